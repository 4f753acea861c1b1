-- Who shares a network address can use up what that address may ask. A browser that has signed in before has a share of its own, so it still gets in.
-- Nothing here says whose browser it is, and it opens nothing.

create table known_browsers (
  token_hash bytea not null,
  seen_at timestamptz not null,
  constraint known_browsers_pkey primary key (token_hash),
  constraint known_browsers_token_check check (length(token_hash) = 32)
);
comment on table known_browsers is 'Browsers that somebody has signed in with here, by a hash of what they hold. Nobody is named: it says only that one did.';
create index known_browsers_seen on known_browsers (seen_at);
call secure_table('known_browsers');
grant insert, update (seen_at), delete on known_browsers to alongside_policy;

-- At a sign-in: true where the browser is known by what it held; else it is known by what it is given now. Unused for 400 days it is forgotten,
-- which is how long browsers keep a cookie.
create function know_browser(held bytea, given bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from known_browsers b where b.seen_at < moment() - interval '400 days';
  update known_browsers b set seen_at = moment() where b.token_hash = held;
  if found then return true; end if;
  insert into known_browsers values (given, moment());
  return false;
end $$;

create function browser_is_known(held bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from known_browsers b where b.token_hash = held and b.seen_at >= moment() - interval '400 days')
$$;

do $$
declare made regprocedure;
begin
  foreach made in array array['know_browser(bytea, bytea)', 'browser_is_known(bytea)']::regprocedure[] loop
    execute format('alter function %s owner to alongside_policy', made);
    execute format('revoke execute on function %s from public', made);
    execute format('grant execute on function %s to alongside_app', made);
  end loop;
end $$;
