-- What the application may read and write in a world, by each way that there is, beside the decision itself.

-- Each of these tries to write, and takes it back.
create function may_write_to(person uuid) returns boolean language plpgsql as $$
declare
  touched bigint;
begin
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
    values (person, person, me_place(), person, 'conversation', date_trunc('milliseconds', moment()), moment(), me_worker(), me_organisation(), 'words', '{}', 'now');
  get diagnostics touched = row_count;
  -- taken back, whatever it did
  raise exception sqlstate 'ALONG';
exception
  when insufficient_privilege then return false;
  when sqlstate 'ALONG' then return touched > 0;
end $$;
create function may_say_what_matters(person uuid) returns boolean language plpgsql as $$
declare
  touched bigint;
begin
  insert into what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)
    values (person, person, me_place(), 'words', me_worker(), me_organisation(), moment());
  get diagnostics touched = row_count;
  -- taken back, whatever it did
  raise exception sqlstate 'ALONG';
exception
  when insufficient_privilege then return false;
  when sqlstate 'ALONG' then return touched > 0;
end $$;
create function may_amend(person uuid, entry uuid) returns boolean language plpgsql as $$
declare
  touched bigint;
begin
  insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, author_id, amended_at)
    values (person, entry, entry, me_place(), 2, 'words', me_worker(), moment());
  get diagnostics touched = row_count;
  -- taken back, whatever it did
  raise exception sqlstate 'ALONG';
exception
  when insufficient_privilege then return false;
  when sqlstate 'ALONG' then return touched > 0;
end $$;
create function may_mark(person uuid, entry uuid) returns boolean language plpgsql as $$
declare
  touched bigint;
begin
  update entries set shown_to_person = 'after_we_talk', held_because = null, version = version + 1 where person_id = person and entry_id = entry;
  get diagnostics touched = row_count;
  -- taken back, whatever it did
  raise exception sqlstate 'ALONG';
exception
  when insufficient_privilege then return false;
  when sqlstate 'ALONG' then return touched > 0;
end $$;

-- The decision, from each view that gives it, as the policy role reads them.
create function decided_for_app() returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'seen', (select coalesce(jsonb_agg(jsonb_build_array(s.person_id, s.entry_id, s.level, s.rule, s.words) order by s.person_id, s.entry_id), '[]') from seen s where s.line = 1),
    'newest', (select coalesce(jsonb_agg(jsonb_build_array(s.person_id, s.entry_id, s.level, s.rule, s.words) order by s.person_id, s.entry_id), '[]') from newest_seen s where s.line = 1),
    'verdicts', (select coalesce(jsonb_agg(jsonb_build_array(v.person_id, v.entry_id, case v.code / 100 when 4 then 'full' when 3 then 'minimum' else 'summary' end) order by v.person_id, v.entry_id), '[]')
      from verdicts v where v.line = 1 and v.code >= 200),
    'sight', (select coalesce(jsonb_agg(s.person_id order by s.person_id), '[]') from sight s),
    'near', (select coalesce(jsonb_agg(s.person_id order by s.person_id), '[]') from sight s where s.alongside or s.starting),
    'beside', (select coalesce(jsonb_agg(s.person_id order by s.person_id), '[]') from sight s where s.alongside),
    'lineZero', (select coalesce(jsonb_agg(s.person_id order by s.person_id), '[]') from seen s where s.line = 0),
    'newestLineZero', (select coalesce(jsonb_agg(s.person_id order by s.person_id), '[]') from newest_seen s where s.line = 0),
    'people', (select coalesce(jsonb_agg(p.person_id), '[]') from people p where p.place_id = me_place()),
    'entries', (select coalesce(jsonb_agg(jsonb_build_array(e.person_id, e.entry_id)), '[]') from entries e where e.place_id = me_place()))
$$;

create function app_world(questions jsonb, salt text, subjects jsonb) returns jsonb language plpgsql as $$
declare
  q jsonb;
  at bigint;
  told jsonb := '[]';
  decided jsonb;
  new_id uuid;
begin
  for q, at in select x.q, x.at from jsonb_array_elements(questions) with ordinality x (q, at) loop
    perform stand_as(q, at, salt);
    decided := decided_for_app();
    new_id := gen_random_uuid();
    told := told || jsonb_build_array(decided || jsonb_build_object(
      'story', (select coalesce(jsonb_agg(jsonb_build_array(s.person_id, s.entry_id, s.level, s.rule, s.words) order by s.person_id, s.entry_id), '[]') from story s),
      'cards', (select coalesce(jsonb_agg(c.person_id order by c.person_id), '[]') from person_cards c),
      'explained', (select coalesce(jsonb_agg(jsonb_build_array(e ->> 0, e ->> 1, x.said ->> 'level', x.said ->> 'rule') order by (e ->> 0)::uuid, (e ->> 1)::uuid), '[]')
        from jsonb_array_elements(decided -> 'entries') e
        cross join lateral (select explain_entry((e ->> 0)::uuid, (e ->> 1)::uuid) as said offset 0) x where x.said ->> 'result' = 'SHOW'),
      'own', (select coalesce(jsonb_agg(jsonb_build_array(e.person_id, e.entry_id) order by e.person_id, e.entry_id), '[]') from entries e),
      'writesTo', (select coalesce(jsonb_agg(p.id order by p.id::uuid), '[]') from jsonb_array_elements_text(decided -> 'people') p (id)
        where may_write_to(p.id::uuid)),
      'saysWhatMatters', (select coalesce(jsonb_agg(p.id order by p.id::uuid), '[]') from jsonb_array_elements_text(decided -> 'people') p (id)
        where may_say_what_matters(p.id::uuid)),
      'amends', (select coalesce(jsonb_agg(jsonb_build_array(e ->> 0, e ->> 1) order by (e ->> 0)::uuid, (e ->> 1)::uuid), '[]') from jsonb_array_elements(decided -> 'entries') e
        where may_amend((e ->> 0)::uuid, (e ->> 1)::uuid)),
      'marks', (select coalesce(jsonb_agg(jsonb_build_array(e ->> 0, e ->> 1) order by (e ->> 0)::uuid, (e ->> 1)::uuid), '[]') from jsonb_array_elements(decided -> 'entries') e
        where may_mark((e ->> 0)::uuid, (e ->> 1)::uuid))));
  end loop;
  return told;
end $$;
alter function decided_for_app() owner to alongside_policy;
grant execute on function may_write_to(uuid), may_say_what_matters(uuid), may_amend(uuid, uuid), may_mark(uuid, uuid), decided_for_app(), app_world(jsonb, text, jsonb) to alongside_app;
