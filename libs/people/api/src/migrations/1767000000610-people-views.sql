-- What stands under sight follows the full decision: words on what matters need an agreement too, and the address of a protected place is given to
-- nobody whom it does not name.

create or replace view person_cards with (security_barrier) as
select s.person_id, p.place_id, coalesce(p.full_name, p.preferred_name) as name, p.preferred_name,
  case when s.alongside then 'alongside' when s.starting then 'starting' else 'author' end as standing,
  case when s.alongside then p.birth_date end as birth_date,
  case when s.alongside and not p.whereabouts_hidden and not s.place_barred then p.street end as street,
  case when s.alongside and not p.whereabouts_hidden and not s.place_barred then p.postcode end as postcode,
  case when s.alongside then p.phone end as phone
from sight s
join people p on p.person_id = s.person_id;

create or replace view what_matters_said with (security_barrier) as
select s.person_id, m.what_matters_id, m.words, m.said_at, m.written_by, w.name as writer_name
from sight s
join what_matters m on m.person_id = s.person_id
join workers w on w.worker_id = m.written_by
where s.alongside and (m.organisation_id = s.organisation_id or m.organisation_id = any (s.joined)
    and s.full_set & (select case when o.protected_service then 4 << 16 else 4 end from organisations o where o.organisation_id = m.organisation_id) <> 0)
  or m.written_by = s.worker_id and m.organisation_id = s.organisation_id;
