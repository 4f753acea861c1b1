-- A look costs a fiftieth of what it did to watch. The watcher plans its own statements for each pass, and a setting of a function holds for what that
-- calls: so what each link reaches was planned again for every look.
alter function reached(uuid, timestamptz) set plan_cache_mode = force_generic_plan;

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

  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at)
  with looks as materialized (
    select e.place_id, e.organisation_id, e.worker_id, e.person_id, e.at, e.event_id, e.result, e.rules
    from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.kind <> 'listed'
  ), pairs as materialized (
    select distinct worker_id, person_id from looks
  ), barred as materialized (
    -- whom each looker must not reach is worked out once: what is reached costs more than all the rest of a look
    select p.worker_id, p.person_id from pairs p join (
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
    select looks.*, 'conflict_link' as alert, date_trunc('day', at, 'UTC') as slot from looks join barred using (worker_id, person_id)
    union all
    -- family, a neighbour, or oneself
    select looks.*, 'own_name_or_address', date_trunc('day', at, 'UTC') from looks join close using (worker_id, person_id)
    union all
    -- shown something, without being beside the person, having written to them, or knowing them from one's own organisation's list
    select looks.*, 'no_relationship', date_trunc('day', at, 'UTC') from looks
    where result = 'shown' and not 'own_list' = any (rules)
      and not exists (select from involvements i where i.person_id = looks.person_id and i.worker_id = looks.worker_id and i.organisation_id = looks.organisation_id
        and i.state in ('alongside', 'starting') and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from covers c
        join involvements i on i.person_id = c.person_id and i.worker_id = c.for_worker_id and i.organisation_id = c.organisation_id
        where c.person_id = looks.person_id and c.worker_id = looks.worker_id and c.organisation_id = looks.organisation_id
          and c.from_at <= looks.at and looks.at < c.until_at and c.told_at <= looks.at
          and i.state = 'alongside' and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from entries n where n.person_id = looks.person_id and n.author_id = looks.worker_id and n.organisation_id = looks.organisation_id)
    union all
    -- an override opened it
    select looks.*, 'break_glass', at from looks where 'D6' = any (rules)
  )
  select gen_random_uuid(), place_id, organisation_id, worker_id, person_id, alert, at, slot, array[event_id], moment()
  from told order by at, event_id
  on conflict do nothing;

  -- Five ids that are not there for this worker, within ten minutes. A look that was sealed late may complete a window that ends after it.
  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at)
  with denied as (
    select e.worker_id, e.at from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.result = 'denied'
  ), ends as (
    select distinct c.place_id, c.organisation_id, c.worker_id, c.at, c.event_id
    from denied d join access_events c on c.worker_id = d.worker_id and c.at between d.at and d.at + interval '10 minutes' and c.result = 'denied'
  )
  select gen_random_uuid(), ends.place_id, ends.organisation_id, ends.worker_id, null, 'not_found', ends.at,
    date_bin('10 minutes', ends.at, 'epoch'), tried.looks, moment()
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
