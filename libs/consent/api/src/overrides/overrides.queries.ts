import { change, query } from '@alongside/platform/database';
import type { DutyToTell, OverrideGround } from '@alongside/platform/graphql';

/** Keeps what was typed, and opens where it fits one person. The same answer and nearly the same work, whoever it fits. */
export const INVOKE = change<
  [
    id: string,
    typed: string,
    names: readonly string[],
    birthDate: string | null,
    postcode: string | null,
    phone: string | null,
    ground: string,
    categories: readonly string[],
    reason: string,
    told: string,
    recipient: string | null,
  ]
>('consent.invoke_override', 'select invoke_override($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)');

export const END = change<[id: string], { done: boolean }>('consent.end_override', 'select end_override($1) as done');
/** By whoever it fell to; else by the Guardian to whom it has come. */
export const TOLD = change<[id: string, how: string], { answer: 'told' | 'not_by_message' | 'none' }>(
  'consent.person_told',
  "select coalesce(nullif(person_told($1, $2), 'none'), guardian_told($1, $2)) as answer",
);
export const ASK_NOT_YET = change<[id: string, reason: string, until: string], { answer: 'asked' | 'too_long' | 'none' }>(
  'consent.ask_not_yet',
  'select ask_not_yet($1, $2, $3) as answer',
);
export const ANSWER_NOT_YET = change<[id: string, agreed: boolean], { done: boolean }>(
  'consent.answer_not_yet',
  'select answer_not_yet($1, $2) as done',
);
export const AGREE_TO_RENEWAL = change<[id: string], { done: boolean }>('consent.agree_to_renewal', 'select agree_to_renewal($1) as done');
export const REFUSE_RENEWAL = change<[id: string, words: string], { done: boolean }>(
  'consent.refuse_renewal',
  'select refuse_renewal($1, $2) as done',
);
export const REVIEW = change<[id: string, outcome: string, words: string], { answer: 'reviewed' | 'still_open' | 'none' }>(
  'consent.review_override',
  'select review_override($1, $2, $3) as answer',
);

interface DutyRow {
  override_id: string;
  typed: string;
  ground: OverrideGround | null;
  invoked_at: Date;
  ends_at: Date | null;
  still_open: boolean;
  tell_by: string;
  not_by_message: boolean;
  asked_not_yet: boolean;
  not_yet_until: Date | null;
  person_id: string | null;
}

/**
 * Whom this worker has still to tell, the soonest day first. Of an override it shows what the worker typed themself, and nothing of a record; of what was
 * read on a duty it shows the name.
 */
export const DUTIES = query<DutyRow, []>(
  'consent.duties_to_tell',
  (rows) => rows.flatMap(({ person_id }) => (person_id ? [{ personId: person_id, kind: 'listed' as const, rules: ['duty'] }] : [])),
  `select override_id, typed, ground, invoked_at, ends_at, still_open, tell_by::text, not_by_message, asked_not_yet, not_yet_until, person_id
   from my_duties_to_tell order by tell_by, override_id limit 50`,
);

/** A duty of the API from its row. */
export const toDuty = (row: DutyRow): DutyToTell => ({
  id: row.override_id,
  typed: row.typed,
  ground: row.ground,
  invokedAt: row.invoked_at.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
  stillOpen: row.still_open,
  tellBy: row.tell_by,
  notByMessage: row.not_by_message,
  askedNotYet: row.asked_not_yet,
  notYetUntil: row.not_yet_until?.toISOString() ?? null,
});
