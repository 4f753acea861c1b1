import { INVOLVEMENT_COLUMNS, type InvolvementRow } from '@alongside/people/api';
import { query } from '@alongside/platform/database';
import type { Category, EntryReaders, PersonReaders } from '@alongside/platform/graphql';

/** Someone who would read words of a category. */
export type ReaderRow = InvolvementRow & { category: Category };

/** Who would read each category of this person's story. Names of colleagues, shown to someone who has just opened the person. */
export const READERS = query<ReaderRow, [personId: string]>(
  'consent.readers',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['card'] }] : []),
  `select category, ${INVOLVEMENT_COLUMNS} from category_readers where person_id = $1 order by category, worker_name, worker_id`,
);

/** What each organisation alongside reads of an entry; null where the asker does not read it. */
export const WHO_CAN_SEE_ENTRY = query<
  { answer: { rule: string; organisations: EntryReaders[] } | null },
  [personId: string, entryId: string]
>(
  'consent.who_can_see_entry',
  ([row], [personId, entryId]) =>
    row?.answer
      ? [{ personId, kind: 'opened', entryIds: [entryId], rules: [row.answer.rule] }]
      : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }],
  'select who_can_see_entry($1, $2) as answer',
);

/** What each organisation alongside reads of what the asker's organisation writes; null where the person is hidden. */
export const WHO_CAN_SEE_PERSON = query<{ answer: { organisations: PersonReaders[] } | null }, [personId: string]>(
  'consent.who_can_see_person',
  ([row], [personId]) => (row?.answer ? [{ personId, kind: 'opened', rules: ['card'] }] : [{ personId, kind: 'opened', result: 'denied' }]),
  'select who_can_see_person($1) as answer',
);
