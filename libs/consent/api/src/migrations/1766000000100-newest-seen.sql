-- A person's page shows the newest of their story. `seen` gives every entry, so a page read and sorted a whole story to show some of it, and looked up
-- the names of author and organisation for each line. `newest_seen` stops at what a page may ask for, and tells whose names are needed once each.
-- Both views are made from one text, so that the rule of an entry stands once.

do $both$
declare
  nobody constant text := $$null::uuid as entry_id, null::text as rule, null::uuid as conversation_id, null::text as kind, null::timestamptz as occurred_at,
    null::timestamptz as recorded_at, null::text as happened_where, null::uuid as author_id, null::uuid as organisation_id, null::text as words,
    null::text[] as categories, null::text as shown_to_person, null::integer as version, null::timestamptz as amended_at, null::text as source$$;
  entry constant text := $$select 1 as line, e.entry_id, case when e.organisation_id = s.organisation_id then 'D5' else 'D10' end as rule, e.conversation_id, e.kind, e.occurred_at,
    e.recorded_at, e.happened_where, e.author_id, e.organisation_id, e.words, e.categories, e.shown_to_person, e.version, e.amended_at, e.source
  from entries e
  where e.person_id = s.person_id
    and (e.author_id = s.worker_id and e.organisation_id = s.organisation_id
      or s.alongside and (e.organisation_id = s.organisation_id
        or case cardinality(e.categories) when 0 then false when 1 then e.categories[1] = any (s.agreed) else e.categories <@ s.agreed end))$$;
  columns constant text := $$s.person_id, l.entry_id, s.place_id, s.worker_id, l.rule, l.line, s.organisation_id as for_organisation_id, s.alongside, s.starting, s.agreed,
  l.conversation_id, l.kind, l.occurred_at, l.recorded_at, l.happened_where, l.author_id, l.organisation_id, l.words, l.categories,
  l.shown_to_person, l.version, l.amended_at, l.source$$;
begin
  execute format($view$create or replace view seen with (security_barrier) as
    select %s from sight s cross join lateral (select 0 as line, %s union all %s) l$view$, columns, nobody, entry);
  -- 51: the largest page, and one more that tells of a next page
  execute format($view$create or replace view newest_seen with (security_barrier) as
    select %s, l.place from sight s cross join lateral (
      with newest as materialized (
        select *, row_number() over () as place from (%s order by e.occurred_at desc, e.entry_id desc limit 51) entry)
      select 0 as line, %s, null::bigint as place
      union all select * from newest
      union all select 2, null, null, null, null, null, null, null, author_id, organisation_id, null, null, null, null, null, null, null
        from (select distinct author_id, organisation_id from newest) named
    ) l$view$, columns, entry, nobody);
end $both$;
comment on view newest_seen is 'A person (line 0), the newest 51 entries that the actor may read (line 1, with their place), and who wrote those, for which organisation (line 2).';

alter view newest_seen owner to alongside_policy;
