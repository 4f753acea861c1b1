import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, tenThousandStrangers, aTown, looksAt, rowsTouched, type Town } from '@alongside/people/api/testing';
import { type Actor, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from './index.ts';

const TODAY = `query Today { today {
  people { id name preferredName standing age street leadName leadIsMe }
  unsorted { entry { id words mine unsorted } person { name standing } }
  leftUnsorted { entry { id } }
  callBacks { id phone person { name } asker { name } organisation { name } }
} }`;
const RECORD = 'mutation Record($input: RecordConversationInput!) { recordConversation(input: $input) { __typename } }';
const ASK = 'mutation Ask($input: AskForCallBackInput!) { askForCallBack(input: $input) { __typename } }';
type Today = {
  today: {
    people: { name: string }[];
    unsorted: { entry: { id: string; words: string }; person: { name: string } }[];
    callBacks: { id: string }[];
  };
};

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;

beforeAll(async () => {
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
});

const today = async (actor: Actor | null) => api.ask<Today>(actor, TODAY);
async function record(actor: Actor, personId: string, words: string, occurredAt: string, sorted = false): Promise<string> {
  const entryId = uuidv7();
  const sorting = sorted ? { categories: ['life'], inConfidence: false, shownToPerson: 'now' } : null;
  const { data } = await api.ask<{ recordConversation: { __typename: string } }>(actor, RECORD, {
    input: { mutationId: uuidv7(), conversationId: uuidv7(), entryId, personId, words, occurredAt, sorting },
  });
  expect(data.recordConversation.__typename).toBe('ConversationRecorded');
  return entryId;
}

describe('people', () => {
  it('are those the worker is alongside or starting with, by name', async () => {
    const grace = await town.worker('Grace Mensah');
    await aPerson().called('Walter Ellery').livingAt('Mill Lane', 'ZZ99 4AA').withAlongside(grace).ledBy(priya).at(database, town.place);
    await aPerson()
      .called('kelly Marsden')
      .livingAt('Alder Street', 'ZZ99 3CZ')
      .withStarting(grace)
      .withAlongside(priya)
      .at(database, town.place);
    await aPerson()
      .called('Dee Hart')
      .livingAt('Secret Street', 'ZZ98 1AA')
      .whoseWhereaboutsAreHidden()
      .withAlongside(grace)
      .ledBy(grace)
      .at(database, town.place);
    await aPerson().called('Not hers').withAlongside(priya).at(database, town.place);
    await aPerson().called('Resting').withResting(grace).at(database, town.place);
    await aPerson().called('Over').withAlongside(grace, { until: '2026-01-01T00:00:00Z' }).at(database, town.place);
    await aPerson().called('Linked').withAlongside(grace).withConflict(grace).at(database, town.place);
    const { data } = await today(grace);
    expect(data.today.people).toEqual([
      expect.objectContaining({ name: 'Dee Hart', standing: 'alongside', street: null, leadName: 'Grace Mensah', leadIsMe: true }),
      expect.objectContaining({ name: 'kelly Marsden', standing: 'starting', street: null, leadName: null, leadIsMe: false }),
      expect.objectContaining({
        name: 'Walter Ellery',
        standing: 'alongside',
        street: 'Mill Lane',
        leadName: 'Priya Nair',
        leadIsMe: false,
      }),
    ]);
  });

  it('are nobody for a worker with nobody, and for nobody at all', async () => {
    const { data } = await today(await town.worker('Alex Moore'));
    expect(data.today).toEqual({ people: [], unsorted: [], leftUnsorted: [], callBacks: [] });
    expect((await today(null)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('unsorted', () => {
  it('are one’s own entries without a category, oldest first, about people one is still with', async () => {
    const [grace, joe] = [await town.worker('Grace Mensah'), await town.worker('Joe Tanner')];
    const kelly = await aPerson().withAlongside(grace).withAlongside(joe).at(database, town.place);
    const tommy = await aPerson().called('Tommy Ridley').withStarting(grace).at(database, town.place);
    const second = await record(grace, kelly, 'The second.', '2026-11-02T10:00:00Z');
    const first = await record(grace, tommy, 'The first.', '2026-11-01T10:00:00Z');
    await record(grace, kelly, 'Sorted.', '2026-11-01T11:00:00Z', true);
    await record(joe, kelly, 'A colleague’s.', '2026-11-01T12:00:00Z');
    expect((await today(grace)).data.today.unsorted).toEqual([
      { entry: { id: first, words: 'The first.', mine: true, unsorted: true }, person: { name: 'Tommy Ridley', standing: 'starting' } },
      { entry: { id: second, words: 'The second.', mine: true, unsorted: true }, person: { name: 'Kelly Marsden', standing: 'alongside' } },
    ]);
    await database.sql("update involvements set until_at = moment() - interval '1 second' where person_id = $1 and worker_id = $2", [
      kelly,
      grace.workerId,
    ]);
    expect((await today(grace)).data.today.unsorted).toMatchObject([{ entry: { id: first } }]);
  });

  it('are twenty at most', async () => {
    const grace = await town.worker('Grace Mensah');
    const kelly = await aPerson().withAlongside(grace).at(database, town.place);
    for (let n = 10; n < 32; n++) await record(grace, kelly, `Number ${n}`, `2026-10-01T10:${n}:00Z`);
    const { unsorted } = (await today(grace)).data.today;
    expect(unsorted).toHaveLength(20);
    expect(unsorted.at(-1)?.entry.words).toBe('Number 29');
  });
});

it('logs whom it lists, once each, with the entries that it shows', async () => {
  const grace = await town.worker('Grace Mensah');
  const kelly = await aPerson().withAlongside(grace).at(database, town.place);
  const hidden = await aPerson().withAlongside(grace).withConflict(grace).at(database, town.place);
  const entry = await record(grace, kelly, 'Words.', '2026-11-02T10:00:00Z');
  await today(grace);
  expect(await looksAt(database, kelly)).toEqual([
    { worker_id: grace.workerId, operation: 'Today', kind: 'listed', result: 'shown', rules: ['alongside', 'D5'], entry_ids: [entry] },
  ]);
  expect(await looksAt(database, hidden)).toEqual([]);
});

it('reads with these statements and no more, for ten people or a thousand', async () => {
  await aPerson().withAlongside(priya).at(database, town.place);
  await today(priya);
  const few = api.statements();
  expect(few).toMatchSnapshot('Today');
  const grace = await town.worker('Grace Mensah');
  await database.sql(
    `with added as (insert into people (person_id, place_id, preferred_name, added_by, added_at)
       select gen_random_uuid(), $1, 'Person ' || n, $2, moment() from generate_series(1, 1000) n returning person_id),
     beside as (insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
       select person_id, gen_random_uuid(), $1, $2, $3, 'alongside', 'asked to', moment() - interval '1 day' from added)
     insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
       select person_id, gen_random_uuid(), $1, gen_random_uuid(), 'conversation', date_trunc('milliseconds', moment()), moment(), $2, $3, 'Words.', '{}', 'now' from added`,
    [town.place.placeId, grace.workerId, grace.organisationId],
  );
  const { data } = await today(grace);
  expect(data.today.people).toHaveLength(1_000);
  expect(data.today.unsorted).toHaveLength(20);
  expect(api.statements()).toEqual(few);
});

it('costs no more where the place has ten thousand others', async () => {
  const elsewhere = await aTown(database);
  const grace = await elsewhere.worker('Grace Mensah');
  const alex = await elsewhere.worker('Alex Moore');
  const kelly = await aPerson().called('Kelly Jones').bornOn('1980-01-01').withAlongside(grace).at(database, elsewhere.place);
  await record(grace, kelly, 'Words.', '2026-11-02T10:00:00Z');
  await anEntry().writtenBy(database, await aWorker().whoLeft().of(database, elsewhere.anchor), kelly);
  await api.ask(alex, ASK, { input: { mutationId: uuidv7(), id: uuidv7(), typed: 'Kelly Jones 1/1/1980', phone: '07700 900199' } });
  api.statements();
  expect((await today(grace)).data.today).toMatchObject({ people: [{}], unsorted: [{}], leftUnsorted: [{}], callBacks: [{}] });
  const reads = api.statements().filter(({ name }) => !name.startsWith('door.'));
  const cost = async () => Promise.all(reads.map(({ text }) => rowsTouched(database, grace, text)));
  const before = await cost();
  await tenThousandStrangers(database, elsewhere.place.placeId);
  for (const [at, rows] of (await cost()).entries()) expect(rows, reads[at]?.name).toBeLessThan((before[at] ?? 0) + 1_000);
});
