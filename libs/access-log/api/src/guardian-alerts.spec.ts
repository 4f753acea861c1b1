import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealFilesIn } from '@alongside/access-log/model';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { OutsideContext } from '@alongside/platform/database';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { accessLogDomain } from './index.ts';
import { PublishSeals } from './publish-seals.ts';
import { SealLog } from './seal-log.ts';
import { Sealer } from './sealer.ts';
import { WatchLooks } from './watch-looks.ts';

const PERSON = 'query Person($id: ID!) { person(id: $id) { id } }';
const SAY = 'mutation Say($input: SayWhatMattersInput!) { sayWhatMatters(input: $input) { __typename } }';
const ALERTS = `query Alerts($first: PageSize! = 50, $after: String) { guardianAlerts(first: $first, after: $after) {
  nodes { id kind at worker { id name } personId looks } pageInfo { hasNextPage endCursor } } }`;
interface Alert {
  id: string;
  kind: string;
  at: string;
  worker: { name: string };
  personId: string | null;
  looks: string[];
}
type Alerts = { guardianAlerts: { nodes: Alert[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null };

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain]);
const { database } = api;
const folder = mkdtempSync(join(tmpdir(), 'alongside-alerts-'));
let sealer: Sealer;
let town: Town;
let darren: Worker & Actor;
let guardian: Worker & Actor;

const member = async (name: string, role: string, organisation: Organisation, who = aWorker()): Promise<Worker & Actor> => {
  const worker = await who.called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};
/** As the sealer does it every two seconds; twice, to show that the second finds nothing new. */
const pass = async () => {
  await sealer.pass();
  await sealer.pass();
};
const open = (actor: Actor, id: string) => api.ask(actor, PERSON, { id });
const say = (actor: Actor, personId: string) =>
  api.ask(actor, SAY, { input: { mutationId: uuidv7(), id: uuidv7(), personId, words: 'Quiet mornings.' } });
const alertsOf = async (actor: Actor) => {
  await pass();
  return (await api.ask<Alerts>(actor, ALERTS)).data.guardianAlerts?.nodes ?? [];
};
const kindsOf = async (actor: Actor) => (await alertsOf(actor)).map(({ kind }) => kind).sort();

beforeAll(() => {
  const files = sealFilesIn(folder);
  const sealing = { keyFile: files.key, makesKey: true, trustedFile: files.trusted, witnessFile: files.witness, everyMs: 3_600_000 };
  const outside = api.app().get(OutsideContext);
  sealer = new Sealer(new SealLog(outside, sealing), new PublishSeals(outside, sealing), new WatchLooks(outside), sealing);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  town = await aTown(database);
  darren = await member('Darren Holt', 'worker', town.housing);
  guardian = await member('Gail Carr', 'guardian', town.housing);
});

