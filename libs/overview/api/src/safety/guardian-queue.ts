import { Injectable } from '@nestjs/common';
import { LONGEST_REASON } from '@alongside/consent/model';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type {
  GuardianItemConnection,
  GuardianItemKind,
  GuardianLooked,
  GuardianLookedInput,
  GuardianWordsNeeded,
} from '@alongside/platform/graphql';
import { IS_GUARDIAN, LOOKED, QUEUE, QUEUE_AFTER, toItem } from './safety.queries.ts';

const WORDS_NEEDED: GuardianWordsNeeded = {
  __typename: 'GuardianWordsNeeded',
  message: 'Write what you found, and what happens now. It can have up to 2,000 letters.',
};

/** What waits for a Guardian, and what they looked at. To everyone else it is as if there were none: NOT_FOUND. */
@Injectable()
export class GuardianQueue {
  constructor(private readonly database: Database) {}

  async page(first: number, after?: string | null): Promise<GuardianItemConnection> {
    const rows = await this.database.read(async (reader) => {
      const [actor] = await reader.rows(IS_GUARDIAN, []);
      if (!actor?.is_guardian) throw new ApiError('NOT_FOUND');
      const from = after ? fromCursor(after) : undefined;
      return from ? reader.rows(QUEUE_AFTER, [first + 1, from.dueOn, from.id, from.kind]) : reader.rows(QUEUE, [first + 1]);
    });
    const nodes = rows.slice(0, first).map(toItem);
    const last = nodes.at(-1);
    return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? toCursor(last) : null } };
  }

  async looked(input: GuardianLookedInput): Promise<GuardianLooked | GuardianWordsNeeded> {
    const id = idToFind(input.id);
    const words = input.words.trim();
    if (!words || words.length > LONGEST_REASON) return WORDS_NEEDED;
    const { rows } = await this.database.write((writer) => writer.change(LOOKED, [id, input.kind, words]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'GuardianLooked', id };
  }
}

interface QueuePlace {
  readonly dueOn: string;
  readonly id: string;
  readonly kind: GuardianItemKind;
}

const toCursor = ({ dueOn, id, kind }: QueuePlace): string => Buffer.from(`${dueOn} ${id} ${kind}`).toString('base64url');

/** BAD_INPUT where the cursor is none of ours. */
function fromCursor(cursor: string): QueuePlace {
  const [, dueOn, id, kind] =
    /^(\d{4}-\d\d-\d\d) ([0-9a-f-]{36}) (override|not_yet|renewal|started_alone|look|incident|untold)$/.exec(
      Buffer.from(cursor, 'base64url').toString(),
    ) ?? [];
  if (!dueOn || !id || !kind) throw new ApiError('BAD_INPUT');
  return { dueOn, id, kind: kind as GuardianItemKind };
}
