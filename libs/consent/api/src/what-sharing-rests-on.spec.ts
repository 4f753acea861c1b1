import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place } from '@alongside/teams/api/testing';
import { consentDomain } from './index.ts';
import { aSharingChoice } from './testing/index.ts';

// What sharing rests on goes on from state to state, and what was there before stays to be read.

const api = startApi([teamsDomain, peopleDomain, consentDomain]);
const { database } = api;
let place: Place;
let anchor: Organisation;
let surgery: Organisation;
let amina: Actor;
let ruth: Actor;

beforeEach(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  surgery = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
  amina = await signIn(database, await aWorker().whoAdministers().of(database, anchor));
  ruth = await signIn(database, await aWorker().of(database, surgery));
});

const onTelling = async () => (await database.as(ruth).sees('select on_telling from actor_now()'))[0]?.['on_telling'];
const basesOf = (organisation: Organisation, more = '') =>
  database.sql<{ category: string; state: string; rests_on: string }>(
    `select category, state, rests_on from sharing_bases where organisation_id = $1 and purpose = 'support' and category in ('care', 'life') ${more} order by category, state`,
    [organisation.organisationId],
  );
const toKind = async (kind: string) => {
  const [stands] = await database.sql<{ version: number }>('select version from organisations where organisation_id = $1', [
    surgery.organisationId,
  ]);
  const { data, errors } = await api.ask<{ done: { __typename: string } }>(
    amina,
    'mutation C($input: ChangeOrganisationInput!) { done: changeOrganisation(input: $input) { __typename } }',
    {
      input: {
        ...{ mutationId: uuidv7(), organisationId: surgery.organisationId, expectedVersion: stands?.version },
        ...{ name: 'Riverside', kind, protectedService: false, issuer: null },
      },
    },
  );
  expect(errors).toEqual([]);
  expect(data.done.__typename).toBe('AdministrationChanged');
};

describe('an organisation that turns out to be no care kind', () => {
  it('loses what rested on telling with its kind, and has the person’s choice in its place', async () => {
    expect(await onTelling()).not.toBe(0);
    await toKind('housing');
    expect(await onTelling()).toBe(0);
    expect(await basesOf(surgery)).toEqual([
      { category: 'care', state: 'active', rests_on: 'choice' },
      { category: 'care', state: 'ended', rests_on: 'telling' },
      { category: 'life', state: 'active', rests_on: 'choice' },
    ]);
  });

  it('has nothing in its place where the place’s defaults have nothing', async () => {
    await database.sql("update default_bases set categories = array_remove(categories, 'care') where place_id = $1 and kind = 'housing'", [
      place.placeId,
    ]);
    await toKind('housing');
    expect(await basesOf(surgery, "and category = 'care'")).toEqual([{ category: 'care', state: 'ended', rests_on: 'telling' }]);
  });

  it('gains nothing by becoming a care kind again, and none of its ended bases comes back', async () => {
    await toKind('housing');
    await toKind('health');
    expect(await onTelling()).toBe(0);
    expect(await basesOf(surgery, "and state = 'active'")).toEqual([
      { category: 'care', state: 'active', rests_on: 'choice' },
      { category: 'life', state: 'active', rests_on: 'choice' },
    ]);
  });

  it('keeps what it had with another name alone, or as another care kind', async () => {
    const before = await onTelling();
    await toKind('health');
    await toKind('social_care');
    expect(await onTelling()).toBe(before);
  });

  it('reads by none of them, whatever rows were left', async () => {
    await database.sql('alter table organisations disable trigger organisations_kind_changed');
    try {
      await toKind('housing');
      expect(await basesOf(surgery, "and rests_on = 'telling'")).toEqual([{ category: 'care', state: 'active', rests_on: 'telling' }]);
      expect(await onTelling()).toBe(0);
    } finally {
      await database.sql('alter table organisations enable trigger organisations_kind_changed');
    }
  });

  it('is named as a reader no more', async () => {
    const person = await aPerson().at(database, place);
    await database.sql(
      `insert into tellings (person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at)
       values ($1, gen_random_uuid(), $2, $1, $3, '{care}', 'as told', moment())`,
      [person, place.placeId, surgery.organisationId],
    );
    const readers = () =>
      database.sql('select category from openness where person_id = $1 and organisation_id = $2', [person, surgery.organisationId]);
    expect(await readers()).toEqual([{ category: 'care' }]);
    await database.sql('alter table organisations disable trigger organisations_kind_changed');
    try {
      await toKind('housing');
      expect(await readers()).toEqual([]);
      await aSharingChoice().yesTo(surgery).about('care').by(database, person);
      expect(await readers()).toEqual([]);
    } finally {
      await database.sql('alter table organisations enable trigger organisations_kind_changed');
    }
  });
});

