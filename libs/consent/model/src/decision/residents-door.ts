import { hide, show } from './answer.ts';
import { keptBackAs, type Part, partsOf, standsForUnsorted } from './categories-of.ts';
import { conflict, mentioned } from './conflict.ts';
import { noMessage } from './duties-of.ts';
import type { Facts } from './facts.ts';
import { isDangerous, linksOf } from './links.ts';
import { at, DAY } from './london.ts';
import { withoutOthers } from './others-words.ts';
import { barred, placesOver, tellsOfPlaces } from './protections.ts';
import type { Answer } from './question.ts';
import type { CategoryNumber, Id } from './vocabulary.ts';
import { decides, isDead, isYoungerThan } from './who-decides.ts';
import type { Entry, Look } from './world.ts';

/** D1 at the resident's door. Without an entry (a card, or nothing at all) there is nothing to show. */
export function atTheResidentsDoor(facts: Facts, login: Id, record: Id, entryId: Id | undefined, entry: Entry | undefined): Answer {
  const [reader, subject] = [facts.human(login), facts.human(record)];
  if (reader !== subject) {
    if (!isOnRecord(facts, reader, subject)) return hide('D1');
    // "for anyone on record as a representative D3 and D4 come first"; a relative or an ex is stopped at work only
    const links = linksOf(facts, reader).filter(isDangerous);
    const stopped = conflict(facts, links, record, entry, false);
    if (stopped) return stopped;
    const { subject: onSubject, mentioned: onMentioned } = barred(
      facts,
      { id: login, isWorker: false, namedInRestricted: false },
      record,
      entryId,
      entry,
    );
    if (onSubject || onMentioned) return hide('D4');
  }
  if (!entry || !mayRead(facts, reader, subject, entry)) return hide('D1');
  return withoutOthers(facts, show('D1', 'full'), entry, { isWorker: false, isAuthor: false, underLegal: false });
}

/** "On record while the window lasts", whatever the kind, and in authority or not. */
function isOnRecord(facts: Facts, reader: Id, subject: Id): boolean {
  return facts
    .all('representatives')
    .some((one) => facts.human(one.by) === reader && facts.human(one.person) === subject && facts.inWindow(one));
}

/** "What the resident sees" */
function mayRead(facts: Facts, reader: Id, subject: Id, entry: Entry): boolean {
  // nobody signs in who has died; "after death an executor or administrator"
  if (isDead(facts, reader)) return false;
  // "access can be paused": by the one who reads, or for the record that is read
  if ([reader, subject].some((human) => facts.someRecord(human, ({ paused }) => paused))) return false;
  if (reader !== subject && !mayRepresent(facts, reader, subject, entry)) return false;
  return !isKeptBackAtHome(facts, subject, entry) && !isHeldBack(entry) && !waitsForTheTalk(facts, entry);
}

/** A representative in scope is one who decides about all that the entry carries. */
function mayRepresent(facts: Facts, reader: Id, subject: Id, entry: Entry): boolean {
  const asCategories = (part: Part): readonly CategoryNumber[] => (part === 'unsorted' ? standsForUnsorted : [part]);
  if (
    !partsOf(entry)
      .flatMap(asCategories)
      .every((category) => decides(facts, reader, subject, category))
  )
    return false;
  // "To a representative 6s, 7, 13 and, of a child, 9 and 10 are HIDE unless a named professional opened that entry to them."
  const kept: CategoryNumber[] = isAChild(facts, subject) ? ['6s', '7', '13', '9', '10'] : ['6s', '7', '13'];
  if (!kept.some((category) => keptBackAs(entry, category))) return true;
  return (entry.openedTo ?? []).some(
    ({ person, by }) => facts.human(person) === reader && by !== undefined && facts.humanBehind(by) !== reader,
  );
}

/** Under 18; and whoever's birth date is not known, where a child's own is kept back. */
const isAChild = (facts: Facts, human: Id): boolean => facts.person(human)?.born === undefined || isYoungerThan(facts, human, 18);

/** "Entries of protected services, category 7 and *tells where* are HIDE in the resident app until the person, with a worker, switched them on" */
function isKeptBackAtHome(facts: Facts, subject: Id, entry: Entry): boolean {
  // "the resident app never shows a protected address"
  if (tellsOfPlaces(entry) && [subject, ...mentioned(facts, entry)].some((human) => placesOver(facts, human).length > 0)) return true;
  const kept = tellsOfPlaces(entry) || facts.organisation(entry.organisation)?.protectedService === true;
  return kept && !isShownAtHome(facts, subject);
}

const isShownAtHome = (facts: Facts, human: Id): boolean => facts.everyRecord(human, ({ shownAtHome }) => shownAtHome);

/** "**Held back** past its review day stays held": until it is lifted. */
const isHeldBack = ({ heldBack }: Entry): boolean => heldBack !== undefined && heldBack.lifted !== true;

/** "an entry to be shown *after we talk* is HIDE until the talk, at most 28 days", of 24 hours. */
function waitsForTheTalk(facts: Facts, { afterWeTalk }: Entry): boolean {
  if (!afterWeTalk || facts.done(afterWeTalk.talkedAt)) return false;
  return afterWeTalk.since === undefined || facts.now < at(afterWeTalk.since) + facts.settings.talkWithinDays * DAY;
}

/** May a line of *Who looked* be read in the resident app, where its entry may? */
export function isListed(facts: Facts, look: Look, record: Id): boolean {
  const human = facts.human(record);
  // "nothing may reveal that there is a gap …, lines about … protected services included"
  if (facts.organisation(look.by)?.protectedService && !isShownAtHome(facts, human)) return false;
  if (!look.override && !look.duty) return true;
  // "joins the person's look list, as a look by duty basis does, once the duty to tell is done
  // (while telling by app is barred the resident app keeps such a line back …) (later only by a named approver with an end)"
  if (!facts.done(look.toldAt) || noMessage(facts, human)) return false;
  return look.approver === undefined || look.delayedUntil === undefined || facts.now >= at(look.delayedUntil);
}
