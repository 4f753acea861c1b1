import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, day, fromLondonInput, month, time, toLondonInput } from './dates.ts';

const now = new Date('2026-11-24T12:00:00Z');
const kept = (text: string): string => text.replaceAll(' ', '\u00a0');

describe('dates', () => {
  it('says the day in full and keeps it together', () => {
    expect(day('2026-11-24T10:30:00Z', 'en', now)).toBe(kept('Tuesday 24 November'));
    expect(day('2025-11-24T10:30:00Z', 'en', now)).toBe(kept('Monday 24 November 2025'));
    expect(date('1990-03-04', 'en')).toBe(kept('4 March 1990'));
    expect(month('2026-11-24T10:30:00Z', 'en')).toBe(kept('November 2026'));
  });

  it('says London time, summer and winter', () => {
    expect(time('2026-11-24T10:30:00Z', 'en')).toBe('10:30am');
    expect(time('2026-07-24T10:30:00Z', 'en')).toBe('11:30am');
    expect(time('2026-07-24T23:30:00Z', 'en')).toBe('12:30am');
    expect(day('2026-07-24T23:30:00Z', 'en', now)).toBe(kept('Saturday 25 July'));
  });

  it('reads back the wall clock it wrote, any minute of any year', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, (at) => {
        const wall = toLondonInput(new Date(at * 60_000).toISOString());
        const back = fromLondonInput(wall);
        expect(back).not.toBeNull();
        // The hour that comes twice in October has two instants with one name: either will do.
        expect(toLondonInput(back ?? '')).toBe(wall);
      }),
    );
  });

  it('takes no half-filled field', () => {
    expect(fromLondonInput('')).toBeNull();
    expect(fromLondonInput('2026-11-24')).toBeNull();
    expect(fromLondonInput('2026-13-45T10:30')).toBeNull();
  });
});
