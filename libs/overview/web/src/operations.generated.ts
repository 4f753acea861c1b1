// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.
import type { Operation } from '@alongside/client';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AgreeCautionInput = {
  entryId: string;
  mutationId: string;
  personId: string;
};

export type CallBackDoneInput = {
  callBackId: string;
  mutationId: string;
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

export type CautionState = 'active' | 'draft';

export type ConflictKind = 'abuse_restriction' | 'alleged_perpetrator' | 'ex' | 'relative';

export type EndCautionInput = {
  because: string;
  entryId: string;
  mutationId: string;
  personId: string;
};

export type EndProtectionInput = {
  /** The act that put it. */
  actId: string;
  /** UUIDv7 of the act, made by the client. */
  id: string;
  mutationId: string;
  personId: string;
  reason: string;
};

export type EntryKind =
  | 'conversation'
  | 'life_event'
  | 'we_got_this_wrong'
  /** What a team knew already when it brought the person in: dated, with its source. */
  | 'what_we_know';

/** What protects a person: someone who must not reach them; where they live, shown to those named alone; the person, or one entry, shown to those named alone. */
export type ProtectionKind = 'conflict_link' | 'protected_place' | 'seal_of_entry' | 'seal_of_person';

export type PutCautionInput = {
  evidence: string;
  /** UUIDv7 of the note, made by the client. */
  id: string;
  mutationId: string;
  personId: string;
  /** From today to half a year ahead. */
  reviewOn: string;
  /** Someone alongside, whose agreement is asked. */
  secondId: string;
  told: boolean;
  toldWords: string;
  words: string;
};

export type PutConflictLinkInput = {
  /** Of a resident. Left out: those at work alone. */
  birthDate?: string | null | undefined;
  /** UUIDv7 of the act, made by the client. */
  id: string;
  kind: ConflictKind;
  mutationId: string;
  /** The full name of whoever must not reach the person, at work or as a resident. */
  name: string;
  personId: string;
  reason: string;
};

export type PutProtectionInput = {
  /** With seal_of_entry: an entry that one's own organisation wrote. */
  entryId?: string | null | undefined;
  /** UUIDv7 of the act, made by the client. */
  id: string;
  /** Not conflict_link. */
  kind: ProtectionKind;
  mutationId: string;
  /** Workers alongside who go on seeing, beside oneself and the lead or the author. */
  namedIds: Array<string>;
  personId: string;
  reason: string;
};

/** What those alongside from an organisation read. Something: only that something may be there. */
export type Reads = 'full' | 'nothing' | 'something' | 'summary';

/** On what a reading rests: their own organisation wrote it; the person chose; the person was told and did not say no; a duty; someone is kept safe. */
export type ReadsBecause = 'chose' | 'duty' | 'own' | 'safety' | 'told';

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

export type CautionQueryVariables = Exact<{
  personId: string;
}>;

export type CautionQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    alongside: Array<{
      jobTitle: string;
      since: string;
      isMe: boolean;
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
  };
  cautionNotes: Array<{
    id: string;
    state: CautionState;
    words: string;
    evidence: string;
    told: boolean;
    toldWords: string;
    reviewOn: string;
    mayAgree: boolean;
    mayEnd: boolean;
    author: { id: string; name: string };
    second: { id: string; name: string };
  }>;
};

export type CautionNotesQueryVariables = Exact<{
  personId: string;
}>;

export type CautionNotesQuery = {
  cautionNotes: Array<{
    id: string;
    state: CautionState;
    words: string;
    evidence: string;
    told: boolean;
    toldWords: string;
    reviewOn: string;
    mayAgree: boolean;
    mayEnd: boolean;
    author: { id: string; name: string };
    second: { id: string; name: string };
  }>;
};

export type PutCautionMutationVariables = Exact<{
  input: PutCautionInput;
}>;

export type PutCautionMutation = { putCaution: { __typename: 'CannotCaution'; message: string } | { __typename: 'CautionKept' } };

export type AgreeCautionMutationVariables = Exact<{
  input: AgreeCautionInput;
}>;

export type AgreeCautionMutation = { agreeCaution: { __typename: 'CannotCaution'; message: string } | { __typename: 'CautionKept' } };

export type EndCautionMutationVariables = Exact<{
  input: EndCautionInput;
}>;

export type EndCautionMutation = { endCaution: { __typename: 'CannotCaution'; message: string } | { __typename: 'CautionKept' } };

export type PersonQueryVariables = Exact<{
  personId: string;
  first?: number;
}>;

