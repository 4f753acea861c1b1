import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, aBareActor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import { migrations } from './migrations.ts';
import operations from './operations.json' with { type: 'json' };

// The rules that every request passes, as in production: only operations that were built with the web app.

const api = startApi(domains, { safelist: operations });
const [todayId] = Object.entries(operations).find(([, { document }]) => /\btoday\b/.test(document)) ?? [];
let worker: Actor;
beforeAll(async () => {
  worker = await aBareActor(api.database);
});

const post = (payload: string, headers: Record<string, string> = {}) =>
  api.app().inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: `__Host-worker=${worker.token}`, ...headers },
    payload,
  });

describe('the safelist', () => {
  it('answers an operation that was built with the app', async () => {
    const { errors } = await api.ask(worker, todayId ?? '', {});
    expect(errors).toEqual([]);
  });

  it.each([
    ['a written query', { query: '{ today { people { name } } }' }],
    ['a written query under a listed name', { query: 'query Today { today { people { name } } }', operationName: 'Today' }],
    [
      'a listed id with other text beside it that names another operation',
      { documentId: 'x'.repeat(64), query: '{ me { worker { name } } }' },
    ],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['an id of the object prototype', { documentId: 'constructor' }],
    ['an automatic persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
    ['a batch', [{ documentId: 'a' }, { documentId: 'b' }]],
    ['nothing', {}],
  ])('refuses %s', async (_what, body) => {
    const response = await post(JSON.stringify(body));
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      errors: [{ message: 'Something in what was sent needs another look.', extensions: { code: 'BAD_INPUT' } }],
    });
  });

  it('runs the listed text even where other text is sent along', async () => {
    const response = await post(JSON.stringify({ documentId: todayId, query: '{ me { deviceKey } }' }));
    expect(response.body).not.toContain('deviceKey');
    expect(response.json<{ data: object }>().data).toHaveProperty('today');
  });
});

describe('an address that is written in another way', () => {
  it.each(['/%67raphql', '/graph%71l', '/graphql?query=x'])('has the rules of the graph: %s', async (url) => {
    const send = (payload: object, headers: Record<string, string> = {}) =>
      api.app().inject({
        ...{ method: 'POST', url, payload },
        headers: { 'x-alongside': '1', cookie: `__Host-worker=${worker.token}`, ...headers },
      });
    const listed = await send({ documentId: todayId });
    expect(listed.json<{ data: object }>().data).toHaveProperty('today');
    expect(listed.headers['cache-control']).toContain('no-store');
    expect((await send({ query: '{ __schema { types { name } } }' })).statusCode).toBe(400);
    expect((await send({ documentId: todayId }, { 'x-alongside': '' })).statusCode).toBe(403);
    expect((await api.app().inject({ method: 'GET', url })).statusCode).toBe(405);
  });

  it('has the rules of a screen that follows', async () => {
    const response = await api
      .app()
      .inject({ method: 'POST', url: '/%6Cive/person', payload: { id: worker.workerId }, headers: { 'x-alongside': '1' } });
    expect(response.statusCode).toBe(401);
    expect(response.headers['cache-control']).toContain('no-store');
  });
});

describe('another site', () => {
  it.each([
    ['without our header', { 'x-alongside': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling of our site', { 'sec-fetch-site': 'same-site' }],
  ])('cannot send %s', async (_how, headers) => {
    const response = await post(JSON.stringify({ documentId: todayId }), headers);
    expect(response.statusCode).toBe(403);
    expect(response.body).not.toContain('today');
  });

  it('cannot read by GET', async () => {
    const response = await api
      .app()
      .inject({ method: 'GET', url: `/graphql?documentId=${todayId}`, headers: { cookie: `__Host-worker=${worker.token}` } });
    expect(response.statusCode).toBe(405);
  });
});

describe('a request', () => {
  it('may have 100 kB, and one byte more is refused without a word of it', async () => {
    const body = (size: number) => `{"documentId":"${todayId}","variables":{},"x":"${'a'.repeat(size)}"}`;
    const fit = body(0).length;
    expect((await post(body(100 * 1024 - fit))).statusCode).toBe(200);
    const over = await post(body(100 * 1024 - fit + 1));
    expect(over.statusCode).toBe(413);
    expect(over.body).not.toContain('aaaa');
  });

  it('that is not JSON gets a clear code and no stack', async () => {
    const response = await post('{"documentId":');
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
    expect(response.body).not.toMatch(/SyntaxError|node_modules|\.ts:/);
  });

  it('is answered under a policy without unsafe sources or nonces, and is kept by nobody', async () => {
    const response = await post(JSON.stringify({ documentId: todayId }));
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|nonce|http:|https:|\*/);
    expect(response.headers['cache-control']).toContain('no-store');
  });
});

describe('the product', () => {
  it('is built with every migration that the tests ran', async () => {
    const applied = await api.database.sql<{ name: string }>('select name from migrations');
    expect(migrations.length).toBe(applied.length);
  });
});
