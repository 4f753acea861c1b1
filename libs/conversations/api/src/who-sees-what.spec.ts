import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// Who may read which entry: the rule of this version, asked of the API as each worker and tried from every side.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const STORY = 'query Story($id: ID!) { person(id: $id) { story { nodes { words } } } }';
const ENTRY = 'query Entry($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words } }';
const NOW = '2026-11-24T10:00:00Z';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let kelly: string;

beforeAll(async () => {
  await database.setClock(NOW);
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  joe = await aWorker().called('Joe Tanner').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
  kelly = await aPerson().withAlongside(priya).withAlongside(joe).withAlongside(sam).at(database, place);
});

const as = (worker: Worker): Promise<Actor> => signIn(database, worker);

/** The words that this worker reads in a story; an error code where there is no story for them. */
async function reads(worker: Worker, personId: string): Promise<string[] | string> {
  const { data, errors } = await api.ask<{ person: { story: { nodes: { words: string }[] } } } | null>(await as(worker), STORY, {
    id: personId,
  });
  return errors[0]?.extensions?.code ?? data?.person.story.nodes.map(({ words }) => words) ?? 'nothing';
}

describe('an author', () => {
  it('reads their own words: sorted, unsorted, told in confidence', async () => {
    const person = await aPerson().withAlongside(priya).at(database, place);
    await anEntry().saying('one').on('2026-11-01T10:00:00Z').writtenBy(database, priya, person);
    await anEntry().saying('two').about('justice').on('2026-11-02T10:00:00Z').writtenBy(database, priya, person);
    await anEntry().saying('three').about('told_in_confidence').on('2026-11-03T10:00:00Z').writtenBy(database, priya, person);
    expect(await reads(priya, person)).toEqual(['three', 'two', 'one']);
  });

  it('keeps sight of them when no longer involved, and of nothing else', async () => {
    const person = await aPerson().withAlongside(sam, { until: '2026-11-20T10:00:00Z' }).withAlongside(priya).at(database, place);
    await anEntry().saying('mine').about('life').writtenBy(database, sam, person);
    await anEntry()
      .saying('a colleague’s')
      .about('life')
      .writtenBy(database, await aWorker().of(database, housing), person);
    await anEntry().saying('another’s').about('life').writtenBy(database, priya, person);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    expect(await reads(sam, person)).toEqual(['mine']);
  });

  it('does not read them while acting for another organisation', async () => {
    const both = await aWorker().of(database, anchor);
    const forHousing = await aWorker().alsoOf(database, both, housing);
    const person = await aPerson().withAlongside(both).at(database, place);
    await anEntry().saying('for the anchor').writtenBy(database, both, person);
    expect(await reads(both, person)).toEqual(['for the anchor']);
    expect(await reads(forHousing, person)).toBe('NOT_FOUND');
  });

  it('does not reach them over a conflict link', async () => {
    const person = await aPerson().withAlongside(priya).withConflict(priya).at(database, place);
    await anEntry().saying('mine').writtenBy(database, priya, person);
    expect(await reads(priya, person)).toBe('NOT_FOUND');
  });
});

