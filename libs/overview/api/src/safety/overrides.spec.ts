import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

const INVOKE =
  'mutation Invoke($input: InvokeOverrideInput!) { invokeOverride(input: $input) { __typename ... on OverrideInvoked { id } ... on OverrideIncomplete { field } } }';
const LOOK = (purpose: string) =>
  `query Look($id: ID!) { look: ${purpose}Look(id: $id) { answer typed reason recipient endsAt barred notByMessage tellBy personToldAt entries { nodes { words organisation { name } } } } }`;
const END = 'mutation End($input: EndOverrideInput!) { endOverride(input: $input) { id } }';
interface Look {
  answer: string;
  recipient: string | null;
  endsAt: string | null;
  barred: boolean;
  notByMessage: boolean;
  tellBy: string;
  entries: { nodes: { words: string }[] };
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
const TYPED = 'Kelly Marsden 14/2/1992';
let town: Town;
let priya: At;
let joe: At;
let alex: At;

beforeEach(async () => {
  await database.setClock('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, joe, alex] = [await town.worker('Priya Nair'), await town.worker('Joe Tanner'), await town.worker('Alex Moore', town.housing)];
});

/** The clock goes on, and everyone stays signed in. */
const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
const aKelly = () => aPerson().called('Kelly Marsden').bornOn('1992-02-14').onPhone('07700 900142').withAlongside(priya).ledBy(priya);
async function withStory(kelly: string): Promise<void> {
  await anEntry().about('health').saying('Kelly, your chest is tight.').writtenBy(database, priya, kelly);
  await anEntry().about('life').saying('Kelly, the lock sticks.').writtenBy(database, priya, kelly);
  await anEntry().about('health', 'life').saying('Kelly, the cold flat.').writtenBy(database, priya, kelly);
  await anEntry().saying('Kelly, not sorted yet.').writtenBy(database, priya, kelly);
}
const invoked = (actor: Actor | null, more: Record<string, unknown> = {}) =>
  api.ask<{ invokeOverride: { __typename: string; field?: string } }>(actor, INVOKE, {
    input: {
      ...{
        mutationId: uuidv7(),
        id: uuidv7(),
        typed: TYPED,
        ground: 'emergency',
        categories: ['health'],
        reason: 'She fell.',
        told: 'No one yet.',
      },
      ...more,
    },
  });
const invoke = (actor: Actor, more: Record<string, unknown> = {}) => anOverride(api, actor, more);
const asked = (actor: Actor | null, id: string, purpose = 'emergency') => api.ask<{ look: Look }>(actor, LOOK(purpose), { id });
const look = async (actor: Actor, id: string, purpose = 'emergency') => (await asked(actor, id, purpose)).data.look;
const wordsOf = (seen: Look) => seen.entries.nodes.map(({ words }) => words);
const protect = (personId: string, kind: string, more: { named?: string[]; entryId?: string } = {}) =>
  database.sql(
    'insert into protections (person_id, protection_id, place_id, kind, entry_id, named) values ($1, gen_random_uuid(), $2, $3, $4, $5)',
    [personId, town.place.placeId, kind, more.entryId ?? null, more.named ?? []],
  );

describe('an emergency override', () => {
  it('opens the least of the categories that it names for four hours, to the one who invoked it alone', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    const id = await invoke(alex);
    const seen = await look(alex, id);
    expect(seen).toMatchObject({ answer: 'opened', endsAt: '2026-11-24T14:00:00.000Z', barred: false, tellBy: '2026-12-01' });
    expect(wordsOf(seen)).toEqual(['Kelly, your chest is tight.']);
    for (const other of [joe, priya]) expect((await asked(other, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await asked(alex, uuidv7())).body).toBe((await asked(joe, id)).body);

    await itIs('2026-11-24T13:59:59Z');
    expect((await look(alex, id)).answer).toBe('opened');
    await itIs('2026-11-24T14:00:00Z');
    expect(await look(alex, id)).toMatchObject({ answer: 'over', entries: { nodes: [] } });
  });

  it('opens nothing for any other purpose: not the page of the person, and not the other kind of look', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    const id = await invoke(alex);
    expect((await asked(alex, id, 'safeguarding')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const person = await api.ask(alex, 'query P($id: ID!) { person(id: $id) { name } }', { id: kelly });
    expect(person.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('is one look in its own purpose, with each entry and the line that opened it', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    await look(alex, await invoke(alex));
    const [seen] = await database.sql(
      'select purpose, kind, result, rules, cardinality(entry_ids) as entries from access_events where person_id = $1',
      [kelly],
    );
    expect(seen).toEqual({ purpose: 'emergency', kind: 'opened', result: 'shown', rules: ['D6'], entries: 1 });
  });

  it('brings with it what the person left open for an emergency, and only for that person', async () => {
    const kelly = await aKelly().at(database, town.place);
    const other = await aPerson().called('Dee Hart').bornOn('1980-01-01').withAlongside(priya).at(database, town.place);
    await withStory(kelly);
    await withStory(other);
    await database.sql("update people set emergency_card = '{life}', version = version + 1 where person_id = any ($1)", [[kelly, other]]);
    const seen = await look(alex, await invoke(alex));
    expect(wordsOf(seen).sort()).toEqual(['Kelly, the cold flat.', 'Kelly, the lock sticks.', 'Kelly, your chest is tight.']);
  });

  it('can be ended early by the one who invoked it', async () => {
    await withStory(await aKelly().at(database, town.place));
    const id = await invoke(alex);
    const end = (actor: Actor, overrideId: string) => api.ask(actor, END, { input: { mutationId: uuidv7(), overrideId } });
    expect((await end(joe, id)).body).toBe((await end(joe, uuidv7())).body);
    expect((await look(alex, id)).answer).toBe('opened');
    expect((await end(alex, id)).errors).toEqual([]);
    expect(await look(alex, id)).toMatchObject({ answer: 'over', entries: { nodes: [] } });
    expect((await end(alex, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('asks for full details, what is needed, a reason and who was told', async () => {
    for (const [field, value] of [
      ['typed', 'Kelly Marsden'],
      ['categories', []],
      ['reason', ' '],
      ['told', ''],
    ])
      expect((await invoked(alex, { [String(field)]: value })).data.invokeOverride).toEqual({ __typename: 'OverrideIncomplete', field });
    expect((await invoked(null)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await database.sql('select from override_invocations where worker_id = $1', [alex.workerId])).toEqual([]);
  });
});

describe('a safeguarding override', () => {
  it('is open for 72 hours, in its own purpose', async () => {
    await withStory(await aKelly().at(database, town.place));
    const id = await invoke(alex, { ground: 'safeguarding', categories: ['life'] });
    const seen = await look(alex, id, 'safeguarding');
    expect(seen).toMatchObject({ answer: 'opened', endsAt: '2026-11-27T10:00:00.000Z' });
    expect(wordsOf(seen)).toEqual(['Kelly, the lock sticks.']);
    expect((await asked(alex, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('the answer of an override', () => {
  const sayingNobody = async (actor: Actor, ground = 'emergency') => {
    const id = await invoke(actor, { ground });
    const { body, data } = await asked(actor, id, ground);
    return { body, answer: data.look.answer };
  };
  const nobody = async (actor: Actor, ground = 'emergency') => {
    const id = await invoke(actor, { ground, typed: 'Xelly Narsden 14/2/1992' });
    return (await asked(actor, id, ground)).body.replaceAll('Xelly Narsden', 'Kelly Marsden');
  };

  it('is that of nobody for someone whom the worker must not reach, and for their own record', async () => {
    await aKelly().withConflict(alex).at(database, town.place);
    expect(await sayingNobody(alex)).toEqual({ body: await nobody(alex), answer: 'nobody' });

    const elsewhere = await aTown(database);
    const own = await aPerson().called('Kelly Marsden').bornOn('1992-02-14').at(database, elsewhere.place);
    const worker = await aWorker().whoIs(own).of(database, elsewhere.anchor);
    const herself = { ...worker, ...(await signIn(database, worker)) };
    expect(await sayingNobody(herself)).toEqual({ body: await nobody(herself), answer: 'nobody' });
  });

  it('is that of nobody where it fits two people, or where somebody enforces against the person', async () => {
    const kelly = await aKelly().at(database, town.place);
    await database.sql(
      "insert into enforcement_duties (person_id, duty_id, place_id, worker_id, from_at) values ($1, gen_random_uuid(), $2, $3, '2026-01-01Z')",
      [kelly, town.place.placeId, alex.workerId],
    );
    expect((await sayingNobody(alex)).answer).toBe('nobody');
    expect((await sayingNobody(joe)).answer).toBe('opened');
    await aKelly().at(database, town.place);
    expect((await sayingNobody(await town.worker('Ruth Castle'))).answer).toBe('nobody');
  });

  it('leaves a denied look at the person, and at the id of the override where it fits nobody', async () => {
    const kelly = await aKelly().withConflict(alex).at(database, town.place);
    await look(alex, await invoke(alex));
    expect(await looksAt(database, kelly)).toMatchObject([{ kind: 'opened', result: 'denied', entry_ids: [] }]);
    const none = await invoke(alex, { typed: 'Xelly Narsden 14/2/1992' });
    await look(alex, none);
    expect(await looksAt(database, none)).toMatchObject([{ kind: 'opened', result: 'denied' }]);
  });

  it('runs the same statements for someone hidden and for nobody', async () => {
    await aKelly().withConflict(alex).at(database, town.place);
    const work = [];
    for (const typed of [TYPED, 'Xelly Narsden 14/2/1992']) {
      const id = uuidv7();
      api.statements();
      await invoked(alex, { id, typed });
      await asked(alex, id);
      work.push(api.statements());
    }
    expect(work[0]).toEqual(work[1]);
    expect(work[0]).toMatchSnapshot();
  });

  it('for a relative at work is to ring the on-call, in an emergency alone', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    await database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, 'relative', '2026-01-01Z')",
      [kelly, town.place.placeId, alex.workerId],
    );
    expect(await look(alex, await invoke(alex))).toMatchObject({ answer: 'ring', endsAt: null, entries: { nodes: [] } });
    const id = await invoke(alex, { ground: 'safeguarding' });
    expect((await look(alex, id, 'safeguarding')).answer).toBe('nobody');
  });

  it.each(['seal', 'restricted_record'])('for a %s is to ring the on-call, in an emergency alone', async (kind) => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    await protect(kelly, kind, { named: [joe.workerId] });
    expect(await look(alex, await invoke(alex))).toMatchObject({ answer: 'ring', entries: { nodes: [] } });
    expect((await look(alex, await invoke(alex, { ground: 'safeguarding' }), 'safeguarding')).answer).toBe('nobody');
    expect((await look(joe, await invoke(joe))).answer).toBe('opened');
  });

  it('is to ring the on-call for as long as it lasts, and then as for nobody: what is sealed later tells nothing of it', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    const sealed = await invoke(alex);
    const nobody = await invoke(alex, { typed: 'Nobody Atall 07700 900888' });
    expect((await look(alex, sealed)).answer).toBe('opened');
    await protect(kelly, 'seal', { named: [joe.workerId] });
    await itIs('2026-11-24T13:59:59.999Z');
    expect((await look(alex, sealed)).answer).toBe('ring');
    await itIs('2026-11-24T14:00:00Z');
    expect([(await look(alex, sealed)).answer, (await look(alex, nobody)).answer]).toEqual(['nobody', 'nobody']);
  });

  it('adds one line where a protected place or the seal of one entry keeps something back', async () => {
    const kelly = await aKelly().at(database, town.place);
    await withStory(kelly);
    const entryId = await anEntry().about('health').saying('Kelly, sealed words.').writtenBy(database, priya, kelly);
    await protect(kelly, 'seal', { entryId });
    const seen = await look(alex, await invoke(alex));
    expect(seen).toMatchObject({ answer: 'opened', barred: true });
    expect(wordsOf(seen)).toEqual(['Kelly, your chest is tight.']);
    const narrow = await invoke(joe, { categories: ['life'] });
    expect(await look(joe, narrow)).toMatchObject({ answer: 'opened', barred: false });

    await protect(kelly, 'protected_place');
    expect(await look(joe, narrow)).toMatchObject({ barred: true, notByMessage: true });
    const calm = await invoke(joe, { ground: 'safeguarding' });
    expect(await look(joe, calm, 'safeguarding')).toMatchObject({ answer: 'opened', barred: false });
  });
});

describe('the same override again', () => {
  it('waits for a second person within a day of its end, and is new after that', async () => {
    await withStory(await aKelly().at(database, town.place));
    await invoke(alex);
    await itIs('2026-11-24T15:00:00Z');
    const again = await invoke(alex);
    expect(await look(alex, again)).toMatchObject({ answer: 'second_person', endsAt: null, entries: { nodes: [] } });
    expect((await look(joe, await invoke(joe))).answer).toBe('opened');
    await itIs('2026-11-25T14:00:00Z');
    expect((await look(alex, await invoke(alex))).answer).toBe('opened');
  });
});
