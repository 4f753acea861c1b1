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

export type SayWhatMattersInput = {
  /** UUIDv7 of the new version, made by the client. */
  id: string;
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
  sayWhatMatters: { __typename: 'WhatMattersSaid'; person: { id: string } } | { __typename: 'WordsNeeded'; message: string };
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
  documentId: '818d6beaf73b347f3fbf2af466324da0ae6a56177dd6ade60142cd0e9e0dc837',
  name: 'FindPeople',
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
  documentId: '8bf7be59c6a9c69522727f2cde843f6477eaee3ce299a173d3eda10862c0d7ca',
  name: 'SayWhatMatters',
};
