import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '../index.ts';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Place, type Worker } from '../testing/index.ts';
import { aTokenHash, changing, eventsOf, type Outcome, ownStatements } from './testing.ts';

const READ = `query Administration { administration { organisations { id
  members { id worker { id } role jobTitle } invitations { id name role jobTitle invitedAt endsAt again } } } }`;
interface Listed {
  members: { id: string; worker: { id: string }; role: string; jobTitle: string }[];
  invitations: { id: string; name: string; role: string; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }[];
}
const ROLE = 'query Role { me { actingFor { role jobTitle } } }';

const api = startApi([teamsDomain]);
const { database } = api;
const change = changing(api);

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let amina: Worker & Actor; // administers the anchor, which looks after the place
let bola: Worker & Actor; // administers housing
let sam: Worker & Actor;
const signedIn = async (worker: Worker) => ({ ...worker, ...(await signIn(database, worker)) });

beforeEach(async () => {
  await database.setClock(undefined);
  place = await aPlace(database);
  anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  amina = await signedIn(await aWorker().called('Amina Yusuf').whoAdministers().of(database, anchor));
  bola = await signedIn(await aWorker().called('Bola Ade').whoAdministers().of(database, housing));
  sam = await signedIn(await aWorker().called('Sam Okafor').workingAs('Housing officer').of(database, housing));
});

async function listed(actor: Actor, { organisationId }: Organisation): Promise<Listed> {
  const { data } = await api.ask<{ administration: { organisations: (Listed & { id: string })[] } }>(actor, READ);
  return data.administration.organisations.find(({ id }) => id === organisationId) ?? { members: [], invitations: [] };
}
async function membershipOf({ workerId, organisationId }: Worker): Promise<string> {
  const [row] = await database.sql<{ membership_id: string }>(
    'select membership_id from memberships where worker_id = $1 and organisation_id = $2 order by from_at desc',
    [workerId, organisationId],
  );
  return row?.membership_id ?? '';
}
/** What names their membership, and the version of it that stands. */
async function versionOf(worker: Worker) {
  const membershipId = await membershipOf(worker);
  const [row] = await database.sql<{ version: number }>('select version from memberships where membership_id = $1', [membershipId]);
  return { membershipId, expectedVersion: row?.version };
}
const isIn = async (actor: Actor) => (await api.ask(actor, ROLE)).errors.length === 0;
const invitation = (over: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  organisationId: housing.organisationId,
  name: 'Joe Tanner',
  role: 'worker',
  jobTitle: 'Housing officer',
  tokenHash: aTokenHash(),
  ...over,
});
const kind = (outcome: Outcome | string) => (typeof outcome === 'string' ? outcome : outcome.__typename);
const whatHappened = async () => (await eventsOf(api, place.placeId)).map(({ what }) => what);

