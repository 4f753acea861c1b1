-- A person's page under the full decision. What stands in the single views stands here under the same conditions; page-lines.spec.ts drives the two apart.

create view page_lines with (security_barrier) as
select e.person_id, e.line,
  case when e.line = 0 then (
    select json_build_object('id', e.person_id, 'name', coalesce(p.full_name, p.preferred_name), 'preferredName', p.preferred_name,
      'standing', case when e.alongside then 'alongside' when e.starting then 'starting' else 'author' end,
      'birthDate', case when e.alongside then to_char(p.birth_date, 'YYYY-MM-DD') end,
      'age', case when e.alongside then date_part('year', age((moment() at time zone 'Europe/London')::date::timestamp, p.birth_date::timestamp))::integer end,
      'street', case when e.alongside and not p.whereabouts_hidden and not e.place_barred then p.street end,
      'postcode', case when e.alongside and not p.whereabouts_hidden and not e.place_barred then p.postcode end,
      'phone', case when e.alongside then p.phone end,
      'safeContact', case when e.alongside then (
        select json_build_object('how', c.how, 'when', c.when_to, 'number', c.number, 'never', c.never)
        from safe_contacts c where c.person_id = e.person_id order by c.said_at desc, c.safe_contact_id desc limit 1) end,
      'communicationNeed', case when e.alongside then (
        select json_build_object('need', n.need, 'detail', n.detail)
        from communication_needs n where n.person_id = e.person_id order by n.said_at desc, n.communication_need_id desc limit 1) end,
      'whatMatters', (
        select json_build_object('id', m.what_matters_id, 'words', m.words, 'saidAt', m.said_at, 'writtenBy', json_build_object('id', m.written_by, 'name', w.name))
        from what_matters m
        join workers w on w.worker_id = m.written_by
        where m.person_id = e.person_id
          and (e.alongside and (m.organisation_id = e.for_organisation_id or m.organisation_id = any (e.joined)
              and e.full_set & (select case when o.protected_service then 4 << 16 else 4 end from organisations o where o.organisation_id = m.organisation_id) <> 0)
            or m.written_by = e.worker_id and m.organisation_id = e.for_organisation_id)
        order by m.said_at desc, m.what_matters_id desc limit 1),
      'lead', case when e.alongside then (
        select json_build_object('worker', json_build_object('id', l.worker_id, 'name', w.name),
          'organisation', json_build_object('id', l.organisation_id, 'name', o.name, 'kind', o.kind),
          'jobTitle', m.job_title, 'since', l.from_at, 'isMe', l.worker_id = e.worker_id)
        from lead_workers l
        join workers w on w.worker_id = l.worker_id
        join organisations o on o.organisation_id = l.organisation_id
        join lateral (select job_title from memberships m where m.worker_id = l.worker_id and m.organisation_id = l.organisation_id
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) order by m.from_at limit 1) m on true
        where l.person_id = e.person_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
          and (not o.protected_service or o.organisation_id = e.for_organisation_id)
        order by l.from_at desc limit 1) end,
      'alongside', coalesce(case when e.alongside then (
        select json_agg(json_build_object('worker', json_build_object('id', b.worker_id, 'name', b.worker_name),
          'organisation', json_build_object('id', b.organisation_id, 'name', b.organisation_name, 'kind', b.organisation_kind),
          'jobTitle', b.job_title, 'since', b.since, 'isMe', b.worker_id = e.worker_id) order by b.worker_name, b.worker_id, b.organisation_name)
        from (
          select distinct on (i.worker_id, i.organisation_id) i.worker_id, w.name as worker_name, i.organisation_id, o.name as organisation_name,
            o.kind as organisation_kind, m.job_title, i.from_at as since
          from involvements i
          join workers w on w.worker_id = i.worker_id
          join organisations o on o.organisation_id = i.organisation_id
          join lateral (select job_title from memberships m where m.worker_id = i.worker_id and m.organisation_id = i.organisation_id
            and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) order by m.from_at limit 1) m on true
          where i.person_id = e.person_id and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
            and (not o.protected_service or o.organisation_id = e.for_organisation_id)
          order by i.worker_id, i.organisation_id, i.from_at) b) end, '[]'))
    from people p where p.person_id = e.person_id) end as page,
  e.entry_id, e.kind, e.occurred_at, e.happened_where, e.author_id,
  case when e.line = 2 then (select w.name from workers w where w.worker_id = e.author_id) end as author_name, e.organisation_id,
  case when e.line = 2 then (select o.name from organisations o where o.organisation_id = e.organisation_id) end as organisation_name,
  case when e.amended_at is null then e.words else (select a.words from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id order by a.version desc limit 1) end as words,
  e.categories, e.author_id = e.worker_id as mine, e.version, e.amended_at, e.rule, e.source, e.place
from newest_seen e;
comment on view page_lines is 'A person''s page as far as this worker may know it: line 0 the person, line 1 an entry of the story each, line 2 the names of who wrote them.';

alter view page_lines owner to alongside_policy;
grant select on page_lines to alongside_app;
