import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aDutyToShare, aSharingChoice } from '@alongside/consent/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { v7 as uuidv7 } from 'uuid';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// What a reader is told of what they may not read: one line for each organisation that may hold something, and that a summary is one.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const LINES = 'query StandingLines($id: ID!) { standingLines(personId: $id) { organisation { name } dutyDesk leadName } }';
const ENTRY = 'query Entry($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words asSummary } }';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let gp: Organisation;
let haven: Organisation;
let priya: Worker;
let sam: Worker;
let ruth: Worker;
let nadia: Worker;

beforeAll(async () => {
  place = await aPlace(database);
  await database.sql("update places set duty_desk = 'The duty desk, 01632 960100' where place_id = $1", [place.placeId]);
  anchor = await anOrganisation().called('St Aidan’s').at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  gp = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
  haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
  ruth = await aWorker().called('Ruth Castle').of(database, gp);
  nadia = await aWorker().called('Nadia Rahman').of(database, haven);
});

const everybody = () => aPerson().withAlongside(priya).withAlongside(sam).withAlongside(ruth).withAlongside(nadia);
const agreedToNameTheLead = (person: string) =>
  database.sql('update people set lead_named = true, version = version + 1 where person_id = $1', [person]);

interface Line {
  organisation: { name: string };
  dutyDesk: string | null;
  leadName: string | null;
}
/** `Riverside GP, Priya Nair` for each line, the lead where they are named; a code where nothing is told. */
async function linesFor(worker: Worker, id: string): Promise<string[] | string> {
  const { data, errors } = await api.ask<{ standingLines: Line[] } | null>(await signIn(database, worker), LINES, { id });
  if (errors[0]) return String(errors[0].extensions?.code);
  return data!.standingLines.map(({ organisation, leadName }) => [organisation.name, leadName].filter(Boolean).join(', '));
}

