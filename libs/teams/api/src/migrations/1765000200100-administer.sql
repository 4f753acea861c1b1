-- What an administrator may read and change. Every change goes through one definer function: it tests the role and the organisation itself,
-- writes the event in the same statement, and says in one word how it went. Being an administrator opens nothing of any person.

alter table organisations add constraint organisations_name_check check (length(name) between 1 and 200);
alter table teams add constraint teams_name_check check (length(name) between 1 and 200);
alter table memberships add constraint memberships_job_title_check check (length(job_title) between 1 and 200);
grant insert, update (name, kind, protected_service, issuer) on organisations to alongside_policy;
grant insert, update (role, job_title, until_at) on memberships to alongside_policy;
grant insert, update (name) on teams to alongside_policy;
grant insert, update (until_at) on team_members to alongside_policy;

create view administering with (security_barrier) as
select m.place_id, m.worker_id, m.organisation_id, o.looks_after_place
from memberships m
join organisations o on o.organisation_id = m.organisation_id
where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place()
  and m.role = 'administrator' and me_role() = 'administrator'
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
limit 1;
comment on view administering is 'The actor as an administrator. No row: they are none, and administer nothing.';

create view managed_organisations with (security_barrier) as
select o.organisation_id, o.name, o.kind, o.protected_service, o.looks_after_place, o.issuer,
  a.looks_after_place or o.organisation_id = a.organisation_id as may_manage
from administering a
join organisations o on o.place_id = a.place_id;
comment on view managed_organisations is 'The organisations of the place, as an administrator sees them.';

create view managed_members with (security_barrier) as
select m.membership_id, m.organisation_id, m.worker_id, w.name as worker_name, m.role, m.job_title, m.from_at, m.worker_id = me_worker() as is_me
from managed_organisations o
join memberships m on m.organisation_id = o.organisation_id
join workers w on w.worker_id = m.worker_id
where o.may_manage and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at);
comment on view managed_members is 'Who works for the organisations that an administrator manages.';

create view managed_invitations with (security_barrier) as
select i.invitation_id, i.organisation_id, i.worker_id, i.name, i.role, i.job_title, i.invited_at, i.ends_at
from managed_organisations o
join invitations i on i.organisation_id = o.organisation_id
where o.may_manage and i.accepted_at is null and i.withdrawn_at is null and moment() < i.ends_at;
comment on view managed_invitations is 'The invitations that wait, of the organisations that an administrator manages.';

create view managed_team_members with (security_barrier) as
select t.team_id, t.worker_id, w.name as worker_name, t.organisation_id, o.name as organisation_name, o.kind as organisation_kind, t.from_at
from managed_organisations o
join team_members t on t.organisation_id = o.organisation_id
join workers w on w.worker_id = t.worker_id
where o.may_manage and t.from_at <= moment() and (t.until_at is null or moment() < t.until_at);
comment on view managed_team_members is 'Who is in a team, of the organisations that an administrator manages.';

-- The actor as an administrator, once nobody else of the place is changing anything: two at once cannot end each other as the last one.
create function administer() returns administering
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me administering;
begin
  perform pg_advisory_xact_lock(hashtext('alongside.administration'), hashtext(me_place()::text));
  select * into me from administering;
  return me;
end $$;

create function note_administration(happened text, organisation uuid, worker uuid, team uuid, more jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, about_team_id, detail)
  values (me_place(), gen_random_uuid(), moment(), me_worker(), me_organisation(), happened, organisation, worker, team, more)
$$;

-- Would the organisation be left with nobody to keep it in order? Those who look after the place do so for every organisation but their own.
create function is_last_administrator(membership uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from memberships m
    join managed_organisations o on o.organisation_id = m.organisation_id
    cross join administering me
    where m.membership_id = membership and m.role = 'administrator' and (o.looks_after_place or not me.looks_after_place)
      and not exists (select from memberships other
        where other.organisation_id = m.organisation_id and other.worker_id <> m.worker_id and other.role = 'administrator'
          and other.from_at <= moment() and (other.until_at is null or moment() < other.until_at)))
$$;

alter view administering owner to alongside_policy;
alter view managed_organisations owner to alongside_policy;
alter view managed_members owner to alongside_policy;
alter view managed_invitations owner to alongside_policy;
alter view managed_team_members owner to alongside_policy;
alter function administer() owner to alongside_policy;
alter function note_administration(text, uuid, uuid, uuid, jsonb) owner to alongside_policy;
alter function is_last_administrator(uuid) owner to alongside_policy;
revoke execute on function administer(), note_administration(text, uuid, uuid, uuid, jsonb), is_last_administrator(uuid) from public;
grant select on administering, managed_organisations, managed_members, managed_invitations, managed_team_members to alongside_app;
