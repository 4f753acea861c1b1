-- Nothing protects for good. Where two humans of the organisation that put it can no longer end it, the Guardians of the lead's organisation stand in; and a
-- seal, a protected place or a restricted record is lifted for one worker, until a day, once two others have agreed (D4).

-- The Guardians of an organisation who are not kept from this person: one login of each human.
create function guardians_for(organisation uuid, person uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (coalesce(human_of(w.person_id), w.worker_id)) w.worker_id
  from memberships m join workers w on w.worker_id = m.worker_id
  where m.organisation_id = organisation and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    and not exists (select from conflicts c where c.worker_id = m.worker_id and c.person_id = person)
    and human_of(w.person_id) is distinct from human_of(person)
  order by coalesce(human_of(w.person_id), w.worker_id), w.worker_id
$$;

-- Never for a protected service: its worker's name would tell that it is there. Its administrator names a second Guardian.
create function leads_guardian(organisation uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- step by step: who is kept from a person is dear to ask
  if me_role() is distinct from 'guardian' or organisation = me_organisation() or me_organisation() is distinct from (select l.organisation_id from lead_workers l
      where l.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1) then
    return false;
  elsif (select o.protected_service from organisations o where o.organisation_id = organisation) then
    return false;
  end if;
  return exists (select from guardians_for(me_organisation(), person) g (worker_id) where one_human(g.worker_id, me_worker()));
end $$;

-- Two humans end what protects. Fewer than two have asked or still may: then the lead's Guardians may as well.
create function stands_in_to_end(person uuid, act uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  a protective_acts;
begin
  select * into a from protective_acts p where p.person_id = person and p.act_id = act;
  if not leads_guardian(a.organisation_id, person) then
    return false;
  end if;
  return 2 > (select count(distinct coalesce(human_of(w.person_id), w.worker_id)) from workers w where w.worker_id in (
    select guardians_for(a.organisation_id, person)
    union all select e.put_by from protective_acts e where e.person_id = person and e.ends_act_id = act
    union all select i.worker_id from involvements i
      where i.person_id = person and i.organisation_id = a.organisation_id and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
        and (i.worker_id = a.put_by or exists (select from protections g where g.person_id = person and g.protection_id = any (a.made) and i.worker_id = any (g.named)))
        and exists (select from memberships m where m.worker_id = i.worker_id and m.organisation_id = i.organisation_id and m.from_at <= moment()
          and (m.until_at is null or moment() < m.until_at))
        and not exists (select from conflicts c where c.worker_id = i.worker_id and c.person_id = person)));
end $$;

-- Those named, from the organisation that put it, know of it also once whoever put it has left.
create or replace view my_protective_acts with (security_barrier) as
select a.person_id, a.act_id, a.what, a.said, a.reason, a.put_at, a.put_by, w.name as putter_name, me.worker_id as actor_id,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) as end_asked,
  (select count(distinct e.put_by) from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) >= 2 as ended,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id and one_human(e.put_by, me.worker_id)) as end_asked_by_me
from stance me
join protective_acts a on a.place_id = me.place_id and a.what <> 'end'
join workers w on w.worker_id = a.put_by
where a.person_id <> all (me.conflicted) and a.person_id is distinct from me.own_person_id
  and (me_role() = 'guardian' and (a.organisation_id = me.organisation_id
      or a.person_id in (select l.person_id from lead_workers l where l.organisation_id = me.organisation_id) and stands_in_to_end(a.person_id, a.act_id))
    or exists (select from sight s where s.person_id = a.person_id and s.alongside)
      and (a.put_by = me.worker_id and a.organisation_id = me.organisation_id
        or exists (select from protections p where p.person_id = a.person_id and p.protection_id = any (a.made) and me.worker_id = any (p.named)
          and (a.organisation_id = me.organisation_id or exists (select from beside b where b.person_id = a.person_id and b.worker_id = a.put_by)))));

-- A name stands where a Guardian of this organisation typed it, or where the organisation was ever beside the person and nothing seals them from the Guardian.
create or replace view guardian_acts with (security_barrier) as
select m.person_id, m.act_id, m.what, m.said, m.reason, m.put_at, m.put_by, m.putter_name, m.end_asked, m.end_asked_by_me, m.ended,
  coalesce(case when a.organisation_id = me_organisation() then a.typed end, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = m.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom
from my_protective_acts m
join protective_acts a on a.person_id = m.person_id and a.act_id = m.act_id
where me_role() = 'guardian' and (a.organisation_id = me_organisation() or leads_guardian(a.organisation_id, a.person_id));
comment on view guardian_acts is 'What protects people, as far as the organisation of this Guardian put it, or they stand in for it. Nothing for anyone else.';

-- Two who ask in the same moment would each be the first: one waits for the other.
create or replace function end_protection(person uuid, act uuid, of_act uuid, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a my_protective_acts;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_act::text, 40));
  select * into a from my_protective_acts m where m.person_id = person and m.act_id = of_act;
  if not found then
    return 'hidden';
  end if;
  if a.end_asked_by_me then
    return 'asked';
  end if;
  insert into protective_acts (person_id, act_id, place_id, what, ends_act_id, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), 'end', of_act, '', why, me_worker(), me_organisation(), moment());
  if not a.end_asked then
    return 'asked';
  end if;
  update conflict_links l set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what = 'conflict_link' and l.person_id = person and l.link_id = any (p.made) and l.until_at is null;
  update protections g set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what <> 'conflict_link' and g.person_id = person and g.protection_id = any (p.made) and g.until_at is null;
  return 'ended';
