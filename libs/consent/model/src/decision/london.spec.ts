import { describe, expect, it } from 'vitest';
import { at, birthday, dayOf, daysLater, monthsLater } from './london.ts';

const iso = (instant: number) => new Date(instant).toISOString();

/** What the calendar of the machine says, which knows every change of the clocks. */
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

describe('London time', () => {
  it('agrees with the calendar on every hour of three years', () => {
    for (let hour = Date.UTC(2026, 0, 1); hour < Date.UTC(2029, 0, 1); hour += 3_600_000) {
      expect(dayOf(hour)).toBe(calendar.format(hour));
    }
  });

  it('begins a summer day an hour before UTC does, to the millisecond', () => {
    expect(dayOf(at('2026-07-14T22:59:59.999Z'))).toBe('2026-07-14');
    expect(dayOf(at('2026-07-14T23:00:00Z'))).toBe('2026-07-15');
    expect(dayOf(at('2026-12-01T00:00:00Z'))).toBe('2026-12-01');
  });

  it('counts calendar months by the clock on the wall', () => {
    // 10:00 in winter, 10:00 on the first summer day a year later
    expect(iso(monthsLater(at('2025-03-29T10:00:00Z'), 12))).toBe('2026-03-29T09:00:00.000Z');
    expect(iso(monthsLater(at('2025-11-21T10:03:00.001Z'), 12))).toBe('2026-11-21T10:03:00.001Z');
  });

  it('takes the last day where a month is too short', () => {
    expect(iso(monthsLater(at('2028-02-29T09:00:00Z'), 12))).toBe('2029-02-28T09:00:00.000Z');
  });

  it('takes the second of two equal hours, and an hour on where one is left out', () => {
    // 24 October 2026, 01:30 in summer time; a year later 01:30 comes once, on the 31st it comes twice
    expect(iso(monthsLater(at('2026-10-31T01:30:00Z'), 12))).toBe('2027-10-31T01:30:00.000Z');
    // 28 March 2027, 01:30 does not come
    expect(iso(monthsLater(at('2026-03-28T01:30:00Z'), 12))).toBe('2027-03-28T01:30:00.000Z');
  });

  it('makes whoever is born on 29 February older on 1 March, and on the day itself where there is one', () => {
    expect(birthday('2008-02-29', 18)).toBe('2026-03-01');
    expect(birthday('2012-02-29', 16)).toBe('2028-02-29');
    expect(birthday('2010-05-05', 16)).toBe('2026-05-05');
  });

  it('counts days over months and leap days', () => {
    expect(daysLater('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysLater('2026-12-31', 30)).toBe('2027-01-30');
  });
});