describe('the Guardian is told of', () => {
  it('someone who asks for a person whom they must not reach: which worker, which person, which look', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withConflict(darren).at(database, town.place);
    expect((await open(darren, kelly)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
    const [alert, ...others] = await alertsOf(guardian);
    expect(others).toEqual([]);
    const [look] = await database.sql<{ event_id: string; at: Date }>('select event_id, at from access_events where person_id = $1', [
      kelly,
    ]);
    expect(alert).toMatchObject({ kind: 'conflict_link', personId: kelly, worker: { name: 'Darren Holt' }, looks: [look?.event_id] });
    expect(alert?.at).toBe(look?.at.toISOString());
  });

  it('someone who tries to change something for a person whom they must not reach, in the same words', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withAlongside(darren).withConflict(darren).at(database, town.place);
    expect((await say(darren, kelly)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(await alertsOf(guardian)).toMatchObject([{ kind: 'conflict_link', personId: kelly, worker: { name: 'Darren Holt' } }]);
  });

  it('nothing, where the link is over or was dismissed', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withConflict(darren).at(database, town.place);
    await database.sql("update conflict_links set until_at = moment() - interval '1 day' where person_id = $1", [kelly]);
    await open(darren, kelly);
    expect(await alertsOf(guardian)).toEqual([]);
  });

  it('five ids in ten minutes that are not there for this worker, once', async () => {
    for (let n = 0; n < 4; n++) await open(darren, uuidv7());
    const again = uuidv7();
    expect(await alertsOf(guardian)).toEqual([]);
    for (let n = 0; n < 3; n++) await open(darren, again);
    const alerts = await alertsOf(guardian);
    expect(alerts).toMatchObject([{ kind: 'not_found', personId: null }]);
    expect(alerts[0]?.looks).toHaveLength(5);
    for (let n = 0; n < 5; n++) await open(darren, uuidv7());
    expect(await alertsOf(guardian)).toHaveLength(1);
  });

  it('nothing, where four were asked for, or five over a longer time, or five by two', async () => {
    const colleague = await member('Sam Okafor', 'worker', town.housing);
    const same = uuidv7();
    for (let n = 0; n < 4; n++) await open(darren, same);
    for (let n = 0; n < 3; n++) await open(darren, uuidv7());
    for (let n = 0; n < 2; n++) await open(colleague, uuidv7());
    await database.setClock(new Date(Date.now() + 11 * 60_000).toISOString());
    try {
      for (let n = 0; n < 2; n++) await open(darren, uuidv7());
      expect(await alertsOf(guardian)).toEqual([]);
    } finally {
      await database.setClock(undefined);
    }
  });

  it('someone of the same family name, whether they saw anything or not', async () => {
    const hidden = await aPerson().called('Karl HOLT').at(database, town.place);
    const shown = await aPerson().called('Ann Marie Holt').withAlongside(darren).at(database, town.place);
    const other = await aPerson().called('Ann Holtby').withAlongside(darren).at(database, town.place);
    const oneName = await aPerson().knownOnlyAs('Holt').withAlongside(darren).at(database, town.place);
    for (const id of [hidden, shown, other, oneName]) await open(darren, id);
    const alerts = await alertsOf(guardian);
    expect(alerts.map(({ kind }) => kind)).toEqual(['own_name_or_address', 'own_name_or_address']);
    expect(alerts.map(({ personId }) => personId).sort()).toEqual([hidden, shown].sort());
  });

  it('a worker who is a resident too: their neighbour at the same address, their household, their own record', async () => {
    const home = uuidv7();
    const self = await aPerson().called('Mo Diaz').livingAt('1 Alder  Street', 'ZZ99 3CZ').inHousehold(home).at(database, town.place);
    const mo = await member('Mo D.', 'worker', town.housing, aWorker().whoIs(self));
    const beside = await aPerson().called('Ann Lee').livingAt('1 alder street', 'ZZ99 3CZ').withAlongside(mo).at(database, town.place);
    const housemate = await aPerson().called('Bo Lee').inHousehold(home).withAlongside(mo).at(database, town.place);
    const nextStreet = await aPerson().called('Cy Lee').livingAt('1 Elm Street', 'ZZ99 3CZ').withAlongside(mo).at(database, town.place);
    const namesake = await aPerson().called('Di Diaz').withAlongside(mo).at(database, town.place);
    for (const id of [self, beside, housemate, nextStreet, namesake]) await open(mo, id);
    const alerts = await alertsOf(guardian);
    expect([...new Set(alerts.map(({ kind }) => kind))]).toEqual(['own_name_or_address']);
    expect(alerts.map(({ personId }) => personId).sort()).toEqual([self, beside, housemate, namesake].sort());
  });

  it('nothing of usual work', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withAlongside(darren).at(database, town.place);
    const tom = await aPerson().called('Tom Ridley').withStarting(darren).at(database, town.place);
    for (const id of [kelly, tom, kelly]) await open(darren, id);
    expect(await alertsOf(guardian)).toEqual([]);
  });

  it('nothing of cover; but of what is none: nobody was told, it was not yet, or for someone not alongside', async () => {
    const priya = await member('Priya Nair', 'worker', town.housing);
    const covered = async (told: string, from = "moment() - interval '1 day'", beside = true) => {
      const person = aPerson().called('Kelly Marsden');
      const id = await (beside ? person.withAlongside(priya) : person.withStarting(priya)).at(database, town.place);
      await database.sql(
        `insert into covers (person_id, cover_id, place_id, worker_id, for_worker_id, organisation_id, reason, from_at, until_at, told_at)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, 'Priya is away.', ${from}, moment() + interval '2 days', ${told})`,
        [id, town.place.placeId, darren.workerId, priya.workerId, town.housing.organisationId],
      );
      await database.sql(
        `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
         values ($1, $2, moment(), $3, $4, $5, 'worker', $6, 'support', 'Person', 'opened', 'shown', '{}', '{alongside}', $3)`,
        [town.place.placeId, id, uuidv7(), darren.workerId, darren.organisationId, darren.sessionId],
      );
      return id;
    };
    await covered("moment() - interval '1 day'");
    expect(await alertsOf(guardian)).toEqual([]);
    const none = [
      await covered("moment() + interval '1 day'"),
      await covered("moment() - interval '1 day'", "moment() + interval '1 day'"),
      await covered("moment() - interval '1 day'", "moment() - interval '1 day'", false),
    ];
    const alerts = await alertsOf(guardian);
    expect(alerts.map(({ kind, personId }) => [kind, personId]).sort()).toEqual(none.map((id) => ['no_relationship', id]).sort());
  });

  it('the same a day later again', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withConflict(darren).at(database, town.place);
    await open(darren, kelly);
    await open(darren, kelly);
    expect(await alertsOf(guardian)).toHaveLength(1);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await database.setClock(tomorrow);
    try {
      const [again, watching] = [await signIn(database, darren), await signIn(database, guardian)];
      await open(again, kelly);
      expect(await alertsOf(watching)).toHaveLength(2);
    } finally {
      await database.setClock(undefined);
    }
  });
});

