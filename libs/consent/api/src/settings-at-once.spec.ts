import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
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

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('begin');
  return client;
}
/** Whether the server says by now that a connection waits for a lock. */
const waits = async (client: pg.Client): Promise<boolean> => {
  const [row] = await database.sql<{ waits: boolean }>("select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1", [
    (client as pg.Client & { processID: number }).processID,
  ]);
  return row?.waits ?? false;
};

it.each([
  ['a setting and then a basis', SETTINGS, BASES],
  ['a basis and then a setting', BASES, SETTINGS],
  ['an organisation and then a need', ORGANISATION, NEEDS],
  ['a need and then an organisation', NEEDS, ORGANISATION],
  ['an agreement and then an organisation', AGREEMENT, ORGANISATION],
])('one who changes %s does not lock out another who begins with the second', async (_what, begins, goesOn) => {
  const [one, other] = [await connected(), await connected()];
  try {
    await one.query(begins, [housing.organisationId]);
    const waiting = other.query(goesOn, [housing.organisationId]);
    const settled = waiting.then(
      () => 'done',
      (error: unknown) => error,
    );
    for (let n = 0; n < 100 && !(await waits(other)); n++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await waits(other)).toBe(true);
    await one.query(goesOn, [housing.organisationId]);
    await one.query('commit');
    expect(await settled).toBe('done');
    await other.query(begins, [housing.organisationId]);
    await other.query('commit');
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
});

it('those who read wait for nobody', async () => {
  const one = await connected();
  try {
    await one.query(ORGANISATION, [housing.organisationId]);
    await database.sql(
      "do $$ begin set local lock_timeout = '200ms'; perform compile_posture(o.organisation_id, 'worker', 'support') from organisations o; end $$",
    );
    await one.query('rollback');
  } finally {
    await one.end();
  }
});
