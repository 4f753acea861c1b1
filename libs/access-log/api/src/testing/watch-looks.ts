import { OutsideContext } from '@alongside/platform/database';
import type { TestApi } from '@alongside/platform/testing';

/** Watches the looks so far, as the sealer does once it has sealed them; without its key and its file. */
export async function watchLooks(api: TestApi): Promise<void> {
  await api.database.sql(
    `insert into log_leaves (position, at, event_id, leaf) select coalesce((select max(position) from log_leaves), 0) + row_number() over (order by at, event_id), at, event_id, leaf
     from access_events e where not exists (select from log_leaves l where l.event_id = e.event_id)`,
  );
  await api.app().get(OutsideContext).call('log.watch', 'select watch_looks(5000)', []);
}
