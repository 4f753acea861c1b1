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

// What the access log holds after a read of the story, and what each operation asks of PostgreSQL.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const STORY =
  'query StoryPage($id: ID!, $first: PageSize! = 50) { person(id: $id) { name story(first: $first) { nodes { words } pageInfo { hasNextPage } } } }';
const ENTRY = 'query EntryPage($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words earlier { words } } }';
const RECORD =
  'mutation Record($input: RecordConversationInput!) { recordConversation(input: $input) { __typename ... on ConversationRecorded { entry { words } } } }';
const SORT = 'mutation Sort($input: SortEntryInput!) { sortEntry(input: $input) { __typename } }';
const CAUTIONS = 'query Cautions($personId: ID!) { cautionNotes(personId: $personId) { id } }';
const ACTS = 'query Acts($personId: ID!) { protectiveActs(personId: $personId) { id } }';
const AMEND = 'mutation Amend($input: AmendEntryInput!) { amendEntry(input: $input) { __typename } }';

let place: Place;
let atWork: Worker;
let priya: Actor;

beforeAll(async () => {
  place = await aPlace(database);
  atWork = await aWorker().of(database, await anOrganisation().at(database, place));
  priya = await signIn(database, atWork);
});

const eventsOf = (person: string) =>
  database.sql<{ operation: string; kind: string; result: string; entry_ids: string[]; rules: string[] }>(
    'select worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules from access_events where person_id = $1 order by at, event_id',
    [person],
  );

describe('the access log', () => {
  it('holds who looked, for whom, why, at which entries and by which rule', async () => {
    const person = await aPerson().withAlongside(atWork).at(database, place);
    const entry = await anEntry().about('life').writtenBy(database, atWork, person);
    await api.ask(priya, ENTRY, { personId: person, id: entry });
    expect(await eventsOf(person)).toEqual([
      {
        worker_id: priya.workerId,
        organisation_id: priya.organisationId,
        role: 'worker',
        session_id: priya.sessionId,
        purpose: 'support',
        operation: 'EntryPage',
        kind: 'opened',
        result: 'shown',
        entry_ids: [entry],
        rules: ['D5'],
      },
    ]);
  });

  it('holds exactly the entries that left, not the one more that tells of a next page', async () => {
    const person = await aPerson().withAlongside(atWork).at(database, place);
    for (let n = 1; n <= 4; n++) await anEntry().saying(`${n}`).on(`2026-11-0${n}T10:00:00Z`).writtenBy(database, atWork, person);
    const { data } = await api.ask<{ person: { story: { nodes: { words: string }[] } } }>(priya, STORY, { id: person, first: 2 });
    expect(data.person.story.nodes.map(({ words }) => words)).toEqual(['4', '3']);
    const [event] = await eventsOf(person);
    const logged = await database.sql<{ words: string }>('select words from entries where entry_id = any ($1)', [event?.entry_ids]);
    expect(logged.map(({ words }) => words).sort()).toEqual(['3', '4']);
  });

  it('holds a denied look with the id that was asked for, whether it is hidden or nobody’s', async () => {
    const person = await aPerson().withAlongside(atWork).at(database, place);
    const stranger = await signIn(database, await aWorker().of(database, await anOrganisation().at(database, place)));
    const nobody = uuidv7();
    for (const personId of [person, nobody]) {
      const id = uuidv7();
      await api.ask(stranger, ENTRY, { personId, id });
      expect(await eventsOf(personId)).toMatchObject([{ kind: 'opened', result: 'denied', entry_ids: [id], rules: [] }]);
    }
  });

  it('holds that there is nothing about somebody who is seen, and denied looks of who is not', async () => {
    const person = await aPerson().withAlongside(atWork).at(database, place);
    const hidden = await aPerson().at(database, place);
    for (const [id, result, rules] of [
      [person, 'shown', ['card']],
      [hidden, 'denied', []],
      [uuidv7(), 'denied', []],
    ] as const) {
      for (const document of [CAUTIONS, ACTS]) await api.ask(priya, document, { personId: id });
      const events = await eventsOf(id);
      expect(events.map((event) => [event.operation, event.result, event.rules, event.entry_ids])).toEqual([
        ['Cautions', result, rules, []],
        ['Acts', result, rules, []],
      ]);
    }
  });

  it('lets no data leave where it cannot be written', async () => {
    const person = await aPerson().withAlongside(atWork).at(database, place);
    await anEntry().saying('quokka').writtenBy(database, atWork, person);
    await database.sql('revoke insert on access_events from alongside_app');
    try {
      const { body, errors } = await api.ask(priya, STORY, { id: person });
      expect(errors[0]?.extensions?.code).toBe('INTERNAL');
      expect(body).not.toContain('quokka');
    } finally {
      await database.sql('grant insert on access_events to alongside_app');
    }
    expect((await api.ask(priya, STORY, { id: person })).body).toContain('quokka');
  });
});

describe('the statements of each operation', () => {
  it.each([
    ['a page of the story', STORY, (person: string) => ({ id: person })],
    ['caution notes', CAUTIONS, (person: string) => ({ personId: person })],
    ['what protects a person', ACTS, (person: string) => ({ personId: person })],
    ['one entry', ENTRY, (person: string, entry: string) => ({ personId: person, id: entry })],
    [
      'recording',
      RECORD,
      (person: string) => ({
        input: {
          mutationId: uuidv7(),
          conversationId: uuidv7(),
          entryId: uuidv7(),
          personId: person,
          words: 'x',
          occurredAt: '2026-11-24T10:00:00Z',
        },
      }),
    ],
    [
      'sorting',
      SORT,
      (person: string, entry: string) => ({
        input: {
          mutationId: uuidv7(),
          personId: person,
          entryId: entry,
          expectedVersion: 1,
          sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'now' },
        },
      }),
    ],
    [
      'amending',
      AMEND,
      (person: string, entry: string) => ({
        input: { mutationId: uuidv7(), id: uuidv7(), personId: person, entryId: entry, expectedVersion: 1, words: 'y' },
      }),
    ],
  ])('%s: reviewed here, and no more of them for 1,000 entries than for 10', async (_title, document, variables) => {
    const run = async (entries: number) => {
      const person = await aPerson().withAlongside(atWork).at(database, place);
      const entry = await anEntry().writtenBy(database, atWork, person);
      await database.sql(
        `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
         select person_id, gen_random_uuid(), place_id, conversation_id, kind, occurred_at - n * interval '1 hour', recorded_at, author_id, organisation_id, words, categories, shown_to_person
         from entries, generate_series(2, $2) n where entry_id = $1`,
        [entry, entries],
      );
      api.statements();
      const { errors } = await api.ask(priya, document, variables(person, entry));
      expect(errors).toEqual([]);
      return api.statements().map(({ name, text }) => `-- ${name}\n${text}`);
    };
    const few = await run(10);
    expect(await run(1000)).toEqual(few);
    expect(`${few.length} statements\n\n${few.join('\n\n')}`).toMatchSnapshot();
  });
});
