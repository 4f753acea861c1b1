-- What a Guardian is told of: looks that may be misuse. Worked out from the sealed log, behind the back of whoever looks: nothing of it
-- happens in a request, so no answer takes longer for it.

create table guardian_alerts (
  alert_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid not null,
  person_id uuid,
  kind text not null,
  at timestamptz not null,
  slot timestamptz not null,
  looks uuid[] not null,
  raised_at timestamptz not null,
  constraint guardian_alerts_pkey primary key (alert_id),
  constraint guardian_alerts_once_key unique nulls not distinct (worker_id, organisation_id, kind, person_id, slot),
  constraint guardian_alerts_kind_check check (kind in ('not_found', 'own_name_or_address', 'no_relationship', 'break_glass', 'conflict_link'))
);
create index guardian_alerts_organisation on guardian_alerts (organisation_id, at desc, alert_id);
comment on table guardian_alerts is 'Looks that the Guardian of the looker''s organisation should know of. No content: whose looks, at whom where that is known, and which rows of the log.';
comment on column guardian_alerts.slot is 'The time within which the same is told once: ten minutes for not_found, the look itself for break_glass, a day for the others.';
call secure_table('guardian_alerts');
grant insert on guardian_alerts to alongside_policy;
create trigger append_only before update or delete on guardian_alerts for each row execute function refuse_change();
create trigger never_emptied before truncate on guardian_alerts for each statement execute function refuse_change();

create table log_watch (
  one_row boolean not null default true,
  position bigint not null,
  constraint log_watch_pkey primary key (one_row),
  constraint log_watch_one_row_check check (one_row)
);
comment on table log_watch is 'Up to which position of the sealed log the alerts have been worked out.';
call secure_table('log_watch');
grant update on log_watch to alongside_policy;
insert into log_watch (position) values (0);

-- The family name in a name as it is written: its last word. Null where there is only one.
create function family_name(name text) returns text language sql immutable as $$ select lower(substring(btrim(name) from '\s(\S+)$')) $$;
grant execute on function family_name(text) to alongside_policy;

-- Looks at the sealed rows that nobody has looked at yet, and gives how many they were. One step is one transaction, and what was told
-- already is not told again.
create function watch_looks(at_most integer) returns integer
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
  ), told as (
    -- someone who must not reach this person asked for them; the answer was that of nobody
    select looks.*, 'conflict_link' as alert, date_trunc('day', at, 'UTC') as slot from looks
    where (worker_id, person_id) in (select c.worker_id, c.person_id from conflicts c where c.worker_id in (select worker_id from pairs))
    union all
    -- family, a neighbour, or oneself
    select looks.*, 'own_name_or_address', date_trunc('day', at, 'UTC') from looks
    where (worker_id, person_id) in (
      select p.worker_id, p.person_id from pairs p
      join workers w on w.worker_id = p.worker_id
      left join people own on own.person_id = w.person_id
      join people them on them.person_id = p.person_id
      where family_name(coalesce(own.full_name, w.name)) = family_name(coalesce(them.full_name, them.preferred_name))
        or own.person_id = them.person_id
        or own.postcode = them.postcode and lower(regexp_replace(own.street, '\s+', ' ', 'g')) = lower(regexp_replace(them.street, '\s+', ' ', 'g'))
        or exists (select from residences mine join residences theirs on theirs.household_id = mine.household_id
          where mine.person_id = own.person_id and theirs.person_id = them.person_id
            and (mine.until_at is null or moment() < mine.until_at) and (theirs.until_at is null or moment() < theirs.until_at)))
    union all
    -- shown something, without being beside the person, having written to them, or knowing them from one's own organisation's list
    select looks.*, 'no_relationship', date_trunc('day', at, 'UTC') from looks
    where result = 'shown' and not 'own_list' = any (rules)
      and not exists (select from involvements i where i.person_id = looks.person_id and i.worker_id = looks.worker_id and i.organisation_id = looks.organisation_id
        and i.state in ('alongside', 'starting') and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
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
alter function watch_looks(integer) owner to alongside_policy;
revoke execute on function watch_looks(integer) from public;
grant execute on function watch_looks(integer) to alongside_app;

-- For Guardians, of the workers of the one organisation that they act for. Nobody reads what is told of themselves, under whatever login.
create view alerts_to_guardian with (security_barrier) as
select a.alert_id, a.kind, a.at, a.worker_id, w.name as worker_name, a.person_id, a.looks
from guardian_alerts a join workers w on w.worker_id = a.worker_id
where a.place_id = me_place() and a.organisation_id = me_organisation()
  and exists (select from memberships m where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.role = 'guardian'
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
  and a.worker_id <> me_worker()
  and not exists (select from workers me where me.worker_id = me_worker() and me.person_id = w.person_id);
comment on view alerts_to_guardian is 'The alerts that the actor may read as a Guardian. Nothing for anyone else, and nothing about the actor.';
alter view alerts_to_guardian owner to alongside_policy;
grant select on alerts_to_guardian to alongside_app;
