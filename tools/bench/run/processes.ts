import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../../clear-error.ts';
import { freePort } from '../../postgres/index.ts';
import { ROOT } from '../../start/settings.ts';
import { CORES, pinned } from '../machine.ts';
import type { Job, Seen } from './load.ts';

const END_WITH_PARENT = join(ROOT, 'tools/start/end-with-parent.ts');

/** Everything that a run has started; `stop` ends it, last first. */
export class Processes {
  readonly #children: ChildProcess[] = [];

  /** Starts a server on the contender's core, and waits until it answers. */
  async server(name: string, script: string, log: string, environment: NodeJS.ProcessEnv): Promise<{ port: number; pid: number }> {
    const port = await freePort();
    const child = this.#spawn(CORES.api, script, log, {
      ...{ NODE_ENV: 'production', ...environment, PORT: String(port), ALONGSIDE_ORIGIN: `http://127.0.0.1:${port}` },
    });
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
      await answer?.body?.cancel();
      // the API says when it is ready; PostGraphile knows no such address, and its 404 is an answer too
      if (answer && answer.status !== 503) return { port, pid: child.pid ?? 0 };
    }
    throw new ClearError(`${name} does not start. The end of its log, ${log}:\n\n${readFileSync(log, 'utf8').slice(-2000)}`);
  }

  /** Starts the process that asks, on PostgreSQL's core. */
  load(log: string): (job: Job) => Promise<Seen> {
    const child = this.#spawn(CORES.rest, join(import.meta.dirname, 'load.ts'), log, {});
    return (job) =>
      new Promise((done, failed) => {
        const ended = () => failed(new ClearError(`The load ended by itself. Its log: ${log}`));
        child.once('exit', ended);
        child.once('message', (answer: { seen?: Seen; error?: string }) => {
          child.off('exit', ended);
          if (answer.seen) done(answer.seen);
          else failed(new Error(answer.error));
        });
        child.send(job);
      });
  }

  #spawn(core: number, script: string, log: string, environment: NodeJS.ProcessEnv): ChildProcess {
    const file = openSync(log, 'w', 0o600);
    const [command, args] = pinned(core, process.execPath, ['--import', END_WITH_PARENT, script]);
    // detached: Ctrl-C reaches this process alone, which then stops the others in order
    const child = spawn(command, args, {
      cwd: ROOT,
      detached: true,
      env: { ...process.env, ...environment },
      stdio: ['ignore', file, file, 'ipc'],
    });
    closeSync(file);
    child.on('error', () => undefined);
    this.#children.push(child);
    return child;
  }

  async stop(): Promise<void> {
    for (const child of this.#children.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
  }
}
