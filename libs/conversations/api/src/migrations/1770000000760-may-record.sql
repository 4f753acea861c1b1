-- Who may record for a person: whoever sees them, and is alongside or starting. Nearly always nothing was ever said of the worker, and nothing protects
-- the person, that could be in the way. Then one statement tells it; else how they stand is asked in full. Both are of one mind: tools/decision asks them.
create function may_record(person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  linked boolean;
begin
  select coalesce(k.marks, 0) & 1 <> 0 into linked
  from people p
  join involvements i on i.person_id = p.person_id
  join memberships m on m.worker_id = i.worker_id and m.organisation_id = i.organisation_id
  join workers w on w.worker_id = i.worker_id
  left join worker_marks k on k.worker_id = i.worker_id
  where p.person_id = person and p.place_id = me_place() and me_purpose() = 'support'
    and i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state in ('alongside', 'starting')
    and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
    and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
    and m.place_id = me_place() and m.role = me_role() and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    -- no record of the worker's own, and no duty to enforce
    and w.person_id is null and coalesce(k.marks, 0) & 2 = 0
    and not exists (select from people record join protections g on g.person_id = record.person_id where record.human_id = p.human_id)
  limit 1;
  if found and not (linked and exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person)) then
    return true;
  end if;
  return exists (select from my_sight s where s.person_id = person and (s.alongside or s.starting));
end $$;
alter function may_record(uuid) owner to alongside_policy;
revoke execute on function may_record(uuid) from public;
grant execute on function may_record(uuid) to alongside_app;
comment on function may_record(uuid) is 'Whether the actor sees this person and is alongside or starting: what the policy for new entries asks.';

drop policy app_writes on entries;
create policy app_writes on entries for insert to alongside_app with check (
  author_id = me_worker() and organisation_id = me_organisation() and place_id = me_place() and version = 1 and amended_at is null
  and may_record(entries.person_id));
