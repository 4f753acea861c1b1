-- The first statement of a request's transaction: the session behind the cookie becomes the context, in one step and one round trip.
-- It raises where the session is not good. PostgreSQL then refuses every statement that was sent behind it, so none runs without a context.

-- What a good session is, for both functions that ask.
create view good_sessions with (security_barrier) as
select s.token_hash, s.session_id, s.place_id, s.worker_id, s.organisation_id, m.role, s.ends_at, s.seen_at, m.from_at, m.membership_id
from sessions s
join organisations o on o.organisation_id = s.organisation_id and o.issuer is not distinct from s.opened_by
join memberships m on m.worker_id = s.worker_id and m.organisation_id = s.organisation_id
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
where s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes';
comment on view good_sessions is 'Sessions that have not ended, of workers who are members still and came by their organisation''s own way in.';
alter view good_sessions owner to alongside_policy;

-- The session behind a token, if it is still good; it is seen now. Written at most twice a minute.
create or replace function resume_session(hash bytea)
returns table (session_id uuid, place_id uuid, worker_id uuid, organisation_id uuid, role text, ends_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update sessions s set seen_at = moment()
  where s.session_id in (select g.session_id from good_sessions g where g.token_hash = hash) and s.seen_at < moment() - interval '30 seconds';
  select g.session_id, g.place_id, g.worker_id, g.organisation_id, g.role, g.ends_at
  from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1
$$;

-- The same for a request's transaction. Each request passes here, so it writes only where there is something to write.
-- One JSON value and no row: a row of a function costs a fifth more.
create function enter_session(hash bytea, purpose text) returns json
language plpgsql security definer set search_path = public, pg_temp as $$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  if good.seen_at < moment() - interval '30 seconds' then
    update sessions s set seen_at = moment() where s.session_id = good.session_id and s.seen_at < moment() - interval '30 seconds';
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id);
end $$;

alter function enter_session(bytea, text) owner to alongside_policy;
revoke execute on function enter_session(bytea, text) from public;
grant execute on function enter_session(bytea, text) to alongside_app;
