-- A mutation's id, kept beside its answer: for the door's own statement, and for functions that are a whole mutation in one statement.
-- It runs as whoever calls it, under the policy of the table.

create function keep_mutation(mutation uuid, hash bytea, given jsonb) returns void
language plpgsql as $$
begin
  insert into mutations (place_id, worker_id, mutation_id, request_hash, answer, made_at) values (me_place(), me_worker(), mutation, hash, given, moment());
end $$;
revoke execute on function keep_mutation(uuid, bytea, jsonb) from public;
grant execute on function keep_mutation(uuid, bytea, jsonb) to alongside_app;
comment on function keep_mutation(uuid, bytea, jsonb) is 'Keeps a mutation''s id with its answer. The same id again is a unique violation, which takes back all that was done with it.';
