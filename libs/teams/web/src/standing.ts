import type {
  AdministrationPartsFragment,
  InvitationPartsFragment,
  ManagedOrganisationPartsFragment,
  MemberPartsFragment,
} from './operations.generated.ts';

/** A worker at an organisation. */
export interface MemberAt {
  readonly member: MemberPartsFragment;
  readonly organisation: ManagedOrganisationPartsFragment;
}

/** The organisation with this id, as far as it is this administrator's to see. */
export function organisationIn(all: AdministrationPartsFragment | undefined, id: string): ManagedOrganisationPartsFragment | undefined {
  return all?.organisations.find((organisation) => organisation.id === id);
}

/** The member with this membership, and where. */
export function memberIn(all: AdministrationPartsFragment | undefined, membershipId: string): MemberAt | undefined {
  for (const organisation of all?.organisations ?? []) {
    const member = organisation.members.find(({ id }) => id === membershipId);
    if (member) return { member, organisation };
  }
  return undefined;
}

/** The invitation with this id, while it waits. */
export function invitationIn(
  organisation: ManagedOrganisationPartsFragment | undefined,
  id: string | undefined,
): InvitationPartsFragment | undefined {
  return organisation?.invitations.find((invitation) => invitation.id === id);
}

/** Everybody who could join a team: each worker once for each organisation, by name. */
export function everyone(all: AdministrationPartsFragment): readonly MemberAt[] {
  return all.organisations
    .flatMap((organisation) => organisation.members.map((member) => ({ member, organisation })))
    .sort((a, b) => a.member.worker.name.localeCompare(b.member.worker.name));
}