describe('an invitation', () => {
  it('waits for seven days in the organisation that it is for, and keeps a hash alone', async () => {
    const input = invitation();
    expect(await change(bola, 'invite', input)).toEqual({ __typename: 'AdministrationChanged', id: input.id });
    const [waiting] = (await listed(bola, housing)).invitations;
    expect(waiting).toMatchObject({ id: input.id, name: 'Joe Tanner', role: 'worker', jobTitle: 'Housing officer', again: false });
    expect(Date.parse(waiting?.endsAt ?? '') - Date.parse(waiting?.invitedAt ?? '')).toBe(7 * 86_400_000);
    expect((await listed(amina, housing)).invitations).toHaveLength(1);
    const [row] = await database.sql<{ token_hash: Buffer; invited_by: string }>('select * from invitations where invitation_id = $1', [
      input.id,
    ]);
    expect(row).toMatchObject({ invited_by: bola.workerId });
    expect(row?.token_hash.toString('base64url')).toBe(input.tokenHash);
    expect(await whatHappened()).toEqual(['invited']);
    await database.sql('update invitations set ends_at = moment() where invitation_id = $1', [input.id]);
    expect((await listed(bola, housing)).invitations).toEqual([]);
  });

  it('needs a name, a job title, a hash and somebody new', async () => {
    expect(kind(await change(bola, 'invite', invitation({ name: ' ' })))).toBe('NameNeeded');
    expect(kind(await change(bola, 'invite', invitation({ jobTitle: '' })))).toBe('NameNeeded');
    for (const tokenHash of ['', 'x'.repeat(43), aTokenHash().slice(1), `${aTokenHash()}=`, 'the token itself'])
      expect(await change(bola, 'invite', invitation({ tokenHash }))).toBe('BAD_INPUT');
    expect(kind(await change(bola, 'invite', invitation()))).toBe('AdministrationChanged');
    expect(kind(await change(bola, 'invite', invitation({ name: ' joe  TANNER' })))).toBe('InvitationWaiting');
    expect(kind(await change(amina, 'invite', invitation({ organisationId: anchor.organisationId })))).toBe('AdministrationChanged');
  });

  it('is not made, seen or withdrawn by another organisation, nor by who is no administrator', async () => {
    const input = invitation({ organisationId: anchor.organisationId });
    expect(await change(bola, 'invite', input)).toBe('NOT_FOUND');
    expect(await change(sam, 'invite', invitation())).toBe('FORBIDDEN');
    expect(kind(await change(amina, 'invite', input))).toBe('AdministrationChanged');
    expect((await listed(bola, anchor)).invitations).toEqual([]);
    expect(await change(bola, 'withdrawInvitation', { invitationId: input.id })).toBe('NOT_FOUND');
    expect(await change(sam, 'withdrawInvitation', { invitationId: input.id })).toBe('FORBIDDEN');
    expect(await change(amina, 'invite', invitation({ organisationId: uuidv7() }))).toBe('NOT_FOUND');
  });

  it('is withdrawn once', async () => {
    const { id: invitationId, ...rest } = invitation();
    await change(bola, 'invite', { ...rest, id: invitationId });
    expect(kind(await change(bola, 'withdrawInvitation', { invitationId }))).toBe('AdministrationChanged');
    expect(await change(bola, 'withdrawInvitation', { invitationId })).toBe('NOT_FOUND');
    expect((await listed(bola, housing)).invitations).toEqual([]);
    expect(await whatHappened()).toEqual(['invited', 'invitation_withdrawn']);
  });
});

describe('an invitation for a worker who lost their way in', () => {
  const again = async (actor: Actor, worker: Worker) =>
    change(actor, 'inviteAgain', { id: uuidv7(), membershipId: await membershipOf(worker), tokenHash: aTokenHash() });

  it('takes the place of an earlier one, and ends nothing until it is used', async () => {
    for (let n = 0; n < 2; n++) expect(kind(await again(bola, sam))).toBe('AdministrationChanged');
    const { invitations } = await listed(bola, housing);
    expect(invitations).toMatchObject([{ name: 'Sam Okafor', role: 'worker', jobTitle: 'Housing officer', again: true }]);
    const rows = await database.sql('select worker_id from invitations where worker_id = $1', [sam.workerId]);
    expect(rows).toHaveLength(2);
    expect(await isIn(sam)).toBe(true);
    expect(await whatHappened()).toEqual(['invited_again', 'invited_again']);
  });

  it('is made for nobody whose login opens another organisation too, nor by who does not manage them', async () => {
    await aWorker().alsoOf(database, sam, anchor);
    for (const actor of [bola, amina]) expect(kind(await again(actor, sam))).toBe('WorksElsewhere');
    expect(await again(bola, amina)).toBe('NOT_FOUND');
    expect(await again(sam, sam)).toBe('FORBIDDEN');
    await aWorker().whoLeft().alsoOf(database, bola, anchor);
    expect(kind(await again(bola, bola))).toBe('AdministrationChanged');
  });
});

