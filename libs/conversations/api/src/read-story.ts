import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Entry, EntryConnection } from '@alongside/platform/graphql';
import { ENTRY, STORY, STORY_AFTER } from './conversations.queries.ts';
import { toEntry } from './entry.ts';
import { fromCursor, toCursor } from './story-cursor.ts';

/** The most entries on one page. */
const LONGEST_PAGE = 50;

/** Reads the story of one person, as far as the signed-in worker may. */
@Injectable()
export class ReadStory {
  constructor(private readonly database: Database) {}

  /** A page, newest first. `first` is 1 to 50. */
  async page(personId: string, first: number, after?: string | null): Promise<EntryConnection> {
    if (first < 1 || first > LONGEST_PAGE) throw new ApiError('BAD_INPUT');
    const from = after ? fromCursor(after) : undefined;
    const rows = await this.database.read((reader) =>
      from ? reader.rows(STORY_AFTER, [personId, first + 1, from.occurredAt, from.entryId]) : reader.rows(STORY, [personId, first + 1]),
    );
    const nodes = rows.slice(0, first).map(toEntry);
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: { hasNextPage: rows.length > first, endCursor: last ? toCursor({ occurredAt: last.occurredAt, entryId: last.id }) : null },
    };
  }

  /** One entry; NOT_FOUND for none and for a hidden one alike. */
  async entry(personId: string, entryId: string): Promise<Entry> {
    const [row] = await this.database.read((reader) => reader.rows(ENTRY, [idToFind(personId), idToFind(entryId)]));
    if (!row) throw new ApiError('NOT_FOUND');
    return toEntry(row);
  }
}
