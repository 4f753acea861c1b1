-- The page under the simple rule that stood before the full decision, for a copy of the dataset: whoever is alongside reads what their own organisation
-- wrote, and what lies in the categories that this person agreed to in the last year or was told of and never answered.
-- The same entries come as under the full decision, since the dataset has nothing in it that only the full one weighs.
create or replace view newest_verdicts with (security_barrier) as
select s.person_id, s.place_id, s.worker_id, s.organisation_id as for_organisation_id, true as alongside, false as starting, s.full_set, s.joined, false as place_barred,
  s.role, s.purpose, s.records, 0 as opened, 0 as card_open, 0 as on_duty, 0 as opens_full, 0 as opens_summary, 0 as asking_helps, 0 as telling_helps,
  false as legal, 0 as minimum_set, 0 as listed_later, 0 as listed_once_told,
  l.line, l.entry_id, l.conversation_id, l.kind, l.occurred_at, l.recorded_at, l.happened_where, l.author_id, l.organisation_id, l.words, l.passages, l.mentions,
  l.headline, l.categories, l.category_bits, l.shown_to_person, l.version, l.amended_at, l.source, l.bits, l.code, false as cut, l.place
from (
  select p.person_id, p.place_id, m.worker_id, m.organisation_id, m.role, me_purpose() as purpose, array[p.person_id] as records,
    array(select o.organisation_id from organisations o where o.place_id = p.place_id) as joined, (agreed.bits | (told.bits & ~agreed.answered)) * 65537 as full_set
  from people p
  join memberships m on m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.role = me_role()
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  cross join lateral (
    select coalesce(bit_or(1 << c.category_bit) filter (where c.answer = 'yes' and c.withdrawn_at is null and c.superseded_at is null
        and c.given_at > moment() - interval '12 months'), 0) as bits,
      coalesce(bit_or(1 << c.category_bit), 0) as answered
    from sharing_choices c where c.person_id = p.person_id and c.organisation_id = m.organisation_id
    offset 0) agreed
  cross join lateral (
    select coalesce((select bit_or(1 << category_bit(b.category)) from sharing_bases b
        where b.organisation_id = m.organisation_id and b.purpose = 'support' and b.rests_on = 'telling' and b.state = 'active')
      & bit_or(t.category_bits), 0) as bits
    from tellings t where t.person_id = p.person_id and t.organisation_id = m.organisation_id
    offset 0) told
  where p.place_id = me_place()
    and exists (select from involvements i where i.person_id = p.person_id and i.worker_id = m.worker_id and i.organisation_id = m.organisation_id
      and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at))) s
cross join lateral (
  with newest as materialized (
    select *, row_number() over () as place
    from (
      select 1 as line, e.entry_id, e.conversation_id, e.kind, e.occurred_at, e.recorded_at, e.happened_where, e.author_id, e.organisation_id, e.words, e.passages,
        e.mentions, e.headline, e.categories, e.category_bits, e.shown_to_person, e.version, e.amended_at, e.source, null::integer as bits,
        case when e.organisation_id = s.organisation_id then 405 else 410 end as code
      from entries e
      where e.person_id = s.person_id and (e.organisation_id = s.organisation_id or cardinality(e.categories) > 0 and e.category_bits & ~s.full_set = 0)
      order by e.occurred_at desc, e.entry_id desc limit 51) entry)
  select 0 as line, null::uuid as entry_id, null::uuid as conversation_id, null::text as kind, null::timestamptz as occurred_at, null::timestamptz as recorded_at,
    null::text as happened_where, null::uuid as author_id, null::uuid as organisation_id, null::text as words, null::jsonb as passages, null::uuid[] as mentions,
    null::text as headline, null::text[] as categories, null::integer as category_bits, null::text as shown_to_person, null::integer as version,
    null::timestamptz as amended_at, null::text as source, null::integer as bits, 500 as code, null::bigint as place
  union all select * from newest
  union all select 2, null, null, null, null, null, null, author_id, organisation_id, null, null, null, null, null, null, null, null, null, null, null, 500, null
    from (select distinct author_id, organisation_id from newest) named
) l
