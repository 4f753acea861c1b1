import { change, query } from '@alongside/platform/database';
import type { ManagedOrganisation, ManagedTeam } from '@alongside/platform/graphql';

/** The actor as an administrator. No row: they are none. */
export const ADMINISTERING = query<{ looks_after_place: boolean }, []>(
  'teams.administering',
  'nobody',
  'select looks_after_place from administering',
);

/** The organisations of the place; members and invitations where this administrator manages them. */
export const MANAGED_ORGANISATIONS = query<ManagedOrganisation, []>(
  'teams.managed_organisations',
  'nobody',
  `select o.organisation_id as id, o.version, o.name, o.kind, o.protected_service as "protectedService", o.looks_after_place as "looksAfterPlace", o.issuer, o.may_manage as "mayManage",
   coalesce(m.members, '[]') as members, coalesce(i.invitations, '[]') as invitations
   from managed_organisations o
   left join (select organisation_id, jsonb_agg(jsonb_build_object('id', membership_id, 'version', version, 'worker', jsonb_build_object('id', worker_id, 'name', worker_name),
   'role', role, 'jobTitle', job_title, 'since', from_at, 'isMe', is_me) order by lower(worker_name), membership_id) as members
   from managed_members group by organisation_id) m on m.organisation_id = o.organisation_id
   left join (select organisation_id, jsonb_agg(jsonb_build_object('id', invitation_id, 'name', name, 'role', role, 'jobTitle', job_title,
   'invitedAt', invited_at, 'endsAt', ends_at, 'again', worker_id is not null) order by invited_at, invitation_id) as invitations
   from managed_invitations group by organisation_id) i on i.organisation_id = o.organisation_id
   order by lower(o.name), o.organisation_id`,
);

/** The teams of the place, and who is in them as far as this administrator manages them. */
export const MANAGED_TEAMS = query<ManagedTeam, []>(
  'teams.managed_teams',
  'nobody',
  `select t.team_id as id, t.version, t.name, coalesce(m.members, '[]') as members
   from teams t
   left join (select team_id, jsonb_agg(jsonb_build_object('worker', jsonb_build_object('id', worker_id, 'name', worker_name), 'since', from_at,
   'organisation', jsonb_build_object('id', organisation_id, 'name', organisation_name, 'kind', organisation_kind))
   order by lower(worker_name), worker_id, lower(organisation_name)) as members
   from managed_team_members group by team_id) m on m.team_id = t.team_id
   order by lower(t.name), t.team_id`,
);

/** How a change went: `done`, or the word for why nothing was changed. */
export interface Went {
  readonly went: string;
}

export const ADD_ORGANISATION = change<
  [organisationId: string, name: string, kind: string, protectedService: boolean, issuer: string | null],
  Went
>('teams.add_organisation', 'select add_organisation($1, $2, $3, $4, $5) as went');
export const CHANGE_ORGANISATION = change<
  [organisationId: string, expectedVersion: number, name: string, kind: string, protectedService: boolean, issuer: string | null],
  Went
>('teams.change_organisation', 'select change_organisation($1, $2, $3, $4, $5, $6) as went');
export const ADD_TEAM = change<[teamId: string, name: string], Went>('teams.add_team', 'select add_team($1, $2) as went');
export const RENAME_TEAM = change<[teamId: string, expectedVersion: number, name: string], Went>(
  'teams.rename_team',
  'select rename_team($1, $2, $3) as went',
);
export const JOIN_TEAM = change<[teamId: string, workerId: string, organisationId: string], Went>(
  'teams.join_team',
  'select join_team($1, $2, $3) as went',
);
export const LEAVE_TEAM = change<[teamId: string, workerId: string, organisationId: string], Went>(
  'teams.leave_team',
  'select leave_team($1, $2, $3) as went',
);

export const INVITE = change<
  [invitationId: string, organisationId: string, name: string, role: string, jobTitle: string, tokenHash: Buffer],
  Went
>('teams.invite', 'select invite_worker($1, $2, $3, $4, $5, $6) as went');
export const INVITE_AGAIN = change<[invitationId: string, membershipId: string, tokenHash: Buffer], Went>(
  'teams.invite_again',
  'select invite_worker_again($1, $2, $3) as went',
);
export const WITHDRAW_INVITATION = change<[invitationId: string], Went>(
  'teams.withdraw_invitation',
  'select withdraw_invitation($1) as went',
);

export const CHANGE_MEMBERSHIP = change<[membershipId: string, expectedVersion: number, role: string, jobTitle: string], Went>(
  'teams.change_membership',
  'select change_membership($1, $2, $3, $4) as went',
);
export const END_MEMBERSHIP = change<[membershipId: string], Went>('teams.end_membership', 'select end_membership($1) as went');
