import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { headline } from '@alongside/conversations/model';
import { NAMED_UNSEEN } from '@alongside/people/api';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { MarkEntryInput } from '@alongside/platform/graphql';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, type EntryRef } from '../outcomes.ts';
import { cameOf } from './came-of.ts';
import { MARK } from './parts.queries.ts';

/** No person has this id: somebody else. */
const SOMEONE_ELSE = '00000000-0000-0000-0000-000000000000';

/** Puts a headline on one's own words, and says which of them are about somebody else. */
@Injectable()
export class MarkEntry {
  constructor(private readonly database: Database) {}

  async run(input: MarkEntryInput): Promise<EntryRef<'EntryMarked'> | EntryChanged | CannotRecord> {
    const said = safeParse(headline, input.headline ?? '');
    if (!said.success) return CANNOT_RECORD.headline;
    const personId = idToFind(input.personId);
    const entryId = idToFind(input.entryId);
    const marks = input.passages.map(({ aboutId, ...passage }) => ({ ...passage, about: aboutId ? idToFind(aboutId) : SOMEONE_ELSE }));
    const named = marks.map(({ about }) => about).filter((about) => about !== SOMEONE_ELSE);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(MARK, [personId, entryId, input.expectedVersion, said.output || null, JSON.stringify(marks)]);
      if (rows[0]?.answer === 'unknown' && named.length) await writer.rows(NAMED_UNSEEN, [named]);
      return cameOf(rows[0]?.answer, personId, entryId) ?? { __typename: 'EntryMarked', personId, entryId };
    });
  }
}
