import { answersOf, type Asked, BEST_INTERESTS, type GivenAnswer, newest } from './answers.ts';
import type { Facts } from './facts.ts';
import type { CategoryNumber, Id } from './vocabulary.ts';
import { decidersOf } from './who-decides.ts';

/**
 * The best-interests decision that settles a dispute and still stands, on one record. It
 * "stands beside later answers until each who decides has answered again", and "a settling yes also ends when fewer than two decide".
 */
export function settlementOf(
  facts: Facts,
  asked: Asked,
  all: readonly GivenAnswer[],
  deciders: readonly Id[],
  latest: readonly GivenAnswer[],
): GivenAnswer[] {
  const settling = all.filter(({ giver, choice }) => giver === BEST_INTERESTS && choice.settles === true);
  const counting = settling.filter(({ choice }) => settledADispute(facts, asked, choice.givenAt));
  return newest(counting).filter((settlement) => {
    if (settlement.answer === 'yes' && deciders.length < 2) return false;
    const made = madeAt(settlement);
    const answeredAgain = (decider: Id) => latest.some(({ giver, time }) => giver === decider && time > made);
    return deciders.length === 0 || !deciders.every(answeredAgain);
  });
}

/** "counts if, at its `givenAt`, two or more people decided and, of the newest answers that each had given by then …, one was worth a no and one was not" */
function settledADispute(facts: Facts, asked: Asked, givenAt: string | undefined): boolean {
  if (givenAt === undefined) return false;
  const moment = Date.parse(givenAt);
  const deciders = decidersOf(facts, facts.human(asked.record), asked.category, moment);
  if (deciders.length < 2) return false;
  const byThen = answersOf(facts, asked, moment);
  const each = deciders.map((decider) => newest(byThen.filter(({ giver }) => giver === decider)).map(({ answer }) => answer));
  return each.some((answers) => answers.includes('no')) && each.some((answers) => answers.length > 0 && !answers.includes('no'));
}

/** "It takes the place of what they answered until then": of those who decided when it was made. */
export function takesThePlaceOf(
  facts: Facts,
  settlements: readonly GivenAnswer[],
  answer: GivenAnswer,
  human: Id,
  category: CategoryNumber,
): boolean {
  return settlements.some((settlement) => {
    const made = madeAt(settlement);
    return answer.time <= made && decidersOf(facts, human, category, made).includes(answer.giver);
  });
}

/** A settlement counts from the instant it was given, also where it was withdrawn later. */
const madeAt = ({ choice }: GivenAnswer): number => Date.parse(choice.givenAt ?? '');
