-- Who would read words of a category, by name: shown to a worker who is about to say who can read what they wrote.

create view category_readers with (security_barrier) as
select y.person_id, y.category, b.worker_id, b.worker_name, b.organisation_id, b.organisation_name, b.organisation_kind, b.job_title, b.since, b.is_me
from sight s
join beside b on b.person_id = s.person_id and b.organisation_id <> s.organisation_id
join standing_yes y on y.person_id = s.person_id and y.organisation_id = b.organisation_id
where s.alongside;
comment on view category_readers is 'Those alongside from other organisations whom the person agreed to, a row a category.';

alter view category_readers owner to alongside_policy;
grant select on category_readers to alongside_app;
