-- The sharing decision for one person, in steps; these are who asks, and what the settings give them. A statement that read the two views in one piece
-- began with some two hundred nodes, of which a page runs forty: starting them cost more than running them, and planning them took a tenth of a
-- second. What few have is asked only where there is some. Every step reads the tables as the statement that asks sees them: nothing is kept between
-- two questions. Each is planned once a connection, for whatever person: planning costs more than any of them.

create type acting as (place_id uuid, worker_id uuid, organisation_id uuid, own_person_id uuid, role text, purpose text, purpose_is_theirs boolean,
  linked uuid[], linked_hard uuid[], joined uuid[], ran_out uuid[], protected_services uuid[], enforced uuid[], visiting uuid[], covering boolean,
  reviewing uuid[], released uuid[], rooms uuid[], joined_at timestamptz, organisation_kind text, today date, may_open_card boolean,
  on_choice integer, on_telling integer, on_duty integer, need_full integer, need_summary integer, silent integer,
  yes_lasts_months integer, emergency_hours integer, safeguarding_hours integer, disclosure_hours integer);
comment on type acting is 'Who asks, for which organisation and purpose, and what that organisation and role may have by the settings of the place.';

-- Each change of a place's settings makes another epoch of it, in the same transaction. Whoever sees an epoch sees the settings of it and no others:
-- what was compiled under it can be compared with it, without a lock and without waiting.
create table posture_epochs (
  place_id uuid primary key references places on delete cascade,
  epoch bigint not null default 0
);
call secure_table('posture_epochs');
grant insert, update on posture_epochs to alongside_policy;
comment on table posture_epochs is 'How often the settings of a place have changed.';
insert into posture_epochs (place_id) select p.place_id from places p;

create table postures (
  organisation_id uuid not null references organisations on delete cascade,
  role text not null,
  purpose text not null,
  place_id uuid not null references places on delete cascade,
  epoch bigint not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  joined uuid[] not null,
  ran_out uuid[] not null,
  protected_services uuid[] not null,
  joined_at timestamptz not null,
  organisation_kind text not null,
  on_choice integer not null,
  on_telling integer not null,
  on_duty integer not null,
  need_full integer not null,
  need_summary integer not null,
  silent integer not null,
  yes_lasts_months integer not null,
  emergency_hours integer not null,
  safeguarding_hours integer not null,
  disclosure_hours integer not null,
  visit_ahead_hours integer not null,
  huddle_ahead_hours integer not null,
  primary key (organisation_id, role, purpose)
);
call secure_table('postures');
grant insert, delete on postures to alongside_policy;
comment on table postures is 'What the settings of the place give a role of an organisation for a purpose, as last compiled. It counts while its epoch is the place''s own, until an agreement or a new day changes it by itself.';

create function compile_posture(organisation uuid, of_role text, for_purpose text) returns setof postures
language plpgsql stable security definer rows 1 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select o.organisation_id, of_role, for_purpose, o.place_id, now_is.epoch, moment(),
    least((london_day(moment()) + 1)::timestamp at time zone 'Europe/London', agreed.next_at),
    coalesce(agreed.joined, '{}') || o.organisation_id, coalesce(agreed.ran_out, '{}'),
    array(select p.organisation_id from organisations p where p.place_id = o.place_id and p.protected_service), o.joined_at, o.kind,
    basis.on_choice * 65537, basis.on_telling * 65537, basis.on_duty * 65537, need.in_full * 65537, need.in_summary * 65537,
    (1 | category_bits(place.silent) | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end)
      | (32767 << 16),
    place.yes_lasts_months, place.emergency_hours, place.safeguarding_hours, place.disclosure_hours, place.visit_ahead_hours, place.huddle_ahead_hours
  from organisations o
  join sharing_settings place on place.place_id = o.place_id
  join posture_epochs now_is on now_is.place_id = o.place_id
  cross join lateral (
    select array_agg(b.organisation_id) filter (where g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)) as joined,
      array_agg(b.organisation_id) filter (where g.from_at <= moment() and g.until_at <= moment()) as ran_out,
      least(min(g.from_at) filter (where moment() < g.from_at), min(g.until_at) filter (where moment() < g.until_at)) as next_at
    from agreement_organisations a
    join sharing_agreements g on g.agreement_id = a.agreement_id and g.state = 'in_force'
    join agreement_organisations b on b.agreement_id = a.agreement_id
    where a.organisation_id = o.organisation_id) agreed
  cross join lateral (
    select coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'choice'), 0) as on_choice,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'telling'), 0) as on_telling,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'duty'), 0) as on_duty
    from sharing_bases b
    where b.organisation_id = o.organisation_id and b.purpose = for_purpose and b.state = 'active'
      and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)) basis
  cross join lateral (
    select coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'full'), 0) as in_full, coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'summary'), 0) as in_summary
    from role_needs n where n.place_id = o.place_id and n.role = of_role) need
  where o.organisation_id = organisation;
