-- A look that rested on a duty leaves a duty to tell. The log says which entries were shown and by which line; that a category of one of them rested on a
-- duty follows from the bases. It is worked out as the watcher goes on, in its own transaction: no request waits for it.

create function note_duties_to_tell(since bigint, upto bigint) returns void
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  earliest timestamptz;
  latest timestamptz;
begin
  select min(l.at), max(l.at) into earliest, latest from log_leaves l where l.position > since and l.position <= upto;
  insert into duties_to_tell (person_id, duty_id, place_id, worker_id, organisation_id, basis_id, looked_at)
  select e.person_id, gen_random_uuid(), e.place_id, e.worker_id, e.organisation_id, b.basis_id, min(e.at)
  from log_leaves l
  join access_events e on e.at = l.at and e.event_id = l.event_id
  join entries n on n.person_id = e.person_id and n.entry_id = any (e.entry_ids) and n.organisation_id <> e.organisation_id
  join sharing_bases b on b.organisation_id = e.organisation_id and b.purpose = e.purpose and b.rests_on = 'duty' and b.category = any (n.categories)
  where l.position > since and l.position <= upto and e.at between earliest and latest and e.kind <> 'listed' and e.result = 'shown' and e.rules && '{D10,D11,D12}'
    -- in force then: it may have ended before the watcher came
    and (b.state = 'active' or exists (select from settings_changes c where c.place_id = b.place_id and c.of_table = 'sharing_bases' and c.changed_at > e.at
      and c.before ->> 'basis_id' = b.basis_id::text and c.before ->> 'state' = 'active'))
  group by e.person_id, e.place_id, e.worker_id, e.organisation_id, b.basis_id
  on conflict do nothing;
end $$;
create function watcher_went_on() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_duties_to_tell(old.position, new.position);
  return null;
end $$;
create trigger log_watch_notes_duties after update of position on log_watch for each row when (new.position > old.position) execute function watcher_went_on();

alter function note_duties_to_tell(bigint, bigint) owner to alongside_policy;
alter function watcher_went_on() owner to alongside_policy;
revoke execute on function note_duties_to_tell(bigint, bigint), watcher_went_on() from public;
