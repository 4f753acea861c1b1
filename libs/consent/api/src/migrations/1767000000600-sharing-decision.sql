-- The sharing decision at the worker's door, D0 to D12. Three levels, each computed as rarely as it can change:
--   actor, stance   who asks: one row a statement. stance is the actor whose purpose is theirs
--   regard, sight   one person: what the actor may see by category. sight is whom they may see at all
--   verdicts, seen  one entry: the first line of the page that answers it. seen is what is shown
-- What is hidden has a row in actor, regard and verdicts alone, and the application has no right to those: explain reads them.
--
-- Sets of categories are whole numbers (category_bits). The lower half of each (bits 0 to 14) is for entries of ordinary organisations, the upper
-- half (16 to 30) for those of protected services, where every category is silent: 65537 copies a set into both. & | ~ have one precedence: bracket.

-- What few have is asked of functions, called only where there is some: their look-ups stand in no plan, and a plan's nodes are half of its cost.

-- The rooms that are open to a worker who was invited, and those whose open rights requests they review.
create function my_rooms(ahead_hours integer) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select h.huddle_id from huddle_invitations i join huddles h on h.huddle_id = i.huddle_id
    where i.worker_id = me_worker() and h.starts_at - make_interval(hours => ahead_hours) <= moment() and (h.written_up_at is null or moment() < h.written_up_at))
$$;
create function my_reviews() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select r.person_id from rights_requests r
    where r.reviewer_id = me_worker() and r.organisation_id = me_organisation() and r.state not in ('sent', 'part_refused'))
$$;

-- Cover stands in for a named worker who is alongside.
create function i_stand_in(record uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from people p
    join people covered on covered.human_id = p.human_id
    join covers c on c.person_id = covered.person_id
    join people held on held.human_id = p.human_id
    join involvements n on n.person_id = held.person_id and n.worker_id = c.for_worker_id and n.organisation_id = c.organisation_id
    where p.person_id = record and c.worker_id = me_worker() and c.organisation_id = me_organisation()
      and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment()
      and (c.person_id = record or c.from_at >= joined_with(record, c.person_id))
      and n.state = 'alongside' and n.from_at <= moment() and (n.until_at is null or moment() < n.until_at)
      and (n.woken_at is null or n.woken_at > moment() or n.told_at <= moment())
      and (n.person_id = record or n.from_at >= joined_with(record, n.person_id)))
$$;

create view actor with (security_barrier) as
select m.place_id, m.worker_id, m.organisation_id, w.person_id as own_person_id, m.role, me_purpose() as purpose,
  coalesce(me_purpose() in ('support', 'safeguarding', 'emergency') or me_purpose() = 'supervision' and m.role = 'supervisor'
    or me_purpose() = 'disclosure' and m.role = 'guardian' or me_purpose() = 'rights' or me_purpose() = 'huddle' and cardinality(rooms.ids) > 0, false) as purpose_is_theirs,
  coalesce(links.all_of_them, '{}') as linked, coalesce(links.hard, '{}') as linked_hard, coalesce(agreed.joined, '{}') || m.organisation_id as joined, coalesce(agreed.ran_out, '{}') as ran_out,
  array(select p.organisation_id from organisations p where p.place_id = m.place_id and p.protected_service) as protected_services,
  array(select d.person_id from enforcement_duties d
    where d.worker_id = any (logins.ids) and d.from_at <= moment() and (d.until_at is null or moment() < d.until_at)) as enforced,
  array(select v.person_id from visits v
    where v.worker_id = m.worker_id and v.from_at - make_interval(hours => place.visit_ahead_hours) <= moment() and moment() < v.until_at) as visiting,
  exists (select from covers c where c.worker_id = m.worker_id and c.organisation_id = m.organisation_id
    and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment()) as covering,
  case when me_purpose() = 'rights' then my_reviews() end as reviewing,
  array(select record.person_id from releases r join people p on p.person_id = r.person_id join people record on record.human_id = p.human_id
    where r.to_worker_id = m.worker_id and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)
      and not one_human(r.first_by, r.second_by) and not one_human(r.to_worker_id, r.first_by) and not one_human(r.to_worker_id, r.second_by)) as released,
  rooms.ids as rooms,
  o.joined_at, o.kind as organisation_kind, london_day(moment()) as today,
  me_purpose() = 'emergency' and trim(me_reason()) <> '' as may_open_card,
  basis.on_choice * 65537 as on_choice, basis.on_telling * 65537 as on_telling, basis.on_duty * 65537 as on_duty,
  need.in_full * 65537 as need_full, need.in_summary * 65537 as need_summary,
  (1 | category_bits(place.silent) | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end)
    | (32767 << 16) as silent,
  place.yes_lasts_months, place.emergency_hours, place.safeguarding_hours, place.disclosure_hours
