import { inject, type Provider } from '@angular/core';
import {
  type ConversationToRecord,
  type EntryToSort,
  Graph,
  SEND_CONVERSATION,
  type SendConversation,
  type Sent,
  type Sorting,
} from '@alongside/client';
import { RecordConversationDocument, SortEntryDocument, type SortingInput } from './operations.generated.ts';

/** Sends what waits in the outbox. The mutation ids are the outbox's, so a second attempt counts once. */
export class GraphSendConversation implements SendConversation {
  constructor(private readonly graph: Graph) {}

  async record({ sorting, ...conversation }: ConversationToRecord): Promise<Sent> {
    const input = { ...conversation, sorting: sorting && toInput(sorting) };
    const { recordConversation: answer } = await this.graph.mutate(RecordConversationDocument, { input });
    return answer.__typename === 'ConversationRecorded'
      ? { kind: 'done', version: answer.version }
      : { kind: 'refused', message: answer.message };
  }

  async sort({ sorting, ...entry }: EntryToSort): Promise<Sent> {
    const { sortEntry: answer } = await this.graph.mutate(SortEntryDocument, { input: { ...entry, sorting: toInput(sorting) } });
    return answer.__typename === 'EntrySorted'
      ? // not read again: words that tell where may be gone from whoever has just said so
        { kind: 'done', version: entry.expectedVersion + 1 }
      : { kind: 'refused', message: answer.message };
  }
}

/** How the outbox reaches the server. */
export function provideSendConversation(): Provider {
  return { provide: SEND_CONVERSATION, useFactory: () => new GraphSendConversation(inject(Graph)) };
}

function toInput(sorting: Sorting): SortingInput {
  return { ...sorting, categories: [...sorting.categories] };
}
