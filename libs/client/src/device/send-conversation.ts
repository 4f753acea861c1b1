import { InjectionToken } from '@angular/core';

/** What an entry is about, in the words of the API. */
export type Category =
  | 'about_me'
  | 'abuse_and_whereabouts'
  | 'care'
  | 'childs_own'
  | 'health'
  | 'immigration'
  | 'justice'
  | 'life'
  | 'mind_and_substances'
  | 'safeguarding'
  | 'sexual_and_gender'
  | 'staff_safety'
  | 'told_in_confidence';

/** Who reads an entry and when the person sees it. */
export interface Sorting {
  readonly categories: readonly Category[];
  readonly inConfidence: boolean;
  readonly shownToPerson: 'now' | 'after_we_talk' | 'held';
  readonly heldBecause: string | null;
  /** The words tell where the person is. Null, or left out by an earlier version of the app: not said, and the server keeps what protects. */
  readonly tellsWhere?: boolean | null;
}

/** A conversation to be recorded. The same `mutationId` is always sent with the same content. */
export interface ConversationToRecord {
  readonly mutationId: string;
  readonly conversationId: string;
  readonly entryId: string;
  readonly personId: string;
  readonly occurredAt: string;
  readonly where: string | null;
  readonly words: string;
  readonly sorting: Sorting | null;
  /** What a team knew already, and where from. Left out: a conversation. */
  readonly whatWeKnowFrom?: string;
}

/** An entry whose words are recorded, to be sorted. */
export interface EntryToSort {
  readonly mutationId: string;
  readonly entryId: string;
  readonly personId: string;
  readonly expectedVersion: number;
  readonly sorting: Sorting;
}

/** The server's answer. `refused` is an expected Problem; its message is plain words. */
export type Sent = { readonly kind: 'done'; readonly version: number } | { readonly kind: 'refused'; readonly message: string };

/** How the outbox reaches the server. Throws a `GraphError` when there was no proper answer. */
export interface SendConversation {
  record(conversation: ConversationToRecord): Promise<Sent>;
  sort(entry: EntryToSort): Promise<Sent>;
}

/** Provided by the domain that owns the operations, so that this library knows none of them. */
export const SEND_CONVERSATION = new InjectionToken<SendConversation>('SEND_CONVERSATION');
