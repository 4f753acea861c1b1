import { describe, expect, it } from 'vitest';
import { byMonth } from './by-month.ts';

describe('entries by month', () => {
  it('stay in their order under the month they are of', () => {
    const at = (occurredAt: string) => ({ occurredAt });
    const months = byMonth([at('2026-11-19'), at('2026-11-04'), at('2026-10-06'), at('2025-10-06')], (day) => day.slice(0, 7));
    expect(months.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['2026-11', 2],
      ['2026-10', 1],
      ['2025-10', 1],
    ]);
    expect(byMonth([], () => '')).toEqual([]);
  });
});
