import { checkRow, identityOf, type ListedRow, problem, type RowProblem } from './check-row.ts';
import type { OpenList } from './open-list.ts';
import type { RawRow } from './rows.ts';
import { cellsBy, slicesOf, type Survey } from './survey-list.ts';

/** A row that cannot be loaded as it stands, with all that is wrong with it. */
export interface BadRow extends RawRow {
  readonly problems: readonly RowProblem[];
}

export interface Batch {
  readonly rows: readonly ListedRow[];
  readonly bad: readonly BadRow[];
  /** How much of the list is read by now, 0 to 1. */
  readonly share: number;
}

/** How large a batch may be: rows, and letters of all that they hold. */
export interface BatchSize {
  readonly rows: number;
  readonly letters: number;
}

/** What one mutation takes: 200 rows in a body of 100 kB. */
export const ONE_MUTATION: BatchSize = { rows: 200, letters: 25_000 };

/** Reads the list in batches, good rows and bad ones. Nothing is held but the batch, and by what each person is known. */
export function* readBatches(list: OpenList, survey: Survey, size: BatchSize = ONE_MUTATION): Generator<Batch> {
  const cells = cellsBy(survey.columns);
  const reading = {
    order: (meaning: 'birth_date' | 'known_at') => (meaning === 'birth_date' ? survey.birthDates : survey.knownAt).order,
    today: survey.today,
  };
  const seen = new Map<string, number>();
  let [rows, bad, letters]: [ListedRow[], BadRow[], number] = [[], [], 0];

  const check = (raw: RawRow): ListedRow | readonly RowProblem[] => {
    if (raw.torn) return [problem('quotes')];
    if (raw.cells.slice(list.header.length).some((cell) => cell.trim() !== '')) return [problem('too_many_cells')];
    const row = checkRow(raw.line, cells(raw), reading);
    if ('length' in row) return row;
    const identity = identityOf(row);
    const before = seen.get(identity);
    if (before !== undefined) return [problem('twice', '', ` See line ${before}.`)];
    seen.set(identity, raw.line);
    return row;
  };

  for (const { rows: raws, next } of slicesOf(list)) {
    const share = next.at / list.text.length;
    for (const raw of raws) {
      const row = check(raw);
      if ('length' in row) bad.push({ ...raw, problems: row });
      else {
        const own = lettersOf(row);
        if (rows.length > 0 && (rows.length >= size.rows || letters + own > size.letters)) {
          yield { rows, bad, share };
          [rows, bad, letters] = [[], [], 0];
        }
        rows.push(row);
        letters += own;
      }
    }
    if (bad.length) {
      yield { rows, bad, share };
      [rows, bad, letters] = [[], [], 0];
    }
  }
  if (rows.length) yield { rows, bad, share: 1 };
}

/** Letters of a row, and of the names of its fields. */
const lettersOf = (row: ListedRow): number => Object.values(row).reduce<number>((sum, value) => sum + String(value ?? '').length + 20, 0);