end $$;

-- Kept by whoever comes first after a change, or a new day. What two keep at once is the same.
create function keep_posture(organisation uuid, of_role text, for_purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from postures kept join posture_epochs now_is on now_is.place_id = kept.place_id and now_is.epoch = kept.epoch
    where kept.organisation_id = organisation and kept.role = of_role and kept.purpose = for_purpose and kept.from_at <= moment() and moment() < kept.until_at) then
    return;
  end if;
  delete from postures kept where kept.organisation_id = organisation and kept.role = of_role and kept.purpose = for_purpose;
  insert into postures select * from compile_posture(organisation, of_role, for_purpose) on conflict do nothing;
end $$;

create function settings_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update posture_epochs set epoch = epoch + 1;
  return null;
end $$;
create function place_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into posture_epochs (place_id) values (new.place_id);
  return null;
end $$;
create trigger places_first_epoch after insert on places for each row execute function place_begins();
do $each$
declare
  of_settings text;
begin
  foreach of_settings in array '{sharing_settings,sharing_bases,role_needs,sharing_agreements,agreement_organisations,organisations}'::text[] loop
    execute format('create trigger %1$s_change_postures after insert or update or delete or truncate on %1$s for each statement execute function settings_changed()', of_settings);
  end loop;
end $each$;

create function actor_now() returns setof acting
language plpgsql stable security definer rows 1 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  me acting;
  by_settings postures;
  few record;
