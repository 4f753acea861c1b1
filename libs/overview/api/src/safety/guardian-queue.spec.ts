import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { watchLooks } from '@alongside/access-log/api/testing';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

const LOOK = 'query Look($id: ID!) { look: emergencyLook(id: $id) { answer endsAt entries { nodes { words } } } }';
const QUEUE = `query Queue($first: PageSize! = 50, $after: String) { guardianQueue(first: $first, after: $after) {
  nodes { id kind why dueOn worker { name } organisation { name } whom reason told categories opened recipient endsAt personToldAt } pageInfo { hasNextPage endCursor } } }`;
const REVIEW = 'mutation R($input: ReviewOverrideInput!) { done: reviewOverride(input: $input) { __typename } }';
const LOOKED = 'mutation L($input: GuardianLookedInput!) { done: guardianLooked(input: $input) { __typename } }';
const RENEW = 'mutation A($input: AgreeToRenewalInput!) { done: agreeToRenewal(input: $input) { __typename } }';
const NOT_YET = 'mutation N($input: AskNotYetInput!) { done: askNotYet(input: $input) { __typename } }';
const ANSWER = 'mutation A($input: AnswerNotYetInput!) { done: answerNotYet(input: $input) { __typename } }';
const TO_TELL = 'query Today { today { toTell { id notYetUntil askedNotYet } } }';
interface Item {
  id: string;
  kind: string;
  why: string | null;
  whom: string | null;
  dueOn: string;
}
interface Queue {
  guardianQueue: { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}
type Done = { done: { __typename: string } } | null;
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let guardian: At;
let others: Record<string, At>;

const member = async (name: string, role: string, organisation: Organisation, who = aWorker()): Promise<At> => {
  const worker = await who.called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};
const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};

beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
  guardian = await member('Maya Lowe', 'guardian', town.housing);
  others = {
    'a Guardian elsewhere': await member('Helen Frost', 'guardian', town.anchor),
    'a supervisor': await member('Denise Clarke', 'supervisor', town.housing),
    'an administrator': await member('Amina Yusuf', 'administrator', town.housing),
    'who did it': alex,
    'the lead': priya,
  };
});

const seal = () => watchLooks(api);
const aKelly = () => aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya);
const invoke = (actor: Actor, more: Record<string, unknown> = {}) => anOverride(api, actor, more);
const queueOf = async (actor: Actor) => (await api.ask<Queue>(actor, QUEUE)).data?.guardianQueue?.nodes;
const done = (actor: Actor, document: string, input: Record<string, unknown>) =>
  api.ask<Done>(actor, document, { input: { mutationId: uuidv7(), ...input } });
const answerOf = async (actor: Actor, document: string, input: Record<string, unknown>) =>
  (await done(actor, document, input)).data?.done.__typename;
const lookOf = async (actor: Actor, id: string) =>
  (await api.ask<{ look: { answer: string; endsAt: string | null } }>(actor, LOOK, { id })).data.look;

