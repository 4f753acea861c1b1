import { query } from '@alongside/platform/database';
import type { Category } from '@alongside/consent/model';

export interface ReaderRow {
  category: Category;
  worker_id: string;
  worker_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: string;
  job_title: string;
  since: Date;
  is_me: boolean;
}

/** Who would read each category of this person's story. Names of colleagues, shown to someone who has just opened the person. */
export const READERS = query<ReaderRow, [personId: string]>(
  'consent.readers',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['card'] }] : []),
  `select category, worker_id, worker_name, organisation_id, organisation_name, organisation_kind, job_title, since, is_me
   from category_readers where person_id = $1 order by category, worker_name, worker_id`,
);
