import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIdentity } from './testing/start-identity.ts';
import { startIssuer, type TestIssuer } from './testing/start-issuer.ts';
import type { Visitor } from './testing/visitor.ts';

let issuer: TestIssuer;
const world = startIdentity(async (origin) => {
  issuer = await startIssuer('Millbrook Council', () => [`${origin}/auth/callback`]);
  return [issuer.config];
});
const { database } = world;
const words = {
  place: { name: 'Millbrook' },
  organisation: { name: 'St Aidan’s', kind: 'anchor' },
  administrator: { name: 'Denise Clarke', jobTitle: 'Team lead' },
};

const away = (visitor: Visitor, issuerId?: string) =>
  visitor.ask<{ url: string }>('/auth/set-up/issuer', { code, ...words, issuer: issuerId });
const places = () => database.sql('select name from places');
const options = async () => (await world.visitor().ask<{ issuers: { id: string }[] }>('/auth/options')).body;

/** A server that has just started on an empty database: its code. */
let code: string;
beforeEach(async () => {
  code = (await world.newCode()) ?? '';
});
afterEach(async () => {
  await database.empty('places', 'set_up_codes');
});
afterAll(() => issuer.stop());

describe('setting up where an issuer is set', () => {
  it('offers the issuer, and no passkey', async () => {
    expect(await options()).toEqual({
      place: null,
      demo: false,
      people: [],
      setUp: true,
      passkeys: false,
      issuers: [{ id: expect.stringMatching(/^[0-9a-f]{12}$/) as string, name: 'Millbrook Council' }],
    });
  });

  it('makes no passkey and no place by one, whoever asks for it past the page', async () => {
    for (const path of ['/auth/set-up/passkey-options', '/auth/set-up'])
      expect(await world.visitor().ask(path, { code, ...words, response: {} }), path).toMatchObject({ status: 403, problem: 'not-here' });
    expect(await places()).toEqual([]);
    expect(await database.sql('select * from passkey_challenges')).toEqual([]);
  });

  it('says to nobody without the code whether passkeys are made here', async () => {
    for (const path of ['/auth/set-up/passkey-options', '/auth/set-up', '/auth/set-up/check'])
      expect(await world.visitor().ask(path, { code: 'AAAA-AAAA-AAAA-AAAA', ...words }), path).toMatchObject({
        status: 404,
        problem: 'not-known',
      });
  });

  it('makes the place when the login comes back; its organisation signs in there from now on', async () => {
    issuer.nextLogin('denise');
    const denise = world.visitor();
    const { body } = await away(denise, (await options()).issuers[0]?.id);
    expect(await places()).toEqual([]);
    expect((await denise.follow(body.url)).pathname).toBe('/');
    expect(await world.who(denise)).toMatchObject({ role: 'administrator' });
    expect(await database.sql('select o.issuer, i.subject from organisations o cross join worker_identities i')).toEqual([
      { issuer: issuer.issuer, subject: 'denise' },
    ]);
    expect(await options()).toMatchObject({ setUp: false, passkeys: false });
    expect((await world.visitor().follow('/auth/sign-in?to=%2Ftoday')).pathname).toBe('/today');
  });

  it('makes nothing where somebody was faster meanwhile', async () => {
    const [late, early] = [world.visitor(), world.visitor()];
    issuer.nextLogin('late');
    const { body } = await away(late);
    const back = await late.follow(body.url, `${world.origin}/auth/callback`);
    issuer.nextLogin('early');
    await early.follow((await away(early)).body.url);
    expect((await late.follow(back.href)).search).toBe('?problem=set-up-done');
    expect(await world.who(late)).toBeUndefined();
    expect(await places()).toHaveLength(1);
  });

  it('makes nothing under the code of an earlier start', async () => {
    issuer.nextLogin('late');
    const late = world.visitor();
    const { body } = await away(late);
    await world.newCode();
    expect((await late.follow(body.url)).search).toBe('?problem=set-up-done');
    expect(await places()).toEqual([]);
  });

  it('knows no issuer that was not set up by whoever runs the server', async () => {
    expect(await away(world.visitor(), 'f'.repeat(12))).toMatchObject({ status: 400, problem: 'check-words' });
  });
});
