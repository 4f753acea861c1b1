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

export type AgreeToRenewalInput = {
  mutationId: string;
  overrideId: string;
};

export type AnswerNotYetInput = {
  agreed: boolean;
  mutationId: string;
  overrideId: string;
};

export type AnswerReleaseInput = {
  /** UUIDv7 of the act, made by the client. */
  id: string;
  mutationId: string;
  reason: string;
  releaseId: string;
};

export type AskNotYetInput = {
  mutationId: string;
  overrideId: string;
  reason: string;
  /** The last day on which the person is not told: within 28 days. */
  until: string;
};

/** From one's own disclosure, where it tells that something is held under seal. */
export type AskReleaseInput = {
  /** UUIDv7 of the release, made by the client. */
  id: string;
  mutationId: string;
  overrideId: string;
  reason: string;
  /** The last day, within 28 days. */
  until: string;
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

export type ContinueCautionInput = {
  /** Of the note that goes on. */
  entryId: string;
  /** What it rests on now. */
  evidence: string;
  /** UUIDv7 of the note that takes the place of the first once the second person agrees, made by the client. */
  id: string;
  mutationId: string;
  personId: string;
  /** After that of the first, half a year ahead at most. */
  reviewOn: string;
  /** Someone alongside, whose agreement is asked. */
  secondId: string;
  told: boolean;
  toldWords: string;
};

export type DismissLinkInput = {
  /** The act that put the link. */
  actId: string;
  /** Whom somebody else said that it is not. */
  agreesTo?: string | null | undefined;
  /** UUIDv7 of the dismissal, made by the client. */
  id: string;
  mutationId: string;
  personId: string;
  reason: string;
  /** The organisation where that one works; of a resident their postcode or phone. With agreesTo: left out. */
  said?: string | null | undefined;
};

export type EndCautionInput = {
  because: string;
  entryId: string;
  mutationId: string;
  personId: string;
};

export type EndOverrideInput = {
  mutationId: string;
  overrideId: string;
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

export type GuardianItemKind =
  /** A look in danger that was not right. Its reason is what the Guardian found. */
  | 'incident'
  | 'look'
  | 'not_yet'
  | 'override'
  | 'renewal'
  | 'started_alone'
  /** Someone who was to be told of a look in danger and was not: its day has passed after it was checked, or whoever looked has left. */
  | 'untold';

export type GuardianLookedInput = {
  id: string;
  kind: GuardianItemKind;
  mutationId: string;
  words: string;
};

/** A Guardian says whom by their full details. They keep somebody away, seal the person, or restrict the record. */
export type GuardianProtectInput = {
  /** Of a resident who must not reach the person. Left out: those at work alone. */
  birthDate?: string | null | undefined;
  /** UUIDv7 of the act, made by the client. */
  id: string;
  /** With a seal or a restricted record: those alongside from the Guardian's own organisation go on seeing. */
  keepsOurs: boolean;
  /** conflict_link, seal_of_person or restricted_record. */
  kind: ProtectionKind;
  link?: ConflictKind | null | undefined;
  mutationId: string;
  /** With conflict_link: the full name of whoever must not reach the person. */
  name?: string | null | undefined;
  reason: string;
  /** The whole name, and the birth date, postcode or phone. */
  typed: string;
};

export type InvokeOverrideInput = {
  /** The least that is needed. */
  categories: Array<Category>;
  ground: OverrideGround;
  /** UUIDv7 of the override, made by the client. */
  id: string;
  mutationId: string;
  reason: string;
  /** Who gets what is disclosed. Needed for `legal` and `serious_crime`. */
  recipient?: string | null | undefined;
  /** Who was told, or why not. */
  told: string;
  /** The whole name, and the birth date, postcode or phone. */
  typed: string;
};

/** What opens a category under the settings alone: nothing more is needed; the person is told and says no to nothing; a yes that names the organisation; it stays shut. */
export type OpensWith = 'always' | 'never' | 'told' | 'yes';

/** What the sharing decision leaves of an override. `nobody`: nobody fits all of it, or nothing may be told. `ring`: it cannot be opened here, ring the on-call. `second_person`: it was open before, and someone else has to agree. `refused`: someone else did not agree. `unanswered`: nobody answered within three days. `over`: its time has passed. */
export type OverrideAnswer = 'nobody' | 'opened' | 'over' | 'refused' | 'ring' | 'second_person' | 'unanswered';

/** Why someone's record is opened without their yes. `emergency`: 4 hours. `safeguarding`: 72 hours. `legal` and `serious_crime`: the Guardian's, for a named recipient, 24 hours. */
export type OverrideGround = 'emergency' | 'legal' | 'safeguarding' | 'serious_crime';

export type OverrideOutcome = 'not_upheld' | 'upheld';

export type PersonToldInput = {
  how: ToldHow;
  mutationId: string;
  overrideId: string;
};

/** Of what the Guardian's list has, for a colleague at their own organisation. */
export type ProposeReleaseInput = {
  /** The act that put what protects. Not a conflict link. */
  actId: string;
  /** UUIDv7 of the release, made by the client. */
  id: string;
  mutationId: string;
  /** The full name of the colleague who would pass. */
  name: string;
  personId: string;
  reason: string;
  /** The last day, within 28 days. */
  until: string;
};

/** What protects a person: someone who must not reach them; where they live, shown to those named alone; the person, or one entry, shown to those named alone; a record that shows what one wrote oneself, and else to those named alone. */
export type ProtectionKind = 'conflict_link' | 'protected_place' | 'restricted_record' | 'seal_of_entry' | 'seal_of_person';

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

export type RefuseRenewalInput = {
  mutationId: string;
  overrideId: string;
  /** Why. Whoever asked reads it. */
  words: string;
};

/** asked: two others have to agree. open: the worker passes what protects the person. over: its day is past, or somebody ended it. */
export type ReleaseState = 'asked' | 'open' | 'over';

export type ReviewOverrideInput = {
  mutationId: string;
  outcome: OverrideOutcome;
  overrideId: string;
  words: string;
};

export type Role = 'administrator' | 'connector' | 'convener' | 'guardian' | 'peer' | 'supervisor' | 'worker';

/** What a look would be for. The purposes that a worker, or a supervisor, may have. */
export type SettingsPurpose = 'emergency' | 'safeguarding' | 'supervision' | 'support';

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

export type ToldHow = 'by_message' | 'by_phone' | 'in_person' | 'on_paper';

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
    mayContinue: boolean;
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
    mayContinue: boolean;
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

export type ContinueCautionMutationVariables = Exact<{
  input: ContinueCautionInput;
}>;

export type ContinueCautionMutation = { continueCaution: { __typename: 'CannotCaution'; message: string } | { __typename: 'CautionKept' } };

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
        asSummary: boolean;
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

export type StandingLinesQueryVariables = Exact<{
  personId: string;
}>;

export type StandingLinesQuery = {
  standingLines: Array<{ dutyDesk: string | null; leadName: string | null; organisation: { id: string; name: string } }>;
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
    dismissals: Array<{
      id: string;
      said: string;
      reason: string;
      askedAt: string;
      mine: boolean;
      agreed: boolean;
      askedBy: { id: string; name: string };
    }>;
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

export type DismissLinkMutationVariables = Exact<{
  input: DismissLinkInput;
}>;

export type DismissLinkMutation = { dismissLink: { __typename: 'CannotProtect'; message: string } | { __typename: 'ProtectionPut' } };

export type GuardianQueueQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type GuardianQueueQuery = {
  guardianQueue: {
    nodes: Array<{
      id: string;
      kind: GuardianItemKind;
      why: string | null;
      at: string;
      dueOn: string;
      endsAt: string | null;
      whom: string | null;
      reason: string | null;
      told: string | null;
      categories: Array<Category> | null;
      opened: boolean | null;
      recipient: string | null;
      personToldAt: string | null;
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type ReviewOverrideMutationVariables = Exact<{
  input: ReviewOverrideInput;
}>;

export type ReviewOverrideMutation = { decided: { __typename: 'CannotReview'; message: string } | { __typename: 'OverrideReviewed' } };

export type GuardianLookedMutationVariables = Exact<{
  input: GuardianLookedInput;
}>;

export type GuardianLookedMutation = { decided: { __typename: 'GuardianLooked' } | { __typename: 'GuardianWordsNeeded'; message: string } };

export type AnswerNotYetMutationVariables = Exact<{
  input: AnswerNotYetInput;
}>;

export type AnswerNotYetMutation = { decided: { id: string } };

export type RefuseRenewalMutationVariables = Exact<{
  input: RefuseRenewalInput;
}>;

export type RefuseRenewalMutation = { decided: { __typename: 'RefusalIncomplete'; message: string } | { __typename: 'RenewalRefused' } };

export type AgreeToRenewalMutationVariables = Exact<{
  input: AgreeToRenewalInput;
}>;

export type AgreeToRenewalMutation = { decided: { id: string } };

export type GuardianActsQueryVariables = Exact<{ [key: string]: never }>;

export type GuardianActsQuery = {
  guardianActs: Array<{
    whom: string | null;
    act: {
      personId: string;
      id: string;
      kind: ProtectionKind;
      said: string;
      reason: string;
      putAt: string;
      endAsked: boolean;
      endAskedByMe: boolean;
      ended: boolean;
      putBy: { id: string; name: string };
      dismissals: Array<{
        id: string;
        said: string;
        reason: string;
        askedAt: string;
        mine: boolean;
        agreed: boolean;
        askedBy: { id: string; name: string };
      }>;
    };
  }>;
};

export type GuardianProtectMutationVariables = Exact<{
  input: GuardianProtectInput;
}>;

export type GuardianProtectMutation = {
  guardianProtect: { __typename: 'CannotProtect'; message: string } | { __typename: 'ProtectionPut' };
};

export type EmergencyLookQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type EmergencyLookQuery = {
  look: {
    id: string;
    answer: OverrideAnswer;
    typed: string;
    reason: string;
    recipient: string | null;
    refusal: string | null;
    categories: Array<Category>;
    invokedAt: string;
    endsAt: string | null;
    barred: boolean;
    onCall: string | null;
    tellBy: string;
    notByMessage: boolean;
    personToldAt: string | null;
    entries: {
      nodes: Array<{
        id: string;
        occurredAt: string;
        words: string;
        categories: Array<Category>;
        asSummary: boolean;
        asMinimum: boolean;
        author: { id: string; name: string };
        organisation: { id: string; name: string };
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type SafeguardingLookQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type SafeguardingLookQuery = {
  look: {
    id: string;
    answer: OverrideAnswer;
    typed: string;
    reason: string;
    recipient: string | null;
    refusal: string | null;
    categories: Array<Category>;
    invokedAt: string;
    endsAt: string | null;
    barred: boolean;
    onCall: string | null;
    tellBy: string;
    notByMessage: boolean;
    personToldAt: string | null;
    entries: {
      nodes: Array<{
        id: string;
        occurredAt: string;
        words: string;
        categories: Array<Category>;
        asSummary: boolean;
        asMinimum: boolean;
        author: { id: string; name: string };
        organisation: { id: string; name: string };
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type DisclosureLookQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type DisclosureLookQuery = {
  look: {
    id: string;
    answer: OverrideAnswer;
    typed: string;
    reason: string;
    recipient: string | null;
    refusal: string | null;
    categories: Array<Category>;
    invokedAt: string;
    endsAt: string | null;
    barred: boolean;
    onCall: string | null;
    tellBy: string;
    notByMessage: boolean;
    personToldAt: string | null;
    entries: {
      nodes: Array<{
        id: string;
        occurredAt: string;
        words: string;
        categories: Array<Category>;
        asSummary: boolean;
        asMinimum: boolean;
        author: { id: string; name: string };
        organisation: { id: string; name: string };
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
};

export type EndOverrideMutationVariables = Exact<{
  input: EndOverrideInput;
}>;

export type EndOverrideMutation = { endOverride: { id: string } };

export type InvokeOverrideMutationVariables = Exact<{
  input: InvokeOverrideInput;
}>;

export type InvokeOverrideMutation = {
  invokeOverride: { __typename: 'OverrideIncomplete'; message: string; field: string } | { __typename: 'OverrideInvoked'; id: string };
};

export type GuardianReleasesQueryVariables = Exact<{ [key: string]: never }>;

export type GuardianReleasesQuery = {
  guardianReleases: Array<{
    id: string;
    whom: string | null;
    askedAt: string;
    reason: string;
    until: string;
    state: ReleaseState;
    mine: boolean;
    forMe: boolean;
    to: { id: string; name: string };
    askedBy: { id: string; name: string };
  }>;
};

export type AskReleaseMutationVariables = Exact<{
  input: AskReleaseInput;
}>;

export type AskReleaseMutation = { askRelease: { __typename: 'CannotRelease'; message: string } | { __typename: 'ReleaseKept' } };

export type ProposeReleaseMutationVariables = Exact<{
  input: ProposeReleaseInput;
}>;

export type ProposeReleaseMutation = { proposeRelease: { __typename: 'CannotRelease'; message: string } | { __typename: 'ReleaseKept' } };

export type AgreeToReleaseMutationVariables = Exact<{
  input: AnswerReleaseInput;
}>;

export type AgreeToReleaseMutation = { agreeToRelease: { __typename: 'CannotRelease'; message: string } | { __typename: 'ReleaseKept' } };

export type EndReleaseMutationVariables = Exact<{
  input: AnswerReleaseInput;
}>;

export type EndReleaseMutation = { endRelease: { __typename: 'CannotRelease'; message: string } | { __typename: 'ReleaseKept' } };

export type DutiesToTellQueryVariables = Exact<{ [key: string]: never }>;

export type DutiesToTellQuery = {
  today: {
    toTell: Array<{
      id: string;
      typed: string;
      ground: OverrideGround | null;
      stillOpen: boolean;
      tellBy: string;
      notByMessage: boolean;
      askedNotYet: boolean;
      notYetUntil: string | null;
    }>;
  };
};

export type PersonToldMutationVariables = Exact<{
  input: PersonToldInput;
}>;

export type PersonToldMutation = { personTold: { __typename: 'NotByMessage'; message: string } | { __typename: 'PersonTold'; id: string } };

export type AskNotYetMutationVariables = Exact<{
  input: AskNotYetInput;
}>;

export type AskNotYetMutation = {
  askNotYet: { __typename: 'NotYetAsked'; id: string } | { __typename: 'NotYetIncomplete'; message: string };
};

export type SeeAsQueryVariables = Exact<{
  membershipId: string;
  purpose: SettingsPurpose;
}>;

export type SeeAsQuery = {
  seeAs: {
    role: Role;
    jobTitle: string;
    purposeIsTheirs: boolean;
    worker: { id: string; name: string };
    organisations: Array<{
      isOwn: boolean;
      organisation: { id: string; name: string };
      categories: Array<{ category: Category; line: string; opensWith: OpensWith; before: Reads; after: Reads }>;
    }>;
  };
};

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
    cautions: Array<{
      id: string;
      state: CautionState;
      reviewOn: string;
      author: { id: string; name: string };
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
    opened: Array<{
      id: string;
      ground: OverrideGround;
      at: string;
      person: { id: string; preferredName: string };
      worker: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
    toTell: Array<{
      id: string;
      typed: string;
      ground: OverrideGround | null;
      stillOpen: boolean;
      tellBy: string;
      notByMessage: boolean;
      askedNotYet: boolean;
      notYetUntil: string | null;
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
  mayContinue: boolean;
  author: { id: string; name: string };
  second: { id: string; name: string };
};

export type DutyPartsFragment = {
  id: string;
  typed: string;
  ground: OverrideGround | null;
  stillOpen: boolean;
  tellBy: string;
  notByMessage: boolean;
  askedNotYet: boolean;
  notYetUntil: string | null;
};

export type GuardianItemPartsFragment = {
  id: string;
  kind: GuardianItemKind;
  why: string | null;
  at: string;
  dueOn: string;
  endsAt: string | null;
  whom: string | null;
  reason: string | null;
  told: string | null;
  categories: Array<Category> | null;
  opened: boolean | null;
  recipient: string | null;
  personToldAt: string | null;
  worker: { id: string; name: string };
  organisation: { id: string; name: string };
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

export type LookPartsFragment = {
  id: string;
  answer: OverrideAnswer;
  typed: string;
  reason: string;
  recipient: string | null;
  refusal: string | null;
  categories: Array<Category>;
  invokedAt: string;
  endsAt: string | null;
  barred: boolean;
  onCall: string | null;
  tellBy: string;
  notByMessage: boolean;
  personToldAt: string | null;
  entries: {
    nodes: Array<{
      id: string;
      occurredAt: string;
      words: string;
      categories: Array<Category>;
      asSummary: boolean;
      asMinimum: boolean;
      author: { id: string; name: string };
      organisation: { id: string; name: string };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type OpenedPartsFragment = {
  id: string;
  ground: OverrideGround;
  at: string;
  person: { id: string; preferredName: string };
  worker: { id: string; name: string };
  organisation: { id: string; name: string };
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
  dismissals: Array<{
    id: string;
    said: string;
    reason: string;
    askedAt: string;
    mine: boolean;
    agreed: boolean;
    askedBy: { id: string; name: string };
  }>;
};

export type ReleasePartsFragment = {
  id: string;
  whom: string | null;
  askedAt: string;
  reason: string;
  until: string;
  state: ReleaseState;
  mine: boolean;
  forMe: boolean;
  to: { id: string; name: string };
  askedBy: { id: string; name: string };
};

export type SettingsOrganisationPartsFragment = {
  isOwn: boolean;
  organisation: { id: string; name: string };
  categories: Array<{ category: Category; line: string; opensWith: OpensWith; before: Reads; after: Reads }>;
};

export type StandingLinePartsFragment = { dutyDesk: string | null; leadName: string | null; organisation: { id: string; name: string } };

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

export type StoryPartPartsFragment = {
  nodes: Array<{
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

export type UnsortedPartsFragment = {
  entry: { id: string; personId: string; occurredAt: string; organisation: { id: string; name: string } };
  person: { id: string; preferredName: string };
};

export type WaitingCautionPartsFragment = {
  id: string;
  state: CautionState;
  reviewOn: string;
  author: { id: string; name: string };
  person: { id: string; preferredName: string };
};

export type WhatMattersPartsFragment = { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } };

export const CautionDocument: Operation<CautionQuery, CautionQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'da4000d547fd9e74a28301aa14a3469c5120455483bbc8ea23c29967994ea6ef',
  name: 'Caution',
};
export const CautionNotesDocument: Operation<CautionNotesQuery, CautionNotesQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '51a2cedd198a69d88f2f740402bccec75784886c6bdea226b4a5bf2f14c68fff',
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
export const ContinueCautionDocument: Operation<ContinueCautionMutation, ContinueCautionMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '4530f638aa8393a985c9a16f932d8805a3a5b4686a4c56cfb2f0123a97f49ffd',
  name: 'ContinueCaution',
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
  documentId: '4067564c51915c34b98c6e8fa4416e5be6151242132a9e89d52cc9ddc3384989',
  name: 'Person',
};
export const WhoCanSeePersonDocument: Operation<WhoCanSeePersonQuery, WhoCanSeePersonQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '539079b60904e1eb0cf8a3e69b15ee2d10cd3ab02d6cf7a4edefc907e67e18fe',
  name: 'WhoCanSeePerson',
};
export const StandingLinesDocument: Operation<StandingLinesQuery, StandingLinesQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'fc53c35ad170ddcbe71182e7db88d8f6d863b7d6acacb71fe4baa1218da829a7',
  name: 'StandingLines',
};
export const SafeDocument: Operation<SafeQuery, SafeQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'd29dbc5aed34f4edaa7b81aea78aa889de896b6856eeb852cd0c6a1dcd28c289',
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
export const DismissLinkDocument: Operation<DismissLinkMutation, DismissLinkMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ad7959bd23f96f4ca0a19cf0be4e0e1e01a603583d507c681299a859c93cdc16',
  name: 'DismissLink',
};
export const GuardianQueueDocument: Operation<GuardianQueueQuery, GuardianQueueQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '61dce6dbc91445148c34d652a63dc58bcf210e7fb22202b68b10644ce316460f',
  name: 'GuardianQueue',
};
export const ReviewOverrideDocument: Operation<ReviewOverrideMutation, ReviewOverrideMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'e133734538c75b19778a47b34ffcc9d0f34a897a0dcae341899ed860f5638282',
  name: 'ReviewOverride',
};
export const GuardianLookedDocument: Operation<GuardianLookedMutation, GuardianLookedMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '15db307ebb6f6e34f1786481853b873122922dde8864ed93644d4ebec2495d2a',
  name: 'GuardianLooked',
};
export const AnswerNotYetDocument: Operation<AnswerNotYetMutation, AnswerNotYetMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f59783aa084ab8f29b332e100080e81d5fdc0a574c5aec47ef13a16e5e08bfbf',
  name: 'AnswerNotYet',
};
export const RefuseRenewalDocument: Operation<RefuseRenewalMutation, RefuseRenewalMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '8b2d8dd3456f7a040d6d945f50826a0cd8448b8f51c83233c0957816b9b83719',
  name: 'RefuseRenewal',
};
export const AgreeToRenewalDocument: Operation<AgreeToRenewalMutation, AgreeToRenewalMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'be56915c838768b52ae1d5400711251b227b589ab4800ec20a90187aab78bac0',
  name: 'AgreeToRenewal',
};
export const GuardianActsDocument: Operation<GuardianActsQuery, GuardianActsQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '526aef5bbc47928b67108d364bc15cc114643e64b396795e157fc392d7f26349',
  name: 'GuardianActs',
};
export const GuardianProtectDocument: Operation<GuardianProtectMutation, GuardianProtectMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '1d02f8e510b876e9c031e920f434daf1fa0fe76bb2e2d7bb7c13f97c50808476',
  name: 'GuardianProtect',
};
export const EmergencyLookDocument: Operation<EmergencyLookQuery, EmergencyLookQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '1b7c4d44a2a6590785e33778fd2a0d62adcbcb83c5c2239b7432f2b8c26cabf9',
  name: 'EmergencyLook',
};
export const SafeguardingLookDocument: Operation<SafeguardingLookQuery, SafeguardingLookQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '00faaa2d9248d4a901ed87cc7ed8fb7fc9ea7c7de2426036031f5bb949bddb3c',
  name: 'SafeguardingLook',
};
export const DisclosureLookDocument: Operation<DisclosureLookQuery, DisclosureLookQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '1c89e453eaa93745a51d1f376dba4c325bd7858a877987658dc4c3a1c1b0a157',
  name: 'DisclosureLook',
};
export const EndOverrideDocument: Operation<EndOverrideMutation, EndOverrideMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c8a2446322c795eaf424fb3877a53df7fbf3c45b763ad02fee6ba66839be4b1f',
  name: 'EndOverride',
};
export const InvokeOverrideDocument: Operation<InvokeOverrideMutation, InvokeOverrideMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'fb83ec5618641889c4e7b3b333999d2767f015ff6ac0370966e973a463a6aecb',
  name: 'InvokeOverride',
};
export const GuardianReleasesDocument: Operation<GuardianReleasesQuery, GuardianReleasesQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2a085413287750c777ed9679eefad3585318b1e5715bdc1b862dfb61d5f1be5c',
  name: 'GuardianReleases',
};
export const AskReleaseDocument: Operation<AskReleaseMutation, AskReleaseMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '6825890990744270969093019c3ba82e59716d5a2cf1399ec7eb0e4db1b20408',
  name: 'AskRelease',
};
export const ProposeReleaseDocument: Operation<ProposeReleaseMutation, ProposeReleaseMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'ad73b8f71dff75bfa882c2fb56bf6a7613e8b2cad8c7aad2440b77ca822a1091',
  name: 'ProposeRelease',
};
export const AgreeToReleaseDocument: Operation<AgreeToReleaseMutation, AgreeToReleaseMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '01cb8d4cabf0676f62cb62b8659df0cf185e79f7f07f2bb726d60ba0db6f0a6a',
  name: 'AgreeToRelease',
};
export const EndReleaseDocument: Operation<EndReleaseMutation, EndReleaseMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f5b536dc85f69b35ac5994cc31af1c6256d9a6ee80f68b5d29a14ef0c2ae56c9',
  name: 'EndRelease',
};
export const DutiesToTellDocument: Operation<DutiesToTellQuery, DutiesToTellQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '0606ded636eae535248ba9f1ab26dfb3fb6623f7fa3ad4f522051de254a85f27',
  name: 'DutiesToTell',
};
export const PersonToldDocument: Operation<PersonToldMutation, PersonToldMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'a3f7b489201f314c18c771f880ed1bed6bb267275fddab2f8016c4b60a75b190',
  name: 'PersonTold',
};
export const AskNotYetDocument: Operation<AskNotYetMutation, AskNotYetMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f5fcea07c3da74e1000ee5f4642e015f6e32006174a966cc39d3aae1c2617b21',
  name: 'AskNotYet',
};
export const SeeAsDocument: Operation<SeeAsQuery, SeeAsQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2581a9147e7d8a29946c88fe8f48fa3a9a58e2311eb3219f9e63ab395c30b839',
  name: 'SeeAs',
};
export const StoryDocument: Operation<StoryQuery, StoryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'cf5e0dfbe56fa5df3967bf278a7db6ee4b5c1c1f28844a44a7d22394b685ef34',
  name: 'Story',
};
export const EarlierStoryDocument: Operation<EarlierStoryQuery, EarlierStoryQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '08942e7859830ad2e75a56d863b56888428593350142111324ba16600fcefc9f',
  name: 'EarlierStory',
};
export const TodayDocument: Operation<TodayQuery, TodayQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '95d56f297f5bf2d73b7444bcd17708247dd6a457dfa91a9f0f43611f211baefb',
  name: 'Today',
};
export const CallBackDoneDocument: Operation<CallBackDoneMutation, CallBackDoneMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '63163ff8c9aa01637dddc277e5a3be2c84a5b5a615bd754e5cc7f118d8b6fa17',
  name: 'CallBackDone',
};
