import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { StandingLine } from '@alongside/platform/graphql';
import { STANDING_LINES } from './consent.queries.ts';

/** Shows which organisations may hold something about a person. NOT_FOUND for nobody and for somebody hidden alike. */
@Injectable()
export class ShowStandingLines {
  constructor(private readonly database: Database) {}

  async run(person: string): Promise<StandingLine[]> {
    const rows = await this.database.read((reader) => reader.rows(STANDING_LINES, [idToFind(person)]));
    if (!rows.length) throw new ApiError('NOT_FOUND');
    return rows.flatMap((row) =>
      row.organisation_id
        ? [
            {
              organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
              dutyDesk: row.duty_desk,
              leadName: row.lead_name,
            },
          ]
        : [],
    );
  }
}
