-- Screens that are open: what has changed about whom, so that whoever looks is asked anew what they may see.
-- A change says whom it is about and in which transaction it was made, and nothing of what it was. Without a person it may concern anyone of the place.

create table changes (
  change_id uuid not null default gen_random_uuid(),
  place_id uuid not null,
  person_id uuid,
  xact xid8 not null default pg_current_xact_id(),
  made_at timestamptz not null default statement_timestamp(),
  constraint changes_pkey primary key (change_id)
);
comment on table changes is 'That something changed about a person (none: anyone of the place), for ten minutes. The application may not read it: it asks whether those on its screens are among it.';
call secure_table('changes');
grant insert, delete on changes to alongside_policy;
create index changes_xact on changes (xact);

create function note_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_argv[0] = 'person' then
    insert into changes (place_id, person_id) select distinct c.place_id, c.person_id from changed c;
  else
    insert into changes (place_id) select distinct c.place_id from changed c;
  end if;
  return null;
end $$;
alter function note_changes() owner to alongside_policy;
revoke execute on function note_changes() from public;

-- A record that was merged changes what holds for the other one, and for whoever lives with them.
create function note_merges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into changes (place_id) select distinct c.place_id from changed c join before b using (person_id) where c.merged_into is distinct from b.merged_into;
  return null;
end $$;
alter function note_merges() owner to alongside_policy;
revoke execute on function note_merges() from public;

-- `reach`: whether a row concerns its person alone, or may concern anyone of the place.
create procedure watch_changes(target regclass, reach text) language plpgsql as $$
declare event text;
begin
  foreach event in array array['insert', 'update', 'delete'] loop
    execute format('create trigger changes_on_%s after %s on %s referencing %s table as changed for each statement execute function note_changes(%L)',
      event, event, target, case event when 'delete' then 'old' else 'new' end, reach);
  end loop;
end $$;

call watch_changes('capacity_notes', 'person');
call watch_changes('caution_notes', 'person');
call watch_changes('communication_needs', 'person');
call watch_changes('competence_notes', 'person');
call watch_changes('covers', 'person');
call watch_changes('entries', 'person');
call watch_changes('entry_openings', 'person');
call watch_changes('involvements', 'person');
call watch_changes('lead_workers', 'person');
call watch_changes('named_organisations', 'person');
call watch_changes('overrides', 'person');
call watch_changes('people', 'person');
call watch_changes('protective_acts', 'person');
call watch_changes('representatives', 'person');
call watch_changes('rights_requests', 'person');
call watch_changes('room_cards', 'person');
call watch_changes('safe_contacts', 'person');
call watch_changes('sharing_choices', 'person');
call watch_changes('tellings', 'person');
call watch_changes('visits', 'person');
call watch_changes('what_matters', 'person');
-- What reaches beyond the person in its row: their household, whoever is mentioned, every worker of an organisation.
call watch_changes('agreement_organisations', 'place');
call watch_changes('conflict_links', 'place');
call watch_changes('enforcement_duties', 'place');
call watch_changes('huddle_invitations', 'place');
call watch_changes('huddles', 'place');
call watch_changes('memberships', 'place');
call watch_changes('organisations', 'place');
call watch_changes('protections', 'place');
call watch_changes('releases', 'place');
call watch_changes('residences', 'place');
call watch_changes('role_needs', 'place');
call watch_changes('sharing_agreements', 'place');
call watch_changes('sharing_bases', 'place');
call watch_changes('sharing_settings', 'place');
call watch_changes('workers', 'place');
create trigger changes_on_merge after update on people referencing old table as before new table as changed for each statement execute function note_merges();
drop procedure watch_changes(regclass, text);

-- Whoever asks names the people on their screens, and gets those of them that something changed about. `since` is the horizon of the last answer:
-- every transaction below it had ended, so none that ends late is missed. What ended above it comes again, under the same `xact`.
create function changes_since(since xid8, about uuid[]) returns json
language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object(
    'horizon', pg_snapshot_xmin(pg_current_snapshot())::text,
    'changes', coalesce((select json_agg(json_build_object('xact', c.xact::text, 'placeId', c.place_id, 'personId', c.person_id))
      from changes c where c.xact >= since and (c.person_id is null or c.person_id = any (about))), '[]'))
$$;
alter function changes_since(xid8, uuid[]) owner to alongside_policy;
revoke execute on function changes_since(xid8, uuid[]) from public;
grant execute on function changes_since(xid8, uuid[]) to alongside_app;

-- The machine's clock and not `moment()`: this is about how long rows lie there, not about when anything holds.
create function forget_changes() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from changes where made_at < statement_timestamp() - interval '10 minutes'
$$;
alter function forget_changes() owner to alongside_policy;
revoke execute on function forget_changes() from public;
grant execute on function forget_changes() to alongside_app;

