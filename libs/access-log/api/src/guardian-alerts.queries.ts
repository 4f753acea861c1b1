import { type Look, query } from '@alongside/platform/database';
import type { GuardianAlertKind } from '@alongside/platform/graphql';

/** An alert as its Guardian reads it. */
export interface AlertRow {
  id: string;
  kind: GuardianAlertKind;
  /** To the microsecond: a page goes on exactly where the one before ended. */
  at: string;
  worker_id: string;
  worker_name: string;
  person_id: string | null;
  looks: string[];
}

const COLUMNS = 'alert_id as id, kind, to_the_microsecond(at) as at, worker_id, worker_name, person_id, looks';

/** Reading an alert is a look at whoever it names. One row more than the page is asked for, and is not shown. */
const looksAt = (rows: readonly AlertRow[], first: number): Look[] =>
  rows.slice(0, first - 1).flatMap(({ person_id }) => (person_id ? [{ personId: person_id, kind: 'listed', rules: ['guardian'] }] : []));

/** Whether the actor acts as a Guardian. */
export const IS_GUARDIAN = query<{ is_guardian: boolean }, []>(
  'access_log.is_guardian',
  'nobody',
  "select me_role() is not distinct from 'guardian' as is_guardian",
);

/** The newest alerts. */
export const ALERTS = query<AlertRow, [first: number]>(
  'access_log.alerts',
  (rows, [first]) => looksAt(rows, first),
  `select ${COLUMNS} from alerts_to_guardian order by at desc, alert_id limit $1`,
);

/** Those after a place. */
export const ALERTS_AFTER = query<AlertRow, [first: number, at: string, alertId: string]>(
  'access_log.alerts_after',
  (rows, [first]) => looksAt(rows, first),
  `select ${COLUMNS} from alerts_to_guardian a where a.at < $2 or a.at = $2 and a.alert_id > $3 order by a.at desc, alert_id limit $1`,
);
