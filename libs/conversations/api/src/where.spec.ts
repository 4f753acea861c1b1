/* eslint-disable max-lines -- what a rule does and what its mutants do is asked of one world */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { aPerson } from '@alongside/people/api/testing';
import { withBrokenRule } from '@alongside/platform/testing';
import type { Place, Worker } from '@alongside/teams/api/testing';
import { anEntry } from './testing/index.ts';
import { protecting } from './testing/protecting.ts';

// Words that tell where a person is, whatever else they are about: who says so, and who then reads them.

const { database, aWorld, put, ask, town } = protecting();
const STORY = `query Story($id: ID!, $first: PageSize!, $after: String) { person(id: $id) { story(first: $first, after: $after) {
  nodes { id words tellsWhere } pageInfo { hasNextPage endCursor } } } }`;
const ENTRY = 'query Entry($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words tellsWhere version } }';
const RECORD = 'mutation Record($input: RecordConversationInput!) { recordConversation(input: $input) { __typename } }';
const SORT = 'mutation Sort($input: SortEntryInput!) { sortEntry(input: $input) { __typename } }';
const APART = 'mutation Apart($input: SetApartInput!) { setApart(input: $input) { __typename } }';
const MARK = 'mutation Mark($input: MarkWhereInput!) { markWhere(input: $input) { personId } }';
const READERS = `query Readers($personId: ID!, $id: ID!) { whoCanSeeEntry(personId: $personId, id: $id) { organisation { name } reads because } }`;

