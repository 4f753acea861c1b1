-- What the application may read of people: views behind the sharing decision. A starting worker has the card alone.
-- Each gives the id that sight gave: `person_id = any (…)` then narrows sight itself, where another table's id would leave it to decide on the whole place.

create view person_cards with (security_barrier) as
select s.person_id, p.place_id, coalesce(p.full_name, p.preferred_name) as name, p.preferred_name,
  case when s.alongside then 'alongside' when s.starting then 'starting' else 'author' end as standing,
  case when s.alongside then p.birth_date end as birth_date,
  case when s.alongside and not p.whereabouts_hidden then p.street end as street,
  case when s.alongside and not p.whereabouts_hidden then p.postcode end as postcode,
  case when s.alongside then p.phone end as phone
from sight s
join people p on p.person_id = s.person_id;
comment on view person_cards is 'A person as far as this worker may know them. Null: not known, or not theirs to see.';

-- A protected service is named to its own workers alone: who is alongside would tell what it is about.
create view beside with (security_barrier) as
select s.person_id, i.worker_id, w.name as worker_name, i.organisation_id, o.name as organisation_name, o.kind as organisation_kind,
  m.job_title, i.from_at as since, i.worker_id = s.worker_id as is_me
from sight s
join involvements i on i.person_id = s.person_id
join workers w on w.worker_id = i.worker_id
join organisations o on o.organisation_id = i.organisation_id
join lateral (select job_title from memberships m where m.worker_id = i.worker_id and m.organisation_id = i.organisation_id
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) order by m.from_at limit 1) m on true
where s.alongside and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
  and (not o.protected_service or o.organisation_id = s.organisation_id);
comment on view beside is 'Who is alongside a person, as far as this worker may know.';

create view leads with (security_barrier) as
select s.person_id, l.worker_id, w.name as worker_name, l.organisation_id, o.name as organisation_name, o.kind as organisation_kind,
  m.job_title, l.from_at as since, l.worker_id = s.worker_id as is_me
from sight s
join lead_workers l on l.person_id = s.person_id
join workers w on w.worker_id = l.worker_id
join organisations o on o.organisation_id = l.organisation_id
join lateral (select job_title from memberships m where m.worker_id = l.worker_id and m.organisation_id = l.organisation_id
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) order by m.from_at limit 1) m on true
where s.alongside and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
  and (not o.protected_service or o.organisation_id = s.organisation_id);
comment on view leads is 'The lead worker, as far as this worker may know.';

create view contact_wishes with (security_barrier) as
select s.person_id, c.how, c.when_to, c.number, c.never
from sight s
cross join lateral (select * from safe_contacts c where c.person_id = s.person_id order by c.said_at desc, c.safe_contact_id desc limit 1) c
where s.alongside;
comment on view contact_wishes is 'How, when and never to contact: everyone alongside needs it to keep the person safe.';

create view communication_wishes with (security_barrier) as
select s.person_id, n.need, n.detail
from sight s
cross join lateral (select * from communication_needs n where n.person_id = s.person_id order by n.said_at desc, n.communication_need_id desc limit 1) n
where s.alongside;
comment on view communication_wishes is 'How to speak and write with the person.';

-- About me is a category of its own: read where this organisation wrote it down or the person agreed to share it by name.
create view what_matters_said with (security_barrier) as
select s.person_id, m.what_matters_id, m.words, m.said_at, m.written_by, w.name as writer_name
from sight s
join what_matters m on m.person_id = s.person_id
join workers w on w.worker_id = m.written_by
where s.alongside and (m.organisation_id = s.organisation_id or 'about_me' = any (s.agreed))
  or m.written_by = s.worker_id and m.organisation_id = s.organisation_id;
comment on view what_matters_said is 'What matters to the person, a row a version.';

create policy app_writes on what_matters for insert to alongside_app with check (
  written_by = me_worker() and organisation_id = me_organisation() and place_id = me_place()
  and exists (select from my_sight s where s.person_id = what_matters.person_id and s.alongside));
grant insert on what_matters to alongside_app;

alter view person_cards owner to alongside_policy;
alter view beside owner to alongside_policy;
alter view leads owner to alongside_policy;
alter view contact_wishes owner to alongside_policy;
alter view communication_wishes owner to alongside_policy;
alter view what_matters_said owner to alongside_policy;
grant select on person_cards, beside, leads, contact_wishes, communication_wishes, what_matters_said to alongside_app;
