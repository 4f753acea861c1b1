import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { aDutyToShare, aSharingChoice } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { OutsideContext } from '@alongside/platform/database';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// What was read because of a duty is told to the person as well: once for each worker, person and basis.

const STORY = 'query Story($id: ID!) { person(id: $id) { story { nodes { words } } } }';
const TODAY = 'query Today { today { toTell { id typed ground invokedAt endsAt stillOpen tellBy notByMessage askedNotYet notYetUntil } } }';
const TOLD = 'mutation T($input: PersonToldInput!) { done: personTold(input: $input) { __typename } }';
const NOT_YET = 'mutation N($input: AskNotYetInput!) { done: askNotYet(input: $input) { __typename } }';
const ANSWER = 'mutation A($input: AnswerNotYetInput!) { done: answerNotYet(input: $input) { __typename } }';
const QUEUE = 'query Queue { guardianQueue(first: 50) { nodes { id kind whom reason } } }';
interface Duty {
  id: string;
  typed: string;
  askedNotYet: boolean;
  notYetUntil: string | null;
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let kelly: string;

const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
/** The looks so far are watched, as the sealer does it once it has sealed them. */
const watched = async () => {
  await database.sql(
    `insert into log_leaves (position, at, event_id, leaf) select coalesce((select max(position) from log_leaves), 0) + row_number() over (order by at, event_id), at, event_id, leaf
     from access_events e where not exists (select from log_leaves l where l.event_id = e.event_id)`,
  );
  await api.app().get(OutsideContext).call('log.watch', 'select watch_looks(5000)', []);
};
const reads = async (actor: Actor) => {
  const { data } = await api.ask<{ person: { story: { nodes: { words: string }[] } } }>(actor, STORY, { id: kelly });
  await watched();
  return data.person.story.nodes.map(({ words }) => words);
};
const toTell = async (actor: Actor) => (await api.ask<{ today: { toTell: Duty[] } }>(actor, TODAY)).data.today.toTell;
const answerOf = async (actor: Actor, document: string, input: Record<string, unknown>) =>
  (await api.ask<{ done: { __typename: string } } | null>(actor, document, { input: { mutationId: uuidv7(), ...input } })).data?.done
    .__typename;

beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
  kelly = await aPerson().called('Kelly Marsden').withAlongside(priya).withAlongside(alex).ledBy(priya).at(database, town.place);
  await anEntry().about('life').saying('Kelly, the lock sticks.').writtenBy(database, priya, kelly);
});

describe('a look that rested on a duty', () => {
  beforeEach(() => aDutyToShare(database, town.housing, 'life'));

  it('leaves a duty to tell on Today, by name and within five working days: once, however often it is read', async () => {
    for (const at of ['2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z', '2026-11-25T10:00:00Z']) {
      await itIs(at);
      expect(await reads(alex)).toEqual(['Kelly, the lock sticks.']);
    }
    expect(await toTell(alex)).toMatchObject([
      {
        ...{ typed: 'Kelly Marsden', ground: null, invokedAt: '2026-11-24T10:00:00.000Z', endsAt: null, stillOpen: false },
        ...{ tellBy: '2026-12-01', notByMessage: false, askedNotYet: false, notYetUntil: null },
      },
    ]);
    expect((await looksAt(database, kelly)).at(-1)).toMatchObject({ operation: 'Today', kind: 'listed' });
    expect(await toTell(priya)).toEqual([]);
  });

  it('is told by the worker who read it, and not by message where that is not safe', async () => {
    await reads(alex);
    const [duty] = await toTell(alex);
    await database.sql('update people set self_harm_risk = true, version = version + 1 where person_id = $1', [kelly]);
    const told = (actor: Actor, how: string) => answerOf(actor, TOLD, { overrideId: duty?.id, how });
    expect(await told(priya, 'in_person')).toBeUndefined();
    expect(await told(alex, 'by_message')).toBe('NotByMessage');
    expect(await told(alex, 'in_person')).toBe('PersonTold');
    expect(await told(alex, 'in_person')).toBeUndefined();
    expect(await toTell(alex)).toEqual([]);
    await reads(alex);
    expect(await toTell(alex)).toEqual([]);
  });

  it('can wait where the Guardian agrees, and each wish stays', async () => {
    const worker = await aWorker().called('Maya Lowe').inRole('guardian').of(database, town.housing);
    const guardian = { ...worker, ...(await signIn(database, worker)) };
    await reads(alex);
    const [duty] = await toTell(alex);
    const ask = () => answerOf(alex, NOT_YET, { overrideId: duty?.id, reason: 'He reads her post.', until: '2026-12-10' });
    expect(await ask()).toBe('NotYetAsked');
    expect(await toTell(alex)).toMatchObject([{ askedNotYet: true, notYetUntil: null }]);
    const queue = await api.ask<{ guardianQueue: { nodes: unknown[] } }>(guardian, QUEUE);
    expect(queue.data.guardianQueue.nodes).toEqual([
      { id: duty?.id, kind: 'not_yet', whom: 'Kelly Marsden', reason: 'He reads her post.' },
    ]);
    expect(await answerOf(guardian, ANSWER, { overrideId: duty?.id, agreed: false })).toBe('NotYetAnswered');
    expect(await toTell(alex)).toMatchObject([{ askedNotYet: false, notYetUntil: null }]);
    await itIs('2026-11-24T11:00:00Z');
    await ask();
    expect(await answerOf(guardian, ANSWER, { overrideId: duty?.id, agreed: true })).toBe('NotYetAnswered');
    expect(await toTell(alex)).toMatchObject([{ askedNotYet: false, notYetUntil: '2026-12-11T00:00:00.000Z' }]);
    expect(await database.sql('select agreed from not_yet_wishes where owed_id = $1 order by asked_at', [duty?.id])).toEqual([
      { agreed: false },
      { agreed: true },
    ]);
  });

  it('is owed also where the basis has ended before the log was watched', async () => {
    await api.ask(alex, STORY, { id: kelly });
    await itIs('2026-11-24T10:00:01Z');
    await database.sql("update sharing_bases set state = 'ended' where organisation_id = $1 and rests_on = 'duty'", [
      town.housing.organisationId,
    ]);
    await watched();
    expect(await toTell(alex)).toHaveLength(1);
    await expect(database.sql('delete from duties_to_tell')).rejects.toThrow('a duty to tell stays');
  });

  it('is owed also by who is alongside no more', async () => {
    await reads(alex);
    await database.sql('update involvements set until_at = moment() where person_id = $1 and worker_id = $2', [kelly, alex.workerId]);
    expect(await toTell(alex)).toMatchObject([{ typed: 'Kelly Marsden' }]);
  });

  it('names nobody to a worker who is kept from them since', async () => {
    await reads(alex);
    await database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at, state) values ($1, gen_random_uuid(), $2, $3, 'ex', moment(), 'declared')",
      [kelly, town.place.placeId, alex.workerId],
    );
    expect(await toTell(alex)).toEqual([]);
  });
});

it('a look that the person chose leaves none, and neither does one at words of one’s own organisation', async () => {
  await aSharingChoice().yesTo(town.housing).about('life').by(database, kelly);
  expect(await reads(alex)).toEqual(['Kelly, the lock sticks.']);
  await aDutyToShare(database, town.anchor, 'life');
  expect(await reads(priya)).toEqual(['Kelly, the lock sticks.']);
  expect([await toTell(alex), await toTell(priya)]).toEqual([[], []]);
});
