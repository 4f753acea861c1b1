import { createHash, randomBytes } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { beforeAll, describe, expect, it } from 'vitest';
import { Open } from '@alongside/platform/graphql';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker } from '@alongside/teams/api/testing';
import { ConfigError, readConfig } from './config.ts';
import { domains } from './domains.ts';

// Nobody can use up what is another's: a sender is known by what it holds, and never by whom it aims at.

const PER_MINUTE = 100;

/** The addresses of sign-in as the limit sees them; what stands behind them has its own specs. */
@Controller('auth')
@Open('a stand-in for the test')
class SignInStandIn {
  @Get('sign-in')
  begin(): string {
    return 'begun';
  }
  @Post('passkey/sign-in')
  passkey(): string {
    return 'signed in';
  }
}
@Module({ controllers: [SignInStandIn] })
class StandInModule {}

const api = startApi([...domains, { module: StandInModule, sdl: '' }], { perMinute: PER_MINUTE });
let victim: Actor;
let colleague: Actor;

beforeAll(async () => {
  const place = await aPlace(api.database);
  const organisation = await anOrganisation().at(api.database, place);
  const worker = async (name: string) => signIn(api.database, await aWorker().called(name).of(api.database, organisation));
  [victim, colleague] = await Promise.all([worker('Priya'), worker('Dan')]);
});

let addresses = 0;
const anAddress = (): string => `192.0.2.${++addresses}`;

interface Sender {
  readonly from?: string;
  readonly cookie?: string;
  /** What a browser holds that somebody has signed in with before. */
  readonly known?: string;
  readonly headers?: Record<string, string>;
}
const send = (
  method: 'GET' | 'POST',
  url: string,
  payload: object | undefined,
  { from = '192.0.2.250', cookie, known, headers = {} }: Sender,
) =>
  api.app().inject({
    method,
    url,
    remoteAddress: from,
    headers: {
      'x-alongside': '1',
      cookie: [...(cookie ? [`__Host-worker=${cookie}`] : []), ...(known ? [`__Host-known=${known}`] : [])].join('; '),
      ...headers,
    },
    ...(payload ? { payload } : {}),
  });
const read = (sender: Sender) => send('POST', '/graphql', { query: '{ me { worker { name } } }' }, sender);
const passkey = (sender: Sender) => send('POST', '/auth/passkey/sign-in', {}, sender);
const statuses = async (count: number, ask: (n: number) => Promise<{ statusCode: number }>): Promise<Record<number, number>> => {
  const seen: Record<number, number> = {};
  for (let n = 0; n < count; n += 1) {
    const { statusCode } = await ask(n);
    seen[statusCode] = (seen[statusCode] ?? 0) + 1;
  }
  return seen;
};
/** A browser that somebody signed in with, so many days ago. */
const aKnownBrowser = async (days = 0): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await api.database.sql('insert into known_browsers values ($1, moment() - make_interval(days => $2))', [
    createHash('sha256').update(token).digest(),
    days,
  ]);
  return token;
};
const madeUp = (n: number): string => n.toString(36).padStart(43, 'a');

describe('a session that asks without end', () => {
  it('is told to wait, in plain words and with a time, and nobody else is', async () => {
    const from = anAddress(); // they share an office, and so an address
    expect(await statuses(PER_MINUTE + 50, () => read({ from, cookie: colleague.token }))).toEqual({ 200: PER_MINUTE, 429: 50 });
    const refused = await read({ from, cookie: colleague.token });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.headers['cache-control']).toContain('no-store');
    expect(refused.json()).toEqual({ errors: [{ message: 'Please wait a moment, then try again. Nothing that you typed is lost.' }] });

    expect((await read({ from, cookie: victim.token })).json()).toEqual({ data: { me: { worker: { name: 'Priya' } } } });
    // The same worker's other browser is another session.
    expect((await read({ from, cookie: (await signIn(api.database, colleague)).token })).statusCode).toBe(200);
  });

  it('costs the database nothing any more', async () => {
    await statuses(PER_MINUTE, () => read({ cookie: colleague.token }));
    api.statements();
    expect((await read({ cookie: colleague.token })).statusCode).toBe(429);
    expect(api.statements()).toEqual([]);
  });

  it('has no more than twenty requests run at once, so that it cannot hold every connection', async () => {
    const burst = (actor: Actor) => Promise.all(Array.from({ length: 60 }, () => read({ cookie: actor.token })));
    const busy = await signIn(api.database, colleague);
    const answers = await burst(busy);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(20);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(40);
    // What was let go is free again, also what was refused.
    expect((await read({ cookie: busy.token })).statusCode).toBe(200);
  });
});

