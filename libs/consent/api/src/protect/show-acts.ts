import { Injectable } from '@nestjs/common';
import { ApiError, currentContext, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { GuardianAct, ProtectiveAct } from '@alongside/platform/graphql';
import { type ActRow, ACTS, actsShown, GUARDIAN_ACTS } from './protect.queries.ts';

/** Shows what protects a person, as far as the asker put it or is named in it; to a Guardian what their organisation put. */
@Injectable()
export class ShowActs {
  constructor(private readonly database: Database) {}

  async run(person: string): Promise<ProtectiveAct[]> {
    const acts = actsShown(await this.database.read((reader) => reader.rows(ACTS, [idToFind(person)])));
    if (!acts) throw new ApiError('NOT_FOUND');
    return acts.map(toAct);
  }

  /** What the Guardian's own organisation put. NOT_FOUND to everyone else. */
  async ofGuardian(): Promise<GuardianAct[]> {
    if (currentContext().role !== 'guardian') throw new ApiError('NOT_FOUND');
    const rows = await this.database.read((reader) => reader.rows(GUARDIAN_ACTS, []));
    return rows.map((row) => ({ act: toAct(row), whom: row.whom }));
  }
}

const toAct = (row: ActRow): ProtectiveAct => ({
  id: row.act_id,
  personId: row.person_id,
  kind: row.what,
  said: row.said,
  reason: row.reason,
  putBy: { id: row.put_by, name: row.putter_name },
  putAt: row.put_at.toISOString(),
  endAsked: row.end_asked,
  endAskedByMe: row.end_asked_by_me,
  ended: row.ended,
  dismissals: row.dismissals.map((one) => ({ ...one, askedAt: new Date(one.askedAt).toISOString() })),
});
