-- Whoever looks after an own list may be kept from somebody on it. They can find everybody else one by one, so a total would tell that one is missing.
-- There is none any more, and how many rows a load had is told to whoever loaded them: they had the rows.

drop function own_list_size();

create or replace view own_list_loads with (security_barrier) as
select l.load_id, l.source, l.loaded_by, w.name as loader_name, l.started_at, l.last_at,
  case when l.loaded_by = me.worker_id then l.added end as added, case when l.loaded_by = me.worker_id then l.changed end as changed,
  case when l.loaded_by = me.worker_id then l.same end as same, case when l.loaded_by = me.worker_id then l.refused end as refused
from stance me
join list_loads l on l.organisation_id = me.organisation_id
join workers w on w.worker_id = l.loaded_by
where me_role() in ('administrator', 'supervisor');
comment on view own_list_loads is 'The loads of this organisation''s list, for its administrators and supervisors; how many rows each had, for whoever loaded it.';

-- The rows that own_list keeps from this worker, by the same rule.
create view kept_off_own_list with (security_barrier) as
select l.listed_id
from stance me
join listed_people l on l.organisation_id = me.organisation_id and l.listed_id = any (me.conflicted || me.own_person_id)
union
select l.listed_id
from stance me
join people p on p.person_id = any (me.conflicted || me.own_person_id)
join listed_people l on l.organisation_id = me.organisation_id and (p.birth_date = l.birth_date or p.phone = l.phone or p.postcode = l.postcode)
  and string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ') && string_to_array(name_key(concat_ws(' ', l.full_name, l.preferred_name)), ' ');
comment on view kept_off_own_list is 'Who is on the list of this worker''s organisation and may not be shown to them.';
alter view kept_off_own_list owner to alongside_policy;

create or replace view own_list_workers with (security_barrier) as
select l.worker_key, min(l.worker) as given, count(*)::integer as people,
  (select count(distinct w.worker_id) from memberships m join workers w on w.worker_id = m.worker_id
    where m.organisation_id = me.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
      and name_key(w.name) = l.worker_key)::integer as workers
from stance me
join listed_people l on l.organisation_id = me.organisation_id and l.worker_key is not null and l.listed_id <> all (array(select k.listed_id from kept_off_own_list k))
where me_role() in ('administrator', 'supervisor')
group by me.organisation_id, l.worker_key;
