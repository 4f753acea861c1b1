import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { watchLooks } from '@alongside/access-log/api/testing';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// Which looks raise an alert. Every look here is a request, as a browser sends it.

const ALERTS = 'query Alerts { guardianAlerts { nodes { kind personId } } }';
const QUEUE = 'query Queue { guardianQueue { nodes { kind why whom opened } } }';
const ENTRY = 'query Entry($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words } }';
const PERSON = 'query Person($id: ID!) { person(id: $id) { name } }';
const LOOK = 'query Look($id: ID!) { emergencyLook(id: $id) { answer entries { nodes { words } } } }';
interface Alerts {
  guardianAlerts: { nodes: { kind: string; personId: string }[] };
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: At;
let alex: At;
let guardian: At;

const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
  const worker = await aWorker().called('Maya Lowe').inRole('guardian').of(database, town.housing);
  guardian = { ...worker, ...(await signIn(database, worker)) };
});

const aMarsden = (name: string) => aPerson().called(`${name} Marsden`).bornOn('1992-02-14').withAlongside(priya).ledBy(priya);
/** Opened in an emergency. */
const breakGlass = async (actor: Actor, name: string): Promise<void> => {
  const id = await anOverride(api, actor, { typed: `${name} Marsden 14/2/1992` });
  const { data } = await api.ask<{ emergencyLook: { answer: string } }>(actor, LOOK, { id });
  expect(data.emergencyLook.answer).toBe('opened');
};
/** What the Guardian hears, by whom it is about. */
const heard = async (people: Readonly<Record<string, string>>): Promise<Record<string, string[]>> => {
  await watchLooks(api);
  const { nodes } = (await api.ask<Alerts>(guardian, ALERTS)).data.guardianAlerts;
  return Object.fromEntries(
    Object.entries(people).map(([name, id]) => [
      name,
      nodes
        .filter(({ personId }) => personId === id)
        .map(({ kind }) => kind)
        .sort(),
    ]),
  );
};
const visit = (personId: string, from: string, until: string, by: Worker = alex) =>
  database.sql(
    `insert into visits (person_id, visit_id, place_id, worker_id, from_at, until_at)
     values ($1, gen_random_uuid(), $2, $3, moment() + $4::interval, moment() + $5::interval)`,
    [personId, town.place.placeId, by.workerId, from, until],
  );

describe('an override', () => {
  it('is told of, and that whoever used it is not alongside', async () => {
    const kelly = await aMarsden('Kelly').at(database, town.place);
    await anEntry().about('health').writtenBy(database, priya, kelly);
    await breakGlass(alex, 'Kelly');
    expect(await heard({ kelly })).toEqual({ kelly: ['break_glass', 'no_relationship'] });
  });

  it('of somebody alongside is told of as that alone', async () => {
    const kelly = await aMarsden('Kelly').withAlongside(alex).at(database, town.place);
    await breakGlass(alex, 'Kelly');
    expect(await heard({ kelly })).toEqual({ kelly: ['break_glass'] });
  });
});

/** People with a visit each, whom somebody opens who is not alongside. */
const visited = async () => {
  const people: Record<string, string> = {};
  for (const [name, from, until, by] of [
    ['Ahead', '24 hours', '25 hours', alex],
    ['Early', '24 hours 1 second', '25 hours', alex],
    ['Late', '-2 hours', '0 seconds', alex],
    ['Elsewhere', '-1 hour', '1 hour', priya],
  ] as const) {
    people[name] = await aMarsden(name).at(database, town.place);
    await visit(people[name], from, until, by);
    await breakGlass(alex, name);
  }
  people['Other'] = await aMarsden('Other').at(database, town.place);
  await breakGlass(alex, 'Other');
  return people;
};
const VISITED = {
  Ahead: ['break_glass'],
  Early: ['break_glass', 'no_relationship'],
  Late: ['break_glass', 'no_relationship'],
  Elsewhere: ['break_glass', 'no_relationship'],
  Other: ['break_glass', 'no_relationship'],
};

describe('a visit', () => {
  it('lets a worker read a caution note, and nobody is told of it, whenever it is looked at', async () => {
    const tom = await aMarsden('Tom').at(database, town.place);
    const note = await anEntry().about('staff_safety').writtenBy(database, priya, tom);
    await database.sql(
      "update entries set caution_state = 'active', caution_review_on = london_day(moment()) + 30, version = version + 1 where entry_id = $1",
      [note],
    );
    const read = () => api.ask<{ entry: unknown } | null>(alex, ENTRY, { personId: tom, id: note });
    expect((await read()).data).toBe(null);
    await visit(tom, '23 hours', '24 hours');
    expect((await read()).data?.entry).toBeTruthy();
    await itIs('2026-11-27T10:00:00Z');
    expect(await heard({ tom })).toEqual({ tom: [] });
  });

  it('is a relationship from a day before to its end, and no other worker’s', async () => {
    expect(await heard(await visited())).toEqual(VISITED);
  });

  it.each([
    ['- make_interval(hours => s.visit_ahead_hours) <= looks.at', '<= looks.at'],
    ['v.from_at - make_interval(hours => s.visit_ahead_hours) <= looks.at', 'true'],
    ['and looks.at < v.until_at)', ')'],
    ['where v.person_id = looks.person_id and', 'where'],
    ['v.person_id = looks.person_id and v.worker_id = looks.worker_id', 'v.person_id = looks.person_id'],
  ])('needs "%s"', async (stands, instead) => {
    const people = await visited();
    expect(await withBrokenRule(database, ['watch_looks', stands, instead], () => heard(people))).not.toEqual(VISITED);
  });
});