describe('the queue', () => {
  it('tells the Guardian of whoever invoked it at once: who, what they typed, why, and until when to decide', async () => {
    const kelly = await aKelly().at(database, town.place);
    const id = await invoke(alex);
    expect(await queueOf(guardian)).toEqual([
      {
        ...{ id, kind: 'override', why: 'emergency', dueOn: '2026-12-01', endsAt: '2026-11-24T14:00:00.000Z', opened: true },
        ...{ worker: { name: 'Alex Moore' }, organisation: { name: 'Millbrook Housing' }, whom: 'Kelly Marsden 14/2/1992' },
        ...{ reason: 'She fell.', told: 'No one yet.', categories: ['health'], recipient: null, personToldAt: null },
      },
    ]);
    expect((await looksAt(database, kelly)).at(-1)).toMatchObject({ operation: 'Queue', kind: 'listed', rules: ['guardian'] });
  });

  it('is not there for anyone else: no page, no item, no mark', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    expect(await queueOf(others['a Guardian elsewhere']!)).toEqual([]);
    const none = await done(alex, REVIEW, { overrideId: uuidv7(), outcome: 'upheld', words: 'Fine.' });
    expect(none.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    for (const [who, actor] of Object.entries(others)) {
      if (actor.role !== 'guardian')
        expect((await api.ask(actor, QUEUE)).errors, who).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      for (const document of [REVIEW, LOOKED, RENEW, ANSWER]) {
        const input =
          document === REVIEW
            ? { overrideId: id, outcome: 'not_upheld', words: 'No.' }
            : document === LOOKED
              ? { id, kind: 'look', words: 'No.' }
              : { overrideId: id, ...(document === ANSWER && { agreed: true }) };
        expect((await done(actor, document, input)).errors, who).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      }
    }
    expect(await queueOf(guardian)).toHaveLength(1);
  });

  it('goes to the Guardian of the lead’s organisation where the worker’s own has no other', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(guardian);
    expect(await queueOf(guardian)).toEqual([]);
    expect(await queueOf(others['a Guardian elsewhere']!)).toMatchObject([{ id }]);
    expect(await answerOf(guardian, REVIEW, { overrideId: id, outcome: 'not_upheld', words: 'Mine.' })).toBeUndefined();
  });

  it('tells the other Guardian to whom a disclosure was given, and for whom more time is asked', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(guardian, { ground: 'serious_crime', recipient: 'Detective Ines Roy, Millbrook police' });
    await done(guardian, 'mutation E($input: EndOverrideInput!) { done: endOverride(input: $input) { __typename } }', { overrideId: id });
    const again = await invoke(guardian, { ground: 'serious_crime', recipient: 'The coroner' });
    const checking = others['a Guardian elsewhere']!;
    expect(await queueOf(checking)).toMatchObject([
      { id: again, kind: 'renewal', why: 'serious_crime', recipient: 'The coroner' },
      { id, kind: 'override', why: 'serious_crime', recipient: 'Detective Ines Roy, Millbrook police' },
    ]);
    expect(await answerOf(checking, RENEW, { overrideId: again })).toBe('RenewalAgreed');
    expect(await database.sql('select recipient, agreed_by from overrides where override_id = $1', [again])).toEqual([
      { recipient: 'The coroner', agreed_by: checking.workerId },
    ]);
  });

  it('keeps from a Guardian what is about someone whom they must not reach, or themselves', async () => {
    await aKelly().withConflict(guardian).at(database, town.place);
    await invoke(alex);
    expect(await queueOf(guardian)).toEqual([]);
  });

  it('has who started alone, once that is older than a day, and nobody who was confirmed', async () => {
    const sam = await town.worker('Sam Okafor', town.housing);
    await aKelly().withStarting(alex, { from: '2026-11-23T10:00:01Z' }).withAlongside(sam).at(database, town.place);
    expect(await queueOf(guardian)).toEqual([]);
    await itIs('2026-11-24T10:00:01Z');
    const [item] = (await queueOf(guardian)) ?? [];
    expect(item).toMatchObject({
      kind: 'started_alone',
      why: null,
      whom: 'Kelly Marsden',
      worker: { name: 'Alex Moore' },
      dueOn: '2026-11-30',
    });
    expect(await answerOf(guardian, LOOKED, { id: item?.id, kind: 'started_alone', words: ' ' })).toBe('GuardianWordsNeeded');
    expect(await answerOf(guardian, LOOKED, { id: item?.id, kind: 'started_alone', words: 'Sam knows.' })).toBe('GuardianLooked');
    expect(await queueOf(guardian)).toEqual([]);
    expect(await database.sql('select words, worker_id from guardian_marks where item_id = $1', [item?.id])).toEqual([
      { words: 'Sam knows.', worker_id: guardian.workerId },
    ]);
  });

  it('has who started alone for an organisation without another Guardian: at the lead’s, without their words', async () => {
    const helen = others['a Guardian elsewhere']!;
    await aKelly().withStarting(guardian, { from: '2026-11-20T10:00:00Z' }).at(database, town.place);
    expect(await queueOf(guardian)).toEqual([]);
    const [item] = (await queueOf(helen)) ?? [];
    expect(item).toMatchObject({ kind: 'started_alone', organisation: { name: 'Millbrook Housing' }, whom: 'Kelly Marsden', reason: null });
    const maya = await member('Omar Reed', 'guardian', town.housing);
    expect(await queueOf(helen)).toEqual([]);
    expect(await queueOf(maya)).toMatchObject([{ id: item?.id, reason: 'asked to' }]);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [maya.workerId]);
    expect(await answerOf(helen, LOOKED, { id: item?.id, kind: 'started_alone', words: 'Priya knows.' })).toBe('GuardianLooked');
    expect(await queueOf(helen)).toEqual([]);
  });

  it('has nothing for others of who started alone for a protected service', async () => {
    const haven = await anOrganisation().called('Safe Haven').protected().at(database, town.place);
    const nadia = await town.worker('Nadia Rahman', haven);
    await aKelly().withStarting(nadia, { from: '2026-11-20T10:00:00Z' }).at(database, town.place);
    for (const one of [guardian, others['a Guardian elsewhere']!]) expect(await queueOf(one)).toEqual([]);
    expect(await queueOf(await member('Hana Reed', 'guardian', haven))).toMatchObject([{ kind: 'started_alone' }]);
  });

  it('names nobody whom the Guardian’s organisation does not know', async () => {
    const kelly = await aKelly().withConflict(alex).at(database, town.place);
    await api.ask(alex, 'query P($id: ID!) { person(id: $id) { name } }', { id: kelly });
    await seal();
    expect(await queueOf(guardian)).toMatchObject([{ kind: 'look', why: 'conflict_link', whom: null, dueOn: '2026-11-24' }]);
  });

  it('has the looks that stand out, and once only what an override showed', async () => {
    const kelly = await aKelly()
      .withConflict(alex)
      .withAlongside(await town.worker('Sam Okafor', town.housing))
      .at(database, town.place);
    await anEntry().about('health').writtenBy(database, priya, kelly);
    await api.ask(alex, 'query P($id: ID!) { person(id: $id) { name } }', { id: kelly });
    const ruth = await town.worker('Ruth Castle', town.housing);
    await lookOf(ruth, await invoke(ruth));
    await seal();
    const items = (await queueOf(guardian)) ?? [];
    expect(items.map(({ kind, why, whom }) => [kind, why, whom])).toEqual([
      ['look', 'conflict_link', 'Kelly Marsden'],
      ['override', 'emergency', 'Kelly Marsden 14/2/1992'],
    ]);
    expect(await answerOf(guardian, LOOKED, { id: items[0]?.id, kind: 'look', words: 'He was off shift.' })).toBe('GuardianLooked');
    expect((await queueOf(guardian))?.map(({ kind }) => kind)).toEqual(['override']);
    expect(await answerOf(guardian, LOOKED, { id: items[1]?.id, kind: 'override', words: 'Fine.' })).toBeUndefined();
  });

  it('comes a page at a time, the soonest day first', async () => {
    const kelly = await aKelly().at(database, town.place);
    expect(kelly).toBeTruthy();
    const [first, second] = [await invoke(alex), await invoke(await town.worker('Ruth Castle', town.housing))];
    await itIs('2026-11-25T10:00:00Z');
    const third = await invoke(await town.worker('Sam Okafor', town.housing));
    const page = async (after?: string | null) => (await api.ask<Queue>(guardian, QUEUE, { first: 2, after })).data.guardianQueue;
    const one = await page();
    expect(one?.nodes.map(({ id }) => id)).toEqual([first, second].sort());
    const two = await page(one?.pageInfo.endCursor);
    expect(two).toMatchObject({ nodes: [{ id: third }], pageInfo: { hasNextPage: false } });
    expect((await api.ask(guardian, QUEUE, { after: 'x' })).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    api.statements();
    await page();
    expect(api.statements()).toMatchSnapshot();
  });
});

