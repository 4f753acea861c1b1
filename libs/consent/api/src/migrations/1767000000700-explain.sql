-- The decision at the resident's door, and the decision explained at both: result, level, rule and duties.

create table looks (
  person_id uuid not null,
  look_id uuid not null,
  place_id uuid not null,
  entry_id uuid not null,
  organisation_id uuid not null,
  overridden boolean not null default false,
  on_duty boolean not null default false,
  told_at timestamptz,
  delayed_until timestamptz,
  delayed_by uuid,
  constraint looks_pkey primary key (person_id, look_id),
  constraint looks_person_fkey foreign key (person_id) references people on delete restrict,
  constraint looks_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint looks_delay_check check (num_nonnulls(delayed_until, delayed_by) in (0, 2))
);
comment on table looks is 'A line of Who looked: which entry, for which organisation, and whether it rested on an override, the emergency card or a duty.';
call secure_table('looks');

-- Whatever keeps the duty to tell away from messages: a live conflict link, protected place or self-harm risk.
create view not_by_message with (security_barrier) as
select p.person_id
from people p
where exists (select from people r where r.human_id = p.human_id and r.self_harm_risk)
  or exists (select from link_reaches l where l.person_id = p.person_id and l.kind <> 'representing' and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at))
  or exists (select from protecting g where g.person_id = p.person_id and g.kind = 'protected_place');
comment on view not_by_message is 'People who are told nothing by text, e-mail or app just now.';

create view resident_actor with (security_barrier) as
select p.human_id, p.place_id, array(select r.person_id from people r where r.human_id = p.human_id) as records, me_purpose() as purpose, london_day(moment()) as today,
  array(select l.person_id from person_links l where l.human_id = p.human_id and l.kind in ('alleged_perpetrator', 'abuse_restriction')
    and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)) as linked,
  coalesce(h.died_on <= london_day(moment()), false) or exists (select from people r where r.human_id = p.human_id and r.paused) as shut_out
from people p
join people h on h.person_id = p.human_id
where p.person_id = me_resident() and p.place_id = me_place()
limit 1;
comment on view resident_actor is 'Who asks at the resident''s door.';

create view resident_regard with (security_barrier) as
select p.person_id, p.place_id, me.human_id, me.records as my_records, me.purpose, me.linked, me.today, k.records, p.human_id = me.human_id as self, s.on_record,
  me.shut_out or exists (select from people r where r.human_id = p.human_id and r.paused) as shut_out,
  -- an unsorted entry counts as 6s, 7 and 13
  case when s.on_record then (select decided | case when (decided & 24704) = 24704 then 1 else 0 end
    from (select coalesce(bit_or(1 << category), 0) as decided from generate_series(1, 14) category where decides(p.person_id, me.human_id, category, moment()) offset 0) d) else 0 end as scope,
  case when coalesce(birthday(h.birth_date, 18) > me.today, false) then 24705 | 1536 else 24705 end as kept_from_representatives,
  (select bool_and(r.shown_at_home) from people r where r.human_id = p.human_id) as shown_at_home,
  place.talk_within_days
from resident_actor me
cross join people p
join people h on h.person_id = p.human_id
join sharing_settings place on place.place_id = p.place_id
cross join lateral (select array(select q.person_id from people q where q.human_id = p.human_id) as records offset 0) k
cross join lateral (select p.human_id <> me.human_id and exists (
  select from representatives r where r.person_id = any (k.records) and r.by_person_id = any (me.records)
    and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)) as on_record offset 0) s
where p.place_id = me.place_id;
comment on view resident_regard is 'How someone at the resident''s door stands to any person: as themself, as a representative on record, or not at all.';

create view resident_verdicts with (security_barrier) as
select s.person_id, s.place_id, s.purpose, s.records, e.entry_id, e.organisation_id, e.passages, v.code,
  v.code = 401 and e.mentions is not null and exists (select from jsonb_array_elements(e.passages) passage
    where (passage ->> 'about')::uuid <> all (s.records) and not coalesce((passage ->> 'agreed')::boolean, false)) as cut
from resident_regard s
join entries e on e.person_id = s.person_id
cross join lateral (
  select (e.category_bits & 4096) <> 0 and e.caution_state is not distinct from 'active' and s.today <= e.caution_review_on as caution_stands,
    e.tells_where or (e.category_bits & 129) <> 0 as place_speaks
  offset 0) n
