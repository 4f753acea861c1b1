import { toBirthDate, toMonth, toYear } from './day.ts';
import { nameWords } from './name-key.ts';
import { isPhone, toPhone } from './phone.ts';

/** Longest text that the find box takes, in characters. */
export const LONGEST_TYPED = 200;

/** What was typed in the one find box. Names are as `nameKey` makes them. */
export interface Typed {
  readonly names: string[];
  /** As 1990-02-14. */
  readonly birthDate?: string;
  /** Upper case, no spaces; full or its beginning: M145RT, M14. */
  readonly postcode?: string;
  /** National digits, or some of them: at least five. */
  readonly phone?: string;
}

type Date3 = readonly [year: number, month: number, day: number];
interface Shape {
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[], today: Date) => Date3 | undefined;
}

const ALONE_BEFORE = '(?<![\\p{L}\\d])';
const ALONE_AFTER = '(?![\\p{L}\\d])';
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const alone = (middle: string): RegExp =>
  new RegExp(`(?:${ALONE_BEFORE}(?:dob|d\\.o\\.b\\.?|born(?: on)?)[:\\s]+)?${ALONE_BEFORE}${middle}${ALONE_AFTER}`, 'iu');
const [DAY, YEAR, GAP] = ['(\\d{1,2})', '((?:\\d{2})?\\d{2})', '[\\s./,-]*'];

const SHAPES: readonly Shape[] = [
  // 1990-02-14
  { pattern: alone('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})'), read: ([y = '', m = '', d = '']) => [Number(y), Number(m), Number(d)] },
  // 14/2/1990, 14.02.90, 14-2-1990
  {
    pattern: alone(`${DAY}\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?${YEAR}`),
    read: ([d = '', m = '', y = ''], today) => [toYear(y, today), Number(m), Number(d)],
  },
  // 14 2 1990
  {
    pattern: alone('(\\d{1,2})\\s+(\\d{1,2})\\s+((?:18|19|20)\\d{2})'),
    read: ([d = '', m = '', y = '']) => [Number(y), Number(m), Number(d)],
  },
  // 14 Feb 1990, 14th of February 1990, 14-Feb-90
  {
    pattern: alone(`${DAY}(?:st|nd|rd|th)?(?:\\s+of)?${GAP}(${MONTH})${GAP}${YEAR}`),
    read: ([d = '', m = '', y = ''], today) => inWords(d, m, y, today),
  },
  // February 14th, 1990
  {
    pattern: alone(`(${MONTH})${GAP}${DAY}(?:st|nd|rd|th)?[\\s./,-]+${YEAR}`),
    read: ([m = '', d = '', y = ''], today) => inWords(d, m, y, today),
  },
];

function inWords(day: string, month: string, year: string, today: Date): Date3 | undefined {
  const number = toMonth(month);
  return number === undefined ? undefined : [toYear(year, today), number, Number(day)];
}

const POSTCODE = new RegExp(`${ALONE_BEFORE}([a-z]{1,2}\\d[a-z\\d]?)(?:\\s*(\\d[a-z]{0,2}))?${ALONE_AFTER}`, 'iu');
const PHONE = /(?<![\p{L}\d])(?:\+|00)?\(?\d(?:[\s().-]{0,3}\d){4,17}(?![\p{L}\d])/u;

/** `1990-02-14` where the text is one date and nothing else. */
export function readBirthDate(text: string, today = new Date()): string | undefined {
  const { birthDate, names, postcode, phone } = readTyped(text, today);
  return names.length || postcode || phone ? undefined : birthDate;
}

/** Reads what was typed. Whatever is odd stays a word of the name, so that it is looked for and finds nobody; it never throws. */
export function readTyped(text: string, today = new Date()): Typed {
  let rest = text.slice(0, LONGEST_TYPED);
  const take = (found: RegExpExecArray): void => {
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
  };

  let birthDate: string | undefined;
  for (const { pattern, read } of SHAPES) {
    const found = pattern.exec(rest);
    const date = found && read(found.slice(1), today);
    birthDate = date ? toBirthDate(...date, today) : undefined;
    if (!found || birthDate === undefined) continue;
    take(found);
    break;
  }

  const code = POSTCODE.exec(rest);
  if (code) take(code);
  const ring = PHONE.exec(rest);
  const phone = ring && isPhone(ring[0]) ? toPhone(ring[0]) : undefined;
  if (ring && phone) take(ring);

  return {
    names: nameWords(rest),
    ...(birthDate && { birthDate }),
    ...(code && { postcode: `${code[1]}${code[2] ?? ''}`.toUpperCase() }),
    ...(phone && { phone }),
  };
}

/** Whether someone is named in full: two words of a name at least, and a birth date, postcode or phone. */
export function isFullDetail(text: string): boolean {
  const { names, birthDate, postcode, phone } = readTyped(text);
  return names.length > 1 && [birthDate, postcode, phone].some((each) => each !== undefined);
}
