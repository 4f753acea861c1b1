import { v7 as uuidv7 } from 'uuid';
import { signIn } from './start-api.ts';
import type { Actor, TestDatabase } from './test-database.ts';

/** A signed-in worker in a place and organisation of their own: for tests of the platform, which knows no domain. */
export async function aBareActor(database: TestDatabase): Promise<Actor> {
  const worker = { placeId: uuidv7(), organisationId: uuidv7(), workerId: uuidv7(), role: 'worker' };
  await database.sql("insert into places (place_id, name) values ($1, 'Somewhere')", [worker.placeId]);
  await database.sql(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at) values ($1, $2, 'Someone', 'vcse', '2020-01-01Z')",
    [worker.organisationId, worker.placeId],
  );
  await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'A worker')", [worker.workerId, worker.placeId]);
  await database.sql(
    "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at) values ($1, $2, $3, $4, 'worker', 'Worker', '2020-01-01Z')",
    [uuidv7(), worker.placeId, worker.workerId, worker.organisationId],
  );
  return signIn(database, worker);
}
