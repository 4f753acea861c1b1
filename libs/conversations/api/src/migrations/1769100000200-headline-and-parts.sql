-- After Save: a headline, marks on words about somebody else, and words that get other readers of their own. All three are the author's, on their own
-- words. Words that are set apart become an entry of their own and are marked in the first, so that its readers do not get them there as well:
-- an amendment would leave them in the earlier wording.

-- Somebody else who has no record, or none that the author may name. No person has this id.
create function someone_else() returns uuid language sql immutable as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;
grant execute on function someone_else() to alongside_app, alongside_policy;

create view my_parts with (security_barrier) as
select s.person_id, s.entry_id, s.version, x.headline, s.amended_at,
  coalesce(a.words, x.words) as words, coalesce(case when a.amendment_id is null then x.passages else a.passages end, '[]') as passages
from seen s
join entries x on x.person_id = s.person_id and x.entry_id = s.entry_id
left join lateral (select h.amendment_id, h.words, h.passages from entry_amendments h where h.person_id = s.person_id and h.entry_id = s.entry_id order by h.version desc limit 1) a on true
where s.line = 1 and s.author_id = s.worker_id and s.organisation_id = s.for_organisation_id;
comment on view my_parts is 'The actor''s own entries as they stand, with their headline and the marks on words about somebody else.';

-- Whom a mark names, as far as its author may still name them.
create view my_passages with (security_barrier) as
select m.person_id, m.entry_id, m.version, m.words, m.headline, coalesce((
    select jsonb_agg(jsonb_build_object('from', (p ->> 'from')::integer, 'length', (p ->> 'length')::integer, 'agreed', coalesce((p ->> 'agreed')::boolean, false),
      'needed', coalesce((p ->> 'needed')::boolean, false), 'about', (
        select jsonb_build_object('id', s.person_id, 'name', h.preferred_name) from sight s join people h on h.person_id = s.person_id where s.person_id = (p ->> 'about')::uuid))
      order by (p ->> 'from')::integer)
    from jsonb_array_elements(m.passages) p), '[]') as passages
from my_parts m;
comment on view my_passages is 'An own entry with its headline and marks: the page on which its author gives words other readers.';

-- What stands in the way of marking: null where nothing does. Hidden, not there and somebody else's answer alike.
create function cannot_mark(person uuid, entry uuid, from_version integer, marks jsonb) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when m.entry_id is null then 'hidden'
    when m.version <> from_version then 'changed'
    when exists (select from jsonb_array_elements(marks) p
      where (p ->> 'from')::integer < 0 or (p ->> 'length')::integer < 1 or (p ->> 'from')::integer + (p ->> 'length')::integer > length(m.words)
        or (p ->> 'about')::uuid is null
        or (p ->> 'about')::uuid <> someone_else() and not exists (select from jsonb_array_elements(m.passages) q where q - 'agreed' - 'needed' = p - 'agreed' - 'needed') and (not exists (select from sight s where s.person_id = (p ->> 'about')::uuid)
          or exists (select from people a join people b on b.human_id = a.human_id where a.person_id = person and b.person_id = (p ->> 'about')::uuid))) then 'unknown' end
  from (select) one
  left join my_parts m on m.person_id = person and m.entry_id = entry
$$;

create function mark_entry(person uuid, entry uuid, from_version integer, said text, marks jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wrong constant text := cannot_mark(person, entry, from_version, marks);
  -- Whom the author may no longer name comes back as somebody else: the mark goes on protecting them.
  kept constant jsonb := (
    select coalesce(jsonb_agg(case when (p ->> 'about')::uuid = someone_else() then p || jsonb_build_object('about', coalesce((
        select q ->> 'about' from my_parts m cross join jsonb_array_elements(m.passages) q
        where m.person_id = person and m.entry_id = entry and q -> 'from' = p -> 'from' and q -> 'length' = p -> 'length' limit 1), p ->> 'about')) else p end), '[]')
    from jsonb_array_elements(marks) p);
begin
  if wrong is not null then
    return wrong;
  end if;
  update entry_amendments a set passages = nullif(kept, '[]')
    where a.person_id = person and a.entry_id = entry and a.version = (select max(h.version) from entry_amendments h where h.person_id = person and h.entry_id = entry);
  -- The first words stay marked as they were: where they had marks, nobody else gets them as an earlier wording.
  update entries e set headline = said, version = e.version + 1,
    passages = nullif(case when e.amended_at is null then kept else coalesce(e.passages, '[]') || kept end, '[]')
    where e.person_id = person and e.entry_id = entry and e.version = from_version;
  return case when found then 'marked' else 'changed' end;
end $$;
comment on function mark_entry(uuid, uuid, integer, text, jsonb) is 'Puts a headline and all marks on an own entry. Marked, changed, unknown (whom or which words), or hidden.';

create function set_apart(person uuid, entry uuid, from_version integer, part uuid, to_person uuid, starts integer, letters integer, carried text[], shown text, held text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mark constant jsonb := jsonb_build_array(jsonb_build_object('about', coalesce(to_person, someone_else()), 'agreed', false, 'needed', false, 'from', starts, 'length', letters));
  wrong text := cannot_mark(person, entry, from_version, mark);
  mine my_parts;
  said text;
begin
  if wrong is not null then
    return wrong;
  end if;
  if not exists (select from sight s where s.person_id = coalesce(to_person, person) and (s.alongside or s.starting)) then
    return 'unknown';
  end if;
  select * into mine from my_parts m where m.person_id = person and m.entry_id = entry;
  said := trim(substr(mine.words, starts + 1, letters));
  if said = '' then
    return 'unknown';
  end if;
  -- On another person's record nothing tells of the conversation that it was part of.
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because)
    select coalesce(to_person, person), part, e.place_id, case when to_person is null then e.conversation_id else part end, 'conversation', e.occurred_at, moment(),
      case when to_person is null then e.happened_where end, e.author_id, e.organisation_id, said, carried, shown, held
    from entries e where e.person_id = person and e.entry_id = entry;
  wrong := mark_entry(person, entry, from_version, mine.headline, mine.passages || mark);
  if wrong <> 'marked' then
    raise exception 'changed meanwhile' using errcode = 'serialization_failure';
  end if;
  return 'marked';
end $$;
comment on function set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text) is 'Gives words of an own entry other readers, on the same record or on another person''s.';

grant insert on entries to alongside_policy;
grant update (headline, passages) on entries to alongside_policy;
grant update (passages) on entry_amendments to alongside_policy;
alter view my_parts owner to alongside_policy;
alter view my_passages owner to alongside_policy;
alter function cannot_mark(uuid, uuid, integer, jsonb) owner to alongside_policy;
alter function mark_entry(uuid, uuid, integer, text, jsonb) owner to alongside_policy;
alter function set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text) owner to alongside_policy;
revoke execute on function cannot_mark(uuid, uuid, integer, jsonb), mark_entry(uuid, uuid, integer, text, jsonb),
  set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text) from public;
grant select on my_passages to alongside_app;
grant execute on function mark_entry(uuid, uuid, integer, text, jsonb), set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text) to alongside_app;
