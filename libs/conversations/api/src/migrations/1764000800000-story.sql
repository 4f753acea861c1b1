-- What the application may read of the story, and write to it.

-- The one place where words leave: the newest wording of an entry that may be seen. Headline and passages join here with the sharing decision.
create view story with (security_barrier) as
select s.person_id, e.entry_id, e.conversation_id, e.kind, e.occurred_at, e.recorded_at, e.happened_where,
  e.author_id, w.name as author_name, e.organisation_id, o.name as organisation_name, o.kind as organisation_kind,
  case when e.amended_at is null then e.words else (select a.words from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id order by a.version desc limit 1) end as words,
  e.categories, e.shown_to_person, e.author_id = s.worker_id as mine, e.version, e.amended_at,
  case when e.amended_at is null then '[]'::jsonb else (
    select jsonb_agg(jsonb_build_object('words', h.words, 'replacedAt', h.replaced_at, 'because', h.because) order by h.version desc) from (
      select v.version, v.words, lead(v.amended_at) over earlier as replaced_at, lead(v.because) over earlier as because
      from (select 0 as version, e.words, null::timestamptz as amended_at, null::text as because
        union all select a.version, a.words, a.amended_at, a.because from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id) v
      window earlier as (order by v.version)) h
    where h.replaced_at is not null) end as earlier,
  s.rule
from seen s
join entries e on e.person_id = s.person_id and e.entry_id = s.entry_id
join workers w on w.worker_id = e.author_id
join organisations o on o.organisation_id = e.organisation_id;
comment on view story is 'Entries as this worker may read them.';

create policy app_writes on entries for insert to alongside_app with check (
  author_id = me_worker() and organisation_id = me_organisation() and place_id = me_place() and version = 1 and amended_at is null
  and exists (select from my_sight s where s.person_id = entries.person_id and (s.alongside or s.starting)));
create policy app_own on entries for select to alongside_app using (
  author_id = me_worker() and organisation_id = me_organisation() and exists (select from my_sight s where s.person_id = entries.person_id));
create policy app_changes_own on entries for update to alongside_app using (
  author_id = me_worker() and organisation_id = me_organisation() and exists (select from my_sight s where s.person_id = entries.person_id))
  with check (author_id = me_worker() and organisation_id = me_organisation());
grant insert, select (person_id, entry_id, version), update (categories, shown_to_person, held_because, version, amended_at) on entries to alongside_app;

create policy app_writes on entry_amendments for insert to alongside_app with check (
  author_id = me_worker() and place_id = me_place()
  and exists (select from entries e where e.person_id = entry_amendments.person_id and e.entry_id = entry_amendments.entry_id));
grant insert on entry_amendments to alongside_app;

alter view story owner to alongside_policy;
grant select on story to alongside_app;
