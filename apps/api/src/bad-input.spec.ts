import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker } from '@alongside/teams/api/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };

// What no browser of ours sends. It is refused clearly and cheaply, and changes nothing.

const api = startApi(domains, { safelist: operations });
let priya: Actor;
let kelly: string;
beforeAll(async () => {
  const place = await aPlace(api.database);
  const worker = await aWorker().of(api.database, await anOrganisation().at(api.database, place));
  kelly = await aPerson().withAlongside(worker).at(api.database, place);
  priya = await signIn(api.database, worker);
});

const idOf = (name: string): string => Object.entries(operations).find(([, operation]) => operation.name === name)?.[0] ?? '';
const headers = (): Record<string, string> => ({
  'content-type': 'application/json',
  'x-alongside': '1',
  cookie: `__Host-worker=${priya.token}`,
});
const post = (payload: string | Buffer, more: Record<string, string> = {}, url = '/graphql') =>
  api.app().inject({ method: 'POST', url, headers: { ...headers(), ...more }, payload });
const refused = { errors: [{ message: 'Something in what was sent needs another look.', extensions: { code: 'BAD_INPUT' } }] };
const entries = async (): Promise<number> => (await api.database.sql<{ n: number }>('select count(*)::int n from entries'))[0]?.n ?? -1;
const recording = (words: string): string =>
  `{"documentId":"${idOf('RecordConversation')}","variables":{"input":{"mutationId":"${uuidv7()}","conversationId":"${uuidv7()}","entryId":"${uuidv7()}","personId":"${kelly}","occurredAt":"2026-11-20T10:00:00Z","words":${words}}}}`;

describe('words that PostgreSQL cannot hold as they are', () => {
  it.each([
    ['a NUL', '"Kelly \\u0000 told me"'],
    ['half of a pair', '"Kelly \\ud83d told me"'],
    ['the other half', '"Kelly \\ude00 told me"'],
    ['the halves the wrong way round', '"\\ude00\\ud83d"'],
  ])('are refused whole rather than changed: %s', async (_what, words) => {
    const before = await entries();
    const response = await post(recording(words));
    expect([response.statusCode, response.json()]).toEqual([400, refused]);
    expect(await entries()).toBe(before);
  });

  it('leave the same words welcome without it', async () => {
    expect((await post(recording('"Kelly \\ud83d\\ude00 told me"'))).body).toContain('ConversationRecorded');
  });
});

describe('a body', () => {
  const today = idOf('Today');
  it.each([
    ['that breaks off', `{"documentId":"${today}"`],
    ['that is no JSON', 'documentId=x'],
    ['that is nothing', ''],
    ['that is null', 'null'],
    ['that is a number', '7'],
    ['that is a list', `[{"documentId":"${today}"}]`],
    ['with two values', `{"documentId":"${today}"}{}`],
    ['with a key of every object', `{"documentId":"${today}","__proto__":{"any":true}}`],
    ['with such a key further in', `{"documentId":"${today}","variables":{"a":{"__proto__":{"b":1}}}}`],
    ['with such a key written otherwise', `{"documentId":"${today}","variables":{"\\u005f_proto__":{"b":1}}}`],
    ['with a constructor’s key', `{"documentId":"${today}","constructor":{"prototype":{"any":true}}}`],
    ['with variables as text', `{"documentId":"${today}","variables":"{}"}`],
    ['with variables as a list', `{"documentId":"${today}","variables":[]}`],
    ['with an id that is a list', `{"documentId":["${today}"]}`],
    ['with an id that is an object', `{"documentId":{"toString":"${today}"}}`],
    ['fifty thousand lists deep', `{"documentId":"${today}","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`],
    ['twelve objects deep', `{"documentId":"${today}","variables":${'{"a":'.repeat(12)}1${'}'.repeat(12)}}`],
  ])('%s is refused, in a moment', async (_what, body) => {
    const from = performance.now();
    const response = await post(body);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual(refused);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(({} as { any?: boolean }).any).toBeUndefined();
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/xml'],
    ['application/json; charset=utf-16'],
    ['nonsense'],
  ])('as %s is refused or read as the JSON that it is', async (type) => {
    const { statusCode, body } = await post(`{"documentId":"${today}"}`, { 'content-type': type });
    expect([200, 400, 415]).toContain(statusCode);
    expect(body).not.toMatch(/node_modules|stack/);
  });

  it('that says a thing twice means the last, as everywhere', async () => {
    expect((await post(`{"documentId":"${today}","documentId":"${idOf('Me')}"}`)).json<{ data: object }>().data).toHaveProperty('me');
  });

  it('with broken UTF-8 is no fault of ours', async () => {
    const bytes = Buffer.concat([
      Buffer.from(recording('"Kelly').slice(0, -2)),
      Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
      Buffer.from('"}}}'),
    ]);
    expect((await post(bytes)).statusCode).toBeLessThan(500);
  });

  it('of ten megabytes is refused before it is read', async () => {
    const huge = Buffer.alloc(10 * 1024 * 1024, 'a');
    for (const url of ['/graphql', '/auth/sign-out']) {
      const from = performance.now();
      const response = await post(huge, {}, url);
      expect([413, 404]).toContain(response.statusCode);
      expect(performance.now() - from).toBeLessThan(5_000);
    }
  });

  it('of ten megabytes that tells no length is cut off at the limit', async () => {
    await api.app().listen(0, '127.0.0.1');
    const { port } = api.app().getHttpServer().address() as AddressInfo;
    let sent = 0;
    const status = await new Promise<number | string>((resolve) => {
      const outgoing = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers: headers() }, (response) =>
        resolve(response.statusCode ?? 0),
      );
      outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'broken off'));
      const more = (): void => {
        if (outgoing.destroyed || outgoing.writableEnded) return;
        if (sent >= 10 * 1024 * 1024) return void outgoing.end();
        sent += 16_384;
        outgoing.write(Buffer.alloc(16_384, 'a'), () => setImmediate(more));
      };
      more();
    });
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(status);
    expect(sent).toBeLessThan(5 * 1024 * 1024);
  });
});
