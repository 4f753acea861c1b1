-- Words that tell where a person lives or can be found, whatever else they are about. The author says so, or whoever sorts in a leaver's stead; and those
-- whom a protected place names look through what was written before. Everything else about it stands in the sharing decision: D4 keeps such words to those named.

alter table entries add column where_marked_by uuid, add constraint entries_where_marked_by_fkey foreign key (where_marked_by) references workers on delete restrict;
comment on column entries.where_marked_by is 'Who marked, in looking through, that the words tell where: may take it off again. Null: whoever sorted it.';
grant update (tells_where) on entries to alongside_app;
grant update (tells_where, where_marked_by) on entries to alongside_policy;

create function forget_who_marked_where() returns trigger language plpgsql as $$
begin
  new.where_marked_by := null;
  return new;
end $$;
revoke execute on function forget_who_marked_where() from public;
create trigger entries_where_unmarked before update on entries for each row
  when (old.where_marked_by is not null and not new.tells_where) execute function forget_who_marked_where();

-- Of this person, or of whoever lives with them, as D4 counts places; of somebody else only where the actor sees that they are there.
create function place_names_me(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from people p
    join people record on record.human_id = p.human_id
    left join residences home on home.person_id = record.person_id and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)
    left join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
    left join people other on other.person_id = beside.person_id
    join people living on living.human_id in (p.human_id, other.human_id)
    join protections g on g.person_id = living.person_id
    where p.person_id = person and p.place_id = me_place() and g.kind = 'protected_place' and me_worker() = any (g.named)
      and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)
      and (living.human_id = p.human_id or exists (select from sight s where s.person_id = living.person_id)))
$$;
comment on function place_names_me(uuid) is 'Whether a protected place of this person, or of whoever lives with them, is kept to the actor among others.';

-- What stands where a sorting does not say: as it was. Words that had no readers yet are marked where a place names their author.
create function tells_where_still(person uuid, entry uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select e.tells_where or cardinality(e.categories) = 0 and place_names_me(person)
  from entries e where e.person_id = person and e.entry_id = entry and e.author_id = me_worker() and e.organisation_id = me_organisation()
$$;
comment on function tells_where_still(uuid, uuid) is 'Whether an own entry goes on telling where, when it is sorted by somebody who does not say.';

create view tells_where_to_me with (security_barrier) as
select s.person_id, s.entry_id from seen s join entries e on e.person_id = s.person_id and e.entry_id = s.entry_id
where s.line = 1 and s.level = 'full' and e.tells_where;
comment on view tells_where_to_me is 'Entries that are marked, of those that the actor reads wholly: a summary tells nothing of the words it stands for.';

create function mark_where(person uuid, of_entries uuid[], tells boolean) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with mine as (
    select s.entry_id from seen s
    where s.person_id = person and s.entry_id = any (of_entries) and s.line = 1 and s.level = 'full' and s.alongside and place_names_me(person)
  ), marked as (
    update entries e set tells_where = tells, where_marked_by = me_worker(), version = e.version + 1
    where e.person_id = person and e.entry_id in (select m.entry_id from mine m) and e.tells_where <> tells and (tells or e.where_marked_by = me_worker())
    returning 1
  )
  select exists (select from marked) or exists (
    select from mine m join entries e on e.person_id = person and e.entry_id = m.entry_id where e.tells_where = tells)
$$;
comment on function mark_where(uuid, uuid[], boolean) is 'Marks what the actor reads of somebody whose protected place names them, whoever wrote it; takes off what the actor marked. False: none of it was theirs to mark.';

drop function record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text);
drop function record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text);
create function record_entry(person uuid, entry uuid, conversation uuid, occurred timestamptz, place_said text, said text, carried text[], shown text, held text, known_from text, tells boolean)
returns void language plpgsql as $$
begin
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words,
    categories, shown_to_person, held_because, source, tells_where)
  values (person, entry, me_place(), conversation, case when known_from is null then 'conversation' else 'what_we_know' end, occurred, moment(), place_said,
    me_worker(), me_organisation(), said, carried, shown, held, known_from, coalesce(tells, cardinality(carried) > 0 and place_names_me(person)));
