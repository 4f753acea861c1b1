-- The queue has what others' workers did where nobody of their own may hear of it, whether a look showed anything, whether the person was told, and
-- promises to tell that nobody kept.

create or replace view guardian_queue with (security_barrier) as
select q.kind, q.item_id, q.why, q.at, q.due_on, q.ends_at, q.worker_id, w.name as worker_name, q.organisation_id, o.name as organisation_name,
  o.kind as organisation_kind, q.person_id,
  coalesce(q.typed, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = q.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom,
  q.reason, q.told, q.categories, q.opened, q.recipient, q.person_told_at
from (
  select 'override' as kind, r.override_id as item_id, r.ground as why, r.invoked_at as at, r.due_on, r.ends_at, r.worker_id, r.organisation_id, r.person_id,
    r.typed, r.reason, r.told, r.categories, r.opens as opened, r.recipient, r.person_told_at
  from overrides_to_review r
  union all
  select 'not_yet', n.override_id, n.ground, n.invoked_at, n.due_on, n.until_at, n.worker_id, n.organisation_id, n.person_id, n.typed, n.reason, null, null, null, null, null
  from not_yets_to_agree n
  union all
  select 'renewal', n.override_id, n.ground, n.invoked_at, london_day(n.invoked_at), null, n.worker_id, n.organisation_id, n.person_id, n.typed, n.reason, n.told, n.categories, null, n.recipient, null
  from renewals_to_agree n
  union all
  select 'started_alone', i.involvement_id, null, i.from_at, working_day_after(london_day(i.from_at), 5), null, i.worker_id, i.organisation_id, i.person_id, null,
    -- the words of another organisation's worker stay there
    case when i.organisation_id = me_organisation() then i.why end, null, null, null, null, null
  from involvements i
  where i.place_id = me_place() and i.state = 'starting'
    and i.from_at <= moment() - interval '1 day' and (i.until_at is null or moment() < i.until_at)
    and (i.organisation_id = me_organisation() or i.person_id = any (array(select k.person_id from known_to_mine k)))
    and not exists (select from guardian_marks m where m.kind = 'started_alone' and m.item_id = i.involvement_id and m.organisation_id = me_organisation())
    and hears_of(i.organisation_id, i.worker_id, i.person_id, false)
  union all
  select 'incident', i.incident_id, i.ground, i.begun_at, i.due_on, null, i.worker_id, i.organisation_id, i.person_id, i.typed, i.words, null, null, null, null, null
  from incidents_to_look_at i
  where not exists (select from guardian_marks m where m.kind = 'incident' and m.item_id = i.incident_id and m.organisation_id = me_organisation())
  union all
  select 'untold', d.override_id, d.ground, d.invoked_at, d.due_on, null, d.worker_id, d.organisation_id, d.person_id, d.typed, d.reason, null, null, null, null, null
  from duties_to_see_to d
  union all
  -- what an override showed stands above as the override itself
  select 'look', a.alert_id, a.kind, a.at, case a.kind when 'conflict_link' then london_day(a.at) else working_day_after(london_day(a.at), 5) end, null, a.worker_id, a.organisation_id,
    a.person_id, null, null, null, null, a.shown, null, null
  from alerts_to_guardian a
  where a.kind <> 'break_glass'
    and not (a.kind = 'no_relationship' and exists (select from access_events e
      where e.place_id = me_place() and e.person_id = a.person_id and e.at = a.at and e.event_id = any (a.looks) and e.purpose <> 'support'))
    and not exists (select from guardian_marks m where m.kind = 'look' and m.item_id = a.alert_id and m.organisation_id = me_organisation())
) q
join workers w on w.worker_id = q.worker_id
join organisations o on o.organisation_id = q.organisation_id;
