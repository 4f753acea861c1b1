import type { CapacityNote, Representative } from './authority-facts.ts';
import type { Facts } from './facts.ts';
import { endangers } from './links.ts';
import { at, birthday, dayOf, HOUR } from './london.ts';
import type { CategoryNumber, Id, Instant } from './vocabulary.ts';

/**
 * *Who decides* about one category of a human's record at a moment: humans, each once. Nobody: a best-interests decision may stand in.
 */
export function decidersOf(facts: Facts, human: Id, category: CategoryNumber, moment = facts.now): Id[] {
  const representing = (may: (representative: Representative) => boolean): Id[] => [
    ...new Set(
      facts
        .all('representatives')
        .filter((one) => facts.human(one.person) === human && facts.inWindow(one, moment) && may(one))
        .map(({ by }) => facts.human(by))
        // "An *alleged perpetrator* link or an abuse restriction ends a representative's authority for the whole household"
        .filter((representative) => !endangers(facts, representative, human, moment)),
    ),
  ];
  // "After death an executor or administrator."
  if (isDead(facts, human, moment)) return representing(({ kind }) => kind === 'executor' || kind === 'administrator');
  // "Under 16 judged competent for this decision: the child; else someone with parental responsibility."
  if (isYoungerThan(facts, human, 16, moment)) {
    return isCompetent(facts, human, category, moment) ? [human] : representing(({ kind }) => kind === 'parent');
  }
  // "Adult or 16–17: presumed able."
  if (!lacksCapacity(facts, human, category, moment)) return [human];
  // "attorney or deputy in scope (welfare: all categories; property: 3; registered)". Family cannot sign without authority.
  return representing(
    ({ kind, scope, registered }) =>
      (kind === 'attorney' || kind === 'deputy') &&
      registered === true &&
      (scope === 'welfare' || (scope === 'property' && category === '3')),
  );
}

export const decides = (facts: Facts, giver: Id, human: Id, category: CategoryNumber, moment = facts.now): boolean =>
  decidersOf(facts, human, category, moment).includes(giver);

/** Dead from the start of the day. */
export function isDead(facts: Facts, human: Id, moment = facts.now): boolean {
  const died = facts.person(human)?.died;
  return died !== undefined && died <= dayOf(moment);
}

/** Not true of someone whose birth date is not known: an adult is presumed able. */
export function isYoungerThan(facts: Facts, human: Id, years: number, moment = facts.now): boolean {
  const born = facts.person(human)?.born;
  return born !== undefined && dayOf(moment) < birthday(born, years);
}

/** "The newest on a category counts." Of two at one instant, the one that says not competent. */
function isCompetent(facts: Facts, human: Id, category: CategoryNumber, moment: number): boolean {
  const newest = newestNotes(facts, facts.all('competenceNotes'), human, category, moment);
  return newest.length > 0 && newest.every(({ competent }) => competent === true);
}

/** "Where capacity for *this* decision is lacking (until the time the note names, else 24 hours)". Of two at one instant, the one that says so. */
function lacksCapacity(facts: Facts, human: Id, category: CategoryNumber, moment: number): boolean {
  return newestNotes(facts, facts.all('capacityNotes'), human, category, moment).some(
    (note) => note.lacks === true && moment < endOf(facts, note),
  );
}

function endOf(facts: Facts, note: CapacityNote): number {
  if (note.until !== undefined) return at(note.until);
  return note.at === undefined ? -Infinity : at(note.at) + facts.settings.incapacityHours * HOUR;
}

function newestNotes<Note extends { person: Id; categories: CategoryNumber[]; at?: Instant }>(
  facts: Facts,
  notes: readonly Note[],
  human: Id,
  category: CategoryNumber,
  moment: number,
): Note[] {
  const made = notes.filter((note) => facts.human(note.person) === human && note.categories.includes(category) && time(note) <= moment);
  const newest = Math.max(...made.map(time));
  return made.filter((note) => time(note) === newest);
}

const time = (note: { at?: Instant }): number => (note.at === undefined ? -Infinity : at(note.at));
