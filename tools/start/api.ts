import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { filesOf, ROOT } from './settings.ts';

/** A running API. */
export interface Api {
  pid: number;
  /** Settles with words about how it ended. */
  ended: Promise<string>;
  /** What the place can be set up with, while there is none. It comes by a channel of its own, and stands in no log. */
  setUpCode(): string | undefined;
  /** Asks it to finish what it does and to stop; after 10 s it is made to. */
  stop(): Promise<void>;
}

/** How the API is to run. */
export interface ApiOptions {
  main: string;
  port: number;
  dataFolder: string;
  environment: NodeJS.ProcessEnv;
}

/** Starts the API with its log in the data folder; the log of the start before is kept beside it. */
export function startApi({ main, port, dataFolder, environment }: ApiOptions): Api {
  const { log, previousLog } = filesOf(dataFolder);
  if (existsSync(log)) renameSync(log, previousLog);
  const file = openSync(log, 'w', 0o600);
  // detached: Ctrl-C in the terminal reaches this process alone, which then stops the API and the database in that order
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', join(ROOT, 'tools/start/end-with-parent.ts'), main], {
    cwd: ROOT,
    detached: true,
    env: { NODE_ENV: 'production', ...process.env, PORT: String(port), ALONGSIDE_DATA: dataFolder, ...environment },
    stdio: ['ignore', file, file, 'ipc'],
  });
  closeSync(file);
  let alive = true;
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `exit code ${code ?? 1}`));
  });
  void ended.then(() => (alive = false));
  let setUpCode: string | undefined;
  child.on('message', (message) => (setUpCode = codeIn(message) ?? setUpCode));
  return {
    pid: child.pid ?? 0,
    ended,
    setUpCode: () => setUpCode,
    stop: async () => {
      if (!alive) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}

function codeIn(message: unknown): string | undefined {
  const { setUpCode } = (typeof message === 'object' && message !== null ? message : {}) as { setUpCode?: unknown };
  return typeof setUpCode === 'string' ? setUpCode : undefined;
}

/** Waits until the API says that it is ready: migrations have run and, the first time, the demo place is laid out. */
export async function waitUntilReady(api: Api, port: number, dataFolder: string, timeoutSeconds = 120): Promise<void> {
  let reason = '';
  void api.ended.then((words) => (reason = words));
  for (const end = Date.now() + timeoutSeconds * 1000; Date.now() < end; await wait(50)) {
    if (reason) throw new ClearError(diedMessage(reason, dataFolder));
    if (await isReady(port)) return;
  }
  throw new ClearError(`The API did not become ready within ${timeoutSeconds} seconds.${lastLines(dataFolder)}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Says that the API died, with the end of its log. What was saved is safe, because it is in the database. */
export const diedMessage = (reason: string, dataFolder: string): string =>
  `The API stopped by itself (${reason}). What was saved is safe.${lastLines(dataFolder)}`;

function lastLines(dataFolder: string): string {
  const { log } = filesOf(dataFolder);
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-12).filter(Boolean) : [];
  if (lines.length === 0) return ` Its log, ${log}, says nothing.`;
  return ` The last lines of its log, ${log}:\n\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
