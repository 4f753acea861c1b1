import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { ClearError, explainWrite } from '../clear-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** PostgreSQL's messages in one language and its days in one zone, whatever the machine is set to. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', LANG: 'C', TZ: 'UTC' });

/** Whether the folder already holds a database (or what is left of one). */
export function clusterExists(cluster: string): boolean {
  try {
    return existsSync(cluster) && readdirSync(cluster).length > 0;
  } catch (error) {
    throw explainWrite(error, cluster);
  }
}

/**
 * Makes a new cluster: scram passwords, page checksums, UTF-8 sorted alike on every machine. It is made beside its place and moved
 * there when complete, so that an interrupted first start leaves nothing that looks like data.
 */
export function createCluster(options: {
  cluster: string;
  binaries: Binaries;
  account: Account;
  password: string;
  durable: boolean;
}): void {
  const { cluster, binaries, account, password, durable } = options;
  const half = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  try {
    rmSync(half, { recursive: true, force: true });
    makePrivateFolder(half, account);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid ?? account.uid);
    const made = spawnSync(
      binaries.initdb,
      [
        ...['-D', half, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums', '--encoding=UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale', '--no-instructions'],
        // small pieces of the log: a quiet minute then costs the archive one megabyte, and not sixteen
        ...(durable ? ['--wal-segsize=1'] : ['--no-sync']),
      ],
      { ...account, cwd: '/', env: serverEnvironment(), encoding: 'utf8' },
    );
    if (made.status !== 0) throw initFailure(made.error, `${made.stdout}${made.stderr}`, cluster);
    if (existsSync(cluster)) rmSync(cluster, { recursive: true });
    renameSync(half, cluster);
  } catch (error) {
    throw explainWrite(error, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses a data folder that others may enter. */
function makePrivateFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  if (statSync(folder).mode & 0o077) {
    throw new ClearError(
      `The disk that holds ${folder} cannot keep a folder private (a Windows drive, or a network share?). Nothing was changed. ` +
        'Move the project to your Linux home folder, or keep the data there: ALONGSIDE_DATA=~/alongside-data npm start',
    );
  }
}

function initFailure(error: Error | undefined, output: string, cluster: string): Error {
  if (output.includes('No space left on device')) return Object.assign(new Error(output), { code: 'ENOSPC' });
  if (output.includes('Permission denied')) return Object.assign(new Error(output), { code: 'EACCES' });
  const reason = error?.message ?? (output.trim().split('\n').at(-1) || 'no reason was given');
  return new ClearError(
    `A new database could not be made in ${cluster}: ${reason}. Nothing of it was kept, so you can simply start again.`,
  );
}
