import { nameKey } from '../name-key.ts';
import { type CellsOf, referenceKey } from './check-row.ts';
import { type Column, type Meaning, notesOf, readColumns, type Told } from './columns.ts';
import { type DateOrder, type DatesRead, decideOrder, voteOn } from './dates.ts';
import type { OpenList } from './open-list.ts';
import { type Place, type RawRow, rowsFrom } from './rows.ts';

/** What whoever loads says about a list. */
export interface Choices {
  readonly columns?: Told | undefined;
  readonly dates?: DateOrder | undefined;
  readonly today?: Date | undefined;
}

/** How a list is understood, after a look at all of its rows. */
export interface Survey {
  readonly columns: readonly Column[];
  readonly birthDates: DatesRead;
  readonly knownAt: DatesRead;
  /** No two people share a reference. Where they do, it is a home's or a household's. */
  readonly referenceIsOnePerson: boolean;
  /** Rows that hold anything. */
  readonly rows: number;
  readonly today: Date;
}

/** Why a list cannot be loaded although it can be read; undefined where it can. */
export function missingFrom({ columns }: Survey): string | undefined {
  const has = (...meanings: Meaning[]) => columns.some(({ meaning }) => meaning && meanings.includes(meaning));
  if (!has('first_name', 'full_name', 'preferred_name', 'last_name')) return 'No column has names.';
  if (!has('reference', 'birth_date', 'postcode', 'phone')) return 'No column has a reference, birth date, postcode or phone.';
  return undefined;
}

const SLICE = 1_000;

/** Every row that holds anything, a slice at a time. */
export function* slicesOf(list: OpenList): Generator<{ rows: RawRow[]; next: Place }> {
  let place = list.body;
  while (place.at < list.text.length) {
    const { rows, next } = rowsFrom(list, place, SLICE);
    yield { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map((row) => withoutMarks(list, row)), next };
    if (next.at <= place.at) return;
    place = next;
  }
}

/** A mark that was put before a formula in our own list of bad rows comes off again. */
function withoutMarks(list: OpenList, row: RawRow): RawRow {
  return list.mended ? { ...row, cells: row.cells.map((cell) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)) } : row;
}

/** The cells of a row by what they mean. */
export function cellsBy(columns: readonly Column[]): (row: RawRow) => CellsOf {
  const places = new Map<Meaning, number[]>();
  for (const { index, meaning } of columns) if (meaning) places.set(meaning, [...(places.get(meaning) ?? []), index]);
  return (row) => (meaning) => places.get(meaning)?.map((index) => row.cells[index] ?? '') ?? [];
}

/** Looks at every row once: which order the dates have, and whose the references are. */
export function surveyList(list: OpenList, { columns: told, dates, today = new Date() }: Choices = {}): Survey {
  const columns = readColumns(list.header, told);
  const cells = cellsBy(columns);
  const votes = { birth_date: noVotes(), known_at: noVotes() };
  const names = new Map<string, string>();
  let referenceIsOnePerson = true;
  let count = 0;
  for (const { rows } of slicesOf(list))
    for (const row of rows) {
      count++;
      const of = cells(row);
      for (const meaning of ['birth_date', 'known_at'] as const)
        for (const cell of of(meaning)) if (cell.length < 60) voteOn(votes[meaning], cell);
      const reference = referenceKey(of('reference')[0] ?? '').slice(0, 100);
      if (!referenceIsOnePerson || !reference) continue;
      const name = nameKey([...of('first_name'), ...of('last_name'), ...of('full_name')].join(' ').slice(0, 400));
      if (names.has(reference) && names.get(reference) !== name) referenceIsOnePerson = false;
      names.set(reference, name);
    }
  const order = dates ?? notesOf(list.header)?.dates;
  return {
    columns,
    birthDates: decideOrder(votes.birth_date, order),
    knownAt: decideOrder(votes.known_at, order),
    referenceIsOnePerson,
    rows: count,
    today,
  };
}

const noVotes = () => ({ dayFirst: 0, monthFirst: 0, either: 0 });
