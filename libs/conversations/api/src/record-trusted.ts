import { Injectable } from '@nestjs/common';
import type { AtOnce } from '@alongside/platform/database';
import type { Given, MutationrecordConversationArgs, RecordConversationInput, TrustedOperation } from '@alongside/platform/graphql';
import { type EntryValues, RECORD_AT_ONCE } from './conversations.queries.ts';
import { ConversationsResolver } from './conversations.resolver.ts';
import { type Prepared, RecordConversation } from './record-conversation.ts';

const inputOf = (given: Given): RecordConversationInput => (given['recordConversation'] as unknown as MutationrecordConversationArgs).input;

/** Recording, without GraphQL’s execution and in one statement: a phone that comes back into signal sends many in a row. */
@Injectable()
export class RecordTrusted implements TrustedOperation {
  readonly operation = 'RecordConversation';
  readonly resolver = [ConversationsResolver, 'recordConversation'] as const;
  readonly fills = {};
  readonly lacks = [];

  constructor(private readonly recording: RecordConversation) {}

  run(given: Given): Promise<object> {
    return this.recording.run(inputOf(given));
  }

  atOnce(given: Given): AtOnce<Prepared['answer'], EntryValues> | undefined {
    try {
      const prepared = this.recording.prepare(inputOf(given));
      return '__typename' in prepared ? undefined : { whole: RECORD_AT_ONCE, ...prepared };
    } catch {
      return undefined; // an id that is none: `run` says so, to whoever is signed in
    }
  }
}