from memberships m
join workers w on w.worker_id = m.worker_id
join organisations o on o.organisation_id = m.organisation_id
join sharing_settings place on place.place_id = m.place_id
-- enforcing against somebody is a human's, on each of their logins
cross join lateral (select m.worker_id || case when w.person_id is null then '{}'::uuid[] else logins_of(w.person_id) end as ids offset 0) logins
cross join lateral (select case when me_purpose() = 'huddle' then my_rooms(place.huddle_ahead_hours) end as ids offset 0) rooms
cross join lateral (
  select array_agg(c.person_id) as all_of_them, array_agg(c.person_id) filter (where c.kind not in ('relative', 'representing')) as hard
  from conflicts c where c.worker_id = m.worker_id) links
cross join lateral (
  select array_agg(b.organisation_id) filter (where g.until_at is null or moment() < g.until_at) as joined, array_agg(b.organisation_id) filter (where g.until_at <= moment()) as ran_out
  from agreement_organisations a
  join sharing_agreements g on g.agreement_id = a.agreement_id and g.state = 'in_force' and g.from_at <= moment()
  join agreement_organisations b on b.agreement_id = a.agreement_id
  where a.organisation_id = m.organisation_id) agreed
cross join lateral (
  select coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'choice'), 0) as on_choice,
    coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'telling'), 0) as on_telling,
    coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'duty'), 0) as on_duty
  from sharing_bases b
  where b.organisation_id = m.organisation_id and b.purpose = me_purpose() and b.state = 'active'
    and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)) basis
cross join lateral (
  select coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'full'), 0) as in_full, coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'summary'), 0) as in_summary
  from role_needs n where n.place_id = m.place_id and n.role = m.role) need
where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place() and m.role = me_role()
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
limit 1; -- a fence as well: without it each list above is copied to every place that reads it
comment on view actor is 'Who asks, for which organisation and purpose. No row: not a worker of that organisation (D0).';

create or replace view stance with (security_barrier) as
select a.place_id, a.worker_id, a.organisation_id, a.own_person_id, a.linked as conflicted
from actor a
where a.purpose_is_theirs
limit 1;
comment on view stance is 'The actor whose purpose is their role''s: who asks. No row: nothing is seen.';

-- What keeps people out of a record (D4): a seal or restricted record on the human, and the protected place of anyone who lives with them now.
create view protecting with (security_barrier) as
select p.person_id, k.kind, k.entry_id, k.named, k.person_id as owner_id
from people p
join people record on record.human_id = p.human_id
join protections k on k.person_id = record.person_id
where k.from_at <= moment() and (k.until_at is null or moment() < k.until_at)
union all
select p.person_id, k.kind, k.entry_id, k.named, k.person_id
from people p
join people own on own.human_id = p.human_id
join residences home on home.person_id = own.person_id and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)
join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
join people other on other.person_id = beside.person_id and other.human_id <> p.human_id
join people record on record.human_id = other.human_id
join protections k on k.person_id = record.person_id and k.kind = 'protected_place'
where k.from_at <= moment() and (k.until_at is null or moment() < k.until_at);
comment on view protecting is 'Seals, restricted records and protected places, by whom they cover.';

