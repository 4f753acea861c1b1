-- A database without a place waits to be set up: whoever holds the code that the server showed makes the place, its first organisation and its first administrator.

create table set_up_codes (
  code_hash bytea not null,
  made_at timestamptz not null,
  constraint set_up_codes_pkey primary key (code_hash),
  constraint set_up_codes_code_check check (length(code_hash) = 32)
);
comment on table set_up_codes is 'The SHA-256 of the code of the newest start, while there is no place. None: there is nothing to set up.';
call secure_table('set_up_codes');
grant insert, delete on set_up_codes to alongside_policy;
grant insert on places, organisations, workers, memberships, worker_identities to alongside_policy;

-- The code of this start takes the place of the one before. False: a place stands.
create function new_set_up_code(hash bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('alongside.set-up'));
  if exists (select from places) then return false; end if;
  delete from set_up_codes;
  insert into set_up_codes values (hash, moment());
  return true;
end $$;

create function set_up_code() returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select c.code_hash from set_up_codes c where not exists (select from places)
$$;

-- Everything of a new place but the way in. False: somebody was faster, or the code is not the newest. One at a time. Not for the application to call.
create function set_up_place(code bytea, new_place jsonb, by_issuer text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place uuid := new_place ->> 'placeId';
  organisation uuid := new_place ->> 'organisationId';
  worker uuid := new_place ->> 'workerId';
begin
  perform pg_advisory_xact_lock(hashtext('alongside.set-up'));
  if exists (select from places) or not exists (select from set_up_codes c where c.code_hash = code) then return false; end if;
  delete from set_up_codes;
  insert into places (place_id, name) values (place, new_place ->> 'place');
  insert into organisations (organisation_id, place_id, name, kind, joined_at, issuer, looks_after_place)
  values (organisation, place, new_place ->> 'organisation', new_place ->> 'kind', moment(), by_issuer, true);
  insert into workers (worker_id, place_id, name) values (worker, place, new_place ->> 'administrator');
  insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
  values ((new_place ->> 'membershipId')::uuid, place, worker, organisation, 'administrator', new_place ->> 'jobTitle', moment());
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, detail)
  values (place, gen_random_uuid(), moment(), worker, organisation, 'place_set_up', organisation, worker, '{}');
  return true;
end $$;

create function set_up_with_passkey(code bytea, new_place jsonb, id bytea, key bytea, counter bigint, transports text[], new_session uuid, new_token_hash bytea)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare worker uuid := new_place ->> 'workerId';
begin
  if not set_up_place(code, new_place, null) then return false; end if;
  insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at) values (id, worker, key, counter, transports, '', moment());
  if not start_session(worker, null, id, null, new_session, new_token_hash, null) then raise exception 'no session was opened'; end if;
  return true;
end $$;

create function set_up_with_login(code bytea, new_place jsonb, login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare worker uuid := new_place ->> 'workerId';
begin
  if not set_up_place(code, new_place, login_issuer) then return false; end if;
  insert into worker_identities (issuer, subject, worker_id) values (login_issuer, login_subject, worker);
  if not start_session(worker, login_issuer, null, null, new_session, new_token_hash, new_id_token) then raise exception 'no session was opened'; end if;
  return true;
end $$;

do $$
declare made regprocedure;
begin
  foreach made in array array[
    'new_set_up_code(bytea)', 'set_up_code()',
    'set_up_with_passkey(bytea, jsonb, bytea, bytea, bigint, text[], uuid, bytea)', 'set_up_with_login(bytea, jsonb, text, text, uuid, bytea, text)'
  ]::regprocedure[] loop
    execute format('alter function %s owner to alongside_policy', made);
    execute format('revoke execute on function %s from public', made);
    execute format('grant execute on function %s to alongside_app', made);
  end loop;
end $$;
alter function set_up_place(bytea, jsonb, text) owner to alongside_policy;
revoke execute on function set_up_place(bytea, jsonb, text) from public;
