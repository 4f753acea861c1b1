import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { type Actor, signIn, testDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aTeam, aWorker, type Worker } from '../testing/index.ts';

// Whatever the API does: with the application's own role, the database itself refuses.

const database = testDatabase();
let calls: Record<string, readonly [text: string, values: readonly unknown[]]>;
let amina: Actor;
let bola: Actor;
let others: Record<string, Actor>;

beforeAll(async () => {
  const place = await aPlace(database);
  const anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  const signedIn = (worker: Worker) => signIn(database, worker);
  amina = await signedIn(await aWorker().whoAdministers().of(database, anchor));
  bola = await signedIn(await aWorker().whoAdministers().of(database, housing));
  const joe = await aWorker().of(database, anchor);
  const supervisor = await signedIn(await aWorker().inRole('supervisor').of(database, anchor));
  const left = await signedIn(await aWorker().whoAdministers().whoLeft().of(database, anchor));
  others = {
    'a worker': await signedIn(joe),
    'a supervisor who says they administer': { ...supervisor, role: 'administrator' },
    'an administrator who says they act for another organisation': { ...bola, organisationId: anchor.organisationId },
    'an administrator of another place': { ...amina, placeId: (await aPlace(database)).placeId },
    'an administrator in another role': { ...amina, role: 'worker' },
    'an administrator who left': left,
  };
  const teamId = await aTeam(database, 'Weir Road', joe);
  const [{ membership_id: membershipId }] = (await database.sql<{ membership_id: string }>(
    'select membership_id from memberships where worker_id = $1',
    [joe.workerId],
  )) as [{ membership_id: string }];
  const invitationId = uuidv7();
  const hash = (byte: number) => Buffer.alloc(32, byte);
  await database.sql(
    `insert into invitations (invitation_id, place_id, organisation_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at)
     values ($1, $2, $3, $4, 'Someone', 'Worker', 'worker', $5, moment(), moment() + interval '7 days')`,
    [invitationId, place.placeId, anchor.organisationId, hash(1), amina.workerId],
  );
  const inTeam = [teamId, joe.workerId, anchor.organisationId];
  calls = {
    add_organisation: ["select add_organisation($1, 'New', 'vcse', false, null) as went", [uuidv7()]],
    change_organisation: ["select change_organisation($1, 1, 'New', 'vcse', false, null) as went", [anchor.organisationId]],
    add_team: ["select add_team($1, 'New') as went", [uuidv7()]],
    rename_team: ["select rename_team($1, 1, 'New') as went", [teamId]],
    join_team: ['select join_team($1, $2, $3) as went', inTeam],
    leave_team: ['select leave_team($1, $2, $3) as went', inTeam],
    invite_worker: ["select invite_worker($1, $2, 'X', 'administrator', 'X', $3) as went", [uuidv7(), anchor.organisationId, hash(2)]],
    invite_worker_again: ['select invite_worker_again($1, $2, $3) as went', [uuidv7(), membershipId, hash(3)]],
    withdraw_invitation: ['select withdraw_invitation($1) as went', [invitationId]],
    change_membership: ["select change_membership($1, 1, 'administrator', 'X') as went", [membershipId]],
    end_membership: ['select end_membership($1) as went', [membershipId]],
  };
});

const ofThePlace = ['add_organisation', 'change_organisation', 'add_team', 'rename_team', 'join_team', 'leave_team'];
const went = async (actor: Actor, name: string) => {
  const [text, values] = calls[name]!;
  return (await database.as(actor).sees<{ went: string }>(text, values))[0]?.went;
};

it('lets an administrator who looks after the place do each of them', async () => {
  for (const name of Object.keys(calls)) expect(await went(amina, name), name).toBe('done');
});

it('lets one of another organisation do none of them', async () => {
  for (const name of Object.keys(calls)) expect(await went(bola, name), name).toBe(ofThePlace.includes(name) ? 'forbidden' : 'not_found');
});

it('lets nobody else do any, whatever the context says', async () => {
  for (const [who, actor] of Object.entries(others)) {
    for (const name of Object.keys(calls)) expect(await went(actor, name), `${who}: ${name}`).toBe('forbidden');
    for (const view of ['administering', 'managed_organisations', 'managed_members', 'managed_invitations', 'managed_team_members'])
      expect(await database.as(actor).sees(`select * from ${view}`), `${who}: ${view}`).toEqual([]);
  }
});

it.each([
  'select * from invitations',
  'select * from administration_events',
  'delete from administration_events',
  "update administration_events set what = 'invited'",
  "insert into administration_events values (me_place(), gen_random_uuid(), moment(), me_worker(), me_organisation(), 'invited', null, null, null, '{}')",
  "select note_administration('invited', null, null, null, '{}')",
  'select administer()',
  "update memberships set role = 'administrator'",
  'insert into memberships select * from memberships',
  'update organisations set looks_after_place = true',
  "update teams set name = 'Mine'",
  'update organisations set version = 9',
  'update team_members set until_at = null',
  'update involvements set until_at = null',
])('gives the application no way past its functions: %s', async (text) => {
  await expect(database.as(amina).sees(text)).rejects.toMatchObject({ code: '42501' });
});

it('lets the role that decides only add to what administrators did', async () => {
  const rights = await database.sql(
    "select privilege_type from information_schema.role_table_grants where table_name = 'administration_events' and grantee = 'alongside_policy' order by 1",
  );
  expect(rights).toEqual([{ privilege_type: 'INSERT' }, { privilege_type: 'SELECT' }]);
  const columns = await database.sql(
    "select distinct grantee from information_schema.column_privileges where table_name = 'administration_events' and privilege_type = 'UPDATE' and grantee <> 'alongside_migrator'",
  );
  expect(columns).toEqual([]);
});
