import type { Day, Instant } from './vocabulary.ts';

/** Time as the page counts it: instants in milliseconds, days in Europe/London, calendar months. */

export const HOUR = 3_600_000;
/** A day of 24 hours, which is not always a London day. */
export const DAY = 24 * HOUR;

/** Milliseconds of an instant. */
export const at = (instant: Instant): number => Date.parse(instant);

/** The last Sunday of a month (0 to 11), 01:00 UTC: when London changes its clocks. */
function change(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * DAY;
}

/** How far London is ahead of UTC at an instant, in milliseconds. The rule is that of 1996 and after. */
function ahead(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  return change(year, 2) <= instant && instant < change(year, 9) ? HOUR : 0;
}

/** The London day of an instant; before everything, a day before every other. */
export const dayOf = (instant: number): Day => (instant === -Infinity ? '' : new Date(instant + ahead(instant)).toISOString().slice(0, 10));

/** The instant of a London wall clock. An hour that comes twice means the second; one that is left out means the same time an hour on. */
function ofWallClock(wall: number): number {
  if (ahead(wall) === 0) return wall;
  return ahead(wall - HOUR) === HOUR ? wall - HOUR : wall;
}

/** The same wall clock so many calendar months later; where the month is too short, its last day. */
export function monthsLater(instant: number, months: number): number {
  const wall = new Date(instant + ahead(instant));
  const [year, month] = [wall.getUTCFullYear(), wall.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = (instant + ahead(instant)) % DAY;
  return ofWallClock(Date.UTC(year, month, Math.min(wall.getUTCDate(), lastDay)) + timeOfDay);
}

/** So many days after a day. */
export const daysLater = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The day on which someone becomes so many years old. Born on 29 February: 1 March where there is none. */
export function birthday(born: Day, years: number): Day {
  const year = Number(born.slice(0, 4)) + years;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const monthAndDay = born.slice(5) === '02-29' && !leap ? '03-01' : born.slice(5);
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}