export type PersonQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    age: number | null;
    safeContact: { never: string | null; how: string; when: string | null; number: string | null } | null;
    whatMatters: { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } } | null;
    lead: {
      jobTitle: string;
      since: string;
      isMe: boolean;
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    } | null;
    alongside: Array<{
      jobTitle: string;
      since: string;
      isMe: boolean;
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
    story: {
      nodes: Array<{
        id: string;
        personId: string;
        kind: EntryKind;
        source: string | null;
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
      }>;
      pageInfo: { hasNextPage: boolean };
    };
    communicationNeed: { need: string; detail: string | null } | null;
  };
};

export type WhoCanSeePersonQueryVariables = Exact<{
  personId: string;
}>;

export type WhoCanSeePersonQuery = {
  whoCanSeePerson: Array<{
    all: boolean;
    organisation: { id: string; name: string };
    workers: Array<{ id: string; name: string }>;
    categories: Array<{ category: Category; reads: Reads; because: ReadsBecause | null }>;
  }>;
};

export type SafeQueryVariables = Exact<{
  personId: string;
}>;

export type SafeQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    alongside: Array<{
      jobTitle: string;
      since: string;
      isMe: boolean;
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
  };
  protectiveActs: Array<{
    id: string;
    kind: ProtectionKind;
    said: string;
    reason: string;
    putAt: string;
    endAsked: boolean;
    endAskedByMe: boolean;
    ended: boolean;
    putBy: { id: string; name: string };
  }>;
};

export type PutConflictLinkMutationVariables = Exact<{
  input: PutConflictLinkInput;
}>;

export type PutConflictLinkMutation = {
  putConflictLink: { __typename: 'CannotProtect'; message: string } | { __typename: 'ProtectionPut' };
};

export type PutProtectionMutationVariables = Exact<{
  input: PutProtectionInput;
}>;

export type PutProtectionMutation = { putProtection: { __typename: 'CannotProtect'; message: string } | { __typename: 'ProtectionPut' } };

export type EndProtectionMutationVariables = Exact<{
  input: EndProtectionInput;
}>;

export type EndProtectionMutation = { endProtection: { __typename: 'CannotProtect'; message: string } | { __typename: 'ProtectionPut' } };

export type StoryQueryVariables = Exact<{
  personId: string;
}>;

