import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;

let place: Place;
let priyaAtWork: Worker;
let joeAtWork: Worker;
let priya: Actor;
let joe: Actor;
let stranger: Actor;
let kelly: string;

const ENTRY_FIELDS =
  'id words categories unsorted version mine shownToPerson amendedAt earlier { words because } author { name } organisation { name }';
const RECORD = `mutation Record($input: RecordConversationInput!) { recordConversation(input: $input) { __typename ... on ConversationRecorded { entry { ${ENTRY_FIELDS} } } ... on Problem { message } } }`;
const SORT = `mutation Sort($input: SortEntryInput!) { sortEntry(input: $input) { __typename ... on EntrySorted { entry { ${ENTRY_FIELDS} } } ... on EntryChanged { entry { ${ENTRY_FIELDS} } } ... on Problem { message } } }`;
const AMEND = `mutation Amend($input: AmendEntryInput!) { amendEntry(input: $input) { __typename ... on EntryAmended { entry { ${ENTRY_FIELDS} } } ... on EntryChanged { entry { ${ENTRY_FIELDS} } } ... on Problem { message } } }`;
const STORY =
  'query Story($id: ID!, $first: PageSize!, $after: String) { person(id: $id) { story(first: $first, after: $after) { nodes { id words } pageInfo { hasNextPage endCursor } } } }';

interface Entry {
  id: string;
  words: string;
  categories: string[];
  unsorted: boolean;
  version: number;
  earlier: { words: string; because: string | null }[];
}
type Outcome = { __typename: string; entry?: Entry; message?: string };

beforeAll(async () => {
  place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  priyaAtWork = await aWorker().called('Priya Nair').of(database, anchor);
  joeAtWork = await aWorker().called('Joe Tanner').of(database, anchor);
  priya = await signIn(database, priyaAtWork);
  joe = await signIn(database, joeAtWork);
  stranger = await signIn(database, await aWorker().of(database, await anOrganisation().at(database, place)));
  kelly = await aPerson().withAlongside(priyaAtWork).withAlongside(joeAtWork).at(database, place);
});

const recording = (over: Record<string, unknown> = {}) => ({
  mutationId: uuidv7(),
  conversationId: uuidv7(),
  entryId: uuidv7(),
  personId: kelly,
  words: 'Kelly, you told me the new locks help.',
  occurredAt: '2026-11-24T10:30:00.000Z',
  ...over,
});
const sorting = (over: Record<string, unknown> = {}) => ({ categories: ['life'], inConfidence: false, shownToPerson: 'now', ...over });

async function record(actor: Actor, input = recording()): Promise<{ outcome: Outcome; code: string | undefined; input: typeof input }> {
  const { data, errors } = await api.ask<{ recordConversation: Outcome } | null>(actor, RECORD, { input });
  return { outcome: data?.recordConversation ?? { __typename: 'none' }, code: errors[0]?.extensions?.code, input };
}
const rowsOf = (entryId: unknown) => database.sql<{ words: string }>('select words from entries where entry_id = $1', [entryId]);

