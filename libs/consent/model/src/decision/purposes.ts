import type { Facts } from './facts.ts';
import { at, HOUR } from './london.ts';
import type { WorkerActor } from './question.ts';
import type { Id } from './vocabulary.ts';

/** What a question is about, as D2 sees it. */
export interface Subject {
  record: Id;
  entryId?: Id;
  /** The organisation that wrote it. */
  wroteIt?: Id;
}

/** D2, "purposes by role": may this worker state this purpose here? `enforcement`, "" and unknown words are nobody's. */
export function mayState(facts: Facts, actor: WorkerActor, purpose: string, subject: Subject): boolean {
  switch (purpose) {
    case 'support':
    case 'safeguarding':
    case 'emergency':
      return true;
    case 'supervision':
      // "A supervisor's look at another organisation's entry is D2."
      return actor.role === 'supervisor' && subject.wroteIt === actor.organisation;
    case 'rights':
      return isReviewer(facts, actor, subject.record);
    case 'disclosure':
      return actor.role === 'guardian';
    case 'huddle':
      return subject.entryId !== undefined && isInTheRoom(facts, actor.worker, subject.entryId);
    default:
      // "learning: `count()` alone …; never an entry"
      return false;
  }
}

/** "or the worker enforces against this person": a human does, on whichever login. */
export function enforcesAgainst(facts: Facts, actor: WorkerActor, record: Id): boolean {
  const human = facts.humanBehind(actor.worker);
  return facts
    .all('enforcements')
    .some((duty) => facts.humanBehind(duty.worker) === human && facts.human(duty.person) === facts.human(record) && facts.inWindow(duty));
}

/** "the named reviewer of an open `RightsRequest`", at the organisation acted for. */
function isReviewer(facts: Facts, { worker, organisation }: WorkerActor, record: Id): boolean {
  return facts
    .all('rightsRequests')
    .some(
      (request) =>
        request.reviewer === worker &&
        request.organisation === organisation &&
        facts.human(request.person) === facts.human(record) &&
        request.state !== 'sent' &&
        request.state !== 'part refused',
    );
}

/** "those invited, and only the room cards of that huddle, from 48 hours before until it is written up" */
function isInTheRoom(facts: Facts, worker: Id, entryId: Id): boolean {
  return facts
    .all('huddles')
    .some(
      ({ invited, cards, startsAt, writtenUpAt }) =>
        invited?.includes(worker) === true &&
        cards?.includes(entryId) === true &&
        startsAt !== undefined &&
        at(startsAt) - facts.settings.huddleAheadHours * HOUR <= facts.now &&
        !facts.done(writtenUpAt),
    );
}
