import { createHash } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aMembership,
  anInvitation,
  anOrganisation,
  holdRows,
  type Standing,
  standingPlace,
  startIdentity,
} from './testing/start-identity.ts';
import { startIssuer, type TestIssuer } from './testing/start-issuer.ts';
import type { Visitor } from './testing/visitor.ts';

let issuer: TestIssuer;
const world = startIdentity(async (origin) => {
  issuer = await startIssuer('Millbrook Housing', () => [`${origin}/auth/callback`]);
  return [issuer.config];
});
const { database } = world;
/** Signs in with passkeys. */
let hub: Standing;
/** Signs in at the issuer. */
let housing: Standing;

beforeAll(async () => {
  hub = await standingPlace(database);
  housing = { ...hub, organisationId: await anOrganisation(database, hub.placeId, 'Millbrook Housing', issuer.issuer) };
});
afterAll(() => issuer.stop());

const accept = (visitor: Visitor, token: string) =>
  visitor.makePasskey('/auth/invitation/passkey-options', '/auth/invitation/passkey', { token });
const isOver = { status: 404, body: { problem: 'not-known' } };

async function joined(name: string): Promise<{ visitor: Visitor; workerId: string }> {
  const visitor = world.visitor();
  expect(await accept(visitor, await anInvitation(database, hub, name))).toMatchObject({ status: 204 });
  return { visitor, workerId: (await world.who(visitor))?.workerId ?? '' };
}

/** Shows a passkey that this device holds already. */
async function show(visitor: Visitor, token: string) {
  const { body } = await visitor.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
  return visitor.ask('/auth/invitation/passkey', { token, response: visitor.device.get(body) });
}

const memberships = (workerId: string) =>
  database.sql<{ name: string; role: string; job_title: string }>(
    'select o.name, m.role, m.job_title from memberships m join organisations o using (organisation_id) where m.worker_id = $1 and m.until_at is null order by m.from_at',
    [workerId],
  );

describe('an invitation', () => {
  it('says where to, for whom and how, to whoever holds the link', async () => {
    const token = await anInvitation(database, hub, 'Priya Nair');
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject({
      status: 200,
      body: {
        place: 'Millbrook',
        organisation: 'St Aidan’s',
        name: 'Priya Nair',
        jobTitle: 'Link worker',
        way: 'passkey',
        issuerName: null,
      },
    });
    const other = await anInvitation(database, housing, 'Sam Okafor');
    expect(await world.visitor().ask('/auth/invitation', { token: other })).toMatchObject({
      body: { way: 'issuer', issuerName: 'Millbrook Housing' },
    });
  });

  it('is one answer for used, withdrawn, past and unknown', async () => {
    const [used, withdrawn, past] = await Promise.all(['A', 'B', 'C'].map((name) => anInvitation(database, hub, name)));
    await accept(world.visitor(), used ?? '');
    const hash = (token = '') => createHash('sha256').update(token).digest();
    await database.sql('update invitations set withdrawn_at = moment() where token_hash = $1', [hash(withdrawn)]);
    await database.sql('update invitations set ends_at = moment() where token_hash = $1', [hash(past)]);
    const unknown = 'a'.repeat(43);
    for (const token of [used, withdrawn, past, unknown, '', 'x', null, 7, undefined, `${used}\u0000`, 'a'.repeat(5000)])
      for (const path of ['', '/passkey-options', '/passkey', '/issuer'])
        expect(await world.visitor().ask(`/auth/invitation${path}`, { token, response: {} })).toMatchObject(isOver);
  });

  it('ends after seven days', async () => {
    const token = await anInvitation(database, hub, 'Late');
    const days = (count: number) => database.setClock(new Date(Date.now() + count * 86_400_000).toISOString());
    await days(6.99);
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject({ status: 200 });
    await days(7.01);
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject(isOver);
    await database.setClock(undefined);
  });
});

