import { createHash, randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { migrate } from '../../libs/platform/database/src/migrations.ts';
import { withClient } from '../postgres/index.ts';
import { ROOT } from '../start/settings.ts';

/** Someone who writes: their context, and the cookie of a session that is theirs. */
export interface Writer {
  placeId: string;
  organisationId: string;
  workerId: string;
  sessionId: string;
  /** Somebody they are alongside. */
  personId: string;
  cookie: string;
}

/** Brings a database up to date, as the product does at its start. */
export async function migrateAll(adminUrl: string): Promise<void> {
  const files = globSync('libs/{platform/database,*/api}/src/migrations/*.sql', { cwd: ROOT });
  await migrate(
    adminUrl,
    files.map((file) => ({ file, sql: readFileSync(join(ROOT, file), 'utf8') })),
  );
}

/** A made-up place for checks of the machinery: one organisation, and workers who are each alongside one person of their own. */
export async function makeSmallPlace(adminUrl: string, writers: number): Promise<Writer[]> {
  return withClient(adminUrl, async (client) => {
    const [placeId, organisationId] = [uuidv7(), uuidv7()];
    await client.query("insert into places (place_id, name) values ($1, 'A place for checks')", [placeId]);
    await client.query(
      "insert into organisations (organisation_id, place_id, name, kind, joined_at) values ($1, $2, 'Someone', 'vcse', '2020-01-01Z')",
      [organisationId, placeId],
    );
    const made: Writer[] = [];
    for (let n = 1; n <= writers; n++) {
      const [workerId, sessionId, personId] = [uuidv7(), uuidv7(), uuidv7()];
      const token = randomBytes(32).toString('base64url');
      await client.query('insert into workers (worker_id, place_id, name) values ($1, $2, $3)', [workerId, placeId, `Worker ${n}`]);
      await client.query(
        "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at) values ($1, $2, $3, $4, 'worker', 'Worker', '2020-01-01Z')",
        [uuidv7(), placeId, workerId, organisationId],
      );
      await client.query(
        'insert into people (person_id, place_id, preferred_name, full_name, added_by, added_at) values ($1, $2, $3, $3, $4, now())',
        [personId, placeId, `Person ${n}`, workerId],
      );
      await client.query(
        "insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at) values ($1, $2, $3, $4, $5, 'alongside', 'A check', '2020-01-01Z')",
        [personId, uuidv7(), placeId, workerId, organisationId],
      );
      await client.query(
        "insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, now(), now(), now() + interval '12 hours')",
        [sessionId, createHash('sha256').update(token).digest(), placeId, workerId, organisationId],
      );
      made.push({ placeId, organisationId, workerId, sessionId, personId, cookie: `__Host-worker=${token}` });
    }
    return made;
  });
}
