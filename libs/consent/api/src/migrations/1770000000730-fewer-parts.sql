-- The same steps with less to begin. Beginning a statement costs its parts, whether they are run or not: with four connections that take turns, more
-- than running them. So what is asked together is one statement, and what few need is no part of it.

-- What kinds of rows there have ever been for a worker: of those alone the decision asks. A row and its mark are there in the same moment.
create table worker_marks (
  worker_id uuid primary key references workers on delete cascade,
  marks integer not null
);
comment on table worker_marks is 'What there has ever been for a worker: 1 a conflict link, 2 a duty to enforce, 4 a visit, 8 a cover, 16 a release. What has no mark is not asked for. A mark is never taken back.';
call secure_table('worker_marks');
grant insert, update on worker_marks to alongside_policy;

create function mark_worker() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into worker_marks (worker_id, marks) select id, tg_argv[1]::integer from (select (to_jsonb(new) ->> tg_argv[0])::uuid) r (id) where id is not null
  on conflict (worker_id) do update set marks = worker_marks.marks | excluded.marks where worker_marks.marks & excluded.marks = 0;
  return null;
end $$;
alter function mark_worker() owner to alongside_policy;
revoke execute on function mark_worker() from public;

do $each$
declare
  kind record;
begin
  for kind in select * from (values ('conflict_links', 'worker_id', 1), ('enforcement_duties', 'worker_id', 2), ('visits', 'worker_id', 4),
      ('covers', 'worker_id', 8), ('releases', 'to_worker_id', 16)) k (of_rows, worker, mark) loop
    execute format('create trigger %1$s_mark after insert or update of %2$I on %1$s for each row execute function mark_worker(%2$L, %3$L)', kind.of_rows, kind.worker, kind.mark);
    execute format('insert into worker_marks select distinct %2$I, %3$s from %1$s where %2$I is not null
      on conflict (worker_id) do update set marks = worker_marks.marks | excluded.marks', kind.of_rows, kind.worker, kind.mark);
  end loop;
end $each$;

alter type standing drop attribute chose;
comment on type standing is 'How an actor stands to a person before any choice is asked: who is beside them, and what bars. Ordinary: alongside, and nothing bars or lifts.';

create or replace function actor_now() returns setof acting
language plpgsql stable security definer rows 1 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  me acting;
begin
  -- null: there may be some, and they are asked below
  select m.place_id, m.worker_id, m.organisation_id, w.person_id as own_person_id, m.role, me_purpose() as purpose, null as purpose_is_theirs,
    case when w.person_id is null and coalesce(k.marks, 0) & 1 = 0 then '{}'::uuid[] end as linked,
    '{}' as linked_hard, kept.joined, kept.ran_out, kept.protected_services,
    case when w.person_id is null and coalesce(k.marks, 0) & 2 = 0 then '{}'::uuid[] end as enforced,
    case when coalesce(k.marks, 0) & 4 = 0 then '{}'::uuid[] end as visiting,
    case when coalesce(k.marks, 0) & 8 = 0 then false end as covering,
    null as reviewing,
    case when coalesce(k.marks, 0) & 16 = 0 then '{}'::uuid[] end as released,
    null as rooms, kept.joined_at, kept.organisation_kind, london_day(moment()) as today, me_purpose() = 'emergency' and trim(me_reason()) <> '' as may_open_card,
    kept.on_choice, kept.on_telling, kept.on_duty, kept.need_full, kept.need_summary, kept.silent,
    kept.yes_lasts_months, kept.emergency_hours, kept.safeguarding_hours, kept.disclosure_hours
  into me
  from memberships m
  join workers w on w.worker_id = m.worker_id
  join posture_epochs now_is on now_is.place_id = m.place_id
  left join worker_marks k on k.worker_id = m.worker_id
  left join postures kept on kept.organisation_id = m.organisation_id and kept.role = m.role and kept.purpose = me_purpose() and kept.epoch = now_is.epoch
    and kept.from_at <= moment() and moment() < kept.until_at
  where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place() and m.role = me_role()
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  limit 1;
  if not found then
    return;
  end if;
  if me.joined is null then
    select me.place_id, me.worker_id, me.organisation_id, me.own_person_id, me.role, me.purpose, null, me.linked, '{}', p.joined, p.ran_out, p.protected_services,
      me.enforced, me.visiting, me.covering, null, me.released, null, p.joined_at, p.organisation_kind, me.today, me.may_open_card,
      p.on_choice, p.on_telling, p.on_duty, p.need_full, p.need_summary, p.silent, p.yes_lasts_months, p.emergency_hours, p.safeguarding_hours, p.disclosure_hours
    into me
    from compile_posture(me.organisation_id, me.role, me.purpose) p;
  end if;

  if me.linked is null then
    select coalesce(array_agg(c.person_id), '{}'), coalesce(array_agg(c.person_id) filter (where c.kind not in ('relative', 'representing')), '{}')
    into me.linked, me.linked_hard
    from conflicts c where c.worker_id = me.worker_id;
  end if;
  -- enforcing against somebody is a human's, on each of their logins
  if me.enforced is null then
    me.enforced := array(select d.person_id from enforcement_duties d
      where d.worker_id = any (me.worker_id || case when me.own_person_id is null then '{}'::uuid[] else logins_of(me.own_person_id) end)
        and d.from_at <= moment() and (d.until_at is null or moment() < d.until_at));
  end if;
  if me.visiting is null then
    me.visiting := array(select v.person_id from visits v join sharing_settings place on place.place_id = me.place_id
      where v.worker_id = me.worker_id and v.from_at - make_interval(hours => place.visit_ahead_hours) <= moment() and moment() < v.until_at);
  end if;
  if me.covering is null then
    me.covering := exists (select from covers c where c.worker_id = me.worker_id and c.organisation_id = me.organisation_id
      and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment());
  end if;
  if me.released is null then
    me.released := array(select record.person_id from releases r join people p on p.person_id = r.person_id join people record on record.human_id = p.human_id
      where r.to_worker_id = me.worker_id and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)
        and not one_human(r.first_by, r.second_by) and not one_human(r.to_worker_id, r.first_by) and not one_human(r.to_worker_id, r.second_by));
  end if;
  if me.purpose = 'rights' then
    me.reviewing := my_reviews();
  elsif me.purpose = 'huddle' then
    me.rooms := my_rooms((select place.huddle_ahead_hours from sharing_settings place where place.place_id = me.place_id));
  end if;
  me.purpose_is_theirs := coalesce(me.purpose in ('support', 'safeguarding', 'emergency') or me.purpose = 'supervision' and me.role = 'supervisor'
    or me.purpose = 'disclosure' and me.role = 'guardian' or me.purpose = 'rights' or me.purpose = 'huddle' and cardinality(me.rooms) > 0, false);
  return next me;
