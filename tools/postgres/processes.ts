import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../clear-error.ts';

/** Whether a process with this id lives; one of another user counts, one that ended and was not yet cleared away does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = `/proc/${pid}/stat`;
    return !existsSync(state) || !/\) Z /.test(readFileSync(state, 'utf8'));
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The command line of a process, or '' where it is gone: ids are used again, so an id alone proves nothing. */
export function commandOf(pid: number): string {
  if (!isAlive(pid)) return '';
  const file = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : '';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** What a running server writes about itself in its data folder. */
export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads postmaster.pid (id, folder, start, port, socket, address, memory, status: one line each). */
export function readPidFile(cluster: string): PidFile | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The server that still serves this data folder, left behind by a start that was killed. */
export function findOrphan(cluster: string): number | undefined {
  const pid = readPidFile(cluster)?.pid;
  if (!pid || pid < 2) return undefined;
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(cluster) ? pid : undefined;
}

/** Stops a server cleanly (SIGINT: sessions are closed, everything is on disk); after 20 s it is made to end and recovers at the next start. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 5],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw error;
    }
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(20)) if (!isAlive(pid)) return;
  }
}
