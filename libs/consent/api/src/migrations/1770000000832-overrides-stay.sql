-- An override ends when it was said to end. Its hours came from the settings of the day on which somebody asked: longer hours would have opened again
-- what was over and not yet reviewed. And what an override rested on, who agreed to what, and what was asked in vain, stays as it was.

alter table overrides add column lasts_until timestamptz;
comment on column overrides.lasts_until is 'When its hours are over, by the settings of the moment in which it was invoked.';
alter table override_invocations add column lasts_until timestamptz;
comment on column override_invocations.lasts_until is 'When it would have been over, by the settings of the moment in which it was invoked.';

create function hours_of(place uuid, ground text) returns interval
language sql stable security definer set search_path = public, pg_temp as $$
  select make_interval(hours => case ground when 'emergency' then s.emergency_hours when 'safeguarding' then s.safeguarding_hours else s.disclosure_hours end)
  from sharing_settings s where s.place_id = place
$$;
create function hours_are_set() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.lasts_until := coalesce(new.lasts_until, new.invoked_at + hours_of(new.place_id, new.ground));
  return new;
end $$;
create trigger overrides_hours before insert on overrides for each row execute function hours_are_set();
create trigger override_invocations_hours before insert on override_invocations for each row execute function hours_are_set();
update overrides set lasts_until = invoked_at + hours_of(place_id, ground);
update override_invocations set lasts_until = invoked_at + hours_of(place_id, ground);
alter table overrides alter column lasts_until set not null;
alter table override_invocations alter column lasts_until set not null;

create or replace function override_ends(o overrides) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select least(o.ended_at, o.reviewed_at, o.lasts_until)
$$;

create or replace function standing_of(me acting, person uuid) returns setof standing
language plpgsql stable security definer rows 1 cost 10000 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  s standing;
begin
  -- who it is, and who stands beside them; what was made before a merge counts for its own record alone
  select person, one.place_id, one.records,
    one.died_on is null and (one.birth_date is null or birthday(one.birth_date, 18) <= me.today)
      and not exists (select from capacity_notes n where n.person_id = any (one.records)),
    one.since,
    coalesce(me.own_person_id = any (one.records), false), me.enforced && one.records, person = any (me.linked),
    person = any (me.linked_hard), me.visiting && one.records, coalesce(me.reviewing && one.records, false),
    coalesce(i.standing & 1 <> 0, false) or me.covering and i_stand_in(person), coalesce(i.standing & 2 <> 0, false),
    false, false, false, null, null, null, false, false, 0, 0, 0, 0
  into s
  from (
    select q.place_id, h.birth_date, h.died_on, array(select r.person_id from people r where r.human_id = q.human_id) as records,
      coalesce(birthday(h.birth_date, 18)::timestamp at time zone 'Europe/London', '-infinity') as since
    from people q join people h on h.person_id = q.human_id where q.person_id = person
    offset 0) one
  cross join lateral (
    select bit_or(case i.state when 'alongside' then 1 when 'starting' then 2 else 0 end) as standing
    from involvements i
    where i.person_id = any (one.records) and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
      and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
      and (i.person_id = person or i.from_at >= joined_with(person, i.person_id))
    offset 0) i;

  -- D4: what bars this actor, of the person or of whoever lives with them
  select coalesce(bool_or(g.kind = 'seal') filter (where g.entry_id is null), false), coalesce(bool_or(g.kind = 'restricted_record'), false),
    coalesce(bool_or(g.kind = 'protected_place'), false), array_agg(g.entry_id) filter (where g.entry_id is not null)
  into s.sealed, s.restricted, s.place_barred, s.sealed_entries
  from protections g
  where g.person_id = any (s.records || array(
      select record.person_id
      from residences home
      join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
      join people other on other.person_id = beside.person_id
      join people record on record.human_id = other.human_id
      where home.person_id = any (s.records) and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)))
    and (g.kind = 'protected_place' or g.person_id = any (s.records))
    and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at) and me.worker_id <> all (g.named) and g.person_id <> all (me.released);

  -- D6: overrides of this worker, valid now
  if me.purpose in ('emergency', 'safeguarding', 'disclosure') then
    select coalesce(bit_or(o.category_bits), 0) * 65537, array_agg(o.category_bits),
      array_agg(o.category_bits) filter (where o.ground in ('emergency', 'legal')), coalesce(bool_or(o.ground = 'legal'), false),
      coalesce(bool_or(o.ground = 'legal' and (o.category_bits & 4096) <> 0), false),
      coalesce(bit_or(o.category_bits) filter (where o.delayed), 0) * 65537, coalesce(bit_or(o.category_bits) filter (where not o.delayed), 0) * 65537
    into s.opened, s.override_sets, s.lifting_sets, s.legal, s.legal_on_warnings, s.listed_later, s.listed_once_told
    from (select v.*, v.look_delay_by is not null and moment() < v.look_delay_until and not one_human(v.look_delay_by, v.worker_id) as delayed from overrides v) o
    where o.person_id = any (s.records) and o.worker_id = me.worker_id and o.organisation_id = me.organisation_id
      and o.state = 'active' and o.invoked_at <= moment()
      and me.purpose = case o.ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
      and moment() < o.lasts_until
      and (o.ground in ('emergency', 'safeguarding') or not o.bundle_made)
      and (o.renews is null or not one_human(o.agreed_by, o.worker_id))
      and (o.person_id = person or o.invoked_at >= joined_with(person, o.person_id));
  end if;
  if me.may_open_card then
    select coalesce(bit_and(category_bits(q.emergency_card)), 0) * 65537 into s.card_open from people q where q.person_id = any (s.records);
  end if;

  s.reads := s.alongside and me.purpose in ('support', 'safeguarding', 'emergency');
  s.visible := not s.own and me.purpose_is_theirs and not s.enforced and not s.linked and not s.sealed and (me.purpose <> 'rights' or s.reviewing);
  if s.visible and not (s.alongside or s.starting or s.visiting or s.reviewing or s.override_sets is not null) then
    s.visible := exists (select from entries e where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or me.purpose = 'supervision'));
  end if;
  if s.visible and s.restricted then
    s.visible := exists (select from entries e where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or s.alongside));
  end if;
  s.ordinary := s.visible and s.reads and not s.restricted and not s.place_barred and s.sealed_entries is null and s.override_sets is null and s.card_open = 0;
  return next s;
