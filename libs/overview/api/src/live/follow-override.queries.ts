import { query } from '@alongside/platform/database';
import { OVERRIDE, type OverrideRow } from '../safety/safety.queries.ts';

/** As the page asks for it. Nothing of it leaves, so that it is no look; whose it is not gets no row, as there. */
export const OVERRIDE_FOLLOWED = query<OverrideRow, [id: string]>('overview.override_followed', 'nobody', OVERRIDE.text);

/** A sum of all that the override shows of these records. */
export const OPENED_FINGERPRINT = query<{ fingerprint: string | null }, [records: readonly string[]]>(
  'overview.opened_followed',
  'nobody',
  "select md5(string_agg(s::text, ',' order by s.entry_id)) as fingerprint from story s where s.person_id = any ($1)",
);
