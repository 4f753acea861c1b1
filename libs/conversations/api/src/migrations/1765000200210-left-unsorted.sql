-- What a leaver left unsorted: nobody who may sort it would be left. Those alongside the person for the same organisation read it already (D5), and may
-- now sort it in the leaver's stead. They may change nothing else of it: not a word, and nothing of an author who is still a member.

alter table entries add column sorted_by uuid, add constraint entries_sorted_by_fkey foreign key (sorted_by) references workers on delete restrict;
comment on column entries.sorted_by is 'Who sorted it in the stead of an author who had left. Null: the author.';
create index entries_unsorted_of_person on entries (person_id, organisation_id) where cardinality(categories) = 0;
grant update (categories, shown_to_person, held_because, version, sorted_by) on entries to alongside_policy;

-- Still unsorted, or sorted by this worker: whoever made a mistake can put it right.
create view left_to_sort with (security_barrier) as
select s.person_id, e.entry_id
from sight s
join entries e on e.person_id = s.person_id
where s.alongside and e.organisation_id = s.organisation_id
  and (cardinality(e.categories) = 0 or e.sorted_by = s.worker_id)
  and not exists (select from memberships m where m.worker_id = e.author_id and m.organisation_id = e.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at));
comment on view left_to_sort is 'Entries of leavers that this worker may sort, being alongside for the same organisation.';

-- A function and not a policy: a policy could not tell sorting from amending. It sorts from the version that the worker saw, and says whether it did.
create function sort_what_was_left(person uuid, entry uuid, from_version integer, said text[], shown text, held text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with sorted as (
    update entries e set categories = said, shown_to_person = shown, held_because = held, sorted_by = me_worker(), version = e.version + 1
    where e.person_id = person and e.entry_id = entry and e.version = from_version
      and exists (select from left_to_sort l where l.person_id = person and l.entry_id = entry)
    returning 1
  )
  select exists (select from sorted)
$$;

alter view left_to_sort owner to alongside_policy;
alter function sort_what_was_left(uuid, uuid, integer, text[], text, text) owner to alongside_policy;
revoke execute on function sort_what_was_left(uuid, uuid, integer, text[], text, text) from public;
grant select on left_to_sort to alongside_app;
grant execute on function sort_what_was_left(uuid, uuid, integer, text[], text, text) to alongside_app;
