-- What a leaver left is sorted only where the story shows it, as one's own entry is since 1770000000140. Before, being alongside for the same organisation
-- was enough: an entry about somebody under a seal, or that tells where to somebody whom a protected place does not name, was hidden and could still be
-- sorted, and its id was to be read here.

-- What is cheap to ask comes first. How one stands was asked once for each entry of the person: 49 entries took 6 milliseconds, where nothing was left.
create or replace view left_to_sort with (security_barrier) as
select e.person_id, e.entry_id
from entries e
cross join lateral (select 1 from sight s where s.person_id = e.person_id and s.alongside offset 0) s
where e.organisation_id = me_organisation()
  and (cardinality(e.categories) = 0 or e.sorted_by = me_worker())
  and not exists (select from memberships m where m.worker_id = e.author_id and m.organisation_id = e.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
  and exists (select from my_entries v where v.person_id = e.person_id and v.entry_id = e.entry_id);
comment on view left_to_sort is 'Entries of leavers that the story shows this worker and that they may sort, being alongside for the same organisation.';
