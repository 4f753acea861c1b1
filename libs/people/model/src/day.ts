const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `1990-02-14` where that day is in the calendar and not after `today`, else undefined. No one alive was born before 1870. */
export function toBirthDate(year: number, month: number, day: number, today: Date): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1870 || at.getTime() > today.getTime()) return undefined;
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.toISOString().slice(0, 10);
}

/** `Feb`, `february` → 2; undefined for any other word. */
export function toMonth(word: string): number | undefined {
  const at = MONTHS.indexOf(word.toLowerCase().slice(0, 3));
  return at < 0 ? undefined : at + 1;
}

/** Two figures are the latest such year that is not in the future: in 2026, 26 → 2026 and 27 → 1927. */
export function toYear(digits: string, today: Date): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const thisYear = today.getUTCFullYear();
  const century = thisYear - (thisYear % 100);
  return century + year > thisYear ? century - 100 + year : century + year;
}
