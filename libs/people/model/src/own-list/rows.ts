import Papa from 'papaparse';

/** How the text of a list is cut into rows. */
export interface Cut {
  readonly text: string;
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

/** One row as it stands in the file. */
export interface RawRow {
  readonly cells: readonly string[];
  /** The line that the row begins on; the first one of the file is 1. */
  readonly line: number;
  /** A quote mark opens and does not close as it should: the cells are those of this line alone. */
  readonly torn: boolean;
}

/** Where reading goes on. */
export interface Place {
  readonly at: number;
  readonly line: number;
}

/** A row of more lines is torn: a quote mark that never closes would swallow the rest of the file. */
const LONGEST_ROW_LINES = 500;
/** Letters that the parser is given at once: it looks to the end of what it has for each quote mark. */
const WINDOW = 65_536;
/** A row that is not whole within this is torn. */
const LARGEST_WINDOW = 4_194_304;

/**
 * Up to `most` rows from a place on, and the place after them. A torn row costs its own line and no other: reading goes on at the next.
 * Line ends may be mixed; those inside quotes are kept as they are.
 */
export function rowsFrom(cut: Cut, from: Place, most: number): { rows: RawRow[]; next: Place } {
  const rows: RawRow[] = [];
  let { at, line } = from;
  let size = WINDOW;
  while (rows.length < most && at < cut.text.length) {
    const seen = readWindow(cut, { at, line }, size, most - rows.length);
    for (const row of seen.rows) rows.push(row);
    ({ at, line } = seen.next);
    size = seen.unfinished ? size * 8 : WINDOW;
    if (!seen.unfinished || size <= LARGEST_WINDOW) continue;
    const own = lineAt(cut, at);
    rows.push({ cells: withoutReturn(own.split(cut.delimiter), cut.delimiter, `${own}\n`), line, torn: true });
    at += own.length + 1;
    line += 1;
    size = WINDOW;
  }
  return { rows, next: { at: Math.min(at, cut.text.length), line } };
}

/** The whole rows of one window. `unfinished`: the next one may need a larger window. */
function readWindow(cut: Cut, from: Place, size: number, most: number): { rows: RawRow[]; next: Place; unfinished: boolean } {
  const { text, delimiter, newline } = cut;
  const end = text.indexOf(newline, from.at + size);
  const window = text.slice(from.at, end < 0 ? text.length : end + 1);
  const rows: RawRow[] = [];
  let [cursor, line, open, torn] = [0, from.line, false, false];
  Papa.parse<string[]>(window, {
    delimiter,
    newline,
    fastMode: false, // it reads a quote mark as any other letter
    step: ({ data, errors, meta }, parser) => {
      const lines = linesIn(window, newline, cursor, meta.cursor);
      torn = errors.some(({ code }) => code === 'InvalidQuotes') || lines > LONGEST_ROW_LINES;
      open = !torn && errors.some(({ type }) => type === 'Quotes');
      if (torn || open) return parser.abort();
      if (meta.cursor > cursor) rows.push({ cells: withoutReturn(data, delimiter, window.slice(cursor, meta.cursor)), line, torn: false });
      cursor = meta.cursor;
      line += lines;
      if (rows.length >= most) parser.abort();
    },
  });
  if (!torn && !open) return { rows, next: { at: from.at + cursor, line }, unfinished: false };
  if (open && end >= 0) return { rows, next: { at: from.at + cursor, line }, unfinished: true };
  const own = lineAt(cut, from.at + cursor);
  rows.push({ cells: withoutReturn(own.split(delimiter), delimiter, `${own}\n`), line, torn: true });
  return { rows, next: { at: from.at + cursor + own.length + 1, line: line + 1 }, unfinished: false };
}

const lineAt = ({ text, newline }: Cut, at: number): string => {
  const end = text.indexOf(newline, at);
  return text.slice(at, end < 0 ? text.length : end);
};

/** Windows ends a line with two characters: the first of them is no part of the last cell, unless it stands inside quotes. */
function withoutReturn(cells: readonly string[], delimiter: string, raw: string): string[] {
  const last = cells.at(-1);
  const bare = `${delimiter}${last}\n`;
  return last?.endsWith('\r') && `${delimiter}${raw}`.endsWith(bare) ? [...cells.slice(0, -1), last.slice(0, -1)] : [...cells];
}

function linesIn(text: string, newline: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(newline, from); at >= 0 && at < to; at = text.indexOf(newline, at + 1)) count++;
  return count;
}

/** What ends a line in this text. */
export const newlineOf = (text: string): '\n' | '\r' => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r');
