import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { LONGEST_BESIDE, words } from '@alongside/conversations/model';
import { ApiError, idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AmendEntryInput } from '@alongside/platform/graphql';
import { AMEND, ENTRY, MARK_AMENDED } from './conversations.queries.ts';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, entryChanged, type EntryRef } from './outcomes.ts';

/** Puts other words in the place of one's own. The earlier ones stay and can be read. */
@Injectable()
export class AmendEntry {
  constructor(private readonly database: Database) {}

  async run(input: AmendEntryInput): Promise<EntryRef<'EntryAmended'> | EntryChanged | CannotRecord> {
    const written = safeParse(words, input.words);
    if (!written.success) return CANNOT_RECORD.words;
    const because = input.because?.trim() || null;
    if ((because?.length ?? 0) > LONGEST_BESIDE) return CANNOT_RECORD.because;
    const personId = idToFind(input.personId);
    const entryId = idToFind(input.entryId);
    return this.database.write(async (writer) => {
      const { count } = await writer.change(MARK_AMENDED, [personId, entryId, input.expectedVersion]);
      if (count === 1) {
        await writer.change(AMEND, [personId, idToMake(input.id), entryId, input.expectedVersion + 1, written.output, because]);
        return { __typename: 'EntryAmended', personId, entryId };
      }
      const [standing] = await writer.rows(ENTRY, [personId, entryId]);
      if (!standing?.mine) throw new ApiError('NOT_FOUND');
      return entryChanged(personId, entryId);
    });
  }
}
