import { maxLength, minLength, pipe, string, trim } from 'valibot';

/** The longest note, in characters. */
export const LONGEST_NOTE = 20_000;

/** The longest line beside a note: where it was, where it is known from, or why it was changed. */
export const LONGEST_BESIDE = 2_000;

/** How long Undo stands after Save, in milliseconds. */
export const UNDO_FOR = 10_000;

/** What a worker wrote: nothing is needed but the words, and they stay as written but for white space at the ends. */
export const words = pipe(string(), trim(), minLength(1, 'words.needed'), maxLength(LONGEST_NOTE, 'words.long'));

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
