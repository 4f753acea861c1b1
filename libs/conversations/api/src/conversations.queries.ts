import { change, query, wholeMutation } from '@alongside/platform/database';

/** An entry as the `story` view gives it. */
export interface EntryRow {
  person_id: string;
  entry_id: string;
  conversation_id: string;
  kind: string;
  occurred_at: Date;
  recorded_at: Date;
  happened_where: string | null;
  author_id: string;
  author_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: string;
  words: string;
  categories: string[];
  shown_to_person: string;
  mine: boolean;
  version: number;
  amended_at: Date | null;
  earlier: { words: string; replacedAt: string; because: string | null }[];
  rule: string;
  source: string | null;
}

/** Every column of an entry, for any statement that reads the `story` view. */
export const ENTRY_COLUMNS = `person_id, entry_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, author_name,
   organisation_id, organisation_name, organisation_kind, words, categories, shown_to_person, mine, version, amended_at, earlier, rule, source`;

/** The looks that entries are: one a person, with the ids and the rules that showed them. */
function looksAt(
  rows: readonly Pick<EntryRow, 'person_id' | 'entry_id' | 'rule'>[],
): { personId: string; kind: 'opened'; entryIds: string[]; rules: string[] }[] {
  return [...new Set(rows.map(({ person_id }) => person_id))].map((personId) => {
    const own = rows.filter(({ person_id }) => person_id === personId);
    return { personId, kind: 'opened', entryIds: own.map(({ entry_id }) => entry_id), rules: [...new Set(own.map(({ rule }) => rule))] };
  });
}

/** A page of the story, newest first; one row more than asked for tells that there is another page. */
export const STORY = query<EntryRow, [personId: string, first: number]>(
  'conversations.story',
  (rows, [, first]) => looksAt(rows.slice(0, first - 1)),
  `select ${ENTRY_COLUMNS} from story where person_id = $1 order by occurred_at desc, entry_id desc limit $2`,
);

/** An entry without what only its own page shows. */
export type LineRow = Omit<EntryRow, 'person_id' | 'conversation_id' | 'recorded_at' | 'organisation_kind' | 'shown_to_person' | 'earlier'>;

/** The page after a place in the story. */
export const STORY_AFTER = query<EntryRow, [personId: string, first: number, occurredAt: string, entryId: string]>(
  'conversations.story_after',
  (rows, [, first]) => looksAt(rows.slice(0, first - 1)),
  `select ${ENTRY_COLUMNS} from story where person_id = $1 and (occurred_at, entry_id) < ($3, $4)
   order by occurred_at desc, entry_id desc limit $2`,
);

/** One entry. Nothing found is a denied look that names what was asked for. */
export const ENTRY = query<EntryRow, [personId: string, entryId: string]>(
  'conversations.entry',
  (rows, [personId, entryId]) => (rows.length ? looksAt(rows) : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }]),
  `select ${ENTRY_COLUMNS} from story where person_id = $1 and entry_id = $2`,
);

/** What an entry is made of; who writes it, for whom and when, the database says. */
export type EntryValues = [
  personId: string,
  entryId: string,
  conversationId: string,
  occurredAt: string,
  where: string | null,
  words: string,
  categories: readonly string[],
  shown: string,
  held: string | null,
  source: string | null,
  tellsWhere: boolean | null,
];

export const RECORD = change<EntryValues>('conversations.record', 'select record_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)');

/** The same with its session and its answer, as a whole mutation. */
export const RECORD_AT_ONCE = wholeMutation<EntryValues>(
  'conversations.record_at_once',
  'select record_conversation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) as context',
);

/** Changes how one's own entry is sorted; no row where another version stands by now. */
export const SORT = change<
  [
    personId: string,
    entryId: string,
    version: number,
    categories: readonly string[],
    shown: string,
    held: string | null,
    tellsWhere: boolean | null,
  ]
>(
  'conversations.sort',
  `update entries set categories = $4, shown_to_person = $5, held_because = $6, tells_where = coalesce($7, tells_where_still(person_id, entry_id)), version = version + 1
   where person_id = $1 and entry_id = $2 and version = $3`,
);

/** Sorts what someone who left their organisation left unsorted; false where that is not this worker's to do, or another version stands by now. */
export const SORT_LEFT = change<
  [
    personId: string,
    entryId: string,
    version: number,
    categories: readonly string[],
    shown: string,
    held: string | null,
    tellsWhere: boolean | null,
  ],
  { sorted: boolean }
>('conversations.sort_left', 'select sort_what_was_left($1, $2, $3, $4, $5, $6, $7) as sorted');

/** The entries about one person that someone who left their organisation left to be sorted, and that this worker may sort. */
export const LEFT_TO_SORT = query<{ entry_id: string }, [personId: string]>(
  'conversations.left_to_sort',
  'nobody',
  'select entry_id from left_to_sort where person_id = $1',
);

export const MARK_AMENDED = change<[personId: string, entryId: string, version: number]>(
  'conversations.mark_amended',
  `update entries set amended_at = moment(), version = version + 1 where person_id = $1 and entry_id = $2 and version = $3`,
);

export const AMEND = change<
  [personId: string, amendmentId: string, entryId: string, version: number, words: string, because: string | null]
>(
  'conversations.amend',
  `insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, because, author_id, amended_at)
   values ($1, $2, $3, me_place(), $4, $5, $6, me_worker(), moment())`,
);
