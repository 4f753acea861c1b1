import { meaningOf, notesOf, type Told } from './columns.ts';
import { type Decoded, decode } from './decode.ts';
import { type Cut, newlineOf, type Place, type RawRow, rowsFrom } from './rows.ts';

/** A list whose letters, cells and header can be read. */
export interface OpenList extends Cut {
  readonly encoding: string;
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Where the first row after the header begins. */
  readonly body: Place;
  /** The list is one of bad rows that we wrote: the last three columns are notes, and marks before formulas come off again. */
  readonly mended: boolean;
}

/** Why a file is no list. `words` are for whoever chose it. */
export interface NoList {
  readonly problem: 'empty' | 'no_list' | 'no_header' | 'too_wide' | 'encoding';
  readonly words: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A title and some empty lines may stand above the header. */
const HEADER_WITHIN = 20;
/** No list about people has more columns. */
export const MOST_COLUMNS = 500;
/** What a workbook, a PDF or a picture begins with. */
const NOT_TEXT = [/^PK\u0003\u0004/, /^%PDF/, /^\u00d0\u00cf\u0011\u00e0/, /^\u0089PNG/, /^ÐÏ\u0011à/];

const no = (problem: NoList['problem'], words: string): NoList => ({ problem, words });

/** What whoever loads says before the list is open: its encoding, and headers that we may not know. */
export interface Opening {
  readonly encoding?: string | undefined;
  readonly columns?: Told | undefined;
}

/** Opens a list: its encoding, what parts its cells, and its header. */
export function openList(bytes: Uint8Array, { encoding: wanted, columns = {} }: Opening = {}): OpenList | NoList {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (NOT_TEXT.some((mark) => mark.test(start)))
    return no('no_list', 'This is a workbook or a document, and no CSV. Open it and save it as “CSV UTF-8”, then load that.');
  const decoded = decode(bytes, wanted);
  if (!decoded) return no('encoding', `There is no encoding called “${wanted ?? ''}”. utf-8 and windows-1252 are the usual ones.`);
  if (decoded.text.trim() === '') return no('empty', 'There is nothing in this file.');
  return findHeader(decoded, new Set(Object.keys(columns).map((name) => name.trim().toLowerCase())));
}

/** Where the rows are, as far as a delimiter lets them be seen. */
interface Candidate {
  readonly cut: Cut;
  readonly row: RawRow;
  readonly next: Place;
  readonly known: number;
  readonly bad: boolean;
}

function findHeader({ text, encoding }: Decoded, told: ReadonlySet<string>): OpenList | NoList {
  const newline = newlineOf(text);
  const said = /^sep=(.)\r?[\n\r]/i.exec(text.slice(0, 8))?.[1];
  const from: Place = said ? { at: text.indexOf(newline) + 1, line: 2 } : { at: 0, line: 1 };
  const candidates = (said ? [said] : DELIMITERS).flatMap((delimiter) => headersOf({ text, newline, delimiter }, from, told));
  // The header is the row with the most columns that we know; of equals the one that stands first.
  const best = candidates.reduce<Candidate | undefined>((one, other) => (other.known > (one?.known ?? 0) ? other : one), undefined);
  if (!best)
    return no(
      'no_header',
      'No line says what the columns are. The first line needs names such as: First name, Last name, Date of birth, Postcode.',
    );
  if (best.row.cells.length > MOST_COLUMNS)
    return no(
      'too_wide',
      `This has ${best.row.cells.length.toLocaleString('en-GB')} columns, and a list has ${MOST_COLUMNS} at most. Is it the right file?`,
    );
  const { cut, row, next } = best;
  return { ...cut, encoding, header: row.cells.map((cell) => cell.trim()), headerLine: row.line, body: next, mended: best.bad };
}

function headersOf(cut: Cut, from: Place, told: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  let place = from;
  for (let n = 0; n < HEADER_WITHIN && place.at < cut.text.length; n++) {
    const { rows, next } = rowsFrom(cut, place, 1);
    const [row] = rows;
    place = next;
    if (!row || row.torn) continue;
    const header = row.cells.map((cell) => cell.trim());
    const meant = header
      .slice(0, 2 * MOST_COLUMNS)
      .map((name, index) => (told.has(name.toLowerCase()) || told.has(`#${index + 1}`) ? `#${index}` : meaningOf(name)));
    const known = new Set(meant.filter((meaning) => meaning !== undefined)).size;
    // one cell with a word that we know is a title, unless nothing stands before it
    if (known > 0 && (header.length > 1 || n === 0)) found.push({ cut, row, next, known, bad: notesOf(header) !== undefined });
  }
  return found;
}