describe('someone who hammers the sign-in', () => {
  it('is told to wait, and a page is answered by a page', async () => {
    const from = anAddress();
    expect(await statuses(PER_MINUTE + 10, () => passkey({ from }))).toEqual({ 201: PER_MINUTE, 429: 10 });
    expect((await passkey({ from })).json()).toEqual({ problem: 'too-many' });
    const page = await send('GET', '/auth/sign-in?to=/today', undefined, { from });
    expect([page.statusCode, page.headers.location]).toEqual([302, '/sign-in?problem=unavailable']);
  });

  it('stops nobody who signs in from another address, whatever name or session it aims at', async () => {
    const from = anAddress();
    await statuses(PER_MINUTE * 2, (n) =>
      send('GET', `/auth/sign-in?as=priya&login_hint=priya&n=${n}`, undefined, { from, cookie: madeUp(n) }),
    );
    expect((await passkey({ from })).statusCode).toBe(429);
    expect((await send('GET', '/auth/sign-in?as=priya', undefined, { from: anAddress() })).statusCode).toBe(200);
  });

  it('stops nobody at the same address who holds a session', async () => {
    const from = anAddress();
    await statuses(PER_MINUTE * 2, (n) => passkey({ from, ...(n % 2 ? { cookie: madeUp(n) } : {}) }));
    expect((await passkey({ from, cookie: madeUp(7) })).statusCode).toBe(429);
    const fresh = await signIn(api.database, victim);
    expect((await read({ from, cookie: fresh.token })).statusCode).toBe(200);
    expect((await passkey({ from, cookie: fresh.token })).statusCode).toBe(201);
  });

  it('stops nobody at the same address who has signed in before: their browser has a share of its own', async () => {
    const from = anAddress();
    await statuses(PER_MINUTE * 2, () => passkey({ from }));
    const [known, other] = [await aKnownBrowser(), await aKnownBrowser(399)];
    expect((await send('GET', '/auth/sign-in', undefined, { from, known })).statusCode).toBe(200);
    expect((await passkey({ from, known })).statusCode).toBe(201);
    // A session that has ended stands in nobody's way.
    expect((await passkey({ from, known, cookie: madeUp(7) })).statusCode).toBe(201);
    expect((await passkey({ from })).statusCode).toBe(429);

    expect(await statuses(PER_MINUTE + 10, () => passkey({ from, known }))).toEqual({ 201: PER_MINUTE - 3, 429: 13 });
    expect((await passkey({ from, known: other })).statusCode).toBe(201);
  });

  it('gets no share by making a browser up, nor by one that was forgotten', async () => {
    const from = anAddress();
    await statuses(PER_MINUTE * 2, () => passkey({ from }));
    for (const known of [madeUp(1), 'a', '', await aKnownBrowser(401)]) expect((await passkey({ from, known })).statusCode).toBe(429);
  });

  it('costs nobody a look at their browser while the address has some left', async () => {
    const known = await aKnownBrowser();
    api.statements();
    expect((await passkey({ from: anAddress(), known })).statusCode).toBe(201);
    expect(api.statements()).toEqual([]);
  });

  it('with a session of their own is stopped by that one', async () => {
    const from = anAddress();
    const own = await signIn(api.database, colleague);
    const seen = await statuses(PER_MINUTE * 2 + 10, () => passkey({ from, cookie: own.token }));
    expect(seen).toEqual({ 201: PER_MINUTE * 2, 429: 10 });
  });

  it('cannot have more by moving about in their own network', async () => {
    const seen = await statuses(PER_MINUTE + 10, (n) => passkey({ from: `2001:db8:1:2::${n.toString(16)}` }));
    expect(seen).toEqual({ 201: PER_MINUTE, 429: 10 });
    expect((await passkey({ from: '2001:db8:1:3::1' })).statusCode).toBe(201);
    expect(await statuses(PER_MINUTE, () => passkey({ from: '::ffff:198.51.100.7' }))).toEqual({ 201: PER_MINUTE });
    expect((await passkey({ from: '198.51.100.7' })).statusCode).toBe(429);
  });

  it('cannot have more by writing the address in other ways', async () => {
    const from = anAddress();
    const ways = ['/auth/passkey/sign-in', '/%61uth/passkey/sign-in', '/a%75th/passkey/sign-in?n=1', '/auth/passke%79/sign-in'];
    const seen = await statuses(PER_MINUTE + 10, (n) => send('POST', ways[n % ways.length] ?? '', {}, { from }));
    expect(seen).toEqual({ 201: PER_MINUTE, 429: 10 });
  });

  it('cannot pretend to be many by a header that no trusted proxy sent', async () => {
    const from = anAddress();
    const seen = await statuses(PER_MINUTE + 10, (n) =>
      passkey({ from, headers: { 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` } }),
    );
    expect(seen).toEqual({ 201: PER_MINUTE, 429: 10 });
  });
});

it('holds up neither the app’s files nor the health checks', async () => {
  const from = anAddress();
  await statuses(PER_MINUTE + 1, () => passkey({ from }));
  expect(await statuses(PER_MINUTE * 2, () => send('GET', '/some-file.js', undefined, { from }))).toEqual({ 404: PER_MINUTE * 2 });
});

it('remembers ten thousand senders and no more: the quietest is forgiven', async () => {
  const from = anAddress();
  await statuses(PER_MINUTE, () => passkey({ from }));
  expect((await passkey({ from })).statusCode).toBe(429);
  for (let n = 0; n < 10_000; n += 1) await passkey({ from: `10.0.${n >> 8}.${n & 255}` });
  expect((await passkey({ from })).statusCode).toBe(201);
}, 60_000);

describe('the proxies in front', () => {
  const needed = { DATABASE_URL: 'x', DATABASE_ADMIN_URL: 'x' };
  it('are believed only where they are named', () => {
    expect(readConfig(needed).trustedProxies).toEqual([]);
    expect(readConfig({ ...needed, ALONGSIDE_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,::1,fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.5',
      '10.1.0.0/16',
      '::1',
      'fd00::/8',
    ]);
  });
  it('are named where browsers see https: unnamed, everybody would share one address', () => {
    const https = { ...needed, ALONGSIDE_ORIGIN: 'https://alongside.example' };
    expect(() => readConfig(https)).toThrow(/ALONGSIDE_TRUSTED_PROXIES is not set/);
    expect(() => readConfig({ ...https, ALONGSIDE_TRUSTED_PROXIES: ' , ' })).toThrow(ConfigError);
    expect(readConfig({ ...https, ALONGSIDE_TRUSTED_PROXIES: '127.0.0.1' }).trustedProxies).toEqual(['127.0.0.1']);
    expect(readConfig({ ...needed, ALONGSIDE_ORIGIN: 'http://localhost:4000' }).trustedProxies).toEqual([]);
  });
  it.each(['true', '*', 'proxy.internal', '10.0.0.0/0', '10.0.0.0/33', '10.0.0.1/8/8', '10.0.0', '1', 'loopback', '::/0'])(
    'are addresses, and not %s',
    (text) => {
      expect(() => readConfig({ ...needed, ALONGSIDE_TRUSTED_PROXIES: text })).toThrow(ConfigError);
    },
  );
  it.each(['0', '59', '-1', 'many', '1e99', '60.5'])('let a page open: not with %s requests a minute', (text) => {
    expect(() => readConfig({ ...needed, ALONGSIDE_REQUESTS_PER_MINUTE: text })).toThrow(ConfigError);
  });
});
