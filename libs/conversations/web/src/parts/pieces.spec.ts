import { describe, expect, it } from 'vitest';
import { oneRun, piecesOf, textOf } from './pieces.ts';

const words = 'The boiler works. Mia 🌟 coughs at night. You sang.';

describe('the pieces of what was written', () => {
  it.each(['sentence', 'word'] as const)('leave nothing out, and are counted in whole characters: by %s', (by) => {
    const pieces = piecesOf(words, by);
    expect(pieces.map(({ text }) => text).join('')).toBe(words);
    for (const piece of pieces) expect(textOf(words, piece)).toBe(piece.text.trim());
  });

  it('are sentences that take the space after them along', () => {
    expect(piecesOf(words, 'sentence').map(({ from, length, text }) => [from, length, text])).toEqual([
      [0, 18, 'The boiler works. '],
      [18, 23, 'Mia 🌟 coughs at night. '],
      [41, 9, 'You sang.'],
    ]);
  });

  it('are one run only where they stand side by side', () => {
    const pieces = piecesOf(words, 'sentence');
    expect(oneRun(pieces, new Set([0, 18]))).toEqual({ from: 0, length: 41 });
    expect(oneRun(pieces, new Set([0, 41]))).toBeUndefined();
    expect(oneRun(pieces, new Set())).toBeUndefined();
  });
});
