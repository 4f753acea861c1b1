import type { GraphErrorCode } from '../graph/graph-error.ts';
import { type Draft, type DraftPerson } from './draft.ts';
import type { ConversationToRecord, EntryToSort, Sent, Sorting } from './send-conversation.ts';

/** How long Undo can be pressed, in milliseconds. */
export const undoFor = 10_000;

/** How long a sent conversation stays on the device for its strip, in milliseconds, when neither Done nor Skip is pressed. */
const stripFor = 60 * 60_000;

/**
 * `holding` Undo can be pressed · `sending` on its way · `waiting` no answer yet, tries again · `sent` recorded, its strip still open ·
 * `stuck` the server said no: the words are kept and can be edited.
 */
export type OutboxState = 'holding' | 'sending' | 'waiting' | 'sent' | 'stuck';

/** A recorded conversation on its way, or the sorting of one that arrived. Its id is its entry's. Times are epoch milliseconds unless ISO is said. */
export interface OutboxItem extends DraftPerson {
  readonly entryId: string;
  readonly conversationId: string;
  /** The organisation that the worker acted for: it is sent for that one and no other. */
  readonly organisationId: string;
  readonly words: string;
  readonly where: string | null;
  /** ISO. */
  readonly occurredAt: string;
  /** These words are what a team knew already, from this source. Left out: a conversation. */
  readonly knownFrom?: string;
  /** ISO. */
  readonly startedAt: string;
  readonly savedAt: number;
  readonly heldUntil: number;
  readonly state: OutboxState;
  /** The server has the words. */
  readonly recorded: boolean;
  /** The entry's version on the server; null until it is recorded. */
  readonly version: number | null;
  /** The worker's last choice; null while unsorted. */
  readonly sorting: Sorting | null;
  /** Done or Skip was pressed: nothing more will come from the strip. */
  readonly finished: boolean;
  /** What was sent, or will be. After the first attempt it never changes: the server may have it already. */
  readonly record: { readonly mutationId: string; readonly sorting: Sorting | null; readonly attempted: boolean };
  /** The sorting as a mutation of its own, when it came after the words had gone. */
  readonly sort: { readonly mutationId: string; readonly sorting: Sorting } | null;
  readonly attempts: number;
  readonly retryAt: number;
  readonly sentAt: number | null;
  /** Why it is stuck: the server's plain words, or the code of its refusal. */
  readonly message: string | null;
  readonly problem: GraphErrorCode | 'problem' | null;
}

/** What came of one attempt. */
export type Answer = Sent | { readonly kind: 'failed'; readonly code: GraphErrorCode };

/** A draft becomes an item that waits for Undo. */
export function heldFrom(draft: Draft, organisationId: string, mutationId: string, now: number): OutboxItem {
  return {
    entryId: draft.id,
    conversationId: draft.conversationId,
    personId: draft.personId,
    personName: draft.personName,
    preferredName: draft.preferredName,
    organisationId,
    words: draft.words,
    where: draft.where,
    occurredAt: draft.occurredAt ?? draft.startedAt,
    ...knownFromOf(draft),
    startedAt: draft.startedAt,
    savedAt: now,
    heldUntil: now + undoFor,
    state: 'holding',
    recorded: false,
    version: null,
    sorting: null,
    finished: false,
    record: { mutationId, sorting: null, attempted: false },
    sort: null,
    attempts: 0,
    retryAt: now + undoFor,
    sentAt: null,
    message: null,
    problem: null,
  };
}

/** An entry that was recorded earlier is sorted now. */
export interface EntryToSortLater extends DraftPerson {
  readonly entryId: string;
  readonly version: number;
}

/** An item that carries only a sorting. */
export function sortingOf(entry: EntryToSortLater, sorting: Sorting, organisationId: string, mutationId: string, now: number): OutboxItem {
  const at = new Date(now).toISOString();
  const { entryId, personId, personName, preferredName, version } = entry;
  const empty: Draft = {
    id: entryId,
    conversationId: entryId,
    personId,
    personName,
    preferredName,
    words: '',
    where: null,
    occurredAt: null,
    startedAt: at,
    updatedAt: at,
  };
  return {
    ...heldFrom(empty, organisationId, mutationId, now),
    state: 'waiting',
    heldUntil: now,
    retryAt: now,
    recorded: true,
    version,
    sorting,
    finished: true,
    sort: { mutationId, sorting },
  };
}

