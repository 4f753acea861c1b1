import { inDate } from './caution.ts';
import { keptBackAs } from './categories-of.ts';
import { mentioned } from './conflict.ts';
import type { Facts } from './facts.ts';
import { livesWith } from './households.ts';
import type { Id } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** Who asks, as D4 knows them: a login, and whether it counts as named in a restricted record. */
export interface Login {
  id: Id;
  /** Releases are to a worker. */
  isWorker: boolean;
  /** "For a restricted record the author and those alongside for the organisation that wrote it count as named." */
  namedInRestricted: boolean;
}

/** Where a seal, place or record stands in the way that this login is not named in and that nobody lifted. */
export interface Barred {
  /** On the subject or on the entry. */
  subject: boolean;
  mentioned: boolean;
}

/** D4: seal, protected place or restricted record on the subject or anyone mentioned, and actor not named. */
export function barred(facts: Facts, login: Login, record: Id, entryId: Id | undefined, entry: Entry | undefined): Barred {
  const subject = facts.human(record);
  const bars = (human: Id) =>
    isSealed(facts, login, human) || isPlaceBarred(facts, login, human, entry) || isRestricted(facts, login, human, entry);
  return {
    subject: bars(subject) || (entryId !== undefined && isEntrySealed(facts, login, entryId, subject)),
    mentioned: mentioned(facts, entry).some(bars),
  };
}

function isSealed(facts: Facts, login: Login, human: Id): boolean {
  return facts
    .all('seals')
    .some(({ person, named }) => person !== undefined && facts.human(person) === human && !isLet(facts, login, named, person));
}

/** "on a seal of an entry, its subject" is whom a release is for. */
function isEntrySealed(facts: Facts, login: Login, entryId: Id, subject: Id): boolean {
  return facts.all('seals').some(({ entry, named }) => entry === entryId && !isLet(facts, login, named, subject));
}

/** "covers everyone who lives there and every entry marked *tells where* or category 7, whatever else it carries" */
function isPlaceBarred(facts: Facts, login: Login, human: Id, entry: Entry | undefined): boolean {
  if (!entry || !tellsOfPlaces(entry)) return false;
  return placesOver(facts, human).some(({ person, named }) => !isLet(facts, login, named, person));
}

/** An in-date caution note passes a restricted record or place "unless it tells where". */
function isRestricted(facts: Facts, login: Login, human: Id, entry: Entry | undefined): boolean {
  if (entry && inDate(facts, entry) && !entry.tellsWhere) return false;
  if (login.namedInRestricted) return false;
  return facts.all('restrictedRecords').some(({ person, named }) => facts.human(person) === human && !isLet(facts, login, named, person));
}

/** Is this an entry that a protected place covers? An in-date caution note passes it unless it tells where: then it carries no 7 either. */
export const tellsOfPlaces = (entry: Entry): boolean => entry.tellsWhere === true || keptBackAs(entry, '7');

/** The protected places that cover a human: their own, and those of whom they live with. */
export function placesOver(facts: Facts, human: Id) {
  return facts
    .all('protectedPlaces')
    .filter(
      (place) => facts.inWindow(place) && (facts.human(place.person) === human || livesWith(facts, facts.human(place.person), human)),
    );
}

/** "Named means this login." "Only a two-person release lifts it." */
function isLet(facts: Facts, login: Login, named: readonly Id[] | undefined, whose: Id): boolean {
  return named?.includes(login.id) === true || (login.isWorker && isReleased(facts, login.id, whose));
}

/** Is this human under a seal or a restricted record that was not released to the worker? Whoever is named in it counts as anyone else. */
export function isUnderSealOrRestricted(facts: Facts, worker: Id, human: Id): boolean {
  const covers = ({ person }: { person?: Id }) =>
    person !== undefined && facts.human(person) === human && !isReleased(facts, worker, person);
  return facts.all('seals').some(covers) || facts.all('restrictedRecords').some(covers);
}

/** Two workers other than this one lifted what is this person's, to this worker: two people, not two logins of one. */
function isReleased(facts: Facts, worker: Id, whose: Id): boolean {
  return facts.all('releases').some((release) => {
    if (release.to !== worker || !facts.inWindow(release) || facts.human(release.person) !== facts.human(whose)) return false;
    const people = new Set((release.by ?? []).filter((id) => !facts.person(id)).map((id) => facts.humanBehind(id)));
    people.delete(facts.humanBehind(worker));
    return people.size >= 2;
  });
}