end $$;

-- From one state to the next and never back. What it rested on, whom it was for, who was told and how long it lasts cannot be rewritten; neither can an
-- end, a telling or a review once it is there.
create or replace function override_goes_on() returns trigger language plpgsql as $$
begin
  if array_position('{invoked,active,expired,reviewed}'::text[], new.state) < array_position('{invoked,active,expired,reviewed}'::text[], old.state)
    or (new.worker_id, new.organisation_id, new.person_id, new.ground, new.categories, new.reason, new.invoked_at, new.told, new.recipient, new.renews, new.agreed_by, new.lasts_until)
      is distinct from (old.worker_id, old.organisation_id, old.person_id, old.ground, old.categories, old.reason, old.invoked_at, old.told, old.recipient, old.renews, old.agreed_by, old.lasts_until)
    or old.bundle_made and not new.bundle_made
    or old.ended_at is not null and new.ended_at is distinct from old.ended_at
    or old.person_told_at is not null and (new.person_told_at, new.person_told_how) is distinct from (old.person_told_at, old.person_told_how)
    or old.state = 'reviewed' and (new.outcome, new.review_words, new.reviewed_by, new.reviewed_at) is distinct from (old.outcome, old.review_words, old.reviewed_by, old.reviewed_at) then
    raise exception 'an override only goes on' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger never_deleted before delete on overrides for each row execute function refuse_change();
create trigger never_emptied before truncate on overrides for each statement execute function refuse_change();

-- A wish for a longer override is agreed to or refused, once. Refused, or without an answer for 72 hours, it opens nothing and stays to be read.
alter table override_invocations
  add column agreed boolean,
  add column answered_by uuid,
  add column answered_at timestamptz,
  add column answer_words text,
  add constraint override_invocations_answered_by_fkey foreign key (answered_by) references workers on delete restrict,
  add constraint override_invocations_answer_check check (num_nonnulls(agreed, answered_by, answered_at) in (0, 3) and (agreed is null or renews is not null)),
  add constraint override_invocations_second_person_check check (answered_by <> worker_id),
  add constraint override_invocations_refusal_check check (agreed is not false or length(trim(answer_words)) > 0);
