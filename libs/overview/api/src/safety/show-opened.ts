import { Injectable } from '@nestjs/common';
import { toPersonCard } from '@alongside/people/api';
import { Database } from '@alongside/platform/database';
import type { OpenedForSafety } from '@alongside/platform/graphql';
import { MY_CARDS } from '../today.queries.ts';
import { OPENED_FOR_SAFETY } from './safety.queries.ts';

/** Shows a lead who opened the record of someone they lead. Two statements, and one where nobody did. */
@Injectable()
export class ShowOpened {
  constructor(private readonly database: Database) {}

  async all(): Promise<OpenedForSafety[]> {
    return this.database.read(async (reader) => {
      const rows = await reader.rows(OPENED_FOR_SAFETY, []);
      if (!rows.length) return [];
      const cards = new Map((await reader.rows(MY_CARDS, [])).map(toPersonCard).map((card) => [card.id, card]));
      return rows.flatMap((row) => {
        const person = cards.get(row.person_id);
        if (!person) return [];
        return {
          id: row.override_id,
          person,
          worker: { id: row.worker_id, name: row.worker_name },
          organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
          ground: row.ground,
          at: row.invoked_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
        };
      });
    });
  }
}
