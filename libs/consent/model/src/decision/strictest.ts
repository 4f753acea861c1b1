import { exists, hide, show } from './answer.ts';
import { keptBackAs } from './categories-of.ts';
import { written } from './facts.ts';
import { openness, type PartAnswer, type WorkersLook } from './one-part.ts';
import { type Answer, type Rule, rules } from './question.ts';
import { standingChoice } from './standing-choice.ts';
import type { CategoryNumber } from './vocabulary.ts';

/** "each category is decided alone …, and the strictest answer stands …; but a category that rests on a duty … keeps at least the headline showing" */
export function strictest(look: WorkersLook, parts: readonly PartAnswer[]): Answer {
  const least = Math.min(...parts.map(({ answer }) => openness(answer)));
  const deciding = parts.map(({ answer }) => answer).filter((answer) => openness(answer) === least);
  const [first] = deciding;
  if (!first) return hide('D8');
  // "of equally strict categories the lowest that refuses, the highest that shows"
  if (first.result === 'SHOW') {
    const duties = parts.flatMap(({ answer }) => answer.duties);
    return { ...first, rule: highest(deciding), duties: [...new Set(duties)] };
  }
  const kept = headlineOnDuty(look, parts);
  if (kept) return kept;
  return { ...first, rule: lowest(deciding), duties: [...new Set(deciding.flatMap(({ duties }) => duties))] };
}

/** What a category on a duty, which shows by itself, keeps showing: "the headline (no headline: EXISTS, D11 …)" */
function headlineOnDuty(look: WorkersLook, parts: readonly PartAnswer[]): Answer | undefined {
  const onDuty = parts.flatMap(({ onDuty: shows }) => (shows ? [shows] : []));
  if (onDuty.length === 0 || isNeverKept(look)) return undefined;
  if (!written(look.entry.headline)) return exists('D11');
  return show(highest(onDuty), 'summary', ...new Set(onDuty.flatMap(({ duties }) => duties)));
}

/** "never where the entry carries 10, 11 or 13 with a no, on a duty or not, nor of a protected service" */
function isNeverKept({ facts, actor, entry }: WorkersLook): boolean {
  if (facts.organisation(entry.organisation)?.protectedService) return true;
  const guarded: readonly CategoryNumber[] = ['10', '11', '13'];
  return guarded.some(
    (category) => keptBackAs(entry, category) && standingChoice(facts, entry.subject, actor.organisation, category).answer === 'no',
  );
}

const place = (rule: Rule): number => rules.indexOf(rule);

const lowest = (answers: readonly Answer[]): Rule =>
  answers.map(({ rule }) => rule).reduce((one, other) => (place(other) < place(one) ? other : one));

const highest = (answers: readonly Answer[]): Rule =>
  answers.map(({ rule }) => rule).reduce((one, other) => (place(other) > place(one) ? other : one));
