-- That a session was used is noted beside the requests, for many sessions in one statement. Each request wrote it for itself before, and asked whether
-- what the settings give is kept: for somebody who opens a page a minute that was a fifth of what the page costs.

-- `unseen`: nobody noted for half a minute that this session is used, so whoever asked should. A session that was long unused is noted here and now:
-- where a process dies with its notes, nobody is signed out more than ten minutes early by it.
create or replace function enter_session(hash bytea, purpose text) returns json
language plpgsql security definer set search_path = public, pg_temp as $$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  if good.seen_at < moment() - interval '10 minutes' then
    update sessions s set seen_at = moment() where s.session_id = good.session_id and s.seen_at < moment() - interval '10 minutes';
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id, 'unseen', good.seen_at < moment() - interval '30 seconds');
end $$;

-- Three lists of one length: the token's hash, the purpose it was used for, and how many seconds ago. A session that is no longer good stays so. What
-- is locked is being noted by somebody else, or ended. Whoever is seen first after a change of the settings has what they give compiled and kept.
create function note_seen(hashes bytea[], purposes text[], seconds_ago double precision[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with noted as (
    select note.hash, moment() - make_interval(secs => greatest(min(note.ago), 0)) as used_at
    from unnest(hashes, seconds_ago) note(hash, ago) group by note.hash
  ), held as (
    select s.session_id, noted.used_at
    from noted join sessions s on s.token_hash = noted.hash
    where s.seen_at < noted.used_at and exists (select from good_sessions g where g.session_id = s.session_id)
    order by s.session_id for update of s skip locked
  )
  update sessions s set seen_at = held.used_at from held where s.session_id = held.session_id;

  perform keep_posture(used.organisation_id, used.role, used.purpose)
  from (select distinct g.organisation_id, g.role, note.purpose
    from unnest(hashes, purposes) note(hash, purpose) join good_sessions g on g.token_hash = note.hash
    order by g.organisation_id, g.role, note.purpose) used;
end $$;
alter function note_seen(bytea[], text[], double precision[]) owner to alongside_policy;
revoke execute on function note_seen(bytea[], text[], double precision[]) from public;
grant execute on function note_seen(bytea[], text[], double precision[]) to alongside_app;
comment on function note_seen(bytea[], text[], double precision[]) is 'Notes when these sessions were last used, and keeps what the settings give to whoever used them.';
