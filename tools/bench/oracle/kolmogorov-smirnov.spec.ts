import { describe, expect, it } from 'vitest';
import { kolmogorov, kolmogorovSmirnov } from './kolmogorov-smirnov.ts';

describe('the Kolmogorov distribution', () => {
  it('has the critical values of its tables', () => {
    // Smirnov, Annals of Mathematical Statistics 19 (1948) 279–281
    expect(kolmogorov(1.2238)).toBeCloseTo(0.1, 4);
    expect(kolmogorov(1.3581)).toBeCloseTo(0.05, 4);
    expect(kolmogorov(1.6276)).toBeCloseTo(0.01, 4);
    expect(kolmogorov(1.9495)).toBeCloseTo(0.001, 5);
    expect(kolmogorov(0.8276)).toBeCloseTo(0.5, 4);
  });

  it('begins at 1 and falls to 0', () => {
    expect(kolmogorov(0)).toBe(1);
    expect(kolmogorov(0.3)).toBeCloseTo(1, 4);
    expect(kolmogorov(6)).toBeLessThan(1e-30);
  });
});

describe('two samples', () => {
  it('have the distance that can be counted by hand', () => {
    expect(kolmogorovSmirnov([1, 2, 3, 4], [1, 2, 3, 4])).toEqual({ d: 0, p: 1 });
    expect(kolmogorovSmirnov([1, 2], [3, 4]).d).toBe(1);
    expect(kolmogorovSmirnov([1, 3, 5, 7], [2, 4, 6, 8]).d).toBe(0.25);
    // ties are passed together
    expect(kolmogorovSmirnov([1, 1, 1, 2], [1, 2, 2, 2]).d).toBe(0.5);
  });

  it('of one distribution are seldom told apart, and of two always', () => {
    const next = seeded(7);
    const sample = (shift: number) => Array.from({ length: 2000 }, () => next() + shift);
    const apart = Array.from({ length: 200 }, () => kolmogorovSmirnov(sample(0), sample(0)).p).filter((p) => p <= 0.05).length;
    expect(apart).toBeGreaterThan(2);
    expect(apart).toBeLessThan(20);
    expect(kolmogorovSmirnov(sample(0), sample(0.1)).p).toBeLessThan(1e-6);
  });

  it('must not be empty', () => expect(() => kolmogorovSmirnov([], [1])).toThrow('empty'));
});

/** Chance that is the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