describe('a basis', () => {
  const set = (what: string) =>
    database.sql(
      `update sharing_bases set ${what} where organisation_id = $1 and purpose = 'support' and category = 'life' and state <> 'ended'`,
      [anchor.organisationId],
    );

  it('goes from active to suspended and back, then ends and stays ended', async () => {
    for (const state of ['suspended', 'active', 'suspended', 'ended']) await set(`state = '${state}'`);
    const back = database.sql("update sharing_bases set state = 'active' where organisation_id = $1 and state = 'ended'", [
      anchor.organisationId,
    ]);
    await expect(back).rejects.toThrow('an ended basis stays ended');
  });

  it('is never proposed again, and what is proposed is not suspended', async () => {
    await expect(set("state = 'proposed'")).rejects.toThrow('from proposed to active');
    const propose = await database.sql<{ basis_id: string }>(
      `insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
       values ($1, gen_random_uuid(), $2, 'safeguarding', 'life', 'proposed', 'duty', '6(1)(c)', 'a duty') returning basis_id`,
      [anchor.organisationId, place.placeId],
    );
    const to = (state: string) => database.sql('update sharing_bases set state = $2 where basis_id = $1', [propose[0]?.basis_id, state]);
    await expect(to('suspended')).rejects.toThrow('from proposed to active');
    await expect(to('active')).resolves.toEqual([]);
  });

  it.each(["rests_on = 'duty'", "purpose = 'huddle'", "category = 'justice'", 'basis_id = gen_random_uuid()'])(
    'is never about something else: %s',
    async (what) => {
      await expect(set(what)).rejects.toThrow('end it and make a new one');
    },
  );

  it('is reviewed after as many months as the place says, and counts for nothing 30 days after that', async () => {
    await database.sql("update default_bases set review_after_months = 6 where place_id = $1 and kind = 'housing'", [place.placeId]);
    const housing = await anOrganisation().ofKind('housing').at(database, place);
    const sam = await signIn(database, await aWorker().of(database, housing));
    const [{ last }] = (await database.sql<{ last: string }>(
      `select (max(review_on) + 29)::text as last from sharing_bases where organisation_id = $1 having min(review_on) = (london_day(moment()) + interval '6 months')::date`,
      [housing.organisationId],
    )) as [{ last: string }];
    const onChoice = async (at: string) => {
      await database.setClock(at);
      return (await database.as(sam).sees('select on_choice from actor_now()'))[0]?.['on_choice'];
    };
    try {
      expect(await onChoice(`${last}T12:00:00Z`)).not.toBe(0);
      await database.setClock(undefined);
      const [{ next }] = (await database.sql<{ next: string }>('select ($1::date + 1)::text as next', [last])) as [{ next: string }];
      expect(await onChoice(`${next}T12:00:00Z`)).toBe(0);
    } finally {
      await database.setClock(undefined);
    }
  });

  it('begins as the place’s defaults say, twelve months from review where nobody changed that', async () => {
    const elsewhere = uuidv7();
    await database.sql("insert into places (place_id, name, demo) values ($1, 'Elsewhere', true)", [elsewhere]);
    const school = await anOrganisation().ofKind('school').at(database, { placeId: elsewhere });
    expect(
      await database.sql(
        `select distinct rests_on, article, review_on = (london_day(moment()) + interval '12 months')::date as reviewed from sharing_bases where organisation_id = $1`,
        [school.organisationId],
      ),
    ).toEqual([{ rests_on: 'choice', article: '6(1)(e), 9(2)(g)', reviewed: true }]);
    await expect(
      database.sql("update default_bases set rests_on = 'telling' where place_id = $1 and kind = 'school'", [elsewhere]),
    ).rejects.toThrow('default_bases_telling_check');
  });
});

