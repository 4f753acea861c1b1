-- The page of an override is told when it ends as it was said to end, whatever the settings say now, and when a longer one is refused.

create or replace function edges_since(since timestamptz, about uuid[]) returns json
language sql stable security definer set search_path = public, pg_temp as $$
  with place as materialized (select * from sharing_settings), edges (person_id, at) as (
    select i.person_id, unnest(array[i.from_at, i.until_at, i.woken_at, i.told_at]) from involvements i where i.person_id = any (about)
    union all select c.person_id, unnest(array[c.from_at, c.until_at, c.told_at]) from covers c where c.person_id = any (about)
    union all select l.person_id, unnest(array[l.from_at, l.until_at]) from lead_workers l where l.person_id = any (about)
    union all select r.person_id, unnest(array[r.from_at, r.until_at]) from representatives r where r.person_id = any (about)
    union all select n.person_id, unnest(array[n.noted_at, coalesce(n.until_at, n.noted_at + make_interval(hours => coalesce(p.incapacity_hours, 24)))])
      from capacity_notes n left join place p using (place_id) where n.person_id = any (about)
    union all select v.person_id, unnest(array[v.from_at - make_interval(hours => coalesce(p.visit_ahead_hours, 24)), v.until_at])
      from visits v left join place p using (place_id) where v.person_id = any (about)
    union all select o.person_id, unnest(array[o.invoked_at, o.ended_at, o.lasts_until]) from overrides o where o.person_id = any (about)
    union all select c.person_id, unnest(array[c.given_at, c.withdrawn_at, c.superseded_at, months_later(c.given_at, coalesce(p.yes_lasts_months, 12))])
      from sharing_choices c left join place p using (place_id) where c.person_id = any (about)
    union all select n.person_id, unnest(array[n.agreed_at, n.ended_at]) from caution_notes n where n.person_id = any (about)
    union all select null, unnest(array[l.from_at, l.until_at]) from conflict_links l
    union all select null, unnest(array[p.from_at, p.until_at]) from protections p
    union all select null, unnest(array[r.from_at, r.until_at]) from releases r
    union all select null, unnest(array[d.from_at, d.until_at]) from enforcement_duties d
    union all select null, unnest(array[m.from_at, m.until_at]) from memberships m
    union all select null, unnest(array[a.from_at, a.until_at]) from sharing_agreements a
    union all select null, unnest(array[h.starts_at - make_interval(hours => coalesce(p.huddle_ahead_hours, 48)), h.written_up_at]) from huddles h left join place p using (place_id)
    union all select null, r.from_at from residences r where r.from_at > since and r.from_at <= moment()
    union all select null, r.until_at from residences r where r.until_at > since and r.until_at <= moment()
  )
  select json_build_object('at', moment()::text,
    'everyone', coalesce(bool_or(e.person_id is null), false) or london_day(since) <> london_day(moment()),
    'people', coalesce(json_agg(distinct e.person_id) filter (where e.person_id is not null), '[]'))
  from edges e where e.at > since and e.at <= moment()
$$;

-- Asking itself tells nobody anything; an answer concerns the one person whom it fits.
create trigger answers_noted after update on override_invocations referencing new table as changed for each statement execute function note_changes('person');
