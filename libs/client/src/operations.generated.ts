// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.
import type { Operation } from './graph/operation.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ActForInput = {
  mutationId: string;
  organisationId: string;
};

export type Role = 'administrator' | 'connector' | 'convener' | 'guardian' | 'peer' | 'supervisor' | 'worker';

export type ActForMutationVariables = Exact<{
  input: ActForInput;
}>;

export type ActForMutation = {
  actFor:
    | { __typename: 'ActingFor'; membership: { id: string; jobTitle: string; role: Role; organisation: { id: string; name: string } } }
    | { __typename: 'NotYourOrganisation'; message: string };
};

export type MeQueryVariables = Exact<{ [key: string]: never }>;

export type MeQuery = {
  me: {
    deviceKey: string;
    phone: string | null;
    worker: { id: string; name: string };
    actingFor: { id: string; jobTitle: string; role: Role; organisation: { id: string; name: string } };
    memberships: Array<{ id: string; jobTitle: string; role: Role; organisation: { id: string; name: string } }>;
    place: { name: string; demo: boolean };
    session: { endsAt: string; idleMinutes: number };
  };
};

export type MyTeamsQueryVariables = Exact<{ [key: string]: never }>;

export type MyTeamsQuery = {
  me: {
    teams: Array<{
      id: string;
      name: string;
      members: Array<{ jobTitle: string; organisation: { id: string; name: string }; worker: { id: string; name: string } }>;
    }>;
  };
};

export type MembershipPartsFragment = { id: string; jobTitle: string; role: Role; organisation: { id: string; name: string } };

export const ActForDocument: Operation<ActForMutation, ActForMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '56d39c05e3ea1f828757ee9fb833e5de8366c84e1831abb6a1fa9894d65d31d0',
  name: 'ActFor',
};
export const MeDocument: Operation<MeQuery, MeQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2546bb89ad5c73d00705f300da2e7bf4f79bdf9d57b8f334b301dbe29ee975bb',
  name: 'Me',
};
export const MyTeamsDocument: Operation<MyTeamsQuery, MyTeamsQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'fc4b467d1dfdcbab455d2de0cbbaab40c6fa9cf32490704133474493d9419b61',
  name: 'MyTeams',
};
