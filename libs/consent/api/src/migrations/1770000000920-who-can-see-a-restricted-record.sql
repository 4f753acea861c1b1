-- In a restricted record, those who wrote an entry and those alongside for the same organisation read it, and nobody else. So what the asker's organisation
-- wrote there is hidden from all others. They were said to read it as soon as their own organisation had written there: untrue, and it told that it had.

create or replace function who_can_see_person(person uuid) returns jsonb
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
    if not r.visible or r.restricted or my_organisation <> all (r.joined) then
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
