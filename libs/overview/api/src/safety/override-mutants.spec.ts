import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, testDatabase, withBrokenRule } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Organisation } from '@alongside/teams/api/testing';

// A rule that a test cannot see broken is not tested. Each mutant breaks one line of what decides about an override; what a handful of workers are
// then answered, or find in the Guardian's queue, must differ.

const database = testDatabase();
const NOW = '2026-11-24T10:00:00Z';
const actors: Record<string, Actor> = {};
const guardians: Record<string, Actor> = {};
/** Overrides that stand already. */
const old: string[] = [];

beforeAll(async () => {
  await database.setClock(NOW);
  const place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  const council = await anOrganisation().called('Council').at(database, place);
  const join = async (who: ReturnType<typeof aWorker>, organisation: Organisation) => {
    const worker = await who.of(database, organisation);
    return { ...worker, ...(await signIn(database, worker)) };
  };
  const lead = await join(aWorker(), anchor);
  const school = await anOrganisation().called('School').at(database, place);
  const hers = await aPerson().called('Herself Person').bornOn('1992-02-14').at(database, place);
  for (const name of ['free', 'ex', 'relative', 'enforcing', 'named', 'before', 'long before', 'kept before'])
    actors[name] = await join(aWorker().called(name), housing);
  actors['herself'] = await join(aWorker().whoIs(hers), housing);
  actors['elsewhere'] = await join(aWorker(), council);
  guardians['housing'] = await join(aWorker().inRole('guardian'), housing);
  guardians['the lead’s'] = await join(aWorker().inRole('guardian'), anchor);
  guardians['linked'] = await join(aWorker().inRole('guardian'), housing);
  guardians['school'] = await join(aWorker().inRole('guardian'), school);
  guardians['no Guardian'] = lead;
  guardians['pretender'] = { ...lead, role: 'guardian' };

  const kelly = await aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(lead).ledBy(lead).at(database, place);
  const sealed = await aPerson().called('Sealed Person').bornOn('1992-02-14').at(database, place);
  const link = (actor: Actor | undefined, kind: string) =>
    database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, $4, '2026-01-01Z')",
      [kelly, place.placeId, actor?.workerId, kind],
    );
  await link(actors['ex'], 'ex');
  await link(actors['relative'], 'relative');
  await link(guardians['linked'], 'relative');
  await database.sql(
    "insert into enforcement_duties (person_id, duty_id, place_id, worker_id, from_at) values ($1, gen_random_uuid(), $2, $3, '2026-01-01Z')",
    [kelly, place.placeId, actors['enforcing']?.workerId],
  );
  await database.sql(
    "insert into protections (person_id, protection_id, place_id, kind, named) values ($1, gen_random_uuid(), $2, 'seal', array[$3::uuid])",
    [sealed, place.placeId, actors['named']?.workerId],
  );
  const stands = async (actor: Actor | undefined, invokedAt: string, opens = true) => {
    const id = uuidv7();
    await database.sql(
      `insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, opens)
       values ($1, $2, $3, $4, $5, 'emergency', '{health}', 'She fell.', 'No one.', 'active', $6, $7)`,
      [kelly, id, place.placeId, actor?.workerId, actor?.organisationId, invokedAt, opens],
    );
    old.push(id);
  };
  await stands(actors['before'], '2026-11-24T01:00:00Z');
  await stands(actors['long before'], '2026-11-23T05:00:00Z');
  await stands(actors['elsewhere'], '2026-11-20T05:00:00Z');
  await stands(actors['ex'], '2026-11-24T01:00:00Z', false);
  await stands(guardians['housing'], '2026-11-24T01:00:00Z');
  await stands(guardians['school'], '2026-11-24T01:00:00Z');
  await stands(actors['kept before'], '2026-11-24T01:00:00Z', false);
});

/** Who asks for whom. */
const asked: readonly (readonly [who: string, whom: string])[] = [
  ...['free', 'ex', 'relative', 'enforcing', 'before', 'long before', 'kept before', 'elsewhere'].map(
    (who) => [who, 'Kelly Marsden'] as const,
  ),
  ...['free', 'named'].map((who) => [who, 'Sealed Person'] as const),
  ['herself', 'Herself Person'],
  ['free', 'Nobody Marsden'],
];

