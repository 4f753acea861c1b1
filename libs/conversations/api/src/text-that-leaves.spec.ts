import { beforeAll, expect, it } from 'vitest';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { signIn, testDatabase } from '@alongside/platform/testing';
import { aPerson } from '@alongside/people/api/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { anEntry } from './testing/index.ts';

// The story gives the text that the decision chose: all of the words, the words without parts about others, or the headline.

const database = testDatabase();
let place: Place;
let gp: Organisation;
let housing: Organisation;
let ruth: Worker;
let sam: Worker;
let kelly: string;
let pat: string;

beforeAll(async () => {
  place = await aPlace(database);
  gp = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  ruth = await aWorker().of(database, gp);
  sam = await aWorker().of(database, housing);
  pat = await aPerson().called('Pat').at(database, place);
  kelly = await aPerson().withAlongside(ruth).withAlongside(sam).at(database, place);
  for (const category of ['life', 'health'] as const) await aSharingChoice().yesTo(housing).about(category).by(database, kelly);
});

const read = async (worker: Worker, entry: string): Promise<{ words: string; level: string; rule: string } | undefined> =>
  (
    await database
      .as(await signIn(database, worker))
      .sees<{ words: string; level: string; rule: string }>('select words, level, rule from story where person_id = $1 and entry_id = $2', [
        kelly,
        entry,
      ])
  )[0];
const change = (entry: string, set: string, ...values: unknown[]) =>
  database.sql(`update entries set ${set}, version = version + 1 where entry_id = $1`, [entry, ...values]);

it('leaves out what is about someone else, unless they agreed or it is needed', async () => {
  const entry = await anEntry().saying('Kelly is well. Pat is ill. Pat drives. Pat helps.').about('life').writtenBy(database, ruth, kelly);
  const passages = [
    { about: pat, from: 15, length: 12 },
    { about: pat, agreed: true, from: 27, length: 12 },
    { about: pat, needed: true, from: 39, length: 10 },
  ];
  await change(entry, 'passages = $2', JSON.stringify(passages));
  expect(await read(sam, entry)).toEqual({ words: 'Kelly is well. Pat drives. Pat helps.', level: 'full', rule: 'D12' });
  expect((await read(ruth, entry))?.words).toBe('Kelly is well. Pat is ill. Pat drives. Pat helps.');
});

it('gives no amended words whose passages nobody marked', async () => {
  const entry = await anEntry().saying('Pat is ill.').about('life').writtenBy(database, ruth, kelly);
  await change(
    entry,
    'passages = $2, headline = $3, amended_at = moment()',
    JSON.stringify([{ about: pat, from: 0, length: 11 }]),
    'A visit.',
  );
  await database.sql(
    `insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, author_id, amended_at)
     values ($1, gen_random_uuid(), $2, $3, 2, 'Pat is very ill.', $4, moment())`,
    [kelly, entry, place.placeId, ruth.workerId],
  );
  expect((await read(sam, entry))?.words).toBe('A visit.');
  expect((await read(ruth, entry))?.words).toBe('Pat is very ill.');
});

it('gives the headline alone to a role that needs a summary, and nothing where there is none', async () => {
  await database.sql("update role_needs set need = 'summary' where place_id = $1 and role = 'worker' and category = 'health'", [
    place.placeId,
  ]);
  const headed = await anEntry().saying('All of it.').about('health').writtenBy(database, ruth, kelly);
  await change(headed, "headline = 'One sentence.', happened_where = 'the clinic'");
  const without = await anEntry().saying('All of it.').about('health').writtenBy(database, ruth, kelly);
  expect(await read(sam, headed)).toEqual({ words: 'One sentence.', level: 'summary', rule: 'D11' });
  expect(await read(sam, without)).toBeUndefined();
  const rows = await database
    .as(await signIn(database, sam))
    .sees(
      'select happened_where, conversation_id = entry_id as linked_to_nothing, earlier from story where entry_id = $1 and person_id = $2',
      [headed, kelly],
    );
  expect(rows).toEqual([{ happened_where: null, linked_to_nothing: true, earlier: [] }]);
});

it('names an organisation that may hold something, whether it does or not, and never a protected service', async () => {
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  const nadia = await aWorker().of(database, haven);
  const person = await aPerson().withAlongside(ruth).withAlongside(sam).withAlongside(nadia).at(database, place);
  const lines = async () =>
    (
      await database
        .as(await signIn(database, sam))
        .sees<{ organisation_name: string }>('select organisation_name from standing_lines where person_id = $1', [person])
    ).map(({ organisation_name }) => organisation_name);
  expect(await lines()).toEqual(['Riverside GP']);
  await anEntry().about('life').writtenBy(database, ruth, person);
  expect(await lines()).toEqual(['Riverside GP']);
  await database.sql('insert into named_organisations (person_id, organisation_id, place_id, may_be_named) values ($1, $2, $3, false)', [
    person,
    gp.organisationId,
    place.placeId,
  ]);
  expect(await lines()).toEqual([]);
});
