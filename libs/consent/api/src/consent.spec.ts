import { beforeAll, describe, expect, it } from 'vitest';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { consentDomain } from './index.ts';
import { aSharingChoice } from './testing/index.ts';

// Whom a worker is told of before they say who can read what they wrote.

const api = startApi([teamsDomain, peopleDomain, consentDomain]);
const { database } = api;
const READERS = 'query Readers($id: ID!) { person(id: $id) { readers { category readers { worker { name } organisation { name } } } } }';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let haven: Organisation;
let priya: Worker;
let sam: Worker;

beforeAll(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
});

interface Line {
  category: string;
  readers: { worker: { name: string } }[];
}
async function readersOf(actor: Actor, id: string): Promise<[string, string[]][]> {
  const { data, errors } = await api.ask<{ person: { readers: Line[] } }>(actor, READERS, { id });
  expect(errors).toEqual([]);
  return data.person.readers.map(({ category, readers }) => [category, readers.map(({ worker }) => worker.name)]);
}

describe('the readers of a category', () => {
  it('are those alongside whom the person agreed to by name, and nobody else', async () => {
    const person = await aPerson()
      .withAlongside(priya)
      .withAlongside(sam)
      .withAlongside(await aWorker().called('Joe').of(database, anchor))
      .at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    await aSharingChoice().yesTo(haven).about('life').by(database, person);
    await aSharingChoice().yesTo(housing).about('health').thenWithdrawn('2026-01-01T00:00:00Z').by(database, person);
    expect(await readersOf(await signIn(database, priya), person)).toEqual([['life', ['Sam Okafor']]]);
  });

  it('never name a protected service, though she agreed to it', async () => {
    const nadia = await aWorker().called('Nadia Rahman').of(database, haven);
    const person = await aPerson().withAlongside(priya).withAlongside(nadia).at(database, place);
    await aSharingChoice().yesTo(haven).about('life').by(database, person);
    const { body } = await api.ask(await signIn(database, priya), READERS, { id: person });
    expect(body).not.toMatch(/Nadia|Haven/);
    expect(await readersOf(await signIn(database, priya), person)).toEqual([]);
  });

  it('are told to nobody who only started', async () => {
    const starting = await aWorker().of(database, anchor);
    const person = await aPerson().withStarting(starting).withAlongside(sam).at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    expect(await readersOf(await signIn(database, starting), person)).toEqual([]);
  });
});

describe('a sharing choice', () => {
  it('cannot be read or written by the application itself', async () => {
    const actor = await signIn(database, priya);
    for (const text of [
      'select * from sharing_choices',
      "update sharing_choices set answer = 'yes'",
      'delete from sharing_choices',
      'insert into sharing_choices default values',
    ])
      await expect(database.as(actor).sees(text)).rejects.toThrow('permission denied');
  });

  it('cannot be a yes to everyone', async () => {
    const person = await aPerson().withAlongside(priya).at(database, place);
    const row = (answer: string) =>
      database.sql(
        "insert into sharing_choices (person_id, choice_id, place_id, category, answer, given_by, given_at) values ($1, gen_random_uuid(), $2, 'life', $3, $1, moment())",
        [person, place.placeId, answer],
      );
    await expect(row('yes')).rejects.toThrow('sharing_choices_yes_names_check');
    await expect(row('no')).resolves.toEqual([]);
  });
});
