import { readFileSync } from 'node:fs';
import { Injectable, Module } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { type Safelist, TrustedOperations } from '@alongside/platform/graphql';
import { type Actor, signIn, startApi, type TestApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { RecordConversation } from './record-conversation.ts';
import { RecordTrusted } from './record-trusted.ts';

// Recording without GraphQL's execution has the same answers, the same effect and the same lines of the access log as with it.

const operations = JSON.parse(readFileSync(new URL('../../../../apps/api/src/operations.json', import.meta.url), 'utf8')) as Safelist;
const listed = Object.values(operations).find(({ name }) => name === 'RecordConversation') ?? { name: '', document: '' };
const normal = {
  name: listed.name,
  document: listed.document.replace('recordConversation(input: $input)', 'recordConversation(input: $input) @include(if: true)'),
};
const domains = [teamsDomain, peopleDomain, consentDomain];
const safelist = { listed, normal };
const api = startApi([...domains, conversationsDomain], { safelist });
const { database } = api;
const ODD = ' Zoë 👩‍👩‍👧 \u2028 "quoted" \\ \u202Eabc <script> \t\n ﷽ 𝕏 =1+1 ';

const who: Record<string, Worker & Actor> = {};
let priya: Actor;
let stranger: Actor;
let kelly: string;
/** Under a seal that names Priya alone. */
let sealed: string;

beforeAll(async () => {
  const place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const haven = await anOrganisation().protected().at(database, place);
  const signedIn = async (name: string, worker: Promise<Worker>) => {
    const made = await worker;
    return (who[name] = { ...made, ...(await signIn(database, made)) });
  };
  priya = await signedIn('alongside', aWorker().of(database, anchor));
  stranger = await signedIn('a stranger', aWorker().of(database, anchor));
  await signedIn('at a protected service', aWorker().of(database, haven));
  await signedIn('starting', aWorker().of(database, anchor));
  await signedIn('resting', aWorker().of(database, anchor));
  await signedIn('who was alongside', aWorker().of(database, anchor));
  await signedIn('whom a link keeps away', aWorker().of(database, anchor));
  await signedIn('who enforces', aWorker().of(database, anchor));
  await signedIn('not named by the seal', aWorker().of(database, anchor));
  await signedIn('a Guardian', aWorker().inRole('guardian').of(database, anchor));
  await signedIn('a Guardian alongside', aWorker().inRole('guardian').of(database, anchor));
  await signedIn('an administrator', aWorker().whoAdministers().of(database, anchor));
  await signedIn('of another place', aWorker().of(database, await anOrganisation().at(database, await aPlace(database))));
  const known = aPerson()
    .withStarting(who['starting']!)
    .withResting(who['resting']!)
    .withAlongside(who['who was alongside']!, { until: '2026-01-01T00:00:00Z' })
    .withConflict(who['whom a link keeps away']!);
  for (const name of ['alongside', 'at a protected service', 'whom a link keeps away', 'who enforces', 'a Guardian alongside'])
    known.withAlongside(who[name]!);
  kelly = await known.at(database, place);
  await database.sql(
    "insert into enforcement_duties (duty_id, person_id, place_id, worker_id, from_at) values ($1, $2, $3, $4, '2020-01-01Z')",
    [...[uuidv7(), kelly, place.placeId, who['who enforces']?.workerId]],
  );
  sealed = await aPerson().withAlongside(who['not named by the seal']!).withAlongside(who['alongside']!).at(database, place);
  await database.sql(
    "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, $2, $3, 'seal', $4, moment() - interval '1 minute')",
    [sealed, uuidv7(), place.placeId, [who['alongside']?.workerId]],
  );
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
    'select person_id, kind, occurred_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because, source, tells_where, version from entries where entry_id = $1',
    [id],
  );
const eventsOf = async (on: TestApi, before: readonly string[]) =>
  (
    await on.database.sql<{ event_id: string }>(
      `select event_id, place_id, person_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, cardinality(entry_ids) as entries, rules
       from access_events where event_id <> all ($1) order by at, person_id, kind`,
      [before],
    )
  ).map(({ event_id, ...event }) => ({ id: event_id, event }));

/** Asks in both ways, each with ids of its own: the answers, the lines of the log, and the ids. */
async function bothWays(actor: Actor | null, more: Record<string, unknown> = {}, on = api) {
  const [one, other] = [input(more), input(more)];
  const before = (await eventsOf(on, [])).map(({ id }) => id);
  const fast = await on.ask(actor, 'listed', { input: one });
  const first = await eventsOf(on, before);
  const slow = await on.ask(actor, 'normal', { input: other });
  const second = await eventsOf(on, [...before, ...first.map(({ id }) => id)]);
  return { fast, slow, one, other, logged: first.map(({ event }) => event), loggedNormally: second.map(({ event }) => event) };
}

async function expectTheSame(actor: Actor | null, more: Record<string, unknown> = {}) {
  const both = await bothWays(actor, more);
  const { fast, slow, one, other, logged, loggedNormally } = both;
  expect(fast.body).toBe(slow.body);
  expect(fast.status).toBe(slow.status);
  expect(logged).toEqual(loggedNormally);
  expect(await entries(one['entryId']).catch(() => 'no id')).toEqual(await entries(other['entryId']).catch(() => 'no id'));
  expect(await kept(one['mutationId']).catch(() => 'no id')).toEqual(await kept(other['mutationId']).catch(() => 'no id'));
  return both;
}
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
    ['what we know, and from where', { whatWeKnowFrom: ` ${ODD} ` }],
    ['what we know, from a source that is too long', { whatWeKnowFrom: 'x'.repeat(2_001) }],
    ['a place that is too long', { where: 'x'.repeat(2_001) }],
    ['a long place', { where: '𝒳'.repeat(1_000) }],
    ['what we know from nowhere', { whatWeKnowFrom: ' \n' }],
    ['what we know, sorted', { whatWeKnowFrom: 'A list', sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'now' } }],
    ['a source that is a number', { whatWeKnowFrom: 7 }],
  ])('for %s', async (_what, more) => {
    await expectTheSame(priya, more);
  });

  it('keeps where it is known from: a positive control', async () => {
    const { one, logged } = await expectTheSame(priya, { whatWeKnowFrom: ' Tenancy list ' });
    expect(logged).toEqual([]); // whoever records reads nothing, so there is no look to write down
    expect(await entries(one['entryId'])).toMatchObject([{ kind: 'what_we_know', source: 'Tenancy list' }]);
  });

  it.each(['alongside', 'at a protected service', 'starting', 'a Guardian alongside'])('for a worker %s, who may', async (name) => {
    for (const more of [{}, { whatWeKnowFrom: 'A list' }]) {
      const { fast, one } = await expectTheSame(who[name]!, more);
      expect(fast.errors).toEqual([]);
      expect(await entries(one['entryId'])).toHaveLength(1);
    }
  });

  it.each([
    ...['a stranger', 'resting', 'who was alongside', 'whom a link keeps away', 'who enforces', 'a Guardian', 'an administrator'],
    ...['of another place', 'not named by the seal'],
  ])('for a worker %s, who may not', async (name) => {
    for (const more of [{}, { whatWeKnowFrom: 'A list' }, { words: ' ' }]) {
      const { one } = await expectTheSame(who[name]!, { ...more, personId: name === 'not named by the seal' ? sealed : kelly });
      expect(await entries(one['entryId'])).toEqual([]);
    }
    // Whoever may not is answered as about somebody who is not there.
    const hidden = await bothWays(who[name]!, { personId: name === 'not named by the seal' ? sealed : kelly });
    const absent = await bothWays(who[name]!, { personId: uuidv7() });
    expect(hidden.fast.body).toBe(absent.fast.body);
  });

  it('for nobody signed in', async () => {
    for (const actor of [null, { ...stranger, token: 'a'.repeat(43) }]) {
      const { fast, one } = await expectTheSame(actor);
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

/** The same, behind a resolver that nobody allowed. */
@Injectable()
class Unallowed extends RecordTrusted {
  override readonly resolver = [Unallowed, 'run'] as never;
  constructor(recording: RecordConversation) {
    super(recording);
  }
}

describe('what is compared here would tell of a trusted operation', () => {
  class Mutated {}
  Module({ imports: [conversationsDomain.module], providers: [RecordConversation, Unallowed] })(Mutated);
  const unallowed = startApi([...domains, { ...conversationsDomain, module: Mutated, trusted: [Unallowed] }], { safelist });

  it('that nobody allowed: it is refused and writes nothing, where the normal way records', async () => {
    const organisation = await anOrganisation().at(unallowed.database, await aPlace(unallowed.database));
    const worker = await aWorker().of(unallowed.database, organisation);
    const personId = await aPerson().withAlongside(worker).at(unallowed.database, organisation);
    const actor = await signIn(unallowed.database, worker);
    const { fast, slow, one } = await bothWays(actor, { personId }, unallowed);
    expect(slow.data).toMatchObject({ recordConversation: { __typename: 'ConversationRecorded' } });
    expect(fast.errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    expect(await unallowed.database.sql('select 1 from entries where entry_id = $1', [one['entryId']])).toEqual([]);
    const { errors } = await unallowed.ask(null, 'listed', { input: input({ personId }) });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });
});
