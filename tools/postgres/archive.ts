import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ClearError, explainWrite } from '../clear-error.ts';
import { isOpenToAll, nameFor, type Account } from './account.ts';
import { systemIdentifier } from './control.ts';
import { segmentSizeIn } from './wal.ts';

/** The settings that may change while the server runs; written anew at each start, and no part of a backup. */
export const SETTINGS_FILE = 'alongside.conf';
const INCLUDE = `include_if_exists = '${SETTINGS_FILE}'`;
const MEGABYTE = 1024 * 1024;

/** Where everything that is written is kept a second time: beside the database, or where ALONGSIDE_ARCHIVE says. Undefined: nowhere. */
export function archiveRootFor(folder: string, setting = process.env['ALONGSIDE_ARCHIVE']): string | undefined {
  if (setting === 'off') return undefined;
  return setting ? join(resolve(setting), nameFor(folder)) : join(folder, 'archive');
}

/** What PostgreSQL does with a piece of its log that is full: keep it in the archive, or let it go. */
export type Archiving = 'keep' | 'let go' | 'off';

/**
 * The archive of one cluster below `root`: made where it is missing, and open to the server's account alone. It bears the cluster's
 * own number, since another cluster would use the same names for other pieces.
 */
export function prepareArchive(root: string, cluster: string, account: Account): string {
  const archive = join(root, systemIdentifier(cluster));
  try {
    const first = mkdirSync(archive, { recursive: true });
    for (let made = archive; first !== undefined && made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
    chmodSync(archive, 0o700);
    if (account.uid !== undefined) chownSync(archive, account.uid, account.gid ?? account.uid);
    // what an archiver that was killed had half copied
    for (const name of readdirSync(archive)) if (name.startsWith('archtemp')) rmSync(join(archive, name), { force: true });
  } catch (error) {
    throw explainWrite(error, archive);
  }
  if (account.uid !== undefined && !isOpenToAll(dirname(archive))) {
    throw new ClearError(
      `The archive of the database cannot lie in ${root}: a folder above it is closed, and PostgreSQL runs as an account of its own. Nothing was changed. ` +
        'Choose another with ALONGSIDE_ARCHIVE=/another/folder, or do without: ALONGSIDE_ARCHIVE=off',
    );
  }
  return archive;
}

/** Tells the server what to do with its log. A server that runs must read its settings again: `select pg_reload_conf()`. */
export function writeArchiving(cluster: string, archiving: Archiving, archive: string, account: Account): void {
  const own = join(cluster, 'postgresql.conf');
  // damaged: the server says so itself when it starts
  if (!existsSync(own)) return;
  const lines = {
    keep: [
      "archive_library = 'basic_archive'",
      `basic_archive.archive_directory = ${quoted(archive)}`,
      // a piece is sent on at the latest after so long, if anything was written. Large pieces are sent less often: each takes its whole size.
      `archive_timeout = ${(segmentSizeIn(join(cluster, 'pg_wal')) ?? 0) > MEGABYTE ? 300 : 60}`,
    ],
    'let go': ["archive_command = 'exit 0'"],
    off: [],
  }[archiving];
  const file = join(cluster, SETTINGS_FILE);
  try {
    if (!readFileSync(own, 'utf8').includes(INCLUDE)) appendFileSync(own, `\n${INCLUDE}\n`);
    writeFileSync(file, `# Written by Alongside at each start.\n${lines.join('\n')}\n`, { mode: 0o600 });
    if (account.uid !== undefined) chownSync(file, account.uid, account.gid ?? account.uid);
  } catch (error) {
    throw explainWrite(error, cluster);
  }
}

/** A text as a setting's file holds it. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Whether this machine's PostgreSQL brings the part that copies its log, and the cluster is whole enough to start. */
export const canArchive = (postgres: string, cluster: string): boolean =>
  existsSync(join(cluster, 'global/pg_control')) &&
  ['so', 'dylib'].some((ending) => existsSync(join(dirname(postgres), `../lib/postgresql/basic_archive.${ending}`)));
