import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askPairs } from './check-pairs.ts';
import { MUTANTS } from './mutants.ts';
import { Twins } from './twins.ts';

// A trace that the check cannot see is one that somebody may leave. Each mutant leaks in a way of its own, and some hundred pairs must find it.

const PAIRS = 900;
let twins: Twins;
beforeAll(async () => {
  twins = await Twins.open(inject('superuserUrl'));
});
afterAll(() => twins?.close());

describe('a leak that is built in', () => {
  it.each(MUTANTS)(
    'is found: $leak',
    async ({ sql, shows }) => {
      const undo = await twins.mutate(sql);
      try {
        const { pairs, differences } = await askPairs(
          twins,
          { pairs: PAIRS, perWorld: shows === undefined ? 33 : 2, seed: 5, only: shows },
          undefined,
          (so) => so.differences.length > 0,
        );
        expect(differences.length, `${pairs} pairs were asked`).toBeGreaterThan(0);
      } finally {
        await undo();
      }
    },
    240_000,
  );

  it('is in none of the pairs without it', async () => {
    const { differences } = await askPairs(twins, { pairs: 330, perWorld: 33, seed: 5 });
    expect(differences.map(({ operation }) => operation)).toEqual([]);
  }, 240_000);
});
