import type { Arranges } from '@alongside/teams/api/testing';

export interface LoggedLook {
  readonly worker_id: string;
  readonly operation: string;
  readonly kind: string;
  readonly result: string;
  readonly rules: string[];
  readonly entry_ids: string[];
}

/** The looks at one id so far, oldest first. */
export async function looksAt(database: Arranges, personId: string): Promise<LoggedLook[]> {
  return database.sql<LoggedLook>(
    'select worker_id, operation, kind, result, rules, entry_ids from access_events where person_id = $1 order by at, event_id',
    [personId],
  );
}
