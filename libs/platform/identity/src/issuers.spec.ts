import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Issuer } from './issuer.ts';
import { aMembership, anInvitation, anOrganisation, type Standing, standingPlace, startIdentity } from './testing/start-identity.ts';
import { startIssuer, type TestIssuer } from './testing/start-issuer.ts';
import type { Visitor } from './testing/visitor.ts';

// Two issuers beside each other, and an organisation with passkeys. What one vouches for opens nothing of another's.

let council: TestIssuer;
let housing: TestIssuer;
const world = startIdentity(async (origin) => {
  council = await startIssuer('Millbrook Council', () => [`${origin}/auth/callback`]);
  housing = await startIssuer('Millbrook Housing', (issuer) => [origin + callbackOf(issuer)], true);
  return [council.config, housing.config];
});
const { database } = world;
const callbackOf = (issuer: string) => new Issuer('', { issuer, name: '', clientId: '', ownCallback: true }).callback;
const idOf = (issuer: string) => new Issuer('', { issuer, name: '', clientId: '' }).id;

let place: Standing;
let atCouncil: string;
let atHousing: string;
/** Works for the council, for housing, and for the hub that signs in with passkeys; has a login at each issuer. */
let joe: string;

beforeAll(async () => {
  place = await standingPlace(database);
  atCouncil = await anOrganisation(database, place.placeId, 'Council', council.issuer);
  atHousing = await anOrganisation(database, place.placeId, 'Housing', housing.issuer);
  joe = uuidv7();
  await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'Joe Tanner')", [joe, place.placeId]);
  for (const organisationId of [place.organisationId, atCouncil, atHousing])
    await aMembership(database, { ...place, organisationId, workerId: joe });
  for (const { issuer } of [council, housing])
    await database.sql("insert into worker_identities (issuer, subject, worker_id) values ($1, 'joe', $2)", [issuer, joe]);
});
afterAll(() => {
  council.stop();
  housing.stop();
});

async function signIn(visitor: Visitor, at: TestIssuer, subject: string): Promise<URL> {
  at.nextLogin(subject);
  return visitor.follow(`/auth/sign-in?issuer=${idOf(at.issuer)}&to=%2Ftoday`);
}

/** What act_for says in this browser's session. */
async function mayActFor(visitor: Visitor, organisationId: string): Promise<boolean> {
  const who = await world.who(visitor);
  if (!who) throw new Error('Nobody is signed in.');
  const [row] = await database.as({ ...who, token: '' }).sees<{ moved: boolean }>('select act_for($1) as moved', [organisationId]);
  return row?.moved ?? false;
}

