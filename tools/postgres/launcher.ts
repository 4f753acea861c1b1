import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError, explainWrite } from '../clear-error.ts';
import { accountFor, databaseFolder, type Account } from './account.ts';
import { canArchive, prepareArchive, writeArchiving } from './archive.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { clusterExists, createCluster, serverEnvironment } from './cluster.ts';
import { availableMemory, sharedBuffers } from './memory.ts';
import { findOrphan, isAlive, readPidFile, stopServer } from './processes.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** A PostgreSQL of our own that answers on 127.0.0.1. */
export interface RunningPostgres {
  port: number;
  pid: number;
  /** The folder that holds the cluster, its passwords and its log. */
  folder: string;
  secrets: Secrets;
  /** Where the pieces of its log go, and undefined where none are kept. */
  archive: string | undefined;
  /** A connection string of the superuser: for making roles and databases, never for the application. */
  superuserUrl(database?: string): string;
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>;
  /** Stops cleanly. Stop the API first. */
  stop(): Promise<void>;
}

/** How a server is to run. `durable: false` may lose data in a crash and is for tests only. */
export interface PostgresOptions {
  folder: string;
  durable?: boolean;
  /** Below this folder everything that is written is kept a second time, so that a restore can stop at any moment. Not kept where it is left out. */
  archiveRoot?: string | undefined;
  /** A free one is chosen where it is left out. */
  port?: number;
}

/** Starts PostgreSQL in a data folder and makes the cluster on the first start. Throws a ClearError where a person must act. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { folder: dataFolder, durable = true, archiveRoot } = options;
  const folder = databaseFolder(dataFolder);
  const cluster = join(folder, 'postgres');
  makeOpenFolder(folder);
  const account = accountFor(cluster);
  const binaries = await findBinaries(account);
  const exists = clusterExists(cluster);
  const secrets = readSecrets(folder, exists);
  if (!exists) createCluster({ cluster, binaries, account, password: secrets.superuser, durable });
  const orphan = findOrphan(cluster);
  if (orphan !== undefined) await stopServer(orphan);

  const archive = archiveRoot && canArchive(binaries.postgres, cluster) ? prepareArchive(archiveRoot, cluster, account) : undefined;
  writeArchiving(cluster, archive ? 'keep' : 'off', archive ?? '', account);
  const log = join(folder, 'postgres.log');
  const settings: Launch['settings'] = archive ? { archive_mode: 'on' } : {};
  const { child, port } = await launch({ cluster, binaries, account, durable, log, settings, port: options.port });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  // what starts it decides how long to live; the server alone must not keep a finished test run open
  child.unref();
  const pid = child.pid ?? 0;
  return {
    port,
    pid,
    folder,
    secrets,
    archive,
    superuserUrl: (database = 'postgres') => `postgres://postgres:${secrets.superuser}@127.0.0.1:${port}/${database}`,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      await Promise.all([stopServer(pid), ended]);
    },
  };
}

/** Makes the folder; what it makes is open to walk through, because a strict umask of root would close it to the server's account. */
function makeOpenFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
  } catch (error) {
    throw explainWrite(error, folder);
  }
}

/** One start of a server. */
export interface Launch {
  cluster: string;
  binaries: Binaries;
  account: Account;
  durable: boolean;
  log: string;
  /** Beside those that every start has. */
  settings: Readonly<Record<string, string>>;
  port?: number | undefined;
}

async function launch(options: Launch): Promise<{ child: ChildProcess; port: number }> {
  // a killed server's last sessions need a moment to end, and a free port can be taken between the look and the start
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const child = spawnServer(options, port);
    if (await becomesReady(child, options.cluster)) return { child, port };
    const said = readFileSync(options.log, 'utf8');
    const passing = /pre-existing shared memory block|Address already in use/.test(said);
    if (!passing || attempt === 8) throw startFailure(said, options.cluster);
    await wait(1000);
  }
}

/** Starts the server's process, and does not wait for it. */
export function spawnServer({ cluster, binaries, account, durable, log, settings: more }: Launch, port: number): ChildProcess {
  const safety = durable ? 'on' : 'off';
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    // the server's log must hold no words about people: no failing statement, no detail with a key's value
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // initdb would derive these from the size of a piece, and small pieces would mean checkpoints all the time
    min_wal_size: '80MB',
    max_wal_size: '1GB',
    shared_buffers: sharedBuffers(availableMemory()),
    ...more,
  };
  let logFile: number;
  try {
    logFile = openSync(log, 'w', 0o600);
  } catch (error) {
    throw explainWrite(error, log);
  }
  // detached: Ctrl-C in the terminal must reach the API first, and the database only after it
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account,
      cwd: '/',
      detached: true,
      env: serverEnvironment(),
      stdio: ['ignore', logFile, logFile],
    },
  );
  closeSync(logFile);
  return child;
}

/** Follows the start for up to two minutes: recovery after a power cut can take its time. False when the server ended. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let failed = false;
  child.once('error', () => (failed = true));
  child.once('exit', () => (failed = true));
  for (const end = Date.now() + 120_000; Date.now() < end; await wait(15)) {
    if (failed) return false;
    const state = readPidFile(cluster);
    if (state?.pid === child.pid && state?.ready) return true;
  }
  if (child.pid && isAlive(child.pid)) await stopServer(child.pid);
  return false;
}

function startFailure(said: string, cluster: string): unknown {
  if (said.includes('No space left on device')) return explainWrite(Object.assign(new Error(), { code: 'ENOSPC' }), cluster);
  const lines = said.trim().split('\n');
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.slice(-3).join(' ');
  const words = reason.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') || 'it gave no reason';
  if (words.includes('incompatible with server') || words.includes('was initialized by')) {
    return new ClearError(
      `The database in ${cluster} was made by another version of PostgreSQL. The data is safe and nothing was changed. ` +
        'Go back to the version of Alongside that made it, or keep a copy and run `npm run reset` to make the demo place anew.',
    );
  }
  return new ClearError(
    `The database in ${cluster} does not start; some of its files may be damaged or missing. Nothing was changed, and what is there is still there. ` +
      'Copy that folder to a safe place first. Then put back a backup, or run `npm run reset` to make the demo place anew. ' +
      `PostgreSQL said: ${words}`,
  );
}

/** A free port of the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
