import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { MarkWhereInput, WhereMarked } from '@alongside/platform/graphql';
import { MARK_WHERE } from './where.queries.ts';

/** As many as a page of the story has. */
const AT_ONCE = 50;

/** Marks words that tell where a person is. It names no version: a mark that protects must not wait for a second look. */
@Injectable()
export class MarkWhere {
  constructor(private readonly database: Database) {}

  async run({ personId: person, entryIds, tellsWhere }: MarkWhereInput): Promise<WhereMarked> {
    if (entryIds.length > AT_ONCE) throw new ApiError('BAD_INPUT');
    const personId = idToFind(person);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(MARK_WHERE, [personId, entryIds.map(idToFind), tellsWhere]);
      if (!rows[0]?.marked) throw new ApiError('NOT_FOUND');
      return { personId };
    });
  }
}