-- Is somebody mentioned behind a seal, a protected place or a restricted record that this worker may not pass?
create function mention_bars(mentions uuid[], released uuid[], place_speaks boolean, counts_as_named boolean, warns boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from unnest(mentions) mention (person_id)
    cross join lateral (select g.kind from protecting g where g.person_id = mention.person_id and g.entry_id is null
      and me_worker() <> all (g.named) and g.owner_id <> all (released) offset 0) g
    where g.kind = 'seal' or not warns and (g.kind = 'restricted_record' and not counts_as_named or g.kind = 'protected_place' and place_speaks))
$$;

create view regard with (security_barrier) as
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
          when c.withdrawn_at <= moment() then case c.answer when 'yes' then coalesce(c.withdrawn_say, 'unset') when 'no' then 'ask' else 'ended' end
          when c.answer = 'no' then coalesce(c.say, 'unset')
          when months_later(c.given_at, me.yes_lasts_months) <= moment() then 'ended'
          -- what was opened before a merge is an answer for the other record, and no yes
          when c.answer = 'yes' and c.person_id <> p.person_id and c.given_at < joined_with(p.person_id, c.person_id) then 'ended'
          -- a yes is over once its giver has said anything since, even without a say
          when c.answer = 'yes' and not (b.decides_alone and c.given_at >= b.since) and exists (select from sharing_choices n
            where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, me.organisation_id, me.joined_at)
              and answered_at(n) > c.answered_at and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))) then 'ended'
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
comment on view regard is 'How the actor stands to any person of the place, hidden ones too: what bars them, and what they may see by category.';

create or replace view sight with (security_barrier) as
select r.person_id, r.place_id, r.worker_id, r.organisation_id, r.alongside, r.starting,
  array(select name from unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) name
    where r.full_set & (1 << category_bit(name)) <> 0) as agreed,
  r.joined, r.place_barred, r.full_set, r.exists_set | r.summary_set as may_be_told
from regard r
where r.visible;
comment on view sight is 'One person: what brings the actor to them. No row: the person is hidden, and nothing tells that they exist.';

