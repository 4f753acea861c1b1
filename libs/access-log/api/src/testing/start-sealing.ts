import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, inject } from 'vitest';
import { readTrusted, sealFilesIn } from '@alongside/access-log/model';
import { DatabaseModule } from '@alongside/platform/database';
import { type Actor, aBareActor, testDatabase, type TestDatabase } from '@alongside/platform/testing';
import { withClient } from '../../../../../tools/postgres/index.ts';
import { type Beside, checkLog, type Checked } from '../../../../../tools/verify-log/check-log.ts';
import { SealerModule } from '../sealer.module.ts';
import { Sealer } from '../sealer.ts';

/** What a look says, where it is not what any look says. */
export interface Looked {
  readonly at?: string;
  readonly personId?: string;
  readonly result?: 'shown' | 'denied';
  readonly operation?: string;
  readonly rules?: readonly string[];
  readonly entryIds?: readonly string[];
}

/** Runs SQL on the database, in a transaction that is taken back. */
export type Run = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** A database with the real sealer on it, which passes when the test says so; a folder for key and witness; and someone who looks. */
export interface Sealing {
  readonly database: TestDatabase;
  readonly actor: () => Actor;
  readonly files: () => ReturnType<typeof sealFilesIn>;
  readonly sealer: () => Sealer;
  /** A second process on the same database, with files of its own or the same. */
  readonly another: (folder?: string) => Promise<Sealer>;
  /** Writes looks, as the door writes them; gives their ids. */
  readonly look: (...looks: Looked[]) => Promise<string[]>;
  /** Checks the log as it would be after somebody with all rights had done `harm`: no trigger stops them. Afterwards all is as before. */
  readonly after: (harm: (run: Run) => Promise<unknown>, beside?: Partial<Beside>) => Promise<Checked>;
  readonly kindsAfter: (harm: (run: Run) => Promise<unknown>, beside?: Partial<Beside>) => Promise<string[]>;
}

const INTO = `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
  values ($1, $2, coalesce($3::timestamptz, moment()), $4, $5, $6, $7, $8, 'support', $9, 'opened', $10, $11, $12, $13)`;

/** Starts all that for the test file or block it is called in. */
export function startSealing(): Sealing {
  const database = testDatabase();
  const closing: (() => Promise<void>)[] = [];
  let actor: Actor;
  let sealer: Sealer;
  let folder = '';
  const start = async (into: string) => {
    const files = sealFilesIn(into);
    const sealing = { keyFile: files.key, makesKey: true, trustedFile: files.trusted, witnessFile: files.witness, everyMs: 3_600_000 };
    const module = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot(database.appUrl), SealerModule.forRoot(sealing)],
    }).compile();
    await module.init();
    closing.push(() => module.close());
    return module.get(Sealer);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-seals-'));
    actor = await aBareActor(database);
    sealer = await start(folder);
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true, force: true });
  });
  const files = () => sealFilesIn(folder);
  const after: Sealing['after'] = (harm, beside = {}) => {
    const url = new URL(inject('superuserUrl'));
    url.pathname = new URL(database.adminUrl).pathname;
    return withClient(url.href, async (client) => {
      await client.query("begin; set local session_replication_role = 'replica'");
      await harm(async (text, values = []) => (await client.query<Record<string, unknown>>(text, values)).rows);
      return checkLog(client, {
        trusted: readTrusted(readFileSync(files().trusted, 'utf8')),
        witnesses: [readFileSync(files().witness, 'utf8')],
        ...beside,
      });
    });
  };
  return {
    database,
    actor: () => actor,
    files,
    sealer: () => sealer,
    another: (into = folder) => start(into),
    after,
    kindsAfter: async (harm, beside) => [...new Set((await after(harm, beside)).findings.map(({ kind }) => kind))].sort(),
    look: async (...looks) => {
      const ids: string[] = [];
      for (const { at, personId = uuidv7(), result = 'shown', operation = 'Person', rules = ['alongside'], entryIds = [] } of looks) {
        const id = uuidv7();
        await database.sql(INTO, [
          ...[actor.placeId, personId, at ?? null, id, actor.workerId, actor.organisationId, actor.role, actor.sessionId],
          ...[operation, result, entryIds, rules, uuidv7()],
        ]);
        ids.push(id);
      }
      return ids;
    },
  };
}
