-- Accepting an invitation: one statement takes it, makes what it promises and opens the session. The application has the token's hash and nothing else.

-- Who was invited again is let in only while they still work there, and nowhere else: their new way in would open that other place too.
create view open_invitations with (security_barrier) as
select i.invitation_id, i.place_id, i.organisation_id, i.worker_id, i.token_hash, i.name, i.job_title, i.role, o.name as organisation, o.issuer
from invitations i
join organisations o on o.organisation_id = i.organisation_id
where i.accepted_at is null and i.withdrawn_at is null and moment() < i.ends_at
  and (i.worker_id is null or (
    exists (select from memberships m where m.worker_id = i.worker_id and m.organisation_id = i.organisation_id
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    and not exists (select from memberships m where m.worker_id = i.worker_id and m.organisation_id <> i.organisation_id
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))));
comment on view open_invitations is 'Invitations that can be accepted now. Not for the application: it asks by the hash of a token.';
alter view open_invitations owner to alongside_policy;

grant delete on worker_identities to alongside_policy;

create function invitation_behind(hash bytea) returns table (place text, organisation text, name text, job_title text, issuer text, worker_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.name, i.organisation, i.name, i.job_title, i.issuer, i.worker_id
  from open_invitations i join places p on p.place_id = i.place_id where i.token_hash = hash
$$;

-- Of two browsers with one link the second finds nothing: the update waits for the first, and looks again. Not for the application to call.
create function take_invitation(hash bytea, by_issuer text) returns setof invitations
language sql security definer set search_path = public, pg_temp as $$
  update invitations i set accepted_at = moment() from open_invitations o
  where o.invitation_id = i.invitation_id and o.token_hash = hash and o.issuer is not distinct from by_issuer
    and i.accepted_at is null and i.withdrawn_at is null
  returning i.*
$$;

-- Without a session nothing of the way here holds: everything is taken back. Not for the application to call.
create function must_start(started boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not started then raise exception 'no session was opened'; end if;
end $$;

-- What a taken invitation promises, but the way in: the worker where they are new, and a membership where they have none. Not for the application to call.
create function keep_invitation(taken invitations, joiner uuid, new_membership uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into workers (worker_id, place_id, name) values (joiner, taken.place_id, taken.name) on conflict do nothing;
  insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
  select new_membership, taken.place_id, joiner, taken.organisation_id, taken.role, taken.job_title, moment() where taken.worker_id is null;
  update sessions s set ended_at = moment() where s.worker_id = taken.worker_id and s.ended_at is null;
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, detail)
  values (taken.place_id, gen_random_uuid(), moment(), joiner, taken.organisation_id, 'invitation_accepted', taken.organisation_id, joiner, '{}');
$$;

-- Whether a worker of here may take this invitation: they are not in that organisation yet. Not for the application to call.
create function may_join(hash bytea, joiner uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from open_invitations i join workers w on w.worker_id = joiner and w.place_id = i.place_id
    where i.token_hash = hash and i.worker_id is null and not exists (select from memberships m
      where m.worker_id = joiner and m.organisation_id = i.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)))
$$;

-- By a new passkey: someone new, or someone invited again, whose older passkeys then open nothing more.
create function accept_with_new_passkey(hash bytea, joiner uuid, new_membership uuid, id bytea, key bytea, counter bigint, transports text[], new_session uuid, new_token_hash bytea)
returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken invitations;
begin
  select * into taken from take_invitation(hash, null);
  if not found then return 'not-known'; end if;
  if taken.worker_id <> joiner then raise exception 'this passkey was asked for as somebody else''s'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  update passkeys p set removed_at = moment() where p.worker_id = joiner and p.removed_at is null;
  insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at) values (id, joiner, key, counter, transports, '', moment());
  perform must_start(start_session(joiner, null, id, taken.organisation_id, new_session, new_token_hash, null));
  return 'accepted';
end $$;

-- By a passkey that somebody has here already, for another organisation: the same worker joins this one too.
create function accept_with_passkey(hash bytea, id bytea, new_counter bigint, new_membership uuid, new_session uuid, new_token_hash bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken invitations; joiner uuid;
begin
  if not exists (select from open_invitations i where i.token_hash = hash and i.issuer is null) then return 'not-known'; end if;
  joiner := use_passkey(id, new_counter);
  if joiner is null then return 'not-known'; end if;
  perform pg_advisory_xact_lock(hashtextextended(joiner::text, 20));
  if not may_join(hash, joiner) then return 'already-here'; end if;
  select * into taken from take_invitation(hash, null);
  if not found then return 'not-known'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  perform must_start(start_session(joiner, null, id, taken.organisation_id, new_session, new_token_hash, null));
  return 'accepted';
end $$;

-- By a login of the organisation's own issuer: someone new, someone who works for another organisation of that issuer, or someone invited again.
create function accept_with_login(hash bytea, login_issuer text, login_subject text, new_worker uuid, new_membership uuid, new_session uuid, new_token_hash bytea, new_id_token text)
returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken invitations; known uuid; again uuid; joiner uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(login_issuer || ' ' || login_subject, 21));
  select i.worker_id into again from open_invitations i where i.token_hash = hash and i.issuer = login_issuer;
  if not found then return 'not-known'; end if;
  select i.worker_id into known from worker_identities i where i.issuer = login_issuer and i.subject = login_subject;
  joiner := coalesce(again, known, new_worker);
  if known <> joiner or (again is null and known is not null and not may_join(hash, known)) then return 'already-here'; end if;
  select * into taken from take_invitation(hash, login_issuer);
  if not found then return 'not-known'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  delete from worker_identities i where i.worker_id = taken.worker_id and i.issuer = login_issuer and i.subject <> login_subject;
  insert into worker_identities (issuer, subject, worker_id) values (login_issuer, login_subject, joiner) on conflict do nothing;
  perform must_start(start_session(joiner, login_issuer, null, taken.organisation_id, new_session, new_token_hash, new_id_token));
  return 'accepted';
end $$;

do $$
declare made regprocedure;
begin
  foreach made in array array[
    'invitation_behind(bytea)', 'accept_with_new_passkey(bytea, uuid, uuid, bytea, bytea, bigint, text[], uuid, bytea)',
    'accept_with_passkey(bytea, bytea, bigint, uuid, uuid, bytea)', 'accept_with_login(bytea, text, text, uuid, uuid, uuid, bytea, text)'
  ]::regprocedure[] loop
    execute format('alter function %s owner to alongside_policy', made);
    execute format('revoke execute on function %s from public', made);
    execute format('grant execute on function %s to alongside_app', made);
  end loop;
end $$;
alter function take_invitation(bytea, text) owner to alongside_policy;
alter function keep_invitation(invitations, uuid, uuid) owner to alongside_policy;
alter function may_join(bytea, uuid) owner to alongside_policy;
alter function must_start(boolean) owner to alongside_policy;
revoke execute on function must_start(boolean), take_invitation(bytea, text), keep_invitation(invitations, uuid, uuid), may_join(bytea, uuid) from public;
