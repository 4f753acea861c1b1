// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.
import type { Operation } from '@alongside/client';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AddOrganisationInput = {
  /** UUIDv7, made by the client. */
  id: string;
  /** Null: passkeys. */
  issuer?: string | null | undefined;
  kind: OrganisationKind;
  mutationId: string;
  name: string;
  protectedService: boolean;
};

export type AddTeamInput = {
  /** UUIDv7, made by the client. */
  id: string;
  mutationId: string;
  name: string;
};

export type ChangeMembershipInput = {
  jobTitle: string;
  membershipId: string;
  mutationId: string;
  role: Role;
};

export type ChangeOrganisationInput = {
  /** Null: passkeys. */
  issuer?: string | null | undefined;
  kind: OrganisationKind;
  mutationId: string;
  name: string;
  organisationId: string;
  protectedService: boolean;
};

export type EndMembershipInput = {
  membershipId: string;
  mutationId: string;
};

export type InviteAgainInput = {
  /** UUIDv7, made by the client. */
  id: string;
  /** The membership of the worker who lost their way to sign in. */
  membershipId: string;
  mutationId: string;
  /** SHA-256 of the link's token, as base64url (43 letters). The token itself never leaves the browser. */
  tokenHash: string;
};

export type InviteInput = {
  /** UUIDv7, made by the client. */
  id: string;
  jobTitle: string;
  mutationId: string;
  name: string;
  organisationId: string;
  role: Role;
  /** SHA-256 of the link's token, as base64url (43 letters). The token itself never leaves the browser. */
  tokenHash: string;
};

export type JoinTeamInput = {
  mutationId: string;
  /** For which organisation the worker is in the team. */
  organisationId: string;
  teamId: string;
  workerId: string;
};

export type LeaveTeamInput = {
  mutationId: string;
  organisationId: string;
  teamId: string;
  workerId: string;
};

export type OrganisationKind =
  'anchor' | 'children' | 'council' | 'dwp' | 'health' | 'housing' | 'police' | 'school' | 'social_care' | 'vcse' | 'vcse_care';

export type RenameTeamInput = {
  mutationId: string;
  name: string;
  teamId: string;
};

export type Role = 'administrator' | 'connector' | 'convener' | 'guardian' | 'peer' | 'supervisor' | 'worker';

export type WithdrawInvitationInput = {
  invitationId: string;
  mutationId: string;
};

export type AdministrationQueryVariables = Exact<{ [key: string]: never }>;

export type AdministrationQuery = {
  administration: {
    looksAfterPlace: boolean;
    organisations: Array<{
      id: string;
      name: string;
      kind: OrganisationKind;
      protectedService: boolean;
      looksAfterPlace: boolean;
      issuer: string | null;
      mayManage: boolean;
      members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
      invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
    }>;
    teams: Array<{
      id: string;
      name: string;
      members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
    issuers: Array<{ issuer: string; name: string }>;
  };
};

export type ChangeMembershipMutationVariables = Exact<{
  input: ChangeMembershipInput;
}>;

export type ChangeMembershipMutation = {
  changeMembership:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'LastAdministrator'; message: string }
    | { __typename: 'NameNeeded'; message: string };
};

export type EndMembershipMutationVariables = Exact<{
  input: EndMembershipInput;
}>;

export type EndMembershipMutation = {
  endMembership:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'LastAdministrator'; message: string };
};

export type InviteMutationVariables = Exact<{
  input: InviteInput;
}>;

export type InviteMutation = {
  invite:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'InvitationWaiting'; message: string }
    | { __typename: 'NameNeeded'; message: string };
};

export type InviteAgainMutationVariables = Exact<{
  input: InviteAgainInput;
}>;

export type InviteAgainMutation = {
  inviteAgain:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'WorksElsewhere'; message: string };
};

export type WithdrawInvitationMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;

export type WithdrawInvitationMutation = {
  withdrawInvitation: {
    __typename: 'AdministrationChanged';
    id: string;
    administration: {
      looksAfterPlace: boolean;
      organisations: Array<{
        id: string;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        name: string;
        members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
      }>;
      issuers: Array<{ issuer: string; name: string }>;
    } | null;
  };
};

export type AddOrganisationMutationVariables = Exact<{
  input: AddOrganisationInput;
}>;

export type AddOrganisationMutation = {
  addOrganisation:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'IssuerNotKnown'; message: string }
    | { __typename: 'NameNeeded'; message: string }
    | { __typename: 'NameTaken'; message: string };
};

export type ChangeOrganisationMutationVariables = Exact<{
  input: ChangeOrganisationInput;
}>;

export type ChangeOrganisationMutation = {
  changeOrganisation:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'IssuerNotKnown'; message: string }
    | { __typename: 'KeepsItsSignIn'; message: string }
    | { __typename: 'NameNeeded'; message: string }
    | { __typename: 'NameTaken'; message: string };
};

export type AddTeamMutationVariables = Exact<{
  input: AddTeamInput;
}>;

export type AddTeamMutation = {
  addTeam:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'NameNeeded'; message: string }
    | { __typename: 'NameTaken'; message: string };
};

export type RenameTeamMutationVariables = Exact<{
  input: RenameTeamInput;
}>;

export type RenameTeamMutation = {
  renameTeam:
    | {
        __typename: 'AdministrationChanged';
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              role: Role;
              jobTitle: string;
              since: string;
              isMe: boolean;
              worker: { id: string; name: string };
            }>;
            invitations: Array<{
              id: string;
              name: string;
              role: Role;
              jobTitle: string;
              invitedAt: string;
              endsAt: string;
              again: boolean;
            }>;
          }>;
          teams: Array<{
            id: string;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | { __typename: 'NameNeeded'; message: string }
    | { __typename: 'NameTaken'; message: string };
};

