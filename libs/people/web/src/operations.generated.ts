// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.
import type { Operation } from '@alongside/client';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AddPersonInput = {
  /** What the worker said of each possible match that was shown. */
  answers: Array<MatchAnswerInput>;
  details: PersonDetailsInput;
  mutationId: string;
  /** UUIDv7, made by the client. */
  personId: string;
};

export type AnswerProposalsInput = {
  /** 50 at most. */
  answers: Array<ProposalAnswerInput>;
  mutationId: string;
};

export type AskForCallBackInput = {
  /** UUIDv7 of the call back, made by the client. */
  id: string;
  mutationId: string;
  phone: string;
  /** What the worker typed to find the person, as typed. */
  typed: string;
};

/** How one thing that was typed compares with what is known. */
export type Comparison = 'close' | 'different' | 'not_known' | 'same';

/** What a column of a list means. */
export type ListField = 'birth_date' | 'full_name' | 'known' | 'phone' | 'postcode' | 'preferred_name' | 'reference' | 'street' | 'worker';

/** One row of a list, as the browser read it. Null: not known. */
export type ListRowInput = {
  birthDate?: string | null | undefined;
  fullName?: string | null | undefined;
  known?: string | null | undefined;
  knownAt?: string | null | undefined;
  knownFrom?: string | null | undefined;
  /** The line of the file that the row begins on. */
  line: number;
  phone?: string | null | undefined;
  postcode?: string | null | undefined;
  preferredName: string;
  /** What the organisation calls the person or the tenancy in its own system. */
  reference?: string | null | undefined;
  street?: string | null | undefined;
  /** Name or work e-mail of the worker who is alongside, as the list has it. */
  worker?: string | null | undefined;
};

export type LoadListInput = {
  /** The columns that the file has. What it has no column for stays as it is on the list. */
  fields: Array<ListField>;
  /** UUIDv7 of the load, made by the client: the same for every batch of one file. */
  loadId: string;
  mutationId: string;
  /** False where two rows of the file share a reference, as joint tenants do. */
  referenceIsOnePerson: boolean;
  /** Rows that the browser refused since the last batch: they are counted. */
  refused?: number;
  /** 200 at most. */
  rows: Array<ListRowInput>;
  /** Where the list comes from: Tenancy list, October. */
  source: string;
};

export type MatchAnswer = 'not_sure' | 'not_the_same';

export type MatchAnswerInput = {
  answer: MatchAnswer;
  personId: string;
};

export type PersonDetailsInput = {
  birthDate?: string | null | undefined;
  fullName?: string | null | undefined;
  phone?: string | null | undefined;
  postcode?: string | null | undefined;
  preferredName: string;
  street?: string | null | undefined;
};

export type ProposalAnswer = 'alongside' | 'not_mine';

export type ProposalAnswerInput = {
  answer: ProposalAnswer;
  id: string;
};

export type SayWhatMattersInput = {
  /** UUIDv7 of the new version, made by the client. */
  id: string;
  /** The version that the writer saw when they began; left out where there was none. */
  insteadOf?: string | null | undefined;
  mutationId: string;
  personId: string;
  words: string;
};

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

export type StartFromListInput = {
  id: string;
  mutationId: string;
};

export type WhyNobodyIsMeant =
  /** Nobody of this name works here yet. Once they do, they are asked. */
  | 'nobody'
  /** Several who work here have this name. */
  | 'several';

export type PossibleMatchesQueryVariables = Exact<{
  details: PersonDetailsInput;
}>;

export type PossibleMatchesQuery = {
  possibleMatches: Array<{
    name: Comparison;
    birthDate: Comparison;
    postcode: Comparison;
    phone: Comparison;
    person: { id: string; name: string; preferredName: string };
  }>;
};

export type AddPersonMutationVariables = Exact<{
  input: AddPersonInput;
}>;

export type AddPersonMutation = {
  addPerson: { __typename: 'NameNeeded'; message: string } | { __typename: 'PersonAdded'; person: { id: string } };
};

export type AskForCallBackMutationVariables = Exact<{
  input: AskForCallBackInput;
}>;

export type AskForCallBackMutation = {
  askForCallBack: { __typename: 'CallBackAsked'; id: string } | { __typename: 'PhoneNeeded'; message: string };
};

export type FindPeopleQueryVariables = Exact<{
  text: string;
}>;

export type FindPeopleQuery = {
  findPeople: Array<{
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    age: number | null;
    street: string | null;
    leadName: string | null;
    leadIsMe: boolean;
  }>;
  findOnOwnList: Array<{ id: string; name: string; preferredName: string; age: number | null; namesMe: boolean }>;
  findWhomToAsk: Array<{ dutyDesk: string | null; leadName: string | null; leadOrganisation: string | null }>;
};

export type StartFromListMutationVariables = Exact<{
  input: StartFromListInput;
}>;

export type StartFromListMutation = { startFromList: { person: { id: string } } };

export type OwnListQueryVariables = Exact<{ [key: string]: never }>;

export type OwnListQuery = {
  ownList: {
    loads: Array<{
      id: string;
      source: string;
      lastAt: string;
      added: number | null;
      changed: number | null;
      same: number | null;
      refused: number | null;
      loadedBy: { id: string; name: string };
    }>;
    workersNotKnown: Array<{ given: string; why: WhyNobodyIsMeant; people: number }>;
  };
};

