import { query } from '@alongside/platform/database';
import type { CautionState } from '@alongside/platform/graphql';
import { ENTRY_COLUMNS, type EntryRow } from '@alongside/conversations/api';
import { listed, MY_PEOPLE, PERSON_CARD_COLUMNS, personCards, type PersonCardRow } from '@alongside/people/api';

/** Everyone whom this worker is alongside or starting with, by name. */
export const MY_CARDS = query<PersonCardRow, []>(
  'overview.people',
  listed,
  `select ${PERSON_CARD_COLUMNS}
   from ${personCards(MY_PEOPLE)}
   where c.person_id = any (${MY_PEOPLE})
   order by lower(c.name), c.person_id`,
);

/** A glance at a list is listed: whoever reads an entry on the person's page opens it. */
const atAGlance = (rows: readonly Pick<EntryRow, 'person_id' | 'entry_id' | 'rule'>[]) =>
  rows.map((row) => ({ personId: row.person_id, kind: 'listed' as const, entryIds: [row.entry_id], rules: [row.rule] }));

/** This worker's own entries that have no readers yet, the longest waiting first. */
export const UNSORTED = query<EntryRow, []>(
  'overview.unsorted',
  atAGlance,
  `select ${ENTRY_COLUMNS} from my_unsorted order by occurred_at, entry_id limit 20`,
);

/** What workers who left this organisation left unsorted, about people whom this worker is alongside, the longest waiting first. */
export const LEFT_UNSORTED = query<EntryRow, []>(
  'overview.left_unsorted',
  atAGlance,
  `select ${ENTRY_COLUMNS} from left_unsorted order by occurred_at, entry_id limit 20`,
);

interface WaitingCautionRow {
  person_id: string;
  entry_id: string;
  rule: string;
  state: CautionState;
  review_on: string;
  author_id: string;
  author_name: string;
}

/** Caution notes that wait for this worker, the soonest review day first. */
export const WAITING_CAUTIONS = query<WaitingCautionRow, []>(
  'overview.waiting_cautions',
  atAGlance,
  `select person_id, entry_id, rule, state, review_on::text as review_on, author_id, author_name
   from my_waiting_cautions w order by w.review_on, entry_id limit 20`,
);
