-- Organisations and teams of the place: for administrators who look after it. Each function answers with one word; any but `done` changed nothing.

create function add_organisation(added uuid, called text, of_kind text, is_protected boolean, by_issuer text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if exists (select from managed_organisations o where lower(o.name) = lower(called)) then return 'name_taken'; end if;
  insert into organisations (organisation_id, place_id, name, kind, protected_service, joined_at, issuer)
    values (added, me_place(), called, of_kind, is_protected, moment(), by_issuer);
  perform note_administration('organisation_added', added, null, null,
    jsonb_build_object('name', called, 'kind', of_kind, 'protectedService', is_protected, 'issuer', by_issuer));
  return 'done';
end $$;

create function change_organisation(changed uuid, called text, of_kind text, is_protected boolean, by_issuer text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before managed_organisations;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select * into before from managed_organisations o where o.organisation_id = changed;
  if not found then return 'not_found'; end if;
  if exists (select from managed_organisations o where lower(o.name) = lower(called) and o.organisation_id <> changed) then return 'name_taken'; end if;
  if before.looks_after_place and before.issuer is distinct from by_issuer then return 'keeps_its_sign_in'; end if;
  update organisations o set name = called, kind = of_kind, protected_service = is_protected, issuer = by_issuer where o.organisation_id = changed;
  perform note_administration('organisation_changed', changed, null, null, jsonb_build_object(
    'before', jsonb_build_object('name', before.name, 'kind', before.kind, 'protectedService', before.protected_service, 'issuer', before.issuer),
    'after', jsonb_build_object('name', called, 'kind', of_kind, 'protectedService', is_protected, 'issuer', by_issuer)));
  return 'done';
end $$;

create function add_team(added uuid, called text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if exists (select from teams t where t.place_id = me_place() and lower(t.name) = lower(called)) then return 'name_taken'; end if;
  insert into teams (team_id, place_id, name) values (added, me_place(), called);
  perform note_administration('team_added', null, null, added, jsonb_build_object('name', called));
  return 'done';
end $$;

create function rename_team(renamed uuid, called text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before text;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select t.name into before from teams t where t.place_id = me_place() and t.team_id = renamed;
  if not found then return 'not_found'; end if;
  if exists (select from teams t where t.place_id = me_place() and lower(t.name) = lower(called) and t.team_id <> renamed) then return 'name_taken'; end if;
  update teams t set name = called where t.team_id = renamed;
  perform note_administration('team_renamed', null, null, renamed, jsonb_build_object('before', before, 'after', called));
  return 'done';
end $$;

-- Whoever is in the team already stays in it, and nothing is written twice.
create function join_team(joined uuid, worker uuid, organisation uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if not exists (select from teams t where t.place_id = me_place() and t.team_id = joined)
    or not exists (select from managed_members m where m.worker_id = worker and m.organisation_id = organisation) then return 'not_found'; end if;
  if exists (select from managed_team_members t where t.team_id = joined and t.worker_id = worker and t.organisation_id = organisation) then return 'done'; end if;
  insert into team_members (team_id, worker_id, organisation_id, place_id, from_at) values (joined, worker, organisation, me_place(), moment());
  perform note_administration('team_joined', organisation, worker, joined, '{}');
  return 'done';
end $$;

create function leave_team(left_team uuid, worker uuid, organisation uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if not exists (select from managed_team_members t where t.team_id = left_team and t.worker_id = worker and t.organisation_id = organisation) then
    return 'not_found';
  end if;
  update team_members t set until_at = moment()
    where t.team_id = left_team and t.worker_id = worker and t.organisation_id = organisation and (t.until_at is null or t.until_at > moment());
  perform note_administration('team_left', organisation, worker, left_team, '{}');
  return 'done';
end $$;

alter function add_organisation(uuid, text, text, boolean, text) owner to alongside_policy;
alter function change_organisation(uuid, text, text, boolean, text) owner to alongside_policy;
alter function add_team(uuid, text) owner to alongside_policy;
alter function rename_team(uuid, text) owner to alongside_policy;
alter function join_team(uuid, uuid, uuid) owner to alongside_policy;
alter function leave_team(uuid, uuid, uuid) owner to alongside_policy;
revoke execute on function add_organisation(uuid, text, text, boolean, text), change_organisation(uuid, text, text, boolean, text), add_team(uuid, text), rename_team(uuid, text), join_team(uuid, uuid, uuid), leave_team(uuid, uuid, uuid) from public;
grant execute on function add_organisation(uuid, text, text, boolean, text), change_organisation(uuid, text, text, boolean, text), add_team(uuid, text), rename_team(uuid, text), join_team(uuid, uuid, uuid), leave_team(uuid, uuid, uuid) to alongside_app;
