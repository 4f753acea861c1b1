import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ClearError } from '../clear-error.ts';
import { commandOf } from '../postgres/processes.ts';
import { filesOf } from './settings.ts';

interface Running {
  pid: number;
  port: number;
}

/** The start that uses this data folder now, if there is one; a note left by a killed start does not count. */
export function runningFrom(dataFolder: string): Running | undefined {
  const { lock } = filesOf(dataFolder);
  if (!existsSync(lock)) return undefined;
  const [pid = 0, port = 0] = readFileSync(lock, 'utf8').split(' ').map(Number);
  if (!pid || pid === process.pid) return undefined;
  return /tools\/(start|dev)\.ts/.test(commandOf(pid)) ? { pid, port } : undefined;
}

/** Refuses a second start from the same data folder: two servers on one database folder would fight. */
export function refuseSecondStart(dataFolder: string): void {
  const running = runningFrom(dataFolder);
  if (!running) return;
  throw new ClearError(
    `Alongside already runs from this data folder (process ${running.pid}): open http://localhost:${running.port}. To start it anew, press Ctrl-C where it runs. ` +
      'For a second place beside it: PORT=3100 ALONGSIDE_DATA=.data/second npm start',
  );
}

/** Notes that this process uses the data folder. Returns what takes the note away. */
export function holdLock(dataFolder: string, port: number): () => void {
  const { lock } = filesOf(dataFolder);
  writeFileSync(lock, `${process.pid} ${port}`);
  return () => rmSync(lock, { force: true });
}
