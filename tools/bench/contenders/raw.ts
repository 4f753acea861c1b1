// (a) `raw`: node:http, pg, and one named statement written by hand. No session, no sharing decision, no log.
import { PAGE, pageValues, type PageRequest } from './page.ts';
import { openPool, serve } from './serve.ts';

const pool = openPool();

serve<PageRequest>(async (asked) => {
  const { rows } = await pool.query<{ page: string }>({ ...PAGE, values: pageValues(asked) });
  return `{"data":{"person":${rows[0]?.page ?? 'null'}}}`;
});
