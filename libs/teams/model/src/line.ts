import { maxLength, nonEmpty, pipe, string, transform } from 'valibot';

/** The longest name or job title, in letters. */
export const LONGEST_LINE = 200;

// What would make two names look alike, or turn the words beside them round: control characters, and marks of direction that reach past their word.
// What scripts need to be written (joiners, marks of direction of one letter) stays.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** Typed text on one line, white space and unseen characters tidied: it can turn no words beside it round. */
export const tidied = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();

/** A name of an organisation or a team, or a job title, as everyone sees it. */
export const line = pipe(string(), transform(tidied), nonEmpty('line.needed'), maxLength(LONGEST_LINE, 'line.long'));