end $$;

create table release_acts (
  person_id uuid not null,
  act_id uuid not null,
  place_id uuid not null,
  release_id uuid not null,
  what text not null,
  to_worker_id uuid,
  until_at timestamptz,
  typed text,
  reason text not null,
  done_by uuid not null,
  organisation_id uuid not null,
  done_at timestamptz not null,
  constraint release_acts_pkey primary key (person_id, act_id),
  constraint release_acts_person_fkey foreign key (person_id) references people on delete restrict,
  constraint release_acts_done_by_fkey foreign key (done_by) references workers on delete restrict,
  constraint release_acts_to_fkey foreign key (to_worker_id) references workers on delete restrict,
  constraint release_acts_what_check check (what in ('ask', 'agree', 'end')),
  constraint release_acts_ask_check check ((what = 'ask') = (release_id = act_id) and (what = 'ask') = (to_worker_id is not null and until_at is not null)),
  -- four weeks at most: who needs it for longer is named
  constraint release_acts_until_check check (until_at > done_at and until_at <= done_at + interval '696 hours'),
  constraint release_acts_reason_check check (length(trim(reason)) between 1 and 2000)
);
create index release_acts_of on release_acts (release_id);
comment on table release_acts is 'Who asked that what protects a person is lifted for one worker, who agreed, and who ended it, with their reasons. Rows are only ever added.';
comment on column release_acts.release_id is 'The act that asked for it.';
comment on column release_acts.typed is 'What a Guardian typed to say whom, where they asked from a disclosure.';
call secure_table('release_acts');
grant insert on release_acts to alongside_policy;
grant insert, update (until_at) on releases to alongside_policy;
create trigger append_only before update or delete on release_acts for each row execute function refuse_change();
create trigger never_emptied before truncate on release_acts for each statement execute function refuse_change();

-- The organisations that put what keeps people out of this person now.
create function sealed_by(person uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.organisation_id
  from people p join people record on record.human_id = p.human_id
  join protections g on g.person_id = record.person_id and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)
  join protective_acts a on a.person_id = g.person_id and g.protection_id = any (a.made)
  where p.person_id = person
$$;

-- Where it was asked, where what protects was put, and who stands in where too few are there: the one who asks may be the one who gains, and two others agree.
create function may_release(person uuid, release uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from release_acts r where r.person_id = person and r.act_id = release and r.what = 'ask'
    and exists (select from guardians_for(me_organisation(), person) g (worker_id) where one_human(g.worker_id, me_worker()))
    and (r.organisation_id = me_organisation() or me_organisation() in (select sealed_by(person))
      or 3 > (select count(*) from guardians_for(r.organisation_id, person)) and leads_guardian(r.organisation_id, person)))
$$;

