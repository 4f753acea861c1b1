import { readFileSync } from 'node:fs';
import { Injectable, Module } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { Database } from '@alongside/platform/database';
import { type Safelist, TrustedOperations } from '@alongside/platform/graphql';
import { type Actor, signIn, startApi, type TestApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Place, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from './index.ts';
import { OpenPerson } from './open-person.ts';

// Opening a person without GraphQL's execution gives the same bytes and the same lines of the access log as with it.

const operations = JSON.parse(readFileSync(new URL('../../../../apps/api/src/operations.json', import.meta.url), 'utf8')) as Safelist;
const listed = Object.values(operations).find(({ name }) => name === 'Person') ?? { name: '', document: '' };
// A directive changes nothing of an answer; a document that has one goes the normal way.
const normal = { name: 'Person', document: listed.document.replace('person(id: $personId)', 'person(id: $personId) @include(if: true)') };
const domains = [teamsDomain, peopleDomain, consentDomain, conversationsDomain];
const safelist = { listed, normal };
const api = startApi([...domains, overviewDomain], { safelist });

/** The same answer, behind a resolver that nobody allowed. */
@Injectable()
class Unallowed extends OpenPerson {
  override readonly resolver = [Unallowed, 'run'] as never;
  constructor(door: Database) {
    super(door);
  }
}

const unallowed = (): TestApi => {
  class Mutated {}
  Module({ providers: [Unallowed] })(Mutated);
  return startApi([...domains, { module: Mutated, sdl: 'extend type Query { unused: Boolean }', trusted: [Unallowed] }], { safelist });
};

const eventsSince = async ({ database }: TestApi, before: string[]) =>
  (
    await database.sql<{ event_id: string }>(
      `select event_id, place_id, person_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules
       from access_events where event_id <> all ($1) order by at, person_id, kind`,
      [before],
    )
  ).map(({ event_id, ...event }) => ({ id: event_id, event }));

/** Asks in both ways; what they answered and logged. */
async function bothWays(who: Actor | null, variables: Record<string, unknown>, on = api) {
  const before = (await on.database.sql<{ event_id: string }>('select event_id from access_events')).map(({ event_id }) => event_id);
  const fast = await on.ask(who, 'listed', variables);
  const first = await eventsSince(on, before);
  const slow = await on.ask(who, 'normal', variables);
  const second = await eventsSince(on, [...before, ...first.map(({ id }) => id)]);
  return { fast, slow, logged: first.map(({ event }) => event), loggedNormally: second.map(({ event }) => event) };
}

async function expectTheSame(who: Actor | null, variables: Record<string, unknown>): Promise<Awaited<ReturnType<typeof bothWays>>> {
  const both = await bothWays(who, variables);
  expect(both.fast.body).toBe(both.slow.body);
  expect(both.fast.status).toBe(both.slow.status);
  expect(both.logged).toEqual(both.loggedNormally);
  return both;
}

let place: Place;
const who: Record<string, Worker & Actor> = {};
let people: Record<string, string>;
const ODD = 'Zoë 👩‍👩‍👧 \u2028 "quoted" \\ \u202Eabc <script> \t\n ﷽ 𝕏 e\u0301 \uFFFD';

beforeAll(async () => {
  const { database } = api;
  place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called(ODD).ofKind('housing').at(database, place);
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  const signedIn = async (name: string, organisation = anchor) => {
    const worker = await aWorker().called(`${name} ${ODD}`).workingAs(ODD).of(database, organisation);
    who[name] = { ...worker, ...(await signIn(database, worker)) };
    return who[name];
  };
  const priya = await signedIn('Priya');
  const sam = await signedIn('Sam', housing);
  const nadia = await signedIn('Nadia', haven);
  const starting = await signedIn('Starting');
  const author = await signedIn('Author');
  const ended = await signedIn('Ended', housing);
  const linked = await signedIn('Linked');
  await signedIn('Stranger');
  const whole = () =>
    aPerson()
      .called(`Kelly ${ODD}`, ODD)
      .bornOn('1992-02-29')
      .livingAt(ODD, 'ZZ99 3CZ')
      .onPhone('07700 900142')
      .toBeContacted(ODD, { when: ODD, number: '1', never: ODD })
      .needing(ODD, ODD)
      .whoSaid(ODD, priya, '2026-01-01T10:00:00.123456Z')
      .whoSaid('Later', priya, '2026-02-01T10:00:00Z')
      .withAlongside(priya)
      .withAlongside(sam)
      .withAlongside(nadia)
      .withStarting(starting)
      .withAlongside(ended, { until: '2026-01-01T00:00:00Z' })
      .withAlongside(linked)
      .withConflict(linked);
  people = {
    whole: await whole().ledBy(sam).whoAgreedToShare('about_me', housing).at(database, place),
    'led by a protected service': await whole().ledBy(nadia).at(database, place),
    hidden: await whole().whoseWhereaboutsAreHidden().ledBy(priya).at(database, place),
    bare: await aPerson().knownOnlyAs('K').withAlongside(priya).at(database, place),
    'without alongside': await aPerson().withStarting(priya).at(database, place),
    'of another place': await aPerson().at(database, await aPlace(database)),
  };
  for (const [name, id] of Object.entries(people)) {
    if (name === 'bare') continue;
    for (const [at, categories] of [['life'], [], ['life', 'health'], ['abuse_and_whereabouts'], ['care']].entries())
      for (const writer of [priya, sam, nadia, author])
        await anEntry()
          .about(...(categories as never[]))
          .saying(`${ODD} ${at}`)
          .on(`2026-0${at + 1}-01T10:00:00.${at}00Z`)
          .writtenBy(database, writer, id);
    const amended = await anEntry().saying('First').about('life').writtenBy(database, sam, id);
    await database.sql("update entries set amended_at = '2026-05-05Z', version = 2 where entry_id = $1", [amended]);
    await database.sql(
      `insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, because, author_id, amended_at)
       select person_id, gen_random_uuid(), entry_id, place_id, 2, $2, null, author_id, amended_at from entries where entry_id = $1`,
      [amended, `Amended ${ODD}`],
    );
    await aSharingChoice().yesTo(housing).about('life').by(database, id);
    await aSharingChoice().yesTo(anchor).about('life').by(database, id);
    await aSharingChoice().yesTo(anchor).about('health').by(database, id);
    await aSharingChoice().yesTo(housing).about('care').thenWithdrawn('2026-01-01T00:00:00Z').by(database, id);
  }
});

it('is on the way without GraphQL’s execution; with anything that only that can answer it is not', () => {
  const trusted = api.app().get(TrustedOperations);
  const planFor = (document: string) => trusted.planFor({ query: document, operationName: 'Person' });
  expect(planFor(listed.document)).toBeDefined();
  const { document } = listed;
  for (const other of [
    normal.document,
    document.replace('standing\n', 'standing whatMatteredBefore { words }\n'), // its own resolver
    document.replace('story(first: $first)', 'story(first: $first, after: "x")'),
    document.replace('story(first: $first)', 'stories: story(first: $first)'),
    document.replace('person(id: $personId) {', 'other: person(id: $personId) { id } person(id: $personId) {'),
    document.replace('fragment StoryEntry on Entry {', 'fragment StoryEntry on Entry { recordedAt'),
    document.replace('nodes {', 'nodes { noSuchField'),
  ]) {
    expect(other).not.toBe(document);
    expect(planFor(other)).toBeUndefined();
  }
});

describe('the answer and the log are the same', () => {
  it.each(['Priya', 'Sam', 'Nadia', 'Starting', 'Author', 'Ended', 'Linked', 'Stranger'])('for %s, of every person', async (name) => {
    for (const personId of Object.values(people))
      for (const first of [1, 10, 50]) await expectTheSame(who[name] ?? null, { personId, first });
  });

  it('with something in it: a positive control', async () => {
    const { fast, logged } = await expectTheSame(who['Priya'] ?? null, { personId: people['whole'] });
    expect(fast.body).toContain('Amended Zo');
    expect(fast.data).toMatchObject({ person: { standing: 'alongside', story: { pageInfo: { hasNextPage: true } } } });
    expect(logged).toMatchObject([{ kind: 'opened', result: 'shown', operation: 'Person' }]);
    expect((logged[0] as unknown as { entry_ids: string[] }).entry_ids).toHaveLength(10);
    expect((logged[0] as unknown as { rules: string[] }).rules.sort()).toEqual(['D10', 'D5', 'alongside']);
  });

  it('with a story longer than the largest page', async () => {
    const priya = who['Priya']!;
    const personId = await aPerson().withAlongside(priya).at(api.database, place);
    const add = async (entries: number) => {
      for (let n = 0; n < entries; n++)
        await anEntry()
          .saying(`Words ${n}`)
          .on(new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString())
          .writtenBy(api.database, n % 2 ? priya : who['Author']!, personId);
    };
    await add(50);
    const hasNextPage = async () => {
      const { fast } = await expectTheSame(priya, { personId, first: 50 });
      const { story } = fast.data?.['person'] as { story: { nodes: unknown[]; pageInfo: { hasNextPage: boolean } } };
      expect(story.nodes).toHaveLength(50);
      return story.pageInfo.hasNextPage;
    };
    expect(await hasNextPage()).toBe(false);
    await add(4);
    expect(await hasNextPage()).toBe(true);
  });

  it.each([
    ['nobody who is signed in', null, {}],
    ['a session that is not ours', 'made-up', {}],
    ['an id that nobody has', 'Priya', { personId: uuidv7() }],
    ['an id that is none', 'Priya', { personId: 'x' }],
    ['an id in capitals', 'Priya', { upper: true }],
    ['no id', 'Priya', { personId: undefined }],
    ['a page of none', 'Priya', { first: 0 }],
    ['a page of 51', 'Priya', { first: 51 }],
    ['a page of a word', 'Priya', { first: 'ten' }],
    ['no page size at all', 'Priya', { first: null }],
    ['a variable more', 'Priya', { more: 1 }],
  ])('for %s', async (_what, name, { upper, ...change }: Record<string, unknown>) => {
    const asker = name === 'made-up' ? { ...who['Priya']!, token: 'a'.repeat(43) } : name === null ? null : who[name]!;
    const id = String(people['whole']);
    await expectTheSame(asker, { personId: upper ? id.toUpperCase() : id, first: 5, ...change });
  });

  it('where the log cannot be written: nothing leaves, and neither way says more than that something went wrong', async () => {
    await api.database.sql('revoke insert on access_events from alongside_app');
    try {
      const { fast, slow, logged, loggedNormally } = await bothWays(who['Priya'] ?? null, { personId: people['whole'] });
      const wrong = '{"message":"Something went wrong here. Nothing that you typed is lost.","extensions":{"code":"INTERNAL"}}';
      expect(slow.body).toBe(`{"errors":[${wrong}]}\n`);
      // what is read and what is logged is one statement: the field that it was for failed
      expect(fast.body).toBe(`{"errors":[${wrong.replace(',"extensions"', ',"path":["person"],"extensions"')}],"data":null}\n`);
      expect([...logged, ...loggedNormally]).toEqual([]);
    } finally {
      await api.database.sql('grant insert on access_events to alongside_app');
    }
  });

  it('takes one statement with its session and its log, however long the story', async () => {
    api.statements();
    await api.ask(who['Priya'] ?? null, 'listed', { personId: people['whole'], first: 50 });
    expect(api.statements()).toMatchSnapshot();
  });
});

describe('what is compared here would tell of a trusted operation', () => {
  const mutated = startApi([...domains, overviewDomain], { safelist });
  const refused = unallowed();
  const askedOf = async (on: TestApi) => {
    const organisation = await anOrganisation().at(on.database, await aPlace(on.database));
    const worker = await aWorker().of(on.database, organisation);
    const personId = await aPerson().withAlongside(worker).at(on.database, organisation);
    for (const [day, category] of (['life', 'care', 'life'] as const).entries())
      await anEntry()
        .about(category)
        .on(`2026-01-0${day + 1}T10:00:00Z`)
        .writtenBy(on.database, worker, personId);
    return { actor: await signIn(on.database, worker), personId };
  };

  it.each<[what: string, stands: string, instead: string, asked: { nobody?: true }]>([
    ['leaves out the log', 'request)\n', 'request where false)\n', {}],
    ['logs an entry that it did not show', 'l.place < most)', 'l.place <= most)', {}],
    ['shows one entry less', 'p.place <= most', 'p.place < most', {}],
    ['forgets by which rule the person was shown', "'alongside' then 'alongside' else 'card'", "'alongside' then 'card' else 'card'", {}],
    ['tells of an id that is not there as shown', "'denied' end", "'shown' end", { nobody: true }],
    ['tells nobody of an id that is not there', 'request)\n', 'request from lines limit 1)\n', { nobody: true }],
    ['names the entries in another order', 'order by s.place)', 'order by s.place desc)', {}],
    ['is logged for a purpose of its own', 'me_purpose(), asked_by', "'supervision', asked_by", {}],
  ])('that %s', async (_what, stands, instead, { nobody }) => {
    const { actor, personId } = await askedOf(mutated);
    const asked = { personId: nobody ? uuidv7() : personId, first: 2 };
    const same = async () => {
      const { fast, slow, logged, loggedNormally } = await bothWays(actor, asked, mutated);
      return JSON.stringify([fast.body, logged]) === JSON.stringify([slow.body, loggedNormally]);
    };
    expect(await same()).toBe(true);
    await withBrokenRule(mutated.database, ['open_person', stands, instead], async () => expect(await same()).toBe(false));
  });

  it('that nobody allowed: it is refused, and nobody is told whether it is there who is not signed in', async () => {
    const { actor, personId } = await askedOf(refused);
    const { fast, slow, logged } = await bothWays(actor, { personId }, refused);
    expect(slow.data).toMatchObject({ person: { id: personId } });
    expect(fast.errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    expect(fast.data ?? null).toBeNull();
    expect(logged).toEqual([]);
    const { errors } = await refused.ask(null, 'listed', { personId });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });
});