describe('a worker alongside', () => {
  it('reads what their own organisation wrote, whatever it is about', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(joe).at(database, place);
    await anEntry().saying('unsorted').on('2026-11-01T10:00:00Z').writtenBy(database, priya, person);
    await anEntry()
      .saying('in confidence')
      .about('told_in_confidence', 'mind_and_substances')
      .on('2026-11-02T10:00:00Z')
      .writtenBy(database, priya, person);
    expect(await reads(joe, person)).toEqual(['in confidence', 'unsorted']);
  });

  it('reads of another organisation what the person agreed to by name, and nothing without a yes', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam).at(database, place);
    await anEntry().saying('life').about('life').writtenBy(database, priya, person);
    await anEntry().saying('health').about('health').writtenBy(database, priya, person);
    expect(await reads(sam, person)).toEqual([]);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    expect(await reads(sam, person)).toEqual(['life']);
  });

  it('needs a yes for every category that an entry carries', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam).at(database, place);
    await anEntry().saying('both').about('life', 'health').writtenBy(database, priya, person);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    expect(await reads(sam, person)).toEqual([]);
    await aSharingChoice().yesTo(housing).about('health').by(database, person);
    expect(await reads(sam, person)).toEqual(['both']);
  });

  it('never reads what another organisation left unsorted, whatever the person agreed to', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam).at(database, place);
    await anEntry().saying('unsorted').writtenBy(database, priya, person);
    for (const category of ['life', 'health', 'told_in_confidence', 'safeguarding'] as const)
      await aSharingChoice().yesTo(housing).about(category).by(database, person);
    expect(await reads(sam, person)).toEqual([]);
  });

  it('reads nothing on a yes that names another organisation', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam).at(database, place);
    await anEntry().saying('life').about('life').writtenBy(database, priya, person);
    await aSharingChoice()
      .yesTo(await anOrganisation().at(database, place))
      .about('life')
      .by(database, person);
    expect(await reads(sam, person)).toEqual([]);
  });
});

describe('a yes', () => {
  const withYes = async (choice: ReturnType<typeof aSharingChoice>): Promise<string> => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam).at(database, place);
    await anEntry().saying('life').about('life').writtenBy(database, priya, person);
    await choice.by(database, person);
    return person;
  };
  const yes = () => aSharingChoice().yesTo(housing).about('life');

  it.each([
    ['stands from the instant it is given', () => yes().given(NOW), ['life']],
    ['does not stand before it is given', () => yes().given('2026-11-24T10:00:00.001Z'), []],
    ['stands until the instant it is withdrawn', () => yes().thenWithdrawn('2026-11-24T10:00:00.001Z'), ['life']],
    ['ends at the instant it is withdrawn', () => yes().thenWithdrawn(NOW), []],
    ['ends at the instant it is replaced', () => yes().thenReplaced(NOW), []],
    ['ends after twelve months', () => yes().given('2025-11-24T10:00:00Z'), []],
    ['stands to the end of its twelve months', () => yes().given('2025-11-24T10:00:00.001Z'), ['life']],
  ])('%s', async (_title, choice, expected) => {
    expect(await reads(sam, await withYes(choice()))).toEqual(expected);
  });

  it('yields to a no to everyone', async () => {
    const person = await withYes(yes());
    await aSharingChoice().noToEveryone().about('life').by(database, person);
    expect(await reads(sam, person)).toEqual([]);
  });

  it('yields to a newer no to the same organisation', async () => {
    const person = await withYes(yes().given('2026-11-01T10:00:00Z'));
    await aSharingChoice().noTo(housing).about('life').given('2026-11-10T10:00:00Z').by(database, person);
    expect(await reads(sam, person)).toEqual([]);
  });

  it('that was withdrawn does not come back through an older one', async () => {
    const person = await withYes(yes().given('2026-10-01T10:00:00Z'));
    await yes().given('2026-11-01T10:00:00Z').thenWithdrawn('2026-11-20T10:00:00Z').by(database, person);
    expect(await reads(sam, person)).toEqual([]);
  });
});