interface Page {
  person: { story: { nodes: { id: string; words: string; tellsWhere: boolean }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
}
let place: Place;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let darren: Worker;
let stranger: Worker;
beforeAll(() => ({ place, priya, joe, sam, darren, stranger } = town()));

const story = async (worker: Worker, id: string, first = 50, after?: string) =>
  (await ask<Page>(worker, STORY, { id, first, after })) as Page;
const reads = async (worker: Worker, id: string): Promise<string[]> =>
  (await story(worker, id)).person.story.nodes.map(({ words }) => words).sort();
const marked = async (worker: Worker, id: string): Promise<string[]> =>
  (await story(worker, id)).person.story.nodes.flatMap(({ words, tellsWhere }) => (tellsWhere ? [words] : [])).sort();
const sorting = (tellsWhere?: boolean | null, categories = ['life']) => ({
  ...{ categories, inConfidence: false, shownToPerson: 'now' },
  ...(tellsWhere === undefined ? {} : { tellsWhere }),
});
const record = (worker: Worker, personId: string, words: string, said?: object) =>
  ask(worker, RECORD, {
    input: {
      ...{ mutationId: uuidv7(), conversationId: uuidv7(), entryId: uuidv7(), personId, words, occurredAt: '2026-11-24T09:00:00Z' },
      ...(said ? { sorting: said } : {}),
    },
  });
const sort = (worker: Worker, personId: string, entryId: string, expectedVersion: number, said: object) =>
  ask(worker, SORT, { input: { mutationId: uuidv7(), personId, entryId, expectedVersion, sorting: said } });
const mark = (worker: Worker, personId: string, entryIds: readonly string[], tellsWhere = true) =>
  ask(worker, MARK, { input: { mutationId: uuidv7(), personId, entryIds, tellsWhere } });
const hide = (kelly: string, ...named: Worker[]) =>
  put(priya, kelly, 'protected_place', { namedIds: named.map(({ workerId }) => workerId) });

describe('who writes says that the words tell where', () => {
  it('in recording: those whom a protected place keeps away do not read them, from the next request on', async () => {
    const { kelly } = await aWorld();
    await record(priya, kelly, '14 Mill Lane', sorting(true));
    await record(priya, kelly, 'The kettle', sorting(false));
    expect(await reads(sam, kelly), 'no place is protected yet').toContain('14 Mill Lane');
    expect(await marked(sam, kelly)).toEqual(['14 Mill Lane']);
    await hide(kelly, joe);
    expect(await reads(sam, kelly)).toEqual(['The kettle', 'one']);
    expect(await marked(sam, kelly)).toEqual([]);
    expect(await reads(joe, kelly)).toEqual(['14 Mill Lane', 'The kettle', 'one', 'where']);
    expect(await marked(joe, kelly)).toEqual(['14 Mill Lane']);
  });

  it('in sorting, and takes it back', async () => {
    const { kelly, entry } = await aWorld();
    await hide(kelly);
    expect(await sort(priya, kelly, entry, 1, sorting(true))).toMatchObject({ sortEntry: { __typename: 'EntrySorted' } });
    expect(await reads(sam, kelly)).toEqual([]);
    expect(await sort(priya, kelly, entry, 2, sorting(false))).toMatchObject({ sortEntry: { __typename: 'EntrySorted' } });
    expect(await reads(sam, kelly)).toEqual(['one']);
  });

  it('also where the place does not name them: then their own words are gone from them too', async () => {
    const { kelly } = await aWorld();
    const own = await anEntry().saying('Her door is green').about('life').writtenBy(database, sam, kelly);
    await hide(kelly);
    expect(await sort(sam, kelly, own, 1, sorting(true))).toMatchObject({ sortEntry: { __typename: 'EntrySorted' } });
    expect(await ask(sam, ENTRY, { personId: kelly, id: own })).toBe('NOT_FOUND');
    expect(await sort(sam, kelly, own, 2, sorting(false)), 'nobody lifts by it what hides').toBe('NOT_FOUND');
  });

  it('in setting words apart; where that is left out, the part is marked as the whole was', async () => {
    const { kelly } = await aWorld();
    const entry = await anEntry().saying('Boiler. 14 Mill Lane. Tea.').about('life').writtenBy(database, priya, kelly);
    const apart = (from: number, length: number, expectedVersion: number, said: object) =>
      ask(priya, APART, {
        input: { mutationId: uuidv7(), personId: kelly, entryId: entry, partId: uuidv7(), expectedVersion, from, length, sorting: said },
      });
    expect(await apart(8, 13, 1, sorting(true))).toMatchObject({ setApart: { __typename: 'WordsSetApart' } });
    expect(await marked(priya, kelly)).toEqual(['14 Mill Lane.']);
    await sort(priya, kelly, entry, 2, sorting(true));
    await apart(22, 4, 3, sorting());
    expect(await marked(priya, kelly)).toEqual(['14 Mill Lane.', 'Boiler. 14 Mill Lane. Tea.', 'Tea.']);
  });
});

describe('where nothing is said', () => {
  it('it stays as it was', async () => {
    const { kelly, entry } = await aWorld();
    await sort(priya, kelly, entry, 1, sorting(true));
    await sort(priya, kelly, entry, 2, sorting(undefined, ['health']));
    await sort(priya, kelly, entry, 3, sorting(null));
    expect(await marked(priya, kelly)).toEqual(['one']);
  });

  it('new words are marked for whom a protected place names, as a phone without signal could not ask', async () => {
    const { kelly } = await aWorld();
    await hide(kelly);
    await record(priya, kelly, 'named', sorting());
    await record(sam, kelly, 'not named', sorting());
    await record(priya, kelly, 'unsorted');
    expect(await marked(priya, kelly)).toEqual(['named']);
    expect(await reads(sam, kelly), 'nothing tells him of the place').toEqual(['not named', 'one']);
    const unsorted = (await story(priya, kelly)).person.story.nodes.find(({ words }) => words === 'unsorted');
    await sort(priya, kelly, unsorted!.id, 1, sorting());
    expect(await marked(priya, kelly)).toEqual(['named', 'unsorted']);
  });

  it('a place of somebody in the same home does not count once they are hidden', async () => {
    const home = uuidv7();
    const mia = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    const pat = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    const ofPat = await anEntry().saying('pat').about('life').writtenBy(database, priya, pat);
    await hide(mia);
    await database.sql("update involvements set state = 'handed_on' where person_id = $1", [mia]);
    expect(await mark(priya, pat, [ofPat]), 'as if Mia were not there').toBe('NOT_FOUND');
  });

  it('a place of somebody in the same home counts, and one that ended does not', async () => {
    const home = uuidv7();
    const mia = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    const pat = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    await hide(mia);
    await record(priya, pat, 'with Mia', sorting());
    await database.sql("update protections set until_at = '2026-11-24T09:59:00Z' where person_id = $1", [mia]);
    await record(priya, pat, 'later', sorting());
    expect(await marked(priya, pat)).toEqual(['with Mia']);
  });
});

describe('what hides leaves no trace', () => {
  it('not in the list, a page, a cursor or the entry itself', async () => {
    const { kelly } = await aWorld();
    for (const [at, words] of ['a', 'b', 'c'].entries())
      await anEntry().saying(words).about('life').on(`2026-11-2${at}T08:00:00Z`).writtenBy(database, priya, kelly);
    const id = (await story(priya, kelly)).person.story.nodes.find(({ words }) => words === 'b')!.id;
    await hide(kelly);
    const [first] = [await story(sam, kelly, 2)];
    await mark(priya, kelly, [id]);
    expect(await reads(sam, kelly)).toEqual(['a', 'c', 'one']);
    expect(await ask(sam, ENTRY, { personId: kelly, id })).toBe('NOT_FOUND');
    expect(await ask(sam, READERS, { personId: kelly, id })).toBe('NOT_FOUND');
    const page = await story(sam, kelly, 2);
    expect(page).toEqual(first);
    const next = await story(sam, kelly, 2, page.person.story.pageInfo.endCursor);
    expect(next.person.story.nodes.map(({ words }) => words)).toEqual(['a']);
    expect(next.person.story.pageInfo.hasNextPage).toBe(false);
  });

  it('and the author is told that the other organisation reads nothing', async () => {
    const { kelly, entry } = await aWorld();
    await hide(kelly);
    await mark(priya, kelly, [entry]);
    const all = (await ask(priya, READERS, { personId: kelly, id: entry })) as { whoCanSeeEntry: object[] };
    expect(all.whoCanSeeEntry).toContainEqual({ organisation: { name: 'Millbrook Housing' }, reads: 'nothing', because: null });
  });
});

describe('looking through what is there', () => {
  it('marks what one reads, whoever wrote it, and takes one’s own marks off again', async () => {
    const { kelly, entry } = await aWorld();
    await hide(kelly, joe);
    const sams = await anEntry().saying('Sam knows the street').about('life').writtenBy(database, sam, kelly);
    await aSharingChoice().yesTo(town().anchor).about('life').by(database, kelly);
    expect(await reads(joe, kelly)).toContain('Sam knows the street');
    expect(await mark(joe, kelly, [entry, sams])).toEqual({ markWhere: { personId: kelly } });
    expect(await marked(joe, kelly)).toEqual(['Sam knows the street', 'one']);
    expect(await reads(sam, kelly)).toEqual([]);
    expect(await mark(priya, kelly, [sams], false), 'another’s mark').toBe('NOT_FOUND');
    expect(await mark(joe, kelly, [sams], false)).toEqual({ markWhere: { personId: kelly } });
    expect(await reads(sam, kelly)).toEqual(['Sam knows the street']);
  });

  it('is theirs alone whom the place names, and says of nothing else whether it is there', async () => {
    const { kelly, entry } = await aWorld();
    expect(await mark(priya, kelly, [entry]), 'no place is protected').toBe('NOT_FOUND');
    await hide(kelly);
    for (const worker of [joe, sam, stranger]) {
      expect(await mark(worker, kelly, [entry])).toBe('NOT_FOUND');
      expect(await mark(worker, kelly, [uuidv7()])).toBe('NOT_FOUND');
    }
    expect(await marked(priya, kelly)).toEqual([]);
    const other = await aWorld();
    expect(await mark(priya, kelly, [other.entry]), 'of somebody else').toBe('NOT_FOUND');
    expect(
      await mark(
        priya,
        kelly,
        Array.from({ length: 51 }, () => entry),
      ),
    ).toBe('BAD_INPUT');
    expect(await mark(priya, kelly, [entry, uuidv7()]), 'the rest is marked all the same').toEqual({ markWhere: { personId: kelly } });
    expect(await mark(priya, kelly, [entry]), 'marked before').toEqual({ markWhere: { personId: kelly } });
  });

  it('gives an author’s own mark back to nobody', async () => {
    const { kelly, entry } = await aWorld();
    await hide(kelly, joe);
    await mark(joe, kelly, [entry]);
    await sort(priya, kelly, entry, 2, sorting(false));
    await sort(priya, kelly, entry, 3, sorting(true));
    expect(await mark(joe, kelly, [entry], false)).toBe('NOT_FOUND');
    expect(await marked(joe, kelly)).toEqual(['one']);
  });
});

describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['mark_where', ' and s.alongside', ''],
    ['mark_where', ' and place_names_me(person)', ''],
    ['mark_where', " and s.level = 'full'", ''],
    ['mark_where', ' and (tells or e.where_marked_by = me_worker())', ''],
    ['place_names_me', ' and me_worker() = any (g.named)', ''],
    ['place_names_me', "g.kind = 'protected_place' and ", ''],
    ['place_names_me', ' and (g.until_at is null or moment() < g.until_at)', ''],
    ['place_names_me', 'living.human_id in (p.human_id, other.human_id)', 'living.human_id = p.human_id'],
    ['place_names_me', 'exists (select from sight s where s.person_id = living.person_id)', 'true'],
    ['tells_where_still', 'e.tells_where or ', ''],
    ['tells_where_still', ' and place_names_me(person)', ''],
    ['tells_where_still', 'cardinality(e.categories) = 0 and ', ''],
    ['set_apart', 'e.tells_where or ', ''],
    ['tells_where_to_me', "and s.level = 'full' ", ''],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  async function whatComes(): Promise<unknown[]> {
    const { kelly, entry, where } = await aWorld();
    const all: unknown[] = [];
    const apart = await anEntry().saying('Boiler. Tea.').about('life').writtenBy(database, priya, kelly);
    const unsorted = await anEntry().saying('unsorted').writtenBy(database, priya, kelly);
    await sort(priya, kelly, unsorted, 1, sorting());
    await sort(priya, kelly, apart, 1, sorting(true));
    await ask(priya, APART, {
      input: {
        ...{ mutationId: uuidv7(), personId: kelly, entryId: apart, partId: uuidv7(), expectedVersion: 2, from: 8, length: 4 },
        sorting: sorting(),
      },
    });
    await sort(priya, kelly, apart, 3, sorting());
    all.push(await marked(priya, kelly));

    // named in what is no place, and in a place that ended
    await protect(kelly, 'restricted_record', [priya, joe, sam, darren], null);
    await protect(kelly, 'protected_place', [darren], '2026-11-24T09:00:00Z');
    for (const worker of [priya, joe, darren]) all.push(await mark(worker, kelly, [entry]));

    // a place that names some; whoever marked takes it off
    await hide(kelly, joe, sam);
    await sort(priya, kelly, where, 1, sorting(false));
    await sort(priya, kelly, where, 2, sorting());
    all.push(await marked(priya, kelly), await mark(darren, kelly, [entry]), await mark(joe, kelly, [entry]));
    all.push(await mark(priya, kelly, [entry], false), await mark(joe, kelly, [entry], false));

    // the one sentence that stands for it
    const long = await anEntry().saying('A long story').about('health').writtenBy(database, priya, kelly);
    await aSharingChoice().yesTo(town().housing).about('health').by(database, kelly);
    await need('summary');
    try {
      await database.sql("update entries set headline = 'Short', version = 2 where person_id = $1 and entry_id = $2", [kelly, long]);
      all.push(await reads(sam, kelly), await mark(sam, kelly, [long]));
      await sort(priya, kelly, long, 2, sorting(true, ['health']));
      all.push(await marked(sam, kelly));
    } finally {
      await need('full');
    }

    // named, author once, and not alongside any more
    const joes = await anEntry().saying('joes').about('life').writtenBy(database, joe, kelly);
    await database.sql("update involvements set state = 'resting' where person_id = $1 and worker_id = $2", [kelly, joe.workerId]);
    all.push(await mark(joe, kelly, [joes]));

    // somebody of the same home
    const home = uuidv7();
    const mia = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    const pat = await aPerson().inHousehold(home).withAlongside(priya).at(database, place);
    const ofPat = await anEntry().saying('pat').about('life').writtenBy(database, priya, pat);
    await hide(mia);
    all.push(await mark(priya, mia, [ofPat]), await mark(priya, pat, [ofPat]));
    await database.sql("update involvements set state = 'handed_on' where person_id = $1", [mia]);
    all.push(await mark(priya, pat, [ofPat]));
    return all.map((one) => (typeof one === 'string' || Array.isArray(one) ? one : 'marked'));
  }

  const protect = (kelly: string, kind: string, named: Worker[], until: string | null) =>
    database.sql(
      "insert into protections (person_id, protection_id, place_id, kind, named, from_at, until_at) values ($1, $2, $3, $4, $5, '2026-11-24T08:00:00Z', $6)",
      [kelly, uuidv7(), place.placeId, kind, named.map(({ workerId }) => workerId), until],
    );
  const need = (how: string) =>
    database.sql("update role_needs set need = $2 where place_id = $1 and role = 'worker' and category = 'health'", [place.placeId, how]);
});
