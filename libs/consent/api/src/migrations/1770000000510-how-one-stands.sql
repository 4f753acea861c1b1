-- The second half of the decision in steps: how the actor stands to one person, and what they may see by category. The views regard and my_sight are
-- what they were, made of these.

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