describe('everyone else', () => {
  it('a worker who only started reads their own words alone', async () => {
    const ruth = await aWorker().of(database, await anOrganisation().at(database, place));
    const colleague = await aWorker().of(database, { ...ruth, name: 'x' });
    const person = await aPerson().withAlongside(priya).withAlongside(colleague).withStarting(ruth).at(database, place);
    await anEntry().saying('mine').about('life').on('2026-11-03T10:00:00Z').writtenBy(database, ruth, person);
    await anEntry().saying('my colleague’s').about('life').writtenBy(database, colleague, person);
    await anEntry().saying('another’s').about('life').writtenBy(database, priya, person);
    await aSharingChoice()
      .yesTo({ ...ruth, name: 'x' })
      .about('life')
      .by(database, person);
    expect(await reads(ruth, person)).toEqual(['mine']);
  });

  it.each([
    ['a colleague who is not alongside', () => aWorker().of(database, anchor)],
    ['a worker of an organisation that she agreed to, who is not alongside', () => aWorker().of(database, housing)],
    [
      'a worker whose time alongside has ended',
      async () => {
        const worker = await aWorker().of(database, housing);
        await database.sql("insert into involvements values ($1, gen_random_uuid(), $2, $3, $4, 'alongside', 'x', '2026-01-01Z', $5)", [
          kelly,
          place.placeId,
          worker.workerId,
          worker.organisationId,
          NOW,
        ]);
        return worker;
      },
    ],
    [
      'a worker who is resting',
      async () => {
        const worker = await aWorker().of(database, housing);
        await database.sql("insert into involvements values ($1, gen_random_uuid(), $2, $3, $4, 'resting', 'x', '2026-01-01Z', null)", [
          kelly,
          place.placeId,
          worker.workerId,
          worker.organisationId,
        ]);
        return worker;
      },
    ],
    ['a worker of another place', async () => aWorker().of(database, await anOrganisation().at(database, await aPlace(database)))],
  ])('%s finds nothing, like for someone who does not exist', async (_who, worker) => {
    await aSharingChoice().yesTo(housing).about('life').by(database, kelly);
    const entry = await anEntry().about('life').writtenBy(database, priya, kelly);
    const actor = await as(await worker());
    const nobody = '01a20000-0000-7000-8000-000000000000';
    const hidden = await api.ask(actor, STORY, { id: kelly });
    const missing = await api.ask(actor, STORY, { id: nobody });
    expect(hidden.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    const hiddenEntry = await api.ask(actor, ENTRY, { personId: kelly, id: entry });
    const missingEntry = await api.ask(actor, ENTRY, { personId: nobody, id: nobody });
    expect([hiddenEntry.status, hiddenEntry.body]).toEqual([missingEntry.status, missingEntry.body]);
  });

  it('an entry hidden from someone alongside answers like one that does not exist', async () => {
    const entry = await anEntry().about('justice').writtenBy(database, priya, kelly);
    const actor = await as(sam);
    const hidden = await api.ask(actor, ENTRY, { personId: kelly, id: entry });
    const missing = await api.ask(actor, ENTRY, { personId: kelly, id: '01a20000-0000-7000-8000-000000000000' });
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    expect((await api.ask(await as(priya), ENTRY, { personId: kelly, id: entry })).errors).toEqual([]);
  });
});

describe('the words themselves', () => {
  it('cannot be read past the view, by an author either', async () => {
    const actor = await as(priya);
    for (const text of [
      'select words from entries',
      'select * from entries',
      'select words from entry_amendments',
      'select headline from entries',
      'update entries set version = version + 1 returning words',
    ])
      await expect(database.as(actor).sees(text)).rejects.toThrow('permission denied');
  });

  it('are hidden for a purpose that the rule does not know', async () => {
    const actor = await as(priya);
    await anEntry().about('life').writtenBy(database, priya, kelly);
    expect((await database.as(actor).sees('select 1 from story where person_id = $1', [kelly])).length).toBeGreaterThan(0);
    for (const purpose of ['enforcement', 'learning', 'supervision'])
      expect(await database.as(actor, { purpose }).sees('select 1 from story where person_id = $1', [kelly])).toEqual([]);
  });

  it('are hidden from a worker who claims an organisation or role that is not theirs', async () => {
    const actor = await as(priya);
    for (const claim of [{ organisationId: housing.organisationId }, { role: 'guardian' }, { placeId: (await aPlace(database)).placeId }])
      expect(await database.as({ ...actor, ...claim }).sees('select 1 from story where person_id = $1', [kelly])).toEqual([]);
  });
});
