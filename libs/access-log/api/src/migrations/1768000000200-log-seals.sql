-- Looks are sealed in batches: a Merkle tree over their leaves, its root signed together with a hash of the seal before. Who signs is the
-- product; the key never comes here. Which look stands in which seal is written beside the log, so that no look has to be changed for it.

create table log_seals (
  number bigint not null,
  first_position bigint not null,
  last_position bigint not null,
  root bytea not null,
  previous bytea not null,
  sealed_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  published_at timestamptz,
  constraint log_seals_pkey primary key (number),
  constraint log_seals_position_key unique (last_position),
  constraint log_seals_rows_check check (last_position - first_position between 0 and 4999),
  constraint log_seals_sizes_check check (number > 0 and first_position > 0 and length(root) = 32 and length(previous) = 32 and length(signature) = 64)
);
comment on table log_seals is 'Signed checkpoints of the access log, each linked to the one before. Rows are only ever added.';
comment on column log_seals.root is 'Root of the Merkle tree (RFC 6962) over the leaves from first_position to last_position.';
comment on column log_seals.previous is 'SHA-256 of the checkpoint before, as it stands in the witness; 32 zero bytes in the first.';
comment on column log_seals.published_at is 'When the checkpoint was on the disk of a witness outside the database. Null: not yet.';
call secure_table('log_seals');
create policy sealer_all on log_seals to alongside_sealer using (true) with check (true);
grant select, insert, update (published_at) on log_seals to alongside_sealer;

create table log_leaves (
  position bigint not null,
  at timestamptz not null,
  event_id uuid not null,
  leaf bytea not null,
  constraint log_leaves_pkey primary key (position),
  constraint log_leaves_look_key unique (at, event_id),
  constraint log_leaves_leaf_check check (length(leaf) = 32)
);
comment on table log_leaves is 'The order in which looks were sealed: position, which look, and its leaf. No content, and nobody''s id. Rows are only ever added.';
call secure_table('log_leaves');
create policy sealer_all on log_leaves to alongside_sealer using (true) with check (true);
grant select, insert on log_leaves to alongside_sealer;

create policy sealer_reads on access_events for select to alongside_sealer using (true);
grant select (at, event_id, leaf) on access_events to alongside_sealer;
grant execute on function moment() to alongside_sealer;

create trigger append_only before update or delete on log_leaves for each row execute function refuse_change();
create trigger never_emptied before truncate on log_leaves for each statement execute function refuse_change();
create trigger append_only before delete on log_seals for each row execute function refuse_change();
create trigger never_emptied before truncate on log_seals for each statement execute function refuse_change();
-- The one thing that happens to a seal later: it is published, once.
create function only_published_once() returns trigger language plpgsql as $$
begin
  if old.published_at is null and new.published_at is not null and to_jsonb(new) - 'published_at' = to_jsonb(old) - 'published_at' then
    return new;
  end if;
  raise exception 'a seal is only ever published' using errcode = 'insufficient_privilege';
end $$;
create trigger published_once before update on log_seals for each row execute function only_published_once();

-- A time to the microsecond, as checkpoints write it.
create function to_the_microsecond(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The seals after a number, in order, and at most a thousand; where none is given, those after the last one that was published.
create function log_seals_after(after bigint)
returns table (number text, first_position text, last_position text, root bytea, previous bytea, sealed_at text, key_id text, signature bytea, published boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.number::text, s.first_position::text, s.last_position::text, s.root, s.previous, to_the_microsecond(s.sealed_at), s.key_id, s.signature, s.published_at is not null
  from log_seals s where s.number > coalesce(after, (select max(p.number) from log_seals p where p.published_at is not null), 0) order by s.number limit 1000
$$;

create function newest_log_seal()
returns table (number text, first_position text, last_position text, root bytea, previous bytea, sealed_at text, key_id text, signature bytea, published boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select * from log_seals_after((select max(s.number) - 1 from log_seals s))
$$;

-- Looks without a seal, oldest first. It looks back from the newest seal by `back`: a transaction may commit a look later than its time says.
-- A seal that is full may have left newer ones behind, and a clock may have been put back.
-- Planned anew each time: a plan for any `since` would read the whole log.
create function unsealed_looks(back interval, at_most integer) returns table (at text, event_id uuid, leaf bytea)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare since timestamptz := coalesce((
  select case when s.last_position - s.first_position < 4999 then least(s.sealed_at, moment()) else least(s.sealed_at, moment(), l.at) end - back
  from log_seals s join log_leaves l on l.position = s.last_position order by s.number desc limit 1), '-infinity');
begin
  return query
    select to_the_microsecond(e.at), e.event_id, e.leaf from access_events e
    where e.at >= since and not exists (select from log_leaves l where l.at >= since and l.at = e.at and l.event_id = e.event_id)
    order by e.at, e.event_id limit at_most;
end $$;

-- Keeps a seal and which looks it holds. It follows the newest one, or nothing is kept.
create function keep_log_seal(new_number bigint, new_first bigint, new_root bytea, new_previous bytea, new_sealed_at timestamptz, new_key_id text, new_signature bytea,
  ats timestamptz[], event_ids uuid[], leaves bytea[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new_number <> 1 + coalesce((select max(number) from log_seals), 0) or new_first <> 1 + coalesce((select max(last_position) from log_seals), 0) then
    raise exception 'this seal does not follow the newest' using errcode = 'serialization_failure';
  end if;
  insert into log_leaves (position, at, event_id, leaf)
  select new_first + n - 1, at, event_id, leaf from unnest(ats, event_ids, leaves) with ordinality u (at, event_id, leaf, n);
  insert into log_seals (number, first_position, last_position, root, previous, sealed_at, key_id, signature)
  values (new_number, new_first, new_first + cardinality(leaves) - 1, new_root, new_previous, new_sealed_at, new_key_id, new_signature);
end $$;

-- The witness has these on its disk.
create function mark_log_seals_published(up_to bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
  update log_seals set published_at = moment() where number <= up_to and published_at is null
$$;

grant execute on function to_the_microsecond(timestamptz) to alongside_app, alongside_sealer;
alter function log_seals_after(bigint) owner to alongside_sealer;
alter function unsealed_looks(interval, integer) owner to alongside_sealer;
alter function keep_log_seal(bigint, bigint, bytea, bytea, timestamptz, text, bytea, timestamptz[], uuid[], bytea[]) owner to alongside_sealer;
alter function mark_log_seals_published(bigint) owner to alongside_sealer;
alter function newest_log_seal() owner to alongside_sealer;
revoke execute on function log_seals_after(bigint), unsealed_looks(interval, integer), keep_log_seal(bigint, bigint, bytea, bytea, timestamptz, text, bytea, timestamptz[], uuid[], bytea[]), mark_log_seals_published(bigint), newest_log_seal() from public;
grant execute on function log_seals_after(bigint), unsealed_looks(interval, integer), keep_log_seal(bigint, bigint, bytea, bytea, timestamptz, text, bytea, timestamptz[], uuid[], bytea[]), mark_log_seals_published(bigint), newest_log_seal() to alongside_app;
