import { INVOLVEMENT_COLUMNS, type InvolvementRow } from '@alongside/people/api';
import { query } from '@alongside/platform/database';
import type { Category } from '@alongside/platform/graphql';

/** Someone who would read words of a category. */
export type ReaderRow = InvolvementRow & { category: Category };

/** Who would read each category of this person's story. Names of colleagues, shown to someone who has just opened the person. */
export const READERS = query<ReaderRow, [personId: string]>(
  'consent.readers',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['card'] }] : []),
  `select category, ${INVOLVEMENT_COLUMNS} from category_readers where person_id = $1 order by category, worker_name, worker_id`,
);
