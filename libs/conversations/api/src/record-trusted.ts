import { Injectable } from '@nestjs/common';
import type { Given, MutationrecordConversationArgs, TrustedOperation } from '@alongside/platform/graphql';
import { ConversationsResolver } from './conversations.resolver.ts';
import { RecordConversation } from './record-conversation.ts';

/** Recording, without GraphQL’s execution: a phone that comes back into signal sends many in a row. */
@Injectable()
export class RecordTrusted implements TrustedOperation {
  readonly operation = 'RecordConversation';
  readonly resolver = [ConversationsResolver, 'recordConversation'] as const;
  readonly fills = {};
  readonly lacks = [];

  constructor(private readonly recording: RecordConversation) {}

  run(given: Given): Promise<object> {
    return this.recording.run((given['recordConversation'] as unknown as MutationrecordConversationArgs).input);
  }
}
