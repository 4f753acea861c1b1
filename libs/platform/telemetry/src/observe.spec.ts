import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { observe } from './observe.ts';

interface Sent {
  readonly path: string;
  readonly text: string;
}

let collector: Server;
let sent: Sent[];

beforeEach(async () => {
  sent = [];
  collector = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      sent.push({ path: request.url ?? '', text });
      response.end('{}');
    });
  });
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
  const { port } = collector.address() as AddressInfo;
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((done) => collector.close(done));
});

async function aBusyServer() {
  const server = fastify();
  await observe(server, { operations: new Set(['Person']), pool: () => ({ total: 4, idle: 3, waiting: 2 }) });
  server.post('/graphql', () => ({ data: { words: 'Kelly is afraid' } }));
  server.get('/people/:id', (_, reply) => reply.status(500).send({ stack: 'secret' }));
  return server;
}

/** Every attribute that was sent, by name. */
function attributes(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { key, value: said } = value as { key?: unknown; value?: Record<string, unknown> };
    if (typeof key === 'string') found.set(key, (found.get(key) ?? new Set()).add(String(Object.values(said ?? {})[0])));
    Object.values(value).forEach(look);
  };
  for (const { text } of sent) look(JSON.parse(text));
  return found;
}

describe('what is observed', () => {
  it('is off where no endpoint is set', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', '');
    const server = await aBusyServer();
    await server.inject({ method: 'POST', url: '/graphql', body: { operationName: 'Person' } });
    await server.close();
    expect(sent).toEqual([]);
  });

  it('sends how long requests took, by route and by operation, and how the pool stands', async () => {
    const server = await aBusyServer();
    await server.inject({ method: 'POST', url: '/graphql', body: { operationName: 'Person' } });
    await server.inject({ method: 'GET', url: '/people/7' });
    await server.close();
    expect(sent.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/traces']);
    expect(Object.fromEntries(attributes())).toMatchObject({
      'service.name': new Set(['alongside']),
      'http.route': new Set(['/graphql', '/people/:id']),
      'graphql.operation.name': new Set(['Person']),
      'http.response.status_code': new Set(['200', '500']),
    });
    const text = sent.map((one) => one.text).join();
    for (const name of ['http.server.request.duration', 'db.client.connection.count', 'db.client.connection.pending_requests'])
      expect(text).toContain(`"${name}"`);
  });

  it('sends nothing of anyone: no address, no id, no header, no body, and no name that was not built with the app', async () => {
    const server = await aBusyServer();
    const secrets = ['0192f0c1', 'Kelly', 'afraid', 'M1 1AA', 'cookie-value', 'deadbeef', 'secret', '203.0.113.9'];
    await server.inject({
      method: 'POST',
      url: '/graphql?postcode=M1+1AA',
      headers: {
        cookie: '__Host-worker=cookie-value',
        'user-agent': 'Kelly',
        'x-forwarded-for': '203.0.113.9',
        traceparent: '00-deadbeefdeadbeefdeadbeefdeadbeef-deadbeefdeadbeef-01',
      },
      body: { operationName: 'FindKelly', query: '{ person(id: "0192f0c1") { words } }', variables: { words: 'afraid' } },
      remoteAddress: '203.0.113.9',
    });
    await server.inject({ method: 'GET', url: '/people/0192f0c1?text=Kelly' });
    await server.inject({ method: 'GET', url: '/nowhere/Kelly' });
    await server.close();
    const text = sent.map((one) => one.text).join();
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect([...attributes().keys()].sort()).toEqual([
      'db.client.connection.state',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'service.name',
    ]);
  });

  it('does not hold up the end where the collector is away', async () => {
    await new Promise((done) => collector.close(done));
    const server = await aBusyServer();
    await server.inject({ method: 'POST', url: '/graphql', body: {} });
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(5000);
    collector = createServer().listen(0);
  });
});
