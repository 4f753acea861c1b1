-- The same decision for less work. A page is a person and their entries: both come from one sight, the person as line 0 and each entry as line 1.
-- An entry comes whole, so that the story need not look each one up a second time. Most entries are about one thing: whether that is among
-- what was agreed takes a tenth of comparing two lists.

create or replace view seen with (security_barrier) as
select s.person_id, l.entry_id, s.place_id, s.worker_id, l.rule, l.line, s.organisation_id as for_organisation_id, s.alongside, s.starting, s.agreed,
  l.conversation_id, l.kind, l.occurred_at, l.recorded_at, l.happened_where, l.author_id, l.organisation_id, l.words, l.categories,
  l.shown_to_person, l.version, l.amended_at, l.source
from sight s
cross join lateral (
  select 0 as line, null::uuid as entry_id, null::text as rule, null::uuid as conversation_id, null::text as kind, null::timestamptz as occurred_at,
    null::timestamptz as recorded_at, null::text as happened_where, null::uuid as author_id, null::uuid as organisation_id, null::text as words,
    null::text[] as categories, null::text as shown_to_person, null::integer as version, null::timestamptz as amended_at, null::text as source
  union all
  select 1, e.entry_id, case when e.organisation_id = s.organisation_id then 'D5' else 'D10' end, e.conversation_id, e.kind, e.occurred_at,
    e.recorded_at, e.happened_where, e.author_id, e.organisation_id, e.words, e.categories, e.shown_to_person, e.version, e.amended_at, e.source
  from entries e
  where e.person_id = s.person_id
    and (e.author_id = s.worker_id and e.organisation_id = s.organisation_id
      or s.alongside and (e.organisation_id = s.organisation_id
        or case cardinality(e.categories) when 0 then false when 1 then e.categories[1] = any (s.agreed) else e.categories <@ s.agreed end))
) l;
comment on view seen is 'A person, and the entries of theirs that the actor may read, each with the line of the sharing page that opens it. An unsorted entry has no category, so no yes can open it.';