describe('a review', () => {
  const review = (overrideId: string, outcome: string, words = 'I asked her.') =>
    answerOf(guardian, REVIEW, { overrideId, outcome, words });

  it('upholds once it has ended, and leaves the queue', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    expect(await review(id, 'upheld')).toBe('CannotReview');
    expect((await lookOf(alex, id)).answer).toBe('opened');
    await itIs('2026-11-24T14:00:00Z');
    expect(await review(id, 'upheld', ' ')).toBe('CannotReview');
    expect(await review(id, 'upheld')).toBe('OverrideReviewed');
    expect(await review(id, 'not_upheld')).toBeUndefined();
    expect(await queueOf(guardian)).toEqual([]);
    expect(await database.sql('select state, outcome, review_words, reviewed_by from overrides where override_id = $1', [id])).toEqual([
      { state: 'reviewed', outcome: 'upheld', review_words: 'I asked her.', reviewed_by: guardian.workerId },
    ]);
  });

  it('that does not uphold ends it at once', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    expect(await review(id, 'not_upheld')).toBe('OverrideReviewed');
    expect(await lookOf(alex, id)).toMatchObject({ answer: 'over', endsAt: '2026-11-24T10:00:00.000Z' });
  });

  it('covers what opened nothing too, and is due the same day', async () => {
    await aKelly().withConflict(alex).at(database, town.place);
    const id = await invoke(alex);
    expect(await queueOf(guardian)).toMatchObject([{ id, kind: 'override', opened: false, dueOn: '2026-11-24' }]);
  });
});