export type StoryQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    whatMatters: { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } } | null;
    story: {
      nodes: Array<{
        id: string;
        personId: string;
        kind: EntryKind;
        source: string | null;
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
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type EarlierStoryQueryVariables = Exact<{
  personId: string;
  after: string;
}>;

export type EarlierStoryQuery = {
  person: {
    id: string;
    story: {
      nodes: Array<{
        id: string;
        personId: string;
        kind: EntryKind;
        source: string | null;
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
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type TodayQueryVariables = Exact<{ [key: string]: never }>;

export type TodayQuery = {
  myProposals: { nodes: Array<{ id: string }> };
  today: {
    people: Array<{
      id: string;
      name: string;
      preferredName: string;
      standing: Standing;
      age: number | null;
      street: string | null;
      leadName: string | null;
      leadIsMe: boolean;
    }>;
    unsorted: Array<{
      entry: { id: string; personId: string; occurredAt: string; organisation: { id: string; name: string } };
      person: { id: string; preferredName: string };
    }>;
    leftUnsorted: Array<{
      entry: {
        id: string;
        personId: string;
        occurredAt: string;
        author: { id: string; name: string };
        organisation: { id: string; name: string };
      };
      person: { id: string; preferredName: string };
    }>;
    callBacks: Array<{
      id: string;
      phone: string;
      askedAt: string;
      person: { id: string; name: string; preferredName: string };
      asker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
  };
};

export type CallBackDoneMutationVariables = Exact<{
  input: CallBackDoneInput;
}>;

export type CallBackDoneMutation = { callBackDone: { id: string } };

export type AlongsidePartsFragment = {
  jobTitle: string;
  since: string;
  isMe: boolean;
  worker: { id: string; name: string };
  organisation: { id: string; name: string };
};

export type CallBackPartsFragment = {
  id: string;
  phone: string;
  askedAt: string;
  person: { id: string; name: string; preferredName: string };
  asker: { id: string; name: string };
  organisation: { id: string; name: string };
};

export type CautionPartsFragment = {
  id: string;
  state: CautionState;
  words: string;
  evidence: string;
  told: boolean;
  toldWords: string;
  reviewOn: string;
  mayAgree: boolean;
  mayEnd: boolean;
  author: { id: string; name: string };
  second: { id: string; name: string };
};

export type LeadPartsFragment = {
  jobTitle: string;
  since: string;
  isMe: boolean;
  worker: { id: string; name: string };
  organisation: { id: string; name: string };
};

export type LeftUnsortedPartsFragment = {
  entry: {
    id: string;
    personId: string;
    occurredAt: string;
    author: { id: string; name: string };
    organisation: { id: string; name: string };
  };
  person: { id: string; preferredName: string };
};

export type PersonCardPartsFragment = {
  id: string;
  name: string;
  preferredName: string;
  standing: Standing;
  age: number | null;
  street: string | null;
  leadName: string | null;
  leadIsMe: boolean;
};

export type PersonHeadPartsFragment = {
  id: string;
  name: string;
  preferredName: string;
  standing: Standing;
  age: number | null;
  safeContact: { how: string; when: string | null; number: string | null } | null;
  communicationNeed: { need: string; detail: string | null } | null;
};

export type PersonReadersFragment = {
  all: boolean;
  organisation: { id: string; name: string };
  workers: Array<{ id: string; name: string }>;
  categories: Array<{ category: Category; reads: Reads; because: ReadsBecause | null }>;
};

export type ProtectiveActPartsFragment = {
  id: string;
  kind: ProtectionKind;
  said: string;
  reason: string;
  putAt: string;
  endAsked: boolean;
  endAskedByMe: boolean;
  ended: boolean;
  putBy: { id: string; name: string };
};

export type StoryEntryFragment = {
  id: string;
  personId: string;
  kind: EntryKind;
  source: string | null;
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

export type StoryPartPartsFragment = {
  nodes: Array<{
    id: string;
    personId: string;
    kind: EntryKind;
    source: string | null;
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
  }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export type UnsortedPartsFragment = {
  entry: { id: string; personId: string; occurredAt: string; organisation: { id: string; name: string } };
  person: { id: string; preferredName: string };
};

export type WhatMattersPartsFragment = { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } };

export const CautionDocument: Operation<CautionQuery, CautionQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'e3730ac733a51a604dcbeb6807575d575305db2d0606c33184f0aaba302ff277',
  name: 'Caution',
};
export const CautionNotesDocument: Operation<CautionNotesQuery, CautionNotesQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'af4e04824801c4b699b674c6027e429e6cb48d7d239c3d3ff87401658083b717',
  name: 'CautionNotes',
};
export const PutCautionDocument: Operation<PutCautionMutation, PutCautionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '79d46d2095172a5add1720da983b88a0b7e0db73defba8328b27963b6e6b8e7b',
  name: 'PutCaution',
};
export const AgreeCautionDocument: Operation<AgreeCautionMutation, AgreeCautionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '6b33dab964165a05a137dd245823afd26a3da0a129118ac0106869af26eeb739',
  name: 'AgreeCaution',
};
export const EndCautionDocument: Operation<EndCautionMutation, EndCautionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '1d39b4da65b12f9074390067cc927d15732682c620c2d9a46b60863ab49c3056',
  name: 'EndCaution',
};
export const PersonDocument: Operation<PersonQuery, PersonQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c45fbcf8194adcf914502d38870bf5626b6ac294179dfbde05d8ff86be4eecc6',
  name: 'Person',
};
export const WhoCanSeePersonDocument: Operation<WhoCanSeePersonQuery, WhoCanSeePersonQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '539079b60904e1eb0cf8a3e69b15ee2d10cd3ab02d6cf7a4edefc907e67e18fe',
  name: 'WhoCanSeePerson',
};
export const SafeDocument: Operation<SafeQuery, SafeQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '0d5016c64953ab779f794007b0c97fd2534501133772d73f59133fd08b4aecb3',
  name: 'Safe',
};
export const PutConflictLinkDocument: Operation<PutConflictLinkMutation, PutConflictLinkMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '3d8cd3b5f19947a3d2b387f691a287208cf751ad7c97a3e2b9677ead02b3cdfd',
  name: 'PutConflictLink',
};
export const PutProtectionDocument: Operation<PutProtectionMutation, PutProtectionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'e53a407a7ee1104acff1e06d8380f81b0f9a2192a845cedc1d467383a0ba0d76',
  name: 'PutProtection',
};
export const EndProtectionDocument: Operation<EndProtectionMutation, EndProtectionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '8dbd9d1e5d9edc12b7e51025686327ad6f07eb642029c3c7cc928c1f4c4fb772',
  name: 'EndProtection',
};
export const StoryDocument: Operation<StoryQuery, StoryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'dcc8905e242d15a350379fa76bcaadd614617323f3ce3125a5d57ce84b0d90fc',
  name: 'Story',
};
export const EarlierStoryDocument: Operation<EarlierStoryQuery, EarlierStoryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ebc0e1ffb3a19fd6cd8088638361bab284109cd5e47f33ec09b054ce6f63aee6',
  name: 'EarlierStory',
};
export const TodayDocument: Operation<TodayQuery, TodayQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'a9ad6b5391f07c8530f74285b875c469b230539dffad430b42fdc6be1a5b7067',
  name: 'Today',
};
export const CallBackDoneDocument: Operation<CallBackDoneMutation, CallBackDoneMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '63163ff8c9aa01637dddc277e5a3be2c84a5b5a615bd754e5cc7f118d8b6fa17',
  name: 'CallBackDone',
};
