-- What is done with the list: load it, find on it, begin with someone on it. Each function answers for the organisation that the worker acts for.

-- One batch. Rows that are on the list already are changed where they differ and left alone where they do not, so that a batch may come again.
-- Which row is which: the same reference and name; else the same reference and birth date, or the reference alone where it is one person's;
-- without a reference the same name with birth date, postcode or phone. A row that this load has had already is only ever itself.
-- The plan is made when the list is empty and kept by the connection: it must go by the indexes from the start.
create function load_list(load uuid, list_source text, fields text[], reference_is_one_person boolean, list_rows jsonb, refused_rows integer)
returns table (added integer, changed integer, same integer)
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  new_rows integer := 0;
  changed_rows integer := 0;
  all_rows integer := jsonb_array_length(list_rows);
begin
  if not exists (select from stance) or me_role() not in ('administrator', 'supervisor') then
    raise exception 'no standing' using errcode = 'insufficient_privilege';
  end if;
  -- one load of an organisation's list at a time: two would not see each other's rows
  perform pg_advisory_xact_lock(hashtextextended('own list ' || me_organisation(), 0));
  insert into list_loads (organisation_id, load_id, place_id, source, loaded_by, started_at, last_at)
    values (me_organisation(), load, me_place(), list_source, me_worker(), moment(), moment()) on conflict do nothing;
  if not exists (select from list_loads l where l.organisation_id = me_organisation() and l.load_id = load and l.loaded_by = me_worker()) then
    raise exception 'someone else''s load' using errcode = 'insufficient_privilege';
  end if;

  with given as (
    select r.*, name_key(coalesce(r.full_name, r.preferred_name)) as name_key, upper(regexp_replace(r.reference, '\s+', '', 'g')) as reference_key, worker_key(r.worker) as worker_key
    from jsonb_to_recordset(list_rows) r (line integer, listed_id uuid, reference text, preferred_name text, full_name text, birth_date date,
      postcode text, phone text, street text, worker text, known text, known_at date, known_from text)
  ), candidates as (
    select g.line, l.listed_id,
      (l.name_key = g.name_key)::integer * 8 + (l.birth_date is not distinct from g.birth_date)::integer * 4
        + (l.postcode is not distinct from g.postcode)::integer * 2 + (l.phone is not distinct from g.phone)::integer as fit
    from given g
    cross join lateral (
      select l.* from listed_people l
      where l.organisation_id = me_organisation() and l.reference_key = g.reference_key
        and (l.name_key = g.name_key or l.seen_in <> load and (reference_is_one_person or l.birth_date = g.birth_date))
      union all
      select l.* from listed_people l
      where g.reference_key is null and l.organisation_id = me_organisation() and l.name_key = g.name_key and l.reference_key is null
        and (l.birth_date = g.birth_date
          or (l.birth_date is null and g.birth_date is null or (l.birth_date is null or g.birth_date is null) and l.seen_in <> load)
            and (l.postcode = g.postcode or l.phone = g.phone))
    ) l
  ), ranked as (
    select c.*, row_number() over (partition by c.line order by c.fit desc, c.listed_id) as of_row,
      row_number() over (partition by c.listed_id order by c.fit desc, c.line) as of_listed
    from candidates c
  ), wanted as (
    select g.*, l.listed_id as known_id,
      case when 'reference' = any (fields) then g.reference else l.reference end as to_reference,
      case when 'full_name' = any (fields) then g.full_name else l.full_name end as to_full_name,
      case when 'birth_date' = any (fields) then g.birth_date else l.birth_date end as to_birth_date,
      case when 'postcode' = any (fields) then g.postcode else l.postcode end as to_postcode,
      case when 'phone' = any (fields) then g.phone else l.phone end as to_phone,
      case when 'street' = any (fields) then g.street else l.street end as to_street,
      case when 'worker' = any (fields) then g.worker else l.worker end as to_worker,
      case when 'known' = any (fields) then g.known else l.known end as to_known,
      case when 'known' = any (fields) then g.known_at else l.known_at end as to_known_at,
      case when 'known' = any (fields) then g.known_from else l.known_from end as to_known_from,
      l.version as version_before, l.worker_key as worker_key_before, l.named_by as named_by_before
    from given g
    left join ranked r on r.line = g.line and r.of_row = 1 and r.of_listed = 1
    left join listed_people l on l.organisation_id = me_organisation() and l.listed_id = r.listed_id
  ), touched as (
    update listed_people l set
      preferred_name = w.preferred_name, full_name = w.to_full_name, reference = w.to_reference,
      reference_key = upper(regexp_replace(w.to_reference, '\s+', '', 'g')), name_key = name_key(coalesce(w.to_full_name, w.preferred_name)),
      find_words = array_to_tsvector(list_words(concat_ws(' ', w.to_full_name, w.preferred_name))),
      birth_date = w.to_birth_date, postcode = w.to_postcode, phone = w.to_phone, street = w.to_street,
      worker = w.to_worker, worker_key = worker_key(w.to_worker),
      named_by = case when worker_key(w.to_worker) is distinct from w.worker_key_before then me_worker() else w.named_by_before end,
      known = w.to_known, known_at = w.to_known_at, known_from = w.to_known_from,
      load_id = load, seen_in = load, changed_at = moment(), version = l.version + 1
    from wanted w
    where l.organisation_id = me_organisation() and l.listed_id = w.known_id
      and (l.preferred_name, l.full_name, l.reference, l.birth_date, l.postcode, l.phone, l.street, l.worker, l.known, l.known_at, l.known_from)
        is distinct from (w.preferred_name, w.to_full_name, w.to_reference, w.to_birth_date, w.to_postcode, w.to_phone, w.to_street, w.to_worker, w.to_known, w.to_known_at, w.to_known_from)
    returning l.listed_id
  ), left_alone as (
    update listed_people l set seen_in = load from wanted w
    where l.organisation_id = me_organisation() and l.listed_id = w.known_id and l.seen_in <> load
      and (l.preferred_name, l.full_name, l.reference, l.birth_date, l.postcode, l.phone, l.street, l.worker, l.known, l.known_at, l.known_from)
        is not distinct from (w.preferred_name, w.to_full_name, w.to_reference, w.to_birth_date, w.to_postcode, w.to_phone, w.to_street, w.to_worker, w.to_known, w.to_known_at, w.to_known_from)
  ), made as (
    insert into listed_people (organisation_id, listed_id, place_id, reference, reference_key, name_key, find_words, preferred_name, full_name, birth_date,
      postcode, phone, street, worker, worker_key, named_by, known, known_at, known_from, load_id, seen_in, listed_at, changed_at)
    select me_organisation(), w.listed_id, me_place(), w.reference, w.reference_key, w.name_key,
      array_to_tsvector(list_words(concat_ws(' ', w.full_name, w.preferred_name))), w.preferred_name, w.full_name, w.birth_date,
      w.postcode, w.phone, w.street, w.worker, w.worker_key, case when w.worker_key is not null then me_worker() end, w.known, w.known_at, w.known_from,
      load, load, moment(), moment()
    from wanted w where w.known_id is null
    returning 1
  )
  select (select count(*) from made), (select count(*) from touched) into new_rows, changed_rows;

  update list_loads l set last_at = moment(), added = l.added + new_rows, changed = l.changed + changed_rows,
    same = l.same + all_rows - new_rows - changed_rows, refused = l.refused + greatest(refused_rows, 0)
  where l.organisation_id = me_organisation() and l.load_id = load;
  return query select new_rows, changed_rows, all_rows - new_rows - changed_rows;