/** The draft that this item was; null when the server has the words, or may have them. */
export function draftAgain(item: OutboxItem, now: number): Draft | null {
  if (item.recorded || (item.record.attempted && item.state !== 'stuck')) return null;
  const { entryId: id, conversationId, personId, personName, preferredName, words, where, occurredAt, startedAt } = item;
  return {
    ...knownFromOf(item),
    id,
    conversationId,
    personId,
    personName,
    preferredName,
    words,
    where,
    occurredAt,
    startedAt,
    updatedAt: new Date(now).toISOString(),
  };
}

/** Done (with a sorting) or Skip (with none). Null: nothing is left to do. */
export function finished(item: OutboxItem, sorting: Sorting | null, mutationId: string, now: number): OutboxItem | null {
  const done = { ...item, finished: true, sorting: sorting ?? item.sorting };
  if (item.state === 'stuck') return done;
  // Not gone yet: the sorting travels with the words, and there is nothing more to wait for.
  if (!item.record.attempted && !item.recorded)
    return { ...done, record: { ...item.record, sorting }, state: 'waiting', heldUntil: now, retryAt: now };
  if (sorting)
    return { ...done, sort: { mutationId, sorting }, ...(item.state === 'sent' ? { state: 'waiting', retryAt: now, attempts: 0 } : {}) };
  return item.state === 'sent' ? null : done;
}

/** It may be sent now. An item that was `sending` when its tab closed is sent again: the server knows its mutation id. */
export function isDue(item: OutboxItem, organisationId: string, now: number): boolean {
  if (item.organisationId !== organisationId) return false;
  return item.state === 'sending' || ((item.state === 'holding' || item.state === 'waiting') && item.retryAt <= now);
}

/** When the next item becomes due, or null. */
export function nextDueAt(items: readonly OutboxItem[], organisationId: string): number | null {
  const times = items
    .filter((item) => item.organisationId === organisationId && (item.state === 'holding' || item.state === 'waiting'))
    .map((item) => item.retryAt);
  return times.length > 0 ? Math.min(...times) : null;
}

/** From here on the content stays as it is: it goes out now. */
export function attempting(item: OutboxItem): OutboxItem {
  return { ...item, state: 'sending', record: { ...item.record, attempted: true } };
}

/** What to send: the words first, then a sorting that came later. */
export function payloadOf(item: OutboxItem): { readonly record: ConversationToRecord } | { readonly sort: EntryToSort } | null {
  const { entryId, personId, conversationId, occurredAt, where, words } = item;
  const { mutationId, sorting } = item.record;
  const known = item.knownFrom === undefined ? {} : { whatWeKnowFrom: item.knownFrom };
  if (!item.recorded) return { record: { mutationId, sorting, conversationId, entryId, personId, occurredAt, where, words, ...known } };
  if (item.sort && item.version !== null) return { sort: { ...item.sort, entryId, personId, expectedVersion: item.version } };
  return null;
}

/** The item after an attempt. Null: all of it has arrived and nobody needs it any more. */
export function answered(item: OutboxItem, answer: Answer, now: number): OutboxItem | null {
  if (answer.kind === 'refused') return { ...item, state: 'stuck', message: answer.message, problem: 'problem' };
  if (answer.kind === 'failed') {
    // No answer, or a fault over there: try again, each time a little later. Anything else will not change by trying.
    if (answer.code === 'OFFLINE' || answer.code === 'INTERNAL' || answer.code === 'UNAUTHENTICATED') {
      const attempts = item.attempts + 1;
      return { ...item, state: 'waiting', attempts, retryAt: now + pause(attempts) };
    }
    return { ...item, state: 'stuck', message: null, problem: answer.code };
  }
  if (item.recorded) return null;
  const recorded: OutboxItem = { ...item, recorded: true, version: answer.version, attempts: 0, sentAt: now };
  if (item.sort) return { ...recorded, state: 'waiting', retryAt: now };
  return item.finished ? null : { ...recorded, state: 'sent' };
}

/** Nothing waits for its pause: the signal is back, or the worker asked. */
export function awake(item: OutboxItem, now: number): OutboxItem {
  return item.state === 'waiting' ? { ...item, retryAt: now } : item;
}

/** A strip that nobody finished is over after an hour: its entry stays unsorted. */
export function isForgotten(item: OutboxItem, now: number): boolean {
  return item.state === 'sent' && now - (item.sentAt ?? 0) > stripFor;
}

const knownFromOf = ({ knownFrom }: { readonly knownFrom?: string }) => (knownFrom === undefined ? {} : { knownFrom });

/** 2, 4, 8 … up to 60 seconds. */
function pause(attempts: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(attempts, 6));
}
