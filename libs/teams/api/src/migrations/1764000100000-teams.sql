-- Places, organisations, workers, memberships, teams. Small reference tables: a worker sees those of their own place.

create table places (
  place_id uuid not null,
  name text not null,
  demo boolean not null default false,
  constraint places_pkey primary key (place_id)
);
comment on table places is 'A borough or district that works as one.';
call secure_table('places');
create policy app_own_place on places for select to alongside_app using (place_id = me_place());
grant select on places to alongside_app;

create table organisations (
  organisation_id uuid not null,
  place_id uuid not null,
  name text not null,
  kind text not null,
  protected_service boolean not null default false,
  joined_at timestamptz not null,
  constraint organisations_pkey primary key (organisation_id),
  constraint organisations_place_fkey foreign key (place_id) references places on delete restrict,
  constraint organisations_kind_check check (kind in ('health', 'social_care', 'vcse_care', 'vcse', 'housing', 'children', 'council', 'police', 'school', 'dwp', 'anchor'))
);
comment on table organisations is 'A partner of the place. A protected service (abuse, substances, sexual health) is never named where naming it would tell.';
call secure_table('organisations');
create policy app_own_place on organisations for select to alongside_app using (place_id = me_place());
grant select on organisations to alongside_app;

create table workers (
  worker_id uuid not null,
  place_id uuid not null,
  name text not null,
  phone text,
  person_id uuid,
  constraint workers_pkey primary key (worker_id),
  constraint workers_place_fkey foreign key (place_id) references places on delete restrict
);
comment on table workers is 'One login of someone at work.';
comment on column workers.person_id is 'Their own record as a resident, if they are one. A soft reference that the application may not read.';
call secure_table('workers');
create policy app_own_place on workers for select to alongside_app using (place_id = me_place());
grant select (worker_id, place_id, name, phone) on workers to alongside_app;

create table memberships (
  membership_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  job_title text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint memberships_pkey primary key (membership_id),
  constraint memberships_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint memberships_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint memberships_role_check check (role in ('worker', 'connector', 'peer', 'supervisor', 'guardian', 'convener', 'administrator'))
);
create index memberships_worker on memberships (worker_id, organisation_id);
comment on table memberships is 'A worker''s place in one organisation, from and until.';
call secure_table('memberships');
create policy app_own_place on memberships for select to alongside_app using (place_id = me_place());
grant select on memberships to alongside_app;

create table teams (
  team_id uuid not null,
  place_id uuid not null,
  name text not null,
  constraint teams_pkey primary key (team_id),
  constraint teams_place_fkey foreign key (place_id) references places on delete restrict
);
comment on table teams is 'A neighbourhood team: its members come from many organisations. Being in one gives no sight of anyone.';
call secure_table('teams');
create policy app_own_place on teams for select to alongside_app using (place_id = me_place());
grant select on teams to alongside_app;

create table team_members (
  team_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint team_members_pkey primary key (team_id, worker_id, organisation_id, from_at),
  constraint team_members_team_fkey foreign key (team_id) references teams on delete restrict,
  constraint team_members_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint team_members_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
create index team_members_worker on team_members (worker_id);
comment on table team_members is 'Who is in a team, for which organisation, from and until.';
call secure_table('team_members');
create policy app_own_place on team_members for select to alongside_app using (place_id = me_place());
grant select on team_members to alongside_app;
