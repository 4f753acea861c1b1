import { ApiError } from '@alongside/platform/context';
import type { PageInfo } from '@alongside/platform/graphql';

/** Where a page ended. */
export interface StoryPlace {
  readonly occurredAt: string;
  readonly entryId: string;
}

/** The place as an opaque cursor. It holds what its reader has just read, and opens nothing. */
function toCursor({ occurredAt, entryId }: StoryPlace): string {
  return Buffer.from(`${occurredAt} ${entryId}`).toString('base64url');
}

/** The place that a cursor stands for. BAD_INPUT where it is none of ours. */
export function fromCursor(cursor: string): StoryPlace {
  const [, occurredAt, entryId] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!occurredAt || !entryId) throw new ApiError('BAD_INPUT');
  return { occurredAt, entryId };
}

/** Where a page ended, and whether there is another. */
export function toPageInfo(lines: readonly { readonly id: string; readonly occurredAt: string }[], hasNextPage: boolean): PageInfo {
  const last = lines.at(-1);
  return { hasNextPage, endCursor: last ? toCursor({ occurredAt: last.occurredAt, entryId: last.id }) : null };
}
