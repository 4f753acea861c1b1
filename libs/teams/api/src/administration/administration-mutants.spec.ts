import { beforeAll, expect, it } from 'vitest';
import { type Actor, signIn, testDatabase, withBrokenRule } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Worker } from '../testing/index.ts';

// As for the sharing decision: each mutant breaks one line of who administers what, and what a handful of workers then see or may do must differ.

const database = testDatabase();
const NOW = '2026-11-24T10:00:00Z';
const actors: Record<string, Actor> = {};
let memberships: string[] = [];

beforeAll(async () => {
  await database.setClock(NOW);
  const place = await aPlace(database);
  const elsewhere = await aPlace(database);
  const anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  const council = await anOrganisation().called('Council').at(database, place);
  const foreign = await anOrganisation().lookingAfterThePlace().at(database, elsewhere);
  const administers = (organisation: Organisation) => aWorker().whoAdministers().of(database, organisation);
  const [amina, bola, alien] = [await administers(anchor), await administers(housing), await administers(foreign)];
  const [one, other] = [await administers(council), await administers(council)];
  const coming = await administers(anchor);
  const sam = await aWorker().of(database, housing);
  const left = await aWorker().whoAdministers().whoLeft(NOW).of(database, anchor);
  const leaving = await aWorker().whoAdministers().whoLeft('2026-12-01T00:00:00Z').of(database, foreign);
  const gone = await aWorker().whoLeft(NOW).of(database, housing);
  const comingToHousing = await administers(housing);
  await database.sql("update memberships set from_at = '2026-12-01Z' where worker_id = any ($1)", [
    [coming.workerId, comingToHousing.workerId],
  ]);
  const team = await aTeam(database, 'Weir Road', sam, bola, amina, gone, left);
  await database.sql('update team_members set until_at = $2 where team_id = $3 and worker_id = any ($1)', [[gone.workerId], NOW, team]);
  await database.sql("update team_members set from_at = '2026-12-01Z' where worker_id = $1", [left.workerId]);
  let byte = 0;
  for (const organisation of [anchor, housing, foreign])
    for (const [ends, accepted, withdrawn] of [
      ['2026-11-25Z', null, null],
      [NOW, null, null],
      ['2026-11-25Z', NOW, null],
      ['2026-11-25Z', null, NOW],
    ])
      await database.sql(
        `insert into invitations (invitation_id, place_id, organisation_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at, accepted_at, withdrawn_at)
         values (gen_random_uuid(), $1, $2, $3, 'X', 'X', 'worker', $4, '2026-11-18Z', $5, $6, $7)`,
        [organisation.placeId, organisation.organisationId, Buffer.alloc(32, ++byte), amina.workerId, ends, accepted, withdrawn],
      );
  const workers: Record<string, Worker> = { amina, bola, alien, one, left, coming, leaving, sam };
  for (const [name, worker] of Object.entries(workers)) actors[name] = await signIn(database, worker);
  actors['supervisor'] = { ...(await signIn(database, await aWorker().inRole('supervisor').of(database, anchor))), role: 'administrator' };
  actors['in another role'] = { ...actors['amina']!, role: 'worker' };
  actors['elsewhere'] = { ...actors['bola']!, organisationId: anchor.organisationId };
  actors['of another place'] = { ...actors['amina']!, placeId: elsewhere.placeId };
  actors['nobody'] = { ...actors['amina']!, workerId: sam.workerId };
  const rows = await database.sql<{ membership_id: string }>('select membership_id from memberships where worker_id = any ($1)', [
    [amina, bola, one, other, sam, leaving, alien].map(({ workerId }) => workerId),
  ]);
  memberships = rows.map(({ membership_id }) => membership_id);
});

const VIEWS = ['administering', 'managed_organisations', 'managed_members', 'managed_invitations', 'managed_team_members'];

