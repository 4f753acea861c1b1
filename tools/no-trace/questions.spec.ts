import { describe, expect, it } from 'vitest';
import { decide } from '../../libs/consent/model/src/decision/decide.ts';
import { without } from './hidden.ts';
import { notAsked, operationsOfTheApps } from './operations.ts';
import { readOptions } from './options.ts';
import { makePair } from './plan.ts';

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
  const found = Array.from({ length: 40 }, (_, seed) => makePair(seed)).flatMap((pair) => (pair ? [pair] : []));

  it('is gone from the twin, and from everything that names it', () => {
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

  it('is nothing that the asker reads, or whoever looks afterwards', () => {
    const entries = found.flatMap(({ furnished, hidden, asker, witness }) =>
      hidden.flatMap(({ kind, id }) =>
        kind === 'entry' ? [asker, ...(witness ? [witness] : [])].map((actor) => ({ furnished, actor, id })) : [],
      ),
    );
    expect(entries.length).toBeGreaterThan(20);
    for (const { furnished, actor, id } of entries)
      for (const purpose of ['support', 'emergency'])
        expect(
          decide(furnished.world, {
            door: 'worker',
            session: { until: '2999-01-01T00:00:00Z' },
            actor,
            purpose,
            reason: 'she fell',
            entry: id,
          }).result,
        ).toBe('HIDE');
  });

  it('is the same each time', () => {
    const words = (seed: number) => makePair(seed)?.hidden.map(({ kind, id }) => `${kind} ${id}`);
    for (const seed of [1, 2, 3]) expect(words(seed)).toEqual(words(seed));
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
