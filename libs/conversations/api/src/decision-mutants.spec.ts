import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { type Actor, signIn, testDatabase, withBrokenRule } from '@alongside/platform/testing';
import { aPerson } from '@alongside/people/api/testing';
import { anOrganisation, aPlace, aWorker, type Worker } from '@alongside/teams/api/testing';
import { anEntry } from './testing/index.ts';

// A rule that a test cannot see broken is not tested. Each mutant breaks one line of what may be sorted for a leaver; what a handful of workers then
// read and sort of one world must differ. The sharing decision beneath it has its mutants in tools/decision.

const database = testDatabase();
const NOW = '2026-11-24T10:00:00Z';
const actors: Record<string, Actor> = {};
let kelly: string;
/** Of a leaver, and of someone who is still a member. */
let unsorted: string[];

beforeAll(async () => {
  await database.setClock(NOW);
  const place = await aPlace(database);
  const elsewhere = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  const council = await anOrganisation().called('Council').at(database, place);
  const author = await aWorker().of(database, anchor);
  const colleague = await aWorker().of(database, anchor);
  const sam = await aWorker().of(database, housing);
  const second = await aWorker().of(database, council);
  const starting = await aWorker().of(database, housing);
  const resting = await aWorker().of(database, housing);
  const ended = await aWorker().of(database, housing);
  const later = await aWorker().of(database, housing);
  const linked = await aWorker().of(database, housing);
  const wasLinked = await aWorker().of(database, housing);
  const dismissed = await aWorker().of(database, housing);
  const leaver = await aWorker().whoLeft('2026-11-24T10:00:00Z').of(database, housing);
  const stranger = await aWorker().of(database, anchor);
  const pastAuthor = await aWorker().of(database, housing);
  const movedAuthor = await aWorker().alsoOf(database, pastAuthor, council);
  const foreign = await anOrganisation().at(database, elsewhere);
  const foreigner = await aWorker().of(database, foreign);
  const home = '01a20000-0000-7000-8000-00000000000a';
  const own = await aPerson().called('Own Record').withAlongside(sam).at(database, place);
  const self = await aWorker().whoIs(own).of(database, housing);
  const twin = await aWorker().whoIs(own).of(database, housing);
  const linkedTwin = await aWorker().whoIs(own).of(database, housing);
  await database.sql("insert into involvements select $1, gen_random_uuid(), $2, $3, $4, 'alongside', 'x', '2026-01-01Z', null", [
    own,
    place.placeId,
    self.workerId,
    self.organisationId,
  ]);

  kelly = await aPerson()
    .inHousehold(home)
    .withAlongside(colleague)
    .withAlongside(sam)
    .withAlongside(second)
    .withStarting(starting)
    .withResting(resting)
    .withAlongside(ended, { until: NOW })
    .withAlongside(later, { from: '2026-11-24T10:00:00.001Z' })
    .withAlongside(linked)
    .withAlongside(wasLinked)
    .withAlongside(dismissed)
    .withAlongside(leaver)
    .withAlongside(foreigner)
    .withAlongside(movedAuthor)
    .withAlongside(linkedTwin)
    .withConflict(linked)
    .withConflict(wasLinked)
    .withConflict(dismissed)
    .withConflict(twin)
    .at(database, place);
  await database.sql('update conflict_links set until_at = $2 where worker_id = $1', [wasLinked.workerId, NOW]);
  await database.sql("update conflict_links set dismissed_at = '2026-11-01Z' where worker_id = $1", [dismissed.workerId]);
  const mia = await aPerson().called('Mia').inHousehold(home).withAlongside(linked).withAlongside(sam).at(database, place);

  for (const person of [kelly, mia, own]) {
    await anEntry().saying('life').about('life').writtenBy(database, author, person);
    await anEntry().saying('life and health').about('life', 'health').writtenBy(database, author, person);
    await anEntry().saying('unsorted').writtenBy(database, author, person);
    await anEntry().saying('by housing').about('justice').writtenBy(database, pastAuthor, person);
    await anEntry().saying('by the one starting').about('justice').writtenBy(database, starting, person);
    for (const category of ['health', 'about_me', 'care', 'justice', 'immigration', 'childs_own', 'safeguarding'] as const)
      await anEntry().saying(category).about(category).writtenBy(database, author, person);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    await aSharingChoice().yesTo(council).about('health').by(database, person);
    await aSharingChoice().yesTo(housing).about('care').given('2025-11-24T10:00:00Z').by(database, person);
    await aSharingChoice().yesTo(housing).about('immigration').thenWithdrawn(NOW).by(database, person);
    await aSharingChoice().yesTo(housing).about('childs_own').by(database, person);
    await aSharingChoice().noToEveryone().about('childs_own').by(database, person);
    await aSharingChoice().yesTo(housing).about('safeguarding').thenReplaced(NOW).by(database, person);
    await aSharingChoice().yesTo(foreign).about('life').by(database, person);
    await aSharingChoice().askMe(housing).about('about_me').by(database, person);
    await aSharingChoice().noTo(council).about('life').by(database, person);
    await aSharingChoice().yesTo(council).about('care').given('2026-10-01T00:00:00Z').by(database, person);
    await aSharingChoice()
      .yesTo(council)
      .about('care')
      .given('2026-11-01T00:00:00Z')
      .thenWithdrawn('2026-11-02T00:00:00Z')
      .by(database, person);
    await aSharingChoice().yesTo(council).about('immigration').given('2026-11-24T10:00:00.001Z').by(database, person);
  }
  // What leavers of housing left: one left at this instant, one works elsewhere, one is yet to come back; two others are members still.
  const gone = await aWorker().whoLeft().of(database, housing);
  await aWorker().alsoOf(database, gone, council);
  const coming = await aWorker().whoLeft().of(database, housing);
  await aWorker().alsoOf(database, coming, housing);
  await database.sql("update memberships set from_at = '2026-12-01Z' where worker_id = $1 and until_at is null", [coming.workerId]);
  const leaving = await aWorker().whoLeft('2026-12-01T00:00:00Z').of(database, housing);
  const left = (writer: Worker, person = kelly) => anEntry().saying('left').writtenBy(database, writer, person);
  unsorted = [await left(leaver), await left(sam)];
  for (const writer of [gone, coming, leaving]) await left(writer);
  for (const person of [mia, own]) await left(leaver, person);
  const sorted = async (category: 'justice' | 'health', by: Worker | null) =>
    database.sql('update entries set sorted_by = $2, version = version + 1 where entry_id = $1', [
      await anEntry().saying('sorted').about(category).writtenBy(database, leaver, kelly),
      by?.workerId ?? null,
    ]);
  for (const sorter of [sam, wasLinked, null]) await sorted('justice', sorter);
  // who sorted reads it still, and may not sort it any more: for another organisation, by a yes; alongside no more, by an override
  await sorted('health', second);
  await sorted('justice', resting);
  await database.sql(
    `insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, opens)
     values ($1, $2, $3, $4, $5, 'emergency', '{justice}', 'She fell.', 'No one.', 'active', '2026-11-24T09:00:00Z', true)`,
    [kelly, uuidv7(), place.placeId, resting.workerId, resting.organisationId],
  );
  // and one about somebody under a seal that names none of them
  const sealed = await aPerson().called('Sealed').at(database, place);
  const seal =
    "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, $2, $3, 'seal', $4, '2026-01-01Z')";
  await database.sql(seal, [sealed, uuidv7(), place.placeId, [stranger.workerId]]);
  const aboutSealed = JSON.stringify([{ about: sealed, agreed: false, needed: false, from: 0, length: 4 }]);
  await database.sql('update entries set passages = $2, version = version + 1 where entry_id = $1', [await left(leaver), aboutSealed]);
  const workers = {
    author,
    colleague,
    sam,
    second,
    starting,
    resting,
    ended,
    later,
    linked,
    wasLinked,
    dismissed,
    leaver,
    stranger,
    pastAuthor,
    movedAuthor,
    foreigner,
    self,
    linkedTwin,
  };
  for (const [name, worker] of Object.entries(workers)) actors[name] = await signIn(database, worker);
  actors['pretender'] = { ...(await signIn(database, sam)), role: 'guardian' };
});

