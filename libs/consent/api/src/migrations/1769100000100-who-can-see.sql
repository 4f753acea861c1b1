-- Who can see this: what those alongside from each organisation read of one entry, and of a person's story, for someone who may read it too.
-- Nothing is decided here a second time: the decision is asked once for each of them, in their place, and the most open answer speaks for their
-- organisation. What keeps one of them out (a seal, a conflict link, a place) has no word of its own: it reads as nothing, like a missing yes.
-- Organisations come from `beside` alone, so that a protected service is named to nobody else.

-- Those alongside of whom the actor may know, with each job in which they read.
create view standing_beside with (security_barrier) as
select b.person_id, b.organisation_id, b.organisation_name, b.organisation_kind, b.worker_id, b.worker_name, m.role
from beside b
join memberships m on m.worker_id = b.worker_id and m.organisation_id = b.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at);
comment on view standing_beside is 'Those alongside a person of whom the actor may know, a row for each job.';
alter view standing_beside owner to alongside_policy;

-- Puts another worker into the context of this transaction. Whoever calls it puts the actor back before anything else is asked.
create function stand_in_for(worker uuid, organisation uuid, as_role text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.worker_id', worker::text, true), set_config('app.organisation_id', organisation::text, true), set_config('app.role', as_role, true);
end $$;
alter function stand_in_for(uuid, uuid, text) owner to alongside_policy;
revoke execute on function stand_in_for(uuid, uuid, text) from public;

create function who_can_see_entry(person uuid, entry uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  rule_for_me text;
  beside_them jsonb;
  one record;
  said jsonb;
  best jsonb := '{}';
  worth integer;
  answered jsonb;
begin
  select s.rule into rule_for_me from seen s where s.person_id = person and s.entry_id = entry and s.line = 1;
  if not found then
    return null;
  end if;
  -- read to its end first: inside the loop someone else stands in the actor's place
  select coalesce(jsonb_agg(to_jsonb(b) order by b.worker_id), '[]') into beside_them from standing_beside b where b.person_id = person;
  for one in select * from jsonb_to_recordset(beside_them) as b (organisation_id uuid, worker_id uuid, role text) loop
    perform stand_in_for(one.worker_id, one.organisation_id, one.role);
    said := explain_entry(person, entry);
    worth := case when said ->> 'result' = 'SHOW' then case said ->> 'level' when 'full' then 3 else 2 end when said ->> 'result' = 'EXISTS' then 1 else 0 end;
    if worth > coalesce((best -> one.organisation_id::text ->> 'worth')::integer, -1) then
      answered := jsonb_build_object('worth', worth, 'withoutOthers', said -> 'duties' ? 'without-others', 'because', case
        when worth < 2 then null
        when said ->> 'rule' = 'D5' or exists (select from entries e where e.person_id = person and e.entry_id = entry and e.organisation_id = one.organisation_id) then 'own'
        when said ->> 'rule' in ('D7', 'D7a') then 'safety'
        when said -> 'duties' ? 'we-have-to' then 'duty'
        -- a yes to all that it is about; otherwise telling was enough, and no choice is put in the person's mouth
        when exists (select from entries e join regard r on r.person_id = e.person_id where e.person_id = person and e.entry_id = entry
          and (e.category_bits & 32767 & ~r.agreed_set) = 0) then 'chose'
        else 'told' end);
      best := best || jsonb_build_object(one.organisation_id::text, answered);
    end if;
  end loop;
  perform stand_in_for(me, my_organisation, my_role);
  return jsonb_build_object('rule', rule_for_me, 'organisations', (
    select coalesce(jsonb_agg(o.line order by o.mine desc, o.worth desc, o.name, o.organisation_id), '[]') from (
      select b.organisation_id, b.organisation_id = my_organisation as mine, min(b.organisation_name) as name, (min(best -> b.organisation_id::text ->> 'worth'))::integer as worth,
        jsonb_build_object('organisation', jsonb_build_object('id', b.organisation_id, 'name', min(b.organisation_name), 'kind', min(b.organisation_kind)),
          'workers', (select jsonb_agg(distinct jsonb_build_object('name', w.worker_name, 'id', w.worker_id))
            from jsonb_to_recordset(beside_them) as w (organisation_id uuid, worker_id uuid, worker_name text) where w.organisation_id = b.organisation_id),
          'reads', ('{nothing,something,summary,full}'::text[])[1 + (min(best -> b.organisation_id::text ->> 'worth'))::integer],
          'because', min(best -> b.organisation_id::text ->> 'because'),
          'withoutOthers', bool_or((best -> b.organisation_id::text ->> 'withoutOthers')::boolean)) as line
      from jsonb_to_recordset(beside_them) as b (organisation_id uuid, organisation_name text, organisation_kind text)
      group by b.organisation_id) o));
end $$;
comment on function who_can_see_entry(uuid, uuid) is 'What each organisation alongside reads of an entry, and the rule by which the actor reads it. Null where the actor does not.';
alter function who_can_see_entry(uuid, uuid) owner to alongside_policy;
revoke execute on function who_can_see_entry(uuid, uuid) from public;
grant execute on function who_can_see_entry(uuid, uuid) to alongside_app;

create function who_can_see_person(person uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  -- every category of what a protected service writes is decided in the upper half
  half constant integer := (select case when o.protected_service then 16 else 0 end from organisations o where o.organisation_id = my_organisation);
  beside_them jsonb;
  one record;
  r regard;
  full_of integer;
  summary_of integer;
  exists_of integer;
  best jsonb := '{}';
  before jsonb;
begin
  if not exists (select from sight s where s.person_id = person) then
    return null;
  end if;
  select coalesce(jsonb_agg(to_jsonb(b) order by b.worker_id), '[]') into beside_them from standing_beside b where b.person_id = person;
  for one in select * from jsonb_to_recordset(beside_them) as b (organisation_id uuid, worker_id uuid, role text) loop
    perform stand_in_for(one.worker_id, one.organisation_id, one.role);
    select * into r from regard g where g.person_id = person;
    continue when not found;
    before := coalesce(best -> one.organisation_id::text, '{"full": 0, "summary": 0, "something": 0, "duty": 0, "agreed": 0}');
    full_of := (r.full_set >> half) & 32767;
    summary_of := (r.summary_set >> half) & 32767;
    exists_of := (r.exists_set >> half) & 32767;
    if not r.visible or my_organisation <> all (r.joined) then
      full_of := 0;
      summary_of := 0;
      exists_of := 0;
    elsif r.place_barred then
      full_of := full_of & ~128;
      summary_of := summary_of & ~128;
      exists_of := exists_of & ~128;
    end if;
    best := best || jsonb_build_object(one.organisation_id::text, jsonb_build_object(
      'full', (before ->> 'full')::integer | full_of, 'summary', (before ->> 'summary')::integer | summary_of, 'something', (before ->> 'something')::integer | exists_of,
      'duty', (before ->> 'duty')::integer | (r.on_duty >> half) & 32767, 'agreed', (before ->> 'agreed')::integer | (r.agreed_set >> half) & 32767));
  end loop;
  perform stand_in_for(me, my_organisation, my_role);
  return jsonb_build_object('organisations', (
    select coalesce(jsonb_agg(o.line order by o.mine desc, o.name, o.organisation_id), '[]') from (
      select b.organisation_id, b.organisation_id = my_organisation as mine, min(b.organisation_name) as name,
        jsonb_build_object('organisation', jsonb_build_object('id', b.organisation_id, 'name', min(b.organisation_name), 'kind', min(b.organisation_kind)),
          'workers', (select jsonb_agg(distinct jsonb_build_object('name', w.worker_name, 'id', w.worker_id))
            from jsonb_to_recordset(beside_them) as w (organisation_id uuid, worker_id uuid, worker_name text) where w.organisation_id = b.organisation_id),
          'all', b.organisation_id = my_organisation,
          'categories', case when b.organisation_id = my_organisation then '[]'::jsonb else (
            select coalesce(jsonb_agg(jsonb_build_object('category', c.name, 'reads', c.reads, 'because', case
                when c.reads = 'something' then null when c.bit & (s.sets ->> 'duty')::integer <> 0 then 'duty'
                when c.bit & (s.sets ->> 'agreed')::integer <> 0 then 'chose' else 'told' end) order by c.n), '[]')
            from (select best -> b.organisation_id::text as sets) s
            cross join lateral (
              select n, name, 1 << category_bit(name) as bit,
                case when (1 << category_bit(name)) & (s.sets ->> 'full')::integer <> 0 then 'full' when (1 << category_bit(name)) & (s.sets ->> 'summary')::integer <> 0 then 'summary'
                  when (1 << category_bit(name)) & (s.sets ->> 'something')::integer <> 0 then 'something' end as reads
              from unnest('{about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,told_in_confidence}'::text[])
                with ordinality as names (name, n)) c
            where c.reads is not null) end) as line
      from jsonb_to_recordset(beside_them) as b (organisation_id uuid, organisation_name text, organisation_kind text)
      group by b.organisation_id) o));
end $$;
comment on function who_can_see_person(uuid) is 'What each organisation alongside reads, by category, of what the actor''s organisation writes. Null where the actor does not see the person.';
alter function who_can_see_person(uuid) owner to alongside_policy;
revoke execute on function who_can_see_person(uuid) from public;
grant execute on function who_can_see_person(uuid) to alongside_app;
