import { maxLength, minLength, pipe, safeParse, string, trim } from 'valibot';

/** The longest note, in characters. */
export const LONGEST_NOTE = 20_000;

/** The longest line beside a note: where it was, where it is known from, or why it was changed. */
export const LONGEST_BESIDE = 2_000;

/** How long Undo stands after Save, in milliseconds. */
export const UNDO_FOR = 10_000;

/** What a worker wrote: nothing is needed but the words, and they stay as written but for white space at the ends. */
export const words = pipe(string(), trim(), minLength(1, 'words.needed'), maxLength(LONGEST_NOTE, 'words.long'));

/** What nothing can keep: NUL, and half of a sign. They come in with what is pasted, and the server refuses them whole. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** What stops words from being saved, as the end of a key; null when nothing does. */
export function wordsProblem(typed: string): 'needed' | 'long' | 'sign' | null {
  if (typed.trim() === '') return 'needed';
  if (UNKEEPABLE.test(typed)) return 'sign';
  return safeParse(words, typed).success ? null : 'long';
}

/** The one sentence that may stand for a note; empty: none. */
export const headline = pipe(string(), trim(), maxLength(200, 'headline.long'));

export const shownToPerson = ['now', 'after_we_talk', 'held'] as const;
export type ShownToPerson = (typeof shownToPerson)[number];

/** What is wrong with how an entry is sorted, as a key of the words to show; undefined when it may be saved. */
export function sortingProblem(sorting: {
  readonly shownToPerson: ShownToPerson;
  readonly heldBecause?: string | null | undefined;
}): 'held.because' | undefined {
  return sorting.shownToPerson === 'held' && !sorting.heldBecause?.trim() ? 'held.because' : undefined;
}
