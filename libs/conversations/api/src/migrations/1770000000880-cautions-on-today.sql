-- The caution notes that wait for a worker, for their Today: a draft that they are asked to agree to, and one's own from seven days before its review
-- day. Like my_unsorted it starts from the few notes that there are, and asks cautions_for_me for each.

create index entries_cautions_asked on entries (caution_second_id, caution_review_on) where caution_state = 'draft';
create index entries_cautions_in_force on entries (author_id, caution_review_on) where caution_state = 'active';

create view my_waiting_cautions with (security_barrier) as
select c.person_id, c.entry_id, c.rule, c.state, c.review_on, c.author_id, c.author_name
from (
  select e.person_id, e.entry_id from entries e
  where e.caution_state = 'draft' and e.caution_second_id = me_worker() and e.caution_review_on >= london_day(moment())
  union all
  select e.person_id, e.entry_id from entries e
  where e.caution_state = 'active' and e.author_id = me_worker() and e.organisation_id = me_organisation()
    and e.caution_review_on between london_day(moment()) and london_day(moment()) + 7
) e
cross join lateral (select * from cautions_for_me c where c.person_id = e.person_id and c.entry_id = e.entry_id offset 0) c
where e.person_id = any (array(select m.person_id from my_people m));
comment on view my_waiting_cautions is 'Caution notes that wait for the actor''s agreement, and their own whose review day is near, about people they are with.';

alter view my_waiting_cautions owner to alongside_policy;
grant select on my_waiting_cautions to alongside_app;
