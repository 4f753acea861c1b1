import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../clear-error.ts';
import { commandOf } from '../postgres/processes.ts';

/** Refuses a second bench on the same data, which would stop the first one's database. Returns what lets the next one in. */
export function holdBench(folder: string): () => void {
  const file = join(folder, 'bench.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (pid && pid !== process.pid && commandOf(pid).includes('bench.ts'))
    throw new ClearError(
      `Another bench (process ${pid}) uses ${folder}. Wait for it, or give this one a folder of its own: ALONGSIDE_BENCH_DATA=.data/bench-2 npm run bench`,
    );
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