comment on column override_invocations.agreed is 'Of a longer one: what the second person answered. Null after 72 hours: nobody did, and it opens nothing.';
comment on column override_invocations.answer_words is 'Why it was refused, to whoever asked.';
update override_invocations i set agreed = true, answered_by = o.agreed_by, answered_at = o.invoked_at
  from overrides o where o.override_id = i.override_id and o.person_id = i.person_id and i.renews is not null and o.agreed_by is not null;
grant update (agreed, answered_by, answered_at, answer_words) on override_invocations to alongside_policy;

create function invocation_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.worker_id, new.organisation_id, new.ground, new.categories, new.reason, new.told, new.recipient, new.invoked_at, new.person_id, new.renews, new.lasts_until)
      is distinct from (old.worker_id, old.organisation_id, old.ground, old.categories, old.reason, old.told, old.recipient, old.invoked_at, old.person_id, old.renews, old.lasts_until)
    or old.agreed is not null and (new.agreed, new.answered_by, new.answered_at, new.answer_words)
      is distinct from (old.agreed, old.answered_by, old.answered_at, old.answer_words) then
    raise exception 'what somebody asked for in danger stays, and is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger override_invocations_stay before update or delete on override_invocations for each row execute function invocation_stays();
create trigger never_emptied before truncate on override_invocations for each statement execute function refuse_change();

create or replace view renewals_to_agree with (security_barrier) as
select i.place_id, i.override_id, i.person_id, i.worker_id, i.organisation_id, i.ground, i.categories, i.typed, i.reason, i.told, i.invoked_at, i.renews, i.recipient
from override_invocations i
where i.place_id = me_place() and i.renews is not null and i.agreed is null and i.invoked_at > moment() - interval '72 hours' and me_role() = 'guardian'
  and not exists (select from overrides o where o.override_id = i.override_id) and guards(i.organisation_id, i.worker_id, i.person_id);

-- Its hours begin when it is agreed to.
create or replace function agree_to_renewal(wanted uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r renewals_to_agree;
begin
  select * into r from renewals_to_agree v where v.override_id = wanted;
  if not found then
    return false;
  end if;
  update override_invocations i set agreed = true, answered_by = me_worker(), answered_at = moment() where i.override_id = wanted and i.agreed is null;
  if not found then
    return false;
  end if;
  insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, renews, agreed_by, recipient)
    values (r.person_id, r.override_id, r.place_id, r.worker_id, r.organisation_id, r.ground, r.categories, r.reason, r.told, 'active', moment(), r.renews, me_worker(), r.recipient);
  return true;
end $$;

create function refuse_renewal(wanted uuid, why text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from renewals_to_agree v where v.override_id = wanted) then
    return false;
  end if;
  update override_invocations i set agreed = false, answered_by = me_worker(), answered_at = moment(), answer_words = why where i.override_id = wanted and i.agreed is null;
  return found;
end $$;
comment on function refuse_renewal(uuid, text) is 'The second person does not agree that an override goes on for longer. Whoever asked reads why.';

