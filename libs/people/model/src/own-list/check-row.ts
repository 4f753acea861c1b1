import { LONGEST_NAME, LONGEST_WORDS } from '../forms.ts';
import { nameKey } from '../name-key.ts';
import { isPhone, toPhone } from '../phone.ts';
import { toPostcode } from '../postcode.ts';
import type { Meaning } from './columns.ts';
import { type DateOrder, readDate } from './dates.ts';
import { cleanFullName, cleanName, oneLine } from './names.ts';

/** Someone on a list, as they are kept. Null: not known. */
export interface ListedRow {
  readonly line: number;
  readonly reference: string | null;
  readonly preferredName: string;
  readonly fullName: string | null;
  /** As 1990-02-14. */
  readonly birthDate: string | null;
  readonly postcode: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly worker: string | null;
  readonly known: string | null;
  readonly knownAt: string | null;
  readonly knownFrom: string | null;
}

/** What keeps a row from being loaded. */
export type ProblemCode =
  | 'name_needed'
  | 'name_letters'
  | 'too_long'
  | 'hidden_character'
  | 'unreadable'
  | 'birth_date'
  | 'known_at'
  | 'postcode'
  | 'phone'
  | 'one_more_needed'
  | 'twice'
  | 'too_many_cells'
  | 'quotes';

export interface RowProblem {
  readonly code: ProblemCode;
  /** The meaning that it is about; empty for the row as a whole. */
  readonly about: Meaning | '';
  readonly reason: string;
}

const REASONS: Readonly<Record<ProblemCode, string>> = {
  name_needed: 'A name is needed.',
  name_letters: 'This has no letters, so it is no name.',
  too_long: 'This is too long.',
  hidden_character: 'This holds a character that cannot be seen. Type it again.',
  unreadable: 'A letter could not be read. Save the list as “CSV UTF-8” and load that.',
  birth_date: 'This is no birth date that can be read. Write it as 14/02/1990, or leave it empty.',
  known_at: 'This is no date that can be read. Write it as 14/02/2026, or leave it empty.',
  postcode: 'This is no whole postcode. Mend it, or leave it empty.',
  phone: 'This is no phone number. Mend it, or leave it empty.',
  one_more_needed: 'A name alone is not enough. Add a reference, birth date, postcode or phone.',
  twice: 'The same person stands in this list before.',
  too_many_cells: 'This row has more cells than the list has columns.',
  quotes: 'A quote mark opens here and does not close.',
};

/** A problem with its words. `more` follows them. */
export const problem = (code: ProblemCode, about: Meaning | '' = '', more = ''): RowProblem => ({
  code,
  about,
  reason: REASONS[code] + more,
});

