import { expect, it } from 'vitest';
import { compare } from './compare.ts';

const kept = (entryId: string, words: string) => ({ entryId, words, mutationId: entryId, personId: 'p' });
const sent = new Set(['a', 'b', 'c']);

it('is content with what was acknowledged, and with what was kept without an answer', () => {
  const found = [kept('a', 'one'), kept('b', 'two'), kept('c', 'three')];
  expect(compare([kept('a', 'one'), kept('b', 'two')], sent, found)).toEqual({ lost: [], doubled: [], strange: [] });
});

it('notices a lost entry, other words in its place, words that are there twice, and an entry that nobody sent', () => {
  expect(compare([kept('a', 'one')], sent, [])).toMatchObject({ lost: ['a'] });
  expect(compare([kept('a', 'one')], sent, [kept('a', 'other')])).toMatchObject({ lost: ['a'] });
  expect(compare([], sent, [kept('a', 'one'), kept('b', 'one')])).toMatchObject({ doubled: ['one'] });
  expect(compare([], sent, [kept('z', 'one')])).toMatchObject({ strange: ['z'] });
});
