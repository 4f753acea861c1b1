import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayGoOn, syncPath, syncTree } from '../backup/copy.ts';
import { broken } from '../backup/manifest.ts';
import { ClearError, explainWrite } from '../clear-error.ts';
import type { Account } from '../postgres/account.ts';
import type { Binaries } from '../postgres/binaries.ts';
import { withClient } from '../postgres/index.ts';
import { isAlive } from '../postgres/processes.ts';
import type { Secrets } from '../postgres/secrets.ts';
import { bytesAt, numberOf } from '../postgres/wal.ts';
import type { Chosen, Target } from './choose.ts';
import { gatherLogs, type Logs } from './logs.ts';
import { makePlace, moveIn, type Place } from './place.ts';
import { EndedEarly, recover, type Recovered } from './recover.ts';
import { lastPiece, unpack } from './unpack.ts';

/** What to restore, how far, and where to. */
export interface RestoreRequest {
  chosen: Chosen;
  target: Target;
  place: Place;
  account: Account;
  binaries: Binaries;
  /** The data folder whose database goes on writing the log of this backup, if there is one. */
  source: string;
  signal?: AbortSignal | undefined;
  say: (line: string) => void;
}

/** A finished restore. */
export interface Restored {
  /** When the last thing in it was written, if that was after the backup. */
  lastWritten: string | undefined;
  /** Where the former database is now. */
  former: string | undefined;
}

const WORKING = /^\.restore-(\d+)$/;

/** Makes a database of a backup and its log beside the place, and exchanges it only when it is whole and has started once. */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { chosen, place, signal, say } = request;
  const working = join(place.folder, `.restore-${process.pid}`);
  const cluster = join(working, 'postgres');
  const secrets = join(working, 'secrets');
  try {
    makePlace(place);
    clearLeftovers(place.folder);
    // open to walk through: the server's own account must reach the cluster, which is closed itself
    mkdirSync(working, { mode: 0o711 });
    chmodSync(working, 0o711);
    const { account, binaries } = request;
    const logs = await gatherLogs(chosen, request.target, request.source);
    await unpack({ chosen, cluster, secrets, account, logs: logs.folders, signal, say });
    await syncTree(cluster);
    const password = passwordIn(chosen, secrets);
    const reach = (target: Target) =>
      recover({ cluster, binaries, account, target, log: join(working, 'recovery.log'), signal, say }, (port) =>
        endSessions(port, password),
      );
    const { lastWritten } = await reachTarget(request, logs, reach);
    mayGoOn(signal);
    const former = moveIn(place, cluster, secrets);
    await syncPath(place.folder);
    return { lastWritten, former };
  } catch (error) {
    throw explainWrite(error, place.folder);
  } finally {
    rmSync(working, { recursive: true, force: true });
    for (const folder of new Set([place.folder, place.dataFolder]))
      if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

async function reachTarget(
  { chosen, target }: RestoreRequest,
  logs: Logs,
  reach: (target: Target) => Promise<Recovered>,
): Promise<Recovered> {
  const { madeAt } = chosen.manifest;
  try {
    const recovered = await reach(target);
    if (target.kind === 'latest') mustHaveReached(chosen, logs, recovered);
    return recovered;
  } catch (error) {
    if (!(error instanceof EndedEarly) || target.kind !== 'moment') throw error;
    // the log is complete until after the moment, and nothing was written in between: its end is the moment
    if (logs.completeUntil && target.moment <= logs.completeUntil)
      return reachTarget({ chosen, target: { kind: 'latest' } } as RestoreRequest, logs, reach);
    throw new ClearError(
      `${target.moment.toISOString()} is after everything that was kept. Nothing was changed. ` +
        `The earliest possible moment for this backup is ${madeAt}, the latest ${error.lastWritten ?? madeAt}. For the latest: --latest`,
    );
  }
}

/** A piece that is damaged or missing ends the log for PostgreSQL, without a word. */
function mustHaveReached({ manifest }: Chosen, { folders }: Logs, { position, lastWritten }: Recovered): void {
  const reached =
    position === undefined ? numberOf(manifest.lastSegment, manifest.segmentSize) : Math.floor(bytesAt(position) / manifest.segmentSize);
  for (const folder of folders.filter((each) => !each.endsWith('pg_wal'))) {
    const last = lastPiece(folder);
    // one less is whole too: the last piece may hold no more than the end of a long record
    if (last === undefined || numberOf(last, manifest.segmentSize) <= reached + 1) continue;
    throw new ClearError(
      `The archive ${folder} has a hole or a damaged piece. Nothing was changed. The latest possible moment is ${lastWritten ?? manifest.madeAt}: ` +
        `restore to it with --to, or use a newer backup.`,
    );
  }
}

function passwordIn(chosen: Chosen, secrets: string): string {
  const file = join(secrets, 'postgres-passwords.json');
  if (!existsSync(file)) throw broken(chosen.path, 'the passwords of the database are missing');
  return (JSON.parse(readFileSync(file, 'utf8')) as Secrets).superuser;
}

/** A session that was ended after the moment would be good again, a leaver's too. So all end: everyone signs in anew. */
async function endSessions(port: number, password: string): Promise<void> {
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const databases = await withClient(url('postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datallowconn and not datistemplate');
    return rows.map(({ datname }) => datname);
  });
  for (const database of databases) {
    await withClient(url(database), async (client) => {
      const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.sessions') is not null as there");
      if (rows[0]?.there) await client.query('update sessions set ended_at = clock_timestamp() where ended_at is null');
    });
  }
}

function clearLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(WORKING.exec(name)?.[1] ?? 0);
    if (pid && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
