-- Overrides, from the street to the review: invoked → active → expired → reviewed. Every one that was asked for is kept, whether or not it fits anyone,
-- so that asking costs the same for someone known, someone hidden and nobody, and so that whoever tries leaves a trace.

alter table overrides
  add column opens boolean not null default true,
  add column ended_at timestamptz,
  add column not_yet_reason text,
  add column not_yet_until timestamptz,
  add column person_told_at timestamptz,
  add column person_told_how text,
  add column reviewed_by uuid,
  add column reviewed_at timestamptz,
  add column review_words text,
  add constraint overrides_not_yet_check check (num_nonnulls(not_yet_reason, not_yet_until) in (0, 2)),
  add constraint overrides_person_told_check check (num_nonnulls(person_told_at, person_told_how) in (0, 2)),
  add constraint overrides_reviewer_check check (reviewed_by is null or reviewed_by <> worker_id);
comment on column overrides.opens is 'False: nothing was shown, since the person is kept from this worker. Nobody but a Guardian is told of it.';
comment on column overrides.ended_at is 'The worker ended it before its time.';
comment on column overrides.not_yet_reason is 'Why the worker asks not to tell the person yet. It waits for someone to agree; what was agreed stands in not_yets.';
comment on column overrides.person_told_at is 'The duty to tell is done.';
grant insert, update on overrides to alongside_policy;
grant insert on not_yets to alongside_policy;
create index overrides_organisation on overrides (organisation_id, invoked_at) where state <> 'reviewed';
create index overrides_person on overrides (person_id, invoked_at);

create table override_invocations (
  override_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  typed text not null,
  ground text not null,
  categories text[] not null,
  reason text not null,
  told text not null,
  recipient text,
  invoked_at timestamptz not null,
  person_id uuid,
  renews uuid,
  constraint override_invocations_pkey primary key (override_id),
  constraint override_invocations_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint override_invocations_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
create index override_invocations_waiting on override_invocations (organisation_id) where renews is not null;
comment on table override_invocations is 'What a worker typed to open someone''s record in danger, and why. It may fit nobody.';
comment on column override_invocations.person_id is 'The one human whom it fits in full. Null: nobody, or more than one.';
comment on column override_invocations.renews is 'An earlier override that this one would make longer: it waits for a second person.';
call secure_table('override_invocations');
grant insert on override_invocations to alongside_policy;

-- Days from Monday to Friday. Public holidays count as working days: the date is never later than it should be.
create function working_day_after(day date, days integer) returns date language sql immutable as $$
  select max(one) from (select day + n as one from generate_series(1, 2 * days + 7) n where extract(isodow from day + n) < 6 order by n limit days) counted
$$;
grant execute on function working_day_after(date, integer) to alongside_app, alongside_policy;

create function purpose_of(ground text) returns text language sql immutable as $$
  select case ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
$$;
create function override_ends(o overrides) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select least(o.ended_at, o.reviewed_at, o.invoked_at + make_interval(hours =>
    case o.ground when 'emergency' then s.emergency_hours when 'safeguarding' then s.safeguarding_hours else s.disclosure_hours end))
  from sharing_settings s where s.place_id = o.place_id
$$;

-- What the lines above D6 leave of an override: D1, D2 and D3 hide the person, D4 and a relative in an emergency leave one line, whom to ring.
create function override_answer(person uuid, ground text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select case
      when r.own or r.enforced then 'nobody'
      when r.linked then case when ground = 'emergency' and not r.linked_hard then 'ring' else 'nobody' end
      when r.sealed or r.restricted and not exists (select from entries e
          where e.person_id = any (r.records) and e.organisation_id = r.organisation_id and (e.author_id = r.worker_id or r.alongside))
        then case when ground in ('emergency', 'legal') then 'ring' else 'nobody' end
      else 'opened' end
    from regard r where r.person_id = person), 'nobody')
$$;

