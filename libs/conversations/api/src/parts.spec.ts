/* eslint-disable max-lines -- what a rule does and what its mutants do is asked of one world */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// After Save: the author's sentence, marks on words about somebody else, and words that get other readers.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const PARTS = `query Parts($personId: ID!, $id: ID!) { entryParts(personId: $personId, id: $id) {
  version words headline passages { from length agreed needed about { id name } } } }`;
const MARK = `mutation Mark($input: MarkEntryInput!) { markEntry(input: $input) { __typename ... on CannotRecord { message } } }`;
const APART = `mutation Apart($input: SetApartInput!) { setApart(input: $input) { __typename ... on WordsSetApart { entry { words } part { words personId conversationId where categories } } } }`;
const STORY = 'query Story($id: ID!) { person(id: $id) { story { nodes { words earlier { words } } } } }';
const WORDS = 'The boiler works. Mia 🌟 coughs at night. You sang.';
/** Where “Mia 🌟 coughs at night.” stands, in characters. */
const MIAS = { from: 18, length: 23 };

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;

beforeAll(async () => {
  await database.setClock('2026-11-24T10:00:00Z');
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  joe = await aWorker().called('Joe Tanner').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
});

/** Kelly, who agreed that housing reads about life, and what Priya wrote to her. */
async function aWorld() {
  const kelly = await aPerson().withAlongside(priya).withAlongside(joe).withAlongside(sam).at(database, place);
  const mia = await aPerson().called('Mia Marsden').withAlongside(priya).at(database, place);
  await aSharingChoice().yesTo(housing).about('life').by(database, kelly);
  const entry = await anEntry().saying(WORDS).about('life').writtenBy(database, priya, kelly);
  return { kelly, mia, entry };
}
type World = Awaited<ReturnType<typeof aWorld>>;

async function reads(worker: Worker, personId: string): Promise<string[] | string> {
  const { data, errors } = await api.ask<{ person: { story: { nodes: { words: string; earlier: { words: string }[] }[] } } } | null>(
    await signIn(database, worker),
    STORY,
    { id: personId },
  );
  return (
    errors[0]?.extensions?.code ??
    data!.person.story.nodes.flatMap(({ words, earlier }) => [words, ...earlier.map((one) => one.words)]).sort()
  );
}
async function mark(worker: Worker, { kelly, entry }: World, change: object): Promise<string> {
  const input = { mutationId: uuidv7(), personId: kelly, entryId: entry, expectedVersion: 1, headline: null, passages: [], ...change };
  const { data, errors } = await api.ask<{ markEntry: { __typename: string } } | null>(await signIn(database, worker), MARK, { input });
  return errors[0]?.extensions?.code ?? data!.markEntry.__typename;
}
interface Apart {
  __typename: string;
  part?: { words: string; personId: string; conversationId: string; where: string | null; categories: string[] };
}
async function apart(worker: Worker, { kelly, entry }: World, change: object): Promise<Apart | string> {
  const sorting = { categories: ['health'], inConfidence: false, shownToPerson: 'now', heldBecause: null };
  const input = {
    mutationId: uuidv7(),
    personId: kelly,
    entryId: entry,
    expectedVersion: 1,
    partId: uuidv7(),
    toPersonId: null,
    sorting,
    ...MIAS,
    ...change,
  };
  const { data, errors } = await api.ask<{ setApart: Apart } | null>(await signIn(database, worker), APART, { input });
  return errors[0]?.extensions?.code ?? data!.setApart;
}
const about = (id: string | null, change: object = {}) => ({ ...MIAS, aboutId: id, agreed: false, needed: false, ...change });

describe('words about somebody else', () => {
  it.each([
    ['a person on record', (world: World) => world.mia],
    ['somebody else', () => null],
  ])('%s: partners get the rest, and the author all', async (_title, whom) => {
    const world = await aWorld();
    expect(await mark(priya, world, { passages: [about(whom(world))] })).toBe('EntryMarked');
    expect(await reads(sam, world.kelly)).toEqual(['The boiler works. You sang.']);
    expect(await reads(priya, world.kelly)).toEqual([WORDS]);
  });

  it('stay where they agreed, or where those who read the rest need them', async () => {
    for (const change of [{ agreed: true }, { needed: true }]) {
      const world = await aWorld();
      await mark(priya, world, { passages: [about(world.mia, change)] });
      expect(await reads(sam, world.kelly)).toEqual([WORDS]);
    }
  });

  it('name only whom the author may see; whoever is hidden answers like nobody', async () => {
    const world = await aWorld();
    const hidden = await aPerson().called('Hidden').at(database, place);
    for (const id of [hidden, uuidv7(), world.kelly]) expect(await mark(priya, world, { passages: [about(id)] })).toBe('CannotRecord');
    const { data } = await api.ask<{ entryParts: { version: number; passages: object[] } }>(await signIn(database, priya), PARTS, {
      personId: world.kelly,
      id: world.entry,
    });
    expect(data.entryParts).toMatchObject({ version: 1, passages: [] });
  });

  it('go on protecting someone whom the author may no longer name', async () => {
    const world = await aWorld();
    await mark(priya, world, { passages: [about(world.mia)] });
    await database.sql('update involvements set until_at = moment() where person_id = $1', [world.mia]);
    expect(await mark(priya, world, { expectedVersion: 2, headline: 'x', passages: [about(null)] })).toBe('EntryMarked');
    expect(await apart(priya, world, { expectedVersion: 3, from: 0, length: 3 })).toMatchObject({ __typename: 'WordsSetApart' });
    const [entry] = await database.sql<{ mentions: string[] }>('select mentions from entries where entry_id = $1', [world.entry]);
    expect(entry?.mentions).toContain(world.mia);
  });

  it('cannot lie outside the words', async () => {
    const world = await aWorld();
    for (const wrong of [{ from: -1 }, { length: 0 }, { from: 40, length: 20 }])
      expect(await mark(priya, world, { passages: [about(null, wrong)] })).toBe('CannotRecord');
  });

  it('stay out of an earlier wording, though the new one has none', async () => {
    const world = await aWorld();
    await mark(priya, world, { passages: [about(world.mia)] });
    await database.sql('update entries set amended_at = moment(), version = 3 where entry_id = $1', [world.entry]);
    await database.sql(
      "insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, author_id, amended_at) values ($1, $2, $3, $4, 3, 'You sang with Mia.', $5, moment())",
      [world.kelly, uuidv7(), world.entry, place.placeId, priya.workerId],
    );
    expect(await reads(sam, world.kelly)).toEqual(['']);
    expect(await mark(priya, world, { expectedVersion: 3, passages: [{ ...about(world.mia), from: 8, length: 9 }] })).toBe('EntryMarked');
    expect(await reads(sam, world.kelly)).toEqual(['You sang.']);
    expect(await reads(priya, world.kelly)).toEqual([WORDS, 'You sang with Mia.']);
  });
});

describe('a headline', () => {
  it('stands for the words where a role needs no more', async () => {
    const world = await aWorld();
    await mark(priya, world, { headline: ' Kelly has a warm home. ' });
    await database.sql("update role_needs set need = 'summary' where place_id = $1 and category = 'life'", [place.placeId]);
    try {
      expect(await reads(sam, world.kelly)).toEqual(['Kelly has a warm home.']);
    } finally {
      await database.sql("update role_needs set need = 'full' where place_id = $1", [place.placeId]);
    }
    expect(await reads(sam, world.kelly)).toEqual([WORDS]);
  });

  it('has up to 200 letters', async () => {
    const world = await aWorld();
    expect(await mark(priya, world, { headline: 'x'.repeat(201) })).toBe('CannotRecord');
    expect(await mark(priya, world, { headline: 'x'.repeat(200) })).toBe('EntryMarked');
  });
});

describe('words that are set apart', () => {
  it('are an entry of the same conversation, and leave the first for its readers', async () => {
    const world = await aWorld();
    const done = await apart(priya, world, {});
    expect(done).toMatchObject({
      __typename: 'WordsSetApart',
      part: { words: 'Mia 🌟 coughs at night.', personId: world.kelly, categories: ['health'] },
    });
    expect(await reads(sam, world.kelly)).toEqual(['The boiler works. You sang.']);
    expect(await reads(joe, world.kelly)).toEqual(['Mia 🌟 coughs at night.', 'The boiler works. You sang.']);
    await aSharingChoice().yesTo(housing).about('health').by(database, world.kelly);
    expect(await reads(sam, world.kelly)).toEqual(['Mia 🌟 coughs at night.', 'The boiler works. You sang.']);
    const [first] = await database.sql<{ conversation_id: string }>('select conversation_id from entries where entry_id = $1', [
      world.entry,
    ]);
    expect(done).toMatchObject({ part: { conversationId: first?.conversation_id } });
  });

  it('go on another person’s record where the author says so, and tell nothing of the conversation there', async () => {
    const world = await aWorld();
    await database.sql("update entries set happened_where = 'at Kelly’s', version = 2 where entry_id = $1", [world.entry]);
    const partId = uuidv7();
    const done = await apart(priya, world, { expectedVersion: 2, toPersonId: world.mia, partId });
    expect(done).toMatchObject({ part: { personId: world.mia, words: 'Mia 🌟 coughs at night.', conversationId: partId, where: null } });
    expect(await reads(priya, world.mia)).toEqual(['Mia 🌟 coughs at night.']);
    expect(await reads(sam, world.mia)).toBe('NOT_FOUND');
  });

  it('go on no record of someone whom the author does not see, or sees as an author of old alone', async () => {
    const world = await aWorld();
    const hidden = await aPerson().called('Hidden').at(database, place);
    const before = await aPerson().withAlongside(priya, { until: '2026-11-01T10:00:00Z' }).at(database, place);
    await anEntry().writtenBy(database, priya, before);
    for (const toPersonId of [hidden, uuidv7(), before])
      expect(await apart(priya, world, { toPersonId })).toMatchObject({ __typename: 'CannotRecord' });
    expect(await database.sql('select 1 from entries where person_id = any ($1)', [[hidden, before]])).toHaveLength(1);
  });

  it('are not blank', async () => {
    const world = await aWorld();
    expect(await apart(priya, world, { from: 17, length: 1 })).toMatchObject({ __typename: 'CannotRecord' });
  });
});

describe('marks and parts', () => {
  it('are the author’s alone: to a colleague, a partner and a stranger the entry is not there', async () => {
    const world = await aWorld();
    const stranger = await aWorker().of(database, anchor);
    for (const worker of [joe, sam, stranger]) {
      expect(await mark(worker, world, { headline: 'x' })).toBe('NOT_FOUND');
      expect(await apart(worker, world, {})).toBe('NOT_FOUND');
      const answers = [];
      for (const id of [world.entry, uuidv7()])
        answers.push((await api.ask(await signIn(database, worker), PARTS, { personId: world.kelly, id })).body);
      expect(answers[0]).toContain('NOT_FOUND');
      expect(answers[0]).toBe(answers[1]);
    }
  });

  it('start from the version that stands', async () => {
    const world = await aWorld();
    expect(await mark(priya, world, { headline: 'one' })).toBe('EntryMarked');
    expect(await mark(priya, world, { headline: 'two' })).toBe('EntryChanged');
    expect(await apart(priya, world, {})).toMatchObject({ __typename: 'EntryChanged' });
  });

  it('are looked at by the author, and the log says so', async () => {
    const world = await aWorld();
    await mark(priya, world, { passages: [about(world.mia, { agreed: true }), about(null, { from: 0, length: 3 })] });
    const { data } = await api.ask<{ entryParts: object }>(await signIn(database, priya), PARTS, {
      personId: world.kelly,
      id: world.entry,
    });
    expect(data.entryParts).toEqual({
      version: 2,
      words: WORDS,
      headline: null,
      passages: [
        { from: 0, length: 3, agreed: false, needed: false, about: null },
        { ...MIAS, agreed: true, needed: false, about: { id: world.mia, name: 'Mia' } },
      ],
    });
    expect(await looksAt(database, world.kelly)).toMatchObject([{ worker_id: priya.workerId, entry_ids: [world.entry], result: 'shown' }]);
  });

  it('cannot be written by the application itself', async () => {
    const { entry } = await aWorld();
    const as = database.as(await signIn(database, priya));
    await expect(as.sees("update entries set headline = 'x', version = 2 where entry_id = $1", [entry])).rejects.toThrow(
      'permission denied',
    );
    await expect(as.sees('select * from my_parts')).rejects.toThrow('permission denied');
  });
});

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['my_parts', 's.author_id = s.worker_id and ', ''],
    ['my_passages', 'from sight s join people h', 'from people s join people h'],
    ['cannot_mark', "not exists (select from sight s where s.person_id = (p ->> 'about')::uuid)", 'false'],
    ['cannot_mark', "when m.version <> from_version then 'changed'", ''],
    ['cannot_mark', " or (p ->> 'from')::integer + (p ->> 'length')::integer > length(m.words)", ''],
    ['set_apart', ' and (s.alongside or s.starting)', ''],
    ['set_apart', 'case when to_person is null then e.conversation_id else part end', 'e.conversation_id'],
    ['set_apart', 'case when to_person is null then e.happened_where end', 'e.happened_where'],
    ['set_apart', 'mine.passages || mark', 'mine.passages'],
    ['mark_entry', "coalesce(e.passages, '[]') || kept end", 'kept end'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  /** What comes of all that may be tried, in a world of its own. */
  async function whatComes(): Promise<unknown[]> {
    const world = await aWorld();
    const hidden = await aPerson().called('Hidden').at(database, place);
    const before = await aPerson().withAlongside(priya, { until: '2026-11-01T10:00:00Z' }).at(database, place);
    await anEntry().writtenBy(database, priya, before);
    await database.sql("update entries set happened_where = 'at Kelly’s', version = 2 where entry_id = $1", [world.entry]);
    const shape = (done: Apart | string) =>
      typeof done === 'string' ? done : [done.__typename, done.part?.words, done.part?.where, done.part?.conversationId === world.entry];
    const came: unknown[] = [
      await mark(joe, world, { expectedVersion: 2, headline: 'x' }),
      await mark(priya, world, { expectedVersion: 2, passages: [about(hidden)] }),
      await mark(priya, world, { expectedVersion: 2, passages: [about(null, { from: 40, length: 20 })] }),
      shape(await apart(priya, world, { expectedVersion: 2, toPersonId: before })),
      shape(await apart(priya, world, { expectedVersion: 9 })),
    ];
    const partId = uuidv7();
    came.push(shape(await apart(priya, world, { expectedVersion: 2, toPersonId: world.mia, partId })));
    came.push(...(await database.sql('select conversation_id = entry_id as alone from entries where entry_id = $1', [partId])));
    came.push(await reads(sam, world.kelly));
    await database.sql('update involvements set until_at = moment() where person_id = $1', [world.mia]);
    await database.sql('delete from entries where entry_id = $1', [partId]);
    const { data } = await api.ask<{ entryParts: { passages: { about: object | null }[] } }>(await signIn(database, priya), PARTS, {
      personId: world.kelly,
      id: world.entry,
    });
    came.push(data.entryParts?.passages.map((one) => one.about));
    await database.sql('update entries set amended_at = moment(), version = version + 1 where entry_id = $1', [world.entry]);
    await database.sql(
      "insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, author_id, amended_at) select $1, $2, $3, $4, version, 'You sang.', $5, moment() from entries where entry_id = $3",
      [world.kelly, uuidv7(), world.entry, place.placeId, priya.workerId],
    );
    const [row] = await database.sql<{ version: number }>('select version from entries where entry_id = $1', [world.entry]);
    came.push(await mark(priya, world, { expectedVersion: row!.version, passages: [] }), await reads(sam, world.kelly));
    return came;
  }
});
