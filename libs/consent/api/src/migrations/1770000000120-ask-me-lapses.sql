-- A withdrawn no, or "ask me", is an "ask me" that lasts as long as any other: twelve months from the withdrawal, or from when it was given where that is
-- the later. Before, it lasted for ever. A settling yes is ended by a newer settlement only if that one settled a dispute. The rest of regard is as it was.

create or replace view regard with (security_barrier) as
select p.person_id, p.place_id, me.worker_id, me.organisation_id, f.alongside, f.starting, me.role, me.purpose, me.purpose_is_theirs, me.joined, me.ran_out, me.protected_services,
  me.silent, me.linked as all_linked, me.linked_hard as all_linked_hard, me.released, me.rooms, me.today, k.records,
  k.own, k.enforced, k.linked, k.linked_hard, k.visiting, k.reviewing,
  g.sealed, g.restricted, g.place_barred, g.sealed_entries,
  o.override_sets, o.lifting_sets, o.legal, o.legal_on_warnings, o.opened * 65537 as opened, o.listed_later * 65537 as listed_later, o.listed_once_told * 65537 as listed_once_told, b.card_open * 65537 as card_open,
  me.on_duty, c.no_said, c.without_basis, c.refused, d.opens_full, d.opens_summary,
  b.reads, d.opens_full as full_set,
  ((o.opened | b.card_open) * 65537) & ~d.opens_full as minimum_set,
  d.opens_summary & ~((o.opened | b.card_open) * 65537) as summary_set,
  d.exists_set & ~((o.opened | b.card_open) * 65537) as exists_set,
  c.asking_helps & d.exists_set & ~((o.opened | b.card_open) * 65537) as asking_helps, c.telling_helps & d.exists_set & ~((o.opened | b.card_open) * 65537) as telling_helps,
  c.agreed_set,
  not k.own and me.purpose_is_theirs and not k.enforced and not k.linked and not g.sealed
    and (me.purpose <> 'rights' or k.reviewing)
    and (f.alongside or f.starting or k.visiting or k.reviewing or o.override_sets is not null
      or exists (select from entries e where e.person_id = p.person_id and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or me.purpose = 'supervision')))
    and (not g.restricted or exists (select from entries e
      where e.person_id = p.person_id and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or f.alongside))) as visible
from actor me
cross join people p
join people h on h.person_id = p.human_id
cross join lateral (
  select one.records, coalesce(me.own_person_id = any (one.records), false) as own, me.enforced && one.records as enforced, p.person_id = any (me.linked) as linked,
    p.person_id = any (me.linked_hard) as linked_hard, me.visiting && one.records as visiting, coalesce(me.reviewing && one.records, false) as reviewing
  from (select array(select q.person_id from people q where q.human_id = p.human_id) as records offset 0) one offset 0) k
-- who stands beside the person; what was made before a merge counts for its own record alone
cross join lateral (
  select coalesce(i.standing & 1 <> 0, false) or me.covering and i_stand_in(p.person_id) as alongside,
    coalesce(i.standing & 2 <> 0, false) as starting
  from (
    select bit_or(case i.state when 'alongside' then 1 when 'starting' then 2 else 0 end) as standing
    from involvements i
    where i.person_id = any (k.records) and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
      and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
      and (i.person_id = p.person_id or i.from_at >= joined_with(p.person_id, i.person_id))
  ) i offset 0) f
-- D4: what bars this actor
cross join lateral (
  select coalesce(bool_or(g.kind = 'seal') filter (where g.entry_id is null), false) as sealed, coalesce(bool_or(g.kind = 'restricted_record'), false) as restricted,
    coalesce(bool_or(g.kind = 'protected_place'), false) as place_barred, array_agg(g.entry_id) filter (where g.entry_id is not null) as sealed_entries
  from (select k.records || array(
    select record.person_id
    from residences home
    join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where home.person_id = any (k.records) and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)) as home offset 0) at
  join protections g on g.person_id = any (at.home) and (g.kind = 'protected_place' or g.person_id = any (k.records))
  where g.from_at <= moment() and (g.until_at is null or moment() < g.until_at) and me.worker_id <> all (g.named) and g.person_id <> all (me.released)) g
-- D6: overrides of this worker, valid now
cross join lateral (
  select coalesce(bit_or(o.category_bits), 0) as opened, array_agg(o.category_bits) as override_sets,
    array_agg(o.category_bits) filter (where o.ground in ('emergency', 'legal')) as lifting_sets, coalesce(bool_or(o.ground = 'legal'), false) as legal,
    coalesce(bool_or(o.ground = 'legal' and (o.category_bits & 4096) <> 0), false) as legal_on_warnings,
    coalesce(bit_or(o.category_bits) filter (where o.delayed), 0) as listed_later, coalesce(bit_or(o.category_bits) filter (where not o.delayed), 0) as listed_once_told
  from (select v.*, v.look_delay_by is not null and moment() < v.look_delay_until and not one_human(v.look_delay_by, v.worker_id) as delayed from overrides v) o
  where me.purpose in ('emergency', 'safeguarding', 'disclosure') and o.person_id = any (k.records) and o.worker_id = me.worker_id and o.organisation_id = me.organisation_id
    and o.state = 'active' and o.invoked_at <= moment()
    and me.purpose = case o.ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
    and moment() < o.invoked_at + make_interval(hours => case o.ground when 'emergency' then me.emergency_hours when 'safeguarding' then me.safeguarding_hours else me.disclosure_hours end)
    and (o.ground in ('emergency', 'safeguarding') or not o.bundle_made)
    and (o.renews is null or not one_human(o.agreed_by, o.worker_id))
    and (o.person_id = p.person_id or o.invoked_at >= joined_with(p.person_id, o.person_id))) o
