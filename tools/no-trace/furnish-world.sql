-- What the sharing cases do not need and the app shows: names and addresses, words, times, what a person said, call-backs, alerts, lists. Each row is made
-- of what it hangs on alone, so that a world without some of it has all the rest as it was.

create function world_number(id text) returns integer language sql immutable as $$ select ('x' || substr(md5(id), 1, 6))::bit(24)::integer $$;

create function furnish_world(world jsonb, extras jsonb, salt text) returns void language plpgsql as $$
declare
  now timestamptz := (world ->> 'now')::timestamptz;
  place uuid := world_id(salt, 'the place');
begin
  update places set duty_desk = 'The duty desk' where place_id = place;
  update people p set preferred_name = d ->> 'preferredName', full_name = d ->> 'fullName', birth_date = coalesce(p.birth_date, (d ->> 'birthDate')::date),
      postcode = d ->> 'postcode', phone = d ->> 'phone', street = d ->> 'street', version = p.version + 1
    from jsonb_each(extras -> 'people') x (k, d) where p.person_id = world_id(salt, k);
  insert into device_keys (worker_id, key) select w.worker_id, sha256(w.worker_id::text::bytea) from workers w where w.place_id = place;
  update workers w set name = 'Worker ' || upper(k) from jsonb_each(coalesce(world -> 'workers', '{}')) x (k, w0) where w.worker_id = world_id(salt, k);
  -- what always was began at some time
  update involvements i set from_at = '2001-01-01Z' where i.place_id = place and i.from_at = '-infinity';
  update memberships m set from_at = '2001-01-01Z' where m.place_id = place and m.from_at = '-infinity';
  update lead_workers l set from_at = '2001-01-01Z' where l.place_id = place and l.from_at = '-infinity';
  insert into safe_contacts (person_id, safe_contact_id, place_id, how, number, never, said_at)
    select p.person_id, md5(p.person_id || 'safe')::uuid, place, 'phone', p.phone, 'Never at the door.', now - interval '1 day' from people p where p.place_id = place;
  insert into communication_needs (person_id, communication_need_id, place_id, need, said_at)
    select p.person_id, md5(p.person_id || 'need')::uuid, place, 'Large print', now - interval '1 day' from people p where p.place_id = place;
  insert into what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)
    select p.person_id, md5(p.person_id || n::text)::uuid, place, 'What matters to ' || p.full_name || ', ' || n, world_id(salt, 'w1'), world_id(salt, 'o1'), now - n * interval '3 days'
    from people p cross join generate_series(1, 2) n where p.place_id = place;

  update entries e set words = 'Words of ' || k || ', told on a day by somebody.', happened_where = 'Where ' || k || ' was',
      occurred_at = date_trunc('milliseconds', now - (world_number(k) % 400) * interval '7 hours'), version = e.version + 1
    from jsonb_object_keys(coalesce(world -> 'entries', '{}')) k where e.place_id = place and e.entry_id = world_id(salt, 'e' || k);
  insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, because, author_id, amended_at)
    select e.person_id, md5(e.entry_id || 'amended')::uuid, e.entry_id, place, e.version, 'Other words of ' || k || ', told on a day by somebody.', 'I had misheard.', e.author_id, now - interval '1 hour'
    from jsonb_object_keys(coalesce(world -> 'entries', '{}')) k join entries e on e.place_id = place and e.entry_id = world_id(salt, 'e' || k) where world_number(k) % 3 = 0;
  update entries e set amended_at = now - interval '1 hour', version = e.version + 1
    where e.place_id = place and exists (select from entry_amendments a where a.person_id = e.person_id and a.entry_id = e.entry_id);
  insert into caution_notes (person_id, entry_id, place_id, evidence, told, told_words)
    select e.person_id, e.entry_id, place, 'What was seen', true, 'At the door' from entries e where e.place_id = place and e.caution_state is not null;
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
    select g.person_id, md5(concat(g.person_id, 'act', g.kind, g.entry_id, g.named, row_number() over (partition by g.person_id, g.kind, g.entry_id, g.named)))::uuid, place, case when g.entry_id is not null then 'seal_of_entry' when g.kind = 'seal' then 'seal_of_person' else 'protected_place' end,
      array[g.protection_id], 'Kept from others', 'She asked for it.', world_id(salt, 'w1'), world_id(salt, 'o1'), now - interval '2 days'
    from protections g where g.place_id = place and g.kind <> 'restricted_record'
    union all
    select c.person_id, md5(concat(c.person_id, 'act', c.worker_id, c.other_person_id, c.kind, row_number() over (partition by c.person_id, c.worker_id, c.other_person_id, c.kind)))::uuid, place, 'conflict_link', array[c.link_id], 'Somebody', 'She is afraid.', world_id(salt, 'w1'), world_id(salt, 'o1'), now - interval '2 days'
    from conflict_links c where c.place_id = place;

  insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, birth_date, phone, asked_at)
    select world_id(salt, 'call back ' || k), place, world_id(salt, c ->> 'worker'), world_id(salt, 'o' || (c ->> 'organisation')), c ->> 'typed',
      string_to_array(name_key(c ->> 'fullName'), ' '), (c ->> 'birthDate')::date, '07700900555', now - interval '1 hour'
    from jsonb_each(extras -> 'callBacks') x (k, c);
  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at)
    select world_id(salt, a ->> 'id'), place, world_id(salt, 'o' || (a ->> 'organisation')), world_id(salt, a ->> 'worker'), world_id(salt, a ->> 'person'), a ->> 'kind',
      now - interval '2 hours', now - interval '3 hours', array[world_id(salt, a ->> 'id')], now
    from jsonb_array_elements(extras -> 'alerts') a;
  insert into teams (team_id, place_id, name) values (world_id(salt, 'the team'), place, 'The team');
  insert into team_members (team_id, worker_id, organisation_id, place_id, from_at)
    select world_id(salt, 'the team'), m.worker_id, m.organisation_id, place, now - interval '9 days' from memberships m where m.place_id = place
    group by m.worker_id, m.organisation_id;
  insert into list_loads (organisation_id, load_id, place_id, source, loaded_by, started_at, last_at)
    select o.organisation_id, md5(o.organisation_id || 'load')::uuid, place, 'A list', world_id(salt, 'w1'), now - interval '5 days', now - interval '5 days' from organisations o where o.place_id = place;
  insert into listed_people (organisation_id, listed_id, place_id, reference, reference_key, name_key, find_words, preferred_name, full_name, birth_date, phone, worker, worker_key, named_by,
      known, known_at, load_id, seen_in, listed_at, changed_at)
    select world_id(salt, 'o' || (l ->> 'organisation')), world_id(salt, l ->> 'id'), place, l ->> 'id', upper(l ->> 'id'), name_key(l ->> 'fullName'),
      array_to_tsvector(list_words(concat_ws(' ', l ->> 'fullName', l ->> 'preferredName'))), l ->> 'preferredName', l ->> 'fullName', (l ->> 'birthDate')::date, l ->> 'phone',
      'Worker ' || upper(l ->> 'worker'), worker_key('Worker ' || upper(l ->> 'worker')), world_id(salt, 'w1'), 'What the list says', (now - interval '50 days')::date,
      md5(world_id(salt, 'o' || (l ->> 'organisation')) || 'load')::uuid, md5(world_id(salt, 'o' || (l ->> 'organisation')) || 'load')::uuid, now - interval '5 days', now - interval '5 days'
    from jsonb_array_elements(extras -> 'listed') l;

  -- ids that no answer may differ in; and a session has the role that was asked for
  delete from memberships m where m.place_id = place and m.role = 'worker'
    and exists (select from memberships o where o.worker_id = m.worker_id and o.organisation_id = m.organisation_id and o.role <> 'worker');
  update memberships m set membership_id = md5(concat(m.worker_id, m.organisation_id, m.role))::uuid where m.place_id = place;
  update involvements i set involvement_id = md5(concat(i.person_id, i.worker_id, i.organisation_id, i.state, i.from_at, i.until_at, i.woken_at, n.n))::uuid
    from (select person_id, involvement_id, row_number() over (partition by person_id, worker_id, organisation_id, state, from_at, until_at, woken_at) as n from involvements where place_id = place) n
    where n.person_id = i.person_id and n.involvement_id = i.involvement_id;
  update overrides o set override_id = md5(concat(o.person_id, o.worker_id, o.organisation_id, o.ground, extract(epoch from o.invoked_at), n.n))::uuid
    from (select person_id, override_id, row_number() over (partition by person_id, worker_id, organisation_id, ground, invoked_at) as n from overrides where place_id = place) n
    where n.person_id = o.person_id and n.override_id = o.override_id;
  update overrides o set opens = false from jsonb_array_elements_text(extras -> 'unopened') u where o.person_id = world_id(salt, u);
  insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at, person_id)
    select o.override_id, place, o.worker_id, o.organisation_id, extras #>> array['people', k, 'typed'], o.ground, o.categories, o.reason, o.told, o.recipient, o.invoked_at, p.human_id
    from overrides o join people p on p.person_id = o.person_id join jsonb_object_keys(extras -> 'people') k on world_id(salt, k) = p.person_id where o.place_id = place;
  -- what a worker typed for somebody who is not there
  insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at)
    select md5(concat(world_id(salt, i ->> 'person'), world_id(salt, i ->> 'worker'), world_id(salt, 'o' || (i ->> 'organisation')), replace(lower(i ->> 'ground'), ' ', '_'),
        extract(epoch from (i ->> 'invokedAt')::timestamptz), row_number() over (partition by i ->> 'person', i ->> 'worker', i ->> 'organisation', i ->> 'ground', i ->> 'invokedAt')))::uuid,
      place, world_id(salt, i ->> 'worker'), world_id(salt, 'o' || (i ->> 'organisation')), i ->> 'typed', replace(lower(i ->> 'ground'), ' ', '_'), world_categories(i -> 'categories'),
      i ->> 'reason', i ->> 'told', i ->> 'recipient', (i ->> 'invokedAt')::timestamptz
    from jsonb_array_elements(extras -> 'orphans') i;
