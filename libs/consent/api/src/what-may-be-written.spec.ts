import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { aPerson } from '@alongside/people/api/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';

// Facts that the sharing decision must never meet are refused when they are written.

const database = testDatabase();
let place: Place;
let housing: Organisation;
let sam: Worker;
let kelly: string;
beforeAll(async () => {
  place = await aPlace(database);
  housing = await anOrganisation().ofKind('housing').at(database, place);
  sam = await aWorker().of(database, housing);
  kelly = await aPerson().withAlongside(sam).at(database, place);
});

const override = (columns: Record<string, unknown>) => {
  const row: Record<string, unknown> = {
    person_id: kelly,
    place_id: place.placeId,
    worker_id: sam.workerId,
    organisation_id: housing.organisationId,
    ground: 'emergency',
    categories: ['health'],
    reason: 'she fell',
    told: 'the lead',
    state: 'active',
    ...columns,
  };
  const names = Object.keys(row);
  return database.sql(
    `insert into overrides (override_id, invoked_at, ${names.join(', ')}) values (gen_random_uuid(), moment(), ${names.map((_, n) => `$${n + 1}`).join(', ')}) returning override_id`,
    Object.values(row),
  );
};

it.each([
  ['without a reason', { reason: ' ' }, 'overrides_reason_check'],
  ['without anyone told, or why not', { told: '' }, 'overrides_told_check'],
  ['for no category', { categories: [] }, 'overrides_categories_check'],
  ['on the law, to no recipient', { ground: 'legal' }, 'overrides_recipient_check'],
  ['renewed by one person alone', { renews: '01a20000-0000-7000-8000-00000000000a' }, 'overrides_renewal_check'],
  ['reviewed with no outcome', { state: 'reviewed' }, 'overrides_outcome_check'],
])('an override %s is refused', async (_which, columns, constraint) => {
  await expect(override(columns)).rejects.toThrow(constraint);
});

it('an override goes on from state to state, and never back', async () => {
  const [made] = await override({});
  const to = (state: string, outcome: string | null = null) =>
    database.sql('update overrides set state = $2, outcome = $3 where override_id = $1', [made?.['override_id'], state, outcome]);
  await to('expired');
  await expect(to('active')).rejects.toThrow('an override only goes on');
  await expect(to('reviewed', 'upheld')).resolves.toEqual([]);
});

const basis = (restsOn: string, purpose = 'safeguarding', article = '6(1)(c)') =>
  database.sql(
    `insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
     values ($1, gen_random_uuid(), $2, $3, 'health', 'proposed', $4, $5, 'duty')`,
    [housing.organisationId, place.placeId, purpose, restsOn, article],
  );

it('a basis names its ground, and rests on telling for the care kinds’ own care alone', async () => {
  await expect(basis('duty', 'safeguarding', ' ')).rejects.toThrow('sharing_bases_ground_check');
  await expect(basis('telling')).rejects.toThrow();
  await expect(basis('telling', 'support')).rejects.toThrow('only the care kinds');
  await expect(basis('duty')).resolves.toEqual([]);
});

it('a release needs two people, neither of them the one who gains by it', async () => {
  const [other] = [await aWorker().of(database, housing)];
  const release = (first: string, second: string) =>
    database.sql(
      'insert into releases (person_id, release_id, place_id, to_worker_id, first_by, second_by, from_at) values ($1, gen_random_uuid(), $2, $3, $4, $5, moment())',
      [kelly, place.placeId, sam.workerId, first, second],
    );
  await expect(release(other.workerId, other.workerId)).rejects.toThrow('releases_two_people_check');
  await expect(release(other.workerId, sam.workerId)).rejects.toThrow('releases_two_people_check');
});

it('a merge goes one step', async () => {
  const [first, second, third] = [
    await aPerson().at(database, place),
    await aPerson().at(database, place),
    await aPerson().at(database, place),
  ];
  const merge = (from: string, into: string) =>
    database.sql('update people set merged_into = $2, merged_at = moment(), version = version + 1 where person_id = $1', [from, into]);
  await merge(first, second);
  await expect(merge(second, third)).rejects.toThrow('a merge goes one step');
  await expect(merge(third, first)).rejects.toThrow('a merge goes one step');
});
