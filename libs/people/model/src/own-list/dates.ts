import { toBirthDate, toMonth, toYear } from '../day.ts';

/** Which comes first in 03/04/1990. */
export type DateOrder = 'day-first' | 'month-first';

/** What the dates of one column are, over all rows. */
export interface DateVotes {
  /** Only day first makes a date of it: 14/02/1990. */
  dayFirst: number;
  /** Only month first makes a date of it: 02/14/1990. */
  monthFirst: number;
  /** Both do: 03/04/1990. */
  either: number;
}

/** How the dates of a column are read. */
export interface DatesRead {
  readonly order: DateOrder;
  /** Nothing in the column says so: ask. */
  readonly undecided: boolean;
  readonly votes: DateVotes;
}

/** A date of a list: a day as 1990-02-14, null where a system writes this for not known, undefined where it cannot be read. */
export type ReadDate = string | null | undefined;

/** Days that systems write where they know none. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1901-01-01',
  '1970-01-01',
  '1800-01-01',
  '1753-01-01',
  '1111-11-11',
  '0001-01-01',
  '9999-12-31',
  '2099-12-31',
]);
/** Day 0 of a spreadsheet, as they count since they took over a mistake of 1900. */
const SHEET_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** One side wins where it has this many times the other's votes: a slip of the pen is no format. */
const CLEAR = 10;

const TIME = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const FIGURES = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/;
const DAY_WORD =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/.,-]*(?:of\s+)?([a-z]{3,9})\.?[\s/.,-]*(\d{4}|\d{2})$/i;
const WORD_DAY = /^([a-z]{3,9})\.?[\s/.-]*(\d{1,2})(?:st|nd|rd|th)?[\s,/.-]+(\d{4}|\d{2})$/i;

/** The three figures of 03/04/1990 where their order is open; undefined for every other way to write a date. */
function figuresOf(text: string): [number, number, string] | undefined {
  const [, a = '', b = '', year = ''] = FIGURES.exec(text) ?? [];
  return year ? [Number(a), Number(b), year] : undefined;
}

const withoutTime = (raw: string): string => raw.trim().replace(TIME, '').trim();

/** Counts what one cell says about the order of its column. */
export function voteOn(votes: DateVotes, raw: string): void {
  const [a, b] = figuresOf(withoutTime(raw)) ?? [];
  if (a === undefined || b === undefined) return;
  const [dayFirst, monthFirst] = [a <= 31 && b <= 12, b <= 31 && a <= 12];
  if (dayFirst && monthFirst && a !== b) votes.either++;
  else if (dayFirst && !monthFirst) votes.dayFirst++;
  else if (monthFirst && !dayFirst) votes.monthFirst++;
}

/** How to read a column. Month first needs proof; where nothing is proven it is day first, as in Britain, and whoever loads is asked. */
export function decideOrder(votes: DateVotes, told?: DateOrder): DatesRead {
  if (told) return { order: told, undecided: false, votes };
  const { dayFirst, monthFirst, either } = votes;
  if (monthFirst > dayFirst * CLEAR) return { order: 'month-first', undecided: false, votes };
  const proven = dayFirst > 0 && dayFirst >= monthFirst * CLEAR;
  return { order: 'day-first', undecided: !proven && (either > 0 || monthFirst > 0), votes };
}

/** Reads one cell. */
export function readDate(raw: string, order: DateOrder, today: Date): ReadDate {
  const text = withoutTime(raw);
  const date = ymdOf(text, order, today);
  if (!date) return undefined;
  const [year, month, day] = date;
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return PLACEHOLDERS.has(written) ? null : toBirthDate(year, month, day, today);
}

function ymdOf(text: string, order: DateOrder, today: Date): [number, number, number] | undefined {
  const iso = ISO.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const figures = figuresOf(text);
  if (figures) {
    const [a, b, year] = figures;
    return order === 'day-first' ? [toYear(year, today), b, a] : [toYear(year, today), a, b];
  }
  const [, day = '', word = '', year = ''] = DAY_WORD.exec(text) ?? [];
  if (year) return inWords(day, word, year, today);
  const [, word2 = '', day2 = '', year2 = ''] = WORD_DAY.exec(text) ?? [];
  if (year2) return inWords(day2, word2, year2, today);
  return bare(text);
}

function inWords(day: string, word: string, year: string, today: Date): [number, number, number] | undefined {
  const month = toMonth(word);
  return month === undefined ? undefined : [toYear(year, today), month, Number(day)];
}

/** Figures alone: 19900214, or the day number of a spreadsheet. Four figures from 1800 to 2199 are a year and no date. */
function bare(text: string): [number, number, number] | undefined {
  if (/^\d{8}$/.test(text)) return [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
  if (!/^\d{1,5}(?:\.\d+)?$/.test(text)) return undefined;
  const days = Math.floor(Number(text));
  if (days >= 1_800 && days < 2_200 && text.length === 4) return undefined;
  const at = new Date(SHEET_ZERO + days * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
}
