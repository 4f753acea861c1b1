import fc from 'fast-check';
import { safeParse } from 'valibot';
import { expect, it } from 'vitest';
import { LONGEST_NOTE, shownToPerson, sortingProblem, words, wordsProblem } from './entry.ts';

it('needs words, and nothing else', () => {
  expect(safeParse(words, ' \n ').success).toBe(false);
  expect(safeParse(words, 'Kelly, you told me…').success).toBe(true);
});

it('keeps every character that was typed between the first and the last', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (typed) => {
      fc.pre(typed.trim().length > 0);
      const parsed = safeParse(words, typed);
      expect(parsed.success && parsed.output).toBe(typed.trim());
    }),
  );
});

it('refuses one character more than the longest note', () => {
  expect(safeParse(words, 'a'.repeat(LONGEST_NOTE)).success).toBe(true);
  expect(safeParse(words, 'a'.repeat(LONGEST_NOTE + 1)).success).toBe(false);
});

it.each([
  ['', 'needed'],
  [' \n ', 'needed'],
  ['Kelly, you\0 told me', 'sign'],
  ['Kelly, you told me \uD83D', 'sign'],
  ['\uDE00 Kelly', 'sign'],
  ['a'.repeat(LONGEST_NOTE + 1), 'long'],
  ['Kelly, you told me \u202E👩‍👩‍👧 ﷽ <script>', null],
])('says what stops %j', (typed, problem) => {
  expect(wordsProblem(typed)).toBe(problem);
});

it('asks for a ground where an entry is held back, and only there', () => {
  for (const shown of shownToPerson)
    expect(sortingProblem({ shownToPerson: shown, heldBecause: ' ' })).toBe(shown === 'held' ? 'held.because' : undefined);
  expect(sortingProblem({ shownToPerson: 'held', heldBecause: 'It names her mother’s illness.' })).toBeUndefined();
});