describe('recording a conversation', () => {
  it('needs nothing but the words, and is unsorted until it is sorted', async () => {
    const { outcome } = await record(priya);
    expect(outcome).toMatchObject({
      __typename: 'ConversationRecorded',
      entry: { unsorted: true, categories: [], version: 1, mine: true, author: { name: 'Priya Nair' } },
    });
  });

  it('can be what was already known: dated, with its source, and like any other entry in who reads it', async () => {
    const ask = 'query Known($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { kind source occurredAt unsorted } }';
    const input = recording({ whatWeKnowFrom: '  Tenancy list, October ', occurredAt: '2026-05-02T00:00:00.000Z' });
    await record(priya, input);
    const read = (actor: Actor) => api.ask<{ entry: unknown }>(actor, ask, { personId: kelly, id: input.entryId });
    const entry = { kind: 'what_we_know', source: 'Tenancy list, October', occurredAt: '2026-05-02T00:00:00.000Z', unsorted: true };
    expect((await read(joe)).data.entry).toEqual(entry);
    expect((await read(stranger)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const plain = recording({ whatWeKnowFrom: ' ' });
    await record(priya, plain);
    const { data } = await api.ask(priya, ask, { personId: kelly, id: plain.entryId });
    expect(data).toMatchObject({ entry: { kind: 'conversation', source: null } });
  });

  it('can be sorted in the same go', async () => {
    const { outcome } = await record(
      priya,
      recording({ sorting: sorting({ categories: ['health', 'life', 'health'], inConfidence: true }) }),
    );
    expect(outcome.entry?.categories).toEqual(['life', 'health', 'told_in_confidence']);
  });

  it.each([
    ['no words', { words: '  \n ' }],
    ['too many words', { words: 'a'.repeat(20_001) }],
    ['held back without a ground', { sorting: { categories: [], inConfidence: false, shownToPerson: 'held', heldBecause: ' ' } }],
  ])('says what to do about %s, and keeps nothing', async (_what, over) => {
    const { outcome, input } = await record(priya, recording(over));
    expect(outcome).toMatchObject({ __typename: 'CannotRecord', message: expect.any(String) as string });
    expect(await rowsOf(input.entryId)).toEqual([]);
  });

  it.each([
    ['script and formula text', '<script>alert(1)</script> =HYPERLINK("x") \u202Eevil\u202C ${7*7} Robert\'); drop table entries;--'],
    ['every plane of Unicode', 'Zażółć 家 ‏عربى‏ 👩‍👩‍👧 ‮'],
  ])('keeps %s exactly', async (_what, words) => {
    const { outcome } = await record(priya, recording({ words }));
    expect(outcome.entry?.words).toBe(words);
  });

  it.each([
    ['a NUL byte', { words: 'a\u0000b' }],
    ['a lone surrogate', { words: 'a\ud800b' }],
    ['an id that is none', { entryId: 'x' }],
    ['an instant that is none', { occurredAt: 'yesterday' }],
    ['a category that is none', { sorting: { categories: ['secret'], inConfidence: false, shownToPerson: 'now' } }],
  ])('answers %s with a code, without SQL or a stack', async (_what, over) => {
    const { data, errors, body } = await api.ask(priya, RECORD, { input: recording(over) });
    const code = errors[0]?.extensions?.code;
    if (code) expect(code).toBe('BAD_INPUT');
    else expect(data).toMatchObject({ recordConversation: { __typename: 'ConversationRecorded' } });
    expect(body).not.toMatch(/select|insert|syntax|at .*\.ts|node_modules/i);
  });

  it('is refused to someone who is not involved, like for a person who does not exist', async () => {
    const hidden = await api.ask(stranger, RECORD, { input: recording() });
    const missing = await api.ask(stranger, RECORD, { input: recording({ personId: uuidv7() }) });
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    expect(hidden.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('is one entry for one mutation, however often it is sent', async () => {
    const input = recording();
    const sent = await Promise.all(Array.from({ length: 6 }, () => record(priya, input)));
    expect(new Set(sent.map(({ outcome }) => outcome.entry?.id)).size).toBe(1);
    expect(await rowsOf(input.entryId)).toHaveLength(1);
  });

  it('refuses other words under the same mutation', async () => {
    const { input } = await record(priya);
    expect((await record(priya, { ...input, words: 'other' })).code).toBe('CONFLICT');
    expect(await rowsOf(input.entryId)).toEqual([{ words: input.words }]);
  });

  it('stores ids with the mutation, and never a word', async () => {
    const { input } = await record(priya, recording({ words: 'A word that is nowhere else: quokka.' }));
    const [stored] = await database.sql<{ answer: object }>('select answer from mutations where mutation_id = $1', [input.mutationId]);
    expect(stored?.answer).toEqual({ __typename: 'ConversationRecorded', personId: kelly, entryId: input.entryId, version: 1 });
  });
});

describe('sorting', () => {
  const sort = async (actor: Actor, entryId: string, over: Record<string, unknown> = {}) =>
    await api.ask<{ sortEntry: Outcome } | null>(actor, SORT, {
      input: { mutationId: uuidv7(), personId: kelly, entryId, expectedVersion: 1, sorting: sorting(), ...over },
    });

  it('says what an entry is about, once its author says so', async () => {
    const entry = await anEntry().writtenBy(database, priyaAtWork, kelly);
    const { data } = await sort(priya, entry);
    expect(data?.sortEntry).toMatchObject({ __typename: 'EntrySorted', entry: { unsorted: false, categories: ['life'], version: 2 } });
  });

  it('tells that another version stands by now', async () => {
    const entry = await anEntry().writtenBy(database, priyaAtWork, kelly);
    await sort(priya, entry);
    const { data } = await sort(priya, entry, { sorting: sorting({ categories: ['health'] }) });
    expect(data?.sortEntry).toMatchObject({ __typename: 'EntryChanged', entry: { categories: ['life'], version: 2 } });
  });

  it('is the author’s alone: a colleague who reads it cannot', async () => {
    const entry = await anEntry().writtenBy(database, priyaAtWork, kelly);
    expect((await sort(joe, entry)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await sort(stranger, entry)).body).toBe((await sort(stranger, uuidv7())).body);
  });
});

describe('amending', () => {
  const amend = (actor: Actor, entryId: string, over: Record<string, unknown> = {}) =>
    api.ask<{ amendEntry: Outcome } | null>(actor, AMEND, {
      input: {
        mutationId: uuidv7(),
        id: uuidv7(),
        personId: kelly,
        entryId,
        expectedVersion: 1,
        words: 'better',
        because: 'you told me',
        ...over,
      },
    });

  it('puts other words in their place and keeps the first ones readable', async () => {
    const entry = await anEntry().saying('first').about('life').writtenBy(database, priyaAtWork, kelly);
    await amend(priya, entry, { words: 'second' });
    const { data } = await amend(priya, entry, { words: 'third', expectedVersion: 2, because: null });
    expect(data?.amendEntry).toMatchObject({
      __typename: 'EntryAmended',
      entry: {
        words: 'third',
        version: 3,
        earlier: [
          { words: 'second', because: null },
          { words: 'first', because: 'you told me' },
        ],
      },
    });
    expect(await rowsOf(entry)).toEqual([{ words: 'first' }]);
  });

  it('keeps both when two amend at once, and shows the second which one stands', async () => {
    const entry = await anEntry().saying('first').about('life').writtenBy(database, priyaAtWork, kelly);
    const both = await Promise.all([amend(priya, entry, { words: 'left' }), amend(priya, entry, { words: 'right' })]);
    expect(both.map(({ data }) => data?.amendEntry.__typename).sort()).toEqual(['EntryAmended', 'EntryChanged']);
    const stands = both.find(({ data }) => data?.amendEntry.__typename === 'EntryAmended')?.data?.amendEntry.entry?.words;
    expect(both.find(({ data }) => data?.amendEntry.__typename === 'EntryChanged')?.data?.amendEntry.entry?.words).toBe(stands);
  });

  it('is the author’s alone', async () => {
    const entry = await anEntry().saying('first').about('life').writtenBy(database, priyaAtWork, kelly);
    expect((await amend(joe, entry)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
    await expect(
      database
        .as(joe)
        .sees("insert into entry_amendments values ($1, gen_random_uuid(), $2, me_place(), 2, 'x', null, me_worker(), moment())", [
          kelly,
          entry,
        ]),
    ).rejects.toThrow('row-level security');
  });
});

describe('a story', () => {
  it('comes newest first, in pages that neither repeat nor leave out, also where instants are the same', async () => {
    const person = await aPerson().withAlongside(priyaAtWork).at(database, place);
    for (let n = 0; n < 23; n++)
      await anEntry()
        .saying(`${n}`)
        .on(`2026-11-${String(1 + Math.floor(n / 3)).padStart(2, '0')}T10:00:00.000Z`)
        .writtenBy(database, priyaAtWork, person);
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 10; page++) {
      const answer: { data: { person: { story: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } } =
        await api.ask(priya, STORY, { id: person, first: 5, after });
      seen.push(...answer.data.person.story.nodes.map(({ id }) => id));
      after = answer.data.person.story.pageInfo.endCursor;
      if (!answer.data.person.story.pageInfo.hasNextPage) break;
    }
    const all = await database.sql<{ entry_id: string }>(
      'select entry_id from entries where person_id = $1 order by occurred_at desc, entry_id desc',
      [person],
    );
    expect(seen).toEqual(all.map(({ entry_id }) => entry_id));
  });

  it('has pages of 1 to 50, and refuses a cursor that is none of ours', async () => {
    for (const variables of [{ first: 0 }, { first: 51 }, { first: 5, after: 'bm9wZQ' }])
      expect((await api.ask(priya, STORY, { id: kelly, ...variables })).errors[0]?.extensions?.code).toBe('BAD_INPUT');
  });
});
