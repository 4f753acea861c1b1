import { Injectable } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { GuardianAlert, GuardianAlertConnection } from '@alongside/platform/graphql';
import { type AlertRow, ALERTS, ALERTS_AFTER, IS_GUARDIAN } from './guardian-alerts.queries.ts';

/** Shows a Guardian what looks they should know of. */
@Injectable()
export class ShowGuardianAlerts {
  constructor(private readonly database: Database) {}

  /** A page, newest first. FORBIDDEN to whoever does not act as a Guardian, whether or not there are any. */
  async page(first: number, after?: string | null): Promise<GuardianAlertConnection> {
    const from = after ? fromCursor(after) : undefined;
    const rows = await this.database.read(async (reader) => {
      const [actor] = await reader.rows(IS_GUARDIAN, []);
      if (!actor?.is_guardian) throw new ApiError('FORBIDDEN');
      return from ? reader.rows(ALERTS_AFTER, [first + 1, from.at, from.alertId]) : reader.rows(ALERTS, [first + 1]);
    });
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    return {
      nodes: shown.map(toAlert),
      pageInfo: { hasNextPage: rows.length > first, endCursor: last ? toCursor(last) : null },
    };
  }
}

const toAlert = ({ id, kind, at, worker_id, worker_name, person_id, looks }: AlertRow): GuardianAlert => ({
  ...{ id, kind, at: new Date(at).toISOString(), worker: { id: worker_id, name: worker_name }, personId: person_id, looks },
});

const toCursor = ({ at, id }: AlertRow): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** BAD_INPUT where the cursor is none of ours. */
function fromCursor(cursor: string): { at: string; alertId: string } {
  const [, at, alertId] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !alertId) throw new ApiError('BAD_INPUT');
  return { at, alertId };
}
