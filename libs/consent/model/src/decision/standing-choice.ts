import { answersOf, type Asked, BEST_INTERESTS, type GivenAnswer, newest, saidYesTooEarly } from './answers.ts';
import type { Facts } from './facts.ts';
import { birthday, dayOf, monthsLater } from './london.ts';
import { settlementOf, takesThePlaceOf } from './settlement.ts';
import type { Say } from './sharing-facts.ts';
import type { CategoryNumber, Id } from './vocabulary.ts';
import { decidersOf } from './who-decides.ts';

/** What stands about an organisation and a category. `answered`: somebody ever gave an answer that had a say. */
export type StandingChoice =
  { answer: 'no'; say: Say | undefined } | { answer: 'yes' } | { answer: 'ask' } | { answer: 'none'; answered: boolean };

/** (B) What did the person choose? "Of each record's choice the strictest": asked for an entry of one record, read from all of the human. */
export function standingChoice(facts: Facts, record: Id, organisation: Id, category: CategoryNumber): StandingChoice {
  const onEach = facts.records(facts.human(record)).map((one) => onRecord(facts, { record: one, organisation, category }, record));
  const standing = onEach.flatMap(({ stands }) => stands);
  // "Of all that stands the strictest counts": a no, then "ask me", then a yes; of several no the one that says least
  const noes = standing.filter(({ answer }) => answer === 'no');
  const asks = standing.some(({ answer }) => answer === 'ask');
  if (noes.length > 0) return { answer: 'no', say: leastSaid(noes, asks) };
  if (asks) return { answer: 'ask' };
  if (standing.length > 0) return { answer: 'yes' };
  return { answer: 'none', answered: onEach.some(({ answered }) => answered) };
}

/** "Say nothing" is stricter than unset, and unset than "say there is something". An "ask me" beside it tells as little as unset. */
function leastSaid(noes: readonly GivenAnswer[], asks: boolean): Say | undefined {
  if (noes.some(({ say }) => say === 'nothing')) return 'nothing';
  return !asks && noes.every(({ say }) => say === 'something') ? 'something' : undefined;
}

/** What stands on one record, for an entry of the record that was asked about. */
function onRecord(facts: Facts, asked: Asked, askedRecord: Id): { stands: GivenAnswer[]; answered: boolean } {
  const human = facts.human(asked.record);
  const deciders = decidersOf(facts, human, asked.category);
  const all = answersOf(facts, asked);
  const people = all.filter(({ giver }) => giver !== BEST_INTERESTS);
  // "The newest of one decider counts."
  const latest = [...new Set(people.map(({ giver }) => giver))].flatMap((giver) => newest(people.filter((one) => one.giver === giver)));
  const live = (one: GivenAnswer) => lasts(facts, one, human) && reaches(facts, one, askedRecord);

  const settlement = settlementOf(facts, asked, all, deciders, latest).filter((one) => lasts(facts, one, human));
  // "counts while nobody else may decide"
  const instead = deciders.length > 0 ? [] : newest(all.filter(({ giver, choice }) => giver === BEST_INTERESTS && !choice.settles));

  const stands = [
    ...latest.filter(
      (one) => staysWithItsGiver(one, human, deciders, latest) && !takesThePlaceOf(facts, settlement, one, human, asked.category),
    ),
    ...settlement,
    ...instead,
  ].filter(live);
  return { stands, answered: people.length + settlement.length + instead.length > 0 || saidYesTooEarly(facts, asked, deciders) };
}

/**
 * "A yes ends when its giver no longer decides (one's own yes, given while able, stands while unable and after death)".
 * A no "stands until changed": by its giver, or by each who decides in the giver's stead. One's own word stands beside theirs.
 */
function staysWithItsGiver(one: GivenAnswer, human: Id, deciders: readonly Id[], latest: readonly GivenAnswer[]): boolean {
  // a yes is over once its giver has said anything since, even while they did not decide
  if (one.answer === 'yes' && one.saidSince) return false;
  if (deciders.includes(one.giver) || one.giver === human) return true;
  if (one.answer === 'yes') return false;
  const changed = deciders.every((decider) => latest.some(({ giver, time }) => giver === decider && time > one.time));
  return deciders.length === 0 || !changed;
}

/** "A yes and "ask me" last 12 months"; a yes ends "on the 13th, 16th and 18th birthday"; a no stands. */
function lasts(facts: Facts, { answer, lastsFrom }: GivenAnswer, human: Id): boolean {
  if (answer === 'no') return true;
  if (lastsFrom === -Infinity || facts.now >= monthsLater(lastsFrom, facts.settings.yesLastsMonths)) return false;
  const born = facts.person(human)?.born;
  if (answer === 'ask' || born === undefined) return true;
  return ![13, 16, 18].map((years) => birthday(born, years)).some((day) => dayOf(lastsFrom) < day && day <= dayOf(facts.now));
}

/** Merge: a yes made before it counts for its own record's entries only; a no and "ask me" hold for all. */
function reaches(facts: Facts, { answer, choice }: GivenAnswer, askedRecord: Id): boolean {
  return answer !== 'yes' || facts.grantReaches(choice, choice.givenAt, askedRecord);
}
