import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { carried } from '@alongside/consent/model';
import { LONGEST_BESIDE, sortingProblem, words } from '@alongside/conversations/model';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { RecordConversationInput } from '@alongside/platform/graphql';
import { type EntryValues, RECORD } from './conversations.queries.ts';
import { CANNOT_RECORD, type CannotRecord, type EntryRef } from './outcomes.ts';

/** What was recorded: an entry in its first version. */
type Recorded = EntryRef<'ConversationRecorded'> & { readonly version: 1 };

/** An entry that is ready to be written. */
export interface Prepared {
  readonly values: EntryValues;
  readonly answer: Recorded;
}

/** Records one entry about one person. Without a sorting it is unsorted: silent, and without any agreed reader. */
@Injectable()
export class RecordConversation {
  constructor(private readonly database: Database) {}

  async run(input: RecordConversationInput): Promise<Recorded | CannotRecord> {
    const prepared = this.prepare(input);
    if ('__typename' in prepared) return prepared;
    await this.database.write((writer) => writer.change(RECORD, prepared.values));
    return prepared.answer;
  }

  /** What is written and answered, or what stands in the way. Throws where an id is none. */
  prepare(input: RecordConversationInput): Prepared | CannotRecord {
    const written = safeParse(words, input.words);
    const { sorting } = input;
    if (!written.success) return CANNOT_RECORD.words;
    if (sorting && sortingProblem(sorting)) return CANNOT_RECORD.held;
    const [where, knownFrom] = [input.where, input.whatWeKnowFrom].map((beside) => beside?.trim() || null);
    if ([where, knownFrom].some((beside) => (beside?.length ?? 0) > LONGEST_BESIDE)) return CANNOT_RECORD.beside;
    const personId = idToFind(input.personId);
    const entryId = idToMake(input.entryId);
    return {
      values: [
        personId,
        entryId,
        idToMake(input.conversationId),
        input.occurredAt,
        where ?? null,
        written.output,
        sorting ? carried(sorting.categories, sorting.inConfidence) : [],
        sorting?.shownToPerson ?? 'now',
        sorting?.shownToPerson === 'held' ? (sorting.heldBecause?.trim() ?? null) : null,
        knownFrom ?? null,
        sorting?.tellsWhere ?? null,
      ],
      answer: { __typename: 'ConversationRecorded', personId, entryId, version: 1 },
    };
  }
}
