-- A promise to tell somebody is not lost: where its day has passed after the look was checked, or whoever made it has left, a Guardian sees to it.

alter table overrides add column person_told_by uuid;
alter table overrides add constraint overrides_told_by_fkey foreign key (person_told_by) references workers on delete restrict;
comment on column overrides.person_told_by is 'The Guardian who saw to it that the person was told. Null: nobody has yet, or whoever looked told them.';

-- While a Guardian has agreed that the person is not told yet, nothing is due.
create view duties_to_see_to with (security_barrier) as
select o.override_id, o.place_id, o.person_id, o.worker_id, o.organisation_id, o.ground, i.typed, o.reason, o.invoked_at, d.due_on, d.has_left
from overrides o
left join override_invocations i on i.override_id = o.override_id
cross join lateral (
  select greatest(working_day_after(london_day(o.invoked_at), 5), london_day(max(n.until_at))) as due_on,
    coalesce(bool_or(n.from_at <= moment() and moment() < n.until_at), false) as waits,
    not exists (select from memberships m where m.worker_id = o.worker_id and m.organisation_id = o.organisation_id
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)) as has_left
  from not_yets n where n.person_id = o.person_id and n.worker_id = o.worker_id
) d
where o.place_id = me_place() and o.opens and o.person_told_at is null and not d.waits
  and (d.has_left or o.state = 'reviewed' and d.due_on < london_day(moment()))
  and me_role() = 'guardian' and guards(o.organisation_id, o.worker_id, o.person_id);
comment on view duties_to_see_to is 'People who were to be told of a look in danger and were not: its day has passed, or whoever looked has left. For their Guardian.';

-- By whom it fell to, or else by the Guardian to whom it has come.
create function guardian_told(wanted uuid, how text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person uuid := (select d.person_id from duties_to_see_to d where d.override_id = wanted);
begin
  if person is null then
    return 'none';
  elsif how = 'by_message' and exists (select from not_by_message m where m.person_id = person) then
    return 'not_by_message';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how, person_told_by = me_worker()
    where v.person_id = person and v.override_id = wanted and v.person_told_at is null;
  if not found then
    return 'none';
  end if;
  update looks l set told_at = moment() where l.override_id = wanted and l.overridden and l.told_at is null;
  return 'told';
end $$;

alter view duties_to_see_to owner to alongside_policy;
alter function guardian_told(uuid, text) owner to alongside_policy;
revoke execute on function guardian_told(uuid, text) from public;
grant execute on function guardian_told(uuid, text) to alongside_app;
