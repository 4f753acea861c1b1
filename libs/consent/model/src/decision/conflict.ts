import { exists, hide } from './answer.ts';
import type { Facts } from './facts.ts';
import { covers, type Link } from './links.ts';
import type { Answer } from './question.ts';
import type { Id } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** Those mentioned in an entry, as humans. */
export const mentioned = (facts: Facts, entry: Entry | undefined): Id[] => (entry?.passages ?? []).map(({ about }) => facts.human(about));

/**
 * D3: a conflict link with the subject or anyone mentioned. HIDE, alert the Guardian. Of kind relative, with a valid
 * EMERGENCY override: EXISTS, which speaks only of a link to the subject.
 */
export function conflict(
  facts: Facts,
  links: readonly Link[],
  record: Id,
  entry: Entry | undefined,
  emergency: boolean,
): Answer | undefined {
  const subject = facts.human(record);
  const toSubject = links.filter((link) => covers(facts, link, subject));
  const toMentioned = links.filter((link) => mentioned(facts, entry).some((human) => covers(facts, link, human)));
  const all = [...toSubject, ...toMentioned];
  if (all.length === 0) return undefined;
  const relativesAlone = all.every(({ kind }) => kind === 'relative');
  return emergency && relativesAlone && toSubject.length > 0
    ? exists('D3', 'ring-the-on-call', 'alert-guardian')
    : hide('D3', 'alert-guardian');
}
