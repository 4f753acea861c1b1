import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anInvitation, anOrganisation, holdRows, type Standing, standingPlace, startIdentity } from './testing/start-identity.ts';
import { startIssuer, type TestIssuer } from './testing/start-issuer.ts';
import type { Visitor } from './testing/visitor.ts';

let issuer: TestIssuer;
const world = startIdentity(async (origin) => {
  issuer = await startIssuer('Millbrook Housing', () => [`${origin}/auth/callback`]);
  return [issuer.config];
});
const { database } = world;
let housing: Standing;

beforeAll(async () => {
  const hub = await standingPlace(database);
  housing = { ...hub, organisationId: await anOrganisation(database, hub.placeId, 'Millbrook Housing', issuer.issuer) };
});
afterAll(() => issuer.stop());

async function atIssuer(visitor: Visitor, token: string, subject: string): Promise<URL> {
  issuer.nextLogin(subject);
  const { body } = await visitor.ask<{ url: string }>('/auth/invitation/issuer', { token });
  return visitor.follow(body.url);
}

const memberships = (workerId: string) =>
  database.sql<{ name: string; role: string; job_title: string }>(
    'select o.name, m.role, m.job_title from memberships m join organisations o using (organisation_id) where m.worker_id = $1 and m.until_at is null order by m.from_at',
    [workerId],
  );

describe('an invitation accepted with a login of the issuer', () => {
  it('makes the worker, the membership and the login, and opens a session', async () => {
    const sam = world.visitor();
    expect((await atIssuer(sam, await anInvitation(database, housing, 'Sam Okafor'), 'sam')).pathname).toBe('/');
    const workerId = (await world.who(sam))?.workerId ?? '';
    expect(await memberships(workerId)).toEqual([{ name: 'Millbrook Housing', role: 'connector', job_title: 'Link worker' }]);
    const later = world.visitor();
    issuer.nextLogin('sam');
    expect((await later.follow('/auth/sign-in?to=%2Ftoday')).pathname).toBe('/today');
    expect(await world.who(later)).toMatchObject({ workerId });
  });

  it('is used up once: the second login comes too late, and nobody is made', async () => {
    const token = await anInvitation(database, housing, 'Only One Of Them');
    const [one, other] = [world.visitor(), world.visitor()];
    const { body } = await other.ask<{ url: string }>('/auth/invitation/issuer', { token });
    await atIssuer(one, token, 'one');
    issuer.nextLogin('other');
    expect((await other.follow(body.url)).search).toBe('?problem=invitation-over');
    expect(await world.who(other)).toBeUndefined();
    expect(await database.sql("select 1 from worker_identities where subject = 'other'")).toEqual([]);
  });

  it('tells a login that works there already', async () => {
    const token = await anInvitation(database, housing, 'A colleague');
    expect((await atIssuer(world.visitor(), token, 'sam')).search).toBe('?problem=already-here');
    expect((await atIssuer(world.visitor(), token, 'new')).pathname).toBe('/');
  });

  it('adds a second organisation of that issuer to a login that is here', async () => {
    const repairs = { ...housing, organisationId: await anOrganisation(database, housing.placeId, 'Repairs', issuer.issuer) };
    const sam = world.visitor();
    await atIssuer(sam, await anInvitation(database, repairs, 'Sam O'), 'sam');
    const who = await world.who(sam);
    expect(who).toMatchObject({ organisationId: repairs.organisationId });
    expect((await memberships(who?.workerId ?? '')).map(({ name }) => name)).toEqual(['Millbrook Housing', 'Repairs']);
  });

  it('again: the new login takes the place of the old one', async () => {
    const old = world.visitor();
    await atIssuer(old, await anInvitation(database, housing, 'New Account'), 'account-1');
    const workerId = (await world.who(old))?.workerId ?? '';
    const token = await anInvitation(database, housing, 'New Account', workerId);
    expect((await atIssuer(world.visitor(), token, 'sam')).search).toBe('?problem=already-here');
    const renewed = world.visitor();
    await atIssuer(renewed, token, 'account-2');
    expect(await world.who(renewed)).toMatchObject({ workerId });
    expect(await world.who(old)).toBeUndefined();
    issuer.nextLogin('account-1');
    expect((await old.follow('/auth/sign-in')).search).toBe('?problem=not-known');
  });

  it('two links with one new login at once make one worker', async () => {
    const repairs = { ...housing, organisationId: await anOrganisation(database, housing.placeId, 'Gardens', issuer.issuer) };
    const tokens = [await anInvitation(database, housing, 'Both'), await anInvitation(database, repairs, 'Both')];
    issuer.nextLogin('both');
    const visitors = tokens.map(() => world.visitor());
    const callbacks = await Promise.all(
      visitors.map(async (visitor, at) => {
        const { body } = await visitor.ask<{ url: string }>('/auth/invitation/issuer', { token: tokens[at] });
        return visitor.follow(body.url, `${world.origin}/auth/callback`);
      }),
    );
    // Neither login is anybody's yet when both come back.
    await Promise.all([
      holdRows(database, "invitations where name = 'Both'"),
      ...visitors.map((visitor, at) => visitor.follow(callbacks[at]?.href ?? '')),
    ]);
    const [one, other] = await Promise.all(visitors.map((visitor) => world.who(visitor)));
    expect(one?.workerId).toBeDefined();
    expect(other?.workerId).toBe(one?.workerId);
    expect(await database.sql("select 1 from workers where name = 'Both'")).toHaveLength(1);
  });
});
