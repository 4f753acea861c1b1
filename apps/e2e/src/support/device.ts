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
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return found.join('\n');
  });
}