-- Each entry of a person, with the line of the sharing page that answers it: code is 100 for EXISTS, 200 for a summary, 300 for a minimum, 400 for all
-- of it, else HIDE, and the number of the line (13 stands for D7a). The person themself is line 0: 500 where they may be
-- seen, else 0.
-- A page shows the newest of a story: `newest_seen` stops at what a page may ask for, and gives on line 2 who wrote those, for which organisation.
-- What decides on an entry, and what of it leaves, stands here once; all four views are made from it.
-- page_lines reads the newest entries, and is made again behind this.
drop view page_lines, newest_seen;
do $made$
declare
  decided constant text := $e$select s.person_id, s.place_id, s.worker_id, s.organisation_id as for_organisation_id, s.alongside, s.starting, s.full_set, s.joined, s.place_barred, s.role, s.purpose, s.records,
  s.opened, s.card_open, s.on_duty, s.opens_full, s.opens_summary, s.asking_helps, s.telling_helps, s.legal, s.minimum_set, s.listed_later, s.listed_once_told,
  l.line, l.entry_id, l.conversation_id, l.kind, l.occurred_at, l.recorded_at, l.happened_where, l.author_id, l.organisation_id, l.words, l.passages, l.mentions,
  l.headline, l.categories, l.category_bits, l.shown_to_person, l.version, l.amended_at, l.source, l.bits, l.code,
  l.mentions is not null and l.code >= 300 and (l.author_id <> s.worker_id or l.code < 400) and exists (
    select from jsonb_array_elements(l.passages) passage
    where (passage ->> 'about')::uuid <> all (s.records)
      and (l.code < 400 or not (coalesce((passage ->> 'agreed')::boolean, false) or coalesce((passage ->> 'needed')::boolean, false)))) as cut$e$;
  nobody constant text := $e$select 0 as line, null::uuid as entry_id, null::uuid as conversation_id, null::text as kind, null::timestamptz as occurred_at, null::timestamptz as recorded_at,
    null::text as happened_where, null::uuid as author_id, null::uuid as organisation_id, null::text as words, null::jsonb as passages, null::uuid[] as mentions,
    null::text as headline, null::text[] as categories, null::integer as category_bits, null::text as shown_to_person, null::integer as version,
    null::timestamptz as amended_at, null::text as source, null::integer as bits, case when s.visible then 500 else 0 end as code$e$;
  entry constant text := $e$select 1 as line, e.entry_id, e.conversation_id, e.kind, e.occurred_at, e.recorded_at, e.happened_where, e.author_id, e.organisation_id, e.words, e.passages, e.mentions,
    e.headline, e.categories, e.category_bits, e.shown_to_person, e.version, e.amended_at, e.source, q.bits, v.code
  from entries e
  cross join lateral (
    select case when e.organisation_id = any (s.protected_services) then 16 else 0 end as shift,
      (e.category_bits & 4096) <> 0 and e.caution_state is not distinct from 'active' and s.today <= e.caution_review_on as caution_stands,
      e.tells_where or (e.category_bits & 129) <> 0 as place_speaks,
      (s.starting or s.alongside or s.visiting) and (e.category_bits & 4096) <> 0 and e.caution_state is not distinct from 'active' and s.today <= e.caution_review_on as warns,
      e.author_id = s.worker_id or s.alongside and e.organisation_id = s.organisation_id as counts_as_named,
      s.lifting_sets is not null and exists (select from unnest(s.lifting_sets) lifting where e.category_bits & ~lifting = 0) as lifted
    offset 0) n
  cross join lateral (
    -- D7 opens category 12 alone: what else an entry carries is decided beside it
    select (e.category_bits & case when n.warns then ~4096 else -1 end) << n.shift as bits,
      case when e.headline is null then s.summary_set else 0 end as no_headline
    offset 0) q
  cross join lateral (
    select q.bits & ~(s.full_set | s.minimum_set | s.summary_set | s.exists_set) as hidden,
      q.bits & (s.exists_set | q.no_headline) as known,
      -- a category that rests on a duty and shows by itself keeps the headline showing
      n.shift = 0 and (q.bits & s.on_duty & (s.opens_full | case when e.headline is null then 0 else s.opens_summary end)) <> 0
        and (q.bits & s.no_said & 11264) = 0 as headline_stays
    offset 0) x
  cross join lateral (
    select case
      when e.organisation_id <> s.organisation_id and e.organisation_id <> all (s.joined)
        and not (s.purpose = 'emergency' and n.lifted and e.organisation_id = any (s.ran_out)) then 0
      when s.own then 1
      when not s.purpose_is_theirs or s.enforced or s.purpose = 'supervision' and e.organisation_id <> s.organisation_id or s.purpose = 'rights' and not s.reviewing
        or s.purpose = 'huddle' and not exists (select from room_cards c where c.person_id = e.person_id and c.entry_id = e.entry_id and c.huddle_id = any (s.rooms)) then 2
      when s.linked or coalesce(e.mentions && s.all_linked, false) then
        case when s.linked and not s.linked_hard and s.purpose = 'emergency' and s.override_sets is not null and not coalesce(e.mentions && s.all_linked_hard, false) then 103 else 3 end
      when s.sealed or coalesce(e.entry_id = any (s.sealed_entries), false)
        or (not n.caution_stands or e.tells_where) and (s.restricted and not n.counts_as_named or s.place_barred and n.place_speaks) then
        case when n.lifted then 104 else 4 end
      when e.mentions is not null and mention_bars(e.mentions, s.released, n.place_speaks, n.counts_as_named, n.caution_stands and not e.tells_where) then 4
      when (e.category_bits & 4096) <> 0 and not n.caution_stands and not s.reviewing and not s.legal_on_warnings then
        case when e.caution_state is not distinct from 'draft' and s.worker_id in (e.author_id, e.caution_second_id) then 413 else 13 end
      when e.organisation_id = s.organisation_id and (e.author_id = s.worker_id or s.alongside or s.reviewing
        or s.purpose = 'supervision' and (e.category_bits & 8193) = 0) then 405
      when s.purpose in ('rights', 'disclosure') and e.organisation_id <> s.organisation_id then
        case when s.purpose = 'disclosure' and n.shift = 0 and (e.category_bits & ~(s.opened & 32767)) = 0 then 106 else 8 end
      when n.warns and q.bits = 0 then 407
      when s.purpose = 'huddle' then case when (q.bits & s.without_basis) = 0 then 408 when not s.alongside then 8
        when (q.bits & s.without_basis & s.silent) <> 0 then 9 else 109 end
      when (x.hidden | x.known) <> 0 and x.headline_stays then
        case when e.headline is null then 111 when (q.bits & s.on_duty & s.opens_summary) <> 0 then 211 else 210 end
      when x.hidden <> 0 then case when not s.reads then 8 when (x.hidden & s.without_basis) <> 0 then 9 when (x.hidden & s.refused) <> 0 then 10 else 11 end
      when x.known <> 0 then case when (x.known & s.without_basis) <> 0 then 109 when (x.known & s.refused) <> 0 then 110 else 111 end
      when (q.bits & s.summary_set) <> 0 then 211
      when (q.bits & s.minimum_set) <> 0 then case when (q.bits & s.minimum_set & ~s.opened) <> 0 then 308 else 306 end
      else 410 end as code
    offset 0) v
  where e.person_id = s.person_id$e$;
  shown constant text := $e$select v.person_id, v.entry_id, v.place_id, v.worker_id,
  case when v.line = 1 then case when v.cut then 'D12' when v.code % 100 = 13 then 'D7a' else 'D' || v.code % 100 end end as rule,
  v.line, v.for_organisation_id, v.alongside, v.starting,
  case when v.line = 0 then array(select name from unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) name
    where v.full_set & (1 << category_bit(name)) <> 0) end as agreed,
  case when v.code >= 400 then v.conversation_id else v.entry_id end as conversation_id, v.kind, v.occurred_at, v.recorded_at,
  case when v.code >= 300 then v.happened_where end as happened_where, v.author_id, v.organisation_id,
  case when v.code >= 400 and not v.cut then v.words
    when v.code < 300 then v.headline
    when v.amended_at is null then case when v.cut then words_without(v.words, v.passages, v.records, v.code >= 400, v.code >= 400, case when v.legal then '[…]' else '' end) else v.words end
    else (select case when not v.cut then a.words when a.passages is null then coalesce(v.headline, '')
        else words_without(a.words, a.passages, v.records, v.code >= 400, v.code >= 400, case when v.legal then '[…]' else '' end) end
      from entry_amendments a where a.person_id = v.person_id and a.entry_id = v.entry_id order by a.version desc limit 1) end as words,
  v.categories, v.shown_to_person, v.version,
  -- what is not all of the words has no earlier wording to show
  case when v.code >= 400 and not v.cut then v.amended_at end as amended_at,
  case when v.code >= 300 then v.source end as source,
  case v.code / 100 when 4 then 'full' when 3 then 'minimum' when 2 then 'summary' end as level, v.joined, v.place_barred, v.full_set$e$;
