import { Injectable } from '@nestjs/common';
import { fromCursor, toPageInfo } from '@alongside/conversations/api';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { OpenedEntry, OverrideLook } from '@alongside/platform/graphql';
import { OPENED, OPENED_AFTER, type OpenedRow, OVERRIDE, toOverrideLook } from './safety.queries.ts';

/** Shows what one's own override opens, in the purpose that the field allows. */
@Injectable()
export class ShowOverride {
  constructor(private readonly database: Database) {}

  /** NOT_FOUND where it is not this worker's, for this organisation and this purpose. */
  async look(overrideId: string, first: number, after?: string | null): Promise<OverrideLook> {
    const id = idToFind(overrideId);
    const from = after ? fromCursor(after) : undefined;
    const { row, entries } = await this.database.read(async (reader) => {
      const [found] = await reader.rows(OVERRIDE, [id]);
      if (!found) throw new ApiError('NOT_FOUND');
      if (found.answer !== 'opened' || !found.records) return { row: found, entries: [] };
      const more = first + 1;
      return {
        row: found,
        entries: from
          ? await reader.rows(OPENED_AFTER, [found.records, more, from.occurredAt, from.entryId])
          : await reader.rows(OPENED, [found.records, more]),
      };
    });
    const nodes = entries.slice(0, first).map(toOpened);
    return {
      ...toOverrideLook(row),
      entries: { nodes, pageInfo: toPageInfo(nodes, entries.length > first) },
    };
  }
}

const toOpened = (row: OpenedRow): OpenedEntry => ({
  id: row.entry_id,
  kind: row.kind as OpenedEntry['kind'],
  occurredAt: row.occurred_at.toISOString(),
  author: { id: row.author_id, name: row.author_name },
  organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
  words: row.words,
  categories: row.categories,
  asSummary: row.rule === 'D11',
  asMinimum: row.level === 'minimum',
});
