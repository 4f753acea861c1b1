-- Recording in one statement: session, entry and kept answer, which were three statements between begin and commit. Nothing is decided here. Both
-- functions run as the application's role, so the policies of `entries` and `mutations` decide as they do for statements of its own.

create function record_entry(person uuid, entry uuid, conversation uuid, occurred timestamptz, place_said text, said text, carried text[], shown text, held text, known_from text)
returns void language plpgsql as $$
begin
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words,
    categories, shown_to_person, held_because, source)
  values (person, entry, me_place(), conversation, case when known_from is null then 'conversation' else 'what_we_know' end, occurred, moment(), place_said,
    me_worker(), me_organisation(), said, carried, shown, held, known_from);
end $$;
comment on function record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) is 'Writes an entry as the worker of the context.';

-- The session comes first: where it is not good this raises, and nothing is written. The mutation's id comes last, as it does at the door.
create function record_conversation(token_hash bytea, purpose text, mutation uuid, request_hash bytea, answer jsonb, person uuid, entry uuid, conversation uuid,
  occurred timestamptz, place_said text, said text, carried text[], shown text, held text, known_from text)
returns json language plpgsql as $$
declare context constant json := enter_session(token_hash, purpose);
begin
  perform record_entry(person, entry, conversation, occurred, place_said, said, carried, shown, held, known_from);
  perform keep_mutation(mutation, request_hash, answer);
  return context;
end $$;
comment on function record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) is 'A whole mutation: resumes the session, writes the entry, and keeps the answer. Gives who asks.';

revoke execute on function record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) from public;
revoke execute on function record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) from public;
grant execute on function record_entry(uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) to alongside_app;
grant execute on function record_conversation(bytea, text, uuid, bytea, jsonb, uuid, uuid, uuid, timestamptz, text, text, text[], text, text, text) to alongside_app;
