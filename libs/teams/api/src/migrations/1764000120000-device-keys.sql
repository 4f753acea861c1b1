-- What `me` needs of the session and the device: a view and a definer function, so that the application touches neither table.

create view my_session with (security_barrier) as
select s.ends_at from sessions s
where s.session_id = me_session() and s.worker_id = me_worker() and s.ended_at is null;
comment on view my_session is 'When this session ends.';

-- Gives the worker's key, and keeps `fresh` as it where there was none: the first of two sign-ins at once wins, and both get its key.
create function my_device_key(fresh bytea) returns bytea
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into device_keys (worker_id, key) values (me_worker(), fresh) on conflict do nothing;
  select k.key from device_keys k where k.worker_id = me_worker();
$$;

drop policy app_own on device_keys;
revoke select, insert on device_keys from alongside_app;
grant insert on device_keys to alongside_policy;

alter view my_session owner to alongside_policy;
alter function my_device_key(bytea) owner to alongside_policy;
revoke execute on function my_device_key(bytea) from public;
grant select on my_session to alongside_app;
grant execute on function my_device_key(bytea) to alongside_app;