cross join lateral (
  select case
    when not s.self and not s.on_record then 1
    when s.on_record and (s.person_id = any (s.linked) or coalesce(e.mentions && s.linked, false)) then 3
    when s.on_record and exists (
      select from unnest(array[s.person_id] || e.mentions) whom (person_id)
      cross join lateral (select g.kind, g.entry_id from protecting g where g.person_id = whom.person_id and not g.named && s.my_records offset 0) g
      where g.kind = 'seal' and (g.entry_id is null or g.entry_id = e.entry_id)
        or (not n.caution_stands or e.tells_where) and (g.kind = 'restricted_record' or g.kind = 'protected_place' and n.place_speaks)) then 4
    when s.shut_out then 1
    when s.on_record and (e.category_bits & ~s.scope) <> 0 then 1
    when s.on_record and (e.category_bits & s.kept_from_representatives) <> 0 and not exists (
      select from entry_openings o join people whom on whom.person_id = o.to_person_id
      where o.person_id = e.person_id and o.entry_id = e.entry_id and whom.human_id = s.human_id and o.by_worker_id <> all (logins_of(s.human_id))) then 1
    when not s.shown_at_home and (n.place_speaks or exists (select from organisations o where o.organisation_id = e.organisation_id and o.protected_service)) then 1
    -- the app never shows a protected address
    when n.place_speaks and exists (select from unnest(array[s.person_id] || e.mentions) whom (person_id)
      cross join lateral (select g.kind from protecting g where g.person_id = whom.person_id offset 0) g where g.kind = 'protected_place') then 1
    when e.held_because is not null and not e.held_lifted then 1
    when e.shown_to_person = 'after_we_talk' and coalesce(e.talked_at > moment(), true)
      and moment() < coalesce(e.talk_since, e.recorded_at) + make_interval(hours => 24 * s.talk_within_days) then 1
    else 401 end as code
  offset 0) v;
comment on view resident_verdicts is 'Every entry, hidden ones too, with the line of the sharing page that answers someone at the resident''s door.';

create function answer(code integer, cut boolean, duties text[]) returns jsonb language sql immutable as $$
  select jsonb_build_object(
    'result', case when code >= 200 then 'SHOW' when code >= 100 then 'EXISTS' else 'HIDE' end,
    'level', case code / 100 when 4 then 'full' when 3 then 'minimum' when 2 then 'summary' end,
    'rule', case when cut then 'D12' when code % 100 = 13 then 'D7a' else 'D' || code % 100 end,
    'duties', to_jsonb(array(select distinct duty from unnest(duties) duty where duty is not null order by duty)))
$$;

-- With EXISTS: whom the reader may ask.
create function whom_to_ask(person uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_and(r.lead_named) and not exists (select from protecting g where g.person_id = person and g.kind = 'protected_place')
      and exists (select from lead_workers l where l.person_id = any (array_agg(p.human_id)) and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at))
    then 'name-lead' else 'name-desk' end
  from people p join people r on r.human_id = p.human_id where p.person_id = person
$$;