/** What each worker is answered, in one transaction that is taken back: who, whom, on which ground. */
async function answers(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [who, whom] of asked)
    for (const ground of ['emergency', 'safeguarding']) {
      const id = uuidv7();
      const text = `select l.answer from (select invoke_override($1, $2, $3, '1992-02-14', null, null, $4, '{health}', 'She fell.', 'No one.', null) offset 0) i
        cross join lateral open_override($1) l`;
      const rows = await database
        .as(actors[who]!, { purpose: ground })
        .sees<{ answer: string }>(text, [id, whom, whom.toLowerCase().split(' '), ground]);
      all[`${who}, ${whom}, ${ground}`] = rows[0]?.answer ?? 'none';
    }
  return all;
}

/** Which of the overrides that stand wait for which Guardian. */
async function queues(): Promise<Record<string, number[]>> {
  const all: Record<string, number[]> = {};
  for (const [name, actor] of Object.entries(guardians)) {
    const text = 'select override_id as id from (select kind, item_id as override_id from guardian_queue) q where kind = $1';
    const rows = await database.as(actor).sees<{ id: string }>(text, ['override']);
    all[name] = rows.map(({ id }) => old.indexOf(id)).sort();
  }
  return all;
}
const everything = async () => ({ answers: await answers(), queues: await queues() });

it('answers as it should, with everyone who ought to be let in let in', async () => {
  const { answers: all, queues: waiting } = await everything();
  const opened = Object.keys(all).filter((key) => all[key] === 'opened');
  for (const name of ['free', 'kept before', 'long before', 'elsewhere']) expect(opened).toContain(`${name}, Kelly Marsden, emergency`);
  expect(opened.filter((key) => key.includes('Sealed'))).toEqual(['named, Sealed Person, emergency', 'named, Sealed Person, safeguarding']);
  expect(Object.keys(all).filter((key) => key.includes('Kelly') && all[key] === 'ring')).toEqual(['relative, Kelly Marsden, emergency']);
  for (const key of ['ex, Kelly Marsden, emergency', 'enforcing, Kelly Marsden, emergency', 'herself, Herself Person, emergency'])
    expect(all[key]).toBe('nobody');
  expect(Object.keys(all).filter((key) => all[key] === 'second_person')).toEqual(['before, Kelly Marsden, emergency']);
  expect(waiting).toEqual({ housing: [0, 1, 3, 6], 'the lead’s': [2, 5], linked: [], school: [], 'no Guardian': [], pretender: [] });
});

const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
  ['override_answer', 'r.own or r.enforced', 'r.enforced'],
  ['override_answer', 'r.own or r.enforced', 'r.own'],
  ['override_answer', 'when r.linked then', 'when r.linked_hard then'],
  ['override_answer', "ground = 'emergency' and not r.linked_hard", "ground = 'emergency'"],
  ['override_answer', "ground = 'emergency' and not r.linked_hard", 'not r.linked_hard'],
  ['override_answer', 'when r.sealed or', 'when false or'],
  ['override_answer', "ground in ('emergency', 'legal')", 'true'],
  ['override_answer', "from regard r where r.person_id = person), 'nobody')", "from regard r where r.person_id = person), 'opened')"],
  ['invoke_override', 'and o.ground = ground_given and o.opens', 'and o.ground = ground_given'],
  ['invoke_override', "and override_ends(o) > moment() - interval '24 hours'", "and override_ends(o) > moment() - interval '48 hours'"],
  ['invoke_override', 'o.worker_id = me_worker()', 'o.worker_id is not null'],
  ['invoke_override', '<@ typed_names', '&& typed_names'],
  ['guards', 'or (actor_worker <> me_worker()) is not true', ''],
  [
    'guards',
    'or not exists (select from memberships m where m.worker_id',
    'or false and not exists (select from memberships m where m.worker_id',
  ],
  ['guards', 'return not exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person)', 'return true'],
  ['guards', '(organisation = me_organisation()) is not true and (', '('],
  ['guards', 'and m.worker_id <> actor_worker', ''],
  ['guards', 'or me_organisation() is distinct from (select', 'or me_organisation() is not distinct from (select'],
];

it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
  const before = await everything();
  expect(await withBrokenRule(database, mutant, () => everything().catch(() => 'failed'))).not.toEqual(before);
});
