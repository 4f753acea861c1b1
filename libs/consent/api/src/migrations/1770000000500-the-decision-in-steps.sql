-- The sharing decision for one person, in steps. A statement that read the two views in one piece began with some two hundred nodes, of which a page
-- runs forty: starting them cost more than running them, and planning them took a tenth of a second. What few have is asked only where there is some.
-- Every step reads the tables as the statement that asks sees them: nothing is kept between two questions. Each is planned once a connection, for whatever
-- person: planning costs more than any of them.

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

create type standing as (person_id uuid, place_id uuid, records uuid[], decides_alone boolean, since timestamptz, chose boolean,
  own boolean, enforced boolean, linked boolean, linked_hard boolean, visiting boolean, reviewing boolean, alongside boolean, starting boolean,
  sealed boolean, restricted boolean, place_barred boolean, sealed_entries uuid[], override_sets integer[], lifting_sets integer[],
  legal boolean, legal_on_warnings boolean, opened integer, listed_later integer, listed_once_told integer, card_open integer, reads boolean, visible boolean, ordinary boolean);
comment on type standing is 'How an actor stands to a person before any choice is asked: who is beside them, and what bars. Ordinary: alongside, and nothing bars or lifts.';

create function standing_of(me acting, person uuid) returns setof standing
language plpgsql stable security definer rows 1 cost 10000 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  k record;
  f record;
  home uuid[];
  bars record;
  opened integer := 0;
  override_sets integer[];
  lifting_sets integer[];
  legal boolean := false;
  legal_on_warnings boolean := false;
  listed_later integer := 0;
  listed_once_told integer := 0;
  card_open integer := 0;