/** What each sees of the administration, and whom the database would keep as a last administrator. */
async function whatAllMay(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [name, actor] of Object.entries(actors)) {
    const seen = VIEWS.map((view) => `select '${view} ' || v::text as line from ${view} v`).join(' union all ');
    const rows = await database.as(actor).sees<{ line: string }>(`${seen} order by 1`);
    const kept = `select change_membership(id::uuid, 1, 'worker', 'X') as went from unnest($1::text[]) id`;
    const went: string[] = [];
    for (const id of memberships) went.push(...(await database.as(actor).sees<{ went: string }>(kept, [[id]])).map((row) => row.went));
    all[name] = [...rows.map(({ line }) => line), ...went];
  }
  return all;
}

const mutants: readonly (readonly [part: string, stands: string, instead: string])[] = [
  ['administering', 'm.worker_id = me_worker() and', ''],
  ['administering', 'and m.organisation_id = me_organisation()', ''],
  ['administering', 'and m.place_id = me_place()', ''],
  ['administering', "m.role = 'administrator' and", ''],
  ['administering', "and me_role() = 'administrator'", ''],
  ['administering', 'm.from_at <= moment() and', ''],
  ['administering', 'm.until_at is null or moment() < m.until_at', 'true'],
  ['administering', 'moment() < m.until_at', 'moment() <= m.until_at'],
  ['administering', 'm.until_at is null or moment() < m.until_at', 'm.until_at is null'],
  ['managed_organisations', 'a.looks_after_place or', ''],
  ['managed_organisations', 'a.looks_after_place or o.organisation_id = a.organisation_id', 'true'],
  ['managed_organisations', ' or o.organisation_id = a.organisation_id', ''],
  ['managed_organisations', 'o.place_id = a.place_id', 'true'],
  ['managed_members', 'o.may_manage and', ''],
  ['managed_members', 'm.organisation_id = o.organisation_id', 'true'],
  ['managed_members', 'm.from_at <= moment() and', ''],
  ['managed_members', 'moment() < m.until_at', 'moment() <= m.until_at'],
  ['managed_invitations', 'o.may_manage and', ''],
  ['managed_invitations', 'i.organisation_id = o.organisation_id', 'true'],
  ['managed_invitations', 'i.accepted_at is null and', ''],
  ['managed_invitations', 'i.withdrawn_at is null and', ''],
  ['managed_invitations', 'moment() < i.ends_at', 'moment() <= i.ends_at'],
  ['managed_team_members', 'o.may_manage and', ''],
  ['managed_team_members', 't.organisation_id = o.organisation_id', 'true'],
  ['managed_team_members', 't.from_at <= moment() and', ''],
  ['managed_team_members', 'moment() < t.until_at', 'moment() <= t.until_at'],
  ['is_last_administrator', '(o.looks_after_place or not me.looks_after_place)', 'o.looks_after_place'],
  ['is_last_administrator', '(o.looks_after_place or not me.looks_after_place)', 'not me.looks_after_place'],
  ['is_last_administrator', 'other.organisation_id = m.organisation_id and', ''],
  ['is_last_administrator', 'other.worker_id <> m.worker_id and', ''],
  ['is_last_administrator', "and other.role = 'administrator'", ''],
  ['is_last_administrator', 'other.from_at <= moment() and', ''],
  ['is_last_administrator', 'moment() < other.until_at', 'moment() <= other.until_at'],
];

it('lets those administer who should, and nobody else', async () => {
  const all = await whatAllMay();
  const sees = (name: string) => (all[name] ?? []).some((line) => line.startsWith('administering'));
  for (const name of ['amina', 'bola', 'alien', 'one', 'leaving']) expect(sees(name), name).toBe(true);
  for (const name of ['left', 'coming', 'sam', 'supervisor', 'in another role', 'elsewhere', 'of another place', 'nobody'])
    expect(new Set(all[name]), name).toEqual(new Set(['forbidden']));
});

it.each(mutants)('%s without "%s" is seen', async (...mutant) => {
  const before = await whatAllMay();
  expect(await withBrokenRule(database, mutant, () => whatAllMay().catch(() => 'failed'))).not.toEqual(before);
});
