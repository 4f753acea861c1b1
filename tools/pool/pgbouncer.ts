import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { accountFor } from '../postgres/account.ts';
import { APP, freePort, withClient } from '../postgres/index.ts';
import { stopServer } from '../postgres/processes.ts';

const FOLDERS = ['/usr/sbin', '/usr/bin', '/opt/homebrew/bin', '/usr/local/bin'];

/** PgBouncer of this machine, or Debian's where it may be installed. Undefined: there is none. */
export function findPgBouncer(): string | undefined {
  const present = () =>
    [...FOLDERS, ...(process.env['PATH'] ?? '').split(delimiter)]
      .map((folder) => join(folder, 'pgbouncer'))
      .find((path) => existsSync(path));
  if (!present() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const words of ['update -q', 'install -y -q --no-install-recommends pgbouncer'])
      spawnSync('apt-get', words.split(' '), { env, timeout: 600_000 });
  }
  return present();
}

/** A pooler that runs. */
export interface PgBouncer {
  /** The application's connection string, through it. */
  readonly appUrl: string;
  stop(): Promise<void>;
}

/** Starts it in transaction mode before a database, with so few connections to PostgreSQL that sessions have to take turns. */
export async function startPgBouncer(program: string, folder: string, appUrl: string, connections: number): Promise<PgBouncer> {
  const { hostname, port: databasePort, password } = new URL(appUrl);
  const port = await freePort();
  const home = join(folder, 'pgbouncer');
  mkdirSync(home, { mode: 0o700 });
  const [settings, users, log] = ['settings.ini', 'users.txt', 'log.txt'].map((name) => join(home, name)) as [string, string, string];
  writeFileSync(users, `"${APP}" "${decodeURIComponent(password)}"\n`, { mode: 0o600 });
  writeFileSync(
    settings,
    `[databases]
alongside = host=${hostname} port=${databasePort} dbname=alongside
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
logfile = ${log}
`,
    { mode: 0o600 },
  );
  // it refuses to run as root, as PostgreSQL does
  const account = accountFor(home);
  if (account.uid !== undefined)
    for (const path of [home, settings, users]) {
      chownSync(path, account.uid, account.gid ?? account.uid);
      chmodSync(path, path === home ? 0o700 : 0o600);
    }
  const child = spawn(program, ['-q', settings], { ...account, cwd: '/', stdio: 'ignore' });
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) await stopServer(child.pid);
  };
  const through = new URL(appUrl);
  through.port = String(port);
  for (const until = Date.now() + 10_000; ; await wait(50)) {
    try {
      await withClient(through.href, (client) => client.query('select 1'));
      return { appUrl: through.href, stop };
    } catch (error) {
      if (Date.now() < until && child.exitCode === null) continue;
      await stop();
      throw new ClearError(`PgBouncer does not answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
