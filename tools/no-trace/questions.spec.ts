import { describe, expect, it } from 'vitest';
import { hiddenFrom, without } from './hidden.ts';
import { furnish } from './furnished.ts';
import { notAsked, operationsOfTheApps } from './operations.ts';
import { readOptions } from './options.ts';
import { makePair } from './plan.ts';
import { Random } from '../../libs/consent/model/src/testing/random.ts';
import { aWorld } from '../../libs/consent/model/src/testing/a-world.ts';

describe('the questions', () => {
  it('are asked of every operation of the apps, and of nothing else', () => {
    const { operations, mutations } = operationsOfTheApps();
    expect(notAsked(operations)).toEqual([]);
    expect(operations.length).toBeGreaterThan(mutations.size);
    expect(mutations.size).toBeGreaterThan(10);
  });

  it('miss an operation that nobody has thought of', () => {
    expect(notAsked([...operationsOfTheApps().operations, 'ANewOne'])).toEqual(['ANewOne']);
  });
});

describe('what is hidden', () => {
  const nurse = { worker: 'nurse', organisation: 'surgery', role: 'worker' };

  it('is gone from the twin, and from everything that names it', () => {
    const found = Array.from({ length: 40 }, (_, seed) => makePair(seed)).flatMap((pair) => (pair ? [pair] : []));
    expect(found.length).toBeGreaterThan(20);
    for (const { furnished, hidden } of found) {
      const twin = without(furnished, hidden);
      for (const { kind, id } of hidden) {
        if (kind === 'entry') expect(twin.world.entries).not.toHaveProperty(id);
        if (kind !== 'person') continue;
        expect(twin.world.people).not.toHaveProperty(id);
        expect(Object.values(twin.world.entries ?? {}).map(({ subject }) => subject)).not.toContain(id);
        expect((twin.world.involvements ?? []).map(({ person }) => person)).not.toContain(id);
      }
      expect(JSON.stringify(twin)).not.toBe(JSON.stringify(furnished));
    }
  });

  it('is nothing that the asker reads', () => {
    const world = aWorld();
    const hidden = hiddenFrom(furnish(world, 1), [nurse], new Random(1), 50);
    const shown = Object.keys(world.entries ?? {});
    for (const { kind, id } of hidden) if (kind === 'entry') expect(shown).toContain(id);
    const again = hiddenFrom(furnish(world, 1), [nurse], new Random(1), 50);
    expect(again.map(({ kind, id }) => `${kind} ${id}`)).toEqual(hidden.map(({ kind, id }) => `${kind} ${id}`));
  });
});

describe('the command line', () => {
  it('reads how many, and says what is wrong', () => {
    expect(readOptions(['--pairs', '2_000', '--seed', '7'])).toEqual({ kind: 'pairs', pairs: 2000, perWorld: 16, seed: 7 });
    expect(readOptions([])).toEqual({ kind: 'help' });
    expect(() => readOptions(['--pairs', 'many'])).toThrow('whole number');
    expect(() => readOptions(['--pairs', '0'])).toThrow('at least 1');
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
