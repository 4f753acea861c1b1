import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import { AmendEntry } from './amend-entry.ts';
import sdl from './conversations.graphql?raw';
import {
  ConversationRecordedResolver,
  ConversationsResolver,
  EntryAmendedResolver,
  EntryChangedResolver,
  EntrySortedResolver,
  PersonStoryResolver,
} from './conversations.resolver.ts';
import { ReadStory } from './read-story.ts';
import { RecordConversation } from './record-conversation.ts';
import { SortEntry } from './sort-entry.ts';

export { ENTRY_COLUMNS, type EntryRow, looksAt } from './conversations.queries.ts';
export { toEntry } from './entry.ts';

@Module({
  providers: [
    ReadStory,
    RecordConversation,
    SortEntry,
    AmendEntry,
    ConversationsResolver,
    PersonStoryResolver,
    ConversationRecordedResolver,
    EntrySortedResolver,
    EntryAmendedResolver,
    EntryChangedResolver,
  ],
})
class ConversationsModule {}

export const conversationsDomain: DomainApi = { module: ConversationsModule, sdl };
