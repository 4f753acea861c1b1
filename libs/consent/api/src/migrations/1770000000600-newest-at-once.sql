-- The newest entries, most of which nothing but their categories decides: those are answered at once, and the rest as `verdicts` answers all of them.
-- Random worlds drive the two apart.
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
  of_entry constant text := $e$select 1 as line, e.entry_id, e.conversation_id, e.kind, e.occurred_at, e.recorded_at, e.happened_where, e.author_id, e.organisation_id, e.words, e.passages, e.mentions,
    e.headline, e.categories, e.category_bits, e.shown_to_person, e.version, e.amended_at, e.source$e$;
  -- the general answer, line by line
  weighed constant text := $e$cross join lateral (
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
        -- to a Guardian under LEGAL nothing tells of what a protected service wrote
        case when n.lifted and (s.purpose <> 'disclosure' or n.shift = 0 or e.organisation_id = s.organisation_id) then 104 else 4 end
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
    offset 0) v$e$;
  entry constant text := of_entry || ', q.bits, v.code from entries e ' || weighed || ' where e.person_id = s.person_id';
  -- for the newest: what nothing but its categories decides is answered at once, and the rest in general
  entry_at_once constant text := of_entry || $e$, null::integer as bits, v.code
  from entries e
  cross join lateral (
    select case
      when s.ordinary and e.mentions is null and (e.category_bits & 4096) = 0 and e.organisation_id = s.organisation_id then 405
      when s.ordinary and e.mentions is null and (e.category_bits & (4096 | ~s.ordinary_set)) = 0 and e.organisation_id = any (s.joined)
        and e.organisation_id <> all (s.protected_services) then 410
      else (select v.code from (select) one $e$ || weighed || $e$) end as code
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
    ) l$v$, decided, entry_at_once, nobody);
  execute format($v$create or replace view newest_seen with (security_barrier) as
    %s, v.place from newest_verdicts v where v.code >= 200$v$, shown);
end $made$;
