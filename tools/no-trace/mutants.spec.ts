import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askPair } from './ask-pair.ts';
import { askPairs } from './check-pairs.ts';
import { MUTANTS } from './mutants.ts';
import { PAGES } from './pages.ts';
import { makePair } from './plan.ts';
import { FOLLOW } from './screens.ts';
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

describe('what is asked', () => {
  it('goes through several pages, and hears of what is written and shown', async () => {
    const told: string[] = [];
    const missing = (): string[] =>
      ['event: opened', 'event: changed', '"NOT_FOUND"', '"hasNextPage":true'].filter((words) => !told.some((one) => one.includes(words)));
    for (let seed = 0; seed < 60 && missing().length > 0; seed++) {
      const pair = makePair(seed);
      if (pair) told.push(...(await askPair(twins, pair, { operations: [...Object.keys(PAGES), FOLLOW], mutations: new Set() })).told);
    }
    expect(missing()).toEqual([]);
    // a page that has another is followed by it
    for (const one of told) expect(one.split('\n200 ').length).toBeGreaterThan(one.match(/"hasNextPage":true/g)?.length ?? 0);
  }, 240_000);
});
