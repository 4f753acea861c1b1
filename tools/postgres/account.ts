import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createHash } from 'node:crypto';

/** Ids to run PostgreSQL with; empty when it runs as the present user. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Where a closed checkout keeps what the `nobody` account must reach; never a temporary folder, because it is people's data. */
export const SYSTEM_FOLDER = '/var/lib/alongside';

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root. As root it runs as the owner of an existing cluster, or else as `nobody`; no account is created.
 */
export function accountFor(cluster: string): Account {
  if (!isRoot()) return {};
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((entry) => entry.startsWith('nobody:'))
    : undefined;
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  // macOS writes nobody's id as -2; the system call wants it unsigned
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Whether an account that owns nothing can walk to this path: a checkout under a folder of mode 0700 is closed to `nobody`. */
export function isOpenToAll(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !(statSync(folder).mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** A stable, readable folder name for a path, the same in each start. */
export const nameFor = (path: string): string =>
  `${basename(dirname(path))}-${basename(path)}`.replaceAll(/[^A-Za-z0-9.-]+/g, '-') +
  `-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;

/** The folder that really holds the database of a data folder: itself, or for root under a closed folder one in /var/lib/alongside. */
export function databaseFolder(dataFolder: string): string {
  const wanted = resolve(dataFolder);
  return isRoot() && !isOpenToAll(wanted) ? join(SYSTEM_FOLDER, nameFor(wanted)) : wanted;
}