end $$;

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
      and moment() < o.invoked_at + make_interval(hours => case o.ground when 'emergency' then me.emergency_hours when 'safeguarding' then me.safeguarding_hours else me.disclosure_hours end)
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

-- What an answer says now. Before a merge: it was given for the other record before the two became one, so what it opened is an answer and no yes.
-- Put in place by the planner: it is no call.
create function choice_word(answer text, say text, given_at timestamptz, withdrawn_at timestamptz, withdrawn_say text, superseded_at timestamptz,
  yes_lasts_months integer, before_a_merge boolean) returns text
language sql stable as $$
  select case when superseded_at <= moment() then 'ended'
    when withdrawn_at <= moment() and answer = 'yes' then coalesce(withdrawn_say, 'unset')
    when withdrawn_at <= moment() then case when months_later(greatest(withdrawn_at, given_at), yes_lasts_months) <= moment() then 'ended' else 'ask' end
    when answer = 'no' then coalesce(say, 'unset')
    when months_later(given_at, yes_lasts_months) <= moment() then 'ended'
    when answer = 'yes' and before_a_merge then 'ended'
    when answer = 'yes' then 'yes' else 'ask' end
$$;
alter function choice_word(text, text, timestamptz, timestamptz, text, timestamptz, integer, boolean) owner to alongside_policy;
revoke execute on function choice_word(text, text, timestamptz, timestamptz, text, timestamptz, integer, boolean) from public;

