// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.
import type { Operation } from '@alongside/client';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AmendEntryInput = {
  because?: string | null | undefined;
  entryId: string;
  expectedVersion: number;
  /** UUIDv7 of the amendment, made by the client. */
  id: string;
  mutationId: string;
  personId: string;
  words: string;
};

/** What an entry is about. The numbers of the sharing page stand in the consent model. */
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

export type EntryKind = 'conversation' | 'life_event' | 'we_got_this_wrong';

export type RecordConversationInput = {
  /** UUIDv7, made by the client. */
  conversationId: string;
  /** UUIDv7, made by the client. */
  entryId: string;
  mutationId: string;
  occurredAt: string;
  personId: string;
  /** Left out: unsorted. Only the writer and those alongside from the same organisation read it. */
  sorting?: SortingInput | null | undefined;
  where?: string | null | undefined;
  words: string;
};

export type ShownToPerson = 'after_we_talk' | 'held' | 'now';

export type SortEntryInput = {
  entryId: string;
  expectedVersion: number;
  mutationId: string;
  personId: string;
  sorting: SortingInput;
};

export type SortingInput = {
  categories: Array<Category>;
  /** Needed where it is held back. */
  heldBecause?: string | null | undefined;
  /** Told in confidence: the writer and those alongside from the same organisation, until the person says yes to more. */
  inConfidence: boolean;
  shownToPerson: ShownToPerson;
};

export type RecordWhomQueryVariables = Exact<{ [key: string]: never }>;

export type RecordWhomQuery = {
  today: {
    people: Array<{ id: string; name: string; preferredName: string; age: number | null; leadName: string | null; leadIsMe: boolean }>;
  };
};

export type EntryPageQueryVariables = Exact<{
  personId: string;
  id: string;
}>;

export type EntryPageQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    readers: Array<{
      category: Category;
      readers: Array<{ worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
  };
  entry: {
    shownToPerson: ShownToPerson;
    id: string;
    personId: string;
    kind: EntryKind;
    occurredAt: string;
    where: string | null;
    words: string;
    categories: Array<Category>;
    unsorted: boolean;
    mine: boolean;
    version: number;
    amendedAt: string | null;
    earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
    author: { id: string; name: string };
    organisation: { id: string; name: string };
  };
};

export type AmendEntryMutationVariables = Exact<{
  input: AmendEntryInput;
}>;

export type AmendEntryMutation = {
  amendEntry:
    | { __typename: 'CannotRecord'; message: string }
    | {
        __typename: 'EntryAmended';
        entry: {
          shownToPerson: ShownToPerson;
          id: string;
          personId: string;
          kind: EntryKind;
          occurredAt: string;
          where: string | null;
          words: string;
          categories: Array<Category>;
          unsorted: boolean;
          mine: boolean;
          version: number;
          amendedAt: string | null;
          earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
          author: { id: string; name: string };
          organisation: { id: string; name: string };
        };
      }
    | {
        __typename: 'EntryChanged';
        message: string;
        entry: {
          shownToPerson: ShownToPerson;
          id: string;
          personId: string;
          kind: EntryKind;
          occurredAt: string;
          where: string | null;
          words: string;
          categories: Array<Category>;
          unsorted: boolean;
          mine: boolean;
          version: number;
          amendedAt: string | null;
          earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
          author: { id: string; name: string };
          organisation: { id: string; name: string };
        };
      };
};

export type RecordPersonQueryVariables = Exact<{
  id: string;
}>;

export type RecordPersonQuery = { person: { id: string; name: string; preferredName: string } };

export type SavedReadersQueryVariables = Exact<{
  personId: string;
}>;

export type SavedReadersQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    readers: Array<{
      category: Category;
      readers: Array<{ worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
  };
};

export type SavedEntryQueryVariables = Exact<{
  personId: string;
  id: string;
}>;

export type SavedEntryQuery = {
  entry: {
    shownToPerson: ShownToPerson;
    id: string;
    personId: string;
    kind: EntryKind;
    occurredAt: string;
    where: string | null;
    words: string;
    categories: Array<Category>;
    unsorted: boolean;
    mine: boolean;
    version: number;
    amendedAt: string | null;
    author: { id: string; name: string };
    organisation: { id: string; name: string };
  };
};

export type RecordConversationMutationVariables = Exact<{
  input: RecordConversationInput;
}>;

export type RecordConversationMutation = {
  recordConversation:
    { __typename: 'CannotRecord'; message: string } | { __typename: 'ConversationRecorded'; entry: { id: string; version: number } };
};

export type SortEntryMutationVariables = Exact<{
  input: SortEntryInput;
}>;

export type SortEntryMutation = {
  sortEntry:
    | { __typename: 'CannotRecord'; message: string }
    | { __typename: 'EntryChanged'; message: string }
    | { __typename: 'EntrySorted'; entry: { id: string; version: number } };
};

export type EarlierWordsFragment = { words: string; replacedAt: string; because: string | null };

export type OneEntryFragment = {
  shownToPerson: ShownToPerson;
  id: string;
  personId: string;
  kind: EntryKind;
  occurredAt: string;
  where: string | null;
  words: string;
  categories: Array<Category>;
  unsorted: boolean;
  mine: boolean;
  version: number;
  amendedAt: string | null;
  earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
  author: { id: string; name: string };
  organisation: { id: string; name: string };
};

export type ReadersFragment = {
  category: Category;
  readers: Array<{ worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
};

export type StoryEntryFragment = {
  id: string;
  personId: string;
  kind: EntryKind;
  occurredAt: string;
  where: string | null;
  words: string;
  categories: Array<Category>;
  unsorted: boolean;
  mine: boolean;
  version: number;
  amendedAt: string | null;
  author: { id: string; name: string };
  organisation: { id: string; name: string };
};

export const RecordWhomDocument: Operation<RecordWhomQuery, RecordWhomQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'd4babf3de42c664e738dbe203ae6b656352832517d9d3e4509ee203fc0bc54d9',
  name: 'RecordWhom',
};
export const EntryPageDocument: Operation<EntryPageQuery, EntryPageQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '9dc3e817fb0f84421ee41c95791176c02ef614072677f149b8fdc0de2c5b41b3',
  name: 'EntryPage',
};
export const AmendEntryDocument: Operation<AmendEntryMutation, AmendEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'aba5350aa57139d6cd3a24dfc025f4ea969fe568dfe2e46b69b50a660afbd302',
  name: 'AmendEntry',
};
export const RecordPersonDocument: Operation<RecordPersonQuery, RecordPersonQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ddba4660495bde7b947d5d7d04eca8aee4a07f61398eca45ce02b5a4eba6b110',
  name: 'RecordPerson',
};
export const SavedReadersDocument: Operation<SavedReadersQuery, SavedReadersQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '78cc2a40c1d8dd6dea2006e91e2835250220b866f41d0ef34f5ede014dc1c3e1',
  name: 'SavedReaders',
};
export const SavedEntryDocument: Operation<SavedEntryQuery, SavedEntryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f455ba821e5d7a6a227512358d3785373c867c00972b1e76c70afb48b3b07bcc',
  name: 'SavedEntry',
};
export const RecordConversationDocument: Operation<RecordConversationMutation, RecordConversationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '3f944707487ae7153be1929684fe362db0c7fa9a38dd0e427bd48e2224144ebb',
  name: 'RecordConversation',
};
export const SortEntryDocument: Operation<SortEntryMutation, SortEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '387e724b91621d123c65c4c425e8bda03321abf5705116464106b66f29da89aa',
  name: 'SortEntry',
};
