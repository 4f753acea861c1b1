import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { startSignIn } from './testing/start-sign-in.ts';

const world = startSignIn();

/** Begins a sign-in and stops before the callback: the callback's path and query. */
const comeBack = (browser: Browser, as = 'priya', to = '/'): Promise<string> =>
  browser.follow(`/auth/sign-in?as=${as}&to=${encodeURIComponent(to)}`, '/auth/callback');

/** The callback's address with one thing changed. */
function changed(path: string, name: string, value: string): string {
  const url = new URL(path, world.origin);
  url.searchParams.set(name, value);
  return url.pathname + url.search;
}

describe('signing in', () => {
  it('takes one click, and ends where one wanted to go', async () => {
    const browser = world.browser();
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
    expect(await browser.follow('/auth/sign-in?as=priya&to=%2Fpeople%3Fq%3Dkel')).toBe('/people?q=kel');
    expect(await world.who(browser)).toBe(world.workerId('priya'));
  });

  it('keeps the session in a cookie that no script reads, and only its hash in the database', async () => {
    const browser = world.browser();
    await browser.follow('/auth/sign-in?as=priya');
    expect(browser.set.get('__Host-worker')).toMatch(
      /^__Host-worker=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(browser.cookies.has('__Host-sign-in')).toBe(false);
    const hash = createHash('sha256')
      .update(browser.cookies.get('__Host-worker') ?? '')
      .digest();
    expect(await world.database.sql('select worker_id, id_token from sessions where token_hash = $1', [hash])).toEqual([
      { worker_id: world.workerId('priya'), id_token: null },
    ]);
  });

  it('gives a new token at each sign-in; the one before is worth nothing, and other devices stay signed in', async () => {
    const phone = world.browser();
    await phone.follow('/auth/sign-in?as=priya');
    const browser = world.browser();
    await browser.follow('/auth/sign-in?as=priya');
    const before = world.browser();
    before.cookies.set('__Host-worker', browser.cookies.get('__Host-worker') ?? '');
    expect(await world.who(before)).toBe(world.workerId('priya'));
    await browser.follow('/auth/sign-in?as=priya');
    expect(await world.who(browser)).toBe(world.workerId('priya'));
    expect(await world.who(before)).toBe('UNAUTHENTICATED');
    expect(await world.who(phone)).toBe(world.workerId('priya'));
  });

  it('lets one be somebody else next, without signing out', async () => {
    const browser = world.browser();
    await browser.follow('/auth/sign-in?as=priya');
    expect(await browser.follow('/auth/sign-in?as=sam&to=%2Ftoday')).toBe('/today');
    expect(await world.who(browser)).toBe(world.workerId('sam'));
  });

  it('lets two tabs of one browser sign in at once', async () => {
    const browser = world.browser();
    const first = await comeBack(browser, 'priya', '/today');
    const second = await comeBack(browser, 'priya', '/people');
    const lateCookie = browser.cookies.get('__Host-sign-in') ?? '';
    expect(await browser.follow(first)).toBe('/today');
    browser.cookies.set('__Host-sign-in', lateCookie);
    expect(await browser.follow(second)).toBe('/people');
  });

  it('asks who to be where nobody was chosen', async () => {
    expect(await world.browser().follow('/auth/sign-in?to=%2Ftoday')).toBe('/sign-in?to=%2Ftoday');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/%09/evil.example',
    '/\t/evil.example',
    '@evil.example',
    '/auth/sign-in',
    '',
  ])('goes nowhere else: to=%j', async (to) => {
    const browser = world.browser();
    const answer = await browser.get(await comeBack(browser, 'priya', to));
    const { origin, pathname } = new URL(answer.headers.get('location') ?? '', world.origin);
    expect(origin).toBe(world.origin);
    expect(pathname.startsWith('//')).toBe(false);
  });
});

describe('what does not sign anybody in', () => {
  it('the callback a second time', async () => {
    const browser = world.browser();
    const callback = await comeBack(browser);
    const binding = browser.cookies.get('__Host-sign-in') ?? '';
    await browser.get(callback);
    const sessions = await world.sessions();
    expect(await browser.follow(callback)).toBe('/');
    expect(await world.browser().follow(callback)).toBe('/sign-in?problem=cookie-lost');
    const thief = world.browser();
    thief.cookies.set('__Host-sign-in', binding);
    expect(await thief.follow(callback)).toBe('/sign-in?problem=refused');
    expect(await world.sessions()).toBe(sessions);
  });

  it('the callback of another browser', async () => {
    const theirs = world.browser();
    await comeBack(theirs, 'sam');
    const callback = await comeBack(world.browser(), 'priya');
    expect(await theirs.follow(callback)).toBe('/sign-in?problem=refused');
    expect(theirs.cookies.has('__Host-worker')).toBe(false);
  });

  it('a browser that lost its cookie', async () => {
    const browser = world.browser();
    const callback = await comeBack(browser);
    browser.cookies.delete('__Host-sign-in');
    expect(await browser.follow(callback)).toBe('/sign-in?problem=cookie-lost');
  });

  it.each([
    ['state', 'a'.repeat(43)],
    ['code', 'a'.repeat(43)],
    ['iss', 'https://evil.example'],
  ])('a callback with another %s', async (name, value) => {
    const browser = world.browser();
    expect(await browser.follow(changed(await comeBack(browser), name, value))).toBe('/sign-in?problem=refused');
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it('the code of somebody else', async () => {
    const browser = world.browser();
    const stolen = new URL(await comeBack(world.browser(), 'sam'), world.origin).searchParams.get('code') ?? '';
    expect(await browser.follow(changed(await comeBack(browser), 'code', stolen))).toBe('/sign-in?problem=refused');
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['nonce', 'another'],
    ['code_challenge', 'a'.repeat(43)],
  ])('a sign-in whose %s was changed on its way', async (name, value) => {
    const browser = world.browser();
    const away = new URL((await browser.get('/auth/sign-in?as=priya')).headers.get('location') ?? '');
    const callback = await browser.follow(changed(away.pathname + away.search, name, value), '/auth/callback');
    expect(callback).toContain('code=');
    expect(await browser.follow(callback)).toBe('/sign-in?problem=refused');
    expect(await world.who(browser)).toBe('UNAUTHENTICATED');
  });

  it('an answer after ten minutes', async () => {
    const browser = world.browser();
    const callback = await comeBack(browser);
    await world.database.setClock(new Date(Date.now() + 11 * 60_000).toISOString());
    expect(await browser.follow(callback)).toBe('/sign-in?problem=refused');
    await world.database.setClock(undefined);
  });

  it('a login that no worker here has', async () => {
    const browser = world.browser();
    expect(await browser.follow('/auth/sign-in?as=stranger&to=%2Ftoday')).toBe('/sign-in?problem=not-known&to=%2Ftoday');
    expect(browser.cookies.has('__Host-worker')).toBe(false);
  });

  it('somebody who is not of the demo', async () => {
    const browser = world.browser();
    expect(await browser.follow('/auth/sign-in?as=mallory')).toBe('/sign-in?problem=refused');
    expect(browser.cookies.has('__Host-worker')).toBe(false);
  });
});

it('leaves no token, login or name in the log', () => {
  const text = world.lines.join('\n');
  expect(text).toContain('sign-in failed');
  expect(text).not.toMatch(/priya|sam|stranger|mallory|code=|[A-Za-z0-9_-]{43}/i);
});
