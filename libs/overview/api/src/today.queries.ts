import { query } from '@alongside/platform/database';
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

/**
 * This worker's own entries that have no readers yet, the longest waiting first. `author_id` says again what `mine` says, because it can use an index.
 * A glance at one's own list is listed: whoever reads an entry there opens it.
 */
export const UNSORTED = query<EntryRow, []>(
  'overview.unsorted',
  (rows) => rows.map((row) => ({ personId: row.person_id, kind: 'listed', entryIds: [row.entry_id], rules: [row.rule] })),
  `select ${ENTRY_COLUMNS} from story
   where person_id = any (${MY_PEOPLE}) and author_id = me_worker() and mine and cardinality(categories) = 0
   order by occurred_at, entry_id limit 20`,
);
