import { Injectable } from '@nestjs/common';
import { carried } from '@alongside/consent/model';
import { sortingProblem } from '@alongside/conversations/model';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { SortEntryInput } from '@alongside/platform/graphql';
import { ENTRY, LEFT_TO_SORT, SORT, SORT_LEFT } from './conversations.queries.ts';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, entryChanged, type EntryRef } from './outcomes.ts';

/** Says what an entry is about, who reads it and when the person sees it: one's own, or what someone who left their organisation left unsorted. */
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
      const categories = carried(sorting.categories, sorting.inConfidence);
      const said = [personId, entryId, expectedVersion, categories, sorting.shownToPerson, held, sorting.tellsWhere ?? null] as const;
      const { count } = await writer.change(SORT, [...said]);
      if (count === 1) return { __typename: 'EntrySorted', personId, entryId };
      const { rows } = await writer.change(SORT_LEFT, [...said]);
      if (rows[0]?.sorted) return { __typename: 'EntrySorted', personId, entryId };
      const [standing] = await writer.rows(ENTRY, [personId, entryId]);
      const left = await writer.rows(LEFT_TO_SORT, [personId]);
      if (!standing || !(standing.mine || left.some(({ entry_id }) => entry_id === entryId))) throw new ApiError('NOT_FOUND');
      return entryChanged(personId, entryId);
    });
  }
}
