import { joined, ranOut } from './agreements.ts';
import { exists, hide, withDuties } from './answer.ts';
import { card } from './card.ts';
import { partsOf } from './categories-of.ts';
import { outOfDate } from './caution.ts';
import { conflict } from './conflict.ts';
import { whoIsNamed } from './duties-of.ts';
import type { Facts } from './facts.ts';
import { isAlongside } from './involvements.ts';
import { linksAtWork } from './links.ts';
import { decidePart } from './one-part.ts';
import { withoutOthers } from './others-words.ts';
import { covering, speaksFor, speaksForThePerson, validOverrides } from './overrides.ts';
import { barred } from './protections.ts';
import { enforcesAgainst, mayState } from './purposes.ts';
import type { Answer, WorkerActor } from './question.ts';
import { strictest } from './strictest.ts';
import type { Id } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** Who asks at the worker's door, and for what. */
export interface WorkersQuestion {
  actor: WorkerActor;
  purpose: string;
  reason?: string;
}

/** D0, "not a worker of the organisation acted for". */
export const worksThere = (facts: Facts, { worker, organisation }: WorkerActor): boolean =>
  facts.worker(worker)?.organisations?.includes(organisation) === true;

/** `count()`: "learning: … a question of its own, groups under 10 hidden with differencing". Any other purpose is not for counting. */
export const counts = (purpose: string): Answer =>
  purpose === 'learning' ? { result: 'COUNTS', level: null, rule: 'count', duties: ['hide-groups-under-10'] } : hide('D2');

/** The card of a person: D1 to D4, then D8. */
export function cardAtTheWorkersDoor(facts: Facts, asks: WorkersQuestion, record: Id, search: 'exact' | 'browse' | undefined): Answer {
  const { actor, purpose } = asks;
  const overrides = validOverrides(facts, actor, purpose, record);
  const stopped = d1ToD3(facts, asks, { record, entry: undefined }, speaksForThePerson(overrides));
  if (stopped) return stopped;
  // "never under … a seal or a restricted record"; no override speaks for a card. A place bars no card: it tells of no place
  const login = { id: actor.worker, isWorker: true, namedInRestricted: false };
  return barred(facts, login, record, undefined, undefined).subject ? hide('D4') : card(facts, actor, purpose, record, search);
}

/** An entry: the page from D0's last words to D12. */
export function entryAtTheWorkersDoor(facts: Facts, asks: WorkersQuestion, entryId: Id, entry: Entry): Answer {
  const { actor, purpose } = asks;
  const record = entry.subject;
  const overrides = validOverrides(facts, actor, purpose, record);
  // D0: "another organisation wrote it and no agreement in force joins the two (a valid EMERGENCY override covers one that only ran out by date)"
  const emergency = speaksFor(overrides, 'EMERGENCY', entry);
  const { organisation } = actor;
  const mayShare = joined(facts, organisation, entry.organisation) || (emergency && ranOut(facts, organisation, entry.organisation));
  if (!mayShare) return hide('D0');

  const stopped = d1ToD3(facts, asks, { record, entryId, entry }, speaksForThePerson(overrides));
  if (stopped) return stopped;

  const alongside = isAlongside(facts, actor, record);
  const isOwn = organisation === entry.organisation;
  // D4
  const login = { id: actor.worker, isWorker: true, namedInRestricted: entry.author === actor.worker || (isOwn && alongside) };
  const bars = barred(facts, login, record, entryId, entry);
  if (bars.subject && emergency) return exists('D4', 'ring-the-on-call');
  // "A Guardian under LEGAL: EXISTS"; of what others wrote, never a protected service's
  const mayKnow = isOwn || !facts.organisation(entry.organisation)?.protectedService;
  if (bars.subject && mayKnow && speaksFor(overrides, 'LEGAL', entry)) return exists('D4', 'needs-two-people');
  if (bars.subject || bars.mentioned) return hide('D4');

  const reader = {
    isWorker: true,
    isAuthor: entry.author === actor.worker,
    underLegal: overrides.some(({ ground }) => ground === 'LEGAL'),
  };
  // D7a: "a reviewer and LEGAL go on". D2 lets none but a reviewer state rights
  const legal = covering(overrides, '12').some(({ ground }) => ground === 'LEGAL');
  const note = outOfDate(facts, entry, actor.worker, purpose === 'rights' || legal);
  if (note) return withoutOthers(facts, note, entry, reader);

  // D5 to D11, each category alone
  const look = { facts, actor, purpose, reason: asks.reason, entry, overrides, isAlongside: alongside };
  const answer = strictest(
    look,
    partsOf(entry).map((part) => decidePart(look, part)),
  );
  if (answer.result === 'EXISTS') return withDuties(answer, whoIsNamed(facts, record));
  return withoutOthers(facts, answer, entry, reader);
}

/** D1 to D3, which a card and an entry have in common. */
function d1ToD3(
  facts: Facts,
  { actor, purpose }: WorkersQuestion,
  about: { record: Id; entryId?: Id; entry: Entry | undefined },
  emergency: boolean,
): Answer | undefined {
  const { record, entryId, entry } = about;
  const human = facts.humanBehind(actor.worker);
  // D1: "Worker's door, one's own record: HIDE"
  if (human === facts.human(record)) return hide('D1');
  // D2: "purpose enforcement, unstated, or not this role's; or the worker enforces against this person: HIDE, no override lifts it"
  const subject = { record, entryId, wroteIt: entry?.organisation };
  if (!mayState(facts, actor, purpose, subject) || enforcesAgainst(facts, actor, record)) return hide('D2');
  return conflict(facts, linksAtWork(facts, human), record, entry, emergency);
}