-- What may be agreed to, as those Guardians see it who may.
create view guardian_releases with (security_barrier) as
select r.person_id, r.release_id, coalesce(case when r.organisation_id = me_organisation() then r.typed end, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = r.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom, r.to_worker_id, t.name as to_name, r.done_by as asked_by,
  b.name as asker_name, r.reason, r.done_at as asked_at, r.until_at, r.organisation_id,
  case when moment() >= r.until_at or exists (select from release_acts e where e.person_id = r.person_id and e.release_id = r.release_id and e.what = 'end') then 'over'
    when exists (select from releases g where g.person_id = r.person_id and g.release_id = r.release_id) then 'open' else 'asked' end as state,
  exists (select from release_acts e where e.person_id = r.person_id and e.release_id = r.release_id and e.what <> 'end' and one_human(e.done_by, me.worker_id)) as mine,
  one_human(r.to_worker_id, me.worker_id) as for_me
from stance me
join release_acts r on r.place_id = me.place_id and r.what = 'ask'
join workers t on t.worker_id = r.to_worker_id
join workers b on b.worker_id = r.done_by
where me_role() = 'guardian' and r.person_id <> all (me.conflicted) and r.person_id is distinct from me.own_person_id and may_release(r.person_id, r.release_id);
comment on view guardian_releases is 'What this Guardian may agree to lift for one worker, what is lifted, and what was. Nothing for anyone else.';

create function ask_for_release(act uuid, person uuid, receiver uuid, typed_whom text, until_day date, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends timestamptz := (until_day + 1)::timestamp at time zone 'Europe/London';
begin
  if ends <= moment() or ends > moment() + interval '696 hours' then
    return 'until';
  end if;
  insert into release_acts (person_id, act_id, place_id, release_id, what, to_worker_id, until_at, typed, reason, done_by, organisation_id, done_at)
    values (person, act, me_place(), act, 'ask', receiver, ends, typed_whom, why, me_worker(), me_organisation(), moment());
  return 'asked';
end $$;

-- From a disclosure that tells that something is under seal, and from no other: to everyone else there is none. For the Guardian themself, so that two others agree.
-- `person_id` is for the log.
create function ask_release(act uuid, wanted uuid, until_day date, why text) returns table (answer text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o record;
begin
  select d.* into o from open_override(wanted) d where d.answer = 'ring' or d.answer = 'opened' and d.barred;
  if not found then
    return query select 'hidden', null::uuid;
    return;
  end if;
  return query select ask_for_release(act, o.person_id, me_worker(), o.typed, until_day, why), o.person_id;
end $$;
comment on function ask_release(uuid, uuid, date, text) is 'A Guardian asks that what is under seal is opened to them, where their disclosure tells of it.';

-- For a colleague, of what a Guardian's own list has: whoever asks is the first of the two.
create function propose_release(act uuid, person uuid, of_act uuid, name_said text, until_day date, why text) returns table (answer text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fits uuid[];
begin
  if not exists (select from guardian_acts g where g.person_id = person and g.act_id = of_act and not g.ended and g.what <> 'conflict_link') then
    return query select 'hidden', null::uuid;
    return;
  end if;
  fits := array(select distinct w.worker_id from workers w join memberships m on m.worker_id = w.worker_id
    where m.organisation_id = me_organisation() and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and name_key(w.name) = name_key(name_said) limit 2);
  if cardinality(fits) <> 1 then
    return query select 'nobody', person;
    return;
  end if;
  return query select ask_for_release(act, person, fits[1], null, until_day, why), person;
end $$;
comment on function propose_release(uuid, uuid, uuid, text, date, text) is 'A Guardian proposes that one colleague passes what protects a person, until a day.';

-- Two humans, neither of them the one who gains by it; and one for each organisation that put what is lifted, as long as it has a Guardian who may.
create function agree_to_release(act uuid, wanted uuid, why text) returns table (answer text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r guardian_releases;
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 41));
  select * into r from guardian_releases g where g.release_id = wanted;
  if not found or r.for_me then
    return query select 'hidden', null::uuid;
    return;
  elsif r.mine or r.state <> 'asked' then
    return query select 'asked', r.person_id;
    return;
  end if;
  insert into release_acts (person_id, act_id, place_id, release_id, what, reason, done_by, organisation_id, done_at)
    values (r.person_id, act, me_place(), wanted, 'agree', why, me_worker(), me_organisation(), moment());
  if not exists (select from sealed_by(r.person_id) o (organisation_id)
    where exists (select from guardians_for(o.organisation_id, r.person_id) g (worker_id) where not one_human(g.worker_id, r.to_worker_id))
      and not exists (select from release_acts e where e.person_id = r.person_id and e.release_id = wanted and e.what <> 'end' and e.organisation_id = o.organisation_id
        and not one_human(e.done_by, r.to_worker_id))) then
    insert into releases (person_id, release_id, place_id, to_worker_id, first_by, second_by, from_at, until_at)
      select r.person_id, wanted, me_place(), r.to_worker_id, e.done_by, me_worker(), moment(), r.until_at
      from release_acts e
      where e.person_id = r.person_id and e.release_id = wanted and e.what <> 'end' and not one_human(e.done_by, me_worker()) and not one_human(e.done_by, r.to_worker_id)
      order by e.done_at, e.act_id limit 1;
    -- a disclosure that told of a seal alone opens something from now on: it is told, listed and reviewed like any other
    if found then
      update overrides v set opens = true from people p join people own on own.human_id = p.human_id
        where p.person_id = r.person_id and v.person_id = own.person_id and v.worker_id = r.to_worker_id and v.organisation_id = r.organisation_id
          and v.ground = 'legal' and v.state = 'active' and not v.opens and override_ends(v) > moment();
    end if;
  end if;
  return query select 'asked', r.person_id;
end $$;
comment on function agree_to_release(uuid, uuid, text) is 'A Guardian agrees. Once two humans have, and one for each organisation that put what is lifted, it is open to that worker.';

create function end_release(act uuid, wanted uuid, why text) returns table (answer text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r guardian_releases;
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 41));
  select * into r from guardian_releases g where g.release_id = wanted;
  if not found then
    return query select 'hidden', null::uuid;
    return;
  end if;
  if r.state <> 'over' then
    insert into release_acts (person_id, act_id, place_id, release_id, what, reason, done_by, organisation_id, done_at)
      values (r.person_id, act, me_place(), wanted, 'end', why, me_worker(), me_organisation(), moment());
    update releases g set until_at = moment() where g.person_id = r.person_id and g.release_id = wanted and moment() < g.until_at;
  end if;
  return query select 'asked', r.person_id;
end $$;
comment on function end_release(uuid, uuid, text) is 'One of the Guardians who may agree to it is enough to end it early.';

alter function guardians_for(uuid, uuid) owner to alongside_policy;
alter function leads_guardian(uuid, uuid) owner to alongside_policy;
alter function stands_in_to_end(uuid, uuid) owner to alongside_policy;
alter function may_release(uuid, uuid) owner to alongside_policy;
alter function sealed_by(uuid) owner to alongside_policy;
alter function ask_for_release(uuid, uuid, uuid, text, date, text) owner to alongside_policy;
alter function ask_release(uuid, uuid, date, text) owner to alongside_policy;
alter function propose_release(uuid, uuid, uuid, text, date, text) owner to alongside_policy;
alter function agree_to_release(uuid, uuid, text) owner to alongside_policy;
alter function end_release(uuid, uuid, text) owner to alongside_policy;
alter view guardian_releases owner to alongside_policy;
revoke execute on function guardians_for(uuid, uuid), leads_guardian(uuid, uuid), stands_in_to_end(uuid, uuid), may_release(uuid, uuid), sealed_by(uuid),
  ask_for_release(uuid, uuid, uuid, text, date, text), ask_release(uuid, uuid, date, text), propose_release(uuid, uuid, uuid, text, date, text),
  agree_to_release(uuid, uuid, text), end_release(uuid, uuid, text) from public;
-- The views that ask these run with the reader's right to execute. They tell of the actor alone, and only a Guardian.
grant execute on function leads_guardian(uuid, uuid), stands_in_to_end(uuid, uuid), may_release(uuid, uuid) to alongside_app;
grant select on guardian_releases to alongside_app;
grant execute on function ask_release(uuid, uuid, date, text), propose_release(uuid, uuid, uuid, text, date, text), agree_to_release(uuid, uuid, text), end_release(uuid, uuid, text)
  to alongside_app;
