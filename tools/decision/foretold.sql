-- Whether the readers named beforehand include the organisation that asks, for the person and category of the entry it asks about.
create function foretold_for(organisation uuid, person uuid, entry uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from entries e join openness o on o.person_id = e.person_id and o.category = e.categories[1]
    where e.person_id = person and e.entry_id = entry and o.organisation_id = organisation)
$$;
alter function foretold_for(uuid, uuid, uuid) owner to alongside_policy;

create function foretold_world(questions jsonb, salt text, subjects jsonb) returns jsonb language sql as $$
  select jsonb_agg(foretold_for(world_id(salt, 'o' || (q #>> '{actor,organisation}')), whose(q, salt, subjects), world_id(salt, 'e' || (q ->> 'entry'))) order by at)
  from jsonb_array_elements(questions) with ordinality x (q, at)
$$;
grant execute on function foretold_for(uuid, uuid, uuid), foretold_world(jsonb, text, jsonb) to alongside_app;
