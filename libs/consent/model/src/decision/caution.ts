import { hide, show } from './answer.ts';
import type { Facts } from './facts.ts';
import { dayOf } from './london.ts';
import type { Answer } from './question.ts';
import type { Id } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** A caution note is an entry with category 12. */
export const isCautionNote = (entry: Entry): boolean => entry.categories?.includes('12') === true;

/** Active, and not after its review day: "a review day still counts". Without one it never was in force. */
export function inDate(facts: Facts, entry: Entry): boolean {
  const { state, reviewOn } = entry.caution ?? {};
  return isCautionNote(entry) && state === 'active' && reviewOn !== undefined && dayOf(facts.now) <= reviewOn;
}

/**
 * D7a: category 12 not active, or after its review day: HIDE. A draft: to its author and the second person SHOW "not in force".
 * `goesOn`: a reviewer, or LEGAL, also where they are one of those two.
 */
export function outOfDate(facts: Facts, entry: Entry, worker: Id, goesOn: boolean): Answer | undefined {
  if (!isCautionNote(entry) || inDate(facts, entry) || goesOn) return undefined;
  const { state, second } = entry.caution ?? {};
  if (state === 'draft' && (entry.author === worker || second === worker)) return show('D7a', 'full', 'not-in-force');
  return hide('D7a');
}
