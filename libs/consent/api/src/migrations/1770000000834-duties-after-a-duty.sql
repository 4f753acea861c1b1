-- What is read because of a duty is told as well, within five working days: once for each worker, person and basis, not for each look. What makes these
-- rows watches the log, beside the requests.

create table duties_to_tell (
  person_id uuid not null,
  duty_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  basis_id uuid not null,
  looked_at timestamptz not null,
  not_yet_reason text,
  not_yet_until timestamptz,
  person_told_at timestamptz,
  person_told_how text,
  constraint duties_to_tell_pkey primary key (person_id, duty_id),
  constraint duties_to_tell_once_key unique (worker_id, organisation_id, person_id, basis_id),
  constraint duties_to_tell_person_fkey foreign key (person_id) references people on delete restrict,
  constraint duties_to_tell_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint duties_to_tell_basis_fkey foreign key (organisation_id, basis_id) references sharing_bases on delete restrict,
  constraint duties_to_tell_not_yet_check check (num_nonnulls(not_yet_reason, not_yet_until) in (0, 2)),
  constraint duties_to_tell_told_check check (num_nonnulls(person_told_at, person_told_how) in (0, 2))
);
comment on table duties_to_tell is 'A worker read of a person because of a duty, and tells them so. One row for each basis, from the first look.';
comment on column duties_to_tell.not_yet_reason is 'The wish not to tell yet that waits. What was asked before stands in not_yet_wishes.';
call secure_table('duties_to_tell');
grant insert, update (not_yet_reason, not_yet_until, person_told_at, person_told_how) on duties_to_tell to alongside_policy;

create function duty_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.person_id, new.duty_id, new.place_id, new.worker_id, new.organisation_id, new.basis_id, new.looked_at)
      is distinct from (old.person_id, old.duty_id, old.place_id, old.worker_id, old.organisation_id, old.basis_id, old.looked_at)
    or old.person_told_at is not null and (new.person_told_at, new.person_told_how) is distinct from (old.person_told_at, old.person_told_how) then
    raise exception 'a duty to tell stays until it is done, and after' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger duties_to_tell_go_on before update or delete on duties_to_tell for each row execute function duty_goes_on();
create trigger never_emptied before truncate on duties_to_tell for each statement execute function refuse_change();

