-- Call backs, from the side of the one who would ring. Asking stores a row and does nothing else, so it takes the same time for anyone.

-- A call back fits when every word of the person's full name was typed, with their birth date, postcode or phone, and it fits nobody else.
create view call_backs_that_fit with (security_barrier) as
select c.place_id, c.call_back_id, c.asker_id, c.organisation_id, c.phone, c.asked_at, p.person_id
from call_backs c
join people p on p.place_id = c.place_id
  and (p.birth_date = c.birth_date or p.postcode = c.postcode and not p.whereabouts_hidden or p.phone = c.person_phone)
where c.done_at is null and c.asked_at > moment() - interval '30 days' and c.asked_at <= moment()
  and string_to_array(name_key(p.full_name), ' ') <@ c.names
  and not exists (select from people other
    where other.place_id = c.place_id and other.person_id <> p.person_id
      and (other.birth_date = c.birth_date or other.postcode = c.postcode and not other.whereabouts_hidden or other.phone = c.person_phone)
      and string_to_array(name_key(other.full_name), ' ') <@ c.names offset 0) -- asked of the few that fit; as a join it would go through the whole place
  and not exists (select from conflicts x where x.worker_id = c.asker_id and x.person_id = p.person_id);
comment on view call_backs_that_fit is 'Whom an open call back fits in full, never for an asker with a conflict link to them.';

-- On the lead's Today; where nobody leads, on that of everyone alongside.
create view call_backs_for_me with (security_barrier) as
select f.place_id, f.call_back_id, f.person_id, f.asker_id, w.name as asker_name, f.organisation_id, o.name as organisation_name, o.kind as organisation_kind, f.phone, f.asked_at
from call_backs_that_fit f
cross join lateral (select s.worker_id, s.organisation_id from sight s where s.person_id = f.person_id and s.alongside offset 0) s -- a join would decide on the whole place
join workers w on w.worker_id = f.asker_id
join organisations o on o.organisation_id = f.organisation_id
where f.asker_id <> s.worker_id
  and f.person_id = any (array(select m.person_id from my_people m))
  and coalesce((select l.worker_id = s.worker_id and l.organisation_id = s.organisation_id from lead_workers l
    where l.person_id = f.person_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1), true);
comment on view call_backs_for_me is 'Call backs that stand on this worker''s Today.';

create function call_back_done(done uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with marked as (
    update call_backs c set done_at = moment(), done_by = me_worker()
    where c.place_id = me_place() and c.call_back_id = done and c.done_at is null
      and exists (select from call_backs_for_me m where m.call_back_id = c.call_back_id)
    returning 1
  )
  select exists (select from marked)
$$;

alter view call_backs_that_fit owner to alongside_policy;
alter view call_backs_for_me owner to alongside_policy;
alter function call_back_done(uuid) owner to alongside_policy;
revoke execute on function call_back_done(uuid) from public;
grant select on call_backs_for_me to alongside_app;
grant execute on function call_back_done(uuid) to alongside_app;
