import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { dropDatabase, prepareDatabase, startPostgres } from '../postgres/index.ts';
import { API_MAIN } from '../start/build.ts';
import { step } from '../start/steps.ts';
import { treeMegabytes } from './machine.ts';
import { Processes } from './run/processes.ts';

/** What the demo place holds in memory when nobody uses it, in megabytes. */
export interface Idle {
  readonly api: number;
  readonly postgres: number;
}

/** Starts the demo place as `npm start` does, leaves it alone for a while, and looks. */
export async function measureIdle(folder: string, seconds: number): Promise<Idle> {
  if (!existsSync('/proc/self/smaps_rollup')) throw new ClearError('Memory is read from /proc, which this system has not. It needs Linux.');
  const data = join(folder, 'idle');
  mkdirSync(data, { recursive: true });
  const server = await startPostgres({ folder: data });
  const processes = new Processes();
  try {
    await dropDatabase(server.superuserUrl(), 'alongside'); // laid out anew, whatever an earlier build left
    const { appUrl, adminUrl } = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets });
    const environment = { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, ALONGSIDE_DATA: data };
    const api = await processes.server('The demo place', API_MAIN, join(data, 'alongside.log'), environment);
    await step(`  The demo place is left alone for ${seconds} s`, () => wait(seconds * 1000));
    return { api: treeMegabytes(api.pid), postgres: treeMegabytes(server.pid) };
  } finally {
    await processes.stop();
    await server.stop();
  }
}
