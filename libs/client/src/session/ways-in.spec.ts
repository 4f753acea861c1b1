import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { FETCH } from '../graph/graph.ts';
import { Invitation } from './invitation.ts';
import { PASSKEY_BROWSER, type PasskeyBrowser, problemOfBrowser } from './passkey-browser.ts';
import { Passkeys } from './passkeys.ts';
import { PlaceSetUp } from './place-set-up.ts';
import { WayInError, wayInProblem } from './way-in-error.ts';

const token = 'a'.repeat(43);
const place = {
  place: { name: 'Ashby' },
  organisation: { name: 'Ashby Advice', kind: 'vcse' },
  administrator: { name: 'Nia Rowe', jobTitle: 'Manager' },
};

describe('the ways in', () => {
  let asked: { path: string; init: RequestInit }[];
  let answers: Record<string, () => Response>;
  let browser: { [Name in keyof PasskeyBrowser]: PasskeyBrowser[Name] };

  beforeEach(() => {
    asked = [];
    answers = {};
    browser = { able: () => true, make: () => Promise.resolve({ id: 'made' }), show: () => Promise.resolve({ id: 'shown' }) };
    const fetched = (url: string, init?: RequestInit) => {
      asked.push({ path: url, init: init ?? {} });
      const answer = answers[url];
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: FETCH, useValue: fetched },
        { provide: PASSKEY_BROWSER, useFactory: () => browser },
      ],
    });
  });

  const json =
    (body: unknown, status = 200) =>
    () =>
      new Response(JSON.stringify(body), { status });
  const done = () => new Response(null, { status: 204 });
  const bodies = () => asked.map(({ path, init }) => [path, init.body === undefined ? null : (JSON.parse(init.body as string) as unknown)]);
  const problem = (attempt: Promise<unknown>) => attempt.then(() => null, wayInProblem);

  it('a passkey signs in: the server’s options, the browser’s answer, and no cache between', async () => {
    answers = { '/auth/passkey/options': json({ challenge: 'c' }), '/auth/passkey/sign-in': done };
    await TestBed.inject(Passkeys).signIn();
    expect(bodies()).toEqual([
      ['/auth/passkey/options', {}],
      ['/auth/passkey/sign-in', { response: { id: 'shown' } }],
    ]);
    for (const { init } of asked) {
      expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', cache: 'no-store' });
      expect(new Headers(init.headers).get('x-alongside')).toBe('1');
    }
  });

  it('an invitation is read, and accepted with a passkey or at the issuer, and its token is in no address', async () => {
    const words = { place: 'Ashby', organisation: 'Ashby Advice', name: 'Ola', jobTitle: 'Connector', way: 'passkey', issuerName: null };
    answers = {
      '/auth/invitation': json(words),
      '/auth/invitation/passkey-options': json({ challenge: 'c' }),
      '/auth/invitation/passkey': done,
      '/auth/invitation/issuer': json({ url: 'https://login.example/authorize' }),
      '/auth/passkey/options': json({ challenge: 'd' }),
    };
    const invitation = TestBed.inject(Invitation);
    expect(await invitation.read(token)).toEqual(words);
    await invitation.acceptWithPasskey(token);
    expect(await invitation.acceptAtIssuer(token)).toBe('https://login.example/authorize');
    expect(bodies()).toEqual([
      ['/auth/invitation', { token }],
      ['/auth/invitation/passkey-options', { token }],
      ['/auth/invitation/passkey', { token, response: { id: 'made' } }],
      ['/auth/invitation/issuer', { token }],
    ]);
    await invitation.acceptWithOwnPasskey(token);
    expect(bodies().slice(-2)).toEqual([
      ['/auth/passkey/options', {}],
      ['/auth/invitation/passkey', { token, response: { id: 'shown' } }],
    ]);
    expect(asked.map(({ path }) => path).join()).not.toContain(token);
  });

  it('a place is set up with a passkey or at an issuer', async () => {
    answers = {
      '/auth/set-up/check': done,
      '/auth/set-up/passkey-options': json({ challenge: 'c' }),
      '/auth/set-up': done,
      '/auth/set-up/issuer': json({ url: 'https://login.example/authorize' }),
    };
    const setUp = TestBed.inject(PlaceSetUp);
    await setUp.check('ABCD');
    await setUp.withPasskey('ABCD', place);
    expect(await setUp.atIssuer('ABCD', place, 'i1')).toBe('https://login.example/authorize');
    expect(bodies()).toEqual([
      ['/auth/set-up/check', { code: 'ABCD' }],
      ['/auth/set-up/passkey-options', { code: 'ABCD', administrator: { name: 'Nia Rowe' } }],
      ['/auth/set-up', { code: 'ABCD', ...place, response: { id: 'made' } }],
      ['/auth/set-up/issuer', { code: 'ABCD', ...place, issuer: 'i1' }],
    ]);
  });

  it('one’s own passkeys are listed, added to and removed', async () => {
    const mine = [{ id: 'p1', name: 'Phone', addedAt: '2026-11-24T10:30:00.000Z', lastUsedAt: null, thisOne: true }];
    answers = {
      '/auth/passkeys': () => (asked.at(-1)?.init.method === 'GET' ? json(mine)() : done()),
      '/auth/passkeys/options': json({ challenge: 'c' }),
      '/auth/passkeys/remove': json({ problem: 'last-one' }, 409),
    };
    const passkeys = TestBed.inject(Passkeys);
    expect(await passkeys.list()).toEqual(mine);
    await passkeys.add('Desk');
    expect(await problem(passkeys.remove('p1'))).toBe('last-one');
    expect(bodies().at(-2)).toEqual(['/auth/passkeys', { response: { id: 'made' }, name: 'Desk' }]);
  });

  it.each([
    [json({ problem: 'not-known' }, 401), 'not-known'],
    [json({ problem: 'a word of tomorrow' }, 400), 'unavailable'],
    [json({}, 429), 'too-many'],
    [json({ problem: 'unavailable' }, 503), 'unavailable'],
    [json({}, 503), 'offline'],
    [json({ errors: [] }, 404), 'not-known'],
    [() => new Response('<html>', { status: 500 }), 'unavailable'],
  ])('an answer that is no success has one word %#', async (answer, word) => {
    answers = { '/auth/passkey/options': answer };
    expect(await problem(TestBed.inject(Passkeys).signIn())).toBe(word);
  });

  it('no answer at all is no signal', async () => {
    expect(await problem(TestBed.inject(Passkeys).signIn())).toBe('offline');
  });

  it('what the browser stopped never reaches the server', async () => {
    answers = { '/auth/passkey/options': json({ challenge: 'c' }), '/auth/passkey/sign-in': done };
    browser.show = () => Promise.reject(new WayInError('stopped'));
    expect(await problem(TestBed.inject(Passkeys).signIn())).toBe('stopped');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['NotAllowedError', 'stopped'],
    ['AbortError', 'stopped'],
    ['InvalidStateError', 'there-already'],
    ['SecurityError', 'not-able'],
    ['', 'not-able'],
  ])('the browser says %s: %s', (name, word) => {
    expect(problemOfBrowser(name)).toBe(word);
  });

  it('a browser without passkeys says so before anything is asked of it', () => {
    TestBed.resetTestingModule();
    expect(TestBed.inject(Passkeys).able()).toBe(false);
  });
});
