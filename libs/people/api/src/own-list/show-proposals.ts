import { Injectable } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ListedPersonConnection } from '@alongside/platform/graphql';
import { PROPOSALS, PROPOSALS_AFTER, type ProposalRow, toListedPerson } from './own-list.queries.ts';

/** Whom the list of the worker's organisation says they are alongside, a page at a time. */
@Injectable()
export class ShowProposals {
  constructor(private readonly database: Database) {}

  async run(first: number, after?: string | null): Promise<ListedPersonConnection> {
    const from = after ? fromCursor(after) : undefined;
    const rows = await this.database.read((reader) =>
      from ? reader.rows(PROPOSALS_AFTER, [first + 1, ...from]) : reader.rows(PROPOSALS, [first + 1]),
    );
    const page = rows.slice(0, first);
    const last = page.at(-1);
    return {
      nodes: page.map((row) => toListedPerson(row, true)),
      pageInfo: { hasNextPage: rows.length > first, endCursor: last ? toCursor(last) : null },
    };
  }
}

const toCursor = ({ name_key, listed_id }: ProposalRow): string => Buffer.from(`${listed_id} ${name_key}`).toString('base64url');

function fromCursor(cursor: string): [nameKey: string, listedId: string] {
  const [, id, nameKey] = /^([0-9a-f-]{36}) (.*)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!id || nameKey === undefined) throw new ApiError('BAD_INPUT');
  return [nameKey, id];
}