/** What each worker reads of the whole world: every entry of the story, and every person's card. */
async function whatAllRead(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [name, actor] of Object.entries(actors))
    for (const purpose of ['support', 'emergency', 'enforcement']) {
      const rows = await database
        .as(actor, { purpose })
        .sees<{ line: string }>(
          "select s.person_id || ' ' || s.words || ' ' || s.rule as line from story s union all select person_id || ' ' || standing from person_cards union all select person_id || ' may sort ' || entry_id from left_to_sort order by 1",
        );
      all[`${name} for ${purpose}`] = rows.map(({ line }) => line);
    }
  return all;
}

/** view, what stands, what the mutant puts in its place */
const mutants: readonly (readonly [view: string, stands: string, instead: string])[] = [
  ['left_to_sort', 'and s.alongside', ''],
  ['left_to_sort', 'e.organisation_id = me_organisation()', 'true'],
  ['left_to_sort', 'and (cardinality(e.categories) = 0 or e.sorted_by = me_worker())', ''],
  ['left_to_sort', ' or e.sorted_by = me_worker()', ''],
  ['left_to_sort', 'e.sorted_by = me_worker()', 'e.sorted_by is not null'],
  ['left_to_sort', 'cardinality(e.categories) = 0 or ', ''],
  ['left_to_sort', 'and not exists (select from memberships m where', 'or exists (select from memberships m where'],
  ['left_to_sort', 'm.worker_id = e.author_id and', ''],
  ['left_to_sort', 'and m.organisation_id = e.organisation_id', ''],
  ['left_to_sort', 'm.from_at <= moment() and', ''],
  ['left_to_sort', 'm.until_at is null or moment() < m.until_at', 'm.until_at is null'],
  ['left_to_sort', 'moment() < m.until_at', 'moment() <= m.until_at'],
  ['left_to_sort', 'and exists (select from my_entries v where v.person_id = e.person_id and v.entry_id = e.entry_id)', ''],
  ['left_to_sort', 'and v.entry_id = e.entry_id', ''],
];

