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
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// Under the law, or because of a serious crime: a Guardian gives what their own organisation wrote to someone named, once.

const INVOKE =
  'mutation Invoke($input: InvokeOverrideInput!) { invokeOverride(input: $input) { __typename ... on OverrideIncomplete { field } } }';
const LOOK = 'query Look($id: ID!) { look: disclosureLook(id: $id) { answer reason recipient endsAt barred entries { nodes { words } } } }';
const END = 'mutation End($input: EndOverrideInput!) { endOverride(input: $input) { id } }';
interface Look {
  answer: string;
  entries: { nodes: { words: string }[] };
}

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
const LEGAL = { ground: 'legal', categories: ['health'], recipient: 'The county court' };
let town: Town;
let priya: Worker & Actor;
let joe: Worker & Actor;
let alex: Worker & Actor;
let guardian: Worker & Actor;
let kelly: string;

beforeEach(async () => {
  await database.setClock('2026-11-24T10:00:00Z');
  town = await aTown(database);
  [priya, joe, alex] = [await town.worker('Priya Nair'), await town.worker('Joe Tanner'), await town.worker('Alex Moore', town.housing)];
  const worker = await aWorker().called('Helen Frost').inRole('guardian').of(database, town.anchor);
  guardian = { ...worker, ...(await signIn(database, worker)) };
  kelly = await aPerson()
    .called('Kelly Marsden')
    .bornOn('1992-02-14')
    .withAlongside(priya)
    .withAlongside(alex)
    .ledBy(priya)
    .at(database, town.place);
  await anEntry().about('health').saying('Kelly, your chest is tight.').writtenBy(database, priya, kelly);
  await anEntry().about('life').saying('Kelly, the lock sticks.').writtenBy(database, priya, kelly);
  await anEntry().about('health').saying('Kelly, from housing.').writtenBy(database, alex, kelly);
});

const invoke = (more: Record<string, unknown> = {}) => anOverride(api, guardian, { ...LEGAL, ...more });
const asked = (actor: Actor, id: string) => api.ask<{ look: Look }>(actor, LOOK, { id });
const look = async (id: string) => (await asked(guardian, id)).data.look;
const invoked = (actor: Actor, more: Record<string, unknown>) =>
  api.ask<{ invokeOverride: { field?: string } }>(actor, INVOKE, {
    input: {
      ...{ mutationId: uuidv7(), id: uuidv7(), typed: 'Kelly Marsden 14/2/1992', reason: 'Order 12.', told: 'Kelly.', ...LEGAL },
      ...more,
    },
  });
const seal = () =>
  database.sql(
    "insert into protections (person_id, protection_id, place_id, kind, named) values ($1, gen_random_uuid(), $2, 'seal', '{}')",
    [kelly, town.place.placeId],
  );

describe('a disclosure', () => {
  it('is the Guardian’s alone, for a named recipient, of what their own organisation wrote', async () => {
    for (const actor of [joe, priya, alex])
      expect((await invoked(actor, {})).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    for (const recipient of [' ', null]) expect((await invoked(guardian, { recipient })).data.invokeOverride.field).toBe('recipient');
    expect(await look(await invoke())).toEqual({
      ...{ answer: 'opened', reason: 'She fell.', recipient: 'The county court', endsAt: '2026-11-25T10:00:00.000Z', barred: false },
      entries: { nodes: [{ words: 'Kelly, your chest is tight.' }] },
    });
  });

  it('is read by the one who invoked it alone; another’s is like one that is not there', async () => {
    const id = await invoke();
    const other = await aWorker().called('Jo Park').inRole('guardian').of(database, town.anchor);
    for (const actor of [priya, alex, { ...other, ...(await signIn(database, other)) }])
      expect((await asked(actor, id)).body).toBe((await asked(actor, uuidv7())).body);
  });

  it('is one bundle: once it was given nothing is open, and a second one waits for another Guardian', async () => {
    const id = await invoke();
    await api.ask(guardian, END, { input: { mutationId: uuidv7(), overrideId: id } });
    expect(await look(id)).toMatchObject({ answer: 'over', entries: { nodes: [] } });
    expect(await database.sql('select bundle_made from overrides where override_id = $1', [id])).toEqual([{ bundle_made: true }]);
    expect(await look(await invoke({ recipient: 'The coroner' }))).toMatchObject({ answer: 'second_person', entries: { nodes: [] } });
  });

  it('tells of a seal under the law, and of nobody because of a crime', async () => {
    await seal();
    expect((await look(await invoke())).answer).toBe('ring');
    expect((await look(await invoke({ ground: 'serious_crime' }))).answer).toBe('nobody');
  });

  it('is nothing to one who is no Guardian any more, sealed or not', async () => {
    const id = await invoke();
    await database.sql("update memberships set role = 'worker' where worker_id = $1", [guardian.workerId]);
    const none = (await asked(guardian, uuidv7())).body;
    expect((await asked(guardian, id)).body).toBe(none);
    await seal();
    expect((await asked(guardian, id)).body).toBe(none);
  });
});
