-- An entry has a source since 1765000310000: where what we already know was known from. Nothing else of these views is new.

create or replace view my_unsorted with (security_barrier) as
select s.person_id, s.entry_id, s.conversation_id, s.kind, s.occurred_at, s.recorded_at, s.happened_where, s.author_id, s.author_name,
  s.organisation_id, s.organisation_name, s.organisation_kind, s.words, s.categories, s.shown_to_person, s.mine, s.version, s.amended_at, s.earlier, s.rule, s.source
from entries e
cross join lateral (select * from story s where s.person_id = e.person_id and s.entry_id = e.entry_id offset 0) s
where e.author_id = me_worker() and e.organisation_id = me_organisation() and cardinality(e.categories) = 0
  and e.person_id = any (array(select m.person_id from my_people m));

create or replace view left_unsorted with (security_barrier) as
select s.person_id, s.entry_id, s.conversation_id, s.kind, s.occurred_at, s.recorded_at, s.happened_where, s.author_id, s.author_name,
  s.organisation_id, s.organisation_name, s.organisation_kind, s.words, s.categories, s.shown_to_person, s.mine, s.version, s.amended_at, s.earlier, s.rule, s.source
from entries e
cross join lateral (select 1 from left_to_sort l where l.person_id = e.person_id and l.entry_id = e.entry_id offset 0) l
cross join lateral (select * from story s where s.person_id = e.person_id and s.entry_id = e.entry_id offset 0) s
where e.organisation_id = me_organisation() and cardinality(e.categories) = 0
  and e.person_id = any (array(select m.person_id from my_people m))
  and not exists (select from memberships m where m.worker_id = e.author_id and m.organisation_id = e.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at));