it('reads as it should, with every worker who ought to read something reading it', async () => {
  const all = await whatAllRead();
  for (const name of ['author', 'colleague', 'sam', 'second', 'starting', 'pastAuthor', 'wasLinked', 'dismissed'])
    expect(all[`${name} for support`]?.length, name).toBeGreaterThan(0);
  for (const name of ['resting', 'ended', 'later', 'linked', 'leaver', 'stranger', 'foreigner', 'self', 'linkedTwin', 'pretender'])
    expect(all[`${name} for support`], name).toEqual([]);
  expect(all['resting for emergency']?.length).toBeGreaterThan(0);
  expect(all['movedAuthor for support']?.some((line) => line.includes('by housing'))).toBe(false);
  for (const name of Object.keys(actors)) expect(all[`${name} for enforcement`], name).toEqual([]);
});

it.each(mutants)('%s without "%s" is seen', async (...mutant) => {
  const before = await whatAllRead();
  expect(await withBrokenRule(database, mutant, () => whatAllRead().catch(() => 'failed'))).not.toEqual(before);
  expect(await whatAllRead()).toEqual(before);
});

/** Which of the unsorted entries each worker can sort, from which version. */
async function whatIsSorted(): Promise<Record<string, boolean[]>> {
  const all: Record<string, boolean[]> = {};
  for (const name of ['sam', 'second', 'starting', 'linked', 'author', 'stranger'])
    for (const entry of unsorted)
      for (const version of [1, 2]) {
        const text = "select sort_what_was_left($1, $2, $3, '{life}', 'now', null, null) as sorted";
        const rows = await database.as(actors[name]!).sees<{ sorted: boolean }>(text, [kelly, entry, version]);
        (all[name] ??= []).push(rows[0]?.sorted ?? false);
      }
  return all;
}

it('sorts what a leaver left for those who may, from the version they saw, and nothing else', async () => {
  const nothing = [false, false, false, false];
  const others = { second: nothing, starting: nothing, linked: nothing, author: nothing, stranger: nothing };
  expect(await whatIsSorted()).toEqual({ sam: [true, false, false, false], ...others });
});

it.each([
  'and e.version = from_version',
  'and exists (select from left_to_sort l where l.person_id = person and l.entry_id = entry)',
  'l.person_id = person and l.entry_id = entry',
])('sorting without "%s" is seen', async (stands) => {
  const before = await whatIsSorted();
  const mutant = ['sort_what_was_left', stands, stands.startsWith('and') ? '' : 'true'] as const;
  expect(await withBrokenRule(database, mutant, () => whatIsSorted().catch(() => 'failed'))).not.toEqual(before);
});
