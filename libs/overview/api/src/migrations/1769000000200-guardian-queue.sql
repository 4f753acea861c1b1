-- The Guardian's queue: what waits for the confidentiality decision-maker of an organisation. Who, when and why. It opens nobody's story.

create table guardian_marks (
  item_id uuid not null,
  kind text not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid not null,
  words text not null,
  marked_at timestamptz not null,
  constraint guardian_marks_pkey primary key (item_id, kind, organisation_id),
  constraint guardian_marks_kind_check check (kind in ('look', 'started_alone')),
  constraint guardian_marks_words_check check (length(trim(words)) > 0)
);
comment on table guardian_marks is 'What a Guardian has looked at, and their word on it.';
call secure_table('guardian_marks');
grant insert on guardian_marks to alongside_policy;
create trigger append_only before update or delete on guardian_marks for each row execute function refuse_change();

-- A name stands where the worker typed it, or where the Guardian's own organisation was ever beside the person and nothing seals them from the Guardian.
create view guardian_queue with (security_barrier) as
select q.kind, q.item_id, q.why, q.at, q.due_on, q.ends_at, q.worker_id, w.name as worker_name, q.organisation_id, o.name as organisation_name,
  o.kind as organisation_kind, q.person_id,
  coalesce(q.typed, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = q.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom,
  q.reason, q.told, q.categories, q.opened
from (
  select 'override' as kind, r.override_id as item_id, r.ground as why, r.invoked_at as at, r.due_on, r.ends_at, r.worker_id, r.organisation_id, r.person_id,
    r.typed, r.reason, r.told, r.categories, r.opens as opened
  from overrides_to_review r
  union all
  select 'not_yet', n.override_id, n.ground, n.invoked_at, n.due_on, n.until_at, n.worker_id, n.organisation_id, n.person_id, n.typed, n.reason, null, null, null
  from not_yets_to_agree n
  union all
  select 'renewal', n.override_id, n.ground, n.invoked_at, london_day(n.invoked_at), null, n.worker_id, n.organisation_id, n.person_id, n.typed, n.reason, n.told, n.categories, null
  from renewals_to_agree n
  union all
  select 'started_alone', i.involvement_id, null, i.from_at, working_day_after(london_day(i.from_at), 5), null, i.worker_id, i.organisation_id, i.person_id, null, i.why, null, null, null
  from involvements i
  where i.place_id = me_place() and me_role() = 'guardian' and i.organisation_id = me_organisation() and i.state = 'starting'
    and i.from_at <= moment() - interval '1 day' and (i.until_at is null or moment() < i.until_at)
    and guards(i.organisation_id, i.worker_id, i.person_id)
    and not exists (select from guardian_marks m where m.kind = 'started_alone' and m.item_id = i.involvement_id and m.organisation_id = i.organisation_id)
  union all
  -- what an override showed stands above as the override itself
  select 'look', a.alert_id, a.kind, a.at, case a.kind when 'conflict_link' then london_day(a.at) else working_day_after(london_day(a.at), 5) end, null, a.worker_id, me_organisation(),
    a.person_id, null, null, null, null, null
  from alerts_to_guardian a
  where me_role() = 'guardian' and a.kind <> 'break_glass'
    and not (a.kind = 'no_relationship' and exists (select from access_events e
      where e.place_id = me_place() and e.person_id = a.person_id and e.at = a.at and e.event_id = any (a.looks) and e.purpose <> 'support'))
    and (a.person_id is null or guards(me_organisation(), a.worker_id, a.person_id))
    and not exists (select from guardian_marks m where m.kind = 'look' and m.item_id = a.alert_id and m.organisation_id = me_organisation())
) q
join workers w on w.worker_id = q.worker_id
join organisations o on o.organisation_id = q.organisation_id;
comment on view guardian_queue is 'What waits for the actor as a Guardian, of their own organisation. Nothing for anyone else, and nothing about the actor.';

create function guardian_looked(wanted uuid, wanted_kind text, said text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with marked as (
    insert into guardian_marks (item_id, kind, place_id, organisation_id, worker_id, words, marked_at)
    select q.item_id, q.kind, me_place(), me_organisation(), me_worker(), said, moment() from guardian_queue q
    where q.item_id = wanted and q.kind = wanted_kind and q.kind in ('look', 'started_alone')
    on conflict do nothing
    returning 1
  )
  select exists (select from marked)
$$;

alter view guardian_queue owner to alongside_policy;
alter function guardian_looked(uuid, text, text) owner to alongside_policy;
revoke execute on function guardian_looked(uuid, text, text) from public;
grant execute on function guardian_looked(uuid, text, text) to alongside_app;
grant select on guardian_queue to alongside_app;
