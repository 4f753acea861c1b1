-- Sign-in and sessions. The application touches these tables through definer functions alone: before a session there is no context.

create table worker_identities (
  issuer text not null,
  subject text not null,
  worker_id uuid not null,
  constraint worker_identities_pkey primary key (issuer, subject),
  constraint worker_identities_worker_fkey foreign key (worker_id) references workers on delete restrict
);
comment on table worker_identities is 'Which login of which OpenID issuer is which worker.';
call secure_table('worker_identities');

create table sign_in_attempts (
  state_hash bytea not null,
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  begun_at timestamptz not null,
  constraint sign_in_attempts_pkey primary key (state_hash)
);
comment on table sign_in_attempts is 'A sign-in under way: what the answer of the issuer is checked against. Taken once, for ten minutes.';
call secure_table('sign_in_attempts');
grant insert, delete on sign_in_attempts to alongside_policy;

create table sessions (
  session_id uuid not null,
  token_hash bytea not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  id_token text,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint sessions_pkey primary key (session_id),
  constraint sessions_token_key unique (token_hash),
  constraint sessions_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint sessions_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
create index sessions_worker on sessions (worker_id) where ended_at is null;
comment on table sessions is 'A signed-in browser. The cookie holds a token, this table its SHA-256; 30 minutes without a request or 12 hours end it.';
call secure_table('sessions');
grant insert, update on sessions to alongside_policy;

create table device_keys (
  worker_id uuid not null,
  key bytea not null,
  constraint device_keys_pkey primary key (worker_id),
  constraint device_keys_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint device_keys_key_check check (length(key) = 32)
);
comment on table device_keys is 'What a worker keeps on a device (drafts, outbox) is encrypted with this key; the browser forgets it when the session ends.';
call secure_table('device_keys');
create policy app_own on device_keys to alongside_app using (worker_id = me_worker()) with check (worker_id = me_worker());
grant select, insert on device_keys to alongside_app;

create function begin_sign_in(state_hash bytea, code_verifier text, nonce text, return_to text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempts where begun_at < moment() - interval '10 minutes';
  insert into sign_in_attempts values (state_hash, code_verifier, nonce, return_to, moment());
$$;

create function take_sign_in(hash bytea) returns table (code_verifier text, nonce text, return_to text)
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempts a where a.state_hash = hash and a.begun_at > moment() - interval '10 minutes'
  returning a.code_verifier, a.nonce, a.return_to
$$;

-- Opens a session for a known login with a current membership: the organisation acted for last, else the first one joined. No row: not known here.
create function open_session(login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with chosen as (
    select w.worker_id, w.place_id, m.organisation_id
    from worker_identities i
    join workers w on w.worker_id = i.worker_id
    join memberships m on m.worker_id = w.worker_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    where i.issuer = login_issuer and i.subject = login_subject
    order by (select max(s.seen_at) from sessions s where s.worker_id = w.worker_id and s.organisation_id = m.organisation_id) desc nulls last, m.from_at, m.membership_id
    limit 1
  ), opened as (
    insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, id_token, started_at, seen_at, ends_at)
    select new_session, new_token_hash, place_id, worker_id, organisation_id, new_id_token, moment(), moment(), moment() + interval '12 hours' from chosen
    returning 1
  )
  select exists (select from opened)
$$;

-- The session behind a token, if it is still good; it is seen now. Written at most twice a minute.
create function resume_session(hash bytea)
returns table (session_id uuid, place_id uuid, worker_id uuid, organisation_id uuid, role text, ends_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update sessions s set seen_at = moment()
  where s.token_hash = hash and s.seen_at < moment() - interval '30 seconds'
    and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes';
  select s.session_id, s.place_id, s.worker_id, s.organisation_id, m.role, s.ends_at
  from sessions s
  join memberships m on m.worker_id = s.worker_id and m.organisation_id = s.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  where s.token_hash = hash and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes'
  order by m.from_at, m.membership_id
  limit 1
$$;

-- Signing out ends every session of that worker, on every device. Gives what the issuer needs to end its own.
create function end_sessions(hash bytea) returns text
language sql security definer set search_path = public, pg_temp as $$
  with mine as (select s.worker_id, s.id_token from sessions s where s.token_hash = hash),
  ended as (update sessions s set ended_at = moment() from mine where s.worker_id = mine.worker_id and s.ended_at is null)
  select id_token from mine
$$;

-- A browser that signs in again leaves its old session behind; the worker's other devices keep theirs.
create function end_session(hash bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sessions s set ended_at = moment() where s.token_hash = hash and s.ended_at is null
$$;

-- The sign-in page names the place before anybody is signed in.
create function place_name() returns text
language sql stable security definer set search_path = public, pg_temp as $$ select name from places order by place_id limit 1 $$;

create function act_for(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with moved as (
    update sessions s set organisation_id = wanted
    where s.session_id = me_session() and s.worker_id = me_worker() and s.ended_at is null
      and exists (select from memberships m where m.worker_id = s.worker_id and m.organisation_id = wanted
        and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    returning 1
  )
  select exists (select from moved)
$$;

alter function begin_sign_in(bytea, text, text, text) owner to alongside_policy;
alter function take_sign_in(bytea) owner to alongside_policy;
alter function open_session(text, text, uuid, bytea, text) owner to alongside_policy;
alter function resume_session(bytea) owner to alongside_policy;
alter function end_sessions(bytea) owner to alongside_policy;
alter function end_session(bytea) owner to alongside_policy;
alter function place_name() owner to alongside_policy;
alter function act_for(uuid) owner to alongside_policy;
revoke execute on function begin_sign_in(bytea, text, text, text), take_sign_in(bytea), open_session(text, text, uuid, bytea, text), resume_session(bytea), end_sessions(bytea), end_session(bytea), place_name(), act_for(uuid) from public;
grant execute on function begin_sign_in(bytea, text, text, text), take_sign_in(bytea), open_session(text, text, uuid, bytea, text), resume_session(bytea), end_sessions(bytea), end_session(bytea), place_name(), act_for(uuid) to alongside_app;