describe('a standing line', () => {
  it('names each organisation alongside but the reader’s own and protected services, and the duty desk', async () => {
    const person = await everybody().at(database, place);
    const { data } = await api.ask<{ standingLines: Line[] }>(await signIn(database, sam), LINES, { id: person });
    const line = { dutyDesk: 'The duty desk, 01632 960100', leadName: null };
    expect(data.standingLines).toEqual([
      { organisation: { name: 'Riverside GP' }, ...line },
      { organisation: { name: 'St Aidan’s' }, ...line },
    ]);
    expect(await linesFor(priya, person)).toEqual(['Millbrook Housing', 'Riverside GP']);
  });

  it('is the same whether the organisation holds anything or nothing', async () => {
    const person = await everybody().at(database, place);
    const asked = async () => (await api.ask(await signIn(database, sam), LINES, { id: person })).body;
    const before = await asked();
    await anEntry().about('health').writtenBy(database, ruth, person);
    await anEntry().about('mind_and_substances').writtenBy(database, ruth, person);
    expect(await asked()).toBe(before);
  });

  it('is not there for an organisation that the person does not let be named, or with which no agreement is in force', async () => {
    const apart = await anOrganisation().called('Apart').withoutAgreement().at(database, place);
    const person = await everybody()
      .withAlongside(await aWorker().of(database, apart))
      .at(database, place);
    await database.sql('insert into named_organisations (person_id, organisation_id, place_id, may_be_named) values ($1, $2, $3, false)', [
      person,
      gp.organisationId,
      place.placeId,
    ]);
    expect(await linesFor(sam, person)).toEqual(['St Aidan’s']);
  });

  it('tells of no choice: it is the same whatever the person said', async () => {
    const person = await everybody().at(database, place);
    const asked = async () => (await api.ask(await signIn(database, sam), LINES, { id: person })).body;
    const before = await asked();
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    await aSharingChoice().noTo(housing, 'nothing').about('health').by(database, person);
    await aSharingChoice().noTo(housing, 'something').about('mind_and_substances').by(database, person);
    expect(await asked()).toBe(before);
  });

  it('names the lead where the person agreed, but never one who works for a protected service', async () => {
    const ledByPriya = await everybody().ledBy(priya).at(database, place);
    const ledByNadia = await everybody().ledBy(nadia).at(database, place);
    expect(await linesFor(sam, ledByPriya)).toEqual(['Riverside GP', 'St Aidan’s']);
    for (const person of [ledByPriya, ledByNadia]) await agreedToNameTheLead(person);
    expect(await linesFor(sam, ledByPriya)).toEqual(['Riverside GP, Priya Nair', 'St Aidan’s, Priya Nair']);
    const { body } = await api.ask(await signIn(database, sam), LINES, { id: ledByNadia });
    expect(body).not.toMatch(/Nadia|Haven/);
    expect(await linesFor(sam, ledByNadia)).toEqual(['Riverside GP', 'St Aidan’s']);
  });

  it('does not come from someone who woke a resting involvement that nobody was told of', async () => {
    const person = await everybody().at(database, place);
    await database.sql("update involvements set woken_at = moment() - interval '1 day' where person_id = $1 and worker_id = $2", [
      person,
      ruth.workerId,
    ]);
    expect(await linesFor(sam, person)).toEqual(['St Aidan’s']);
  });

  it('is told to those alongside alone: nobody else learns whether the person is there', async () => {
    const starting = await aWorker().of(database, housing);
    const linked = await aWorker().of(database, housing);
    const stranger = await aWorker().of(database, housing);
    const administrator = await aWorker().whoAdministers().of(database, housing);
    const person = await everybody().withStarting(starting).withAlongside(linked).withConflict(linked).at(database, place);
    expect(await linesFor(starting, person)).toEqual([]);
    const nobody = await api.ask(await signIn(database, stranger), LINES, { id: uuidv7() });
    for (const worker of [linked, stranger, administrator]) {
      const { body } = await api.ask(await signIn(database, worker), LINES, { id: person });
      expect(body).toBe(nobody.body);
    }
    expect((await api.ask(null, LINES, { id: person })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('is a look at the person, and a denied one where they are hidden', async () => {
    const person = await everybody().at(database, place);
    await linesFor(sam, person);
    await linesFor(await aWorker().of(database, housing), person);
    expect(await looksAt(database, person)).toMatchObject([
      { kind: 'opened', result: 'shown', operation: 'StandingLines', rules: ['card'], entry_ids: [] },
      { kind: 'opened', result: 'denied', operation: 'StandingLines' },
    ]);
  });

  it('would be noticed to say too much', async () => {
    const council = await anOrganisation().called('Council').ofKind('council').at(database, place);
    const person = await everybody()
      .withAlongside(await aWorker().of(database, council))
      .ledBy(nadia)
      .at(database, place);
    await agreedToNameTheLead(person);
    await database.sql('insert into named_organisations (person_id, organisation_id, place_id, may_be_named) values ($1, $2, $3, false)', [
      person,
      gp.organisationId,
      place.placeId,
    ]);
    await database.sql("update involvements set woken_at = moment() - interval '1 day' where person_id = $1 and worker_id = $2", [
      person,
      priya.workerId,
    ]);
    expect(await linesFor(sam, person)).toEqual(['Council']);
    const mutants: [line: string, mutant: string, told: string[]][] = [
      [
        'case when not lead_of.protected_service or lead_of.organisation_id = s.organisation_id then w.name end',
        'w.name',
        ['Council, Nadia Rahman'],
      ],
      ['not o.protected_service)', 'true)', ['Council', 'Safe Haven']],
      ['(select n.may_be_named from', '(select true from', ['Council', 'Riverside GP']],
      ['and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())', '', ['Council', 'St Aidan’s']],
      ['s.alongside and o.organisation_id <> s.organisation_id', 's.alongside', ['Council', 'Millbrook Housing']],
    ];
    for (const [line, mutant, told] of mutants)
      expect(await withBrokenRule(database, ['standing_lines', line, mutant], () => linesFor(sam, person))).toEqual(told);
  });
});

describe('a summary', () => {
  const withHeadline = async (categories: readonly ('life' | 'care' | 'health')[], person: string) => {
    const entry = await anEntry()
      .saying('All of it.')
      .about(...categories)
      .writtenBy(database, priya, person);
    await database.sql("update entries set headline = 'One sentence.', version = version + 1 where entry_id = $1", [entry]);
    return entry;
  };
  const shown = async (personId: string, id: string) =>
    (await api.ask<{ entry: object }>(await signIn(database, sam), ENTRY, { personId, id })).data.entry;

  it('is marked where the reader’s role needs no more', async () => {
    await database.sql("update role_needs set need = 'summary' where place_id = $1 and role = 'worker' and category = 'care'", [
      place.placeId,
    ]);
    const person = await everybody().at(database, place);
    for (const category of ['care', 'life'] as const) await aSharingChoice().yesTo(housing).about(category).by(database, person);
    expect(await shown(person, await withHeadline(['care'], person))).toEqual({ words: 'One sentence.', asSummary: true });
    expect(await shown(person, await withHeadline(['life'], person))).toEqual({ words: 'All of it.', asSummary: false });
  });

  it('is not marked where it stands for what is hidden: that would tell that something is', async () => {
    const person = await everybody().at(database, place);
    await aDutyToShare(database, housing, 'life');
    await aSharingChoice().noTo(housing, 'nothing').about('health').by(database, person);
    expect(await shown(person, await withHeadline(['life', 'health'], person))).toEqual({ words: 'One sentence.', asSummary: false });
  });
});
