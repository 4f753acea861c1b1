-- The list of an organisation: its private index of people, and nothing of the shared record. Someone on it becomes a person when a worker begins with them.
-- The application touches none of these tables: it reads two views and calls the functions of 1765000300100.

create table list_loads (
  organisation_id uuid not null,
  load_id uuid not null,
  place_id uuid not null,
  source text not null,
  loaded_by uuid not null,
  started_at timestamptz not null,
  last_at timestamptz not null,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  constraint list_loads_pkey primary key (organisation_id, load_id),
  constraint list_loads_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint list_loads_worker_fkey foreign key (loaded_by) references workers on delete restrict,
  constraint list_loads_source_check check (length(source) between 1 and 200)
);
comment on table list_loads is 'Each load of a list: whose, from where, by whom, when, and how many rows were new, changed, the same or refused.';
call secure_table('list_loads');
grant insert, update (last_at, added, changed, same, refused) on list_loads to alongside_policy;

create table listed_people (
  organisation_id uuid not null,
  listed_id uuid not null,
  place_id uuid not null,
  reference text,
  reference_key text collate "C",
  name_key text collate "C" not null,
  find_words tsvector not null,
  preferred_name text not null,
  full_name text,
  birth_date date,
  postcode text,
  phone text,
  street text,
  worker text,
  worker_key text collate "C",
  named_by uuid,
  known text,
  known_at date,
  known_from text,
  load_id uuid not null,
  seen_in uuid not null,
  listed_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  constraint listed_people_pkey primary key (organisation_id, listed_id),
  constraint listed_people_listed_key unique (listed_id),
  constraint listed_people_load_fkey foreign key (organisation_id, load_id) references list_loads on delete restrict,
  constraint listed_people_seen_fkey foreign key (organisation_id, seen_in) references list_loads on delete restrict,
  constraint listed_people_preferred_name_check check (length(preferred_name) between 1 and 200),
  constraint listed_people_known_check check (length(known) between 1 and 20000)
);
create unique index listed_people_reference on listed_people (organisation_id, reference_key, name_key) where reference_key is not null;
create index listed_people_name on listed_people (organisation_id, name_key, listed_id);
create index listed_people_birth_date on listed_people (organisation_id, birth_date);
create index listed_people_phone on listed_people (organisation_id, phone);
create index listed_people_worker on listed_people (organisation_id, worker_key, name_key, listed_id) where worker_key is not null;
create index listed_people_words on listed_people using gin (find_words);
comment on table listed_people is 'Someone on an organisation''s own list. Nobody else finds people by it. Null means not known.';
comment on column listed_people.listed_id is 'Becomes the person_id when a worker begins with them; looks at the list are logged under it.';
comment on column listed_people.reference is 'What the organisation calls the person or the tenancy in its own system. Not unique: joint tenants share one.';
comment on column listed_people.find_words is 'The words of the name, and how each sounds after a tilde.';
comment on column listed_people.worker_key is 'The name of the worker whom the list names, as names are compared.';
comment on column listed_people.load_id is 'The load that last changed the row.';
comment on column listed_people.seen_in is 'The load that last had the row, changed or not.';
comment on column listed_people.named_by is 'Who loaded the row that names this worker.';
call secure_table('listed_people');
create trigger listed_people_next_version before update of preferred_name on listed_people for each row execute function next_version_only();
grant insert, update on listed_people to alongside_policy;

create table listed_answers (
  organisation_id uuid not null,
  listed_id uuid not null,
  worker_id uuid not null,
  place_id uuid not null,
  answer text not null,
  answered_at timestamptz not null,
  constraint listed_answers_pkey primary key (organisation_id, listed_id, worker_id),
  constraint listed_answers_listed_fkey foreign key (organisation_id, listed_id) references listed_people on delete restrict,
  constraint listed_answers_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint listed_answers_answer_check check (answer in ('alongside', 'starting', 'not_mine'))
);
comment on table listed_answers is 'What a worker said of someone on the list: "not mine" is remembered, and they are not asked again.';
call secure_table('listed_answers');
grant insert, update (answer, answered_at) on listed_answers to alongside_policy;

-- The name of a worker as a list may have it: "Reid, Sam", "Sam Reid (link worker)", or the address sam.reid@example.org.
create function worker_key(given text) returns text language sql immutable set search_path = public, pg_temp as $$
  select nullif(name_key(case
    when given like '%@%' then regexp_replace(split_part(given, '@', 1), '[0-9]+$', '')
    else regexp_replace(regexp_replace(given, '\([^)]*\)', ' ', 'g'), '^([^,]+),([^,]+)$', '\2 \1') end), '')
$$;

