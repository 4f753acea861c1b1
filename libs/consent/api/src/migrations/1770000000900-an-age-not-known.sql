-- Whose birth date is not known may be a child: what is kept from those who speak for a child is kept from those who speak for them. Deciding takes them
-- for an adult, and so they were taken here. An attorney then read a child's own words, and those of category 10, of somebody without a birth date.

create or replace view resident_regard with (security_barrier) as
select p.person_id, p.place_id, me.human_id, me.records as my_records, me.purpose, me.linked, me.today, k.records, p.human_id = me.human_id as self, s.on_record,
  me.shut_out or exists (select from people r where r.human_id = p.human_id and r.paused) as shut_out,
  -- an unsorted entry counts as 6s, 7 and 13
  case when s.on_record then (select decided | case when (decided & 24704) = 24704 then 1 else 0 end
    from (select coalesce(bit_or(1 << category), 0) as decided from generate_series(1, 14) category where decides(p.person_id, me.human_id, category, moment()) offset 0) d) else 0 end as scope,
  case when coalesce(birthday(h.birth_date, 18) > me.today, true) then 24705 | 1536 else 24705 end as kept_from_representatives,
  (select bool_and(r.shown_at_home) from people r where r.human_id = p.human_id) as shown_at_home,
  place.talk_within_days
from resident_actor me
cross join people p
join people h on h.person_id = p.human_id
join sharing_settings place on place.place_id = p.place_id
cross join lateral (select array(select q.person_id from people q where q.human_id = p.human_id) as records offset 0) k
cross join lateral (select p.human_id <> me.human_id and exists (
  select from representatives r where r.person_id = any (k.records) and r.by_person_id = any (me.records)
    and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)) as on_record offset 0) s
where p.place_id = me.place_id;
