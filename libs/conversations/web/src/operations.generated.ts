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

export type MarkWhereInput = {
  /** Of one person, 50 at most. */
  entryIds: Array<string>;
  mutationId: string;
  personId: string;
  /** False: takes off what the asker marked themselves. */
  tellsWhere: boolean;
};

export type PassageInput = {
  /** Null: somebody else. */
  aboutId?: string | null | undefined;
  agreed: boolean;
  from: number;
  length: number;
  needed: boolean;
};

/** What protects a person: someone who must not reach them; where they live, shown to those named alone; the person, or one entry, shown to those named alone; a record that shows what one wrote oneself, and else to those named alone. */
export type ProtectionKind = 'conflict_link' | 'protected_place' | 'restricted_record' | 'seal_of_entry' | 'seal_of_person';

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
  /** The words tell where the person lives or can be found. Left out: as it was. Words without readers until now are marked where a protected place names whoever sorts them. */
  tellsWhere?: boolean | null | undefined;
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
  protectiveActs: Array<{ id: string; kind: ProtectionKind; ended: boolean }>;
  entry: {
    maySort: boolean;
    shownToPerson: ShownToPerson;
    tellsWhere: boolean;
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
          tellsWhere: boolean;
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
          tellsWhere: boolean;
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
  protectiveActs: Array<{ id: string; kind: ProtectionKind; ended: boolean }>;
  entry: { id: string; tellsWhere: boolean };
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
  protectiveActs: Array<{ id: string; kind: ProtectionKind; ended: boolean }>;
};

export type SavedEntryQueryVariables = Exact<{
  personId: string;
  id: string;
}>;

export type SavedEntryQuery = {
  entry: {
    shownToPerson: ShownToPerson;
    tellsWhere: boolean;
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
    { __typename: 'CannotRecord'; message: string } | { __typename: 'EntryChanged'; message: string } | { __typename: 'EntrySorted' };
};

export type WhereStoryQueryVariables = Exact<{
  personId: string;
}>;

export type WhereStoryQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    story: {
      nodes: Array<{
        tellsWhere: boolean;
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
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
  protectiveActs: Array<{ id: string; kind: ProtectionKind; ended: boolean }>;
};

export type WhereEarlierQueryVariables = Exact<{
  personId: string;
  after: string;
}>;

export type WhereEarlierQuery = {
  person: {
    id: string;
    story: {
      nodes: Array<{
        tellsWhere: boolean;
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
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type MarkWhereMutationVariables = Exact<{
  input: MarkWhereInput;
}>;

export type MarkWhereMutation = { markWhere: { personId: string } };

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
  tellsWhere: boolean;
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

export type PlaceKeptFragment = { id: string; kind: ProtectionKind; ended: boolean };

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

export type WherePartsFragment = {
  nodes: Array<{
    tellsWhere: boolean;
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
  }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
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
  documentId: 'd27e042d2ecbec87bd90417eaf124e9e6e77f78b78a45fdd39bb6ddec83eadb9',
  name: 'EntryPage',
};
export const AmendEntryDocument: Operation<AmendEntryMutation, AmendEntryMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'a52cc5a78e44ab8a29b14925da23ac112d2ba3f01fddcaf7be4e145e277fe982',
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
  documentId: '51610ac01964aff132038be83f63c4a3d4f4cbdb944f3e5bdef22e5caa9e98c2',
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
  documentId: '7b746963d0d4bf86772e6656c07470d6d5630a480cde43967542fd072aeff59a',
  name: 'SavedReaders',
};
export const SavedEntryDocument: Operation<SavedEntryQuery, SavedEntryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '741d9e47184346339e23683e0e7326ef1e59508a5f8fd13d65beea4ca688e3b7',
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
  documentId: 'b5aa4deb83289925ad2a7ccff75eae4f6049fc23550a8331db82bc11484acda9',
  name: 'SortEntry',
};
export const WhereStoryDocument: Operation<WhereStoryQuery, WhereStoryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '973c8f98d009530bfc94b92baba94e716ce4393b57f145d5fcf44895e1f52406',
  name: 'WhereStory',
};
export const WhereEarlierDocument: Operation<WhereEarlierQuery, WhereEarlierQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c1f728ca289e8f92911634d601d834cef33445234fc25f763561d839470b669b',
  name: 'WhereEarlier',
};
export const MarkWhereDocument: Operation<MarkWhereMutation, MarkWhereMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'd713168457570cf83a8057b246db7c50d3f393f53ec4a757d7fb562bf2408865',
  name: 'MarkWhere',
};
