import { randomOf } from '../dataset/random.ts';
import { FAMILY_NAMES, FIRST_NAMES, SENTENCES, STREETS } from '../dataset/words.ts';

const HEADER = 'Tenancy ref,Surname,Forename,Known as,DOB,Postcode,Mobile,Address,Housing officer,Notes,As at';

/** A partner's list of people who do not exist, as CSV: the same seed, the same list. One in twenty has no reference, one in three has notes. */
export function madeUpList(rows: number, seed: number): string {
  const lines = Array.from({ length: rows }, (_, at) => madeUpRow(at, seed).map(inCsv).join(','));
  return `${[HEADER, ...lines].join('\r\n')}\r\n`;
}

function madeUpRow(at: number, seed: number): string[] {
  const random = randomOf(seed, at, 11);
  const digits = (count: number): string => String(random.between(0, 10 ** count - 1)).padStart(count, '0');
  const two = (low: number, high: number): string => String(random.between(low, high)).padStart(2, '0');
  const forename = random.one(FIRST_NAMES);
  return [
    random.chance(0.05) ? '' : `T${String(at).padStart(7, '0')}`,
    random.chance(0.5) ? random.one(FAMILY_NAMES).toUpperCase() : random.one(FAMILY_NAMES),
    forename,
    random.chance(0.1) ? forename.slice(0, 3) : '',
    `${two(1, 28)}/${two(1, 12)}/${random.between(1930, 2005)}`,
    `ZZ99 ${random.between(1, 9)}AA`,
    random.chance(0.7) ? `07700 900${digits(3)}` : '',
    `${random.between(1, 120)} ${random.one(STREETS)}`,
    `Officer ${random.between(1, 40)}`,
    random.chance(0.33) ? random.one(SENTENCES) : '',
    `${two(1, 28)}/05/2026`,
  ];
}

const inCsv = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
