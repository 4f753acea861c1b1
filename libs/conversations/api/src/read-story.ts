import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EntryConnection } from '@alongside/platform/graphql';
import { ENTRY, STORY, STORY_AFTER } from './conversations.queries.ts';
import { type EntryFields, toEntry } from './entry.ts';
import { fromCursor, toPageInfo } from './story-cursor.ts';

/** A page of entries without what is read only where it is asked for. */
export type StoryPage = Omit<EntryConnection, 'nodes'> & { readonly nodes: readonly EntryFields[] };

/** Reads the story of one person, as far as the signed-in worker may. */
@Injectable()
export class ReadStory {
  constructor(private readonly database: Database) {}

  /** A page, newest first. */
  async page(personId: string, first: number, after?: string | null): Promise<StoryPage> {
    const from = after ? fromCursor(after) : undefined;
    const rows = await this.database.read((reader) =>
      from ? reader.rows(STORY_AFTER, [personId, first + 1, from.occurredAt, from.entryId]) : reader.rows(STORY, [personId, first + 1]),
    );
    const nodes = rows.slice(0, first).map(toEntry);
    return { nodes, pageInfo: toPageInfo(nodes, rows.length > first) };
  }

  /** One entry; NOT_FOUND for none and for a hidden one alike. */
  async entry(personId: string, entryId: string): Promise<EntryFields> {
    const [row] = await this.database.read((reader) => reader.rows(ENTRY, [idToFind(personId), idToFind(entryId)]));
    if (!row) throw new ApiError('NOT_FOUND');
    return toEntry(row);
  }
}
