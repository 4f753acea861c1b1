-- What an operation reads it reads by key. Of a small table the planner would rather read all rows, and compare each with a setting that it reads anew:
-- for two hundred rows that is ten times the work of asking the index, in a part of the decision that every page asks. It reckons a page that is looked
-- up at four times one that is read in a row, as on a turning disk; here nearly all lie in memory. Jobs of the product do not pass here.
create or replace function enter(worker uuid, organisation uuid, place uuid, role text, session uuid, purpose text) returns void
language plpgsql as $$
begin
  perform set_config('app.worker_id', worker::text, true), set_config('app.organisation_id', organisation::text, true),
    set_config('app.place_id', place::text, true), set_config('app.role', role, true),
    set_config('app.session_id', session::text, true), set_config('app.purpose', purpose, true),
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('random_page_cost', '1.1', true), set_config('statement_timeout', '15s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true);
end $$;
