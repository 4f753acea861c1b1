-- The story takes the text that the decision chose. Earlier wordings are shown only with the whole of the present one.

create or replace view story with (security_barrier) as
select e.person_id, e.entry_id, e.conversation_id, e.kind, e.occurred_at, e.recorded_at, e.happened_where,
  e.author_id, w.name as author_name, e.organisation_id, o.name as organisation_name, o.kind as organisation_kind,
  case when e.amended_at is null then e.words else (select a.words from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id order by a.version desc limit 1) end as words,
  e.categories, e.shown_to_person, e.author_id = e.worker_id as mine, e.version, e.amended_at,
  case when e.amended_at is null then '[]'::jsonb else (
    select jsonb_agg(jsonb_build_object('words', h.words, 'replacedAt', h.replaced_at, 'because', h.because) order by h.version desc) from (
      select v.version, v.words, lead(v.amended_at) over earlier as replaced_at, lead(v.because) over earlier as because
      from (select 0 as version, e.words, null::timestamptz as amended_at, null::text as because
        union all select a.version, a.words, a.amended_at, a.because from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id) v
      window earlier as (order by v.version)) h
    where h.replaced_at is not null) end as earlier,
  e.rule, e.source, e.level
from seen e
join workers w on w.worker_id = e.author_id
join organisations o on o.organisation_id = e.organisation_id
where e.line = 1;

comment on view story is 'Entries as this worker may read them: all of the words, the words without passages about others, or the author''s headline.';
