-- A disclosure says to whom it is given wherever it is read. It is the Guardian's alone, also once they are no Guardian any more, and a longer one keeps
-- whom it is for: without that no second person could agree to it.

drop function open_override(uuid);
create function open_override(wanted uuid) returns table (override_id uuid, answer text, person_id uuid, records uuid[], barred boolean, ground text, categories text[],
  typed text, reason text, invoked_at timestamptz, ends_at timestamptz, tell_by date, not_by_message boolean, person_told_at timestamptz,
  on_call text, recipient text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i override_invocations;
  o overrides;
  said text;
  own_records uuid[];
  is_barred boolean := false;
begin
  select * into i from override_invocations v
    where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and purpose_of(v.ground) = me_purpose()
      and (me_role() = 'guardian' or v.ground in ('emergency', 'safeguarding'));
  if not found then
    return;
  end if;
  select * into o from overrides v where v.override_id = wanted and v.person_id = i.person_id;
  said := override_answer(i.person_id, i.ground);
  -- Whom to ring is told while the override lasts. Afterwards somebody who is kept from the worker answers like nobody.
  if said = 'ring' and moment() >= coalesce(override_ends(o), (select i.invoked_at + make_interval(hours => case i.ground when 'emergency' then s.emergency_hours else s.disclosure_hours end)
      from sharing_settings s where s.place_id = i.place_id)) then
    said := 'nobody';
  end if;
  if said = 'opened' then
    if o.override_id is null then
      said := 'second_person';
    elsif o.state <> 'active' or override_ends(o) <= moment() or o.ground in ('legal', 'serious_crime') and o.bundle_made then
      said := 'over';
    end if;
  end if;
  if said = 'opened' then
    perform set_config('app.reason', i.reason, true);
    own_records := array(select p.person_id from people p where p.human_id = i.person_id);
    is_barred := i.ground in ('emergency', 'legal') and (exists (select from regard r where r.person_id = i.person_id and r.place_barred)
      or exists (select from verdicts v where v.person_id = any (own_records) and v.line = 1 and v.code = 104));
  end if;
  return query select i.override_id, said, i.person_id, own_records, is_barred, i.ground, i.categories, i.typed, i.reason, i.invoked_at, override_ends(o),
    working_day_after(london_day(coalesce(o.invoked_at, i.invoked_at)), 5),
    said in ('opened', 'over') and exists (select from not_by_message m where m.person_id = i.person_id), o.person_told_at,
    (select p.duty_desk from places p where p.place_id = i.place_id), i.recipient;
end $$;
alter function open_override(uuid) owner to alongside_policy;
revoke execute on function open_override(uuid) from public;
grant execute on function open_override(uuid) to alongside_app;

create or replace view renewals_to_agree with (security_barrier) as
select i.place_id, i.override_id, i.person_id, i.worker_id, i.organisation_id, i.ground, i.categories, i.typed, i.reason, i.told, i.invoked_at, i.renews, i.recipient
from override_invocations i
where i.place_id = me_place() and i.renews is not null and i.invoked_at > moment() - interval '72 hours' and me_role() = 'guardian'
  and not exists (select from overrides o where o.override_id = i.override_id) and guards(i.organisation_id, i.worker_id, i.person_id);

create or replace function agree_to_renewal(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with agreed as (
    insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, renews, agreed_by, recipient)
    select r.person_id, r.override_id, r.place_id, r.worker_id, r.organisation_id, r.ground, r.categories, r.reason, r.told, 'active', moment(), r.renews, me_worker(), r.recipient
    from renewals_to_agree r where r.override_id = wanted
    returning 1
  )
  select exists (select from agreed)
$$;
