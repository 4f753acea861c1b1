import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

/** The cores that this process may use, from a list such as 0-1,4; none where the system does not tell. */
export function coresIn(list: string): number[] {
  return list
    .split(',')
    .filter(Boolean)
    .flatMap((part) => {
      const [first = NaN, last = first] = part.split('-').map(Number);
      return first <= last ? Array.from({ length: last - first + 1 }, (_, n) => first + n) : [];
    });
}

function allowedCores(): number[] {
  if (process.platform !== 'linux') return [];
  return coresIn(/^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '');
}

const [first, second] = allowedCores();

/** Whether processes can be held on a core: Linux, taskset, two cores. */
const canPin = second !== undefined && spawnSync('taskset', ['-V']).status === 0;

/** The core of the contender, and the core that PostgreSQL shares with the load. */
export const CORES = { api: first ?? 0, rest: second ?? 0 } as const;

/** The command that starts something on one core. */
export const pinned = (core: number, command: string, args: string[]): [string, string[]] =>
  canPin ? ['taskset', ['-c', String(core), command, ...args]] : [command, args];

/** Moves a running process, and all that it has started, to one core. */
export function pinTree(pid: number, core: number): void {
  if (canPin) for (const each of treeOf(pid)) spawnSync('taskset', ['-acp', String(core), String(each)]);
}

const TICKS_PER_SECOND = 100; // USER_HZ, which Linux has fixed for every machine

interface Stat {
  parent: number;
  /** Seconds of its own, and of the children that have ended. */
  own: number;
  ended: number;
}

function statOf(pid: number): Stat | undefined {
  const file = `/proc/${pid}/stat`;
  try {
    // the name may hold spaces and brackets, so what follows the last bracket counts
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const at = (n: number) => fields[n - 3] ?? 0;
    return { parent: at(4), own: (at(14) + at(15)) / TICKS_PER_SECOND, ended: (at(16) + at(17)) / TICKS_PER_SECOND };
  } catch {
    return undefined; // ended meanwhile, or no Linux
  }
}

/** A process and its children. */
export function treeOf(pid: number): number[] {
  if (!existsSync('/proc')) return [pid];
  const all = readdirSync('/proc').map(Number).filter(Boolean);
  return [pid, ...all.filter((child) => statOf(child)?.parent === pid)];
}

/** Seconds of processor time that a process has used, with all that it has started. */
export function processorSeconds(pid: number): number {
  const [self, ...children] = treeOf(pid).map(statOf);
  return (self?.own ?? 0) + (self?.ended ?? 0) + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
}

const kilobytes = (file: string, name: string): number => {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? NaN);
  } catch {
    return NaN;
  }
};

/** The most memory that a process has held, in megabytes; NaN where the system does not tell. */
export const peakMegabytes = (pid: number): number => kilobytes(`/proc/${pid}/status`, 'VmHWM') / 1024;

/** What a process and its children hold now, in megabytes; memory that several share is counted once. */
export const treeMegabytes = (pid: number): number =>
  treeOf(pid).reduce((sum, each) => sum + kilobytes(`/proc/${each}/smaps_rollup`, 'Pss') / 1024, 0);

/** One line on where figures come from. Other work on the machine weighs most on whoever takes the most turns with PostgreSQL. */
export function machineInWords(): string {
  const cores = availableParallelism();
  const [busy = 0] = loadavg();
  return (
    `${cores} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}, ` +
    (canPin
      ? `contender on core ${CORES.api}, PostgreSQL and the load on core ${CORES.rest}`
      : 'not held on cores (needs Linux, taskset and two cores)') +
    `, ${new Date().toISOString().slice(0, 10)}. Before it began, ${busy.toFixed(1)} processes wanted a core` +
    (busy > cores / 2 ? ': the machine was not free, so look at the ratios by CPU first.' : '.')
  );
}
