import type { LineRow } from '@alongside/conversations/api';
import type { PersonPage } from '@alongside/people/api';
import { wholeRead } from '@alongside/platform/database';

/** Who wrote an entry, for which organisation, as its row tells it. */
type Written = 'author_id' | 'author_name' | 'organisation_id' | 'organisation_name';

/** Line 0: the person. */
interface PersonLine {
  readonly line: 0;
  readonly page: PersonPage;
}

/** Line 1: an entry, newest first. Its names stand on the lines after. */
export type EntryLine = Omit<LineRow, 'author_name' | 'organisation_name'> & { readonly line: 1 };

/** Line 2: the names of an author and an organisation, each pair once. */
export type NamesLine = Pick<LineRow, Written> & { readonly line: 2 };

/** One line of a person’s page, told apart by its number. */
export type PageLineRow = PersonLine | EntryLine | NamesLine;

/** A person’s page as its lines give it. `entries` holds one more than asked for where there is a next page. */
export interface PageLines {
  readonly page: PersonPage | undefined;
  readonly entries: readonly EntryLine[];
  readonly names: readonly NamesLine[];
}

/** The lines of a page by what they are. */
export const sortLines = (rows: readonly PageLineRow[]): PageLines => ({
  page: rows.find((row) => row.line === 0)?.page,
  entries: rows.filter((row) => row.line === 1),
  names: rows.filter((row) => row.line === 2),
});

/**
 * A person's page and the newest of their story, with the session and the look. `entries`: those wanted, and one more that tells of a next page and is
 * not shown.
 */
export const OPEN_PERSON = wholeRead<PageLineRow, [personId: string, entries: number]>(
  'overview.open_person',
  `select context, line, page, entry_id, kind, occurred_at, happened_where, author_id, author_name, organisation_id, organisation_name, words, categories, mine, version,
   amended_at, rule, source from open_person($1, $2, $3, $4, $5, $6, $7)`,
);
