import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// Whoever opens a record in danger promises to tell the person. A promise that nobody keeps comes to the Guardian, and stays until it is kept.

const QUEUE = 'query Queue { guardianQueue { nodes { id kind why dueOn whom reason worker { name } personToldAt } } }';
const TOLD = 'mutation Told($input: PersonToldInput!) { done: personTold(input: $input) { __typename } }';
const REVIEW = 'mutation R($input: ReviewOverrideInput!) { done: reviewOverride(input: $input) { __typename } }';
const LOOKED = 'mutation L($input: GuardianLookedInput!) { done: guardianLooked(input: $input) { __typename } }';
const NOT_YET = 'mutation N($input: AskNotYetInput!) { done: askNotYet(input: $input) { __typename } }';
const ANSWER = 'mutation A($input: AnswerNotYetInput!) { done: answerNotYet(input: $input) { __typename } }';
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let guardian: At;
let elsewhere: At;

const member = async (name: string, role: string, organisation: Organisation): Promise<At> => {
  const worker = await aWorker().called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};
const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
const queueOf = async (actor: Actor) =>
  (await api.ask<{ guardianQueue: { nodes: { id: string; kind: string; dueOn: string }[] } }>(actor, QUEUE)).data.guardianQueue.nodes;
const untoldOf = async (actor: Actor) => (await queueOf(actor)).filter(({ kind }) => kind === 'untold');
const answerOf = async (actor: Actor, document: string, input: Record<string, unknown>) =>
  (await api.ask<{ done: { __typename: string } } | null>(actor, document, { input: { mutationId: uuidv7(), ...input } })).data?.done
    .__typename;
const told = (actor: Actor, overrideId: string, how = 'in_person') => answerOf(actor, TOLD, { overrideId, how });
const review = (overrideId: string) => answerOf(guardian, REVIEW, { overrideId, outcome: 'upheld', words: 'I asked her.' });
const leaves = ({ workerId }: Worker) => database.sql('update memberships set until_at = moment() where worker_id = $1', [workerId]);
const aKelly = () => aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya);

beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
  [guardian, elsewhere] = [await member('Maya Lowe', 'guardian', town.housing), await member('Helen Frost', 'guardian', town.anchor)];
});

