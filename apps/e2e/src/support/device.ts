import type { Page } from '@playwright/test';

/** Everything that the browser keeps of this origin, as it lies there: stores, caches and history, read byte by byte. */
export async function onTheDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const put = (value: unknown, depth = 0): void => {
      if (depth > 8 || value === null || value === undefined) return;
      if (value instanceof ArrayBuffer) found.push(new TextDecoder('latin1').decode(value));
      else if (ArrayBuffer.isView(value)) found.push(new TextDecoder('latin1').decode(value));
      else if (typeof value === 'object') {
        for (const [key, part] of Object.entries(value)) {
          found.push(key);
          put(part, depth + 1);
        }
      } else found.push(JSON.stringify(value));
    };
    const rows = (store: IDBObjectStore): Promise<unknown> =>
      new Promise((done, fail) => {
        const all = store.getAll();
        all.onsuccess = () => done(all.result);
        all.onerror = () => fail(new Error('not readable'));
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name ?? '');
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(new Error('not readable'));
      });
      for (const store of database.objectStoreNames) put(await rows(database.transaction(store).objectStore(store)));
      database.close();
    }
    put({ ...localStorage });
    put({ ...sessionStorage });
    put(history.state);
    found.push(document.cookie);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return found.join('\n');
  });
}

/** What opens of the device's store with a worker's key (32 bytes as base64), and how many keys the device itself still holds for its pages. */
export async function openedWith(page: Page, deviceKey: string): Promise<{ opened: string[]; keysHeld: number }> {
  return page.evaluate(async (base64) => {
    const key = await crypto.subtle.importKey(
      'raw',
      Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
      'AES-GCM',
      false,
      ['decrypt'],
    );
    const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(new Error('not readable'));
      });
    const database = await asked(indexedDB.open('alongside'));
    type Row = { id: string; workerId: string; kind: string; sealed: { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer } };
    const rows = (await asked(database.transaction('kept').objectStore('kept').getAll())) as Row[];
    const sessions = (await asked(database.transaction('session').objectStore('session').getAll())) as object[];
    database.close();
    const opened: string[] = [];
    for (const { id, workerId, kind, sealed } of rows) {
      const additionalData = new TextEncoder().encode(`${workerId}/${kind}/${id}`);
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.bytes).catch(() => null);
      if (plain) opened.push(new TextDecoder().decode(plain));
    }
    const keysHeld = sessions
      .flatMap((session) => Object.values(session) as unknown[])
      .filter((value) => value instanceof CryptoKey).length;
    return { opened, keysHeld };
  }, deviceKey);
}

/** Listens for the key of whoever signs in on this page, and for the request that asked for it. */
export function keysGivenTo(page: Page): { readonly key: string; readonly asked: string }[] {
  const given: { key: string; asked: string }[] = [];
  page.on('response', async (response) => {
    const key = /"deviceKey":"([^"]+)"/.exec(response.url().endsWith('/graphql') ? await response.text().catch(() => '') : '')?.[1];
    if (key) given.push({ key, asked: response.request().postData() ?? '' });
  });
  return given;
}