drop function open_override(uuid);
create function open_override(wanted uuid) returns table (override_id uuid, answer text, person_id uuid, records uuid[], barred boolean, ground text, categories text[],
  typed text, reason text, invoked_at timestamptz, ends_at timestamptz, tell_by date, not_by_message boolean, person_told_at timestamptz,
  on_call text, recipient text, refusal text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i override_invocations;
  o overrides;
  said text;
  own_records uuid[];
  is_barred boolean := false;
begin
  select * into i from override_invocations v
    where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and purpose_of(v.ground) = me_purpose()
      and (me_role() = 'guardian' or v.ground in ('emergency', 'safeguarding'));
  if not found then
    return;
  end if;
  select * into o from overrides v where v.override_id = wanted and v.person_id = i.person_id;
  said := override_answer(i.person_id, i.ground);
  -- Whom to ring is told while the override lasts. Afterwards somebody who is kept from the worker answers like nobody.
  if said = 'ring' and moment() >= coalesce(override_ends(o), i.lasts_until) then
    said := 'nobody';
  end if;
  if said = 'opened' then
    if o.override_id is null then
      said := case when i.agreed is false then 'refused' when i.invoked_at <= moment() - interval '72 hours' then 'unanswered' else 'second_person' end;
    elsif o.state <> 'active' or override_ends(o) <= moment() or o.ground in ('legal', 'serious_crime') and o.bundle_made then
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
    (select p.duty_desk from places p where p.place_id = i.place_id), i.recipient,
    case when said = 'refused' then i.answer_words end;
end $$;

-- Each wish not to tell yet, and what became of it. The override itself holds the one that waits.
create table not_yet_wishes (
  person_id uuid not null,
  wish_id uuid not null,
  place_id uuid not null,
  owed_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  until_at timestamptz not null,
  asked_at timestamptz not null,
  replaced_at timestamptz,
  agreed boolean,
  answered_by uuid,
  answered_at timestamptz,
  constraint not_yet_wishes_pkey primary key (person_id, wish_id),
  constraint not_yet_wishes_person_fkey foreign key (person_id) references people on delete restrict,
  constraint not_yet_wishes_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint not_yet_wishes_reason_check check (length(trim(reason)) > 0),
  constraint not_yet_wishes_answer_check check (num_nonnulls(agreed, answered_by, answered_at) in (0, 3) and num_nonnulls(replaced_at, answered_at) < 2)
);
create index not_yet_wishes_owed on not_yet_wishes (owed_id, asked_at);
comment on table not_yet_wishes is 'Each time a worker asked not to tell a person yet: why, until when, and what was answered. Asked again, the wish before is replaced; both stay.';
comment on column not_yet_wishes.owed_id is 'What is owed: the override, or the look on a duty.';
call secure_table('not_yet_wishes');
grant insert, update (replaced_at, agreed, answered_by, answered_at) on not_yet_wishes to alongside_policy;
create function wish_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answered_at is not null or old.replaced_at is not null
    or to_jsonb(new) - '{replaced_at,agreed,answered_by,answered_at}'::text[] <> to_jsonb(old) - '{replaced_at,agreed,answered_by,answered_at}'::text[] then
    raise exception 'a wish not to tell yet stays, and is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger not_yet_wishes_stay before update or delete on not_yet_wishes for each row execute function wish_stays();
create trigger never_emptied before truncate on not_yet_wishes for each statement execute function refuse_change();
insert into not_yet_wishes (person_id, wish_id, place_id, owed_id, worker_id, organisation_id, reason, until_at, asked_at)
  select o.person_id, gen_random_uuid(), o.place_id, o.override_id, o.worker_id, o.organisation_id, o.not_yet_reason, o.not_yet_until, o.invoked_at
  from overrides o where o.not_yet_until is not null;

create function keep_wish(of_person uuid, owed uuid, why text, ends timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update not_yet_wishes w set replaced_at = moment() where w.person_id = of_person and w.owed_id = owed and w.answered_at is null and w.replaced_at is null;
  insert into not_yet_wishes (person_id, wish_id, place_id, owed_id, worker_id, organisation_id, reason, until_at, asked_at)
    values (of_person, gen_random_uuid(), me_place(), owed, me_worker(), me_organisation(), why, ends, moment());
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
    return 'none';
  end if;
  perform keep_wish(of_person, wanted, why, ends);
  return 'asked';
end $$;

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
    return false;
  end if;
  update not_yet_wishes w set agreed = answer_not_yet.agreed, answered_by = me_worker(), answered_at = moment()
    where w.person_id = o.person_id and w.owed_id = wanted and w.answered_at is null and w.replaced_at is null;
  if agreed then
    insert into not_yets (person_id, not_yet_id, place_id, worker_id, approver_id, reason, from_at, until_at)
      values (o.person_id, gen_random_uuid(), me_place(), o.worker_id, me_worker(), o.reason, moment(), o.until_at);
  end if;
  return true;
end $$;

alter function hours_of(uuid, text) owner to alongside_policy;
alter function hours_are_set() owner to alongside_policy;
alter function agree_to_renewal(uuid) owner to alongside_policy;
alter function refuse_renewal(uuid, text) owner to alongside_policy;
alter function open_override(uuid) owner to alongside_policy;
alter function keep_wish(uuid, uuid, text, timestamptz) owner to alongside_policy;
revoke execute on function hours_of(uuid, text), hours_are_set(), refuse_renewal(uuid, text), open_override(uuid), keep_wish(uuid, uuid, text, timestamptz) from public;
grant execute on function refuse_renewal(uuid, text), open_override(uuid) to alongside_app;
