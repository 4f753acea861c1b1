import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findServer } from '../backup/running-server.ts';
import { archiveRootFor } from '../postgres/archive.ts';
import { systemIdentifier } from '../postgres/control.ts';
import { databaseFolder, withClient } from '../postgres/index.ts';
import type { Chosen, Target } from './choose.ts';

const PATIENCE_MS = 30_000;

/** Where the log from after a backup lies. */
export interface Logs {
  folders: string[];
  /** Until then nothing was written that is not in it; undefined where nobody can say. */
  completeUntil: Date | undefined;
}

/** Finds the log that follows a backup: in the archive it names, in that of the data folder, and in the database that stands there. */
export async function gatherLogs({ manifest }: Chosen, target: Target, source: string): Promise<Logs> {
  if (target.kind === 'backup') return { folders: [], completeUntil: undefined };
  const folder = databaseFolder(source);
  const cluster = join(folder, 'postgres');
  const root = archiveRootFor(folder);
  const archives = [manifest.archive, root && join(root, manifest.systemIdentifier)].filter((each): each is string => Boolean(each));
  const folders = [...new Set(archives)].filter((each) => existsSync(each));
  const goesOn = existsSync(join(cluster, 'global/pg_control')) && systemIdentifier(cluster) === manifest.systemIdentifier;
  if (!goesOn) return { folders, completeUntil: undefined };
  const server = findServer(source);
  if (server) return { folders, completeUntil: await sendOn(server.url) };
  // it is stopped: what it had not sent to the archive yet is still with it
  return { folders: [...folders, join(cluster, 'pg_wal')], completeUntil: new Date() };
}

/** Asks the running database to send what it has to the archive, and waits for that. Gives the moment until which all is there. */
function sendOn(url: string): Promise<Date | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ at: Date; piece: string }>(
      'select clock_timestamp() as at, pg_walfile_name(pg_switch_wal()) as piece',
    );
    const [sent] = rows;
    for (const end = Date.now() + PATIENCE_MS; sent && Date.now() < end; await wait(200)) {
      const { rows: archived } = await client.query('select from pg_stat_archiver where last_archived_wal >= $1 and archived_count > 0', [
        sent.piece,
      ]);
      if (archived.length) return sent.at;
    }
    return undefined;
  });
}
