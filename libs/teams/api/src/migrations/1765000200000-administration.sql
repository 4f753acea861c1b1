-- Invitations, and what administrators did. The application touches neither table: it calls the definer functions of 1765000200100-administer.sql.

create table invitations (
  invitation_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid,
  token_hash bytea not null,
  name text not null,
  job_title text not null,
  role text not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitations_pkey primary key (invitation_id),
  constraint invitations_token_key unique (token_hash),
  constraint invitations_place_fkey foreign key (place_id) references places on delete restrict,
  constraint invitations_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint invitations_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint invitations_invited_by_fkey foreign key (invited_by) references workers on delete restrict,
  constraint invitations_token_check check (length(token_hash) = 32),
  constraint invitations_name_check check (length(name) between 1 and 200),
  constraint invitations_job_title_check check (length(job_title) between 1 and 200),
  constraint invitations_role_check check (role in ('worker', 'connector', 'peer', 'supervisor', 'guardian', 'convener', 'administrator')),
  constraint invitations_one_end_check check (accepted_at is null or withdrawn_at is null)
);
create index invitations_waiting on invitations (organisation_id) where accepted_at is null and withdrawn_at is null;
comment on table invitations is 'A link that lets someone in: seven days, one use. The link''s token stays in the browser that made it; this table has its SHA-256.';
comment on column invitations.worker_id is 'Set: a worker of this organisation who lost their way to sign in. Null: someone new.';
call secure_table('invitations');
grant insert, update (accepted_at, withdrawn_at) on invitations to alongside_policy;

create table administration_events (
  place_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  what text not null,
  about_organisation_id uuid,
  about_worker_id uuid,
  about_team_id uuid,
  detail jsonb not null,
  constraint administration_events_pkey primary key (place_id, event_id),
  constraint administration_events_what_check check (what in ('place_set_up', 'organisation_added', 'organisation_changed', 'invited', 'invited_again',
    'invitation_withdrawn', 'invitation_accepted', 'membership_changed', 'membership_ended',
    'team_added', 'team_renamed', 'team_joined', 'team_left'))
);
create index administration_events_at on administration_events (place_id, at);
comment on table administration_events is 'What administrators did: who, for which organisation, what, about what, when. Rows are only ever added.';
comment on column administration_events.detail is 'Ids, roles, kinds and names of organisations and teams, before and after. Nothing of a resident.';
call secure_table('administration_events');
grant insert on administration_events to alongside_policy;
