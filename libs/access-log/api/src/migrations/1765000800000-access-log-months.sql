-- A process that runs for months needs partitions for months that were far away at its start. The application may not make tables,
-- so it may ask for this one thing: the function takes nothing from its caller, belongs to the owner of the log, and does nothing
-- where the months to come are there. Making one waits two seconds at most for readers; three months ahead there is another day.
create function prepare_access_log() returns void
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
begin
  if pg_try_advisory_xact_lock(hashtext('alongside.access_log')) then
    call make_access_event_partitions();
  end if;
end $$;
revoke execute on function prepare_access_log() from public;
grant execute on function prepare_access_log() to alongside_app;
comment on function prepare_access_log() is 'Makes the access log''s partitions of this month and the three to come where one is missing. Each process of the product asks once a day.';