begin
  select m.place_id, m.worker_id, m.organisation_id, w.person_id as own_person_id, m.role, kept as by_settings,
    exists (select from conflict_links c where c.worker_id = m.worker_id) or w.person_id is not null as links,
    exists (select from enforcement_duties d where d.worker_id = m.worker_id) or w.person_id is not null as enforces,
    exists (select from visits v where v.worker_id = m.worker_id) as visits,
    exists (select from covers c where c.worker_id = m.worker_id and c.organisation_id = m.organisation_id
      and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment()) as covering,
    exists (select from releases r where r.to_worker_id = m.worker_id) as releases
  into few
  from memberships m
  join workers w on w.worker_id = m.worker_id
  join posture_epochs now_is on now_is.place_id = m.place_id
  left join postures kept on kept.organisation_id = m.organisation_id and kept.role = m.role and kept.purpose = me_purpose() and kept.epoch = now_is.epoch
    and kept.from_at <= moment() and moment() < kept.until_at
  where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place() and m.role = me_role()
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  limit 1;
  if not found then
    return;
  end if;
  by_settings := few.by_settings;
  if by_settings.organisation_id is null then
    select * into by_settings from compile_posture(few.organisation_id, few.role, me_purpose());
  end if;

  select few.place_id, few.worker_id, few.organisation_id, few.own_person_id, few.role, me_purpose() as purpose, null as purpose_is_theirs,
    '{}' as linked, '{}' as linked_hard, by_settings.joined, by_settings.ran_out, by_settings.protected_services, '{}' as enforced, '{}' as visiting, few.covering,
    null as reviewing, '{}' as released, null as rooms, by_settings.joined_at, by_settings.organisation_kind, london_day(moment()) as today,
    me_purpose() = 'emergency' and trim(me_reason()) <> '' as may_open_card,
    by_settings.on_choice, by_settings.on_telling, by_settings.on_duty, by_settings.need_full, by_settings.need_summary, by_settings.silent,
    by_settings.yes_lasts_months, by_settings.emergency_hours, by_settings.safeguarding_hours, by_settings.disclosure_hours
  into me;
  if few.links then
    select coalesce(array_agg(c.person_id), '{}'), coalesce(array_agg(c.person_id) filter (where c.kind not in ('relative', 'representing')), '{}')
    into me.linked, me.linked_hard
    from conflicts c where c.worker_id = me.worker_id;
  end if;
  -- enforcing against somebody is a human's, on each of their logins
  if few.enforces then
    me.enforced := array(select d.person_id from enforcement_duties d
      where d.worker_id = any (me.worker_id || case when me.own_person_id is null then '{}'::uuid[] else logins_of(me.own_person_id) end)
        and d.from_at <= moment() and (d.until_at is null or moment() < d.until_at));
  end if;
  if few.visits then
    me.visiting := array(select v.person_id from visits v
      where v.worker_id = me.worker_id and v.from_at - make_interval(hours => by_settings.visit_ahead_hours) <= moment() and moment() < v.until_at);
  end if;
  if few.releases then
    me.released := array(select record.person_id from releases r join people p on p.person_id = r.person_id join people record on record.human_id = p.human_id
      where r.to_worker_id = me.worker_id and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)
        and not one_human(r.first_by, r.second_by) and not one_human(r.to_worker_id, r.first_by) and not one_human(r.to_worker_id, r.second_by));
  end if;
  if me.purpose = 'rights' then
    me.reviewing := my_reviews();
  elsif me.purpose = 'huddle' then
    me.rooms := my_rooms(by_settings.huddle_ahead_hours);
  end if;
  me.purpose_is_theirs := coalesce(me_purpose() in ('support', 'safeguarding', 'emergency') or me_purpose() = 'supervision' and me.role = 'supervisor'
    or me_purpose() = 'disclosure' and me.role = 'guardian' or me_purpose() = 'rights' or me_purpose() = 'huddle' and cardinality(me.rooms) > 0, false);
  return next me;
end $$;
alter function compile_posture(uuid, text, text) owner to alongside_policy;
alter function keep_posture(uuid, text, text) owner to alongside_policy;
alter function settings_changed() owner to alongside_policy;
alter function place_begins() owner to alongside_policy;
revoke execute on function compile_posture(uuid, text, text), keep_posture(uuid, text, text), settings_changed(), place_begins() from public;
alter function actor_now() owner to alongside_policy;
revoke execute on function actor_now() from public;
grant execute on function actor_now() to alongside_app;

create or replace view actor with (security_barrier) as
select a.place_id, a.worker_id, a.organisation_id, a.own_person_id, a.role, a.purpose, a.purpose_is_theirs, a.linked, a.linked_hard, a.joined, a.ran_out,
  a.protected_services, a.enforced, a.visiting, a.covering, a.reviewing, a.released, a.rooms, a.joined_at, a.organisation_kind, a.today, a.may_open_card,
  a.on_choice, a.on_telling, a.on_duty, a.need_full, a.need_summary, a.silent, a.yes_lasts_months, a.emergency_hours, a.safeguarding_hours, a.disclosure_hours
from actor_now() a;

-- What the settings give is compiled again by whoever comes first: as often as a session is seen.
create or replace function enter_session(hash bytea, purpose text) returns json
language plpgsql security definer set search_path = public, pg_temp as $$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  if good.seen_at < moment() - interval '30 seconds' then
    update sessions s set seen_at = moment() where s.session_id = good.session_id and s.seen_at < moment() - interval '30 seconds';
    perform keep_posture(good.organisation_id, good.role, purpose);
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id);
end $$;