create function invoke_override(id uuid, typed text, typed_names text[], born date, postcode_typed text, phone_typed text, ground_given text, categories_given text[],
  reason_given text, told_given text, recipient_given text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fits uuid[];
  fit uuid;
  before uuid;
begin
  if ground_given in ('legal', 'serious_crime') and me_role() is distinct from 'guardian' then
    raise exception 'a disclosure is the Guardian''s' using errcode = 'insufficient_privilege';
  end if;
  fits := array(select distinct p.human_id from people p
    where p.place_id = me_place() and (p.birth_date = born or p.postcode = postcode_typed and not p.whereabouts_hidden or p.phone = phone_typed)
      and string_to_array(name_key(p.full_name), ' ') <@ typed_names limit 2);
  if cardinality(fits) = 1 then
    fit := fits[1];
  end if;
  -- The same again within a day of its end is a renewal, and nobody renews alone. What opened nothing has nothing to renew.
  select o.override_id into before from overrides o join people p on p.person_id = o.person_id
    where p.human_id = fit and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.ground = ground_given and o.opens
      and override_ends(o) > moment() - interval '24 hours'
    order by o.invoked_at desc limit 1;
  insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at, person_id, renews)
    values (id, me_place(), me_worker(), me_organisation(), typed, ground_given, categories_given, reason_given, told_given, recipient_given, moment(), fit, before);
  insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, recipient, opens)
    select fit, id, me_place(), me_worker(), me_organisation(), ground_given, categories_given, reason_given, told_given, 'active', moment(), recipient_given,
      override_answer(fit, ground_given) = 'opened'
    where fit is not null and before is null;
end $$;

