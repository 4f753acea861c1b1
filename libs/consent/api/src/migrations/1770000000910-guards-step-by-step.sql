-- A Guardian's queue asks of each override in the place whether it is theirs: as one statement that was dear, two milliseconds an override. Step by step,
-- with plans that stay, and whose it is before who is kept from the person, most are answered at once. The answer is the same.

create or replace function guards(organisation uuid, actor_worker uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if me_role() is distinct from 'guardian' or (actor_worker <> me_worker()) is not true or not exists (select from memberships m where m.worker_id = me_worker()
      and m.organisation_id = me_organisation() and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)) then
    return false;
  elsif (organisation = me_organisation()) is not true and (exists (select from memberships m where m.organisation_id = organisation and m.role = 'guardian'
      and m.worker_id <> actor_worker and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
      or me_organisation() is distinct from (select l.organisation_id from lead_workers l where l.person_id = person and l.from_at <= moment()
        and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1)) then
    return false;
  elsif exists (select from workers me join workers other on other.worker_id = actor_worker where me.worker_id = me_worker() and me.person_id = other.person_id)
      or exists (select from workers me join people own on own.person_id = me.person_id join people p on p.person_id = person
        where me.worker_id = me_worker() and own.human_id = p.human_id) then
    return false;
  end if;
  return not exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person);
end $$;

-- Whom a link reaches, likewise: as a function in SQL it was planned anew by each statement that asked.
create or replace function reached(person uuid, since timestamptz) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return array(
    select q.person_id from people p join people q on q.human_id = p.human_id where p.person_id = person
    union
    select record.person_id
    from people p
    join people own on own.human_id = p.human_id
    join residences home on home.person_id = own.person_id
    join residences beside on beside.household_id = home.household_id
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where p.person_id = person
      and greatest(home.from_at, beside.from_at, since) < coalesce(least(home.until_at, beside.until_at), 'infinity')
      and greatest(home.from_at, beside.from_at, since) <= moment());
end $$;
