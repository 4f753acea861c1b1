import { Injectable } from '@nestjs/common';
import { ApiError, currentContext, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ProtectiveAct } from '@alongside/platform/graphql';
import { ACTS, MAY_PROTECT } from './protect.queries.ts';

/** Shows what protects a person, as far as the asker put it or is named in it; to a Guardian what their organisation put. */
@Injectable()
export class ShowActs {
  constructor(private readonly database: Database) {}

  async run(person: string): Promise<ProtectiveAct[]> {
    const personId = idToFind(person);
    const [rows, [standing]] = await this.database.read(async (reader) => [
      await reader.rows(ACTS, [personId]),
      await reader.rows(MAY_PROTECT, [personId]),
    ]);
    if (!standing?.may && (currentContext().role !== 'guardian' || rows.length === 0)) throw new ApiError('NOT_FOUND');
    return rows.map((row) => ({
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
    }));
  }
}
