import type { Facts } from './facts.ts';
import { at } from './london.ts';
import type { Id, Instant } from './vocabulary.ts';

/** Do two humans live together at this moment? */
export function livesWith(facts: Facts, one: Id, other: Id, moment = facts.now): boolean {
  return homes(facts, one).some(
    (mine) =>
      facts.inWindow(mine, moment) &&
      homes(facts, other).some((theirs) => theirs.household === mine.household && facts.inWindow(theirs, moment)),
  );
}

/** Did two humans live together at some instant from `since` to the moment, that included? Missing: at any time. */
export function livedWithSince(facts: Facts, one: Id, other: Id, since: Instant | undefined, moment = facts.now): boolean {
  return homes(facts, one).some((mine) =>
    homes(facts, other).some((theirs) => {
      if (theirs.household !== mine.household) return false;
      const begins = Math.max(...[mine.from, theirs.from, since].map((from) => (from === undefined ? -Infinity : at(from))));
      const ends = Math.min(...[mine.until, theirs.until].map((until) => (until === undefined ? Infinity : at(until))));
      return begins <= moment && begins < ends;
    }),
  );
}

const homes = (facts: Facts, human: Id) => facts.all('households').filter(({ person }) => facts.human(person) === human);
