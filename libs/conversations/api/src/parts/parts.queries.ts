import { change, type Look, query } from '@alongside/platform/database';

/** A mark on words about somebody else, as the database keeps it. */
export interface PassageRow {
  from: number;
  length: number;
  about: { id: string; name: string } | null;
  agreed: boolean;
  needed: boolean;
}

const named = (passages: readonly PassageRow[]): Look[] =>
  passages.flatMap(({ about }) => (about ? [{ personId: about.id, kind: 'listed', rules: ['card'] }] : []));

/** One's own entry with its marks; whom a mark names is a glance at them. Nothing found is a denied look that names what was asked for. */
export const PARTS = query<
  { person_id: string; entry_id: string; version: number; words: string; headline: string | null; passages: PassageRow[] },
  [personId: string, entryId: string]
>(
  'conversations.parts',
  (rows, [personId, entryId]) =>
    rows.length
      ? [{ personId, kind: 'opened', entryIds: [entryId], rules: ['D5'] }, ...rows.flatMap(({ passages }) => named(passages))]
      : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }],
  'select person_id, entry_id, version, words, headline, passages from my_passages where person_id = $1 and entry_id = $2',
);

/** What came of marking or setting apart. Unknown: whom, or which words. Hidden: for none and somebody else's too. */
export type Marked = 'marked' | 'changed' | 'unknown' | 'hidden';

export const MARK = change<
  [personId: string, entryId: string, version: number, headline: string | null, marks: string],
  { answer: Marked }
>('conversations.mark_entry', 'select mark_entry($1, $2, $3, $4, $5) as answer');

export const SET_APART = change<
  [
    personId: string,
    entryId: string,
    version: number,
    partId: string,
    toPersonId: string | null,
    from: number,
    length: number,
    categories: readonly string[],
    shown: string,
    held: string | null,
    tellsWhere: boolean | null,
  ],
  { answer: Marked }
>('conversations.set_apart', 'select set_apart($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as answer');
