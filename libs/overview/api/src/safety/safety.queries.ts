import { type Look, change, query } from '@alongside/platform/database';
import type { Category, GuardianItem, OrganisationKind, OverrideAnswer, OverrideGround, OverrideLook } from '@alongside/platform/graphql';

/** One's own override as the database gives it. */
export interface OverrideRow {
  override_id: string;
  answer: OverrideAnswer;
  person_id: string | null;
  records: string[] | null;
  barred: boolean;
  ground: OverrideGround;
  categories: Category[];
  typed: string;
  reason: string;
  recipient: string | null;
  refusal: string | null;
  invoked_at: Date;
  ends_at: Date | null;
  tell_by: string;
  not_by_message: boolean;
  person_told_at: Date | null;
  on_call: string | null;
}

/**
 * Whatever is not opened is logged as denied: of the person, or of the id that was asked for where it fits nobody and where it is another's or none, so
 * that the log takes the same time.
 */
const looksAtOverride = ([row]: readonly OverrideRow[], id: string): Look =>
  row?.answer === 'opened' && row.person_id
    ? { personId: row.person_id, kind: 'opened', rules: ['D6'] }
    : { personId: row?.person_id ?? id, kind: 'opened', result: 'denied' };

/** One's own override, in its purpose. Run first: it hands the written reason to the decision. */
export const OVERRIDE = query<OverrideRow, [id: string]>(
  'overview.open_override',
  (rows, [id]) => [looksAtOverride(rows, id)],
  `select override_id, answer, person_id, records, barred, ground, categories, typed, reason, recipient, refusal, invoked_at, ends_at, tell_by::text, not_by_message, person_told_at, on_call
   from open_override($1)`,
);

/** What the page shows of an override, but for its entries. */
export const toOverrideLook = (row: OverrideRow): Omit<OverrideLook, 'entries'> => ({
  id: row.override_id,
  answer: row.answer,
  typed: row.typed,
  reason: row.reason,
  recipient: row.recipient,
  refusal: row.refusal,
  ground: row.ground,
  categories: row.categories,
  invokedAt: row.invoked_at.toISOString(),
  // where nothing was opened nothing ends: an end would tell that somebody fits
  endsAt: row.answer === 'opened' || row.answer === 'over' ? (row.ends_at?.toISOString() ?? null) : null,
  barred: row.barred,
  onCall: row.on_call,
  tellBy: row.tell_by,
  notByMessage: row.not_by_message,
  personToldAt: row.answer === 'nobody' ? null : (row.person_told_at?.toISOString() ?? null),
});

/** An entry as an override shows it. */
export interface OpenedRow {
  person_id: string;
  entry_id: string;
  kind: string;
  occurred_at: Date;
  author_id: string;
  author_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  words: string;
  categories: Category[];
  rule: string;
  level: 'full' | 'summary' | 'minimum';
}

const OPENED_COLUMNS =
  'person_id, entry_id, kind, occurred_at, author_id, author_name, organisation_id, organisation_name, organisation_kind, words, categories, rule, level';

const looksAtOpened = (rows: readonly OpenedRow[], first: number): Look[] =>
  rows
    .slice(0, first - 1)
    .map(({ person_id, entry_id, rule }) => ({ personId: person_id, kind: 'opened', entryIds: [entry_id], rules: [rule] }));

/** What the decision shows of these records in the purpose of the operation, newest first; one more than asked for. */
export const OPENED = query<OpenedRow, [records: readonly string[], first: number]>(
  'overview.opened',
  (rows, [, first]) => looksAtOpened(rows, first),
  `select ${OPENED_COLUMNS} from story where person_id = any ($1) order by occurred_at desc, entry_id desc limit $2`,
);

/** Those after a place. */
export const OPENED_AFTER = query<OpenedRow, [records: readonly string[], first: number, occurredAt: string, entryId: string]>(
  'overview.opened_after',
  (rows, [, first]) => looksAtOpened(rows, first),
  `select ${OPENED_COLUMNS} from story where person_id = any ($1) and (occurred_at, entry_id) < ($3, $4)
   order by occurred_at desc, entry_id desc limit $2`,
);

/** Whether the actor acts as a Guardian. */
export const IS_GUARDIAN = query<{ is_guardian: boolean }, []>(
  'overview.is_guardian',
  'nobody',
  "select me_role() is not distinct from 'guardian' as is_guardian",
);

interface ItemRow {
  item_id: string;
  kind: GuardianItem['kind'];
  why: string | null;
  at: Date;
  due_on: string;
  ends_at: Date | null;
  worker_id: string;
  worker_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  person_id: string | null;
  whom: string | null;
  reason: string | null;
  told: string | null;
  categories: Category[] | null;
  opened: boolean | null;
  recipient: string | null;
  person_told_at: Date | null;
}

const ITEM_COLUMNS =
  'item_id, kind, why, at, due_on::text, ends_at, worker_id, worker_name, organisation_id, organisation_name, organisation_kind, person_id, whom, reason, told, categories, opened, recipient, person_told_at';

/** Reading an item is a look at whoever it is about. */
const looksAtItems = (rows: readonly ItemRow[], first: number): Look[] =>
  rows
    .slice(0, first - 1)
    .flatMap(({ person_id }) => (person_id ? [{ personId: person_id, kind: 'listed' as const, rules: ['guardian'] }] : []));

/** The queue, the soonest day first; one more than asked for. */
export const QUEUE = query<ItemRow, [first: number]>(
  'overview.guardian_queue',
  (rows, [first]) => looksAtItems(rows, first),
  `select ${ITEM_COLUMNS} from guardian_queue order by guardian_queue.due_on, item_id, kind limit $1`,
);

/** Those after a place. */
export const QUEUE_AFTER = query<ItemRow, [first: number, dueOn: string, id: string, kind: string]>(
  'overview.guardian_queue_after',
  (rows, [first]) => looksAtItems(rows, first),
  `select ${ITEM_COLUMNS} from guardian_queue q where (q.due_on, q.item_id, q.kind) > ($2, $3, $4) order by q.due_on, item_id, kind limit $1`,
);

export const LOOKED = change<[id: string, kind: string, words: string], { done: boolean }>(
  'overview.guardian_looked',
  'select guardian_looked($1, $2, $3) as done',
);

/** An item of the API from its row. */
export const toItem = (row: ItemRow): GuardianItem => ({
  id: row.item_id,
  kind: row.kind,
  why: row.why,
  at: row.at.toISOString(),
  dueOn: row.due_on,
  endsAt: row.ends_at?.toISOString() ?? null,
  worker: { id: row.worker_id, name: row.worker_name },
  organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
  whom: row.whom,
  reason: row.reason,
  told: row.told,
  categories: row.categories,
  opened: row.opened,
  recipient: row.recipient,
  personToldAt: row.person_told_at?.toISOString() ?? null,
});

interface OpenedForSafetyRow {
  override_id: string;
  person_id: string;
  worker_id: string;
  worker_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  ground: OverrideGround;
  invoked_at: Date;
  ends_at: Date;
}

/** Who opened the record of someone this worker leads, newest first. */
export const OPENED_FOR_SAFETY = query<OpenedForSafetyRow, []>(
  'overview.opened_for_safety',
  (rows) => rows.map(({ person_id }) => ({ personId: person_id, kind: 'listed', rules: ['alongside'] })),
  `select override_id, person_id, worker_id, worker_name, organisation_id, organisation_name, organisation_kind, ground, invoked_at, ends_at
   from overrides_on_my_people order by invoked_at desc, override_id limit 20`,
);
