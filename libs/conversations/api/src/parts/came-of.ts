import { ApiError } from '@alongside/platform/context';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, entryChanged } from '../outcomes.ts';
import type { Marked } from './parts.queries.ts';

/** What stood in the way; undefined where nothing did. NOT_FOUND for a hidden entry, none, and somebody else's. */
export function cameOf(answer: Marked | undefined, personId: string, entryId: string): EntryChanged | CannotRecord | undefined {
  if (answer === 'marked') return undefined;
  if (answer === 'changed') return entryChanged(personId, entryId);
  if (answer === 'unknown') return CANNOT_RECORD.passage;
  throw new ApiError('NOT_FOUND');
}
