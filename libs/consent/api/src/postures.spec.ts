import { afterEach, beforeAll, expect, it } from 'vitest';
import { type Actor, signIn, testDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place } from '@alongside/teams/api/testing';

// What the settings of a place give is compiled once and kept. Nobody may ever be answered by settings that are no longer in force.

const database = testDatabase();
let place: Place;
let housing: Organisation;
let sam: Actor;
let priya: Actor;
beforeAll(async () => {
  place = await aPlace(database);
  housing = await anOrganisation().ofKind('housing').at(database, place);
  const anchor = await anOrganisation().at(database, place);
  await anOrganisation().protected().at(database, place);
  sam = await signIn(database, await aWorker().of(database, housing));
  priya = await signIn(database, await aWorker().of(database, anchor));
});
afterEach(() => database.setClock(undefined));

const KEEP = `do $keep$ begin
  set local role alongside_policy;
  perform keep_posture(m.organisation_id, m.role, purpose) from memberships m cross join unnest('{support,safeguarding,emergency,supervision}'::text[]) purpose;
end $keep$`;
const now = async (actor: Actor, purpose = 'support') => (await database.as(actor, { purpose }).sees('select * from actor_now()'))[0];
/** The same worked out afresh: an epoch of which nothing is kept. */
const afresh = async (actor: Actor, purpose?: string) => {
  await database.sql('update posture_epochs set epoch = epoch + 1000');
  return now(actor, purpose);
};

it.each(['support', 'safeguarding', 'emergency', 'supervision'])('what is kept for %s is what the settings give', async (purpose) => {
  for (const actor of [sam, priya]) {
    await database.sql(KEEP);
    const kept = await now(actor, purpose);
    expect(kept).toMatchObject({ worker_id: actor.workerId, organisation_id: actor.organisationId });
    expect(kept).toEqual(await afresh(actor, purpose));
  }
});

it('what is kept is read, or none of these tests could fail', async () => {
  await database.sql(KEEP);
  await database.sql('update postures set silent = 7');
  expect(await now(sam)).toMatchObject({ silent: 7 });
  await database.sql('delete from postures');
});

it.each([
  ['a basis is suspended', "update sharing_bases set state = 'suspended' where organisation_id = $1", 'on_choice'],
  ['a role needs less', "update role_needs set need = 'none' where need = 'full' and $1::uuid is not null", 'need_full'],
  ['silence is widened', "update sharing_settings set silent = silent || '{life}'::text[] where $1::uuid is not null", 'silent'],
  [
    'an override lasts longer',
    'update sharing_settings set emergency_hours = emergency_hours + 1 where $1::uuid is not null',
    'emergency_hours',
  ],
  ['another service is protected', 'update organisations set protected_service = true where organisation_id <> $1', 'protected_services'],
  ['an organisation leaves the agreement', 'delete from agreement_organisations where organisation_id <> $1', 'joined'],
  ['the agreement ends', "update sharing_agreements set until_at = now() - interval '1 day' where $1::uuid is not null", 'ran_out'],
])('when %s, the next question is answered by it', async (_what, change, column) => {
  await database.sql(KEEP);
  const before = (await now(sam))?.[column];
  await database.sql(change, [housing.organisationId]);
  const after = await now(sam);
  expect(after?.[column]).not.toEqual(before);
  expect(after).toEqual(await afresh(sam));
});

it('what was compiled before a change is committed after it, and counts for nothing', async () => {
  await database.late(
    async (run) => void (await run(KEEP)),
    async () => void (await database.sql("update sharing_bases set state = 'active' where organisation_id = $1", [housing.organisationId])),
  );
  const after = await now(sam);
  expect(after?.['on_choice']).not.toBe(0);
  expect(after).toEqual(await afresh(sam));
});

it('a change that is taken back leaves what was kept in force', async () => {
  await database.sql(KEEP);
  const before = await now(sam);
  await database.sql(
    "do $$ begin update sharing_bases set state = 'suspended'; raise exception 'taken back'; exception when raise_exception then null; end $$",
  );
  expect(await now(sam)).toEqual(before);
});

it('an agreement that begins or ends by its date does so at that instant', async () => {
  await database.sql("update sharing_agreements set from_at = '2027-03-01T12:00Z', until_at = '2027-03-02T12:00Z'");
  const joined = async (at: string) => {
    await database.setClock(at);
    return ((await now(priya))?.['joined'] as string[]).length;
  };
  await database.setClock('2027-03-01T11:00Z');
  await database.sql(KEEP);
  expect(await joined('2027-03-01T11:59:59.999Z')).toBe(1);
  const during = await joined('2027-03-01T12:00Z');
  await database.sql(KEEP);
  expect(await joined('2027-03-02T11:59:59.999Z')).toBe(during);
  expect(await joined('2027-03-02T12:00Z')).toBe(1);
});

it('a basis whose review is overdue rests from that day on, though nobody changed a setting', async () => {
  await database.sql("update sharing_agreements set from_at = '2000-01-01Z', until_at = null");
  await database.sql("update sharing_bases set state = 'active', review_on = '2027-03-01' where organisation_id = $1", [
    housing.organisationId,
  ]);
  const sets = async (at: string) => {
    await database.setClock(at);
    return (await now(sam))?.['on_choice'] as number;
  };
  await database.setClock('2027-03-30T22:00Z'); // an hour before midnight in London's summer
  await database.sql(KEEP);
  expect(await sets('2027-03-30T22:59:59.999Z')).not.toBe(0);
  expect(await sets('2027-03-30T23:00Z')).toBe(0);
});

it('whoever comes first after a change keeps what it gives, by being seen', async () => {
  await database.sql('update posture_epochs set epoch = epoch + 1');
  await database.sql('delete from postures');
  await database.outside(`select note_seen(array[sha256('${sam.token}'::bytea)], '{support}', '{0}')`);
  expect(await database.sql('select organisation_id, role, purpose from postures')).toEqual([
    { organisation_id: sam.organisationId, role: sam.role, purpose: 'support' },
  ]);
});

it('the application reads and writes none of it', async () => {
  for (const table of ['postures', 'posture_epochs']) {
    await expect(database.outside(`select from ${table}`)).rejects.toThrow('permission denied');
    await expect(database.outside(`delete from ${table}`)).rejects.toThrow('permission denied');
  }
  await expect(database.outside("select keep_posture(gen_random_uuid(), 'worker', 'support')")).rejects.toThrow('permission denied');
  await expect(database.outside("select compile_posture(gen_random_uuid(), 'worker', 'support')")).rejects.toThrow('permission denied');
});
