import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { aPerson } from '@alongside/people/api/testing';
import { aPlace, type Place } from '@alongside/teams/api/testing';

// A protected place hides the address of everyone who lives there, and of whoever moves in.

const database = testDatabase();
const HOME = '01a20000-0000-7000-8000-00000000000a';
let place: Place;
beforeAll(async () => {
  place = await aPlace(database);
});

const isHidden = async (person: string): Promise<unknown> =>
  (await database.sql('select whereabouts_hidden from people where person_id = $1', [person]))[0]?.['whereabouts_hidden'];
const protect = (person: string) =>
  database.sql("insert into protections (person_id, protection_id, place_id, kind) values ($1, gen_random_uuid(), $2, 'protected_place')", [
    person,
    place.placeId,
  ]);

it('covers everyone at home, those who move in, and nobody who moved out', async () => {
  const kelly = await aPerson().inHousehold(HOME).at(database, place);
  const mia = await aPerson().called('Mia').inHousehold(HOME).at(database, place);
  const darren = await aPerson().called('Darren').inHousehold(HOME, { until: '2021-01-01T00:00:00Z' }).at(database, place);
  expect(await isHidden(kelly)).toBe(false);
  await protect(kelly);
  const pat = await aPerson().called('Pat').inHousehold(HOME).at(database, place);
  expect([await isHidden(kelly), await isHidden(mia), await isHidden(pat), await isHidden(darren)]).toEqual([true, true, true, false]);
});

it('is no matter of a seal', async () => {
  const kelly = await aPerson().at(database, place);
  await database.sql("insert into protections (person_id, protection_id, place_id, kind) values ($1, gen_random_uuid(), $2, 'seal')", [
    kelly,
    place.placeId,
  ]);
  expect(await isHidden(kelly)).toBe(false);
});
