import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carried, categories, type Category, pickable, readersOfAll } from './categories.ts';

const some = fc.subarray([...pickable]);

describe('categories', () => {
  it('has each name and each number once', () => {
    expect(new Set(categories.map(({ name }) => name)).size).toBe(13);
    expect(new Set(categories.map(({ number }) => number)).size).toBe(13);
  });

  it('never lets confidence or a safety note be picked as a subject', () => {
    expect(pickable).not.toContain('told_in_confidence');
    expect(pickable).not.toContain('staff_safety');
  });

  it('carries what was picked, and confidence exactly where it was asked for', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (picked, inConfidence) => {
        const all = carried([...picked, ...picked], inConfidence);
        expect(all.filter((name) => name !== 'told_in_confidence').sort()).toEqual([...picked].sort());
        expect(all.includes('told_in_confidence')).toBe(inConfidence);
      }),
    );
  });
});

describe('readersOfAll', () => {
  const lines = [
    { category: 'life' as Category, readers: ['sam', 'imran'] },
    { category: 'health' as Category, readers: ['sam'] },
  ];

  it('names only those whom every picked category is shared with', () => {
    expect(readersOfAll(['life', 'health'], lines, String)).toEqual(['sam']);
    expect(readersOfAll(['life'], lines, String)).toEqual(['sam', 'imran']);
  });

  it('names nobody for a category without a yes, and for none at all', () => {
    expect(readersOfAll(['life', 'justice'], lines, String)).toEqual([]);
    expect(readersOfAll([], lines, String)).toEqual([]);
  });

  it('never names more readers for one more category', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...pickable), (picked, more) => {
        const before = readersOfAll(picked, lines, String);
        const after = readersOfAll([...picked, more], lines, String);
        if (picked.length) expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });
});
