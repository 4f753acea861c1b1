-- Where someone lives behind a protected place, their street and postcode are shown to nobody and found by nobody, and so are those of whoever lives
-- with them or moves in. It stays so when the place ends, until somebody who knows takes it back.

create function hide_where_they_live(person uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update people set whereabouts_hidden = true, version = version + 1
  where not whereabouts_hidden and person_id in (
    select record.person_id from people p join people record on record.human_id = p.human_id where p.person_id = person
    union
    select record.person_id
    from people p
    join people own on own.human_id = p.human_id
    join residences home on home.person_id = own.person_id and (home.until_at is null or moment() < home.until_at)
    join residences beside on beside.household_id = home.household_id and (beside.until_at is null or moment() < beside.until_at)
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where p.person_id = person)
$$;

create function protected_place_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hide_where_they_live(new.person_id);
  return null;
end $$;

-- Whoever moves in with somebody behind a protected place is hidden as they are.
create function moved_in() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one uuid;
begin
  for one in
    select k.person_id from residences beside join people other on other.person_id = beside.person_id join people record on record.human_id = other.human_id
    join protections k on k.person_id = record.person_id and k.kind = 'protected_place' and (k.until_at is null or moment() < k.until_at)
    where beside.household_id = new.household_id and (beside.until_at is null or moment() < beside.until_at)
  loop
    perform hide_where_they_live(one);
  end loop;
  return null;
end $$;

create trigger protections_hide_where after insert or update on protections for each row
  when (new.kind = 'protected_place') execute function protected_place_begins();
create trigger residences_hide_where after insert or update on residences for each row execute function moved_in();
revoke execute on function hide_where_they_live(uuid), protected_place_begins(), moved_in() from public;
