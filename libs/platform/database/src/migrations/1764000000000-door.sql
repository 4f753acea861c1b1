-- The door: who asks (context settings), the clock, and what every table gets.
-- Roles stand before this runs (tools/postgres): alongside_migrator owns, alongside_app asks, alongside_policy decides.

revoke create on schema public from public;
grant usage on schema public to alongside_app, alongside_policy;
grant create on schema public to alongside_policy;
alter default privileges revoke execute on functions from public;

create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;

-- Context. current_setting() without missing_ok raises when nothing is set, and the cast raises on the '' that is left after a commit:
-- a statement outside a context fails loudly instead of finding no rows.
create function me_worker() returns uuid language sql stable as $$ select current_setting('app.worker_id')::uuid $$;
create function me_organisation() returns uuid language sql stable as $$ select current_setting('app.organisation_id')::uuid $$;
create function me_place() returns uuid language sql stable as $$ select current_setting('app.place_id')::uuid $$;
create function me_session() returns uuid language sql stable as $$ select current_setting('app.session_id')::uuid $$;
create function me_role() returns text language sql stable as $$ select nullif(current_setting('app.role'), '') $$;
create function me_purpose() returns text language sql stable as $$ select nullif(current_setting('app.purpose'), '') $$;

-- The clock is an input: the test database, and only it, replaces this function (it belongs to the migrator).
create function moment() returns timestamptz language sql stable as $$ select statement_timestamp() $$;

grant execute on function me_worker(), me_organisation(), me_place(), me_session(), me_role(), me_purpose(), moment() to alongside_app, alongside_policy;

-- What every table gets: row-level security enabled and forced, and the two roles that are not asked for a context.
-- The migrator's own policy lets a backfill see rows under FORCE; the policy role owns the views and the few definer functions.
create procedure secure_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy migrator_all on %s to alongside_migrator using (true) with check (true)', target);
  execute format('create policy policy_all on %s to alongside_policy using (true) with check (true)', target);
  execute format('grant select on %s to alongside_policy', target);
end $$;

-- A stale copy may never overwrite: whoever changes a row names the version it started from.
create function next_version_only() returns trigger language plpgsql as $$
begin
  if new.version is distinct from old.version + 1 then
    raise exception 'the version must go up by one' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;

create table mutations (
  place_id uuid not null,
  worker_id uuid not null,
  mutation_id uuid not null,
  request_hash bytea not null,
  answer jsonb,
  made_at timestamptz not null,
  constraint mutations_pkey primary key (worker_id, mutation_id)
);
comment on table mutations is 'Each mutation once: the same id and content gets the stored answer, the same id with other content is refused. The answer holds ids, never words.';
call secure_table('mutations');
create policy app_own on mutations to alongside_app using (worker_id = me_worker()) with check (worker_id = me_worker() and place_id = me_place());
grant select, insert, update (answer) on mutations to alongside_app;
