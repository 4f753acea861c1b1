-- A lead who works for a protected service is not named where an organisation may hold something: their name would tell of the service, which the
-- page of the person does not name either. And whoever woke a resting involvement that nobody was told of is beside nobody, here as in the decision.

create or replace view standing_lines with (security_barrier) as
select s.person_id, o.organisation_id, o.name as organisation_name, o.kind as organisation_kind, place.duty_desk,
  case when not s.place_barred and (select bool_and(r.lead_named) from people p join people r on r.human_id = p.human_id where p.person_id = s.person_id) then (
    select case when not lead_of.protected_service or lead_of.organisation_id = s.organisation_id then w.name end
    from lead_workers l join workers w on w.worker_id = l.worker_id join organisations lead_of on lead_of.organisation_id = l.organisation_id
    where l.person_id = s.person_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1) end as lead_name
from sight s
join organisations o on o.place_id = s.place_id
join places place on place.place_id = s.place_id
where s.alongside and o.organisation_id <> s.organisation_id and o.organisation_id = any (s.joined) and (s.may_be_told & 32767) <> 0
  and coalesce((select n.may_be_named from named_organisations n where n.person_id = s.person_id and n.organisation_id = o.organisation_id), not o.protected_service)
  and exists (select from involvements i where i.person_id = s.person_id and i.organisation_id = o.organisation_id and i.state = 'alongside'
    and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
    and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment()));
