import type { Facts } from './facts.ts';
import { endangers } from './links.ts';
import { at } from './london.ts';
import type { Choice, Say } from './sharing-facts.ts';
import type { CategoryNumber, Id } from './vocabulary.ts';
import { decides } from './who-decides.ts';

/** Who decides, where a best-interests decision was recorded. */
export const BEST_INTERESTS = 'best-interests';

/** What a choice is worth at a moment, about one organisation and one category. */
export interface GivenAnswer {
  choice: Choice;
  /** A human, or `best-interests`. */
  giver: Id;
  answer: 'yes' | 'no' | 'ask';
  say: Say | undefined;
  /** When it was said, in milliseconds: the newest of one decider counts. */
  time: number;
  /** Its giver said something later, with or without a say in it. */
  saidSince: boolean;
  /** From when a yes or "ask me" lasts its 12 months. */
  lastsFrom: number;
}

/** What is asked of the choices of one record. */
export interface Asked {
  record: Id;
  organisation: Id;
  category: CategoryNumber;
}

/**
 * Every answer on this record that anyone had a say to give by the moment. What nobody had a say in counts for nothing, and a no from before its
 * giver decided tells of nothing.
 */
export function answersOf(facts: Facts, asked: Asked, moment = facts.now): GivenAnswer[] {
  const human = facts.human(asked.record);
  const given = facts
    .all('choices')
    .filter(({ person, categories }) => person === asked.record && categories.includes(asked.category))
    .flatMap((choice) => worthAt(facts, choice, asked.organisation, moment) ?? []);
  return given
    .map((one) => ({ ...one, saidSince: given.some(({ giver, time }) => giver === one.giver && time > one.time) }))
    .filter((one) => hadASay(facts, one, human, asked.category, moment))
    .map((one) => (one.say === 'something' && !decidedThen(facts, one, human, asked.category, moment) ? { ...one, say: undefined } : one));
}

/** Did someone who decides now say yes before they did? It opens nothing, and telling opens nothing any more either: they have answered. */
export function saidYesTooEarly(facts: Facts, asked: Asked, deciders: readonly Id[]): boolean {
  return facts
    .all('choices')
    .filter(({ person, categories, answer }) => person === asked.record && answer === 'yes' && categories.includes(asked.category))
    .flatMap((choice) => worthAt(facts, choice, asked.organisation, facts.now) ?? [])
    .some(({ giver, answer }) => answer === 'yes' && deciders.includes(giver));
}

/** The newest answers among these: one, or several of the same instant. */
export function newest(answers: readonly GivenAnswer[]): GivenAnswer[] {
  const last = Math.max(...answers.map(({ time }) => time));
  return answers.filter(({ time }) => time === last);
}

function worthAt(facts: Facts, choice: Choice, organisation: Id, moment: number): Omit<GivenAnswer, 'saidSince'> | undefined {
  const givenAt = choice.givenAt === undefined ? -Infinity : at(choice.givenAt);
  if (givenAt > moment) return undefined;
  const giver = choice.by === BEST_INTERESTS ? choice.by : facts.human(choice.by);
  const withdrawnAt = choice.withdrawnAt === undefined ? Infinity : at(choice.withdrawnAt);
  const named = choice.organisations.includes(organisation);
  const namedOrAll = named || choice.organisations.includes('*');
  if (withdrawnAt <= moment) {
    // "A withdrawn yes is a no with the word given then": it is said when it is withdrawn
    if (choice.answer === 'yes') {
      const time = Math.max(givenAt, withdrawnAt);
      return named ? { choice, giver, answer: 'no', say: choice.withdrawnSay, time, lastsFrom: time } : undefined;
    }
    // "a withdrawn no is 'ask me'": it lasts from when the last of both was said
    const lastsFrom = Math.max(givenAt, withdrawnAt);
    return namedOrAll ? { choice, giver, answer: 'ask', say: undefined, time: givenAt, lastsFrom } : undefined;
  }
  // "A yes names organisations ("all partners" is invalid); a no may name everyone."
  const counts = choice.answer === 'yes' ? named && sinceItJoined(facts, organisation, givenAt) : namedOrAll;
  const say = choice.answer === 'no' ? choice.say : undefined;
  return counts ? { choice, giver, answer: choice.answer, say, time: givenAt, lastsFrom: givenAt } : undefined;
}

/** "a yes or telling from before an organisation joined does not name it" */
export function sinceItJoined(facts: Facts, organisation: Id, moment: number): boolean {
  const joinedAt = facts.organisation(organisation)?.joinedAt;
  return joinedAt === undefined || moment >= at(joinedAt);
}

const decidedThen = (
  facts: Facts,
  { choice, giver }: Pick<GivenAnswer, 'choice' | 'giver'>,
  human: Id,
  category: CategoryNumber,
  moment: number,
): boolean =>
  giver === BEST_INTERESTS || decides(facts, giver, human, category, choice.givenAt === undefined ? moment : at(choice.givenAt));

/**
 * Did the giver decide when they gave it? A no or "ask me" has a say, too, where it is its giver's newest word and they decide by the moment.
 * A best-interests decision is asked elsewhere whether it counts.
 */
function hadASay(
  facts: Facts,
  { choice, giver, answer, saidSince }: GivenAnswer,
  human: Id,
  category: CategoryNumber,
  moment: number,
): boolean {
  if (giver === BEST_INTERESTS) return true;
  // "voids the choices that person made", for others: one's own word about oneself stays
  if (giver !== human && endangers(facts, giver, human)) return false;
  if (decidedThen(facts, { choice, giver }, human, category, moment)) return true;
  return answer !== 'yes' && !saidSince && decides(facts, giver, human, category, moment);
}