describe('an invitation accepted with a passkey', () => {
  it('makes the worker, the membership, the passkey and a session, and says so in the administrators’ book', async () => {
    const { visitor, workerId } = await joined('Priya Nair');
    expect(await world.who(visitor)).toMatchObject({ workerId, organisationId: hub.organisationId, role: 'connector' });
    expect(await memberships(workerId)).toEqual([{ name: 'St Aidan’s', role: 'connector', job_title: 'Link worker' }]);
    expect(await database.sql('select what from administration_events where worker_id = $1', [workerId])).toEqual([
      { what: 'invitation_accepted' },
    ]);
    expect(await visitor.signIn()).toMatchObject({ status: 204 });
  });

  it('lets one of two browsers in', async () => {
    const token = await anInvitation(database, hub, 'Twice');
    // Both have found it open before either takes it.
    const [, ...answers] = await Promise.all([
      holdRows(database, "invitations where name = 'Twice'"),
      accept(world.visitor(), token),
      accept(world.visitor(), token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await database.sql("select 1 from workers where name = 'Twice'")).toHaveLength(1);
  });

  it('takes no passkey that was asked for under another link, or in another browser', async () => {
    const [one, other] = [await anInvitation(database, hub, 'One'), await anInvitation(database, hub, 'Other')];
    const visitor = world.visitor();
    const { body } = await visitor.ask<PublicKeyCredentialCreationOptionsJSON>('/auth/invitation/passkey-options', { token: one });
    const response = visitor.device.create(body);
    const refused = { status: 400, problem: 'passkey-refused' };
    expect(await visitor.ask('/auth/invitation/passkey', { token: other, response })).toMatchObject(refused);
    expect(await world.visitor().ask('/auth/invitation/passkey', { token: one, response })).toMatchObject(refused);
    expect(await database.sql("select 1 from workers where name in ('One', 'Other')")).toEqual([]);
  });

  it('takes no passkey of somebody else as a new one', async () => {
    const { visitor: priya } = await joined('Priya Again');
    const id = priya.device.held.at(-1)?.id ?? '';
    const token = await anInvitation(database, hub, 'Mallory');
    const mallory = world.visitor();
    const answer = mallory.makePasskey('/auth/invitation/passkey-options', '/auth/invitation/passkey', { token }, { id });
    expect(await answer).toMatchObject({ status: 400, problem: 'passkey-refused' });
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject({ status: 200 });
    expect(await priya.signIn()).toMatchObject({ status: 204 });
  });

  it('needs the way of the organisation: no passkey where it has an issuer, no issuer where it has none', async () => {
    const [atHub, atHousing] = [await anInvitation(database, hub, 'X'), await anInvitation(database, housing, 'Y')];
    expect(await world.visitor().ask('/auth/invitation/passkey-options', { token: atHousing })).toMatchObject(isOver);
    expect(await world.visitor().ask('/auth/invitation/issuer', { token: atHub })).toMatchObject(isOver);
    // Changed while somebody was under way.
    const visitor = world.visitor();
    const { body } = await visitor.ask<PublicKeyCredentialCreationOptionsJSON>('/auth/invitation/passkey-options', { token: atHub });
    const response = visitor.device.create(body);
    await database.sql('update organisations set issuer = $2 where organisation_id = $1', [hub.organisationId, issuer.issuer]);
    expect(await visitor.ask('/auth/invitation/passkey', { token: atHub, response })).toMatchObject(isOver);
    await database.sql('update organisations set issuer = null where organisation_id = $1', [hub.organisationId]);
  });
});

describe('a worker of another organisation', () => {
  it('shows the passkey they have, and works for both', async () => {
    const { visitor, workerId } = await joined('Joe Tanner');
    const surgery = { ...hub, organisationId: await anOrganisation(database, hub.placeId, 'Riverside GP') };
    expect(await show(visitor, await anInvitation(database, surgery, 'Joe T'))).toMatchObject({ status: 204 });
    expect(await world.who(visitor)).toMatchObject({ workerId, organisationId: surgery.organisationId });
    expect((await memberships(workerId)).map(({ name }) => name)).toEqual(['St Aidan’s', 'Riverside GP']);
  });

  it('who works there already is told, and the link stays open for whom it is for', async () => {
    const { visitor, workerId } = await joined('Denise');
    const token = await anInvitation(database, hub, 'A colleague');
    expect(await show(visitor, token)).toMatchObject({ status: 409, problem: 'already-here' });
    expect(await world.who(visitor)).toMatchObject({ workerId });
    expect(await accept(world.visitor(), token)).toMatchObject({ status: 204 });
    expect(await memberships(workerId)).toHaveLength(1);
  });

  it('shows a passkey that passes: another’s, a copy or a lie opens nothing', async () => {
    const { visitor } = await joined('Careful');
    const surgery = { ...hub, organisationId: await anOrganisation(database, hub.placeId, 'Surgery') };
    const token = await anInvitation(database, surgery, 'Careful');
    for (const faults of [{ otherKey: true }, { unverified: true }, { origin: 'https://evil.example' }, { count: 0 }]) {
      await visitor.signIn({ count: 20 }).catch(() => undefined);
      const { body } = await visitor.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
      const response = visitor.device.get(body, faults);
      expect(await visitor.ask('/auth/invitation/passkey', { token, response })).toMatchObject({ status: 401, problem: 'not-known' });
    }
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject({ status: 200 });
  });
});

describe('a worker who is invited again', () => {
  it('gets a new passkey; the lost one opens nothing more, and what it opened has ended', async () => {
    const { visitor: lost, workerId } = await joined('Lost Phone');
    const found = world.visitor();
    expect(await accept(found, await anInvitation(database, hub, 'Lost Phone', workerId))).toMatchObject({ status: 204 });
    expect(await world.who(found)).toMatchObject({ workerId });
    expect(await world.who(lost)).toBeUndefined();
    expect(await lost.signIn()).toMatchObject({ status: 401 });
    expect(await found.signIn()).toMatchObject({ status: 204 });
    expect(await memberships(workerId)).toHaveLength(1);
  });

  it('is not let in through a link once they have left, or work elsewhere too', async () => {
    const { workerId } = await joined('Left Meanwhile');
    const token = await anInvitation(database, hub, 'Left Meanwhile', workerId);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [workerId]);
    expect(await accept(world.visitor(), token)).toMatchObject(isOver);

    const { workerId: both } = await joined('Works For Two');
    const again = await anInvitation(database, hub, 'Works For Two', both);
    await aMembership(database, { ...hub, organisationId: await anOrganisation(database, hub.placeId, 'Elsewhere'), workerId: both });
    expect(await accept(world.visitor(), again)).toMatchObject(isOver);
  });

  it('is nobody else: whoever shows a passkey of their own is told', async () => {
    const { workerId } = await joined('Forgot');
    const { visitor: other } = await joined('Other');
    const token = await anInvitation(database, hub, 'Forgot', workerId);
    expect(await show(other, token)).toMatchObject({ status: 409, problem: 'already-here' });
    expect(await world.visitor().ask('/auth/invitation', { token })).toMatchObject({ status: 200 });
  });
});

it('takes no invitation another way than its organisation’s, not even where the application asks the database to', async () => {
  const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
  const [atHub, atHousing] = [hashOf(await anInvitation(database, hub, 'X')), hashOf(await anInvitation(database, housing, 'Y'))];
  const fresh = "gen_random_uuid(), '\\x02'";
  for (const call of [
    `accept_with_new_passkey('\\x${atHousing}', gen_random_uuid(), gen_random_uuid(), '\\x01', '\\x01', 0, '{}', ${fresh})`,
    `accept_with_passkey('\\x${atHousing}', '\\x01', 1, gen_random_uuid(), ${fresh})`,
    `accept_with_login('\\x${atHub}', '${issuer.issuer}', 'mallory', gen_random_uuid(), gen_random_uuid(), ${fresh}, null)`,
    `accept_with_login('\\x${atHousing}', 'https://evil.example', 'mallory', gen_random_uuid(), gen_random_uuid(), ${fresh}, null)`,
  ])
    expect(await database.outside(`select ${call} as outcome`), call).toEqual([{ outcome: 'not-known' }]);
});

it('gives the application no way to invitations', async () => {
  for (const statement of [
    'select * from invitations',
    'select * from open_invitations',
    "select take_invitation('\\x00', null)",
    "select may_join('\\x00', gen_random_uuid())",
  ])
    await expect(database.outside(statement), statement).rejects.toThrow(/permission denied/);
});

it('leaves no token and no name in the log', () => {
  expect(world.lines.join('\n')).not.toMatch(/Priya|Sam|Joe|sam|account|code=|[A-Za-z0-9_-]{43}/);
});
