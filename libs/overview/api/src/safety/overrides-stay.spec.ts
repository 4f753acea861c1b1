import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, follow, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// What was asked in danger, how long it lasts, who agreed and who did not: it stays as it was.

const LOOK = 'query Look($id: ID!) { look: emergencyLook(id: $id, first: 10) { answer refusal endsAt entries { nodes { words } } } }';
const AGREE = 'mutation A($input: AgreeToRenewalInput!) { done: agreeToRenewal(input: $input) { __typename } }';
const REFUSE = 'mutation R($input: RefuseRenewalInput!) { done: refuseRenewal(input: $input) { __typename } }';
const NOT_YET = 'mutation N($input: AskNotYetInput!) { done: askNotYet(input: $input) { __typename } }';
const ANSWER = 'mutation A($input: AnswerNotYetInput!) { done: answerNotYet(input: $input) { __typename } }';
const QUEUE = 'query Queue { guardianQueue(first: 50) { nodes { id kind } } }';
interface Look {
  answer: string;
  refusal: string | null;
  endsAt: string | null;
  entries: { nodes: unknown[] };
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let guardian: At;
let kelly: string;

const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z');
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
  alex = await town.worker('Alex Moore', town.housing);
  const worker = await aWorker().called('Maya Lowe').inRole('guardian').of(database, town.housing);
  guardian = { ...worker, ...(await signIn(database, worker)) };
  kelly = await aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya).at(database, town.place);
  await anEntry().about('health').saying('Kelly, your chest.').writtenBy(database, priya, kelly);
});

const lookOf = async (id: string) => (await api.ask<{ look: Look }>(alex, LOOK, { id })).data.look;
const done = (actor: Actor, document: string, input: Record<string, unknown>) =>
  api.ask<{ done: { __typename: string } } | null>(actor, document, { input: { mutationId: uuidv7(), ...input } });
const answerOf = async (...asked: Parameters<typeof done>) => (await done(...asked)).data?.done.__typename;
const queue = async () =>
  (await api.ask<{ guardianQueue: { nodes: { id: string; kind: string }[] } }>(guardian, QUEUE)).data.guardianQueue.nodes;

describe('an override', () => {
  const hours = (count: number) =>
    database.sql('update sharing_settings set emergency_hours = $2 where place_id = $1', [town.place.placeId, count]);

  it('that is over stays over when its place gives more hours', async () => {
    const id = await anOverride(api, alex);
    await itIs('2026-11-24T14:00:00Z');
    expect(await lookOf(id)).toMatchObject({ answer: 'over', entries: { nodes: [] } });
    await hours(72);
    expect(await lookOf(id)).toMatchObject({ answer: 'over', endsAt: '2026-11-24T14:00:00.000Z', entries: { nodes: [] } });
    const seen = await database.as(alex, { purpose: 'emergency' }).sees('select 1 from story where person_id = $1', [kelly]);
    expect(seen).toEqual([]);
  });

  it('lasts as it was said to when its place gives fewer, and the next one as is said then', async () => {
    const id = await anOverride(api, alex);
    await hours(1);
    await itIs('2026-11-24T13:59:00Z');
    expect(await lookOf(id)).toMatchObject({ answer: 'opened', endsAt: '2026-11-24T14:00:00.000Z', entries: { nodes: [{}] } });
    await itIs('2026-11-26T10:00:00Z');
    expect(await lookOf(await anOverride(api, alex))).toMatchObject({ answer: 'opened', endsAt: '2026-11-26T11:00:00.000Z' });
  });

  it('is told to its open page when it ends as was said', async () => {
    await hours(2);
    await database.setClock('2031-11-24T10:00:00Z');
    await itIs('2031-11-24T10:00:00Z');
    const id = await anOverride(api, alex);
    await hours(8);
    await itIs('2031-11-24T11:59:00Z');
    const screen = await follow(api, alex, { id, subject: 'emergency' });
    await screen.next();
    await database.setClock('2031-11-24T12:00:00Z');
    expect((await screen.next())?.word).toBe('changed');
    screen.close();
  });

  it.each([
    ['who was told', "told = 'Everybody.'"],
    ['to whom it is given', "recipient = 'A paper.'"],
    ['when it ends', "lasts_until = lasts_until + interval '1 hour'"],
    ['who agreed', 'agreed_by = gen_random_uuid()'],
    ['what it renews', 'renews = gen_random_uuid()'],
    ['its reason', "reason = 'Another.'"],
    ['its categories', "categories = '{health,life}'"],
  ])('keeps %s', async (_what, change) => {
    const id = await anOverride(api, alex);
    await expect(database.sql(`update overrides set ${change} where override_id = $1`, [id])).rejects.toThrow('an override only goes on');
  });

  it('keeps its end, its telling and its review once they are there, and is never deleted', async () => {
    const id = await anOverride(api, alex);
    const set = (change: string) => database.sql(`update overrides set ${change} where override_id = $1`, [id]);
    await set("state = 'expired', ended_at = moment()");
    await expect(set('ended_at = null')).rejects.toThrow('only goes on');
    await set("person_told_at = moment(), person_told_how = 'in_person'");
    await expect(set('person_told_at = null, person_told_how = null')).rejects.toThrow('only goes on');
    await set("state = 'reviewed', outcome = 'not_upheld', reviewed_at = moment()");
    await expect(set("outcome = 'upheld'")).rejects.toThrow('only goes on');
    await expect(database.sql('delete from overrides')).rejects.toThrow('only ever added to');
    await expect(database.sql('truncate overrides cascade')).rejects.toThrow('only ever added to');
  });
});