end $$;

-- Who on the list fits all that was typed. Each word is looked up as it is, by its beginning, by its nicknames and by its sound; the first two hundred,
-- those with the very words before the others, are then measured as in find_people. Whereabouts find nobody. Whoever the worker is with already is
-- found in the ordinary way.
create function find_on_own_list(typed_names text[], typed_birth_date date, typed_phone text, at_most integer)
returns table (listed_id uuid, name text, preferred_name text, age integer, names_me boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with typed as (
    select t.place, split_part(t.word, '|', 1) as word, (select string_agg(quote_literal(option), ' | ') from unnest(string_to_array(t.word, '|')) o (option) where option <> '') as alike
    from unnest(typed_names) with ordinality t (word, place) where t.word <> ''
  ), asked as (
    select string_agg('(' || t.alike || ')', ' & ')::tsquery as same,
      string_agg('(' || t.alike || coalesce(' | ' || quote_literal('~' || nullif(dmetaphone(t.word), '')), '')
        || case when length(t.word) > 2 then ' | ' || quote_literal(t.word) || ':*' else '' end || ')', ' & ')::tsquery as close
    from typed t
  ), found as (
    (select l.listed_id from asked a join listed_people l on l.find_words @@ a.close
      where a.close is not null and l.organisation_id = me_organisation()
        and (typed_birth_date is null or l.birth_date = typed_birth_date) and (typed_phone is null or l.phone = typed_phone)
      order by (l.find_words @@ a.same) desc, l.name_key, l.listed_id limit 200)
    union all
    (select l.listed_id from asked a join listed_people l on l.organisation_id = me_organisation() and l.birth_date = typed_birth_date
      where a.close is null and typed_birth_date is not null and (typed_phone is null or l.phone = typed_phone)
      order by l.name_key, l.listed_id limit 200)
    union all
    (select l.listed_id from asked a join listed_people l on l.organisation_id = me_organisation() and l.phone = typed_phone
      where a.close is null and typed_birth_date is null and typed_phone is not null
      order by l.name_key, l.listed_id limit 200)
  )
  select o.listed_id, o.name, o.preferred_name, o.age, o.names_me
  from own_list o
  cross join lateral (
    select coalesce(min(best.fit), 1) as weakest, coalesce(avg(best.fit), 1)::real as fit
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', o.name, o.preferred_name)), ' ')) known (word)) best
  ) f
  where o.listed_id = any (array(select f.listed_id from found f)) and f.weakest > 0
    and not exists (select from my_people m where m.person_id = o.listed_id)
  order by f.fit desc, o.name_key, o.listed_id
  limit least(at_most, 50)
$$;

-- Begins with people on the list. The list of the worker's own organisation makes them alongside where it names them and they were never with the
-- person before; else they are starting. A supervisor's own load does not bring them to a person whom others are with already.
create function begin_from_list(picked uuid[], named_only boolean) returns table (person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with allowed as (
    select o.listed_id, o.names_me and (o.named_by <> me_worker() or p.person_id is null)
        and not exists (select from involvements i where i.person_id = o.listed_id and i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state <> 'starting') as named
    from own_list o
    left join people p on p.person_id = o.listed_id
    where o.listed_id = any (picked) and (o.names_me or not named_only)
  ), people_made as (
    insert into people (person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, added_by, added_at)
    select l.listed_id, me_place(), l.preferred_name, l.full_name, l.birth_date, l.postcode, l.phone, l.street, me_worker(), moment()
    from allowed a join listed_people l on l.organisation_id = me_organisation() and l.listed_id = a.listed_id
    order by l.listed_id
    on conflict on constraint people_pkey do nothing
  ), begun as (
    insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
    select a.listed_id, gen_random_uuid(), me_place(), me_worker(), me_organisation(),
      case when a.named then 'alongside' else 'starting' end,
      case when a.named then 'named on the organisation’s own list' else 'found on the organisation’s own list' end, moment()
    from allowed a
    where not exists (select from involvements i where i.person_id = a.listed_id and i.worker_id = me_worker() and i.organisation_id = me_organisation()
      and (i.state = 'alongside' or i.state = 'starting' and not a.named) and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at))
  ), said as (
    insert into listed_answers (organisation_id, listed_id, worker_id, place_id, answer, answered_at)
    select me_organisation(), a.listed_id, me_worker(), me_place(), case when a.named then 'alongside' else 'starting' end, moment() from allowed a
    on conflict on constraint listed_answers_pkey do update set answer = excluded.answer, answered_at = excluded.answered_at
      where listed_answers.answer = 'not_mine' or excluded.answer = 'alongside'
  )
  select a.listed_id from allowed a;
end $$;

create function not_mine_on_list(picked uuid[]) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with said as (
    insert into listed_answers (organisation_id, listed_id, worker_id, place_id, answer, answered_at)
    select me_organisation(), m.listed_id, me_worker(), me_place(), 'not_mine', moment() from my_proposals m where m.listed_id = any (picked)
    on conflict do nothing returning 1
  )
  select count(*)::integer from said
$$;

-- How many are on the list, for those who look after it.
create function own_list_size() returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from stance me join listed_people l on l.organisation_id = me.organisation_id where me_role() in ('administrator', 'supervisor')
$$;

-- An id that stands on some list is taken, too: nobody may become the person of a row that is not theirs to begin with.
create or replace function add_person(wanted uuid, preferred text, in_full text, born date, at_postcode text, on_phone text, in_street text, answers jsonb, involvement uuid)
returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given uuid := wanted;
begin
  if not exists (select from stance) then
    raise exception 'no standing' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from people p where p.person_id = wanted) or exists (select from listed_people l where l.listed_id = wanted) then
    given := gen_random_uuid();
  end if;
  insert into people (person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, added_by, added_at)
    values (given, me_place(), preferred, in_full, born, at_postcode, on_phone, in_street, me_worker(), moment());
  insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
    values (given, involvement, me_place(), me_worker(), me_organisation(), 'alongside', 'added the person in this sitting', moment());
  insert into match_answers (person_id, other_person_id, place_id, answer, worker_id, answered_at)
    select given, a.person_id, me_place(), a.answer, me_worker(), moment()
    from jsonb_to_recordset(answers) a (person_id uuid, answer text)
    where exists (select from sight s where s.person_id = a.person_id) on conflict do nothing;
  return given;
end $$;

alter function load_list(uuid, text, text[], boolean, jsonb, integer) owner to alongside_policy;
alter function find_on_own_list(text[], date, text, integer) owner to alongside_policy;
alter function begin_from_list(uuid[], boolean) owner to alongside_policy;
alter function not_mine_on_list(uuid[]) owner to alongside_policy;
alter function own_list_size() owner to alongside_policy;
revoke execute on function load_list(uuid, text, text[], boolean, jsonb, integer), find_on_own_list(text[], date, text, integer), begin_from_list(uuid[], boolean), not_mine_on_list(uuid[]), own_list_size() from public;
grant execute on function load_list(uuid, text, text[], boolean, jsonb, integer), find_on_own_list(text[], date, text, integer), begin_from_list(uuid[], boolean), not_mine_on_list(uuid[]), own_list_size() to alongside_app;