end $$;

-- Ids of a furnished world that the app's operations take.
create function ids_of_world(salt text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'overrides', (select jsonb_agg(jsonb_build_object('id', override_id, 'person', person_id, 'worker', worker_id) order by override_id) from overrides where place_id = world_id(salt, 'the place')),
    'acts', (select jsonb_agg(jsonb_build_object('id', act_id, 'person', person_id) order by act_id) from protective_acts where place_id = world_id(salt, 'the place')),
    'memberships', (select jsonb_agg(membership_id order by membership_id) from memberships where place_id = world_id(salt, 'the place')))
$$;

-- What somebody else writes while screens are open: other words and details, and rows that stay as they are and are told of all the same.
create function write_meanwhile(written jsonb) returns void language plpgsql as $$
declare
  rows record;
begin
  update entries set words = words || ' And more.', happened_where = 'Elsewhere', version = version + 1
    where entry_id in (select id::uuid from jsonb_array_elements_text(written -> 'entries') id);
  update people set street = '9 Other Street', phone = '07700900999', version = version + 1
    where person_id in (select id::uuid from jsonb_array_elements_text(written -> 'people') id);
  for rows in select key as name, value as people from jsonb_each(written -> 'rows') loop
    execute format('update %I set place_id = place_id where person_id in (select id::uuid from jsonb_array_elements_text($1) id)', rows.name) using rows.people;
  end loop;
end $$;