create index residences_from on residences (from_at);
create index residences_until on residences (until_at) where until_at is not null;

-- What begins or ends by the clock alone, in the time after `since` and up to now: the people concerned, whether it may be anyone, and now. A day that begins in London
-- is for everyone: reviews, birthdays and notices go by days.
create function edges_since(since timestamptz, about uuid[]) returns json
language sql stable security definer set search_path = public, pg_temp as $$
  with place as materialized (select * from sharing_settings), edges (person_id, at) as (
    select i.person_id, unnest(array[i.from_at, i.until_at, i.woken_at, i.told_at]) from involvements i where i.person_id = any (about)
    union all select c.person_id, unnest(array[c.from_at, c.until_at, c.told_at]) from covers c where c.person_id = any (about)
    union all select l.person_id, unnest(array[l.from_at, l.until_at]) from lead_workers l where l.person_id = any (about)
    union all select r.person_id, unnest(array[r.from_at, r.until_at]) from representatives r where r.person_id = any (about)
    union all select n.person_id, unnest(array[n.noted_at, coalesce(n.until_at, n.noted_at + make_interval(hours => coalesce(p.incapacity_hours, 24)))])
      from capacity_notes n left join place p using (place_id) where n.person_id = any (about)
    union all select v.person_id, unnest(array[v.from_at - make_interval(hours => coalesce(p.visit_ahead_hours, 24)), v.until_at])
      from visits v left join place p using (place_id) where v.person_id = any (about)
    union all select o.person_id, unnest(array[o.invoked_at, o.ended_at, o.invoked_at + make_interval(hours => case o.ground
        when 'emergency' then coalesce(p.emergency_hours, 4) when 'safeguarding' then coalesce(p.safeguarding_hours, 72) else coalesce(p.disclosure_hours, 24) end)])
      from overrides o left join place p using (place_id) where o.person_id = any (about)
    union all select c.person_id, unnest(array[c.given_at, c.withdrawn_at, c.superseded_at, months_later(c.given_at, coalesce(p.yes_lasts_months, 12))])
      from sharing_choices c left join place p using (place_id) where c.person_id = any (about)
    union all select n.person_id, unnest(array[n.agreed_at, n.ended_at]) from caution_notes n where n.person_id = any (about)
    union all select null, unnest(array[l.from_at, l.until_at]) from conflict_links l
    union all select null, unnest(array[p.from_at, p.until_at]) from protections p
    union all select null, unnest(array[r.from_at, r.until_at]) from releases r
    union all select null, unnest(array[d.from_at, d.until_at]) from enforcement_duties d
    union all select null, unnest(array[m.from_at, m.until_at]) from memberships m
    union all select null, unnest(array[a.from_at, a.until_at]) from sharing_agreements a
    union all select null, unnest(array[h.starts_at - make_interval(hours => coalesce(p.huddle_ahead_hours, 48)), h.written_up_at]) from huddles h left join place p using (place_id)
    union all select null, r.from_at from residences r where r.from_at > since and r.from_at <= moment()
    union all select null, r.until_at from residences r where r.until_at > since and r.until_at <= moment()
  )
  select json_build_object('at', moment()::text,
    'everyone', coalesce(bool_or(e.person_id is null), false) or london_day(since) <> london_day(moment()),
    'people', coalesce(json_agg(distinct e.person_id) filter (where e.person_id is not null), '[]'))
  from edges e where e.at > since and e.at <= moment()
$$;
alter function edges_since(timestamptz, uuid[]) owner to alongside_policy;
revoke execute on function edges_since(timestamptz, uuid[]) from public;
grant execute on function edges_since(timestamptz, uuid[]) to alongside_app;

-- Which of these sessions are good still. An open screen does not keep a session alive: nothing is written.
create function sessions_still_good(hashes bytea[]) returns table (token_hash bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct g.token_hash from good_sessions g where g.token_hash = any (hashes)
$$;
alter function sessions_still_good(bytea[]) owner to alongside_policy;
revoke execute on function sessions_still_good(bytea[]) from public;
grant execute on function sessions_still_good(bytea[]) to alongside_app;

-- As enter_session, for what a screen asks by itself: no hand was on the keyboard, so the session's clock does not go on.
create function enter_session_quietly(hash bytea, purpose text) returns json
language plpgsql security definer set search_path = public, pg_temp as $$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id);
end $$;
alter function enter_session_quietly(bytea, text) owner to alongside_policy;
revoke execute on function enter_session_quietly(bytea, text) from public;
grant execute on function enter_session_quietly(bytea, text) to alongside_app;
