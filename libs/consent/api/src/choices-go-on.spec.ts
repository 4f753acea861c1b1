import { beforeEach, describe, expect, it } from 'vitest';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place } from '@alongside/teams/api/testing';
import { consentDomain } from './index.ts';
import { aSharingChoice } from './testing/index.ts';

// What a person was told and chose goes on from state to state, and what was there before stays to be read.

const { database } = startApi([teamsDomain, peopleDomain, consentDomain]);
let place: Place;
let anchor: Organisation;
let surgery: Organisation;
let ruth: Actor;

beforeEach(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  surgery = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
  ruth = await signIn(database, await aWorker().of(database, surgery));
});

describe('a choice', () => {
  const yes = (at: string) => aSharingChoice().yesTo(surgery).about('life').given(at);
  const rows = (person: string) =>
    database.sql<{ answer: string; superseded_at: Date | null; withdrawn_at: Date | null }>(
      'select answer, superseded_at, withdrawn_at from sharing_choices where person_id = $1 order by given_at',
      [person],
    );
  let person: string;
  beforeEach(async () => {
    person = await aPerson().at(database, place);
  });

  it('is superseded by the next of the same giver, organisation and category, and by no other', async () => {
    await yes('2026-03-01T00:00:00Z').by(database, person);
    await aSharingChoice().yesTo(anchor).about('life').given('2026-04-01T00:00:00Z').by(database, person);
    await aSharingChoice().yesTo(surgery).about('care').given('2026-04-01T00:00:00Z').by(database, person);
    expect((await rows(person)).map(({ superseded_at }) => superseded_at)).toEqual([null, null, null]);
    await aSharingChoice().noTo(surgery).about('life').given('2026-05-01T00:00:00Z').by(database, person);
    expect((await rows(person)).map(({ superseded_at }) => superseded_at?.toISOString() ?? null)).toEqual([
      '2026-05-01T00:00:00.000Z',
      null,
      null,
      null,
    ]);
  });

  it('that is written down late is superseded by the next, and supersedes the one before', async () => {
    await yes('2026-03-01T00:00:00Z').by(database, person);
    await yes('2026-05-01T00:00:00Z').by(database, person);
    await aSharingChoice().noTo(surgery).about('life').given('2026-04-01T00:00:00Z').by(database, person);
    const [first, second, third] = await rows(person);
    expect(second?.superseded_at?.toISOString()).toBe('2026-05-01T00:00:00.000Z');
    expect([first?.superseded_at === null, third?.superseded_at]).toEqual([false, null]);
  });

  it('that was withdrawn stays withdrawn: its no stands until the next word', async () => {
    await yes('2026-03-01T00:00:00Z').thenWithdrawn('2026-04-01T00:00:00Z').by(database, person);
    await yes('2026-05-01T00:00:00Z').by(database, person);
    expect((await rows(person))[0]).toMatchObject({ superseded_at: null, withdrawn_at: expect.any(Date) as Date });
  });

  it.each([
    ['is not changed', "update sharing_choices set answer = 'no'"],
    ['is given by nobody else', 'update sharing_choices set given_by = gen_random_uuid()'],
    ['is given at no other time', "update sharing_choices set given_at = given_at + interval '1 year'"],
    ['is not withdrawn once it is superseded', 'update sharing_choices set withdrawn_at = moment() where superseded_at is not null or'],
    ['does not come back once it is superseded', 'update sharing_choices set superseded_at = null where superseded_at is not null and'],
    ['does not come back once it is withdrawn', 'update sharing_choices set withdrawn_at = null'],
    ['does not go', 'delete from sharing_choices'],
  ])('%s', async (_what, change) => {
    await yes('2026-03-01T00:00:00Z').by(database, person);
    await aSharingChoice().noTo(surgery).about('life').given('2026-04-01T00:00:00Z').by(database, person);
    await yes('2026-05-01T00:00:00Z').thenWithdrawn('2026-06-01T00:00:00Z').by(database, person);
    await expect(database.sql(`${change}${change.includes('where') ? '' : ' where'} person_id = '${person}'`)).rejects.toThrow('a choice ');
    await expect(database.sql('truncate sharing_choices cascade')).rejects.toThrow('only ever added to');
  });

  it('refusing it deletes no duty: what rests on one is read with a no as well', async () => {
    await database.sql(
      `insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
       values ($1, gen_random_uuid(), $2, 'safeguarding', 'life', 'active', 'duty', '6(1)(c)', 'a duty')`,
      [surgery.organisationId, place.placeId],
    );
    const duties = () =>
      database.sql("select * from sharing_bases where organisation_id = $1 and rests_on = 'duty'", [surgery.organisationId]);
    const before = await duties();
    await aSharingChoice().noToEveryone().about('life').by(database, person);
    expect(await duties()).toEqual(before);
    expect((await database.as(ruth, { purpose: 'safeguarding' }).sees('select on_duty from actor_now()'))[0]?.['on_duty']).not.toBe(0);
  });
});

it('what somebody was told is only ever added to', async () => {
  const person = await aPerson().at(database, place);
  await database.sql(
    `insert into tellings (person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at)
     values ($1, gen_random_uuid(), $2, $1, $3, '{care}', 'as told', moment())`,
    [person, place.placeId, surgery.organisationId],
  );
  for (const change of ["update tellings set categories = '{care,life}'", 'delete from tellings', 'truncate tellings cascade'])
    await expect(database.sql(change)).rejects.toThrow('only ever added to');
});
