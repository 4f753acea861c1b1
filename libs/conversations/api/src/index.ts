import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import { AmendEntry } from './amend-entry.ts';
import sdl from './conversations.graphql?raw';
import {
  ConversationRecordedResolver,
  ConversationsResolver,
  EntryAmendedResolver,
  EntryChangedResolver,
  EntryResolver,
  EntrySortedResolver,
  PersonStoryResolver,
} from './conversations.resolver.ts';
import { MaySort } from './may-sort.ts';
import { ReadStory } from './read-story.ts';
import { RecordConversation } from './record-conversation.ts';
import { RecordTrusted } from './record-trusted.ts';
import { SortEntry } from './sort-entry.ts';

export { ENTRY_COLUMNS, type EntryRow, type LineRow, looksAt } from './conversations.queries.ts';
export { fromCursor, toPageInfo } from './story-cursor.ts';
export { type EntryFields, LINE_LACKS, toEntry, toLine } from './entry.ts';

@Module({
  providers: [
    ReadStory,
    RecordConversation,
    RecordTrusted,
    SortEntry,
    AmendEntry,
    MaySort,
    ConversationsResolver,
    EntryResolver,
    PersonStoryResolver,
    ConversationRecordedResolver,
    EntrySortedResolver,
    EntryAmendedResolver,
    EntryChangedResolver,
  ],
})
class ConversationsModule {}

export const conversationsDomain: DomainApi = { module: ConversationsModule, sdl, trusted: [RecordTrusted] };
