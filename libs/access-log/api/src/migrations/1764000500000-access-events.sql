-- Every look, written by the door in the transaction of the read. Partitioned by month: a missing partition would stop every read, so there is a default one.

create table access_events (
  place_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  event_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  session_id uuid not null,
  purpose text not null,
  operation text not null,
  kind text not null,
  result text not null,
  entry_ids uuid[] not null,
  rules text[] not null,
  request_id uuid not null,
  constraint access_events_pkey primary key (place_id, person_id, at, event_id),
  constraint access_events_kind_check check (kind in ('listed', 'kept_on_a_phone', 'opened')),
  constraint access_events_result_check check (result in ('shown', 'denied'))
) partition by range (at);
create index access_events_person on access_events (person_id, at);
create index access_events_actor on access_events (worker_id, at);
comment on table access_events is 'One look: who, for which organisation, whose, which entries, by which rule, when. No content. A denied look names the id that was asked for, never whether it exists.';
call secure_table('access_events');
create policy app_logs on access_events for insert to alongside_app with check (
  worker_id = me_worker() and organisation_id = me_organisation() and place_id = me_place() and session_id = me_session() and role = me_role() and purpose = me_purpose());
grant insert on access_events to alongside_app;

create table access_events_default partition of access_events default;
call secure_table('access_events_default');

-- Makes the partition of this month and of the three to come. Run by the migrator at each start. What the default partition
-- took in the meantime moves along: a partition cannot be made over rows that stand in the default one.
create procedure make_access_event_partitions() language plpgsql as $$
declare
  starts timestamptz;
  ends timestamptz;
  name text;
begin
  for n in 0..3 loop
    starts := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n)) at time zone 'UTC';
    ends := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n + 1)) at time zone 'UTC';
    name := 'access_events_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
    if to_regclass(name) is null then
      lock table access_events in access exclusive mode;
      execute format('create table %I (like access_events including defaults including constraints)', name);
      execute format('with moved as (delete from access_events_default where at >= $1 and at < $2 returning *) insert into %I select * from moved', name) using starts, ends;
      execute format('alter table access_events attach partition %I for values from (%L) to (%L)', name, starts, ends);
      call secure_table(name::regclass);
    end if;
  end loop;
end $$;
call make_access_event_partitions();
