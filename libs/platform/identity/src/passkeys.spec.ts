import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { anInvitation, holdRows, type Standing, standingPlace, startIdentity } from './testing/start-identity.ts';
import type { Faults } from './testing/virtual-authenticator.ts';
import type { Visitor } from './testing/visitor.ts';

const world = startIdentity();
const { database } = world;
let place: Standing;
let priya: Visitor;
let priyaId: string;

/** Somebody new with a passkey, signed in. */
async function joined(name: string): Promise<{ visitor: Visitor; workerId: string }> {
  const visitor = world.visitor();
  const token = await anInvitation(database, place, name);
  expect(await visitor.makePasskey('/auth/invitation/passkey-options', '/auth/invitation/passkey', { token })).toMatchObject({
    status: 204,
  });
  return { visitor, workerId: (await world.who(visitor))?.workerId ?? '' };
}

const signOut = (visitor: Visitor) => visitor.ask('/auth/sign-out', {});

beforeAll(async () => {
  place = await standingPlace(database);
  ({ visitor: priya, workerId: priyaId } = await joined('Priya Nair'));
});

describe('signing in with a passkey', () => {
  it('asks for one of this origin whose holder the device has checked, and names nobody', async () => {
    const { status, body } = await world.visitor().ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(body.allowCredentials ?? []).toEqual([]);
    expect(Buffer.from(body.challenge, 'base64url').length).toBeGreaterThanOrEqual(32);
  });

  it('opens a session under a new token; what this browser had before is worth nothing', async () => {
    const before = priya.cookies.get('__Host-worker');
    expect(await priya.signIn()).toMatchObject({ status: 204 });
    expect(await world.who(priya)).toMatchObject({ workerId: priyaId, organisationId: place.organisationId });
    expect(priya.cookies.get('__Host-worker')).not.toBe(before);
    const left = world.visitor();
    left.cookies.set('__Host-worker', before ?? '');
    expect(await world.who(left)).toBeUndefined();
    expect(await database.sql('select opened_by, passkey_id is not null as passkey from sessions where ended_at is null')).toContainEqual({
      opened_by: null,
      passkey: true,
    });
  });

  it('keeps working on a device that does not count', async () => {
    const { visitor } = await joined('Joe Tanner');
    for (let time = 0; time < 2; time++) expect(await visitor.signIn({ count: 0 })).toMatchObject({ status: 204 });
  });

  it('needs a membership of now', async () => {
    const { visitor, workerId } = await joined('Gone Tomorrow');
    await signOut(visitor);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [workerId]);
    expect(await visitor.signIn()).toMatchObject({ status: 401, problem: 'not-known' });
  });
});