begin
  select one.*, coalesce(me.own_person_id = any (one.records), false) as own, me.enforced && one.records as enforced, person = any (me.linked) as linked,
    person = any (me.linked_hard) as linked_hard, me.visiting && one.records as visiting, coalesce(me.reviewing && one.records, false) as reviewing,
    exists (select from residences r where r.person_id = any (one.records)) as lives_somewhere,
    exists (select from capacity_notes n where n.person_id = any (one.records)) as capacity_noted,
    exists (select from sharing_choices c where c.person_id = any (one.records)) as chose
  into k
  from (select q.place_id, h.birth_date, h.died_on, array(select r.person_id from people r where r.human_id = q.human_id) as records
    from people q join people h on h.person_id = q.human_id where q.person_id = person offset 0) one;

  -- who stands beside the person; what was made before a merge counts for its own record alone
  select coalesce(i.standing & 1 <> 0, false) or me.covering and i_stand_in(person) as alongside,
    coalesce(i.standing & 2 <> 0, false) as starting
  into f
  from (
    select bit_or(case i.state when 'alongside' then 1 when 'starting' then 2 else 0 end) as standing
    from involvements i
    where i.person_id = any (k.records) and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
      and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
      and (i.person_id = person or i.from_at >= joined_with(person, i.person_id))
  ) i;

  -- D4: what bars this actor
  home := k.records;
  if k.lives_somewhere then
    home := home || array(
      select record.person_id
      from residences home
      join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
      join people other on other.person_id = beside.person_id
      join people record on record.human_id = other.human_id
      where home.person_id = any (k.records) and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at));
  end if;
  select coalesce(bool_or(g.kind = 'seal') filter (where g.entry_id is null), false) as sealed, coalesce(bool_or(g.kind = 'restricted_record'), false) as restricted,
    coalesce(bool_or(g.kind = 'protected_place'), false) as place_barred, array_agg(g.entry_id) filter (where g.entry_id is not null) as sealed_entries
  into bars
  from protections g
  where g.person_id = any (home) and (g.kind = 'protected_place' or g.person_id = any (k.records))
    and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at) and me.worker_id <> all (g.named) and g.person_id <> all (me.released);

  -- D6: overrides of this worker, valid now
  if me.purpose in ('emergency', 'safeguarding', 'disclosure') then
    select coalesce(bit_or(o.category_bits), 0), array_agg(o.category_bits),
      array_agg(o.category_bits) filter (where o.ground in ('emergency', 'legal')), coalesce(bool_or(o.ground = 'legal'), false),
      coalesce(bool_or(o.ground = 'legal' and (o.category_bits & 4096) <> 0), false),
      coalesce(bit_or(o.category_bits) filter (where o.delayed), 0), coalesce(bit_or(o.category_bits) filter (where not o.delayed), 0)
    into opened, override_sets, lifting_sets, legal, legal_on_warnings, listed_later, listed_once_told
    from (select v.*, v.look_delay_by is not null and moment() < v.look_delay_until and not one_human(v.look_delay_by, v.worker_id) as delayed from overrides v) o
    where o.person_id = any (k.records) and o.worker_id = me.worker_id and o.organisation_id = me.organisation_id
      and o.state = 'active' and o.invoked_at <= moment()
      and me.purpose = case o.ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
      and moment() < o.invoked_at + make_interval(hours => case o.ground when 'emergency' then me.emergency_hours when 'safeguarding' then me.safeguarding_hours else me.disclosure_hours end)
      and (o.ground in ('emergency', 'safeguarding') or not o.bundle_made)
      and (o.renews is null or not one_human(o.agreed_by, o.worker_id))
      and (o.person_id = person or o.invoked_at >= joined_with(person, o.person_id));
  end if;
  if me.may_open_card then
    select coalesce(bit_and(category_bits(q.emergency_card)), 0) into card_open from people q where q.person_id = any (k.records);
  end if;


  return query
  select one.*, one.visible and one.reads and not one.restricted and not one.place_barred and one.sealed_entries is null and one.override_sets is null and one.card_open = 0
  from (select person, k.place_id, k.records,
    k.died_on is null and (k.birth_date is null or birthday(k.birth_date, 18) <= me.today) and not k.capacity_noted,
    coalesce(birthday(k.birth_date, 18)::timestamp at time zone 'Europe/London', '-infinity'), k.chose,
    k.own, k.enforced, k.linked, k.linked_hard, k.visiting, k.reviewing, f.alongside, f.starting,
    bars.sealed, bars.restricted, bars.place_barred, bars.sealed_entries, override_sets as override_sets, lifting_sets,
    legal, legal_on_warnings, opened * 65537, listed_later * 65537, listed_once_told * 65537, card_open * 65537 as card_open,
    f.alongside and me.purpose in ('support', 'safeguarding', 'emergency') as reads,
    not k.own and me.purpose_is_theirs and not k.enforced and not k.linked and not bars.sealed
      and (me.purpose <> 'rights' or k.reviewing)
      and (f.alongside or f.starting or k.visiting or k.reviewing or override_sets is not null
        or exists (select from entries e where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or me.purpose = 'supervision')))
      and (not bars.restricted or exists (select from entries e
        where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or f.alongside))) as visible) one;
end $$;
alter function standing_of(acting, uuid) owner to alongside_policy;
revoke execute on function standing_of(acting, uuid) from public;
grant execute on function standing_of(acting, uuid) to alongside_app;

-- Has whoever gave this answer said anything since on the same record and category? It may be asked of what they said with a say in it alone.
create function said_again(subject uuid, organisation uuid, joined timestamptz, record uuid, choice uuid, with_a_say boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  c sharing_choices;
begin
  select * into c from sharing_choices s where s.person_id = record and s.choice_id = choice;
  return exists (
    select from (
      select n.* from sharing_choices n
      where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, organisation, joined)
        and answered_at(n) > answered_at(c) and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
      offset 0) n -- who had a say is dear to ask: of few
    where not with_a_say and not n.settles or had_a_say(subject, organisation, joined, n));
end $$;
alter function said_again(uuid, uuid, timestamptz, uuid, uuid, boolean) owner to alongside_policy;
revoke execute on function said_again(uuid, uuid, timestamptz, uuid, uuid, boolean) from public;

