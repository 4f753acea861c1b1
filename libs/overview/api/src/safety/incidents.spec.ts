import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// What follows a look in danger: the incident where it was not right, and its line of Who looked once the person was told.

const QUEUE = 'query Queue { guardianQueue(first: 50) { nodes { id kind why dueOn whom reason worker { name } } } }';
const REVIEW = 'mutation R($input: ReviewOverrideInput!) { done: reviewOverride(input: $input) { __typename } }';
const LOOKED = 'mutation L($input: GuardianLookedInput!) { done: guardianLooked(input: $input) { __typename } }';
const TOLD = 'mutation T($input: PersonToldInput!) { done: personTold(input: $input) { __typename } }';
interface Item {
  id: string;
  kind: string;
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let guardian: At;
let kelly: string;

const member = async (name: string, role: string, organisation: Organisation): Promise<At> => {
  const worker = await aWorker().called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};
const queueOf = async (actor: Actor) => (await api.ask<{ guardianQueue: { nodes: Item[] } }>(actor, QUEUE)).data.guardianQueue.nodes;
const send = (actor: Actor, document: string, input: Record<string, unknown>) =>
  api.ask<{ done: { __typename: string } } | null>(actor, document, { input: { mutationId: uuidv7(), ...input } });
const did = async (...sent: Parameters<typeof send>) => (await send(...sent)).data?.done.__typename;

beforeEach(async () => {
  await database.setClock('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
  guardian = await member('Maya Lowe', 'guardian', town.housing);
  kelly = await aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya).at(database, town.place);
});

describe('a look in danger that was not right', () => {
  it('is an incident that stays with the Guardian, due within 72 hours, until they say what came of it', async () => {
    const overrideId = await anOverride(api, alex);
    expect(await did(guardian, REVIEW, { overrideId, outcome: 'not_upheld', words: 'He was curious.' })).toBe('OverrideReviewed');
    const [incident, ...more] = await queueOf(guardian);
    expect(more).toEqual([]);
    expect(incident).toMatchObject({
      ...{ kind: 'incident', why: 'emergency', dueOn: '2026-11-27', whom: 'Kelly Marsden 14/2/1992', reason: 'He was curious.' },
      worker: { name: 'Alex Moore' },
    });
    const mark = { id: incident!.id, kind: 'incident' };
    expect(await did(guardian, LOOKED, { ...mark, words: ' ' })).toBe('GuardianWordsNeeded');
    expect(await did(guardian, LOOKED, { ...mark, words: 'Reported. Kelly knows.' })).toBe('GuardianLooked');
    expect(await queueOf(guardian)).toEqual([]);
    expect(await database.sql("select words from guardian_marks where kind = 'incident' and item_id = $1", [incident!.id])).toEqual([
      { words: 'Reported. Kelly knows.' },
    ]);
  });

  it('is none where it was right', async () => {
    const overrideId = await anOverride(api, alex);
    await database.setClock('2026-11-24T14:00:00Z');
    await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
    expect(await did(guardian, REVIEW, { overrideId, outcome: 'upheld', words: 'She fell.' })).toBe('OverrideReviewed');
    expect(await queueOf(guardian)).toEqual([]);
    expect(await database.sql('select from incidents where override_id = $1', [overrideId])).toEqual([]);
  });

  it('is for nobody else: not the worker, not a Guardian elsewhere or whom the link keeps away', async () => {
    const elsewhere = await member('Helen Frost', 'guardian', town.anchor);
    const linked = await member('Gail Carr', 'guardian', town.housing);
    const overrideId = await anOverride(api, alex);
    await did(guardian, REVIEW, { overrideId, outcome: 'not_upheld', words: 'He was curious.' });
    await database.sql(
      `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, 'relative', '2026-01-01Z')`,
      [kelly, town.place.placeId, linked.workerId],
    );
    const [incident] = await queueOf(guardian);
    for (const actor of [elsewhere, linked]) expect(await queueOf(actor)).toEqual([]);
    for (const actor of [elsewhere, linked, alex, priya]) {
      const { errors } = await send(actor, LOOKED, { id: incident!.id, kind: 'incident', words: 'Fine.' });
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
    expect(await queueOf(guardian)).toHaveLength(1);
  });

  it('is written once, and nobody changes it', async () => {
    const overrideId = await anOverride(api, alex);
    const input = { mutationId: uuidv7(), overrideId, outcome: 'not_upheld', words: 'He was curious.' };
    for (let n = 0; n < 2; n++) await api.ask(guardian, REVIEW, { input });
    expect(await queueOf(guardian)).toHaveLength(1);
    for (const text of ["update incidents set words = 'Fine.'", 'delete from incidents'])
      await expect(database.sql(text)).rejects.toThrow();
    await expect(database.as(guardian).sees('select * from incidents')).rejects.toThrow('permission denied');
    await expect(database.as(guardian).sees('select * from incidents_to_look_at')).rejects.toThrow('permission denied');
  });
});

describe('a line of Who looked', () => {
  it('is told once the person was told of the override that it rested on, and of no other', async () => {
    const entry = await anEntry().about('health').writtenBy(database, priya, kelly);
    const [mine, another] = [await anOverride(api, alex), await anOverride(api, await town.worker('Jo Hart', town.housing))];
    for (const override of [mine, another, null])
      await database.sql(
        `insert into looks (person_id, look_id, place_id, entry_id, organisation_id, overridden, override_id) values ($1, gen_random_uuid(), $2, $3, $4, true, $5)`,
        [kelly, town.place.placeId, entry, town.housing.organisationId, override],
      );
    expect(await did(alex, TOLD, { overrideId: mine, how: 'in_person' })).toBe('PersonTold');
    const told = await database.sql<{ override_id: string }>('select override_id from looks where person_id = $1 and told_at = moment()', [
      kelly,
    ]);
    expect(told).toEqual([{ override_id: mine }]);
  });
});