begin
  execute format($v$create or replace view verdicts with (security_barrier) as
    %s from regard s cross join lateral (%s union all %s) l$v$, decided, nobody, entry);
  execute format($v$create or replace view seen with (security_barrier) as
    %s from verdicts v where v.code >= 200$v$, shown);
  -- 51: the largest page, and one more that tells of a next page
  execute format($v$create or replace view newest_verdicts with (security_barrier) as
    %s, l.place from regard s cross join lateral (
      with newest as materialized (
        select *, row_number() over () as place from (%s and v.code >= 200 order by e.occurred_at desc, e.entry_id desc limit 51) entry)
      select *, null::bigint as place from (%s) person
      union all select * from newest
      union all select 2, null, null, null, null, null, null, author_id, organisation_id, null, null, null, null, null, null, null, null, null, null, null, 500, null
        from (select distinct author_id, organisation_id from newest where s.visible) named
    ) l$v$, decided, entry, nobody);
  execute format($v$create or replace view newest_seen with (security_barrier) as
    %s, v.place from newest_verdicts v where v.code >= 200$v$, shown);
end $made$;
comment on view verdicts is 'Every entry of every person of the place, hidden ones too, with the line of the sharing page that answers it.';
comment on view seen is 'A person, and the entries of theirs that the actor may read, each with the line of the sharing page that opens it and the text that may leave.';
comment on view newest_seen is 'A person (line 0), the newest 51 entries that the actor may read (line 1, with their place), and who wrote those, for which organisation (line 2).';
comment on view newest_verdicts is 'The person, the newest 51 entries of theirs that the actor may read, and who wrote those: with the line of the sharing page that answers each.';

