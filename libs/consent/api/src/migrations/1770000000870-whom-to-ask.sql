-- D8's card: somebody who agreed to be found, to whoever types their full name and their birth date. It gives nothing of the person but whom to ask.
-- Each who fits is decided alone, so that somebody hidden who fits as well changes nothing. The line that decides is explain_card's.

create index people_birth_date_idx on people (place_id, birth_date) where birth_date is not null;

-- `typed_names` are words as name_key makes them, in any order. Those whom the worker is with are left out: find_people has them.
create function whom_to_ask_about(typed_names text[], typed_birth_date date)
returns table (person_id uuid, duty_desk text, lead_name text, lead_organisation text)
language sql stable security definer set search_path = public, pg_temp as $$
  with fits as materialized (
    select distinct p.human_id
    from people p
    where p.place_id = me_place() and p.birth_date = typed_birth_date and cardinality(typed_names) > 1
      and (select array_agg(t.word order by t.word) from unnest(typed_names) t (word))
        = (select array_agg(k.word order by k.word) from unnest(string_to_array(name_key(p.full_name), ' ')) k (word))
      and not exists (select from people r join my_people m on m.person_id = r.person_id where r.human_id = p.human_id)
  ), asked as materialized (
    select f.human_id, explain_card(f.human_id, true) as answer from fits f
  )
  select a.human_id, place.duty_desk,
    case when lead.may_be_named then lead.name end, case when lead.may_be_named then lead.organisation_name end
  from asked a
  join places place on place.place_id = me_place()
  left join lateral (
    -- who leads for a protected service is told to its own workers alone
    select w.name, o.name as organisation_name,
      a.answer -> 'duties' ? 'name-lead' and (o.protected_service is not true or o.organisation_id = me_organisation()) as may_be_named
    from lead_workers l
    join workers w on w.worker_id = l.worker_id
    left join organisations o on o.organisation_id = l.organisation_id
    where l.person_id = a.human_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
    order by l.from_at desc limit 1
  ) lead on true
  where a.answer ->> 'result' = 'EXISTS' and a.answer ->> 'rule' = 'D8'
  order by a.human_id
$$;

alter function whom_to_ask_about(text[], date) owner to alongside_policy;
revoke execute on function whom_to_ask_about(text[], date) from public;
grant execute on function whom_to_ask_about(text[], date) to alongside_app;
