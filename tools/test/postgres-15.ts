import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { accountFor } from '../postgres/account.ts';
import { freePort, withClient } from '../postgres/index.ts';
import { stopServer } from '../postgres/processes.ts';

/** Debian's, and Homebrew's on both kinds of Mac. */
const PLACES = ['/usr/lib/postgresql/15/bin', '/opt/homebrew/opt/postgresql@15/bin', '/usr/local/opt/postgresql@15/bin'];

/** The oldest PostgreSQL that Alongside promises to run on: that of this machine, or Debian's where it may be installed. Undefined: none. */
export function findPostgres15(): string | undefined {
  const present = () => PLACES.find((folder) => existsSync(join(folder, 'initdb')));
  if (!present() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const words of ['update -q', 'install -y -q --no-install-recommends postgresql-15'])
      spawnSync('apt-get', words.split(' '), { env, timeout: 600_000 });
  }
  return present();
}

/** A throw-away server of that version, made as a place's own administrator would. Gives its superuser's connection string. */
export async function startPostgres15(binaries: string): Promise<{ superuserUrl: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-postgres-15-'));
  const account = accountFor(folder);
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  chmodSync(folder, 0o700);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid ?? account.uid);
  const cluster = join(folder, 'cluster');
  const run = { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
  const made = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { ...run, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new ClearError(`PostgreSQL 15 made no cluster: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
  ];
  const server = spawn(join(binaries, 'postgres'), ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...run,
    stdio: 'ignore',
  });
  const stop = async () => {
    if (server.pid !== undefined && server.exitCode === null) await stopServer(server.pid);
    rmSync(folder, { recursive: true, force: true });
  };
  const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  try {
    await untilItAnswers(superuserUrl);
    return { superuserUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}