describe('a link to somebody', () => {
  /** Alex must not reach Kelly, and asks for what was written of Mia: where Kelly is mentioned, where she is not, and under another's name. */
  const asked = async () => {
    const kelly = await aMarsden('Kelly').withConflict(alex).at(database, town.place);
    const [mia, lily] = [await aMarsden('Mia').at(database, town.place), await aMarsden('Lily').at(database, town.place)];
    const mentions = async (person: string, about?: string) => {
      const id = await anEntry().about('life').writtenBy(database, priya, person);
      if (about)
        await database.sql('update entries set passages = $2, version = version + 1 where entry_id = $1', [
          id,
          JSON.stringify([{ words: 'your mum', about, agreed: false, needed: false }]),
        ]);
      return id;
    };
    return { kelly, mia, lily, about: await mentions(mia, kelly), plain: await mentions(mia), other: await mentions(mia, lily) };
  };
  const ask = (personId: string, id: string) => api.ask(alex, ENTRY, { personId, id });

  it('who is mentioned in what was asked for is told of, as the one in danger', async () => {
    const { kelly, mia, lily, about, plain, other } = await asked();
    for (const [person, id] of [
      [mia, plain],
      [mia, other],
      [lily, about],
      [mia, uuidv7()],
    ] as const)
      await ask(person, id);
    expect(await heard({ kelly, mia, lily })).toEqual({ kelly: [], mia: [], lily: [] });
    const { body } = await ask(mia, about);
    expect(body).toBe((await ask(mia, uuidv7())).body);
    expect(await heard({ kelly, mia, lily })).toEqual({ kelly: ['conflict_link'], mia: [], lily: [] });
  });

  it('is looked for where the entry stands on another record of hers', async () => {
    const { kelly, mia, about } = await asked();
    const twin = await aPerson().called('M. Marsden').at(database, town.place);
    await database.sql('update people set merged_into = $1, merged_at = moment(), version = version + 1 where person_id = $2', [mia, twin]);
    await ask(twin, about);
    expect(await heard({ kelly })).toEqual({ kelly: ['conflict_link'] });
  });

  it.each([
    ['union select worker_id, person_id from mentioning', ''],
    ['from mentioning join barred using (worker_id, person_id)', 'from mentioning where false'],
    ['from mentioning join barred using (worker_id, person_id)', 'from mentioning'],
    ['and n.entry_id = any (l.entry_ids)', ''],
  ])('needs "%s"', async (stands, instead) => {
    const { kelly, mia, lily, about, other, plain } = await asked();
    const all = async () => {
      for (const id of [plain, other]) await ask(mia, id);
      return { before: await heard({ kelly, mia, lily }), after: (await ask(mia, about), await heard({ kelly, mia, lily })) };
    };
    const right = { before: { kelly: [], mia: [], lily: [] }, after: { kelly: ['conflict_link'], mia: [], lily: [] } };
    expect(await withBrokenRule(database, ['watch_looks', stands, instead], all)).not.toEqual(right);
  });
});

it('the queue says whether anything was shown, once for each of a day', async () => {
  const kelly = await aPerson().called('Kelly Moore').withAlongside(priya).ledBy(priya).at(database, town.place);
  for (let n = 0; n < 2; n++) await api.ask(alex, PERSON, { id: kelly });
  await watchLooks(api);
  await database.sql(
    `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 'alongside', 'as told', moment())`,
    [kelly, town.place.placeId, alex.workerId, alex.organisationId],
  );
  for (let n = 0; n < 2; n++) await api.ask(alex, PERSON, { id: kelly });
  await watchLooks(api);
  const { nodes } = (await api.ask<{ guardianQueue: { nodes: { opened: boolean }[] } }>(guardian, QUEUE)).data.guardianQueue;
  expect(nodes.sort((a, b) => Number(a.opened) - Number(b.opened))).toEqual([
    { kind: 'look', why: 'own_name_or_address', whom: 'Kelly Moore', opened: false },
    { kind: 'look', why: 'own_name_or_address', whom: 'Kelly Moore', opened: true },
  ]);
});