describe('a membership', () => {
  const give = async (actor: Actor, worker: Worker, role: string, jobTitle = 'Worker') =>
    change(actor, 'changeMembership', { ...(await versionOf(worker)), role, jobTitle });

  it('has another role and job title from the next request on, and the event keeps both', async () => {
    expect(kind(await give(bola, sam, 'supervisor', ' Team  lead '))).toBe('AdministrationChanged');
    const { data } = await api.ask<{ me: unknown }>(sam, ROLE);
    expect(data.me).toEqual({ actingFor: { role: 'supervisor', jobTitle: 'Team lead' } });
    expect(await eventsOf(api, place.placeId)).toMatchObject([
      {
        what: 'membership_changed',
        worker_id: bola.workerId,
        about_worker_id: sam.workerId,
        about_organisation_id: housing.organisationId,
        detail: { before: { role: 'worker', jobTitle: 'Housing officer' }, after: { role: 'supervisor', jobTitle: 'Team lead' } },
      },
    ]);
    expect(kind(await give(bola, sam, 'worker', ''))).toBe('NameNeeded');
  });

  it('makes an administrator, and takes it away again', async () => {
    expect(await change(sam, 'invite', invitation())).toBe('FORBIDDEN');
    await give(bola, sam, 'administrator');
    expect(kind(await change(sam, 'invite', invitation()))).toBe('AdministrationChanged');
    await give(sam, bola, 'worker');
    expect(await change(bola, 'invite', invitation({ name: 'Another' }))).toBe('FORBIDDEN');
  });

  it('of another organisation, or of somebody who left, is out of reach', async () => {
    const gone = await aWorker().whoLeft().of(database, housing);
    for (const worker of [amina, gone]) {
      expect(await give(bola, worker, 'worker')).toBe('NOT_FOUND');
      expect(await change(bola, 'endMembership', { membershipId: await membershipOf(worker) })).toBe('NOT_FOUND');
    }
    const elsewhere = await aWorker().of(database, await anOrganisation().at(database, await aPlace(database)));
    expect(await give(amina, elsewhere, 'worker')).toBe('NOT_FOUND');
    expect(await give(sam, sam, 'administrator')).toBe('FORBIDDEN');
    expect(await change(sam, 'endMembership', { membershipId: await membershipOf(bola) })).toBe('FORBIDDEN');
  });

  it('of the last administrator stays, unless who looks after the place ends that of another organisation', async () => {
    const end = async (actor: Actor, worker: Worker) => change(actor, 'endMembership', { membershipId: await membershipOf(worker) });
    for (const actor of [amina, bola]) {
      expect(kind(await give(actor, actor, 'worker'))).toBe('LastAdministrator');
      expect(kind(await end(actor, actor))).toBe('LastAdministrator');
      expect(kind(await give(actor, actor, 'administrator', 'Manager'))).toBe('AdministrationChanged');
    }
    await aWorker().whoAdministers().whoLeft().of(database, anchor);
    expect(kind(await end(amina, amina))).toBe('LastAdministrator');
    expect(kind(await end(amina, bola))).toBe('AdministrationChanged');
    expect(kind(await give(amina, sam, 'administrator'))).toBe('AdministrationChanged');
    expect(kind(await give(amina, sam, 'worker'))).toBe('AdministrationChanged');
  });

  it('never ends for both of the last two administrators who end each other at once', async () => {
    const second = await signedIn(await aWorker().whoAdministers().of(database, anchor));
    const [ofAmina, ofSecond] = [await membershipOf(amina), await membershipOf(second)];
    const outcomes = await Promise.all([
      change(amina, 'endMembership', { membershipId: ofSecond }),
      change(second, 'endMembership', { membershipId: ofAmina }),
    ]);
    expect(outcomes.map(kind).filter((outcome) => outcome === 'AdministrationChanged')).toHaveLength(1);
    const left = await database.sql(
      "select 1 from memberships where organisation_id = $1 and role = 'administrator' and until_at is null",
      [anchor.organisationId],
    );
    expect(left).toHaveLength(1);
  });
});

