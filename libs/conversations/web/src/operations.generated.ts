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

export type EntryKind =
  | 'conversation'
  | 'life_event'
  | 'we_got_this_wrong'
  /** What a team knew already when it brought the person in: dated, with its source. */
  | 'what_we_know';

export type MarkEntryInput = {
  entryId: string;
  expectedVersion: number;
  /** Null: none. */
  headline?: string | null | undefined;
  mutationId: string;
  /** All of them: what is left out is taken off. */
  passages: Array<PassageInput>;
  personId: string;
};

export type PassageInput = {
  /** Null: somebody else. */
  aboutId?: string | null | undefined;
  agreed: boolean;
  from: number;
  length: number;
  needed: boolean;
};

/** What those alongside from an organisation read. Something: only that something may be there. */
export type Reads = 'full' | 'nothing' | 'something' | 'summary';

/** On what a reading rests: their own organisation wrote it; the person chose; the person was told and did not say no; a duty; someone is kept safe. */
export type ReadsBecause = 'chose' | 'duty' | 'own' | 'safety' | 'told';

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
  /** Given: the entry is *what we already know*, of the day in `occurredAt`, and this says from where. */
  whatWeKnowFrom?: string | null | undefined;
  where?: string | null | undefined;
  words: string;
};

export type SetApartInput = {
  entryId: string;
  expectedVersion: number;
  from: number;
  length: number;
  mutationId: string;
  /** UUIDv7 of the new entry, made by the client. */
  partId: string;
  personId: string;
  sorting: SortingInput;
  /** Given: the words go on this person's record. */
  toPersonId?: string | null | undefined;
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

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

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
    maySort: boolean;
    shownToPerson: ShownToPerson;
    id: string;
    personId: string;
    kind: EntryKind;
    source: string | null;
    occurredAt: string;
    where: string | null;
    words: string;
    asSummary: boolean;
    categories: Array<Category>;
    unsorted: boolean;
    mine: boolean;
    version: number;
    amendedAt: string | null;
    earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
    author: { id: string; name: string };
    organisation: { id: string; name: string };
  };
  whoCanSeeEntry: Array<{
    reads: Reads;
    because: ReadsBecause | null;
    withoutOthers: boolean;
    organisation: { id: string; name: string };
    workers: Array<{ id: string; name: string }>;
  }>;
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
          maySort: boolean;
          shownToPerson: ShownToPerson;
          id: string;
          personId: string;
          kind: EntryKind;
          source: string | null;
          occurredAt: string;
          where: string | null;
          words: string;
          asSummary: boolean;
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
          maySort: boolean;
          shownToPerson: ShownToPerson;
          id: string;
          personId: string;
          kind: EntryKind;
          source: string | null;
          occurredAt: string;
          where: string | null;
          words: string;
          asSummary: boolean;
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

export type WhatWeKnowQueryVariables = Exact<{
  personId: string;
}>;

export type WhatWeKnowQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    knownOnList: { words: string; at: string; source: string } | null;
  };
};

export type EntryPartsQueryVariables = Exact<{
  personId: string;
  id: string;
}>;

export type EntryPartsQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    readers: Array<{
      category: Category;
      readers: Array<{ worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
  };
  entryParts: {
    version: number;
    words: string;
    headline: string | null;
    passages: Array<{ from: number; length: number; agreed: boolean; needed: boolean; about: { id: string; name: string } | null }>;
  };
};

export type MarkEntryMutationVariables = Exact<{
  input: MarkEntryInput;
}>;

export type MarkEntryMutation = {
  markEntry: { __typename: 'CannotRecord'; message: string } | { __typename: 'EntryChanged' } | { __typename: 'EntryMarked' };
};

export type SetApartMutationVariables = Exact<{
  input: SetApartInput;
}>;

export type SetApartMutation = {
  setApart: { __typename: 'CannotRecord'; message: string } | { __typename: 'EntryChanged' } | { __typename: 'WordsSetApart' };
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
    source: string | null;
    occurredAt: string;
    where: string | null;
    words: string;
    asSummary: boolean;
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
  recordConversation: { __typename: 'CannotRecord'; message: string } | { __typename: 'ConversationRecorded'; version: number };
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

export type EntryReadersFragment = {
  reads: Reads;
  because: ReadsBecause | null;
  withoutOthers: boolean;
  organisation: { id: string; name: string };
  workers: Array<{ id: string; name: string }>;
};

export type OneEntryFragment = {
  maySort: boolean;
  shownToPerson: ShownToPerson;
  id: string;
  personId: string;
  kind: EntryKind;
  source: string | null;
  occurredAt: string;
  where: string | null;
  words: string;
  asSummary: boolean;
  categories: Array<Category>;
  unsorted: boolean;
  mine: boolean;
  version: number;
  amendedAt: string | null;
  earlier: Array<{ words: string; replacedAt: string; because: string | null }>;
  author: { id: string; name: string };
  organisation: { id: string; name: string };
};

export type PartsFragment = {
  version: number;
  words: string;
  headline: string | null;
  passages: Array<{ from: number; length: number; agreed: boolean; needed: boolean; about: { id: string; name: string } | null }>;
};

export type PersonReadersFragment = {
  all: boolean;
  organisation: { id: string; name: string };
  workers: Array<{ id: string; name: string }>;
  categories: Array<{ category: Category; reads: Reads; because: ReadsBecause | null }>;
};

export type ReadersFragment = {
  category: Category;
  readers: Array<{ worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
};

export type StoryEntryFragment = {
  id: string;
  personId: string;
  kind: EntryKind;
  source: string | null;
  occurredAt: string;
  where: string | null;
  words: string;
  asSummary: boolean;
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
  documentId: 'e08662846205d4faf78ef4ef39e3c9ea0fa413b887d581e2f5220ac556bbc78c',
  name: 'EntryPage',
};
export const AmendEntryDocument: Operation<AmendEntryMutation, AmendEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '86e02d0ef0768d63a34a6c79c45aeddfd1717f712e293a7f445827bc47477075',
  name: 'AmendEntry',
};
export const WhatWeKnowDocument: Operation<WhatWeKnowQuery, WhatWeKnowQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ef034dbb9074144a94064bfe8909c0d10cedccf0b2ebedd56b80a25d191f83de',
  name: 'WhatWeKnow',
};
export const EntryPartsDocument: Operation<EntryPartsQuery, EntryPartsQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '30bdfc34c25a72b7fcf974a10ca09b4f49b1b14bcc5fe1ef682e6510a2c72c99',
  name: 'EntryParts',
};
export const MarkEntryDocument: Operation<MarkEntryMutation, MarkEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '702d8e488180fd9188467ef13bad38fe092b40437b7c9cf0fcebf3f4951e98cd',
  name: 'MarkEntry',
};
export const SetApartDocument: Operation<SetApartMutation, SetApartMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '14b9def54a245b4dec153399129734780b1aa1e9050f457921be973ca3983877',
  name: 'SetApart',
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
  documentId: 'fee22ac392d4a5b460ec8adb936a2022cde09377a34246978a350bd368216d07',
  name: 'SavedEntry',
};
export const RecordConversationDocument: Operation<RecordConversationMutation, RecordConversationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ea8055056e8d6bce1561c85c56abf70ff1551f7f409d390e4a3636aca4f422e4',
  name: 'RecordConversation',
};
export const SortEntryDocument: Operation<SortEntryMutation, SortEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '387e724b91621d123c65c4c425e8bda03321abf5705116464106b66f29da89aa',
  name: 'SortEntry',
};
