import type { Provider } from '@nestjs/common';
import { AddOrganisation } from './add-organisation.ts';
import { AddTeam } from './add-team.ts';
import { AdministrationChangedResolver, AdministrationResolver, ChangedMeanwhileResolver } from './administration.resolver.ts';
import { ChangeMembership } from './change-membership.ts';
import { ChangeOrganisation } from './change-organisation.ts';
import { EndMembership } from './end-membership.ts';
import { InvitationsResolver } from './invitations.resolver.ts';
import { Invite } from './invite.ts';
import { InviteAgain } from './invite-again.ts';
import { IssuersToChoose } from './issuers-to-choose.ts';
import { JoinTeam } from './join-team.ts';
import { LeaveTeam } from './leave-team.ts';
import { MembershipsResolver } from './memberships.resolver.ts';
import { OrganisationsResolver } from './organisations.resolver.ts';
import { RenameTeam } from './rename-team.ts';
import { ShowAdministration } from './show-administration.ts';
import { TeamAdministrationResolver } from './team-administration.resolver.ts';
import { WithdrawInvitation } from './withdraw-invitation.ts';

/** What keeps a place, its organisations and its teams in order. */
export const administration: Provider[] = [
  IssuersToChoose,
  ShowAdministration,
  AddOrganisation,
  ChangeOrganisation,
  Invite,
  InviteAgain,
  WithdrawInvitation,
  ChangeMembership,
  EndMembership,
  AddTeam,
  RenameTeam,
  JoinTeam,
  LeaveTeam,
  AdministrationResolver,
  AdministrationChangedResolver,
  ChangedMeanwhileResolver,
  OrganisationsResolver,
  InvitationsResolver,
  MembershipsResolver,
  TeamAdministrationResolver,
];
