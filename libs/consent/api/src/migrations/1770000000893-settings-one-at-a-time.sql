-- Whoever changes settings locks the epochs, but only after the rows that they change. Of two at once one could hold the epochs and wait for a row, and
-- the other hold that row and wait for the epochs: PostgreSQL then ends one of them. So the first thing is one lock for all that makes an epoch, before
-- any row. It is kept until the transaction ends, as that of the epochs was. Nobody who reads takes it.

create function settings_one_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('alongside.settings'));
  return null;
end $$;
comment on function settings_one_at_a_time() is 'Before the rows of each change that makes another epoch: changes of settings wait for one another in one order.';
do $each$
declare
  of_settings text;
begin
  foreach of_settings in array '{sharing_settings,sharing_bases,role_needs,sharing_agreements,agreement_organisations,organisations}'::text[] loop
    execute format('create trigger %1$s_one_at_a_time before insert or update or delete on %1$s for each statement execute function settings_one_at_a_time()', of_settings);
  end loop;
end $each$;
