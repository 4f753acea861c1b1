-- Asks many questions of a world faster: of all that one actor asks for one purpose, the database decides in one statement, as a page of a story does.
-- explain_entry, otherwise as it stands, then reads those verdicts. Only ever in the check's own database; the sharing cases are asked without this.

create unlogged table known_verdicts as select * from verdicts with no data;
create index known_verdicts_entry on known_verdicts (person_id, entry_id);
alter table known_verdicts owner to alongside_policy;

do $$ begin
  execute replace(pg_get_functiondef('explain_entry(uuid, uuid)'::regprocedure), 'from verdicts d', 'from known_verdicts d');
  if pg_get_functiondef('explain_entry(uuid, uuid)'::regprocedure) not like '%from known_verdicts d%' then
    raise exception 'explain_entry reads its verdict in another way now';
  end if;
end $$;

create function know_verdicts(people uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from known_verdicts;
  insert into known_verdicts select * from verdicts v where v.person_id = any (people) and v.line = 1;
end $$;
alter function know_verdicts(uuid[]) owner to alongside_policy;
grant execute on function know_verdicts(uuid[]) to alongside_app;

create or replace function ask_world(questions jsonb, salt text, subjects jsonb) returns jsonb language plpgsql as $$
declare
  one record;
  decided_for jsonb;
  answers jsonb := '{}';
begin
  for one in
    select x.q, x.at, s.stands, array_agg(whose(x.q, salt, subjects)) filter (where x.q ? 'entry' or x.q ? 'look') over (partition by s.stands) as people
    from jsonb_array_elements(questions) with ordinality x (q, at)
    cross join lateral (select jsonb_build_array(x.q -> 'door', x.q -> 'actor', x.q -> 'purpose', x.q -> 'reason') as stands) s
    order by s.stands, x.at
  loop
    perform stand_as(one.q, one.at, salt);
    if one.q ->> 'door' = 'worker' and decided_for is distinct from one.stands then
      perform know_verdicts(one.people);
      decided_for := one.stands;
    end if;
    answers := answers || jsonb_build_object(one.at, ask_one(one.q, salt, subjects));
  end loop;
  return (select jsonb_agg(a.answer order by a.at::integer) from jsonb_each(answers) a (at, answer));
end $$;