create or replace function regard_of(me acting, b standing) returns setof regarded
language plpgsql stable security definer rows 1 cost 10000 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  a record;
  told integer := 0;
begin
  -- D10: what those who decide have answered to this organisation, and what they were told. Nearly always each answer is the person's own, given
  -- when nobody but they could: then nothing is asked of what follows from others.
  select coalesce(bit_or(s.bit) filter (where s.word = 'yes'), 0) * 65537 as yes,
    coalesce(bit_or(s.bit) filter (where s.word = 'something'), 0) * 65537 as no_something,
    coalesce(bit_or(s.bit) filter (where s.word = 'nothing'), 0) * 65537 as no_nothing,
    coalesce(bit_or(s.bit) filter (where s.word = 'unset'), 0) * 65537 as no_unset,
    coalesce(bit_or(s.bit) filter (where s.word = 'ask'), 0) * 65537 as asking,
    coalesce(bit_or(s.bit), 0) * 65537 as answered, coalesce(bool_and(s.theirs), true) as theirs
  into a
  from (
    select case when c.answered_at >= c.newest_at then 1 << c.category_bit else 0 end as bit,
      b.decides_alone and c.given_at >= b.since and coalesce(c.given_by = any (b.records), false) as theirs,
      choice_word(c.answer, c.say, c.given_at, c.withdrawn_at, c.withdrawn_say, c.superseded_at, me.yes_lasts_months,
        c.person_id <> b.person_id and c.given_at < joined_with(b.person_id, c.person_id)) as word
    from (
      select c.*, max(c.answered_at) over (partition by c.person_id, c.category_bit, c.settles) as newest_at
      from (select c.*, case when c.answer = 'yes' and c.withdrawn_at <= moment() then greatest(c.withdrawn_at, c.given_at) else c.given_at end as answered_at from sharing_choices c) c
      where c.person_id = any (b.records) and (c.organisation_id = me.organisation_id or c.organisation_id is null) and c.given_at <= moment()
        and (c.answer <> 'yes' or c.given_at >= me.joined_at or c.withdrawn_at <= moment())) c
    offset 0
  ) s;
  if not a.theirs then
    select coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0) * 65537 as yes,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'something'), 0) * 65537 as no_something,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'nothing'), 0) * 65537 as no_nothing,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'unset' or s.worth = 'unsaid'), 0) * 65537 as no_unset,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'ask'), 0) * 65537 as asking,
      coalesce(bit_or(s.bit) filter (where s.worth <> 'void'), 0) * 65537 as answered, false as theirs
    into a
    from (
      select 1 << c.category_bit as bit, c.word,
        case when c.plain and c.given_by is not null
          then case when c.given_by <> all (b.records) then 'void' when c.word = 'ended' then 'answered' else 'stands' end
          else choice_counts(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, c.word) end as worth
      from (
        select c.person_id, c.choice_id, c.category_bit, c.given_by, c.plain,
          -- a yes is over once its giver has said anything since, even without a say
          case when c.word = 'yes' and not c.plain and said_again(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, false) then 'ended' else c.word end as word
        from (
          select n.*, b.decides_alone and n.given_at >= b.since as plain,
            choice_word(n.answer, n.say, n.given_at, n.withdrawn_at, n.withdrawn_say, n.superseded_at, me.yes_lasts_months,
              n.person_id <> b.person_id and n.given_at < joined_with(b.person_id, n.person_id)) as word,
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
