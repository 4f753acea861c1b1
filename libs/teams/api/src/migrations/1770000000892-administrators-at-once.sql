-- Two administrators who change the same organisation, team or membership at once: nothing is written over words that one has not seen. Each change
-- names the version that it started from. Joining and leaving a team are of one worker each, and go together as they come.

alter table organisations add column version integer not null default 1;
alter table teams add column version integer not null default 1;
alter table memberships add column version integer not null default 1;
comment on column organisations.version is 'One more with each other name, kind, protection or way to sign in, whoever changes it.';
comment on column teams.version is 'One more with each other name, whoever changes it.';
comment on column memberships.version is 'One more with each other role or job title, whoever changes it.';

create function next_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger organisations_next_version before update on organisations for each row
  when ((old.name, old.kind, old.protected_service, old.issuer) is distinct from (new.name, new.kind, new.protected_service, new.issuer))
  execute function next_version();
create trigger teams_next_version before update on teams for each row when (old.name is distinct from new.name) execute function next_version();
create trigger memberships_next_version before update on memberships for each row
  when ((old.role, old.job_title) is distinct from (new.role, new.job_title)) execute function next_version();

create or replace view managed_organisations with (security_barrier) as
select o.organisation_id, o.name, o.kind, o.protected_service, o.looks_after_place, o.issuer,
  a.looks_after_place or o.organisation_id = a.organisation_id as may_manage, o.version
from administering a
join organisations o on o.place_id = a.place_id;

create or replace view managed_members with (security_barrier) as
select m.membership_id, m.organisation_id, m.worker_id, w.name as worker_name, m.role, m.job_title, m.from_at, m.worker_id = me_worker() as is_me, m.version
from managed_organisations o
join memberships m on m.organisation_id = o.organisation_id
join workers w on w.worker_id = m.worker_id
where o.may_manage and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at);

-- Each of the three: where what is asked for stands already, it is done, and nothing is written. Where something else stands than was seen, nothing
-- is written either, and whoever asked chooses between the two.

drop function change_organisation(uuid, text, text, boolean, text);
create function change_organisation(changed uuid, seen integer, called text, of_kind text, is_protected boolean, by_issuer text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before managed_organisations;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select * into before from managed_organisations o where o.organisation_id = changed;
  if not found then return 'not_found'; end if;
  if (before.name, before.kind, before.protected_service, before.issuer) is not distinct from (called, of_kind, is_protected, by_issuer) then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if exists (select from managed_organisations o where lower(o.name) = lower(called) and o.organisation_id <> changed) then return 'name_taken'; end if;
  if before.looks_after_place and before.issuer is distinct from by_issuer then return 'keeps_its_sign_in'; end if;
  update organisations o set name = called, kind = of_kind, protected_service = is_protected, issuer = by_issuer where o.organisation_id = changed;
  perform note_administration('organisation_changed', changed, null, null, jsonb_build_object(
    'before', jsonb_build_object('name', before.name, 'kind', before.kind, 'protectedService', before.protected_service, 'issuer', before.issuer),
    'after', jsonb_build_object('name', called, 'kind', of_kind, 'protectedService', is_protected, 'issuer', by_issuer)));
  return 'done';
end $$;

drop function rename_team(uuid, text);
create function rename_team(renamed uuid, seen integer, called text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before teams;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select * into before from teams t where t.place_id = me_place() and t.team_id = renamed;
  if not found then return 'not_found'; end if;
  if before.name = called then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if exists (select from teams t where t.place_id = me_place() and lower(t.name) = lower(called) and t.team_id <> renamed) then return 'name_taken'; end if;
  update teams t set name = called where t.team_id = renamed;
  perform note_administration('team_renamed', null, null, renamed, jsonb_build_object('before', before.name, 'after', called));
  return 'done';
end $$;

drop function change_membership(uuid, text, text);
create function change_membership(changed uuid, seen integer, as_role text, doing text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into before from managed_members m where m.membership_id = changed;
  if not found then return 'not_found'; end if;
  if (before.role, before.job_title) is not distinct from (as_role, doing) then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if as_role <> 'administrator' and is_last_administrator(changed) then return 'last_administrator'; end if;
  update memberships m set role = as_role, job_title = doing where m.membership_id = changed;
  perform note_administration('membership_changed', before.organisation_id, before.worker_id, null, jsonb_build_object('membership', changed,
    'before', jsonb_build_object('role', before.role, 'jobTitle', before.job_title), 'after', jsonb_build_object('role', as_role, 'jobTitle', doing)));
  return 'done';
end $$;

alter function change_organisation(uuid, integer, text, text, boolean, text) owner to alongside_policy;
alter function rename_team(uuid, integer, text) owner to alongside_policy;
alter function change_membership(uuid, integer, text, text) owner to alongside_policy;
revoke execute on function change_organisation(uuid, integer, text, text, boolean, text), rename_team(uuid, integer, text), change_membership(uuid, integer, text, text) from public;
grant execute on function change_organisation(uuid, integer, text, text, boolean, text), rename_team(uuid, integer, text), change_membership(uuid, integer, text, text) to alongside_app;