end $$;
comment on function record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean) is 'Writes an entry as the worker of the context.';

-- The session comes first: where it is not good this raises, and nothing is written. The mutation's id comes last, as it does at the door.
create function record_conversation(token_hash bytea, purpose text, mutation uuid, request_hash bytea, answer jsonb, person uuid, entry uuid, conversation uuid,
  occurred timestamptz, place_said text, said text, carried text[], shown text, held text, known_from text, tells boolean)
returns json language plpgsql as $$
declare context constant json := enter_session(token_hash, purpose);
begin
  perform record_entry(person, entry, conversation, occurred, place_said, said, carried, shown, held, known_from, tells);
  perform keep_mutation(mutation, request_hash, answer);
  return context;
end $$;
comment on function record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean) is 'A whole mutation: resumes the session, writes the entry, and keeps the answer. Gives who asks.';

drop function sort_what_was_left(uuid, uuid, integer, text[], text, text);
create function sort_what_was_left(person uuid, entry uuid, from_version integer, said text[], shown text, held text, tells boolean) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with sorted as (
    update entries e set categories = said, shown_to_person = shown, held_because = held, sorted_by = me_worker(), version = e.version + 1,
      tells_where = coalesce(tells, e.tells_where or cardinality(e.categories) = 0 and place_names_me(person))
    where e.person_id = person and e.entry_id = entry and e.version = from_version
      and exists (select from left_to_sort l where l.person_id = person and l.entry_id = entry)
    returning 1
  )
  select exists (select from sorted)
$$;

drop function set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text);
create function set_apart(person uuid, entry uuid, from_version integer, part uuid, to_person uuid, starts integer, letters integer, carried text[], shown text, held text, tells boolean) returns text
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
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because, tells_where)
    select coalesce(to_person, person), part, e.place_id, case when to_person is null then e.conversation_id else part end, 'conversation', e.occurred_at, moment(),
      case when to_person is null then e.happened_where end, e.author_id, e.organisation_id, said, carried, shown, held,
      coalesce(tells, e.tells_where or place_names_me(coalesce(to_person, person)))
    from entries e where e.person_id = person and e.entry_id = entry;
  wrong := mark_entry(person, entry, from_version, mine.headline, mine.passages || mark);
  if wrong <> 'marked' then
    raise exception 'changed meanwhile' using errcode = 'serialization_failure';
  end if;
  return 'marked';
end $$;
comment on function set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text, boolean) is 'Gives words of an own entry other readers, on the same record or on another person''s.';

alter view tells_where_to_me owner to alongside_policy;
alter function place_names_me(uuid) owner to alongside_policy;
alter function tells_where_still(uuid, uuid) owner to alongside_policy;
alter function mark_where(uuid, uuid[], boolean) owner to alongside_policy;
alter function sort_what_was_left(uuid, uuid, integer, text[], text, text, boolean) owner to alongside_policy;
alter function set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text, boolean) owner to alongside_policy;
revoke execute on function place_names_me(uuid), tells_where_still(uuid, uuid), mark_where(uuid, uuid[], boolean),
  record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean),
  record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean),
  sort_what_was_left(uuid, uuid, integer, text[], text, text, boolean),
  set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text, boolean) from public;
grant select on tells_where_to_me to alongside_app;
grant execute on function place_names_me(uuid), tells_where_still(uuid, uuid), mark_where(uuid, uuid[], boolean),
  record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean),
  record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text, boolean),
  sort_what_was_left(uuid, uuid, integer, text[], text, text, boolean),
  set_apart(uuid, uuid, integer, uuid, uuid, integer, integer, text[], text, text, boolean) to alongside_app;