describe('a leaver', () => {
  it('is out from the next request on, there and nowhere else; team and link end, the device key stays', async () => {
    const device = await signedIn(sam);
    const asked = await api.ask<{ me: { deviceKey: string } }>(sam, 'query Key { me { deviceKey } }');
    await change(bola, 'inviteAgain', { id: uuidv7(), membershipId: await membershipOf(sam), tokenHash: aTokenHash() });
    const elsewhere = await signedIn(await aWorker().alsoOf(database, sam, anchor));
    await aTeam(database, 'Weir Road', sam, elsewhere);
    expect([await isIn(sam), await isIn(device), await isIn(elsewhere)]).toEqual([true, true, true]);

    const membershipId = await membershipOf(sam);
    expect(await change(bola, 'endMembership', { membershipId })).toEqual({ __typename: 'AdministrationChanged', id: membershipId });
    expect([await isIn(sam), await isIn(device), await isIn(elsewhere)]).toEqual([false, false, true]);
    const open = await database.sql('select organisation_id from sessions where worker_id = $1 and ended_at is null', [sam.workerId]);
    expect(open).toEqual([{ organisation_id: anchor.organisationId }]);
    const teams = await database.sql('select organisation_id from team_members where worker_id = $1 and until_at is null', [sam.workerId]);
    expect(teams).toEqual([{ organisation_id: anchor.organisationId }]);
    expect((await listed(amina, housing)).invitations).toEqual([]);
    expect((await listed(amina, housing)).members.map(({ worker }) => worker.id)).toEqual([bola.workerId]);
    const [key] = await database.sql<{ key: Buffer }>('select key from device_keys where worker_id = $1', [sam.workerId]);
    expect(key?.key.toString('base64')).toBe(asked.data.me.deviceKey);
    const actFor = 'mutation ActFor($input: ActForInput!) { actFor(input: $input) { __typename } }';
    const back = await api.ask(elsewhere, actFor, { input: { mutationId: uuidv7(), organisationId: housing.organisationId } });
    expect(back.data).toEqual({ actFor: { __typename: 'NotYourOrganisation' } });
    expect(await whatHappened()).toEqual(['invited_again', 'membership_ended']);
  });

  it('who ends their own membership is told nothing more of the administration', async () => {
    const second = await signedIn(await aWorker().whoAdministers().of(database, housing));
    const { data } = await api.ask(
      second,
      'mutation End($input: EndMembershipInput!) { endMembership(input: $input) { ... on AdministrationChanged { administration { teams { id } } } } }',
      { input: { mutationId: uuidv7(), membershipId: await membershipOf(second) } },
    );
    expect(data).toEqual({ endMembership: { administration: null } });
    expect(await isIn(second)).toBe(false);
  });
});

it('changes with one statement each', async () => {
  const [id, teamId, membershipId] = [uuidv7(), uuidv7(), await membershipOf(sam)];
  const facts = { name: 'Oak Primary', kind: 'school', protectedService: false, issuer: null };
  const inTeam = { teamId, workerId: sam.workerId, organisationId: housing.organisationId };
  const all: readonly (readonly [string, Record<string, unknown>])[] = [
    ['addOrganisation', { id, ...facts }],
    ['changeOrganisation', { organisationId: id, expectedVersion: 1, ...facts, name: 'Elm Primary' }],
    ['addTeam', { id: teamId, name: 'Weir Road' }],
    ['renameTeam', { teamId, expectedVersion: 1, name: 'Riverside' }],
    ['joinTeam', inTeam],
    ['leaveTeam', inTeam],
    ['invite', invitation({ id })],
    ['withdrawInvitation', { invitationId: id }],
    ['inviteAgain', { id: uuidv7(), membershipId, tokenHash: aTokenHash() }],
    ['changeMembership', { membershipId, expectedVersion: 1, role: 'peer', jobTitle: 'Peer' }],
    ['endMembership', { membershipId }],
  ];
  ownStatements(api);
  const ran: unknown[] = [];
  for (const [field, input] of all) {
    expect(kind(await change(amina, field, input)), field).toBe('AdministrationChanged');
    ran.push({ [field]: ownStatements(api) });
  }
  expect(ran).toMatchSnapshot();
});