-- The words by which a name on the list is found: as they are, as they sound, and O'Brien as obrien too.
create function list_words(named text) returns text[] language sql immutable set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct w.found), '{}')
  from unnest(string_to_array(name_key(named) || ' ' || name_key(regexp_replace(named, '[''’]', '', 'g')), ' ')) word (part)
  cross join lateral (values (word.part), ('~' || nullif(dmetaphone(word.part), ''))) w (found)
  where w.found <> ''
$$;

-- The people of this organisation's list whom this worker may know to be on it. A conflict link hides the row of the same person, and every
-- row that may be theirs: one word of the name, and birth date, phone or postcode. The same goes for the worker's own record.
create view own_list with (security_barrier) as
select me.place_id, me.organisation_id, me.worker_id, l.listed_id, coalesce(l.full_name, l.preferred_name) as name, l.preferred_name, l.name_key, l.worker_key, l.named_by,
  date_part('year', age((moment() at time zone 'Europe/London')::date::timestamp, l.birth_date::timestamp))::integer as age,
  coalesce(l.worker_key = (select name_key(w.name) from workers w where w.worker_id = me.worker_id)
    and not exists (select from memberships m join workers other on other.worker_id = m.worker_id
      where m.organisation_id = me.organisation_id and m.worker_id <> me.worker_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
        and name_key(other.name) = l.worker_key), false) as names_me
from stance me
join listed_people l on l.organisation_id = me.organisation_id
where l.listed_id <> all (me.conflicted) and l.listed_id is distinct from me.own_person_id
  and not exists (select from people p
    where p.person_id = any (me.conflicted || me.own_person_id)
      and (p.birth_date = l.birth_date or p.phone = l.phone or p.postcode = l.postcode)
      and string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ') && string_to_array(name_key(concat_ws(' ', l.full_name, l.preferred_name)), ' '));
comment on view own_list is 'Who is on the list of this worker''s organisation: name and age.';

-- Whom the list proposes to this worker, until they answer or begin with the person in another way.
create view my_proposals with (security_barrier) as
select o.listed_id, o.name, o.preferred_name, o.name_key, o.age
from own_list o
where o.worker_key = (select name_key(w.name) from workers w where w.worker_id = me_worker()) and o.names_me
  and not exists (select from listed_answers a where a.organisation_id = o.organisation_id and a.listed_id = o.listed_id and a.worker_id = o.worker_id)
  and not exists (select from involvements i where i.person_id = o.listed_id and i.worker_id = o.worker_id and i.organisation_id = o.organisation_id);
comment on view my_proposals is 'Whom the list of this worker''s organisation says they are alongside.';

-- What the list says was known already, for those alongside from the organisation whose list it is.
create view known_on_list with (security_barrier) as
select s.person_id, l.known, coalesce(l.known_at, (l.changed_at at time zone 'Europe/London')::date) as known_at, coalesce(l.known_from, loaded.source) as known_from
from sight s
join listed_people l on l.organisation_id = s.organisation_id and l.listed_id = s.person_id
join list_loads loaded on loaded.organisation_id = l.organisation_id and loaded.load_id = l.load_id
where s.alongside and l.known is not null;
comment on view known_on_list is 'What an organisation knew of a person before anyone began with them here: words, day, source.';

-- For whoever looks after the list.
create view own_list_loads with (security_barrier) as
select l.load_id, l.source, l.loaded_by, w.name as loader_name, l.started_at, l.last_at, l.added, l.changed, l.same, l.refused
from stance me
join list_loads l on l.organisation_id = me.organisation_id
join workers w on w.worker_id = l.loaded_by
where me_role() in ('administrator', 'supervisor');
comment on view own_list_loads is 'The loads of this organisation''s list, for its administrators and supervisors.';

create view own_list_workers with (security_barrier) as
select l.worker_key, min(l.worker) as given, count(*)::integer as people,
  (select count(distinct w.worker_id) from memberships m join workers w on w.worker_id = m.worker_id
    where m.organisation_id = me.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
      and name_key(w.name) = l.worker_key)::integer as workers
from stance me
join listed_people l on l.organisation_id = me.organisation_id and l.worker_key is not null
where me_role() in ('administrator', 'supervisor')
group by me.organisation_id, l.worker_key;
comment on view own_list_workers is 'The workers whom this organisation''s list names, and how many who work here are called so, for its administrators and supervisors.';

alter view own_list owner to alongside_policy;
alter view my_proposals owner to alongside_policy;
alter view known_on_list owner to alongside_policy;
alter view own_list_loads owner to alongside_policy;
alter view own_list_workers owner to alongside_policy;
grant select on my_proposals, known_on_list, own_list_loads, own_list_workers to alongside_app;
grant execute on function worker_key(text), list_words(text) to alongside_policy;
