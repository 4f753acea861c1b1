-- What of one's own still waits to be sorted. It starts from the few entries that do, and asks the story for each: a list over the story itself
-- would decide on every entry of everyone.

create index entries_unsorted on entries (author_id, organisation_id, person_id) where cardinality(categories) = 0;

create view my_unsorted with (security_barrier) as
select s.person_id, s.entry_id, s.conversation_id, s.kind, s.occurred_at, s.recorded_at, s.happened_where, s.author_id, s.author_name,
  s.organisation_id, s.organisation_name, s.organisation_kind, s.words, s.categories, s.shown_to_person, s.mine, s.version, s.amended_at, s.earlier, s.rule
from entries e
cross join lateral (select * from story s where s.person_id = e.person_id and s.entry_id = e.entry_id offset 0) s
where e.author_id = me_worker() and e.organisation_id = me_organisation() and cardinality(e.categories) = 0
  and e.person_id = any (array(select m.person_id from my_people m));
comment on view my_unsorted is 'This worker''s own unsorted entries about people they are with, as the story gives them.';

alter view my_unsorted owner to alongside_policy;
grant select on my_unsorted to alongside_app;