describe('a second person', () => {
  it('lets an override go on for its time anew, and nobody else does', async () => {
    const kelly = await aKelly().at(database, town.place);
    await anEntry().about('health').saying('Kelly, your chest.').writtenBy(database, priya, kelly);
    await invoke(alex);
    await itIs('2026-11-24T13:00:00Z');
    const again = await invoke(alex);
    expect((await queueOf(guardian))?.map(({ kind }) => kind)).toEqual(['renewal', 'override']);
    for (const actor of Object.values(others)) expect(await answerOf(actor, RENEW, { overrideId: again })).toBeUndefined();
    expect((await lookOf(alex, again)).answer).toBe('second_person');
    expect(await answerOf(guardian, RENEW, { overrideId: again })).toBe('RenewalAgreed');
    expect(await lookOf(alex, again)).toMatchObject({ answer: 'opened', endsAt: '2026-11-24T17:00:00.000Z' });
    expect(await answerOf(guardian, RENEW, { overrideId: again })).toBeUndefined();
  });

  it('agrees that the person is not told yet, or does not', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    const ask = () => answerOf(alex, NOT_YET, { overrideId: id, reason: 'He reads her post.', until: '2026-12-10' });
    const toTell = async () => (await api.ask<{ today: { toTell: unknown[] } }>(alex, TO_TELL)).data.today.toTell;
    await ask();
    expect(await queueOf(guardian)).toMatchObject([{ kind: 'not_yet', reason: 'He reads her post.' }, { kind: 'override' }]);
    expect(await answerOf(guardian, ANSWER, { overrideId: id, agreed: false })).toBe('NotYetAnswered');
    expect(await toTell()).toEqual([{ id, notYetUntil: null, askedNotYet: false }]);
    expect(await answerOf(guardian, ANSWER, { overrideId: id, agreed: true })).toBeUndefined();
    await ask();
    expect(await answerOf(guardian, ANSWER, { overrideId: id, agreed: true })).toBe('NotYetAnswered');
    expect(await toTell()).toEqual([{ id, notYetUntil: '2026-12-11T00:00:00.000Z', askedNotYet: false }]);
    expect(await database.sql('select approver_id from not_yets')).toEqual([{ approver_id: guardian.workerId }]);
  });
});