describe('a longer override', () => {
  const asked = async () => {
    await anOverride(api, alex);
    await itIs('2026-11-24T13:00:00Z');
    return anOverride(api, alex);
  };

  it('is refused in words, which whoever asked reads', async () => {
    const id = await asked();
    expect(await answerOf(guardian, REFUSE, { overrideId: id, words: ' ' })).toBe('RefusalIncomplete');
    expect(await lookOf(id)).toMatchObject({ answer: 'second_person', refusal: null });
    const screen = await follow(api, alex, { id, subject: 'emergency' });
    await screen.next();
    expect(await answerOf(guardian, REFUSE, { overrideId: id, words: ' She is safe now. ' })).toBe('RenewalRefused');
    expect((await screen.next())?.word).toBe('changed');
    screen.close();
    expect(await lookOf(id)).toMatchObject({ answer: 'refused', refusal: 'She is safe now.', endsAt: null, entries: { nodes: [] } });
    expect((await queue()).map(({ kind }) => kind)).toEqual(['override']);
    expect(await answerOf(guardian, AGREE, { overrideId: id })).toBeUndefined();
    expect(await answerOf(guardian, REFUSE, { overrideId: id, words: 'Again.' })).toBeUndefined();
    expect(await database.sql('select agreed, answered_by, answer_words from override_invocations where override_id = $1', [id])).toEqual([
      { agreed: false, answered_by: guardian.workerId, answer_words: 'She is safe now.' },
    ]);
  });

  it('is refused by nobody but the Guardian who answers for it: to everyone else it is not there', async () => {
    const id = await asked();
    const elsewhere = await aWorker().inRole('guardian').of(database, town.anchor);
    const others = [alex, priya, { ...elsewhere, ...(await signIn(database, elsewhere)) }];
    for (const actor of others) expect(await answerOf(actor, REFUSE, { overrideId: id, words: 'No.' })).toBeUndefined();
    expect((await lookOf(id)).answer).toBe('second_person');
    const none = await done(priya, REFUSE, { overrideId: uuidv7(), words: 'No.' });
    expect(none.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('says nothing of its refusal once the person is kept from whoever asked', async () => {
    const id = await asked();
    await answerOf(guardian, REFUSE, { overrideId: id, words: 'She is safe now.' });
    await database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at, state) values ($1, gen_random_uuid(), $2, $3, 'ex', moment(), 'declared')",
      [kelly, town.place.placeId, alex.workerId],
    );
    expect(await lookOf(id)).toMatchObject({ answer: 'nobody', refusal: null });
  });

  it('that nobody answered opens nothing, is asked of nobody any more, and stays in the history', async () => {
    const id = await asked();
    await itIs('2026-11-27T13:00:00Z');
    expect(await lookOf(id)).toMatchObject({ answer: 'unanswered', entries: { nodes: [] } });
    expect((await queue()).map(({ kind }) => kind)).toEqual(['override']);
    expect(await answerOf(guardian, AGREE, { overrideId: id })).toBeUndefined();
    expect(await answerOf(guardian, REFUSE, { overrideId: id, words: 'Late.' })).toBeUndefined();
    for (const change of ["update override_invocations set reason = 'Another.'", 'delete from override_invocations'])
      await expect(database.sql(change)).rejects.toThrow('what somebody asked for in danger stays');
    expect(
      await database.sql('select agreed, renews is not null as renews from override_invocations where override_id = $1', [id]),
    ).toEqual([{ agreed: null, renews: true }]);
  });

  it('that was agreed to has its hours from then, and says who agreed', async () => {
    const id = await asked();
    expect(await answerOf(guardian, AGREE, { overrideId: id })).toBe('RenewalAgreed');
    expect(await lookOf(id)).toMatchObject({ answer: 'opened', endsAt: '2026-11-24T17:00:00.000Z' });
    expect(await database.sql('select agreed, answered_by from override_invocations where override_id = $1', [id])).toEqual([
      { agreed: true, answered_by: guardian.workerId },
    ]);
  });
});

it('each wish not to tell yet stays, with what was answered', async () => {
  const id = await anOverride(api, alex);
  const ask = (reason: string) => answerOf(alex, NOT_YET, { overrideId: id, reason, until: '2026-12-10' });
  await ask('He reads her post.');
  await itIs('2026-11-24T11:00:00Z');
  await ask('He is at home.');
  await answerOf(guardian, ANSWER, { overrideId: id, agreed: false });
  await itIs('2026-11-24T12:00:00Z');
  await ask('He comes back today.');
  await answerOf(guardian, ANSWER, { overrideId: id, agreed: true });
  const wishes = await database.sql(
    'select reason, replaced_at is not null as replaced, agreed, answered_by from not_yet_wishes where owed_id = $1 order by asked_at',
    [id],
  );
  expect(wishes).toEqual([
    { reason: 'He reads her post.', replaced: true, agreed: null, answered_by: null },
    { reason: 'He is at home.', replaced: false, agreed: false, answered_by: guardian.workerId },
    { reason: 'He comes back today.', replaced: false, agreed: true, answered_by: guardian.workerId },
  ]);
  for (const change of [
    "update not_yet_wishes set reason = 'Another.'",
    'update not_yet_wishes set agreed = true',
    'delete from not_yet_wishes',
  ])
    await expect(database.sql(change)).rejects.toThrow('stays, and is answered once');
});
