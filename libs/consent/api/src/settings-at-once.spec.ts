import { beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, type Organisation, type Place } from '@alongside/teams/api/testing';

// Two who change what sharing rests on at the same time. Each of them changes several rows in a transaction of their own, in whatever order; neither
// may be ended by PostgreSQL for it.

const database = testDatabase();
let place: Place;
let housing: Organisation;
beforeEach(async () => {
  place = await aPlace(database);
  housing = await anOrganisation().ofKind('housing').at(database, place);
  await anOrganisation().at(database, await aPlace(database));
});

const SETTINGS =
  'update sharing_settings set emergency_hours = emergency_hours + 1 where place_id = (select place_id from organisations where organisation_id = $1)';
const NEEDS =
  "update role_needs set need = 'summary' where role = 'worker' and category = 'life' and place_id = (select place_id from organisations where organisation_id = $1)";
const BASES = "update sharing_bases set state = 'suspended' where organisation_id = $1 and purpose = 'support' and category = 'life'";
const ORGANISATION = 'update organisations set protected_service = not protected_service where organisation_id = $1';
const AGREEMENT =
  "update sharing_agreements set until_at = '2099-01-01Z' where agreement_id in (select agreement_id from agreement_organisations where organisation_id = $1)";

it.each([
  ['a setting and then a basis', SETTINGS, BASES],
  ['a basis and then a setting', BASES, SETTINGS],
  ['an organisation and then a need', ORGANISATION, NEEDS],
  ['a need and then an organisation', NEEDS, ORGANISATION],
  ['an agreement and then an organisation', AGREEMENT, ORGANISATION],
])('one who changes %s does not lock out another who begins with the second', async (_what, begins, goesOn) => {
  const [one, other] = [await database.begin(), await database.begin()];
  try {
    await one.run(begins, [housing.organisationId]);
    const waiting = other.run(goesOn, [housing.organisationId]).then(
      () => 'done',
      (error: unknown) => error,
    );
    await vi.waitFor(async () => expect(await other.waits()).toBe(true));
    await one.run(goesOn, [housing.organisationId]);
    await one.commit();
    expect(await waiting).toBe('done');
    await other.run(begins, [housing.organisationId]);
    await other.commit();
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
});

it('those who read wait for nobody', async () => {
  const one = await database.begin();
  try {
    await one.run(ORGANISATION, [housing.organisationId]);
    await database.sql(
      "do $$ begin set local lock_timeout = '200ms'; perform compile_posture(o.organisation_id, 'worker', 'support') from organisations o; end $$",
    );
  } finally {
    await one.end();
  }
});
