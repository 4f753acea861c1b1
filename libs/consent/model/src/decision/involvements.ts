import type { Cover, Involvement } from './access-facts.ts';
import { type Facts, written } from './facts.ts';
import { at, HOUR } from './london.ts';
import type { WorkerActor } from './question.ts';
import type { Id } from './vocabulary.ts';

/** (D) Is this login alongside this record, for the organisation acted for? "Cover stands in for a named worker who is alongside." */
export function isAlongside(facts: Facts, { worker, organisation }: WorkerActor, record: Id): boolean {
  return involved(facts, worker, organisation, record, 'alongside') || isCovering(facts, worker, organisation, record);
}

/** Began alone, and nobody has confirmed it yet. */
export function isStarting(facts: Facts, { worker, organisation }: WorkerActor, record: Id): boolean {
  return involved(facts, worker, organisation, record, 'starting');
}

function involved(facts: Facts, worker: Id, organisation: Id, record: Id, state: Involvement['state']): boolean {
  return facts
    .all('involvements')
    .some(
      (one) =>
        one.worker === worker &&
        one.organisation === organisation &&
        one.state === state &&
        facts.inWindow(one) &&
        facts.grantReaches(one, one.from, record) &&
        isAwake(facts, one),
    );
}

/** "A resting worker who wakes it sees nothing until the person or the lead has been told." */
const isAwake = (facts: Facts, { wokenAt, toldAt }: Involvement): boolean => !facts.done(wokenAt) || facts.done(toldAt);

/** "with a start, an end and a reason, the person told" */
function isCovering(facts: Facts, worker: Id, organisation: Id, record: Id): boolean {
  const whole = (cover: Cover) =>
    written(cover.reason) && cover.from !== undefined && cover.until !== undefined && facts.done(cover.toldAt);
  return facts
    .all('covers')
    .some(
      (cover) =>
        cover.worker === worker &&
        cover.organisation === organisation &&
        whole(cover) &&
        facts.inWindow(cover) &&
        facts.grantReaches(cover, cover.from, record) &&
        involved(facts, cover.for, organisation, record, 'alongside'),
    );
}

/** "visiting (24 h before to the visit's end)" */
export function isVisiting(facts: Facts, worker: Id, record: Id): boolean {
  return facts
    .all('visits')
    .some(
      ({ worker: visitor, person, from, until }) =>
        visitor === worker &&
        facts.human(person) === facts.human(record) &&
        from !== undefined &&
        until !== undefined &&
        at(from) < at(until) &&
        at(from) - facts.settings.visitAheadHours * HOUR <= facts.now &&
        facts.now < at(until),
    );
}
