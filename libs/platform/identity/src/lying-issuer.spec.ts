import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPublicKey, byStranger, type Lie, startLyingIssuers, unsigned } from './testing/lying-issuers.ts';
import { aMembership, anOrganisation, startIdentity } from './testing/start-identity.ts';

// Issuers that are dead, broken, or try to let somebody in as somebody else. Each vouches for a worker who is really here.

const html = '<!doctype html><title>quokka</title>';
const huge = 'a'.repeat(2_000_000);

const lies = {
  // dead or broken
  hangs: { metadata: () => undefined },
  fails: { metadata: (_told, response) => void response.writeHead(500).end('quokka') },
  'answers-html': { metadata: (_told, response) => void response.setHeader('content-type', 'text/html').end(html) },
  'is-another': { metadata: (told) => ({ ...told, issuer: 'https://quokka.example' }) },
  redirects: { metadata: (_told, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end() },
  'never-ends': { metadata: (told) => ({ ...told, more: huge }) },
  'is-no-object': { metadata: () => [] },
  'has-no-token-endpoint': { metadata: ({ token_endpoint, ...told }) => (void token_endpoint, told) },
  'has-no-authorisation': { metadata: ({ authorization_endpoint, ...told }) => (void authorization_endpoint, told) },
  'sends-browsers-to-a-script': { metadata: (told) => ({ ...told, authorization_endpoint: 'javascript:alert(1)' }) },
  'token-hangs': { token: () => true },
  'token-fails': { token: (response) => (response.writeHead(500).end('quokka'), true) },
  'token-is-html': { token: (response) => (response.setHeader('content-type', 'text/html').end(html), true) },
  'token-never-ends': { token: (response) => (response.setHeader('content-type', 'application/json').end(JSON.stringify({ huge })), true) },
  'token-redirects': { token: (response) => (response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end(), true) },
  'keys-fail': { keys: (response) => void response.writeHead(500).end() },
  'keys-are-none': { keys: () => ({ keys: [] }) },
  'keys-are-html': { keys: (response) => void response.end(html) },
  // lies
  'is-signed-by-a-stranger': { signed: byStranger },
  'is-not-signed': { header: { alg: 'none' }, signed: unsigned },
  'says-none-and-signs': { header: { alg: 'NONE' } },
  'is-signed-with-the-public-key': { header: { alg: 'HS256' }, signed: byPublicKey },
  'is-signed-with-another-kid': { header: { kid: 'other' }, signed: byStranger },
  'brings-its-own-key': { header: { jwk: { kty: 'oct', k: 'AA' }, jku: 'http://127.0.0.1:1/keys' }, signed: byStranger },
  'is-for-another': { claims: (claims) => ({ ...claims, aud: 'another-client' }) },
  'is-for-several': { claims: (claims) => ({ ...claims, aud: ['alongside', 'another-client'], azp: 'another-client' }) },
  'is-from-another': { claims: (claims) => ({ ...claims, iss: 'https://quokka.example' }) },
  'has-another-nonce': { claims: (claims) => ({ ...claims, nonce: 'of-another-sign-in' }) },
  'has-no-nonce': { claims: ({ nonce, ...claims }) => (void nonce, claims) },
  'is-over': { claims: (claims) => ({ ...claims, iat: 1, exp: 2 }) },
  'never-ends-being-good': { claims: ({ exp, ...claims }) => (void exp, claims) },
  'is-from-tomorrow': { claims: (claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1000) + 86_400 }) },
  'names-nobody': { claims: ({ sub, ...claims }) => (void sub, claims) },
  'names-an-object': { claims: (claims) => ({ ...claims, sub: { $ne: null } }) },
  'names-NUL': { claims: (claims) => ({ ...claims, sub: 'priya-quokka\0' }) },
  'is-no-token': { signed: () => 'quokka' },
  'is-text-in-three': { signed: () => 'a.b.c' },
  'says-it-is-another-on-the-way-back': { back: { iss: 'https://quokka.example' } },
  'sends-another-state': { back: { state: 'of-another-browser' } },
  'sends-an-error-too': { back: { error: 'quokka', error_description: html } },
  'sends-a-token-at-once': { back: { response: 'quokka', id_token: 'a.b.c' } },
} satisfies Record<string, Lie>;
const honest = { honest: {} } satisfies Record<string, Lie>;

type Name = keyof typeof lies | 'honest';
let issuers: Awaited<ReturnType<typeof startLyingIssuers<Name>>>;
const world = startIdentity(async () => {
  issuers = await startLyingIssuers<Name>({ ...lies, ...honest });
  return ([...Object.keys(lies), 'honest'] as Name[]).map((name) => ({
    issuer: issuers.issuer(name),
    name: 'An issuer',
    clientId: 'alongside',
    ownCallback: true,
  }));
});

beforeAll(async () => {
  const placeId = uuidv7();
  await world.database.sql("insert into places (place_id, name) values ($1, 'Millbrook')", [placeId]);
  for (const name of [...Object.keys(lies), 'honest'] as Name[]) {
    const workerId = uuidv7();
    const organisationId = await anOrganisation(world.database, placeId, name, issuers.issuer(name));
    await world.database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'Priya Quokka')", [workerId, placeId]);
    await aMembership(world.database, { placeId, organisationId, workerId });
    await world.database.sql("insert into worker_identities (issuer, subject, worker_id) values ($1, 'priya-quokka', $2)", [
      issuers.issuer(name),
      workerId,
    ]);
  }
});
afterAll(() => issuers.stop());

const idOf = (name: Name): string => createHash('sha256').update(issuers.issuer(name)).digest('hex').slice(0, 12);
const count = async (table: string): Promise<number> =>
  (await world.database.sql<{ n: number }>(`select count(*)::int n from ${table}`))[0]?.n ?? -1;

it('lets in the worker for whom an honest issuer vouches', async () => {
  const visitor = world.visitor();
  expect((await visitor.follow(`/auth/sign-in?issuer=${idOf('honest')}&to=/today`)).href).toBe(`${world.origin}/today`);
  expect(await world.who(visitor)).toBeDefined();
});

describe('an issuer that', () => {
  it.concurrent.each(Object.keys(lies) as (keyof typeof lies)[])('%s lets nobody in, and the sign-in page says so', async (name) => {
    const visitor = world.visitor();
    const at = await visitor.follow(`/auth/sign-in?issuer=${idOf(name)}&to=/today`);
    expect(at.origin + at.pathname).toBe(`${world.origin}/sign-in`);
    expect(['unavailable', 'refused', 'not-known']).toContain(at.searchParams.get('problem'));
    expect(await world.who(visitor)).toBeUndefined();
    expect([...visitor.cookies.keys()]).not.toContain('__Host-worker');
  });

  it('lies leaves no session behind, and nothing of anyone in the log', async () => {
    expect(await count('sessions')).toBe(1);
    const all = world.lines.join('\n');
    expect(all).toContain('sign-in failed');
    for (const secret of ['quokka', 'Quokka', 'a-token', 'eyJ', '<title>', 'javascript:', '127.0.0.1:', 'nonce', 'state='])
      expect(all).not.toContain(secret);
  });

  it('hangs holds up nobody who signs in at another', async () => {
    const waits = world.visitor().follow(`/auth/sign-in?issuer=${idOf('hangs')}`);
    const from = performance.now();
    expect((await world.visitor().follow(`/auth/sign-in?issuer=${idOf('honest')}&to=/today`)).pathname).toBe('/today');
    expect(performance.now() - from).toBeLessThan(3_000);
    await waits;
  });
});
