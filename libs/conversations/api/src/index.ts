import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import { AmendEntry } from './amend-entry.ts';
import cautionSdl from './caution.graphql?raw';
import { CautionResolver } from './caution/caution.resolver.ts';
import { KeepCaution } from './caution/keep-caution.ts';
import { ShowCautions } from './caution/show-cautions.ts';
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
import partsSdl from './parts.graphql?raw';
import { MarkEntry } from './parts/mark-entry.ts';
import { EntryMarkedResolver, PartsResolver, WordsSetApartResolver } from './parts/parts.resolver.ts';
import { SetApart } from './parts/set-apart.ts';
import { ShowParts } from './parts/show-parts.ts';
import { ReadStory } from './read-story.ts';
import { RecordConversation } from './record-conversation.ts';
import { RecordTrusted } from './record-trusted.ts';
import { SortEntry } from './sort-entry.ts';
import whereSdl from './where.graphql?raw';
import { MarkWhere } from './where/mark-where.ts';
import { TellsWhere } from './where/tells-where.ts';
import { WhereResolver } from './where/where.resolver.ts';

export { ENTRY_COLUMNS, type EntryRow, type LineRow } from './conversations.queries.ts';
export { fromCursor, toPageInfo } from './story-cursor.ts';
export { ReadStory };
export { type EntryFields, LINE_LACKS, toEntry, toLine } from './entry.ts';

@Module({
  providers: [
    ReadStory,
    RecordConversation,
    RecordTrusted,
    SortEntry,
    AmendEntry,
    MaySort,
    TellsWhere,
    MarkWhere,
    WhereResolver,
    ShowParts,
    ShowCautions,
    KeepCaution,
    CautionResolver,
    MarkEntry,
    SetApart,
    PartsResolver,
    EntryMarkedResolver,
    WordsSetApartResolver,
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

export const conversationsDomain: DomainApi = {
  module: ConversationsModule,
  sdl: [sdl, partsSdl, cautionSdl, whereSdl].join('\n'),
  trusted: [RecordTrusted],
};
