// (b) `raw+log`: the same page in the door's envelope: begin, the settings of who asks, the page, the look, a durable commit.
import { randomUUID } from 'node:crypto';
import { PAGE, pageValues, type PageRequest } from './page.ts';
import { openPool, serve } from './serve.ts';

const ENTER = {
  name: 'enter',
  text: `select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true),
  set_config('app.role', $4, true), set_config('app.session_id', $5, true), set_config('app.purpose', 'support', true)`,
};

const LOG = {
  name: 'log',
  text: `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
  values (me_place(), $1, moment(), $2, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), 'Person', 'opened', 'shown', $3, '{alongside}', $4)`,
};

const pool = openPool({ pipeline: true });

serve<PageRequest>(async (asked) => {
  const client = await pool.connect();
  let broken = true;
  try {
    const { workerId, organisationId, placeId, role, sessionId } = asked;
    // two ways to PostgreSQL and back: what need not wait for an answer does not
    const [, , { rows }] = await Promise.all([
      client.query('begin'),
      client.query({ ...ENTER, values: [workerId, organisationId, placeId, role, sessionId] }),
      client.query<{ page: string }>({ ...PAGE, values: pageValues(asked) }),
    ]);
    const page = rows[0]?.page ?? 'null';
    await Promise.all([
      client.query({ ...LOG, values: [asked.personId, randomUUID(), entryIds(page), randomUUID()] }),
      client.query('commit'),
    ]);
    broken = false;
    return `{"data":{"person":${page}}}`;
  } finally {
    client.release(broken);
  }
});

/** The ids of the entries shown, found in the text: reading 30 kB of JSON again would cost more than the rest of this process. */
const entryIds = (page: string): string[] => [...page.matchAll(/"id" : "([0-9a-f-]{36})", "personId"/g)].map(([, id = '']) => id);
