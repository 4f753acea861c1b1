import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { type Safelist, TrustedOperations } from '@alongside/platform/graphql';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';

// Recording without GraphQL's execution has the same answers and the same effect as with it.

const operations = JSON.parse(readFileSync(new URL('../../../../apps/api/src/operations.json', import.meta.url), 'utf8')) as Safelist;
const listed = Object.values(operations).find(({ name }) => name === 'RecordConversation') ?? { name: '', document: '' };
const normal = {
  name: listed.name,
  document: listed.document.replace('recordConversation(input: $input)', 'recordConversation(input: $input) @include(if: true)'),
};
const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain], { safelist: { listed, normal } });
const { database } = api;
const ODD = ' Zoë 👩‍👩‍👧 \u2028 "quoted" \\ \u202Eabc <script> \t\n ﷽ 𝕏 =1+1 ';

let priya: Actor;
let stranger: Actor;
let kelly: string;

beforeAll(async () => {
  const place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const worker = await aWorker().of(database, anchor);
  priya = await signIn(database, worker);
  stranger = await signIn(database, await aWorker().of(database, anchor));
  kelly = await aPerson().withAlongside(worker).at(database, place);
});

const input = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  mutationId: uuidv7(),
  conversationId: uuidv7(),
  entryId: uuidv7(),
  personId: kelly,
  words: ODD,
  occurredAt: '2026-11-24T10:00:00.000+01:00',
  ...more,
});
const entries = (id: unknown) =>
  database.sql<Record<string, unknown>>(
    'select person_id, kind, occurred_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because, tells_where, version from entries where entry_id = $1',
    [id],
  );
const kept = (id: unknown) => database.sql('select 1 from mutations where mutation_id = $1', [id]);

it('is on the way without GraphQL’s execution', () => {
  const trusted = api.app().get(TrustedOperations);
  expect(trusted.planFor({ query: listed.document, operationName: listed.name })).toBeDefined();
  expect(trusted.planFor({ query: normal.document, operationName: listed.name })).toBeUndefined();
});

describe('the answer and the effect are the same', () => {
  it.each<[string, Record<string, unknown>]>([
    ['words alone', {}],
    [
      'a sorting',
      { where: ` ${ODD} `, sorting: { categories: ['life', 'health'], inConfidence: true, shownToPerson: 'held', heldBecause: ODD } },
    ],
    ['words that tell where', { sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'now', tellsWhere: true } }],
    ['held back without a ground', { sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'held' } }],
    ['no words', { words: ' \n' }],
    ['too many words', { words: 'x'.repeat(20_001) }],
    ['somebody who does not exist', { personId: uuidv7() }],
    ['a person’s id that is none', { personId: 'x' }],
    ['an entry’s id that is none', { entryId: 'x' }],
    ['a mutation’s id that is none', { mutationId: 'x' }],
    ['a day that is none', { occurredAt: '2026-13-01T00:00:00Z' }],
    ['a category that is none', { sorting: { categories: ['x'], inConfidence: false, shownToPerson: 'now' } }],
    ['an unknown field', { more: 1 }],
    ['no person', { personId: null }],
  ])('for %s', async (_what, more) => {
    const [one, other] = [input(more), input(more)];
    const fast = await api.ask(priya, 'listed', { input: one });
    const slow = await api.ask(priya, 'normal', { input: other });
    expect(fast.body).toBe(slow.body);
    expect(fast.status).toBe(slow.status);
    expect(await entries(one['entryId']).catch(() => 'no id')).toEqual(await entries(other['entryId']).catch(() => 'no id'));
  });

  it('for someone who is not involved, and for nobody signed in', async () => {
    for (const actor of [stranger, null, { ...priya, token: 'a'.repeat(43) }]) {
      const [one, other] = [input(), input()];
      const fast = await api.ask(actor, 'listed', { input: one });
      expect(fast.body).toBe((await api.ask(actor, 'normal', { input: other })).body);
      expect(fast.errors).toHaveLength(1);
      expect([...(await entries(one['entryId'])), ...(await kept(one['mutationId']))]).toEqual([]);
    }
  });

  it('where it was sent before in the other way', async () => {
    for (const [first, second] of [
      ['listed', 'normal'],
      ['normal', 'listed'],
    ] as const) {
      const sent = input();
      const { body } = await api.ask(priya, first, { input: sent });
      expect((await api.ask(priya, second, { input: sent })).body).toBe(body);
      expect(await entries(sent['entryId'])).toHaveLength(1);
      const other = await api.ask(priya, second, { input: { ...sent, words: 'Other words.' } });
      expect(other.errors.map(({ extensions }) => extensions?.code)).toEqual(['CONFLICT']);
      expect(other.body).toBe((await api.ask(priya, first, { input: { ...sent, words: 'Other words.' } })).body);
      expect(await entries(sent['entryId'])).toMatchObject([{ words: ODD.trim() }]);
    }
  });

  it('for eight at once in both ways: one effect', async () => {
    const sent = input();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => api.ask(priya, at % 2 ? 'listed' : 'normal', { input: sent })));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.data).toEqual({ recordConversation: { __typename: 'ConversationRecorded', version: 1 } });
    expect(await entries(sent['entryId'])).toHaveLength(1);
    expect(await kept(sent['mutationId'])).toHaveLength(1);
  });
});

it('takes one statement, and no other', async () => {
  api.statements();
  await api.ask(priya, 'listed', { input: input() });
  expect(api.statements().map(({ name }) => name)).toEqual(['conversations.record_at_once']);
});
