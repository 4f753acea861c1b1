-- The context of one transaction, and how its statements run; all of it is gone when the transaction ends. Nothing is set when a connection
-- starts: a pooler in transaction mode (PgBouncer) refuses that, and gives the connection to somebody else afterwards.
-- A generic plan for each named statement: planning the sharing decision costs more than running it.

create function enter(worker uuid, organisation uuid, place uuid, role text, session uuid, purpose text) returns void
language plpgsql as $$
begin
  perform set_config('app.worker_id', worker::text, true), set_config('app.organisation_id', organisation::text, true),
    set_config('app.place_id', place::text, true), set_config('app.role', role, true),
    set_config('app.session_id', session::text, true), set_config('app.purpose', purpose, true),
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '15s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true);
end $$;

revoke execute on function enter(uuid, uuid, uuid, text, uuid, text) from public;
grant execute on function enter(uuid, uuid, uuid, text, uuid, text) to alongside_app, alongside_policy;
