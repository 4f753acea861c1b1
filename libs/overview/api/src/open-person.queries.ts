import { type LineRow, looksAt } from '@alongside/conversations/api';
import { looksAtPage, type PersonPage } from '@alongside/people/api';
import { query } from '@alongside/platform/database';

/** The first line is the person, and has no entry; each after it is an entry, newest first. */
export type PageLineRow = LineRow & { page: PersonPage | null };

/** A person's page and the newest of their story. `lines`: the person, the entries wanted, and one more that tells of a next page and is not shown. */
export const PERSON_PAGE = query<PageLineRow, [personId: string, lines: number]>(
  'overview.person_page',
  ([page, ...rows], [personId, lines]) => [
    looksAtPage(page?.page ?? undefined, personId),
    ...looksAt(rows.slice(0, lines - 2).map((row) => ({ ...row, person_id: personId }))),
  ],
  `select page, entry_id, kind, occurred_at, happened_where, author_id, author_name, organisation_id, organisation_name, words, categories, mine, version, amended_at,
   rule, source from page_lines where person_id = $1 order by line, occurred_at desc, entry_id desc limit $2`,
);