describe('an alert is read', () => {
  beforeEach(async () => {
    await open(darren, await aPerson().called('Kelly Marsden').withConflict(darren).at(database, town.place));
    await pass();
  });

  it('by Guardians of the organisation that was acted for, and by nobody else', async () => {
    expect(await kindsOf(guardian)).toEqual(['conflict_link']);
    const elsewhere = await member('Gwen Shaw', 'guardian', town.anchor);
    expect(await alertsOf(elsewhere)).toEqual([]);
    for (const role of ['worker', 'connector', 'peer', 'supervisor', 'convener', 'administrator']) {
      const { errors, data } = await api.ask(await member('Someone', role, town.housing), ALERTS);
      expect([role, errors[0]?.extensions?.code, data]).toEqual([role, 'FORBIDDEN', null]);
    }
    expect((await api.ask(null, ALERTS)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('never by whom it is about, on whatever login', async () => {
    const self = await aPerson().called('Vic Moss').at(database, town.place);
    const watcher = await member('Vic Moss', 'guardian', town.housing, aWorker().whoIs(self));
    const twin = await member('V. Moss', 'guardian', town.housing, aWorker().whoIs(self));
    await open(watcher, self);
    expect(await kindsOf(watcher)).toEqual(['conflict_link']);
    expect(await kindsOf(twin)).toEqual(['conflict_link']);
    expect(await kindsOf(guardian)).toEqual(['conflict_link', 'own_name_or_address']);
  });

  it('not by a Guardian whose time is over, nor by a role that only says so', async () => {
    const view = 'select * from alerts_to_guardian';
    expect(await database.as(guardian).sees(view)).toHaveLength(1);
    expect(await database.as({ ...darren, role: 'guardian' }).sees(view)).toEqual([]);
    const former = await member('Fay Ward', 'guardian', town.housing);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [former.workerId]);
    expect(await database.as(former).sees(view)).toEqual([]);
  });

  it('page by page', async () => {
    for (let n = 0; n < 3; n++) await open(darren, await aPerson().called('Kim Holt').at(database, town.place));
    const all = await alertsOf(guardian);
    const pages: Alert[] = [];
    let after: string | null = null;
    do {
      const page: Alerts['guardianAlerts'] = (await api.ask<Alerts>(guardian, ALERTS, { first: 2, after })).data.guardianAlerts;
      pages.push(...(page?.nodes ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual(all);
    expect(all).toHaveLength(4);
    expect((await api.ask(guardian, ALERTS, { after: 'nonsense' })).errors[0]?.extensions?.code).toBe('BAD_INPUT');
  });

  it('and reading it is a look', async () => {
    const [alert] = await alertsOf(guardian);
    expect((await looksAt(database, alert?.personId ?? '')).at(-1)).toMatchObject({
      worker_id: guardian.workerId,
      operation: 'Alerts',
      kind: 'listed',
      rules: ['guardian'],
    });
    expect(await kindsOf(guardian)).toEqual(['conflict_link']);
  });
});

it('no request does the work of an alert: its statements are those of any other', async () => {
  const [hidden, none] = [await aPerson().called('Kelly Marsden').withConflict(darren).at(database, town.place), uuidv7()];
  api.statements();
  await open(darren, hidden);
  const asked = api.statements();
  await open(darren, none);
  expect(api.statements()).toEqual(asked);
  expect(asked.map(({ text }) => text).join()).not.toMatch(/guardian|alert|watch/);
});
