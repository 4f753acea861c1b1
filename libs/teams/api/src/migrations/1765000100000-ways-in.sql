-- Two ways in, and one for each organisation: the login of its own OpenID issuer, or a passkey where it has none.

alter table organisations
  add column issuer text,
  add column looks_after_place boolean not null default false,
  add constraint organisations_issuer_check check (issuer <> '');
create unique index organisations_looks_after_place on organisations (place_id) where looks_after_place;
comment on column organisations.issuer is 'The OpenID issuer whose logins are its workers. Null: its workers sign in with passkeys.';
comment on column organisations.looks_after_place is 'Its administrators manage the organisations, the teams and everybody. One in a place: the first.';

-- Until now any issuer opened any organisation, so the one that its workers have is theirs.
update organisations o set issuer = known.issuer
from (
  select m.organisation_id, min(i.issuer) as issuer from worker_identities i join memberships m on m.worker_id = i.worker_id group by m.organisation_id
) known
where known.organisation_id = o.organisation_id;
do $$ begin
  if exists (select from worker_identities i join memberships m on m.worker_id = i.worker_id join organisations o on o.organisation_id = m.organisation_id where o.issuer is null) then
    raise exception 'an organisation whose workers sign in at an issuer has none';
  end if;
end $$;

create table passkeys (
  passkey_id bytea not null,
  worker_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  constraint passkeys_pkey primary key (passkey_id),
  constraint passkeys_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint passkeys_passkey_check check (length(passkey_id) between 1 and 1023),
  constraint passkeys_counter_check check (counter >= 0),
  constraint passkeys_name_check check (length(name) <= 60)
);
create index passkeys_worker on passkeys (worker_id) where removed_at is null;
comment on table passkeys is 'The public half of a worker''s passkeys. The id is the credential''s, and the worker''s id is what the credential calls its user.';
comment on column passkeys.counter is 'How often the device says that it was used. One that does not go up is a copy; 0 for ever: the device does not count.';
call secure_table('passkeys');
grant insert, update (counter, last_used_at, removed_at) on passkeys to alongside_policy;

create table passkey_challenges (
  challenge_hash bytea not null,
  worker_id uuid,
  begun_at timestamptz not null,
  constraint passkey_challenges_pkey primary key (challenge_hash)
);
comment on table passkey_challenges is 'A passkey asked for, under a hash of the challenge, the browser and what it is for. Taken once, for five minutes.';
comment on column passkey_challenges.worker_id is 'Whose the new passkey is to be: it is in the passkey before its worker is in the database.';
call secure_table('passkey_challenges');
grant insert, delete on passkey_challenges to alongside_policy;

alter table sessions
  add column opened_by text,
  add column passkey_id bytea,
  add constraint sessions_passkey_fkey foreign key (passkey_id) references passkeys on delete restrict,
  add constraint sessions_one_way_check check (opened_by is null or passkey_id is null);
comment on column sessions.opened_by is 'The issuer whose login opened it. Null: a passkey.';
-- Nobody knows what opened the sessions of before: everyone signs in once more.
update sessions set ended_at = moment() where ended_at is null;

alter table sign_in_attempts add column issuer text not null default '', add column errand jsonb;
alter table sign_in_attempts alter column issuer drop default;
comment on column sign_in_attempts.issuer is 'Where the browser was sent: an answer of any other issuer is none.';
comment on column sign_in_attempts.errand is 'What the login is for besides signing in: an invitation to accept, or the place to set up.';

drop function begin_sign_in(bytea, text, text, text);
drop function take_sign_in(bytea);
drop function open_session(text, text, uuid, bytea, text);
drop function end_sessions(bytea);
drop function place_name();