create or replace function person_told(wanted uuid, how text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o overrides;
  d duties_to_tell;
begin
  select * into o from overrides v where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.opens and v.person_told_at is null
    for update;
  if not found then
    select * into d from duties_to_tell v where v.duty_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.person_told_at is null
      for update;
    if not found then
      return 'none';
    end if;
  end if;
  if how = 'by_message' and exists (select from not_by_message m where m.person_id = coalesce(o.person_id, d.person_id)) then
    return 'not_by_message';
  end if;
  if d.duty_id is not null then
    update duties_to_tell v set person_told_at = moment(), person_told_how = how where v.person_id = d.person_id and v.duty_id = wanted;
    return 'told';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how where v.person_id = o.person_id and v.override_id = wanted;
  update looks l set told_at = moment() where l.override_id = wanted and l.overridden and l.told_at is null;
  return 'told';
end $$;

create or replace function ask_not_yet(wanted uuid, why text, until_day date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends timestamptz := (until_day + 1)::timestamp at time zone 'Europe/London';
  of_person uuid;
begin
  if ends <= moment() or ends > moment() + interval '672 hours' then
    return 'too_long';
  end if;
  update overrides o set not_yet_reason = why, not_yet_until = ends
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.person_told_at is null
    returning o.person_id into of_person;
  if not found then
    update duties_to_tell d set not_yet_reason = why, not_yet_until = ends
      where d.duty_id = wanted and d.worker_id = me_worker() and d.organisation_id = me_organisation() and d.person_told_at is null
      returning d.person_id into of_person;
    if not found then
      return 'none';
    end if;
  end if;
  perform keep_wish(of_person, wanted, why, ends);
  return 'asked';
end $$;

-- Of what was read on a duty there is no ground and nothing typed: the Guardian reads a name where their organisation knows the person.
create or replace view not_yets_to_agree with (security_barrier) as
select o.place_id, o.override_id, o.person_id, o.worker_id, o.organisation_id, o.ground, i.typed, o.not_yet_reason as reason, o.not_yet_until as until_at, o.invoked_at,
  working_day_after(london_day(o.invoked_at), 5) as due_on
from overrides o
left join override_invocations i on i.override_id = o.override_id
where o.place_id = me_place() and o.not_yet_until > moment() and o.person_told_at is null and me_role() = 'guardian' and guards(o.organisation_id, o.worker_id, o.person_id)
union all
select d.place_id, d.duty_id, d.person_id, d.worker_id, d.organisation_id, null, null, d.not_yet_reason, d.not_yet_until, d.looked_at,
  working_day_after(london_day(d.looked_at), 5)
from duties_to_tell d
where d.place_id = me_place() and d.not_yet_until > moment() and d.person_told_at is null and me_role() = 'guardian' and guards(d.organisation_id, d.worker_id, d.person_id);

create or replace function answer_not_yet(wanted uuid, agreed boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o not_yets_to_agree;
begin
  select * into o from not_yets_to_agree v where v.override_id = wanted;
  if not found then
    return false;
  end if;
  update overrides v set not_yet_reason = null, not_yet_until = null where v.person_id = o.person_id and v.override_id = wanted and v.not_yet_until is not null;
  if not found then
    update duties_to_tell v set not_yet_reason = null, not_yet_until = null where v.person_id = o.person_id and v.duty_id = wanted and v.not_yet_until is not null;
    if not found then
      return false;
    end if;
  end if;
  update not_yet_wishes w set agreed = answer_not_yet.agreed, answered_by = me_worker(), answered_at = moment()
    where w.person_id = o.person_id and w.owed_id = wanted and w.answered_at is null and w.replaced_at is null;
  if agreed then
    insert into not_yets (person_id, not_yet_id, place_id, worker_id, approver_id, reason, from_at, until_at)
      values (o.person_id, gen_random_uuid(), me_place(), o.worker_id, me_worker(), o.reason, moment(), o.until_at);
  end if;
  return true;
end $$;

-- Of an override it says what was typed, and nothing of the record. Of a look on a duty it says the name: what is owed outlasts being alongside.
-- `person_id` is for the log. While this worker is kept from the person, by D1 to D4, it is not there.
create or replace view my_duties_to_tell with (security_barrier) as
select o.override_id, i.typed, o.ground, o.invoked_at, override_ends(o) as ends_at, o.state = 'active' and override_ends(o) > moment() as still_open,
  working_day_after(london_day(o.invoked_at), 5) as tell_by, exists (select from not_by_message m where m.person_id = o.person_id) as not_by_message,
  o.not_yet_until is not null as asked_not_yet,
  (select max(n.until_at) from not_yets n where n.person_id = o.person_id and n.worker_id = o.worker_id and n.from_at <= moment() and moment() < n.until_at) as not_yet_until,
  null::uuid as person_id
from overrides o
join override_invocations i on i.override_id = o.override_id
where o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.place_id = me_place() and o.opens and o.person_told_at is null
union all
select d.duty_id, coalesce(p.full_name, p.preferred_name), null, d.looked_at, null, false,
  working_day_after(london_day(d.looked_at), 5), exists (select from not_by_message m where m.person_id = d.person_id),
  d.not_yet_until is not null,
  (select max(n.until_at) from not_yets n where n.person_id = d.person_id and n.worker_id = d.worker_id and n.from_at <= moment() and moment() < n.until_at),
  d.person_id
from duties_to_tell d
join people p on p.person_id = d.person_id
where d.worker_id = me_worker() and d.organisation_id = me_organisation() and d.place_id = me_place() and d.person_told_at is null
  and exists (select from regard r where r.person_id = d.person_id and not (r.own or r.enforced or r.linked or r.sealed or r.restricted));
comment on view my_duties_to_tell is 'Whom this worker has still to tell: people whom they opened in danger, or of whom they read because of a duty.';
