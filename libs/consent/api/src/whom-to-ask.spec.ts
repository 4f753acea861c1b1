import { beforeAll, describe, expect, it } from 'vitest';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { consentDomain } from './index.ts';
import { aSharingChoice } from './testing/index.ts';

// D8's card: to an exact full-detail match, of somebody who agreed to be found. It says whom to ask, and to everybody else nothing.

const api = startApi([teamsDomain, peopleDomain, consentDomain]);
const { database } = api;
const FIND = 'query Find($text: String!) { findWhomToAsk(text: $text) { dutyDesk leadName leadOrganisation } }';
const DESK = 'The duty desk, 01632 960100';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let haven: Organisation;
let priya: Worker;
let alex: Worker;
let nadia: Worker;
let names = 0;

beforeAll(async () => {
  place = await aPlace(database);
  await database.sql('update places set duty_desk = $2 where place_id = $1', [place.placeId, DESK]);
  anchor = await anOrganisation().called('St Aidan’s').at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  alex = await aWorker().called('Alex Moore').of(database, housing);
  nadia = await aWorker().called('Nadia Rahman').of(database, haven);
});

/** Somebody with a name of their own, led by Priya, who agreed to be found; and what finds them. */
async function someone({ lead = priya, named = true, found = true, build = aPerson() } = {}) {
  const surname = `Quimbet${String.fromCharCode(97 + (names++ % 26))}${'abcdefghij'[Math.floor(names / 26)] ?? ''}`;
  const id = await build.called(`Tommy ${surname}`).bornOn('1979-05-06').withAlongside(lead).ledBy(lead).at(database, place);
  await database.sql('update people set to_be_found = $2, lead_named = $3, version = version + 1 where person_id = $1', [id, found, named]);
  return { id, surname, typed: `Tommy ${surname} 6 May 1979` };
}

const bodyFor = async (worker: Worker, text: string): Promise<string> =>
  (await api.ask(await signIn(database, worker), FIND, { text })).body;
const NOBODY = '{"data":{"findWhomToAsk":[]}}\n';
const ledByPriya = { dutyDesk: DESK, leadName: 'Priya Nair', leadOrganisation: 'St Aidan’s' };
const told = async (worker: Worker, text: string): Promise<unknown[]> =>
  (await api.ask<{ findWhomToAsk: unknown[] }>(await signIn(database, worker), FIND, { text })).data.findWhomToAsk;
const protect = (person: string, kind: string) =>
  database.sql('insert into protections (person_id, protection_id, place_id, kind) values ($1, gen_random_uuid(), $2, $3)', [
    person,
    place.placeId,
    kind,
  ]);