cross join lateral (
  select case when me.may_open_card then (select bit_and(category_bits(q.emergency_card)) from people q where q.human_id = p.human_id) else 0 end as card_open,
    f.alongside and me.purpose in ('support', 'safeguarding', 'emergency') as reads,
    h.died_on is null and (h.birth_date is null or birthday(h.birth_date, 18) <= me.today)
      and not exists (select from capacity_notes n where n.person_id = any (k.records)) as decides_alone,
    coalesce(birthday(h.birth_date, 18)::timestamp at time zone 'Europe/London', '-infinity') as since
  offset 0) b
-- D10: what those who decide have answered to this organisation, and what they were told
cross join lateral (
  select coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0) * 65537 as yes,
    coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'something'), 0) * 65537 as no_something,
    coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'nothing'), 0) * 65537 as no_nothing,
    coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'unset' or s.worth = 'unsaid'), 0) * 65537 as no_unset,
    coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'ask'), 0) * 65537 as asking,
    coalesce(bit_or(s.bit) filter (where s.worth <> 'void'), 0) * 65537 as answered
  from (
    select 1 << c.category_bit as bit, c.word,
      case when b.decides_alone and c.given_at >= b.since and c.given_by is not null
        then case when c.given_by <> all (k.records) then 'void' when c.word = 'ended' then 'answered' else 'stands' end
        else choice_counts(p.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, c.word) end as worth
    from (
      select c.person_id, c.choice_id, c.category_bit, c.given_by, c.given_at,
        case when c.superseded_at <= moment() then 'ended'
          when c.withdrawn_at <= moment() and c.answer = 'yes' then coalesce(c.withdrawn_say, 'unset')
          when c.withdrawn_at <= moment() then case when months_later(greatest(c.withdrawn_at, c.given_at), me.yes_lasts_months) <= moment() then 'ended' else 'ask' end
          when c.answer = 'no' then coalesce(c.say, 'unset')
          when months_later(c.given_at, me.yes_lasts_months) <= moment() then 'ended'
          -- what was opened before a merge is an answer for the other record, and no yes
          when c.answer = 'yes' and c.person_id <> p.person_id and c.given_at < joined_with(p.person_id, c.person_id) then 'ended'
          -- a yes is over once its giver has said anything since, even without a say
          when c.answer = 'yes' and not (b.decides_alone and c.given_at >= b.since) and exists (select from sharing_choices n
            where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, me.organisation_id, me.joined_at)
              and answered_at(n) > c.answered_at and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
              and (not n.settles or had_a_say(p.person_id, me.organisation_id, me.joined_at, n))) then 'ended'
          when c.answer = 'yes' then 'yes' else 'ask' end as word
      from (select c.*, case when c.answer = 'yes' and c.withdrawn_at <= moment() then greatest(c.withdrawn_at, c.given_at) else c.given_at end as answered_at from sharing_choices c) c
      where c.person_id = any (k.records) and (c.organisation_id = me.organisation_id or c.organisation_id is null) and c.given_at <= moment()
        and (c.answer <> 'yes' or c.given_at >= me.joined_at or c.withdrawn_at <= moment())
        -- of one giver the newest on a record counts; a withdrawn yes is a no given then. What was said without a say in it ends nothing but a yes
        and not exists (
          select from sharing_choices n
          where n.person_id = c.person_id and n.category_bit = c.category_bit and (n.organisation_id = me.organisation_id or n.organisation_id is null)
            and case when n.answer = 'yes' and n.withdrawn_at <= moment() then greatest(n.withdrawn_at, n.given_at) else n.given_at end > c.answered_at and n.given_at <= moment() and n.settles = c.settles
            and (n.answer <> 'yes' or n.given_at >= me.joined_at or n.withdrawn_at <= moment())
            and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
            and (b.decides_alone and c.given_at >= b.since or had_a_say(p.person_id, me.organisation_id, me.joined_at, n)))
    ) c
    -- what a choice is worth is asked once, not for each sum
    offset 0
  ) s) a
cross join lateral (
  select coalesce(bit_or(case when b.decides_alone and t.told_at >= b.since then case when t.told_person_id = any (k.records) then t.category_bits else 0 end
      else told_counts(p.person_id, t.told_person_id, t.category_bits, t.told_at) end), 0) * 65537 as told
  from tellings t
  where me.on_telling <> 0 and t.person_id = any (k.records) and t.organisation_id = me.organisation_id and t.told_at >= me.joined_at and t.told_at <= moment()
    and (t.person_id = p.person_id or t.told_at >= joined_with(p.person_id, t.person_id))) t
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
    select (a.yes | (me.on_telling & t.told & ~a.answered & ~me.silent)) & ~(a.no_something | a.no_nothing | a.no_unset | a.asking) as willing,
      me.on_telling & ~t.told & ~a.answered & ~me.silent as telling_would_open
  ) w offset 0) c
-- D11: what the role needs of what passed; and what of the rest may be known to exist
cross join lateral (
  select case when b.reads then c.passes & me.need_full else 0 end as opens_full,
    case when b.reads then c.passes & me.need_summary else 0 end as opens_summary,
    case when b.reads then
      ((c.without_basis | (c.passes & ~(me.need_full | me.need_summary))) & ~me.silent)
      | (c.refused & ~a.no_nothing & (~me.silent | (a.no_something & ~(a.no_unset | a.asking))))
      else 0 end as exists_set
  offset 0) d
where p.place_id = me.place_id;