-- The duty to tell, after an override, an opened emergency card and a duty basis.
create function duty_to_tell(person uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array[
    case when exists (select from not_yets n join people r on r.person_id = n.person_id join people p on p.human_id = r.human_id
        where p.person_id = person and n.worker_id = me_worker() and n.from_at <= moment() and moment() < n.until_at and not one_human(n.approver_id, n.worker_id)) then 'tell-when-safe' else 'tell-in-5-working-days' end,
    case when exists (select from not_by_message m where m.person_id = person) then 'not-by-message' end]
$$;

-- May I read this entry, and why? The same views as the story, without leaving out what is hidden.
create function explain_entry(person uuid, entry uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v verdicts;
  theirs boolean;
  bits integer;
  duties text[] := '{}';
begin
  if me_resident() is not null then
    return explain_entry_to_resident(person, entry);
  end if;
  select a.purpose_is_theirs into theirs from actor a;
  if not found or not exists (select from good_sessions g where g.session_id = me_session()) then
    return answer(0, false, duties);
  end if;
  select * into v from verdicts d where d.person_id = person and d.entry_id = entry;
  if not found then
    -- nobody wrote it: no agreement joins the actor with whoever did
    return answer(0, false, duties);
  end if;

  -- D7 opens a caution note in date by itself, but not for a disclosure of what others wrote
  bits := case when v.code = 106 then v.category_bits else v.bits end;
  if v.code in (3, 103) then
    duties := duties || '{alert-guardian}'::text[];
  end if;
  if v.code = 103 or v.code = 104 and v.purpose = 'emergency' then
    duties := duties || '{ring-the-on-call}'::text[];
  end if;
  if v.code = 104 and v.purpose = 'disclosure' then
    duties := duties || '{needs-two-people}'::text[];
  end if;
  if v.code between 106 and 199 then
    duties := duties || whom_to_ask(person);
  end if;
  if v.code in (109, 110) then
    duties := duties || case when bits & v.asking_helps <> 0 then 'ask' end || case when bits & v.telling_helps <> 0 then 'tell' end;
  end if;
  if v.code = 413 then
    duties := duties || '{not-in-force}'::text[];
  end if;
  if v.code in (210, 211, 306, 308, 410) and bits & v.on_duty & (v.opens_full | (v.opens_summary & ~v.minimum_set)) <> 0
    or v.code = 408 and bits & v.on_duty <> 0 then
    duties := duties || '{we-have-to,list-look-once-told}'::text[] || duty_to_tell(person);
  end if;
  if v.code = 106 or v.code in (210, 211, 306, 308, 410) and bits & v.minimum_set <> 0 then
    duties := duties || '{alert-lead,alert-guardian,review-in-5-working-days}'::text[] || duty_to_tell(person)
      || case when v.purpose = 'disclosure' then 'one-bundle' end
      || case when bits & v.listed_later <> 0 then 'list-look-later' end
      || case when bits & (v.listed_once_told | (v.minimum_set & ~v.opened)) <> 0 then 'list-look-once-told' end;
  end if;
  if v.cut then
    duties := duties || '{without-others}'::text[] || case when v.legal then 'leave-a-mark' end;
  end if;
  return answer(v.code, v.cut, duties);
end $$;

create function explain_entry_to_resident(person uuid, entry uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v resident_verdicts;
begin
  if not exists (select from resident_sessions s where s.session_id = me_session() and s.person_id = me_resident() and s.ended_at is null and moment() < s.ends_at) then
    return answer(0, false, '{}');
  end if;
  select * into v from resident_verdicts d where d.person_id = person and d.entry_id = entry;
  if not found then
    return answer(1, false, '{}');
  end if;
  return answer(v.code, v.cut, case when v.code = 3 then '{alert-guardian}'::text[] when v.cut then '{without-others}'::text[] else '{}' end);
end $$;

-- May I read this line of Who looked? It never shows more than its entry. A look in danger or on a duty waits until the person was told.
create function explain_look(person uuid, look uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  l looks;
  said jsonb;
begin
  select * into l from looks k where k.person_id = person and k.look_id = look;
  said := explain_entry(person, l.entry_id);
  if me_resident() is null or said ->> 'result' <> 'SHOW' then
    return said;
  end if;
  if (l.overridden or l.on_duty) and (coalesce(l.told_at > moment(), true) or l.delayed_until > moment() or exists (select from not_by_message m where m.person_id = person))
    or exists (select from organisations o where o.organisation_id = l.organisation_id and o.protected_service)
      and not coalesce((select s.shown_at_home from resident_regard s where s.person_id = person), false) then
    return answer(1, false, '{}');
  end if;
  return said;
end $$;

-- May I have the card of this person? To whoever may not, the answer is that of someone who does not exist.
create function explain_card(person uuid, exact boolean) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  r regard;
  s resident_regard;
  theirs boolean;
begin
  if me_resident() is not null then
    if not exists (select from resident_sessions t where t.session_id = me_session() and t.person_id = me_resident() and t.ended_at is null and moment() < t.ends_at) then
      return answer(0, false, '{}');
    end if;
    -- a card is for workers who search
    select * into s from resident_regard d where d.person_id = person;
    return case
      when s.on_record and person = any (s.linked) then answer(3, false, '{alert-guardian}')
      when s.on_record and exists (select from protecting g where g.person_id = person and g.entry_id is null and g.kind <> 'protected_place' and not g.named && s.my_records) then answer(4, false, '{}')
      else answer(1, false, '{}') end;
  end if;
  select a.purpose_is_theirs into theirs from actor a;
  if not found or not exists (select from good_sessions g where g.session_id = me_session()) then
    return answer(0, false, '{}');
  end if;
  select * into r from regard d where d.person_id = person;
  if not found then
    return answer(case when theirs and me_purpose() not in ('huddle', 'supervision', 'rights') then 8 else 2 end, false, '{}');
  end if;
  return case
    when r.own then answer(1, false, '{}')
    when not r.purpose_is_theirs or r.enforced or r.purpose = 'rights' and not r.reviewing or r.purpose in ('huddle', 'supervision') then answer(2, false, '{}')
    when r.linked and not r.linked_hard and r.purpose = 'emergency' and r.override_sets is not null then answer(103, false, '{alert-guardian,ring-the-on-call}')
    when r.linked then answer(3, false, '{alert-guardian}')
    when r.sealed or r.restricted then answer(4, false, '{}')
    when r.purpose in ('support', 'safeguarding', 'emergency') and (exact or r.starting or r.alongside)
      and not exists (select from protecting g where g.person_id = person and g.entry_id is null and g.kind in ('seal', 'restricted_record') and g.owner_id <> all (r.released))
      and (select bool_and(q.to_be_found) from people q where q.person_id = any (r.records))
      and r.no_said & 2 = 0
      and exists (select from people p join lead_workers l on l.person_id = p.human_id join memberships m on m.worker_id = l.worker_id
        where p.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and m.organisation_id = any (r.joined))
      then answer(108, false, array['card', whom_to_ask(person)])
    else answer(8, false, '{}') end;
end $$;

-- A count is a question of its own: for learning alone, and never of small groups.
create function explain_count() returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when me_resident() is not null then answer(case when exists (select from resident_sessions t where t.session_id = me_session() and t.ended_at is null and moment() < t.ends_at) then 1 else 0 end, false, '{}')
    when not exists (select from actor) or not exists (select from good_sessions g where g.session_id = me_session()) then answer(0, false, '{}')
    when me_purpose() is distinct from 'learning' then answer(2, false, '{}')
    else '{"result": "COUNTS", "level": null, "rule": "count", "duties": ["hide-groups-under-10"]}'::jsonb end
$$;

-- The context of one transaction at the resident's door. Nothing of a worker stands in it, and a worker's view asked there raises an error.
create function enter_as_resident(person uuid, place uuid, session uuid, purpose text) returns void
language plpgsql as $$
begin
  perform set_config('app.resident_id', person::text, true), set_config('app.place_id', place::text, true), set_config('app.session_id', session::text, true),
    set_config('app.purpose', purpose, true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '15s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true);
end $$;

alter view not_by_message owner to alongside_policy;
alter view resident_actor owner to alongside_policy;
alter view resident_regard owner to alongside_policy;
alter view resident_verdicts owner to alongside_policy;
alter function whom_to_ask(uuid) owner to alongside_policy;
alter function duty_to_tell(uuid) owner to alongside_policy;
alter function explain_entry(uuid, uuid) owner to alongside_policy;
alter function explain_entry_to_resident(uuid, uuid) owner to alongside_policy;
alter function explain_look(uuid, uuid) owner to alongside_policy;
alter function explain_card(uuid, boolean) owner to alongside_policy;
alter function explain_count() owner to alongside_policy;
revoke execute on function answer(integer, boolean, text[]), whom_to_ask(uuid), duty_to_tell(uuid), explain_entry(uuid, uuid), explain_entry_to_resident(uuid, uuid),
  explain_look(uuid, uuid), explain_card(uuid, boolean), explain_count(), enter_as_resident(uuid, uuid, uuid, text) from public;
grant execute on function answer(integer, boolean, text[]) to alongside_policy;
grant execute on function explain_entry(uuid, uuid), explain_look(uuid, uuid), explain_card(uuid, boolean), explain_count(), enter_as_resident(uuid, uuid, uuid, text) to alongside_app;
