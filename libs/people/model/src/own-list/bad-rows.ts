import { NOTE_HEADERS } from './columns.ts';
import type { OpenList } from './open-list.ts';
import type { BadRow } from './read-batches.ts';
import type { Survey } from './survey-list.ts';

/** A spreadsheet runs what begins like this. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell as CSV: a mark stands before a formula, so that no spreadsheet runs it. Reading takes the mark off again. */
function cell(text: string, delimiter: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\n\r]|^\s|\s$/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly string[], delimiter: string): string => `${cells.map((text) => cell(text, delimiter)).join(delimiter)}\r\n`;

/** The columns of the list that is not one of bad rows already. */
const own = (list: OpenList): number => list.header.length - (list.mended ? NOTE_HEADERS.length : 0);

/** The first line of the list of bad rows, with a byte order mark so that every spreadsheet reads its letters. */
export function badRowsHeader(list: OpenList, { birthDates }: Survey): string {
  const [at, column, reason] = NOTE_HEADERS;
  // Few rows may not prove any more what all of them did: how dates were read goes along.
  const dates = birthDates.order === 'month-first' ? '; dates month-first' : '';
  return `\ufeff${line([...list.header.slice(0, own(list)), at, column, `${reason}${dates}`], list.delimiter)}`;
}

/** One bad row, as it was, and what is wrong with it. It can be mended there and loaded again. */
export function badRowsLine(list: OpenList, survey: Survey, row: BadRow): string {
  const cells = Array.from({ length: own(list) }, (_, at) => row.cells[at] ?? '');
  const extra = list.mended ? [] : row.cells.slice(own(list));
  const last = cells.at(-1) ?? '';
  const whole = extra.length ? [...cells.slice(0, -1), [last, ...extra].join(list.delimiter)] : cells;
  const named = row.problems.map(({ about }) => (about ? headerOf(survey, about) : ''));
  return line(
    [...whole, String(row.line), named.filter(Boolean).join('; '), row.problems.map(({ reason }) => reason).join(' ')],
    list.delimiter,
  );
}

/** The header of the column that a problem is about. */
export function headerOf(survey: Survey, about: BadRow['problems'][number]['about']): string {
  return survey.columns.find(({ meaning }) => meaning === about)?.header ?? about.replaceAll('_', ' ');
}