create type regarded as (no_said integer, without_basis integer, refused integer, opens_full integer, opens_summary integer, full_set integer,
  minimum_set integer, summary_set integer, exists_set integer, asking_helps integer, telling_helps integer, agreed_set integer, ordinary_set integer);
comment on type regarded is 'What an actor may see of a person, by category. Ordinary: what shows in full and in no other way.';

create function regard_of(me acting, b standing) returns setof regarded
language plpgsql stable security definer rows 1 cost 10000 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  a record;
  told integer := 0;
begin
  -- D10: what those who decide have answered to this organisation, and what they were told
  if b.chose then
    select coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0) * 65537 as yes,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'something'), 0) * 65537 as no_something,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'nothing'), 0) * 65537 as no_nothing,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'unset' or s.worth = 'unsaid'), 0) * 65537 as no_unset,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'ask'), 0) * 65537 as asking,
      coalesce(bit_or(s.bit) filter (where s.worth <> 'void'), 0) * 65537 as answered
    into a
    from (
      select 1 << c.category_bit as bit, c.word,
        case when c.plain and c.given_by is not null
          then case when c.given_by <> all (b.records) then 'void' when c.word = 'ended' then 'answered' else 'stands' end
          else choice_counts(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, c.word) end as worth
      from (
        select c.person_id, c.choice_id, c.category_bit, c.given_by, c.given_at, c.plain,
          case when c.superseded_at <= moment() then 'ended'
            when c.withdrawn_at <= moment() and c.answer = 'yes' then coalesce(c.withdrawn_say, 'unset')
            when c.withdrawn_at <= moment() then case when months_later(greatest(c.withdrawn_at, c.given_at), me.yes_lasts_months) <= moment() then 'ended' else 'ask' end
            when c.answer = 'no' then coalesce(c.say, 'unset')
            when months_later(c.given_at, me.yes_lasts_months) <= moment() then 'ended'
            -- what was opened before a merge is an answer for the other record, and no yes
            when c.answer = 'yes' and c.person_id <> b.person_id and c.given_at < joined_with(b.person_id, c.person_id) then 'ended'
            -- a yes is over once its giver has said anything since, even without a say
            when c.answer = 'yes' and not c.plain and said_again(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, false) then 'ended'
            when c.answer = 'yes' then 'yes' else 'ask' end as word
        from (
          select n.*, b.decides_alone and n.given_at >= b.since as plain,
            max(n.answered_at) over (partition by n.person_id, n.category_bit, n.settles, case when n.given_by = any (b.records) then b.person_id else n.given_by end) as newest_at
          from (select c.*, case when c.answer = 'yes' and c.withdrawn_at <= moment() then greatest(c.withdrawn_at, c.given_at) else c.given_at end as answered_at from sharing_choices c) n
          where n.person_id = any (b.records) and (n.organisation_id = me.organisation_id or n.organisation_id is null) and n.given_at <= moment()
            and (n.answer <> 'yes' or n.given_at >= me.joined_at or n.withdrawn_at <= moment())) c
        -- of one giver the newest on a record counts; a withdrawn yes is a no given then. What was said without a say in it ends nothing but a yes
        where case when c.plain then c.answered_at >= c.newest_at
          else not said_again(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, true) end
      ) c
      -- what a choice is worth is asked once, not for each sum
      offset 0
    ) s;
  else
    select 0 as yes, 0 as no_something, 0 as no_nothing, 0 as no_unset, 0 as asking, 0 as answered into a;
  end if;
  if me.on_telling <> 0 then
    select coalesce(bit_or(case when b.decides_alone and t.told_at >= b.since then case when t.told_person_id = any (b.records) then t.category_bits else 0 end
      else told_counts(b.person_id, t.told_person_id, t.category_bits, t.told_at) end), 0) * 65537
    into told
    from tellings t
    where t.person_id = any (b.records) and t.organisation_id = me.organisation_id and t.told_at >= me.joined_at and t.told_at <= moment()
      and (t.person_id = b.person_id or t.told_at >= joined_with(b.person_id, t.person_id));
  end if;

  return query
  select c.no_said, c.without_basis, c.refused, d.opens_full, d.opens_summary, d.opens_full,
    unasked.set & ~d.opens_full, d.opens_summary & ~unasked.set, d.exists_set & ~unasked.set,
    c.asking_helps & d.exists_set & ~unasked.set, c.telling_helps & d.exists_set & ~unasked.set,
    c.agreed_set, case when b.ordinary then d.opens_full & ~(d.opens_summary | d.exists_set) else 0 end
  -- what an override or the emergency card opens
  from (select b.opened | b.card_open as set) unasked
  -- D9, D10: without a basis; refused; or on to what the role needs
  cross join lateral (
    select a.no_something | a.no_nothing | a.no_unset as no_said,
      2147450879 & ~(me.on_choice | me.on_telling | me.on_duty) as without_basis,
      (me.on_choice | me.on_telling) & ~w.willing as refused,
      me.on_duty | ((me.on_choice | me.on_telling) & w.willing) as passes,
      (me.on_choice | me.on_telling) & ~w.willing & ~(a.no_something | a.no_nothing | a.no_unset) & ~w.telling_would_open as asking_helps,
      (me.on_choice | me.on_telling) & ~w.willing & w.telling_would_open as telling_helps,
      a.yes & ~(a.no_something | a.no_nothing | a.no_unset | a.asking) as agreed_set
    from (
      select (a.yes | (me.on_telling & told & ~a.answered & ~me.silent)) & ~(a.no_something | a.no_nothing | a.no_unset | a.asking) as willing,
        me.on_telling & ~told & ~a.answered & ~me.silent as telling_would_open
    ) w offset 0) c
  -- D11: what the role needs of what passed; and what of the rest may be known to exist
  cross join lateral (
    select case when b.reads then c.passes & me.need_full else 0 end as opens_full,
      case when b.reads then c.passes & me.need_summary else 0 end as opens_summary,
      case when b.reads then
        ((c.without_basis | (c.passes & ~(me.need_full | me.need_summary))) & ~me.silent)
        | (c.refused & ~a.no_nothing & (~me.silent | (a.no_something & ~(a.no_unset | a.asking))))
        else 0 end as exists_set
    offset 0) d;