export type JoinTeamMutationVariables = Exact<{
  input: JoinTeamInput;
}>;

export type JoinTeamMutation = {
  joinTeam: {
    __typename: 'AdministrationChanged';
    id: string;
    administration: {
      looksAfterPlace: boolean;
      organisations: Array<{
        id: string;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        name: string;
        members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
      }>;
      issuers: Array<{ issuer: string; name: string }>;
    } | null;
  };
};

export type LeaveTeamMutationVariables = Exact<{
  input: LeaveTeamInput;
}>;

export type LeaveTeamMutation = {
  leaveTeam: {
    __typename: 'AdministrationChanged';
    id: string;
    administration: {
      looksAfterPlace: boolean;
      organisations: Array<{
        id: string;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        name: string;
        members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
      }>;
      issuers: Array<{ issuer: string; name: string }>;
    } | null;
  };
};

export type AdministrationPartsFragment = {
  looksAfterPlace: boolean;
  organisations: Array<{
    id: string;
    name: string;
    kind: OrganisationKind;
    protectedService: boolean;
    looksAfterPlace: boolean;
    issuer: string | null;
    mayManage: boolean;
    members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
    invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
  }>;
  teams: Array<{
    id: string;
    name: string;
    members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
  }>;
  issuers: Array<{ issuer: string; name: string }>;
};

export type ChangedPartsFragment = {
  id: string;
  administration: {
    looksAfterPlace: boolean;
    organisations: Array<{
      id: string;
      name: string;
      kind: OrganisationKind;
      protectedService: boolean;
      looksAfterPlace: boolean;
      issuer: string | null;
      mayManage: boolean;
      members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
      invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
    }>;
    teams: Array<{
      id: string;
      name: string;
      members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
    issuers: Array<{ issuer: string; name: string }>;
  } | null;
};

export type InvitationPartsFragment = {
  id: string;
  name: string;
  role: Role;
  jobTitle: string;
  invitedAt: string;
  endsAt: string;
  again: boolean;
};

export type ManagedOrganisationPartsFragment = {
  id: string;
  name: string;
  kind: OrganisationKind;
  protectedService: boolean;
  looksAfterPlace: boolean;
  issuer: string | null;
  mayManage: boolean;
  members: Array<{ id: string; role: Role; jobTitle: string; since: string; isMe: boolean; worker: { id: string; name: string } }>;
  invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
};

export type ManagedTeamPartsFragment = {
  id: string;
  name: string;
  members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
};

export type MemberPartsFragment = {
  id: string;
  role: Role;
  jobTitle: string;
  since: string;
  isMe: boolean;
  worker: { id: string; name: string };
};

export const AdministrationDocument: Operation<AdministrationQuery, AdministrationQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '3dd6ff00d2fa3d7aaaa48a59dc69090d9aa9370f981f38ae91bbe93e1f86f676',
  name: 'Administration',
};
export const ChangeMembershipDocument: Operation<ChangeMembershipMutation, ChangeMembershipMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '27e7e55cc0974c5b00d6857ed2783b9f154580c0c2541be2172e9adef29ce542',
  name: 'ChangeMembership',
};
export const EndMembershipDocument: Operation<EndMembershipMutation, EndMembershipMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2b8ff768779e3828c53f9166d630b72bd787e79bb60354b2737283c7fee673ec',
  name: 'EndMembership',
};
export const InviteDocument: Operation<InviteMutation, InviteMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '028d3db960c4f8c141545132a27c44ad429a93ca2bdb6ba5262d7d5d880e5325',
  name: 'Invite',
};
export const InviteAgainDocument: Operation<InviteAgainMutation, InviteAgainMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'dac7a2a27e50bf007cb1d32b933c33bac7c160c2fa1294211c9a9c1e3a185092',
  name: 'InviteAgain',
};
export const WithdrawInvitationDocument: Operation<WithdrawInvitationMutation, WithdrawInvitationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c5a052c7f2c774396b030ce5c9cc7c07bc28bd1867e31298dbc1b85728bd75d8',
  name: 'WithdrawInvitation',
};
export const AddOrganisationDocument: Operation<AddOrganisationMutation, AddOrganisationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '84d5dec1adab8416ddc369794b7728c84241450c84e58c42b77dc166ed5445f4',
  name: 'AddOrganisation',
};
export const ChangeOrganisationDocument: Operation<ChangeOrganisationMutation, ChangeOrganisationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '7f38d44c3b4dff8fe17258dcd5bd29ebae2617210454c4f29f5d8bdc67698740',
  name: 'ChangeOrganisation',
};
export const AddTeamDocument: Operation<AddTeamMutation, AddTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '6b6443b6a7a854fa7c0a84ac2d86cb2c48e5275fb139cc6e368a85afc2cd362c',
  name: 'AddTeam',
};
export const RenameTeamDocument: Operation<RenameTeamMutation, RenameTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f3fda941f3f7b6cd48c4f9b40d7355afa4df8d6efc21c80b05d66e57918b241d',
  name: 'RenameTeam',
};
export const JoinTeamDocument: Operation<JoinTeamMutation, JoinTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '5bd0fe643ed079106119fc9576aeee3e3879ed09559cece39db374700cf9d0c3',
  name: 'JoinTeam',
};
export const LeaveTeamDocument: Operation<LeaveTeamMutation, LeaveTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'f659de91564828622fa2b90d205490e23d36f2f97570e59d7fe96d90072bc876',
  name: 'LeaveTeam',
};