describe('what does not sign anybody in', () => {
  const cases: [string, Faults][] = [
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://localhost:1' }],
    ['a passkey of another site', { rpId: 'evil.example' }],
    ['a device that did not check who holds it', { unverified: true }],
    ['a device that nobody touched', { untouched: true }],
    ['a signature of another key', { otherKey: true }],
    ['a made-up challenge', { challenge: 'a'.repeat(43) }],
    ['an answer to another question', { type: 'webauthn.create' }],
    ['a passkey that says it is somebody else’s', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ['a passkey that says nothing of whose it is', { userHandle: '' }],
  ];
  it.each(cases)('%s', async (_what, faults) => {
    await signOut(priya);
    expect(await priya.signIn(faults)).toMatchObject({ status: 401, body: { problem: 'not-known' } });
    expect(await world.who(priya)).toBeUndefined();
    expect(await priya.signIn()).toMatchObject({ status: 204 });
  });

  it('the same answer a second time', async () => {
    const { body } = await priya.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    const binding = priya.cookies.get('__Host-sign-in') ?? '';
    const response = priya.device.get(body);
    expect(await priya.ask('/auth/passkey/sign-in', { response })).toMatchObject({ status: 204 });
    priya.cookies.set('__Host-sign-in', binding);
    expect(await priya.ask('/auth/passkey/sign-in', { response })).toMatchObject({ status: 401 });
  });

  it('one challenge twice, though the device has counted on', async () => {
    const { body } = await priya.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    const binding = priya.cookies.get('__Host-sign-in') ?? '';
    expect(await priya.ask('/auth/passkey/sign-in', { response: priya.device.get(body) })).toMatchObject({ status: 204 });
    priya.cookies.set('__Host-sign-in', binding);
    expect(await priya.ask('/auth/passkey/sign-in', { response: priya.device.get(body) })).toMatchObject({ status: 401 });
  });

  it('a challenge of another browser', async () => {
    const thief = world.visitor();
    const { body } = await thief.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    const response = priya.device.get(body);
    const elsewhere = world.visitor();
    await elsewhere.ask('/auth/passkey/options', {});
    expect(await elsewhere.ask('/auth/passkey/sign-in', { response })).toMatchObject({ status: 401 });
    expect(await world.visitor().ask('/auth/passkey/sign-in', { response })).toMatchObject({ status: 401 });
  });

  it('an answer after five minutes', async () => {
    const { body } = await priya.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    await database.setClock(new Date(Date.now() + 5 * 60_000 + 1000).toISOString());
    expect(await priya.ask('/auth/passkey/sign-in', { response: priya.device.get(body) })).toMatchObject({ status: 401 });
    await database.setClock(undefined);
  });

  it('a copy of a passkey, whose count falls behind', async () => {
    expect(await priya.signIn({ count: 50 })).toMatchObject({ status: 204 });
    for (const count of [50, 49, 0]) expect(await priya.signIn({ count })).toMatchObject({ status: 401, problem: 'not-known' });
    expect(world.lines.join('\n')).toContain('count_went_back');
    expect(await priya.signIn({ count: 51 })).toMatchObject({ status: 204 });
    const held = priya.device.held.at(-1);
    if (held) held.count = 51;
  });

  it('a passkey and its copy at the same moment: one of two answers with one count is enough', async () => {
    const { visitor, workerId } = await joined('Two At Once');
    const copy = world.visitor();
    copy.device.held.push(...visitor.device.held.map((each) => ({ ...each })));
    // Both signatures are checked, and wait, before either counts.
    const [, ...answers] = await Promise.all([
      holdRows(database, 'passkeys where worker_id = $1', [workerId]),
      visitor.signIn({ count: 9 }),
      copy.signIn({ count: 9 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it('a passkey that nobody has here, with the same answer', async () => {
    const stranger = world.visitor();
    stranger.device.create({ user: { id: 'AAAA' }, rp: { id: 'localhost' }, challenge: '' } as PublicKeyCredentialCreationOptionsJSON);
    const answer = await stranger.signIn();
    const wrong = await priya.signIn({ otherKey: true });
    expect(answer).toEqual(wrong);
    expect(answer.body).toEqual({ problem: 'not-known' });
  });

  it.each([
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { id: 'x' },
    { id: 'x', rawId: 'x', type: 'public-key', response: null },
    { id: 'a'.repeat(9000) },
  ])('what is no passkey at all: %j', async (response) => {
    const visitor = world.visitor();
    await visitor.ask('/auth/passkey/options', {});
    expect(await visitor.ask('/auth/passkey/sign-in', { response })).toMatchObject({ status: 401, body: { problem: 'not-known' } });
  });
});

describe('one’s own passkeys', () => {
  it('are seen by whoever is signed in, and by nobody else', async () => {
    await priya.signIn();
    const { body } = await priya.ask<Record<string, unknown>[]>('/auth/passkeys');
    expect(body).toMatchObject([{ name: '', thisOne: true }]);
    for (const path of ['/auth/passkeys', '/auth/passkeys/options', '/auth/passkeys/remove'])
      expect(await world.visitor().ask(path, path === '/auth/passkeys' ? undefined : {})).toMatchObject({
        status: 401,
        problem: 'signed-out',
      });
    expect(await world.visitor().ask('/auth/passkeys', { response: {}, name: 'x' })).toMatchObject({ status: 401, problem: 'signed-out' });
  });

  it('can be several: the second signs in too, and what it opened ends with it', async () => {
    const { visitor, workerId } = await joined('Sam Okafor');
    expect(await visitor.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name: '  The\u202e  phone ' })).toMatchObject({
      status: 204,
    });
    const phone = world.visitor();
    phone.device.held.push(...visitor.device.held.splice(1));
    expect(await phone.signIn()).toMatchObject({ status: 204 });
    expect(await world.who(phone)).toMatchObject({ workerId });
    const { body } = await visitor.ask<{ id: string; name: string; thisOne: boolean; lastUsedAt: string | null }[]>('/auth/passkeys');
    expect(body.map(({ name, thisOne }) => ({ name, thisOne }))).toEqual([
      { name: '', thisOne: true },
      { name: 'The phone', thisOne: false },
    ]);
    expect(await visitor.ask('/auth/passkeys/remove', { id: body[1]?.id })).toMatchObject({ status: 204 });
    expect(await world.who(phone)).toBeUndefined();
    expect(await world.who(visitor)).toMatchObject({ workerId });
    expect(await phone.signIn()).toMatchObject({ status: 401, problem: 'not-known' });
  });

  it('keep the last one', async () => {
    const { visitor } = await joined('Only One');
    const { body } = await visitor.ask<{ id: string }[]>('/auth/passkeys');
    expect(await visitor.ask('/auth/passkeys/remove', { id: body[0]?.id })).toMatchObject({ status: 409, problem: 'last-one' });
    expect(await visitor.signIn()).toMatchObject({ status: 204 });
  });

  it('keep one where two remove each other at once', async () => {
    const { visitor, workerId } = await joined('Two Hands');
    await visitor.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name: 'second' });
    const other = world.visitor();
    other.device.held.push(...visitor.device.held.splice(1));
    await other.signIn();
    const { body } = await visitor.ask<{ id: string; thisOne: boolean }[]>('/auth/passkeys');
    const [mine, theirs] = [body.find(({ thisOne }) => thisOne)?.id, body.find(({ thisOne }) => !thisOne)?.id];
    // Both have seen two passkeys before either is removed.
    const [, ...answers] = await Promise.all([
      holdRows(database, 'passkeys where worker_id = $1', [workerId]),
      visitor.ask('/auth/passkeys/remove', { id: theirs }),
      other.ask('/auth/passkeys/remove', { id: mine }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const left = await database.sql(
      "select 1 from passkeys p join workers w on w.worker_id = p.worker_id where w.name = 'Two Hands' and p.removed_at is null",
    );
    expect(left).toHaveLength(1);
  });

  it('do not include anybody else’s: none is removed, and none is added for them', async () => {
    const { visitor: sam, workerId: samId } = await joined('Sam Again');
    const { body: theirs } = await priya.ask<{ id: string }[]>('/auth/passkeys');
    await sam.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name: 'second' });
    expect(await sam.ask('/auth/passkeys/remove', { id: theirs[0]?.id })).toMatchObject({ status: 404, problem: 'not-known' });

    // Options that Priya asked for, answered in Sam's session: they were for Priya, in Priya's browser.
    const { body: options } = await priya.ask<PublicKeyCredentialCreationOptionsJSON>('/auth/passkeys/options', {});
    const response = sam.device.create(options);
    expect(await sam.ask('/auth/passkeys', { response, name: '' })).toMatchObject({ status: 400, problem: 'passkey-refused' });
    sam.cookies.set('__Host-sign-in', priya.cookies.get('__Host-sign-in') ?? '');
    expect(await sam.ask('/auth/passkeys', { response, name: '' })).toMatchObject({ status: 400, problem: 'passkey-refused' });
    expect(await database.sql('select count(*)::int n from passkeys where worker_id = $1', [samId])).toEqual([{ n: 2 }]);
    expect(await database.sql('select count(*)::int n from passkeys where worker_id = $1', [priyaId])).toEqual([{ n: 1 }]);
  });

  it('take no passkey over that somebody has', async () => {
    const { visitor: mallory } = await joined('Mallory');
    const id = priya.device.held.at(-1)?.id ?? '';
    expect(await mallory.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name: '' }, { id })).toMatchObject({
      status: 400,
      problem: 'passkey-refused',
    });
    expect(await priya.signIn()).toMatchObject({ status: 204 });
  });

  it.each<[string, Faults]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { rpId: 'evil.example' }],
    ['no check of who holds the device', { unverified: true }],
    ['another challenge', { challenge: 'b'.repeat(43) }],
    ['an answer to another question', { type: 'webauthn.get' }],
  ])('take none that was made with %s', async (_what, faults) => {
    expect(await priya.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name: '' }, faults)).toMatchObject({
      status: 400,
      problem: 'passkey-refused',
    });
  });

  it('take no name that is none', async () => {
    for (const name of [7, 'x'.repeat(61), '\ud800'])
      expect(await priya.makePasskey('/auth/passkeys/options', '/auth/passkeys', { name })).toMatchObject({
        status: 400,
        problem: 'check-words',
      });
  });
});

it('needs our own header, so that no other site can send anything', async () => {
  for (const path of ['passkey/options', 'passkey/sign-in', 'passkeys/options', 'passkeys', 'passkeys/remove'])
    expect((await fetch(`${world.origin}/auth/${path}`, { method: 'POST' })).status).toBe(403);
});

it('gives the application no way to the tables, nor to start a session as it likes', async () => {
  for (const statement of [
    'select * from passkeys',
    'select * from passkey_challenges',
    'select * from sessions',
    `select start_session('${priyaId}', null, '\\x00', null, gen_random_uuid(), '\\x00', null)`,
    `select use_passkey('\\x00', 1)`,
  ])
    await expect(database.outside(statement), statement).rejects.toThrow(/permission denied/);
});

it('leaves no token, name, challenge or id in the log', () => {
  const text = world.lines.join('\n');
  expect(text).toContain('passkey refused');
  expect(text).not.toMatch(/Priya|Nair|Sam|evil|[A-Za-z0-9_-]{43}/);
});