it('an agreement that ended stays ended', async () => {
  const agreement = 'select agreement_id from agreement_organisations where organisation_id = $1';
  await database.sql(`update sharing_agreements set state = 'ended' where agreement_id in (${agreement})`, [surgery.organisationId]);
  for (const state of ['in_force', 'suspended'])
    await expect(
      database.sql(`update sharing_agreements set state = '${state}' where agreement_id in (${agreement})`, [surgery.organisationId]),
    ).rejects.toThrow('an ended agreement stays ended');
});

describe('the history of settings', () => {
  const history = (of: string) =>
    database.sql(
      `select what, before, after, worker_id, organisation_id from settings_changes where place_id = $1 and of_table = $2 and what <> 'insert' order by changed_at`,
      [place.placeId, of],
    );

  it.each([
    [
      'sharing_settings',
      'update sharing_settings set emergency_hours = 8 where place_id = $1',
      { emergency_hours: 4 },
      { emergency_hours: 8 },
    ],
    [
      'role_needs',
      "update role_needs set need = 'none' where place_id = $1 and role = 'peer' and category = 'life'",
      { need: 'full' },
      { need: 'none' },
    ],
    ['role_needs', "delete from role_needs where place_id = $1 and role = 'peer' and category = 'care'", { need: 'full' }, null],
    ['places', "update places set duty_desk = 'Ring 01632' where place_id = $1", { duty_desk: null }, { duty_desk: 'Ring 01632' }],
    [
      'default_bases',
      "update default_bases set review_after_months = 6 where place_id = $1 and kind = 'dwp' and purpose = 'support'",
      { review_after_months: null },
      { review_after_months: 6 },
    ],
    ['sharing_agreements', "update sharing_agreements set state = 'ended' where place_id = $1", { state: 'in_force' }, { state: 'ended' }],
  ])('of %s has what was there before', async (table, change, before, after) => {
    await database.sql(change, [place.placeId]);
    const rows = (await history(table)).filter(
      (row) => table !== 'default_bases' || (row['after'] as { review_after_months: unknown }).review_after_months,
    );
    expect(rows[0]).toMatchObject({ before, after, worker_id: null });
  });

  it('names who did it where somebody was signed in', async () => {
    await toKind('housing');
    expect((await history('sharing_bases'))[0]).toMatchObject({
      what: 'update',
      before: { rests_on: 'telling', state: 'active' },
      after: { state: 'ended' },
      worker_id: amina.workerId,
      organisation_id: anchor.organisationId,
    });
  });

  it('has no row where nothing became otherwise', async () => {
    await database.sql('update sharing_settings set emergency_hours = emergency_hours where place_id = $1', [place.placeId]);
    expect(await history('sharing_settings')).toEqual([]);
  });

  it('is only ever added to, and the application reads and writes none of it', async () => {
    await database.sql('update sharing_settings set emergency_hours = 8 where place_id = $1', [place.placeId]);
    for (const change of ["update settings_changes set after = '{}'", 'delete from settings_changes', 'truncate settings_changes'])
      await expect(database.sql(change)).rejects.toThrow('only ever added to');
    for (const of of ['sharing_settings', 'role_needs', 'sharing_bases', 'default_bases'])
      await expect(database.sql(`truncate ${of} cascade`)).rejects.toThrow('only ever added to');
    for (const words of ['select from settings_changes', 'delete from settings_changes', 'select from default_bases'])
      await expect(database.outside(words)).rejects.toThrow('permission denied');
  });
});
