-- What leavers left unsorted, for the Today of those alongside the same people for the same organisation. Like `my_unsorted` it starts from the few
-- entries that have no category, and asks what may be sorted, and then the story, for each; first it leaves out, cheaply, what members wrote.

create view left_unsorted with (security_barrier) as
select s.person_id, s.entry_id, s.conversation_id, s.kind, s.occurred_at, s.recorded_at, s.happened_where, s.author_id, s.author_name,
  s.organisation_id, s.organisation_name, s.organisation_kind, s.words, s.categories, s.shown_to_person, s.mine, s.version, s.amended_at, s.earlier, s.rule
from entries e
cross join lateral (select 1 from left_to_sort l where l.person_id = e.person_id and l.entry_id = e.entry_id offset 0) l
cross join lateral (select * from story s where s.person_id = e.person_id and s.entry_id = e.entry_id offset 0) s
where e.organisation_id = me_organisation() and cardinality(e.categories) = 0
  and e.person_id = any (array(select m.person_id from my_people m))
  and not exists (select from memberships m where m.worker_id = e.author_id and m.organisation_id = e.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at));
comment on view left_unsorted is 'Unsorted entries that workers of this organisation left behind, about people whom this worker is alongside, as the story gives them.';

alter view left_unsorted owner to alongside_policy;
grant select on left_unsorted to alongside_app;
