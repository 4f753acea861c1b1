import { Injectable } from '@nestjs/common';
import { ApiError, currentContext } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Release } from '@alongside/platform/graphql';
import { GUARDIAN_RELEASES } from './release.queries.ts';

/** Shows a Guardian what they may agree to lift. NOT_FOUND to everyone else. */
@Injectable()
export class ShowReleases {
  constructor(private readonly database: Database) {}

  async run(): Promise<Release[]> {
    if (currentContext().role !== 'guardian') throw new ApiError('NOT_FOUND');
    const rows = await this.database.read((reader) => reader.rows(GUARDIAN_RELEASES, []));
    return rows.map((row) => ({
      id: row.release_id,
      personId: row.person_id,
      whom: row.whom,
      to: { id: row.to_worker_id, name: row.to_name },
      askedBy: { id: row.asked_by, name: row.asker_name },
      askedAt: row.asked_at.toISOString(),
      reason: row.reason,
      until: row.until_at.toISOString(),
      state: row.state,
      mine: row.mine,
      forMe: row.for_me,
    }));
  }
}
