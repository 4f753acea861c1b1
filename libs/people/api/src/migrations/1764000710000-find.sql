-- Find: one definer function. LIKE, trigrams and phonetics are not leakproof, so under row-level security they could use no index and would be
-- tried on hidden rows; here they run over the people this worker may see and nobody else, so that neither answer nor time tells of others.

create function name_key(raw text) returns text language sql immutable set search_path = public, pg_temp
as $$ select trim(regexp_replace(lower(unaccent(raw)), '[^[:alnum:]]+', ' ', 'g')) $$;

-- How well one typed word fits one word of a name: 1 the same, 0 not at all. `typed` carries its nicknames after a bar: 'kelly|kel'.
create function word_fit(typed text, known text) returns real language sql immutable set search_path = public, pg_temp as $$
  select case
    when known = split_part(typed, '|', 1) then 1.0
    when known = any (string_to_array(typed, '|')) then 0.9
    when length(split_part(typed, '|', 1)) >= 2 and starts_with(known, split_part(typed, '|', 1)) then 0.85
    when length(split_part(typed, '|', 1)) < 3 then 0
    when levenshtein_less_equal(left(split_part(typed, '|', 1), 60), left(known, 60), 2) <= case when length(known) >= 6 then 2 else 1 end then 0.75
    when dmetaphone(split_part(typed, '|', 1)) = dmetaphone(known) and dmetaphone(known) <> '' then 0.65
    when similarity(split_part(typed, '|', 1), known) >= 0.5 then 0.6
    else 0 end::real
$$;

create function find_people(typed_names text[], typed_birth_date date, typed_postcode text, typed_phone text, at_most integer)
returns table (person_id uuid, fit real)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.person_id, f.fit
  from sight s
  join people p on p.person_id = s.person_id
  cross join lateral (
    -- every typed word must fit some word of the name; the weakest decides whether, the mean decides how well
    select coalesce(min(best.fit), 1) as weakest, coalesce(avg(best.fit), 1)::real as fit
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ')) known (word)) best
  ) f
  where s.person_id = any (array(select m.person_id from my_people m))
    and num_nonnulls(nullif(typed_names, '{}'), typed_birth_date, typed_postcode, typed_phone) > 0
    and f.weakest > 0
    -- what a starting worker may not see, they may not search by either
    and (typed_birth_date is null or s.alongside and p.birth_date = typed_birth_date)
    and (typed_postcode is null or s.alongside and not p.whereabouts_hidden and starts_with(p.postcode, typed_postcode))
    and (typed_phone is null or s.alongside and p.phone is not null and strpos(p.phone, typed_phone) > 0)
  order by f.fit desc, coalesce(p.full_name, p.preferred_name), p.person_id
  limit least(at_most, 50)
$$;

-- Possible matches when adding a person: anyone the worker may see on whom the name and one more thing come close, or two other things are the same.
create function possible_matches(typed_names text[], typed_birth_date date, typed_postcode text, typed_phone text)
returns table (person_id uuid, name text, birth_date text, postcode text, phone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.person_id,
    case when f.weakest >= 0.9 then 'same' when f.weakest > 0 then 'close' else 'different' end,
    case when typed_birth_date is null or p.birth_date is null then 'not_known' when p.birth_date = typed_birth_date then 'same'
      when abs(p.birth_date - typed_birth_date) <= 31 or to_char(p.birth_date, 'MMDD') = to_char(typed_birth_date, 'MMDD')
        or to_char(p.birth_date, 'YYYYDDMM') = to_char(typed_birth_date, 'YYYYMMDD') then 'close' else 'different' end,
    case when typed_postcode is null or p.postcode is null or p.whereabouts_hidden then 'not_known' when p.postcode = typed_postcode then 'same'
      when left(p.postcode, -3) = left(typed_postcode, -3) then 'close' else 'different' end,
    case when typed_phone is null or p.phone is null then 'not_known' when p.phone = typed_phone then 'same' else 'different' end
  from sight s
  join people p on p.person_id = s.person_id
  cross join lateral (
    select coalesce(min(best.fit), 0) as weakest
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ')) known (word)) best
  ) f
  where s.person_id = any (array(select m.person_id from my_people m)) and s.alongside
    and (f.weakest > 0
      or (coalesce(p.birth_date = typed_birth_date, false)::integer
        + coalesce(p.postcode = typed_postcode and not p.whereabouts_hidden, false)::integer
        + coalesce(p.phone = typed_phone, false)::integer) >= 2
      or coalesce(p.phone = typed_phone, false))
  order by f.weakest desc, (p.birth_date = typed_birth_date) desc nulls last, p.person_id
  limit 3
$$;

-- Adds a person with this worker alongside. An id that is taken gets a new one: the answer is the same whether or not someone stands there unseen.
create function add_person(wanted uuid, preferred text, in_full text, born date, at_postcode text, on_phone text, in_street text, answers jsonb, involvement uuid)
returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given uuid := wanted;
begin
  if not exists (select from stance) then
    raise exception 'no standing' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from people p where p.person_id = wanted) then
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

alter function find_people(text[], date, text, text, integer) owner to alongside_policy;
alter function possible_matches(text[], date, text, text) owner to alongside_policy;
alter function add_person(uuid, text, text, date, text, text, text, jsonb, uuid) owner to alongside_policy;
grant execute on function name_key(text), word_fit(text, text) to alongside_policy;
-- A view runs functions as its caller: the one of call backs needs this one. It touches no table.
grant execute on function name_key(text) to alongside_app;
revoke execute on function find_people(text[], date, text, text, integer), possible_matches(text[], date, text, text), add_person(uuid, text, text, date, text, text, text, jsonb, uuid) from public;
grant execute on function find_people(text[], date, text, text, integer), possible_matches(text[], date, text, text), add_person(uuid, text, text, date, text, text, text, jsonb, uuid) to alongside_app;