/** What systems write where they know nothing. In a name only what can be nobody's: Null and None are surnames. */
const NOTHING =
  /^(?:n\/?k|n\/?a|not? ?known|unknown|unk|none|nil|null|nan|-+|\.+|\?+|tb[ac]|not (?:given|recorded|provided|stated)|no data|missing|undefined|#(?:n\/a|ref!|value!|name\?))$/i;
const NO_NAME = /^(?:n\/k|n\/a|not known|unknown|-+|\.+|\?+|#(?:n\/a|ref!|value!|name\?))$/i;
/** Homes and postcodes that stand for having none. */
const NO_HOME = /^(?:no fixed (?:abode|address)|n\.?f\.?a\.?|homeless|rough sleep(?:er|ing)|zz99\s?3vz|nf1\s?1fa)$/i;
/** What no line may hold: control characters, and marks that turn the direction of what follows. */
export const HIDDEN_IN_LINE = /[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
/** What no words may hold: control characters but line ends. */
export const HIDDEN_IN_WORDS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u;
/** Longest reference, in characters. */
export const LONGEST_REFERENCE = 100;

/** What one row has under a meaning: the cells of all its columns, in their order. */
export type CellsOf = (meaning: Meaning) => readonly string[];

/** How cells of dates are read, and on what day. */
export interface Reading {
  readonly order: (meaning: 'birth_date' | 'known_at') => DateOrder;
  readonly today: Date;
}

/** Reads one row. Every problem that it has is named, so that it need be mended only once. */
export function checkRow(line: number, cells: CellsOf, reading: Reading): ListedRow | readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const fail = (code: ProblemCode, about: Meaning | ''): null => {
    problems.push(problem(code, about));
    return null;
  };
  const text = (meaning: Meaning, longest = LONGEST_NAME, nothing = NOTHING): string => {
    const raw = cells(meaning).find((cell) => cell.trim() !== '') ?? '';
    if (!raw) return '';
    const words = meaning === 'known';
    // Measured first: no pattern has to run over a cell of a megabyte.
    if (raw.length > longest + 1_000) return fail('too_long', meaning) ?? '';
    if ((words ? HIDDEN_IN_WORDS : HIDDEN_IN_LINE).test(raw)) return fail('hidden_character', meaning) ?? '';
    if (raw.includes('\ufffd')) return fail('unreadable', meaning) ?? '';
    const kept = words ? raw.normalize('NFC').trim() : oneLine(raw);
    if (kept.length > longest) return fail('too_long', meaning) ?? '';
    return nothing.test(kept) ? '' : kept;
  };
  const name = (meaning: Meaning): string => text(meaning, LONGEST_NAME, NO_NAME);
  const date = (meaning: 'birth_date' | 'known_at'): string | null => {
    const typed = text(meaning);
    if (!typed) return null;
    const read = readDate(typed, reading.order(meaning), reading.today);
    return read === undefined ? fail(meaning, meaning) : read;
  };

  const names = readNames(name);
  for (const [meaning, value] of Object.entries(names)) if (value && !/\p{L}/u.test(value)) fail('name_letters', meaning as Meaning);
  const street = text('street').replace(NO_HOME, '');
  const postcode = text('postcode').replace(NO_HOME, '') || (/[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.exec(street)?.[0] ?? '');
  const row: ListedRow = {
    line,
    reference: text('reference', LONGEST_REFERENCE) || null,
    preferredName: names.preferred_name,
    fullName: names.full_name || null,
    birthDate: date('birth_date'),
    postcode: postcode ? (toPostcode(postcode) ?? fail('postcode', 'postcode')) : null,
    phone: readPhone(cells('phone'), text('phone'), () => fail('phone', 'phone')),
    street: street || null,
    worker: text('worker') || null,
    known: text('known', LONGEST_WORDS) || null,
    knownAt: date('known_at'),
    knownFrom: text('known_from') || null,
  };
  if (problems.length) return problems;
  if (!row.preferredName) return [problem('name_needed')];
  if (row.preferredName.length > LONGEST_NAME || (row.fullName?.length ?? 0) > LONGEST_NAME) return [problem('too_long', 'full_name')];
  if (!row.reference && !row.birthDate && !row.postcode && !row.phone) return [problem('one_more_needed')];
  return row;
}

/** The name in full and the one they like, from whichever of the columns there are. */
function readNames(text: (meaning: Meaning) => string): { full_name: string; preferred_name: string } {
  const [first, middle, last] = (['first_name', 'middle_name', 'last_name'] as const).map((meaning) => cleanName(text(meaning)));
  const parts = [first, middle, last].filter(Boolean).join(' ');
  const full = (first && last ? parts : '') || cleanFullName(text('full_name')) || parts;
  return { full_name: full, preferred_name: cleanName(text('preferred_name')) || first || (full.split(' ')[0] ?? '') };
}

/** The first number that can be rung, of several columns or of several in one cell. A spreadsheet eats the 0 in front: it comes back. */
function readPhone(cells: readonly string[], first: string, fail: () => null): string | null {
  if (!first) return null;
  const typed = [first, ...cells, ...first.split(/[/,;]|\bor\b/i)]
    .map((cell) => cell.trim())
    .filter((cell) => cell.length <= LONGEST_NAME && isPhone(cell));
  if (!typed[0]) return fail();
  const phone = toPhone(typed[0]);
  return /^[127]\d{9}$/.test(phone) ? `0${phone}` : phone;
}

/** By what two rows of one list are the same person. */
export function identityOf(row: ListedRow): string {
  const name = nameKey(row.fullName ?? row.preferredName);
  if (row.reference) return `reference ${referenceKey(row.reference)} ${name}`;
  return `${name} ${row.birthDate ?? `${row.postcode ?? ''} ${row.phone ?? ''}`}`;
}

/** A reference as it is compared. The database does the same to what it holds. */
export const referenceKey = (reference: string): string => reference.replace(/\s+/g, '').toUpperCase();
