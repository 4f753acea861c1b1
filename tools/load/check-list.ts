import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import {
  badRowsHeader,
  badRowsLine,
  headerOf,
  type ListedRow,
  type OpenList,
  readBatches,
  type Survey,
} from '../../libs/people/model/src/own-list/index.ts';
import { explainWrite } from '../clear-error.ts';

/** What a first reading of the whole list found. */
export interface Checked {
  readonly good: number;
  readonly bad: number;
  readonly sample: readonly ListedRow[];
  readonly worst: readonly { readonly line: number; readonly column: string; readonly reason: string }[];
}

const AT_ONCE = { rows: 1_000, letters: 1_000_000 };
const KEPT = 5;

/** Reads every row without loading it. */
export function checkList(list: OpenList, survey: Survey): Checked {
  const found = { good: 0, bad: 0, sample: [] as ListedRow[], worst: [] as Checked['worst'][number][] };
  for (const { rows, bad } of readBatches(list, survey, AT_ONCE)) {
    found.good += rows.length;
    found.bad += bad.length;
    found.sample.push(...rows.slice(0, Math.max(KEPT - found.sample.length, 0)));
    for (const { line, problems } of bad.slice(0, Math.max(KEPT - found.worst.length, 0)))
      for (const { about, reason } of problems.slice(0, 1)) found.worst.push({ line, column: about && headerOf(survey, about), reason });
  }
  return found;
}

/** Writes the bad rows beside the list, never over a file that is there. Gives the new file's path. */
export function writeBadRows(file: string, list: OpenList, survey: Survey): string {
  const path = freePath(file);
  try {
    const handle = openSync(path, 'wx', 0o600);
    writeSync(handle, badRowsHeader(list, survey));
    for (const { bad } of readBatches(list, survey, AT_ONCE)) for (const row of bad) writeSync(handle, badRowsLine(list, survey, row));
    closeSync(handle);
  } catch (error) {
    throw explainWrite(error, path);
  }
  return path;
}

/** `partner.csv` → `partner.bad.csv`, and `partner.bad-2.csv` where that is taken or was what was loaded. */
function freePath(file: string): string {
  const extension = extname(file);
  const name = basename(file, extension).replace(/\.bad(-\d+)?$/, '');
  for (let n = 1; ; n++) {
    const path = join(dirname(file), `${name}.bad${n > 1 ? `-${n}` : ''}${extension || '.csv'}`);
    if (!existsSync(path)) return path;
  }
}
