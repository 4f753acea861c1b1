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
  /** The version that the administrator saw. */
  expectedVersion: number;
  jobTitle: string;
  membershipId: string;
  mutationId: string;
  role: Role;
};

export type ChangeOrganisationInput = {
  /** The version that the administrator saw. */
  expectedVersion: number;
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
  /** The version that the administrator saw. */
  expectedVersion: number;
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
      version: number;
      name: string;
      kind: OrganisationKind;
      protectedService: boolean;
      looksAfterPlace: boolean;
      issuer: string | null;
      mayManage: boolean;
      members: Array<{
        id: string;
        version: number;
        role: Role;
        jobTitle: string;
        since: string;
        isMe: boolean;
        worker: { id: string; name: string };
      }>;
      invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
    }>;
    teams: Array<{
      id: string;
      version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | {
        __typename: 'ChangedMeanwhile';
        message: string;
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
        version: number;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{
          id: string;
          version: number;
          role: Role;
          jobTitle: string;
          since: string;
          isMe: boolean;
          worker: { id: string; name: string };
        }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | {
        __typename: 'ChangedMeanwhile';
        message: string;
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
            name: string;
            members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
          }>;
          issuers: Array<{ issuer: string; name: string }>;
        } | null;
      }
    | {
        __typename: 'ChangedMeanwhile';
        message: string;
        id: string;
        administration: {
          looksAfterPlace: boolean;
          organisations: Array<{
            id: string;
            version: number;
            name: string;
            kind: OrganisationKind;
            protectedService: boolean;
            looksAfterPlace: boolean;
            issuer: string | null;
            mayManage: boolean;
            members: Array<{
              id: string;
              version: number;
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
            version: number;
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
        version: number;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{
          id: string;
          version: number;
          role: Role;
          jobTitle: string;
          since: string;
          isMe: boolean;
          worker: { id: string; name: string };
        }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        version: number;
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
        version: number;
        name: string;
        kind: OrganisationKind;
        protectedService: boolean;
        looksAfterPlace: boolean;
        issuer: string | null;
        mayManage: boolean;
        members: Array<{
          id: string;
          version: number;
          role: Role;
          jobTitle: string;
          since: string;
          isMe: boolean;
          worker: { id: string; name: string };
        }>;
        invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
      }>;
      teams: Array<{
        id: string;
        version: number;
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
    version: number;
    name: string;
    kind: OrganisationKind;
    protectedService: boolean;
    looksAfterPlace: boolean;
    issuer: string | null;
    mayManage: boolean;
    members: Array<{
      id: string;
      version: number;
      role: Role;
      jobTitle: string;
      since: string;
      isMe: boolean;
      worker: { id: string; name: string };
    }>;
    invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
  }>;
  teams: Array<{
    id: string;
    version: number;
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
      version: number;
      name: string;
      kind: OrganisationKind;
      protectedService: boolean;
      looksAfterPlace: boolean;
      issuer: string | null;
      mayManage: boolean;
      members: Array<{
        id: string;
        version: number;
        role: Role;
        jobTitle: string;
        since: string;
        isMe: boolean;
        worker: { id: string; name: string };
      }>;
      invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
    }>;
    teams: Array<{
      id: string;
      version: number;
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
  version: number;
  name: string;
  kind: OrganisationKind;
  protectedService: boolean;
  looksAfterPlace: boolean;
  issuer: string | null;
  mayManage: boolean;
  members: Array<{
    id: string;
    version: number;
    role: Role;
    jobTitle: string;
    since: string;
    isMe: boolean;
    worker: { id: string; name: string };
  }>;
  invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
};

export type ManagedTeamPartsFragment = {
  id: string;
  version: number;
  name: string;
  members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
};

export type MeanwhilePartsFragment = {
  id: string;
  administration: {
    looksAfterPlace: boolean;
    organisations: Array<{
      id: string;
      version: number;
      name: string;
      kind: OrganisationKind;
      protectedService: boolean;
      looksAfterPlace: boolean;
      issuer: string | null;
      mayManage: boolean;
      members: Array<{
        id: string;
        version: number;
        role: Role;
        jobTitle: string;
        since: string;
        isMe: boolean;
        worker: { id: string; name: string };
      }>;
      invitations: Array<{ id: string; name: string; role: Role; jobTitle: string; invitedAt: string; endsAt: string; again: boolean }>;
    }>;
    teams: Array<{
      id: string;
      version: number;
      name: string;
      members: Array<{ since: string; worker: { id: string; name: string }; organisation: { id: string; name: string } }>;
    }>;
    issuers: Array<{ issuer: string; name: string }>;
  } | null;
};

export type MemberPartsFragment = {
  id: string;
  version: number;
  role: Role;
  jobTitle: string;
  since: string;
  isMe: boolean;
  worker: { id: string; name: string };
};

export const AdministrationDocument: Operation<AdministrationQuery, AdministrationQueryVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'aeaa6dc62364881ee2fe0063989a490a37e3f95aa7b3751809f3708b6493cc1e',
  name: 'Administration',
};
export const ChangeMembershipDocument: Operation<ChangeMembershipMutation, ChangeMembershipMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '246e8daceaa3ac04dfa7a5e4d3fe058590079ca57d958d738a7013905bb1bb31',
  name: 'ChangeMembership',
};
export const EndMembershipDocument: Operation<EndMembershipMutation, EndMembershipMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'e7506a2d24e6836eefb59e17a325a02459c256ff8e97dea761ddaa486c8acc31',
  name: 'EndMembership',
};
export const InviteDocument: Operation<InviteMutation, InviteMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '884aa1cce4e5ff4e534b2392503f2bedd28c7f66b62b27578e0aaf595801dc64',
  name: 'Invite',
};
export const InviteAgainDocument: Operation<InviteAgainMutation, InviteAgainMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '8eeed91e9edc957d61896669b1e9f15d71c01e9ff1fbb0f8e78f1056fdd67fc2',
  name: 'InviteAgain',
};
export const WithdrawInvitationDocument: Operation<WithdrawInvitationMutation, WithdrawInvitationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'b4a5325f539644074fec212ba8998687152d09ae22ed6dbb67d5be2552004882',
  name: 'WithdrawInvitation',
};
export const AddOrganisationDocument: Operation<AddOrganisationMutation, AddOrganisationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'fc17af49c2ba150e63e9ad27cdd4864ba350f088f5e30cb60245c25f289ea525',
  name: 'AddOrganisation',
};
export const ChangeOrganisationDocument: Operation<ChangeOrganisationMutation, ChangeOrganisationMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '4df73a1b7128c822e53abe6e963a7e86b317adb6172e0f3063d3776afc3b0ea3',
  name: 'ChangeOrganisation',
};
export const AddTeamDocument: Operation<AddTeamMutation, AddTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '2d5fe4d29c61c03b4974ff66231e653ed3477f09133d23977859cb8e23cac22c',
  name: 'AddTeam',
};
export const RenameTeamDocument: Operation<RenameTeamMutation, RenameTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '7e1bbcd9c9d7a675fca9c5e50bca90ab033e0e5774d989fb7da25fd41e6d713a',
  name: 'RenameTeam',
};
export const JoinTeamDocument: Operation<JoinTeamMutation, JoinTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: 'c6057c6480200b4392e9343ac02bf278941fb54a51750acb65d7e7101ba8def5',
  name: 'JoinTeam',
};
export const LeaveTeamDocument: Operation<LeaveTeamMutation, LeaveTeamMutationVariables> = {
  kind: 'Document',
  definitions: [],
  documentId: '4561dd2f004192c62a0b3175025b3ec6fe5adcf16dd768bec739120fa808d32f',
  name: 'LeaveTeam',
};