-- One's own override, in its purpose alone. It hands the written reason to the decision, which opens the emergency card with it (D8). Gives no row where
-- it is not this worker's. `person_id` is for the log: it is set for someone hidden as well.
create function open_override(wanted uuid) returns table (override_id uuid, answer text, person_id uuid, records uuid[], barred boolean, ground text, categories text[],
  typed text, reason text, invoked_at timestamptz, ends_at timestamptz, tell_by date, not_by_message boolean, person_told_at timestamptz,
  on_call text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i override_invocations;
  o overrides;
  said text;
  own_records uuid[];
  is_barred boolean := false;
begin
  select * into i from override_invocations v
    where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and purpose_of(v.ground) = me_purpose();
  if not found then
    return;
  end if;
  select * into o from overrides v where v.override_id = wanted and v.person_id = i.person_id;
  said := override_answer(i.person_id, i.ground);
  if said = 'opened' then
    if o.override_id is null then
      said := 'second_person';
    elsif o.state <> 'active' or override_ends(o) <= moment() then
      said := 'over';
    end if;
  end if;
  if said = 'opened' then
    perform set_config('app.reason', i.reason, true);
    own_records := array(select p.person_id from people p where p.human_id = i.person_id);
    is_barred := i.ground in ('emergency', 'legal') and (exists (select from regard r where r.person_id = i.person_id and r.place_barred)
      or exists (select from verdicts v where v.person_id = any (own_records) and v.line = 1 and v.code = 104));
  end if;
  return query select i.override_id, said, i.person_id, own_records, is_barred, i.ground, i.categories, i.typed, i.reason, i.invoked_at, override_ends(o),
    working_day_after(london_day(coalesce(o.invoked_at, i.invoked_at)), 5),
    said in ('opened', 'over') and exists (select from not_by_message m where m.person_id = i.person_id), o.person_told_at,
    (select p.duty_desk from places p where p.place_id = i.place_id);
end $$;

create function end_override(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update overrides o set state = 'expired', ended_at = moment()
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.state = 'active' and override_ends(o) > moment()
    returning 1
  )
  select exists (select from ended)
$$;

-- The duty to tell is the one's who invoked it. On paper, by phone or in person; by message only where nothing live forbids it.
create function person_told(wanted uuid, how text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o overrides;
begin
  select * into o from overrides v where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.opens and v.person_told_at is null
    for update;
  if not found then
    return 'none';
  elsif how = 'by_message' and exists (select from not_by_message m where m.person_id = o.person_id) then
    return 'not_by_message';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how where v.person_id = o.person_id and v.override_id = wanted;
  return 'told';
end $$;

create function ask_not_yet(wanted uuid, why text, until_day date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends timestamptz := (until_day + 1)::timestamp at time zone 'Europe/London';
begin
  if ends <= moment() or ends > moment() + interval '672 hours' then
    return 'too_long';
  end if;
  update overrides o set not_yet_reason = why, not_yet_until = ends
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.person_told_at is null;
  return case when found then 'asked' else 'none' end;
end $$;

-- Whether the actor is the Guardian who answers for what this worker did for this organisation. Nobody judges themself, under whatever login, or anything about
-- themself or someone whom they must not reach. Where the organisation has no other Guardian, it is the one of the person's lead.
create function guards(organisation uuid, actor_worker uuid, person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select me_role() = 'guardian' and exists (select from memberships m where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.role = 'guardian'
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    and actor_worker <> me_worker()
    and not exists (select from workers me join workers other on other.worker_id = actor_worker where me.worker_id = me_worker() and me.person_id = other.person_id)
    and not exists (select from workers me join people own on own.person_id = me.person_id join people p on p.person_id = person
      where me.worker_id = me_worker() and own.human_id = p.human_id)
    and not exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person)
    and (organisation = me_organisation()
      or not exists (select from memberships m where m.organisation_id = organisation and m.role = 'guardian' and m.worker_id <> actor_worker
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
        and me_organisation() = (select l.organisation_id from lead_workers l where l.person_id = person and l.from_at <= moment()
          and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1))
$$;

create view overrides_to_review with (security_barrier) as
select o.place_id, o.override_id, o.person_id, o.worker_id, o.organisation_id, o.ground, o.categories, i.typed, o.reason, o.told, o.recipient, o.opens, o.invoked_at,
  override_ends(o) as ends_at,
  case when o.opens then working_day_after(london_day(o.invoked_at), 5) else london_day(o.invoked_at) end as due_on, o.not_yet_reason, o.not_yet_until, o.person_told_at
from overrides o
left join override_invocations i on i.override_id = o.override_id
where o.place_id = me_place() and o.state <> 'reviewed' and me_role() = 'guardian' and guards(o.organisation_id, o.worker_id, o.person_id);
comment on view overrides_to_review is 'Overrides that the actor reviews as a Guardian. Nothing for anyone else.';

-- `not_yet_until` is null once it was answered.
create view not_yets_to_agree with (security_barrier) as
select o.place_id, o.override_id, o.person_id, o.worker_id, o.organisation_id, o.ground, i.typed, o.not_yet_reason as reason, o.not_yet_until as until_at, o.invoked_at,
  working_day_after(london_day(o.invoked_at), 5) as due_on
from overrides o
left join override_invocations i on i.override_id = o.override_id
where o.place_id = me_place() and o.not_yet_until > moment() and o.person_told_at is null and me_role() = 'guardian' and guards(o.organisation_id, o.worker_id, o.person_id);
comment on view not_yets_to_agree is 'Workers who ask this Guardian not to tell the person yet.';

create view renewals_to_agree with (security_barrier) as
select i.place_id, i.override_id, i.person_id, i.worker_id, i.organisation_id, i.ground, i.categories, i.typed, i.reason, i.told, i.invoked_at, i.renews
from override_invocations i
where i.place_id = me_place() and i.renews is not null and i.invoked_at > moment() - interval '72 hours' and me_role() = 'guardian'
  and not exists (select from overrides o where o.override_id = i.override_id) and guards(i.organisation_id, i.worker_id, i.person_id);
comment on view renewals_to_agree is 'Overrides that would go on for longer, and wait for this Guardian as the second person.';

create function review_override(wanted uuid, decided text, words_given text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o overrides_to_review;
begin
  select * into o from overrides_to_review v where v.override_id = wanted;
  if not found then
    return 'none';
  -- upholding ends nothing early; not upholding ends it now
  elsif decided = 'upheld' and o.ends_at > moment() then
    return 'still_open';
  end if;
  update overrides v set state = 'reviewed', outcome = decided, review_words = words_given, reviewed_by = me_worker(), reviewed_at = moment()
    where v.person_id = o.person_id and v.override_id = wanted and v.state <> 'reviewed';
  return case when found then 'reviewed' else 'none' end;
end $$;

create function answer_not_yet(wanted uuid, agreed boolean) returns boolean
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
    return false;
  end if;
  if agreed then
    insert into not_yets (person_id, not_yet_id, place_id, worker_id, approver_id, reason, from_at, until_at)
      values (o.person_id, gen_random_uuid(), me_place(), o.worker_id, me_worker(), o.reason, moment(), o.until_at);
  end if;
  return true;
end $$;

create function agree_to_renewal(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with agreed as (
    insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, renews, agreed_by)
    select r.person_id, r.override_id, r.place_id, r.worker_id, r.organisation_id, r.ground, r.categories, r.reason, r.told, 'active', moment(), r.renews, me_worker()
    from renewals_to_agree r where r.override_id = wanted
    returning 1
  )
  select exists (select from agreed)
$$;

-- On the Today of whoever invoked it: what they typed, not what the record says. A write gives no sight.
create view my_duties_to_tell with (security_barrier) as
select o.override_id, i.typed, o.ground, o.invoked_at, override_ends(o) as ends_at, o.state = 'active' and override_ends(o) > moment() as still_open,
  working_day_after(london_day(o.invoked_at), 5) as tell_by, exists (select from not_by_message m where m.person_id = o.person_id) as not_by_message,
  o.not_yet_until is not null as asked_not_yet,
  (select max(n.until_at) from not_yets n where n.person_id = o.person_id and n.worker_id = o.worker_id and n.from_at <= moment() and moment() < n.until_at) as not_yet_until
from overrides o
join override_invocations i on i.override_id = o.override_id
where o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.place_id = me_place() and o.opens and o.person_told_at is null;
comment on view my_duties_to_tell is 'People whom this worker opened in danger, and has not told yet.';

-- On the lead's Today, and where nobody leads on that of everyone alongside: who opened the record. Never a protected service to others, and never what opened nothing.
create view overrides_on_my_people with (security_barrier) as
select o.override_id, o.person_id, o.worker_id, w.name as worker_name, o.organisation_id, g.name as organisation_name, g.kind as organisation_kind, o.ground, o.invoked_at,
  override_ends(o) as ends_at
from overrides o
cross join lateral (select s.worker_id, s.organisation_id from sight s where s.person_id = o.person_id and s.alongside offset 0) s
join workers w on w.worker_id = o.worker_id
join organisations g on g.organisation_id = o.organisation_id
where o.person_id = any (array(select m.person_id from my_people m)) and o.opens and o.worker_id <> s.worker_id and o.invoked_at > moment() - interval '7 days'
  and (not g.protected_service or g.organisation_id = s.organisation_id)
  and coalesce((select l.worker_id = s.worker_id and l.organisation_id = s.organisation_id from lead_workers l
    where l.person_id = o.person_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1), true);
comment on view overrides_on_my_people is 'Who opened the record of someone whom this worker leads, in the last seven days.';

alter function override_ends(overrides) owner to alongside_policy;
alter function override_answer(uuid, text) owner to alongside_policy;
alter function invoke_override(uuid, text, text[], date, text, text, text, text[], text, text, text) owner to alongside_policy;
alter function open_override(uuid) owner to alongside_policy;
alter function end_override(uuid) owner to alongside_policy;
alter function person_told(uuid, text) owner to alongside_policy;
alter function ask_not_yet(uuid, text, date) owner to alongside_policy;
alter function guards(uuid, uuid, uuid) owner to alongside_policy;
alter function review_override(uuid, text, text) owner to alongside_policy;
alter function answer_not_yet(uuid, boolean) owner to alongside_policy;
alter function agree_to_renewal(uuid) owner to alongside_policy;
alter view overrides_to_review owner to alongside_policy;
alter view not_yets_to_agree owner to alongside_policy;
alter view renewals_to_agree owner to alongside_policy;
alter view my_duties_to_tell owner to alongside_policy;
alter view overrides_on_my_people owner to alongside_policy;
revoke execute on function purpose_of(text), override_ends(overrides), override_answer(uuid, text), open_override(uuid), end_override(uuid), person_told(uuid, text),
  invoke_override(uuid, text, text[], date, text, text, text, text[], text, text, text), ask_not_yet(uuid, text, date), guards(uuid, uuid, uuid),
  review_override(uuid, text, text), answer_not_yet(uuid, boolean), agree_to_renewal(uuid) from public;
grant execute on function purpose_of(text) to alongside_policy;
-- The views that ask these run with the reader's right to execute. guards answers for the actor alone, and override_ends for a row that they hold already.
grant execute on function override_ends(overrides), guards(uuid, uuid, uuid) to alongside_app;
grant execute on function open_override(uuid), end_override(uuid), person_told(uuid, text), ask_not_yet(uuid, text, date), review_override(uuid, text, text),
  invoke_override(uuid, text, text[], date, text, text, text, text[], text, text, text), answer_not_yet(uuid, boolean), agree_to_renewal(uuid) to alongside_app;
grant select on my_duties_to_tell, overrides_on_my_people to alongside_app;