describe('a promise to tell', () => {
  it('is the worker’s own until its day has passed, and then the Guardian’s too, though the look was checked', async () => {
    await aKelly().at(database, town.place);
    const id = await anOverride(api, alex);
    await itIs('2026-11-24T14:00:00Z');
    expect(await review(id)).toBe('OverrideReviewed');
    await itIs('2026-12-01T23:59:59Z');
    expect(await queueOf(guardian)).toEqual([]);
    await itIs('2026-12-02T00:00:00Z');
    expect(await queueOf(guardian)).toEqual([
      {
        ...{ id, kind: 'untold', why: 'emergency', dueOn: '2026-12-01', whom: 'Kelly Marsden 14/2/1992', reason: 'She fell.' },
        ...{ worker: { name: 'Alex Moore' }, personToldAt: null },
      },
    ]);
    expect(await queueOf(elsewhere)).toEqual([]);
    expect(await told(alex, id)).toBe('PersonTold');
    expect(await queueOf(guardian)).toEqual([]);
    expect(await database.sql('select person_told_by from overrides where override_id = $1', [id])).toEqual([{ person_told_by: null }]);
  });

  it('stays in the queue until it is kept: to have looked at it is not enough', async () => {
    await aKelly().at(database, town.place);
    const id = await anOverride(api, alex);
    await leaves(alex);
    expect(await answerOf(guardian, LOOKED, { id, kind: 'untold', words: 'I know.' })).toBeUndefined();
    expect(await untoldOf(guardian)).toMatchObject([{ id }]);
  });

  it('of somebody who has left comes to the Guardian at once, who sees to it', async () => {
    await aKelly().at(database, town.place);
    const id = await anOverride(api, alex);
    expect(await told(guardian, id)).toBeUndefined();
    await leaves(alex);
    expect((await queueOf(guardian)).map(({ kind, dueOn }) => [kind, dueOn]).sort()).toEqual([
      ['override', '2026-12-01'],
      ['untold', '2026-12-01'],
    ]);
    for (const other of [elsewhere, priya, await town.worker('Sam Okafor', town.housing)]) expect(await told(other, id)).toBeUndefined();
    expect(await told(guardian, id)).toBe('PersonTold');
    expect(await told(guardian, id)).toBeUndefined();
    expect(await untoldOf(guardian)).toEqual([]);
    expect(await queueOf(guardian)).toMatchObject([{ kind: 'override', personToldAt: '2026-11-24T10:00:00.000Z' }]);
    expect(await database.sql('select person_told_by, person_told_how from overrides where override_id = $1', [id])).toEqual([
      { person_told_by: guardian.workerId, person_told_how: 'in_person' },
    ]);
  });

  it('of the only Guardian, who has left, comes to the lead’s', async () => {
    await aKelly().at(database, town.place);
    const id = await anOverride(api, guardian);
    await leaves(guardian);
    expect(await untoldOf(elsewhere)).toMatchObject([{ id }]);
  });

  it('is not kept by message while it is not safe, by the Guardian neither', async () => {
    await aKelly()
      .withConflict(await town.worker('Darren Holt', town.housing))
      .at(database, town.place);
    const id = await anOverride(api, alex);
    await leaves(alex);
    expect(await told(guardian, id, 'by_message')).toBe('NotByMessage');
    expect(await untoldOf(guardian)).toMatchObject([{ id }]);
  });

  it('waits while a Guardian has agreed that it waits, and is due when that ends', async () => {
    await aKelly().at(database, town.place);
    const id = await anOverride(api, alex);
    await answerOf(alex, NOT_YET, { overrideId: id, reason: 'He reads her post.', until: '2026-12-10' });
    await answerOf(guardian, ANSWER, { overrideId: id, agreed: true });
    await itIs('2026-12-03T10:00:00Z');
    await review(id);
    await leaves(alex);
    expect(await untoldOf(guardian)).toEqual([]);
    await itIs('2026-12-11T00:00:00Z');
    expect(await untoldOf(guardian)).toMatchObject([{ id, dueOn: '2026-12-11' }]);
  });

  it('is none where nothing was opened, and no longer told to a Guardian who must not reach the person', async () => {
    await aKelly().withConflict(alex).at(database, town.place);
    await anOverride(api, alex);
    await leaves(alex);
    expect(await untoldOf(guardian)).toEqual([]);
    const sam = await town.worker('Sam Okafor', town.housing);
    const id = await anOverride(api, sam);
    await leaves(sam);
    expect(await untoldOf(guardian)).toMatchObject([{ id }]);
    await database.sql(
      `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at)
       select person_id, gen_random_uuid(), place_id, $2, 'relative', moment() from overrides where override_id = $1`,
      [id, guardian.workerId],
    );
    expect(await untoldOf(guardian)).toEqual([]);
    expect(await told(guardian, id)).toBeUndefined();
  });

  it.each([
    ['duties_to_see_to', 'o.opens and', ''],
    ['duties_to_see_to', 'and o.person_told_at is null', ''],
    ['duties_to_see_to', 'and not d.waits', ''],
    ['duties_to_see_to', 'd.has_left or', ''],
    ['duties_to_see_to', "o.state = 'reviewed' and", ''],
    ['duties_to_see_to', 'd.due_on < london_day(moment())', 'true'],
    ['duties_to_see_to', "and me_role() = 'guardian' and guards(o.organisation_id, o.worker_id, o.person_id)", ''],
  ] as const)('%s needs "%s"', async (...mutant) => {
    await aKelly()
      .withConflict(await town.worker('Darren Holt'))
      .at(database, town.place);
    const [sam, darren] = [await town.worker('Sam Okafor', town.housing), await member('Ted Moss', 'worker', town.housing)];
    const kim = await town.worker('Kim Lee', town.housing);
    const ids: Record<string, string> = {};
    for (const [name, who] of Object.entries({ overdue: alex, gone: sam, waiting: darren, kept: kim }))
      ids[name] = await anOverride(api, who);
    const nothing = await member('Ned Moss', 'worker', town.housing);
    await database.sql(
      `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at)
       select person_id, gen_random_uuid(), place_id, $2, 'ex', moment() from overrides where override_id = $1`,
      [ids['overdue'], nothing.workerId],
    );
    await anOverride(api, nothing);
    await answerOf(darren, NOT_YET, { overrideId: ids['waiting'], reason: 'He reads her post.', until: '2026-12-10' });
    await answerOf(guardian, ANSWER, { overrideId: ids['waiting'], agreed: true });
    await database.sql("update overrides set person_told_at = moment(), person_told_how = 'in_person' where override_id = $1", [
      ids['kept'],
    ]);
    for (const who of [sam, darren, kim, nothing]) await leaves(who);
    await itIs('2026-11-25T10:00:00Z');
    await review(ids['overdue']!);
    const fresh = await anOverride(api, await town.worker('Fay Ward', town.housing));
    const names = { ...ids, fresh };
    const seen = async () => {
      const all: Record<string, string[]> = {};
      for (const day of ['2026-11-25T11:00:00Z', '2026-12-03T10:00:00Z']) {
        await itIs(day);
        for (const [name, actor] of Object.entries({ guardian, elsewhere, priya }))
          all[`${name} ${day}`] = (
            await database.as(actor).sees<{ item_id: string }>("select item_id from guardian_queue where kind = 'untold'")
          )
            .map(({ item_id }) => Object.entries(names).find(([, id]) => id === item_id)?.[0] ?? 'nothing')
            .sort();
      }
      return all;
    };
    const right = {
      ...{ 'guardian 2026-11-25T11:00:00Z': ['gone'], 'elsewhere 2026-11-25T11:00:00Z': [], 'priya 2026-11-25T11:00:00Z': [] },
      ...{ 'guardian 2026-12-03T10:00:00Z': ['gone', 'overdue'], 'elsewhere 2026-12-03T10:00:00Z': [], 'priya 2026-12-03T10:00:00Z': [] },
    };
    expect(await seen()).toEqual(right);
    expect(await withBrokenRule(database, mutant, seen)).not.toEqual(right);
  });
});