describe('whom to ask', () => {
  it('is told of somebody who agreed to be found, by their full name and birth date, in any order and spelling of the date', async () => {
    const { surname } = await someone();
    for (const text of [`Tommy ${surname} 6 May 1979`, `${surname.toUpperCase()}, tommy 06/05/1979`, `1979-05-06 tommy ${surname}`])
      expect(await told(alex, text), text).toEqual([ledByPriya]);
  });

  it('is told by nothing less, nothing more and nothing misspelt', async () => {
    const { surname, id } = await someone();
    await database.sql("update people set phone = '07700900142', postcode = 'ZZ993CZ', version = version + 1 where person_id = $1", [id]);
    for (const text of [
      `Tommy ${surname}`,
      `${surname} 6 May 1979`,
      '6 May 1979',
      `Tommy ${surname} 5 June 1979`,
      `Tommi ${surname} 6 May 1979`,
      `Tommy ${surname} Ash 6 May 1979`,
      `Tommy ${surname} 07700 900142`,
      `Tommy ${surname} ZZ99 3CZ`,
      `Tomm_ ${surname} 6 May 1979`,
    ])
      expect(await bodyFor(alex, text), text).toBe(NOBODY);
  });

  it('is told of nobody who did not agree, who said no, or who is sealed or on a restricted record; the place a refuge hides bars no card', async () => {
    expect(await bodyFor(alex, (await someone({ found: false })).typed)).toBe(NOBODY);
    const refused = await someone();
    // category 1 is the card; a choice about it has no screen yet
    await aSharingChoice().noTo(housing, 'something').about('card').by(database, refused.id);
    expect(await bodyFor(alex, refused.typed)).toBe(NOBODY);
    for (const kind of ['seal', 'restricted_record']) {
      const kept = await someone();
      await protect(kept.id, kind);
      expect(await bodyFor(alex, kept.typed), kind).toBe(NOBODY);
    }
    const hidden = await someone();
    await protect(hidden.id, 'protected_place');
    expect(await told(alex, hidden.typed)).toEqual([{ dutyDesk: DESK, leadName: null, leadOrganisation: null }]);
  });

  it('answers whom a link keeps away, in any of the household, as it answers about nobody', async () => {
    const ex = await aWorker().of(database, housing);
    const { typed, id } = await someone({ build: aPerson().withConflict(ex) });
    expect(await bodyFor(ex, typed)).toBe(NOBODY);
    expect(await looksAt(database, id)).toEqual([]);
    expect(await told(alex, typed)).toHaveLength(1);
  });

  it('needs an agreement with the organisation of the lead, and a lead', async () => {
    const apart = await anOrganisation().called('Apart').withoutAgreement().at(database, place);
    const stranger = await aWorker().of(database, apart);
    const { typed, id } = await someone();
    expect(await bodyFor(stranger, typed)).toBe(NOBODY);
    await database.sql('update lead_workers set until_at = moment() where person_id = $1', [id]);
    expect(await bodyFor(alex, typed)).toBe(NOBODY);
  });

  it('names the lead where the person agreed to it, and never one of a protected service', async () => {
    const desk = { dutyDesk: DESK, leadName: null, leadOrganisation: null };
    expect(await told(alex, (await someone({ named: false })).typed)).toEqual([desk]);
    const { typed } = await someone({ lead: nadia });
    expect(await told(alex, typed)).toEqual([desk]);
    expect(await bodyFor(alex, typed)).not.toMatch(/Nadia|Haven/);
    expect(await told(await aWorker().of(database, haven), typed)).toEqual([
      { dutyDesk: DESK, leadName: 'Nadia Rahman', leadOrganisation: 'Safe Haven' },
    ]);
  });

  it('is the same with somebody hidden of the same name and day, and tells of both where both agreed', async () => {
    const { typed, surname } = await someone();
    const before = await bodyFor(alex, typed);
    const twin = await aPerson().called(`Tommy ${surname}`).bornOn('1979-05-06').withAlongside(priya).ledBy(priya).at(database, place);
    expect(await bodyFor(alex, typed)).toBe(before);
    await database.sql('update people set to_be_found = true, version = version + 1 where person_id = $1', [twin]);
    expect(await told(alex, typed)).toHaveLength(2);
  });

  it('is left to the list of people for those who are with them, and to nobody else', async () => {
    const starting = await aWorker().of(database, housing);
    const { typed } = await someone({ build: aPerson().withStarting(starting) });
    for (const worker of [priya, starting]) expect(await bodyFor(worker, typed)).toBe(NOBODY);
    expect((await api.ask(null, FIND, { text: typed })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await api.ask(await signIn(database, alex), FIND, { text: 'a'.repeat(201) })).errors[0]?.extensions?.code).toBe('BAD_INPUT');
  });

  it('is one line of the log, and takes the same statements for nobody', async () => {
    const { typed, id } = await someone();
    await told(alex, typed);
    const statements = api.statements();
    expect(statements).toMatchSnapshot('Find');
    expect(await looksAt(database, id)).toEqual([
      { worker_id: alex.workerId, operation: 'Find', kind: 'listed', result: 'shown', rules: ['D8'], entry_ids: [] },
    ]);
    await told(alex, 'Nobody Quimbet 6 May 1979');
    // the log of a look comes after them
    expect(api.statements()).toEqual(statements.slice(0, 2));
  });

  it.each([
    ['the decision', "where a.answer ->> 'result' = 'EXISTS' and a.answer ->> 'rule' = 'D8'", 'where true', { found: false }],
    ['the whole name', 'cardinality(typed_names) > 1', 'true', { first: true }],
    ['what a protected service keeps back', 'o.protected_service is not true', 'true', { lead: 'nadia' }],
  ])('notices when %s is left out', async (_what, stands, instead, how: { found?: boolean; first?: boolean; lead?: string }) => {
    const { typed, id } = await someone({ ...(how.found === false && { found: false }), ...(how.lead && { lead: nadia }) });
    if (how.first) await database.sql("update people set full_name = 'Quimbetonly', version = version + 1 where person_id = $1", [id]);
    const asked = how.first ? 'Quimbetonly 6 May 1979' : typed;
    const before = await bodyFor(alex, asked);
    await withBrokenRule(database, ['whom_to_ask_about', stands, instead], async () => {
      expect(await bodyFor(alex, asked)).not.toBe(before);
    });
    expect(await bodyFor(alex, asked)).toBe(before);
  });
});
