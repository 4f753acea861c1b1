import { Injectable } from '@nestjs/common';
import { carried } from '@alongside/consent/model';
import { sortingProblem } from '@alongside/conversations/model';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { SortEntryInput } from '@alongside/platform/graphql';
import { ENTRY, SORT } from './conversations.queries.ts';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, entryChanged, type EntryRef } from './outcomes.ts';

/** Says what one's own entry is about, who reads it and when the person sees it. */
@Injectable()
export class SortEntry {
  constructor(private readonly database: Database) {}

  async run({
    personId: person,
    entryId: entry,
    expectedVersion,
    sorting,
  }: SortEntryInput): Promise<EntryRef<'EntrySorted'> | EntryChanged | CannotRecord> {
    if (sortingProblem(sorting)) return CANNOT_RECORD.held;
    const personId = idToFind(person);
    const entryId = idToFind(entry);
    return this.database.write(async (writer) => {
      const held = sorting.shownToPerson === 'held' ? (sorting.heldBecause?.trim() ?? null) : null;
      const { count } = await writer.change(SORT, [
        personId,
        entryId,
        expectedVersion,
        carried(sorting.categories, sorting.inConfidence),
        sorting.shownToPerson,
        held,
      ]);
      if (count === 1) return { __typename: 'EntrySorted', personId, entryId };
      const [standing] = await writer.rows(ENTRY, [personId, entryId]);
      if (!standing?.mine) throw new ApiError('NOT_FOUND');
      return entryChanged(personId, entryId);
    });
  }
}