export type LoadListMutationVariables = Exact<{
  input: LoadListInput;
}>;

export type LoadListMutation = { loadList: { loadId: string; added: number; changed: number; same: number; refusedLines: Array<number> } };

export type MyProposalsQueryVariables = Exact<{ [key: string]: never }>;

export type MyProposalsQuery = {
  myProposals: {
    nodes: Array<{ id: string; name: string; preferredName: string; age: number | null; namesMe: boolean }>;
    pageInfo: { hasNextPage: boolean };
  };
};

export type AnswerProposalsMutationVariables = Exact<{
  input: AnswerProposalsInput;
}>;

export type AnswerProposalsMutation = {
  answerProposals: { notMine: number; alongside: Array<{ id: string; name: string; preferredName: string }> };
};

export type PeopleToKeepQueryVariables = Exact<{ [key: string]: never }>;

export type PeopleToKeepQuery = { peopleToKeep: Array<{ id: string; name: string; preferredName: string }> };

export type WhatMattersQueryVariables = Exact<{
  personId: string;
}>;

export type WhatMattersQuery = {
  person: {
    id: string;
    name: string;
    preferredName: string;
    standing: Standing;
    whatMatters: { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } } | null;
    whatMatteredBefore: Array<{ id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } }>;
  };
};

export type SayWhatMattersMutationVariables = Exact<{
  input: SayWhatMattersInput;
}>;

export type SayWhatMattersMutation = {
  sayWhatMatters:
    | {
        __typename: 'WhatMattersChanged';
        message: string;
        person: { id: string; whatMatters: { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } } | null };
      }
    | { __typename: 'WhatMattersSaid'; person: { id: string } }
    | { __typename: 'WordsNeeded'; message: string };
};

export type ListedPersonPartsFragment = { id: string; name: string; preferredName: string; age: number | null; namesMe: boolean };

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

export type PossibleMatchPartsFragment = {
  name: Comparison;
  birthDate: Comparison;
  postcode: Comparison;
  phone: Comparison;
  person: { id: string; name: string; preferredName: string };
};

export type WhatMattersPartsFragment = { id: string; words: string; saidAt: string; writtenBy: { id: string; name: string } };

export const PossibleMatchesDocument: Operation<PossibleMatchesQuery, PossibleMatchesQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'dd35d1fea2b089d6aaaaff5d689f4320ecf1b962b402df825c69cefdc144bc70',
  name: 'PossibleMatches',
};
export const AddPersonDocument: Operation<AddPersonMutation, AddPersonMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '213491ddaeb186e875a1b3371e6d55dd2de5039f03995a390d7f4812c847cac8',
  name: 'AddPerson',
};
export const AskForCallBackDocument: Operation<AskForCallBackMutation, AskForCallBackMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '204b5b6a9cb585b5c4922340a1b210aa8182299b0c9174ed71d69e76ddf259c4',
  name: 'AskForCallBack',
};
export const FindPeopleDocument: Operation<FindPeopleQuery, FindPeopleQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2d35eaf443c6cbace91e00dc915d80ad8b6f98ef77e64d3f55032bf111b8e611',
  name: 'FindPeople',
};
export const StartFromListDocument: Operation<StartFromListMutation, StartFromListMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '54d067df1513bc97ea87ab610cff0b10c97f6c8edfda4123b7f8b31b7574f376',
  name: 'StartFromList',
};
export const OwnListDocument: Operation<OwnListQuery, OwnListQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '9c199f324cb15db9ef5e673d11f945f7ca46874ba3c22494c2ed0348606358b4',
  name: 'OwnList',
};
export const LoadListDocument: Operation<LoadListMutation, LoadListMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c70ddabc0bd4d6d4e86c630f875b5cd5d8b5db98a43e5dfce8cd138eb2cacb2f',
  name: 'LoadList',
};
export const MyProposalsDocument: Operation<MyProposalsQuery, MyProposalsQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '0565bd47ceaa51f63712aa8576331005022985f17be9219814e182b1e63460a9',
  name: 'MyProposals',
};
export const AnswerProposalsDocument: Operation<AnswerProposalsMutation, AnswerProposalsMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'e9285056c4049c9eeacd904e50bbcaa1506cbe11ce95989ea0cbe7085541243b',
  name: 'AnswerProposals',
};
export const PeopleToKeepDocument: Operation<PeopleToKeepQuery, PeopleToKeepQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c9bf288e463a6deca2d4376fd065b17dc217f20cf6ee01b23875ed455d97db97',
  name: 'PeopleToKeep',
};
export const WhatMattersDocument: Operation<WhatMattersQuery, WhatMattersQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '64ea980165b67850e0cd0c8c66b353c5e3c37af8f301ec3706ac6aded5a6706a',
  name: 'WhatMatters',
};
export const SayWhatMattersDocument: Operation<SayWhatMattersMutation, SayWhatMattersMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '5c8bea50fb1f8bb991f61b5590293e88827e3fb92d8ddc77b86417b838eae250',
  name: 'SayWhatMatters',
};