describe('several issuers', () => {
  it('are offered by name, under an id that tells nothing', async () => {
    const { body } = await world.visitor().ask('/auth/options');
    expect(body).toMatchObject({
      passkeys: true,
      issuers: [
        { id: idOf(council.issuer), name: 'Millbrook Council' },
        { id: idOf(housing.issuer), name: 'Millbrook Housing' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('127.0.0.1');
  });

  it('need a choice; an unknown one leads back to the sign-in page', async () => {
    for (const query of ['', '&issuer=', '&issuer=ffffffffffff', '&issuer=a&issuer=b'])
      expect((await world.visitor().follow(`/auth/sign-in?to=%2Ftoday${query}`)).href).toBe(`${world.origin}/sign-in?to=%2Ftoday`);
  });

  it('each open sessions for their own organisations', async () => {
    for (const [issuer, organisationId] of [
      [council, atCouncil],
      [housing, atHousing],
    ] as const) {
      const visitor = world.visitor();
      expect((await signIn(visitor, issuer, 'joe')).pathname).toBe('/today');
      expect(await world.who(visitor)).toMatchObject({ workerId: joe, organisationId });
    }
  });
});

describe('a foreign issuer', () => {
  it('opens nothing of another’s organisation, though the login is a worker’s', async () => {
    const workerId = uuidv7();
    await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'Sam')", [workerId, place.placeId]);
    await aMembership(database, { ...place, organisationId: atHousing, workerId });
    await database.sql("insert into worker_identities (issuer, subject, worker_id) values ($1, 'sam', $2)", [council.issuer, workerId]);
    const visitor = world.visitor();
    expect((await signIn(visitor, council, 'sam')).search).toBe('?problem=not-known&to=%2Ftoday');
    expect(await world.who(visitor)).toBeUndefined();
  });

  it('is nobody with another’s subject', async () => {
    await database.sql("insert into worker_identities (issuer, subject, worker_id) values ($1, 'only-at-council', $2)", [
      council.issuer,
      joe,
    ]);
    const visitor = world.visitor();
    expect((await signIn(visitor, housing, 'only-at-council')).search).toContain('problem=not-known');
  });

  it('does not get there by acting for it either; nor to an organisation with passkeys', async () => {
    const visitor = world.visitor();
    await signIn(visitor, council, 'joe');
    expect(await mayActFor(visitor, atHousing)).toBe(false);
    expect(await mayActFor(visitor, place.organisationId)).toBe(false);
    expect(await mayActFor(visitor, atCouncil)).toBe(true);
    const second = await anOrganisation(database, place.placeId, 'Council Revenues', council.issuer);
    await aMembership(database, { ...place, organisationId: second, workerId: joe });
    expect(await mayActFor(visitor, second)).toBe(true);
  });

  it('accepts no invitation of another’s organisation', async () => {
    const token = await anInvitation(database, { ...place, organisationId: atHousing }, 'New');
    const visitor = world.visitor();
    council.nextLogin('mallory');
    // The way to housing is begun, and the login is then made at the council.
    const { body } = await visitor.ask<{ url: string }>('/auth/invitation/issuer', { token });
    const asked = new URL(body.url);
    const swapped = new URL(asked.pathname + asked.search, council.issuer);
    swapped.searchParams.set('redirect_uri', `${world.origin}/auth/callback`);
    expect((await visitor.follow(swapped.href)).search).toBe('?problem=refused');
    expect(await world.who(visitor)).toBeUndefined();
    expect(await visitor.ask('/auth/invitation', { token })).toMatchObject({ status: 200 });
  });
});

describe('a passkey', () => {
  it('opens organisations without an issuer, and acts for no other', async () => {
    const visitor = world.visitor();
    const token = await anInvitation(database, place, 'Priya');
    await visitor.makePasskey('/auth/invitation/passkey-options', '/auth/invitation/passkey', { token });
    const workerId = (await world.who(visitor))?.workerId ?? '';
    await aMembership(database, { ...place, organisationId: atCouncil, workerId });
    await visitor.signIn();
    expect(await world.who(visitor)).toMatchObject({ organisationId: place.organisationId });
    expect(await mayActFor(visitor, atCouncil)).toBe(false);
    expect(await mayActFor(visitor, place.organisationId)).toBe(true);
    await database.sql('update memberships set until_at = moment() where worker_id = $1 and organisation_id = $2', [
      workerId,
      place.organisationId,
    ]);
    expect(await visitor.signIn()).toMatchObject({ status: 401, problem: 'not-known' });
  });

  it('is none of the business of a session that an issuer opened', async () => {
    const visitor = world.visitor();
    await signIn(visitor, council, 'joe');
    expect(await visitor.ask('/auth/passkeys')).toMatchObject({ status: 403, problem: 'not-here' });
    expect(await visitor.ask('/auth/passkeys/options', {})).toMatchObject({ status: 403, problem: 'not-here' });
  });
});

it('ends the sessions of an organisation that signs in another way from now on', async () => {
  const changing = await anOrganisation(database, place.placeId, 'Changing', housing.issuer);
  const workerId = uuidv7();
  await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'Stays')", [workerId, place.placeId]);
  await aMembership(database, { ...place, organisationId: changing, workerId });
  await database.sql("insert into worker_identities (issuer, subject, worker_id) values ($1, 'stays', $2)", [housing.issuer, workerId]);
  const visitor = world.visitor();
  await signIn(visitor, housing, 'stays');
  expect(await world.who(visitor)).toMatchObject({ workerId });
  await database.sql('update organisations set issuer = null where organisation_id = $1', [changing]);
  expect(await world.who(visitor)).toBeUndefined();
});

describe('one issuer’s answer', () => {
  /** Begins at one issuer, and stops before its answer arrives here. */
  async function answerOf(visitor: Visitor, at: TestIssuer, subject: string): Promise<URL> {
    at.nextLogin(subject);
    return visitor.follow(`/auth/sign-in?issuer=${idOf(at.issuer)}`, `${world.origin}/auth/callback`);
  }

  it('comes to its own address', async () => {
    const answer = await answerOf(world.visitor(), housing, 'joe');
    expect(answer.pathname).toBe(callbackOf(housing.issuer));
    expect(answer.searchParams.get('iss')).toBe(housing.issuer);
  });

  it('is worth nothing at the other’s address', async () => {
    for (const [from, to] of [
      [housing, '/auth/callback'],
      [council, callbackOf(housing.issuer)],
      [housing, `/auth/callback/${randomUUID().slice(0, 12)}`],
    ] as const) {
      const visitor = world.visitor();
      const answer = await answerOf(visitor, from, 'joe');
      expect((await visitor.follow(to + answer.search)).search).toBe('?problem=refused');
      expect(await world.who(visitor)).toBeUndefined();
    }
  });

  it.each(['says', 'hides'])(
    'is not taken for the other’s where it %s whose it is: a mixed-up browser hands nobody a code',
    async (how) => {
      // Begun at the council, and sent on to housing as a dishonest issuer would, with all that it knows.
      const visitor = world.visitor();
      council.nextLogin('joe');
      housing.nextLogin('joe');
      const departed = await visitor.follow(`/auth/sign-in?issuer=${idOf(council.issuer)}`, council.issuer);
      const mixed = new URL(departed.pathname + departed.search, housing.issuer);
      mixed.searchParams.set('redirect_uri', world.origin + callbackOf(housing.issuer));
      const answer = await visitor.follow(mixed.href, `${world.origin}/auth/callback`);
      expect(answer.searchParams.get('code')).toBeTruthy();
      if (how === 'hides') answer.searchParams.delete('iss');
      const before = world.lines.length;
      expect((await visitor.follow(answer.href)).search).toBe('?problem=refused');
      expect(world.lines.slice(before).join()).toContain('another_issuer');
      expect(await world.who(visitor)).toBeUndefined();
    },
  );

  it('says itself whose it is, where it can', async () => {
    const visitor = world.visitor();
    const answer = await answerOf(visitor, council, 'joe');
    answer.searchParams.set('iss', housing.issuer);
    expect((await visitor.follow(answer.href)).search).toBe('?problem=refused');
  });
});