end $$;
alter function regard_of(acting, standing) owner to alongside_policy;
revoke execute on function regard_of(acting, standing) from public;
grant execute on function regard_of(acting, standing) to alongside_app;

create or replace view regard with (security_barrier) as
select p.person_id, p.place_id, me.worker_id, me.organisation_id, s.alongside, s.starting, me.role, me.purpose, me.purpose_is_theirs, me.joined, me.ran_out, me.protected_services,
  me.silent, me.linked as all_linked, me.linked_hard as all_linked_hard, me.released, me.rooms, me.today, s.records,
  s.own, s.enforced, s.linked, s.linked_hard, s.visiting, s.reviewing,
  s.sealed, s.restricted, s.place_barred, s.sealed_entries,
  s.override_sets, s.lifting_sets, s.legal, s.legal_on_warnings, s.opened, s.listed_later, s.listed_once_told, s.card_open,
  me.on_duty, r.no_said, r.without_basis, r.refused, r.opens_full, r.opens_summary,
  s.reads, r.full_set, r.minimum_set, r.summary_set, r.exists_set, r.asking_helps, r.telling_helps, r.agreed_set, s.visible, s.ordinary, r.ordinary_set
from actor_now() me
cross join people p
cross join lateral standing_of(me, p.person_id) s
cross join lateral regard_of(me, s) r
where p.place_id = me.place_id;

-- What a write asks: no choice opens a record to be written in.
create or replace view my_sight with (security_barrier) as
select p.person_id, s.alongside, s.starting
from actor_now() me
cross join people p
cross join lateral standing_of(me, p.person_id) s
where p.place_id = me.place_id and s.visible;

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