create function begin_sign_in(state_hash bytea, issuer text, code_verifier text, nonce text, return_to text, errand jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempts where begun_at < moment() - interval '10 minutes';
  insert into sign_in_attempts (state_hash, issuer, code_verifier, nonce, return_to, errand, begun_at)
  values (state_hash, issuer, code_verifier, nonce, return_to, errand, moment());
$$;

create function take_sign_in(hash bytea) returns table (issuer text, code_verifier text, nonce text, return_to text, errand jsonb)
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempts a where a.state_hash = hash and a.begun_at > moment() - interval '10 minutes'
  returning a.issuer, a.code_verifier, a.nonce, a.return_to, a.errand
$$;

create function begin_passkey(challenge_hash bytea, for_worker uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from passkey_challenges where begun_at < moment() - interval '5 minutes';
  insert into passkey_challenges values (challenge_hash, for_worker, moment());
$$;

create function take_passkey_challenge(hash bytea) returns table (worker_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  delete from passkey_challenges c where c.challenge_hash = hash and c.begun_at > moment() - interval '5 minutes' returning c.worker_id
$$;

-- Every session begins here, and only where the way in is the organisation's own: its issuer's login, or a passkey where it has no issuer.
-- `wanted` first (who accepts an invitation begins there), else the organisation acted for last, else the first one joined. Not for the application to call.
create function start_session(opener uuid, by_issuer text, by_passkey bytea, wanted uuid, new_session uuid, new_token_hash bytea, new_id_token text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with chosen as (
    select w.worker_id, w.place_id, m.organisation_id
    from workers w
    join memberships m on m.worker_id = w.worker_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    join organisations o on o.organisation_id = m.organisation_id and o.issuer is not distinct from by_issuer
    where w.worker_id = opener and (by_issuer is null) <> (by_passkey is null)
    order by m.organisation_id is not distinct from wanted desc,
      (select max(s.seen_at) from sessions s where s.worker_id = w.worker_id and s.organisation_id = m.organisation_id) desc nulls last, m.from_at, m.membership_id
    limit 1
  ), opened as (
    insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, id_token, opened_by, passkey_id, started_at, seen_at, ends_at)
    select new_session, new_token_hash, place_id, worker_id, organisation_id, new_id_token, by_issuer, by_passkey, moment(), moment(), moment() + interval '12 hours' from chosen
    returning 1
  )
  select exists (select from opened)
$$;

create function open_session(login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  select start_session((select i.worker_id from worker_identities i where i.issuer = login_issuer and i.subject = login_subject),
    login_issuer, null, null, new_session, new_token_hash, new_id_token)
$$;

create function passkey_to_check(id bytea) returns table (worker_id uuid, public_key bytea, counter bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.worker_id, p.public_key, p.counter from passkeys p where p.passkey_id = id and p.removed_at is null
$$;

-- Uses a passkey whose signature was checked, and gives whose it is. Of two answers with one count only the first counts. Not for the application to call.
create function use_passkey(id bytea, new_counter bigint) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  update passkeys p set counter = new_counter, last_used_at = moment()
  where p.passkey_id = id and p.removed_at is null and (p.counter < new_counter or (p.counter = 0 and new_counter = 0))
  returning p.worker_id
$$;

create function open_session_with_passkey(id bytea, new_counter bigint, new_session uuid, new_token_hash bytea) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  select start_session(use_passkey(id, new_counter), null, id, null, new_session, new_token_hash, null)
$$;

-- As before, and no more once the organisation signs in another way.
create or replace function resume_session(hash bytea)
returns table (session_id uuid, place_id uuid, worker_id uuid, organisation_id uuid, role text, ends_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update sessions s set seen_at = moment()
  where s.token_hash = hash and s.seen_at < moment() - interval '30 seconds'
    and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes';
  select s.session_id, s.place_id, s.worker_id, s.organisation_id, m.role, s.ends_at
  from sessions s
  join organisations o on o.organisation_id = s.organisation_id and o.issuer is not distinct from s.opened_by
  join memberships m on m.worker_id = s.worker_id and m.organisation_id = s.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  where s.token_hash = hash and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes'
  order by m.from_at, m.membership_id
  limit 1
$$;

-- Whoever came by one issuer, or by a passkey, acts for the organisations of that way alone.
create or replace function act_for(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with moved as (
    update sessions s set organisation_id = wanted
    where s.session_id = me_session() and s.worker_id = me_worker() and s.ended_at is null
      and exists (select from memberships m
        join organisations o on o.organisation_id = m.organisation_id and o.issuer is not distinct from s.opened_by
        where m.worker_id = s.worker_id and m.organisation_id = wanted
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    returning 1
  )
  select exists (select from moved)
$$;

-- Signing out ends every session of that worker, on every device. Gives which issuer opened this one, and what it needs to end its own.
create function end_sessions(hash bytea) returns table (opened_by text, id_token text)
language sql security definer set search_path = public, pg_temp as $$
  with mine as (select s.worker_id, s.opened_by, s.id_token from sessions s where s.token_hash = hash),
  ended as (update sessions s set ended_at = moment() from mine where s.worker_id = mine.worker_id and s.ended_at is null)
  select mine.opened_by, mine.id_token from mine
$$;

-- What a page may know before anybody is signed in. No row: there is no place yet.
create function place_to_enter() returns table (name text, demo boolean, passkeys boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.name, p.demo, exists (select from organisations o where o.place_id = p.place_id and o.issuer is null)
  from places p order by p.place_id limit 1
$$;

-- A worker's own passkeys, by the session in their browser.
create function my_passkeys(hash bytea) returns table (passkey_id bytea, name text, added_at timestamptz, last_used_at timestamptz, this_one boolean)
language sql security definer set search_path = public, pg_temp as $$
  select p.passkey_id, p.name, p.added_at, p.last_used_at, p.passkey_id is not distinct from s.passkey_id
  from resume_session(hash) r
  join sessions s on s.session_id = r.session_id
  join passkeys p on p.worker_id = r.worker_id and p.removed_at is null
  order by p.added_at, p.passkey_id
$$;

-- Whose session this is. `by_passkey` is false where an issuer opened it: passkeys are none of that worker's business here.
create function my_passkey_owner(hash bytea) returns table (worker_id uuid, name text, by_passkey boolean)
language sql security definer set search_path = public, pg_temp as $$
  select w.worker_id, w.name, s.passkey_id is not null
  from resume_session(hash) r join sessions s on s.session_id = r.session_id join workers w on w.worker_id = r.worker_id
$$;

create function add_passkey(hash bytea, id bytea, key bytea, counter bigint, transports text[], name text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with added as (
    insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at)
    select add_passkey.id, o.worker_id, key, add_passkey.counter, add_passkey.transports, add_passkey.name, moment()
    from my_passkey_owner(hash) o where o.by_passkey
    returning 1
  )
  select exists (select from added)
$$;

-- Removes one of the worker's own passkeys and ends what it opened. 'last-one': without it there is no way in. One at a time, or two could each take away the other.
create function remove_passkey(hash bytea, id bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare owner uuid;
begin
  select o.worker_id into owner from my_passkey_owner(hash) o;
  if owner is null then return 'signed-out'; end if;
  perform pg_advisory_xact_lock(hashtextextended(owner::text, 20));
  if not exists (select from passkeys p where p.passkey_id = id and p.worker_id = owner and p.removed_at is null) then return 'not-known'; end if;
  if not exists (select from passkeys p where p.passkey_id <> id and p.worker_id = owner and p.removed_at is null) then return 'last-one'; end if;
  update passkeys p set removed_at = moment() where p.passkey_id = id;
  update sessions s set ended_at = moment() where s.passkey_id = id and s.ended_at is null;
  return 'removed';
end $$;

do $$
declare made regprocedure;
begin
  foreach made in array array[
    'begin_sign_in(bytea, text, text, text, text, jsonb)', 'take_sign_in(bytea)', 'begin_passkey(bytea, uuid)', 'take_passkey_challenge(bytea)',
    'open_session(text, text, uuid, bytea, text)', 'passkey_to_check(bytea)', 'open_session_with_passkey(bytea, bigint, uuid, bytea)',
    'end_sessions(bytea)', 'place_to_enter()', 'my_passkeys(bytea)', 'my_passkey_owner(bytea)',
    'add_passkey(bytea, bytea, bytea, bigint, text[], text)', 'remove_passkey(bytea, bytea)'
  ]::regprocedure[] loop
    execute format('alter function %s owner to alongside_policy', made);
    execute format('revoke execute on function %s from public', made);
    execute format('grant execute on function %s to alongside_app', made);
  end loop;
end $$;
alter function start_session(uuid, text, bytea, uuid, uuid, bytea, text) owner to alongside_policy;
alter function use_passkey(bytea, bigint) owner to alongside_policy;
revoke execute on function start_session(uuid, text, bytea, uuid, uuid, bytea, text), use_passkey(bytea, bigint) from public;
