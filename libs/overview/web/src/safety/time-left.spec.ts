import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const until = '2026-11-24T14:00:00.000Z';
const at = (instant: string) => timeLeft(until, new Date(instant).getTime());

describe('the time that is left', () => {
  it('counts whole hours and minutes, the last minute to its end', () => {
    expect(at('2026-11-24T10:00:00.000Z')).toEqual({ hours: 4, minutes: 0 });
    expect(at('2026-11-24T10:00:01.000Z')).toEqual({ hours: 4, minutes: 0 });
    expect(at('2026-11-24T12:30:00.000Z')).toEqual({ hours: 1, minutes: 30 });
    expect(at('2026-11-24T13:59:59.000Z')).toEqual({ hours: 0, minutes: 1 });
  });

  it('is none at the end and after it', () => {
    expect(at(until)).toBeNull();
    expect(at('2026-11-25T10:00:00.000Z')).toBeNull();
  });
});
