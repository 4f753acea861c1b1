-- Who hears of a look. An alert that nobody reads protects nobody: where the looker's own organisation has no Guardian who may hear of it, it goes to
-- those of the lead's; of a look at somebody whom the looker must not reach, those of the lead's hear in any case. And what raises an alert, and what
-- does not: a link to somebody who is only mentioned does, a visit does not.

create index memberships_guardians on memberships (organisation_id) where role = 'guardian';
create index guardian_alerts_person on guardian_alerts (person_id);

alter table guardian_alerts add column shown boolean;
comment on column guardian_alerts.shown is 'Whether the look showed anything. Null of what was told before this was written down.';
alter table guardian_alerts drop constraint guardian_alerts_once_key;
alter table guardian_alerts add constraint guardian_alerts_once_key unique nulls not distinct (worker_id, organisation_id, kind, person_id, slot, shown);
comment on column guardian_alerts.slot is 'The time within which the same is told once, and once more where it showed something: ten minutes for not_found, the look itself for break_glass, a day for the others.';
comment on table guardian_alerts is 'Looks that a Guardian should know of. No content: whose looks, at whom where that is known, and which rows of the log.';

-- Whether a Guardian may hear of what somebody did about a person: it is not themselves who did it, nor they whom it is about, nor must they not reach them.
create function may_hear(guardian uuid, actor_worker uuid, person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not one_human(guardian, actor_worker)
    and guardian <> all (logins_of(person))
    and not exists (select from conflicts c where c.worker_id = guardian and c.person_id = person)
$$;

-- Nor is the person kept from them. Asked only of Guardians of other organisations: a Guardian answers for the looks of their own, whoever is sealed.
create function may_hear_from_outside(guardian uuid, actor_worker uuid, person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select may_hear(guardian, actor_worker, person)
    and not exists (select from protecting g where g.person_id = person and g.kind in ('seal', 'restricted_record') and g.entry_id is null and guardian <> all (g.named))
$$;

-- The organisation of the person's lead, whichever of their records it stands on. None for nobody.
create function lead_organisation(person uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select l.organisation_id from people p join people record on record.human_id = p.human_id join lead_workers l on l.person_id = record.person_id
  where p.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
  order by l.from_at desc limit 1
$$;

-- Whether the actor, as a Guardian, hears of what a worker did about a person for an organisation. First the Guardians of that organisation; where none
-- of them may, those of the lead's; where none of them may either, those of whoever else is alongside. What a protected service's worker did
-- never leaves it: that they looked would tell where the person goes.
create function hears_of(organisation uuid, actor_worker uuid, person uuid, lead_too boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  lead_of uuid;
begin
  if me_role() is distinct from 'guardian' or not exists (select from memberships m where m.worker_id = me_worker() and m.organisation_id = me_organisation()
      and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)) then
    return false;
  elsif organisation = me_organisation() then
    return may_hear(me_worker(), actor_worker, person);
  elsif exists (select from organisations o where o.organisation_id = organisation and o.protected_service)
      or not may_hear_from_outside(me_worker(), actor_worker, person) then
    return false;
  end if;
  lead_of := lead_organisation(person);
  if lead_too and lead_of = me_organisation() then
    return true;
  elsif exists (select from memberships m where m.organisation_id = organisation and m.role = 'guardian'
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and may_hear(m.worker_id, actor_worker, person)) then
    return false;
  elsif lead_of = me_organisation() then
    return true;
  end if;
  return not exists (select from memberships m where m.organisation_id = lead_of and m.role = 'guardian'
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and may_hear_from_outside(m.worker_id, actor_worker, person))
    and exists (select from people p join people record on record.human_id = p.human_id join involvements i on i.person_id = record.person_id
      where p.person_id = person and i.organisation_id = me_organisation() and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at));
end $$;

-- Whom the actor's organisation leads or is alongside. It spares asking about the whole place; hears_of asks the same of each by itself.
create view known_to_mine with (security_barrier) as
select record.person_id from (
  select i.person_id from memberships m join involvements i on i.worker_id = m.worker_id and i.organisation_id = m.organisation_id
  where m.organisation_id = me_organisation() and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
  union
  select l.person_id from memberships m join lead_workers l on l.worker_id = m.worker_id and l.organisation_id = m.organisation_id
  where m.organisation_id = me_organisation() and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)) known
join people p on p.person_id = known.person_id
join people record on record.human_id = p.human_id;
comment on view known_to_mine is 'Whom the actor''s organisation leads or is alongside. No policy and no screen reads it.';

-- Nobody reads what is told of themselves, under whatever login, nor of somebody whom they must not reach.
create or replace view alerts_to_guardian with (security_barrier) as
select a.alert_id, a.kind, a.at, a.worker_id, w.name as worker_name, a.person_id, a.looks, a.organisation_id, a.shown
from guardian_alerts a join workers w on w.worker_id = a.worker_id
where a.place_id = me_place()
  and (a.organisation_id = me_organisation() or a.person_id = any (array(select k.person_id from known_to_mine k)))
  and hears_of(a.organisation_id, a.worker_id, a.person_id, a.kind = 'conflict_link');
comment on view alerts_to_guardian is 'The alerts that the actor may read as a Guardian. Nothing for anyone else, and nothing about the actor.';

alter function may_hear(uuid, uuid, uuid) owner to alongside_policy;
alter function may_hear_from_outside(uuid, uuid, uuid) owner to alongside_policy;
alter function lead_organisation(uuid) owner to alongside_policy;
alter function hears_of(uuid, uuid, uuid, boolean) owner to alongside_policy;
alter view known_to_mine owner to alongside_policy;
revoke execute on function may_hear(uuid, uuid, uuid), may_hear_from_outside(uuid, uuid, uuid), lead_organisation(uuid), hears_of(uuid, uuid, uuid, boolean) from public;
grant execute on function may_hear(uuid, uuid, uuid), may_hear_from_outside(uuid, uuid, uuid), lead_organisation(uuid), hears_of(uuid, uuid, uuid, boolean) to alongside_policy;
-- a view runs it with the rights of whoever reads
grant execute on function hears_of(uuid, uuid, uuid, boolean) to alongside_app;

create or replace function watch_looks(at_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  since bigint;
  upto bigint;
  earliest timestamptz;
  latest timestamptz;
begin
  select position into since from log_watch for update;
  select max(l.position), min(l.at), max(l.at) into upto, earliest, latest
  from (select position, at from log_leaves where position > since order by position limit at_most) l;
  if upto is null then
    return 0;
  end if;

  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at, shown)
  with looks as materialized (
    select e.place_id, e.organisation_id, e.worker_id, e.person_id, e.at, e.event_id, e.result, e.rules, e.entry_ids
    from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.kind <> 'listed'
  ), pairs as materialized (
    select distinct worker_id, person_id from looks
  ), mentioning as materialized (
    -- an entry that was asked for and not given: whom else it is about
    select l.place_id, l.organisation_id, l.worker_id, other.person_id, l.at, l.event_id
    from looks l
    join people asked on asked.person_id = l.person_id
    join people record on record.human_id = asked.human_id
    join entries n on n.person_id = record.person_id and n.entry_id = any (l.entry_ids)
    cross join lateral unnest(n.mentions) other (person_id)
    where l.result = 'denied' and cardinality(l.entry_ids) > 0
  ), barred as materialized (
    -- whom each looker must not reach is worked out once: what is reached costs more than all the rest of a look
    select p.worker_id, p.person_id from (select worker_id, person_id from pairs union select worker_id, person_id from mentioning) p join (
      select distinct c.worker_id, c.person_id from (select distinct worker_id from pairs) looker
      cross join lateral (select l.worker_id, l.person_id from conflicts l where l.worker_id = looker.worker_id offset 0) c) link using (worker_id, person_id)
  ), close as materialized (
    select p.worker_id, p.person_id from pairs p
    join workers w on w.worker_id = p.worker_id
    left join people own on own.person_id = w.person_id
    join people them on them.person_id = p.person_id
    where family_name(coalesce(own.full_name, w.name)) = family_name(coalesce(them.full_name, them.preferred_name))
      or own.person_id = them.person_id
      or own.postcode = them.postcode and lower(regexp_replace(own.street, '\s+', ' ', 'g')) = lower(regexp_replace(them.street, '\s+', ' ', 'g'))
      or exists (select from residences mine join residences theirs on theirs.household_id = mine.household_id
        where mine.person_id = own.person_id and theirs.person_id = them.person_id
          and (mine.until_at is null or moment() < mine.until_at) and (theirs.until_at is null or moment() < theirs.until_at))
  ), told as (
    -- someone who must not reach this person asked for them; the answer was that of nobody
    select place_id, organisation_id, worker_id, person_id, at, event_id, result = 'shown' as shown, 'conflict_link' as alert, date_trunc('day', at, 'UTC') as slot
    from looks join barred using (worker_id, person_id)
    union all
    -- or for an entry in which this person is mentioned. It names the one in danger, and not whose entry it is
    select place_id, organisation_id, worker_id, person_id, at, event_id, false, 'conflict_link', date_trunc('day', at, 'UTC')
    from mentioning join barred using (worker_id, person_id)
    union all
    -- family, a neighbour, or oneself
    select place_id, organisation_id, worker_id, person_id, at, event_id, result = 'shown', 'own_name_or_address', date_trunc('day', at, 'UTC')
    from looks join close using (worker_id, person_id)
    union all
    -- shown something, without being beside the person, visiting them, having written to them, or knowing them from one's own organisation's list
    select place_id, organisation_id, worker_id, person_id, at, event_id, true, 'no_relationship', date_trunc('day', at, 'UTC') from looks
    where result = 'shown' and not 'own_list' = any (rules)
      and not exists (select from involvements i where i.person_id = looks.person_id and i.worker_id = looks.worker_id and i.organisation_id = looks.organisation_id
        and i.state in ('alongside', 'starting') and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from covers c
        join involvements i on i.person_id = c.person_id and i.worker_id = c.for_worker_id and i.organisation_id = c.organisation_id
        where c.person_id = looks.person_id and c.worker_id = looks.worker_id and c.organisation_id = looks.organisation_id
          and c.from_at <= looks.at and looks.at < c.until_at and c.told_at <= looks.at
          and i.state = 'alongside' and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from visits v join sharing_settings s on s.place_id = looks.place_id
        where v.person_id = looks.person_id and v.worker_id = looks.worker_id
          and v.from_at - make_interval(hours => s.visit_ahead_hours) <= looks.at and looks.at < v.until_at)
      and not exists (select from entries n where n.person_id = looks.person_id and n.author_id = looks.worker_id and n.organisation_id = looks.organisation_id)
    union all
    -- an override opened it
    select place_id, organisation_id, worker_id, person_id, at, event_id, true, 'break_glass', at from looks where 'D6' = any (rules)
  )
  select gen_random_uuid(), place_id, organisation_id, worker_id, person_id, alert, at, slot, array[event_id], moment(), shown
  from told order by at, event_id
  on conflict do nothing;

  -- Five ids that are not there for this worker, within ten minutes. A look that was sealed late may complete a window that ends after it.
  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at, shown)
  with denied as (
    select e.worker_id, e.at from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.result = 'denied'
  ), ends as (
    select distinct c.place_id, c.organisation_id, c.worker_id, c.at, c.event_id
    from denied d join access_events c on c.worker_id = d.worker_id and c.at between d.at and d.at + interval '10 minutes' and c.result = 'denied'
  )
  select gen_random_uuid(), ends.place_id, ends.organisation_id, ends.worker_id, null, 'not_found', ends.at,
    date_bin('10 minutes', ends.at, 'epoch'), tried.looks, moment(), false
  from ends cross join lateral (
    select count(distinct (w.person_id, w.entry_ids)) as ids, (array_agg(w.event_id order by w.at, w.event_id))[1:100] as looks from access_events w
    where w.worker_id = ends.worker_id and w.result = 'denied' and w.at > ends.at - interval '10 minutes' and w.at <= ends.at
  ) tried
  where tried.ids >= 5
  order by ends.at
  on conflict do nothing;

  update log_watch set position = upto;
  return upto - since;
end $$;
