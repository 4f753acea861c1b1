-- Members and invitations of the organisations that an administrator manages. Each function answers with one word; any but `done` changed nothing.

create function invite_worker(made uuid, organisation uuid, called text, as_role text, doing text, hash bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
begin
  if me.worker_id is null then return 'forbidden'; end if;
  if not exists (select from managed_organisations o where o.organisation_id = organisation and o.may_manage) then return 'not_found'; end if;
  if exists (select from managed_invitations i where i.organisation_id = organisation and i.worker_id is null and lower(i.name) = lower(called)) then
    return 'invitation_waiting';
  end if;
  insert into invitations (invitation_id, place_id, organisation_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at)
    values (made, me_place(), organisation, hash, called, doing, as_role, me_worker(), moment(), moment() + interval '7 days');
  perform note_administration('invited', organisation, null, null, jsonb_build_object('invitation', made, 'role', as_role));
  return 'done';
end $$;

-- The link lets whoever holds it sign in as the worker. So none is made that would open another organisation too; accepting one asks the same again.
create function invite_worker_again(made uuid, membership uuid, hash bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  member managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into member from managed_members m where m.membership_id = membership;
  if not found then return 'not_found'; end if;
  if exists (select from memberships m
      where m.worker_id = member.worker_id and m.organisation_id <> member.organisation_id and (m.until_at is null or moment() < m.until_at)) then
    return 'works_elsewhere';
  end if;
  update invitations i set withdrawn_at = moment()
    where i.worker_id = member.worker_id and i.organisation_id = member.organisation_id and i.accepted_at is null and i.withdrawn_at is null;
  insert into invitations (invitation_id, place_id, organisation_id, worker_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at)
    values (made, me_place(), member.organisation_id, member.worker_id, hash, member.worker_name, member.job_title, member.role, me_worker(), moment(), moment() + interval '7 days');
  perform note_administration('invited_again', member.organisation_id, member.worker_id, null, jsonb_build_object('invitation', made));
  return 'done';
end $$;

create function withdraw_invitation(withdrawn uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  waiting managed_invitations;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into waiting from managed_invitations i where i.invitation_id = withdrawn;
  if not found then return 'not_found'; end if;
  update invitations i set withdrawn_at = moment() where i.invitation_id = withdrawn and i.accepted_at is null;
  if not found then return 'not_found'; end if;
  perform note_administration('invitation_withdrawn', waiting.organisation_id, waiting.worker_id, null, jsonb_build_object('invitation', withdrawn));
  return 'done';
end $$;

create function change_membership(changed uuid, as_role text, doing text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  before managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into before from managed_members m where m.membership_id = changed;
  if not found then return 'not_found'; end if;
  if as_role <> 'administrator' and is_last_administrator(changed) then return 'last_administrator'; end if;
  update memberships m set role = as_role, job_title = doing where m.membership_id = changed;
  perform note_administration('membership_changed', before.organisation_id, before.worker_id, null, jsonb_build_object('membership', changed,
    'before', jsonb_build_object('role', before.role, 'jobTitle', before.job_title), 'after', jsonb_build_object('role', as_role, 'jobTitle', doing)));
  return 'done';
end $$;

-- A leaver: sessions for this organisation, teams and links that wait end at once. What they had of people ends by a trigger of the people domain.
-- Their device key stays: a draft stays encrypted on its device, and opens for nobody.
create function end_membership(ended uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering := administer();
  leaver managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into leaver from managed_members m where m.membership_id = ended;
  if not found then return 'not_found'; end if;
  if is_last_administrator(ended) then return 'last_administrator'; end if;
  update memberships m set until_at = moment()
    where m.worker_id = leaver.worker_id and m.organisation_id = leaver.organisation_id and (m.until_at is null or m.until_at > moment());
  update sessions s set ended_at = moment()
    where s.worker_id = leaver.worker_id and s.organisation_id = leaver.organisation_id and s.ended_at is null;
  update team_members t set until_at = moment()
    where t.worker_id = leaver.worker_id and t.organisation_id = leaver.organisation_id and (t.until_at is null or t.until_at > moment());
  update invitations i set withdrawn_at = moment()
    where i.worker_id = leaver.worker_id and i.organisation_id = leaver.organisation_id and i.accepted_at is null and i.withdrawn_at is null;
  perform note_administration('membership_ended', leaver.organisation_id, leaver.worker_id, null,
    jsonb_build_object('membership', ended, 'role', leaver.role));
  return 'done';
end $$;

alter function invite_worker(uuid, uuid, text, text, text, bytea) owner to alongside_policy;
alter function invite_worker_again(uuid, uuid, bytea) owner to alongside_policy;
alter function withdraw_invitation(uuid) owner to alongside_policy;
alter function change_membership(uuid, text, text) owner to alongside_policy;
alter function end_membership(uuid) owner to alongside_policy;
revoke execute on function invite_worker(uuid, uuid, text, text, text, bytea), invite_worker_again(uuid, uuid, bytea), withdraw_invitation(uuid), change_membership(uuid, text, text), end_membership(uuid) from public;
grant execute on function invite_worker(uuid, uuid, text, text, text, bytea), invite_worker_again(uuid, uuid, bytea), withdraw_invitation(uuid), change_membership(uuid, text, text), end_membership(uuid) to alongside_app;
