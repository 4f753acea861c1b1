import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { startSignIn } from './testing/start-sign-in.ts';

const world = startSignIn();
const MINUTE = 60_000;

async function signedIn(as: 'priya' | 'sam' = 'priya'): Promise<Browser> {
  const browser = world.browser();
  await browser.follow(`/auth/sign-in?as=${as}`);
  return browser;
}
const clockAt = (milliseconds: number): Promise<void> => world.database.setClock(new Date(milliseconds).toISOString());
const signOut = (browser: Browser): Promise<Response> => browser.post('/auth/sign-out', { 'x-alongside': '1' });

afterEach(() => world.database.setClock(undefined));

describe('a session', () => {
  it('ends after 30 minutes without a request, and each request begins them anew', async () => {
    const start = Date.now();
    await clockAt(start);
    const browser = await signedIn();
    await clockAt(start + 29 * MINUTE);
    expect(await world.who(browser)).toBe(world.workerId('priya'));
    await clockAt(start + 58 * MINUTE);
    expect(await world.who(browser)).toBe(world.workerId('priya'));
    await clockAt(start + 88 * MINUTE);
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it('ends after 12 hours, however busy', async () => {
    const start = Date.now();
    await clockAt(start);
    const browser = await signedIn();
    for (let minute = 25; minute < 12 * 60; minute += 25) {
      await clockAt(start + minute * MINUTE);
      expect(await world.who(browser)).toBe(world.workerId('priya'));
    }
    await clockAt(start + 12 * 60 * MINUTE);
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it('ends at once for somebody who has left', async () => {
    const browser = await signedIn('sam');
    expect(await world.who(browser)).toBe(world.workerId('sam'));
    await world.database.sql('update memberships set until_at = now() where worker_id = $1', [world.workerId('sam')]);
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
    expect(await world.browser().follow('/auth/sign-in?as=sam')).toBe('/sign-in?problem=not-known');
    await world.database.sql('update memberships set until_at = null where worker_id = $1', [world.workerId('sam')]);
  });

  it('is nobody else’s for a token that was made up', async () => {
    const browser = world.browser();
    for (const token of ['', 'x', 'a'.repeat(43), "' or 1=1 --"]) {
      browser.cookies.set('__Host-worker', token);
      expect(await world.who(browser)).toBe('UNAUTHENTICATED');
    }
  });
});

describe('signing out', () => {
  it('ends it on every device of that worker, and nobody else’s', async () => {
    const phone = await signedIn();
    const desk = await signedIn();
    const other = await signedIn('sam');
    const token = desk.cookies.get('__Host-worker') ?? '';
    expect((await signOut(desk)).status).toBe(204);
    expect(desk.cookies.has('__Host-worker')).toBe(false);
    desk.cookies.set('__Host-worker', token);
    expect(await world.who(desk)).toBe('UNAUTHENTICATED');
    expect(await world.who(phone)).toBe('UNAUTHENTICATED');
    expect(await world.who(other)).toBe(world.workerId('sam'));
  });

  it('is asked again who to be', async () => {
    const browser = await signedIn();
    await signOut(browser);
    expect(await browser.follow('/auth/sign-in')).toBe('/sign-in');
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it('is no error without a session', async () => {
    expect((await signOut(world.browser())).status).toBe(204);
  });

  it('needs our own page to ask for it', async () => {
    const browser = await signedIn();
    expect((await browser.post('/auth/sign-out')).status).toBe(403);
    expect((await browser.post('/auth/sign-out', { 'x-alongside': '1', origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.get('/auth/sign-out')).status).toBe(404);
    expect(await world.who(browser)).toBe(world.workerId('priya'));
  });
});

describe('one host', () => {
  /** Asks 127.0.0.1 under another name, which fetch would not let us. */
  const ask = (path: string, host: string, method = 'GET'): Promise<{ status: number | undefined; location: string | undefined }> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: new URL(world.origin).port, path, method, headers: { host } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      })
        .on('error', reject)
        .end();
    });

  it('sends pages asked for at 127.0.0.1 to localhost, where the cookie is', async () => {
    const { port } = new URL(world.origin);
    expect(await ask('/people?q=a', `127.0.0.1:${port}`)).toEqual({ status: 302, location: `${world.origin}/people?q=a` });
    expect((await ask('/auth/sign-out', `127.0.0.1:${port}`, 'POST')).status).toBe(421);
  });

  it('gives nothing under a name that somebody else points here', async () => {
    expect((await ask('/auth/options', 'evil.example')).status).toBe(421);
    expect((await ask('/demo-sign-in/.well-known/openid-configuration', 'evil.example')).status).toBe(421);
  });

  it('answers health under any name, with no detail', async () => {
    expect((await ask('/health/live', '127.0.0.1')).status).toBe(200);
    expect((await ask('/health/ready', '127.0.0.1')).status).toBe(200);
    expect(await (await world.browser().get('/health/ready')).json()).toEqual({ status: 'ok' });
  });
});

it('tells the sign-in page the place and whom one can be', async () => {
  const answer = await world.browser().get('/auth/options');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { place, demo, people } = (await answer.json()) as { place: string; demo: boolean; people: { subject: string }[] };
  expect([place, demo, people.map(({ subject }) => subject)]).toEqual(['Millbrook', true, ['priya', 'sam', 'stranger']]);
});
