import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mayGoOn } from '../backup/copy.ts';
import { ClearError } from '../clear-error.ts';
import type { Account } from '../postgres/account.ts';
import { writeArchiving } from '../postgres/archive.ts';
import type { Binaries } from '../postgres/binaries.ts';
import { freePort, spawnServer } from '../postgres/launcher.ts';
import { readPidFile, stopServer } from '../postgres/processes.ts';
import { isHistory } from '../postgres/wal.ts';
import type { Target } from './choose.ts';

/** What PostgreSQL is to play back, and how far. */
export interface Recovery {
  cluster: string;
  binaries: Binaries;
  account: Account;
  log: string;
  target: Target;
  signal?: AbortSignal | undefined;
  say: (line: string) => void;
}

/** How far PostgreSQL came. */
export interface Recovered {
  /** When the last thing that was kept had been written; undefined: nothing came after the backup. */
  lastWritten: string | undefined;
  /** The position of the last thing, as `0/3000028`. */
  position: string | undefined;
}

/** PostgreSQL came to the end of its log before the moment. */
export class EndedEarly extends Error {
  readonly lastWritten: string | undefined;

  constructor(lastWritten: string | undefined) {
    super('The log ended before the moment.');
    this.lastWritten = lastWritten;
  }
}

/** Lets PostgreSQL play its log back up to the target, and gives it to `work` before it is stopped again, whole. */
export async function recover(recovery: Recovery, work: (port: number) => Promise<void>): Promise<Recovered> {
  const { cluster, binaries, account, log, target, signal, say } = recovery;
  writeArchiving(cluster, 'off', '', account);
  const sign = join(cluster, 'recovery.signal');
  writeFileSync(sign, '', { mode: 0o600 });
  if (account.uid !== undefined) await chown(sign, account.uid, account.gid ?? account.uid);
  const port = await freePort();
  const settings = {
    // every piece lies in pg_wal already, so there is nowhere to fetch another from
    restore_command: 'exit 1',
    hot_standby: 'off',
    archive_mode: 'off',
    recovery_target_action: 'promote',
    ...(target.kind === 'moment' ? { recovery_target_time: target.moment.toISOString().replace('Z', '+00') } : {}),
    ...(target.kind === 'backup' ? { recovery_target: 'immediate' } : {}),
  };
  const child = spawnServer({ cluster, binaries, account, durable: true, log, settings }, port);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const pid = child.pid ?? 0;
  try {
    for (let said = performance.now(); ; await wait(50)) {
      mayGoOn(signal);
      if (ended) throw failure(readFileSync(log, 'utf8'), cluster);
      const state = readPidFile(cluster);
      if (state?.pid === pid && state.ready) break;
      if (performance.now() - said > 5000) {
        said = performance.now();
        say(`  playing back what was written: ${positionIn(readFileSync(log, 'utf8'))}`);
      }
    }
    await work(port);
  } finally {
    if (!ended) await stopServer(pid);
  }
  await announceTimelines(cluster, account);
  const words = readFileSync(log, 'utf8');
  return { lastWritten: lastWrittenIn(words), position: /redo done at ([0-9A-F]+\/[0-9A-F]+)/.exec(words)?.[1] };
}

/** The archive was off while PostgreSQL began the new timeline; where that branched off must reach it, or a later restore would not follow. */
async function announceTimelines(cluster: string, account: Account): Promise<void> {
  for (const name of readdirSync(join(cluster, 'pg_wal')).filter(isHistory)) {
    const ready = join(cluster, 'pg_wal/archive_status', `${name}.ready`);
    writeFileSync(ready, '', { mode: 0o600 });
    if (account.uid !== undefined) await chown(ready, account.uid, account.gid ?? account.uid);
  }
}

const positionIn = (words: string): string =>
  words
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^.*?LOG:\s*/, '') ?? '';

/** PostgreSQL writes `2026-11-23 10:14:59.123456+00`. */
function lastWrittenIn(words: string): string | undefined {
  const text = /last completed transaction was at log time ([\d-]+) ([\d:.]+)\+00/.exec(words);
  return text ? new Date(`${text[1]}T${text[2]}Z`).toISOString() : undefined;
}

function failure(words: string, cluster: string): Error {
  if (words.includes('recovery ended before configured recovery target was reached')) return new EndedEarly(lastWrittenIn(words));
  if (words.includes('No space left on device'))
    return new ClearError(`The disk that holds ${cluster} became full. Nothing was changed; what was half restored has been taken away.`);
  const reason = words
    .split('\n')
    .findLast((line) => /FATAL|PANIC/.test(line))
    ?.replace(/^.*?(FATAL|PANIC):\s*/, '');
  return new ClearError(
    `PostgreSQL could not make the database whole again: ${reason ?? 'it gave no reason'}. Nothing was changed. Try another backup; the one before may be whole.`,
  );
}
