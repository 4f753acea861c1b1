-- Opening a person in one statement: session, page and look, which were three statements between begin and commit, in two ways to PostgreSQL and back.
-- Nothing is decided here. It runs as the application's role: the view decides what is read and the policy of the log what is written, as they do for
-- statements of its own. The look is written by the statement that reads, so no line can leave without it.

create function open_person(token_hash bytea, purpose text, asked_by text, request uuid, event uuid, person uuid, most integer)
returns table (context json, line integer, page json, entry_id uuid, kind text, occurred_at timestamptz, happened_where text, author_id uuid, author_name text,
  organisation_id uuid, organisation_name text, words text, categories text[], mine boolean, version integer, amended_at timestamptz, rule text, source text)
language plpgsql as $$
#variable_conflict use_column
begin
  context := enter_session(token_hash, purpose);
  return next;
  return query with lines as materialized (
      select p.line, p.page, p.entry_id, p.kind, p.occurred_at, p.happened_where, p.author_id, p.author_name, p.organisation_id, p.organisation_name, p.words,
        p.categories, p.mine, p.version, p.amended_at, p.rule, p.source, p.place
      from page_lines p where p.person_id = person and (p.line <> 1 or p.place <= most)),
    -- the newest that are shown; one more only tells that there is another page
    shown as (select l.entry_id, l.rule, l.place from lines l where l.line = 1 and l.place < most),
    looked as (
      insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
      select me_place(), person, moment(), event, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), asked_by, 'opened',
        case when exists (select from lines l where l.line = 0) then 'shown' else 'denied' end,
        array(select s.entry_id from shown s order by s.place),
        array(select r.rule from (
            select case l.page ->> 'standing' when 'alongside' then 'alongside' else 'card' end as rule, 0 as place from lines l where l.line = 0
            union all
            select s.rule, s.place from shown s) r
          group by r.rule order by min(r.place)),
        request)
    select null::json, l.line, l.page, l.entry_id, l.kind, l.occurred_at, l.happened_where, l.author_id, l.author_name, l.organisation_id, l.organisation_name, l.words,
      l.categories, l.mine, l.version, l.amended_at, l.rule, l.source
    from lines l order by l.line, l.place;
end $$;
comment on function open_person(bytea, text, text, uuid, uuid, uuid, integer) is 'A whole read: resumes the session, gives the lines of a person''s page, and writes the look. The first row gives who asks, and nothing else.';
revoke execute on function open_person(bytea, text, text, uuid, uuid, uuid, integer) from public;
grant execute on function open_person(bytea, text, text, uuid, uuid, uuid, integer) to alongside_app;
