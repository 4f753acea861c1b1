-- Each look gets its leaf, the SHA-256 over all that its row says, in the transaction that writes it; and nothing takes a look back.

do $$ begin
  if not exists (select from pg_roles where rolname = 'alongside_sealer') then
    raise exception 'The role alongside_sealer is missing. Run "npm run prepare-database" once more, as docs/operations.md says, and start again. Nothing was changed.';
  end if;
end $$;

-- The leaf of the log's trees, in its first encoding. RFC 6962 sets 0x00 before a leaf and 0x01 before a node. Then come the encoding's name,
-- what has a fixed length, each text behind its length, and PostgreSQL's own binary form of the entries. So no two rows have one encoding.
-- docs/access-log.md has it byte for byte, and libs/access-log/api/src/seals/leaf.ts computes the same without the database.
-- Immutable, although convert_to() calls itself stable: it is, in a database that is UTF-8.
create function access_leaf(place_id uuid, person_id uuid, at timestamptz, event_id uuid, worker_id uuid, organisation_id uuid, role text,
  session_id uuid, purpose text, operation text, kind text, result text, entry_ids uuid[], rules text[], request_id uuid) returns bytea
language plpgsql immutable parallel safe as $$
declare said text := to_jsonb(rules)::text;
begin
  return sha256('\x00'::bytea || convert_to(E'alongside access event 1\n', 'UTF8')
    || uuid_send(place_id) || uuid_send(person_id) || timestamptz_send(at) || uuid_send(event_id) || uuid_send(worker_id)
    || uuid_send(organisation_id) || uuid_send(session_id) || uuid_send(request_id)
    || int4send(octet_length(role)) || convert_to(role, 'UTF8') || int4send(octet_length(purpose)) || convert_to(purpose, 'UTF8')
    || int4send(octet_length(operation)) || convert_to(operation, 'UTF8') || int4send(octet_length(kind)) || convert_to(kind, 'UTF8')
    || int4send(octet_length(result)) || convert_to(result, 'UTF8') || int4send(octet_length(said)) || convert_to(said, 'UTF8')
    || array_send(entry_ids));
end $$;
grant execute on function access_leaf(uuid, uuid, timestamptz, uuid, uuid, uuid, text, uuid, text, text, text, text, uuid[], text[], uuid) to alongside_app, alongside_policy;
comment on function access_leaf(uuid, uuid, timestamptz, uuid, uuid, uuid, text, uuid, text, text, text, text, uuid[], text[], uuid) is
  'The SHA-256 leaf of one look: a digest of its row, without the row.';

alter table access_events add column leaf bytea not null generated always as (
  access_leaf(place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)) stored;
alter table access_events add constraint access_events_at_check check (isfinite(at));
comment on column access_events.leaf is 'What the seals are made of. Worked out by the database, so that nobody can give another.';
-- The way of the sealer: looks in the order of their time, whosever they are.
create index access_events_at on access_events (at, event_id);

-- Rows are only ever added, by whoever it may be: the owner too must first take a trigger away, and what a superuser changes the seals show.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change() is 'For tables whose rows are never changed or deleted.';
create trigger append_only before update or delete on access_events for each row execute function refuse_change();
create trigger never_emptied before truncate on access_events for each statement execute function refuse_change();

-- As before, and each month's table cannot be emptied either. PostgreSQL gives a new partition the triggers for rows by itself, not this one.
-- What the default partition took moves along: the one time that rows leave a table of the log, in the order of the owner alone.
create or replace procedure make_access_event_partitions() language plpgsql as $$
declare
  starts timestamptz;
  ends timestamptz;
  name text;
  given text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = 'access_events'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
begin
  for n in 0..3 loop
    starts := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n)) at time zone 'UTC';
    ends := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n + 1)) at time zone 'UTC';
    name := 'access_events_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
    if to_regclass(name) is null then
      lock table access_events in access exclusive mode;
      execute format('create table %I (like access_events including defaults including constraints including generated)', name);
      alter table access_events_default disable trigger append_only;
      execute format('with moved as (delete from access_events_default where at >= $1 and at < $2 returning *) insert into %I (%s) select %s from moved', name, given, given) using starts, ends;
      alter table access_events_default enable trigger append_only;
      execute format('alter table access_events attach partition %I for values from (%L) to (%L)', name, starts, ends);
      execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', name);
      call secure_table(name::regclass);
    end if;
  end loop;
end $$;

do $$
declare part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'access_events'::regclass loop
    execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', part);
  end loop;
end $$;