-- What is there is told as one line per organisation that is alongside and that the person lets be named, whether or not it holds anything just now.
create view standing_lines with (security_barrier) as
select s.person_id, o.organisation_id, o.name as organisation_name, o.kind as organisation_kind, place.duty_desk,
  case when not s.place_barred and (select bool_and(r.lead_named) from people p join people r on r.human_id = p.human_id where p.person_id = s.person_id) then (
    select w.name from lead_workers l join workers w on w.worker_id = l.worker_id
    where l.person_id = s.person_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1) end as lead_name
from sight s
join organisations o on o.place_id = s.place_id
join places place on place.place_id = s.place_id
where s.alongside and o.organisation_id <> s.organisation_id and o.organisation_id = any (s.joined) and (s.may_be_told & 32767) <> 0
  and coalesce((select n.may_be_named from named_organisations n where n.person_id = s.person_id and n.organisation_id = o.organisation_id), not o.protected_service)
  and exists (select from involvements i where i.person_id = s.person_id and i.organisation_id = o.organisation_id and i.state = 'alongside'
    and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at));
comment on view standing_lines is 'Which organisation may hold something, and whom to ask: the place''s duty desk, and the lead where the person agreed to that.';

create or replace view my_people with (security_barrier) as
select i.person_id from involvements i
where i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state in ('alongside', 'starting')
  and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
union all
select c.person_id from covers c
where c.worker_id = me_worker() and c.organisation_id = me_organisation() and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment();

alter function my_rooms(integer) owner to alongside_policy;
alter function my_reviews() owner to alongside_policy;
alter function i_stand_in(uuid) owner to alongside_policy;
alter function mention_bars(uuid[], uuid[], boolean, boolean, boolean) owner to alongside_policy;
revoke execute on function my_rooms(integer), my_reviews(), i_stand_in(uuid), mention_bars(uuid[], uuid[], boolean, boolean, boolean) from public;
grant execute on function my_rooms(integer), my_reviews(), i_stand_in(uuid), mention_bars(uuid[], uuid[], boolean, boolean, boolean) to alongside_app;
alter view actor owner to alongside_policy;
alter view protecting owner to alongside_policy;
alter view regard owner to alongside_policy;
alter view verdicts owner to alongside_policy;
alter view newest_verdicts owner to alongside_policy;
alter view newest_seen owner to alongside_policy;
alter view standing_lines owner to alongside_policy;
grant select on standing_lines to alongside_app;
