-- “Ring the on-call” was told of somebody under a seal for as long as their override could be opened, and so told of a seal long afterwards.
-- A disclosure is over once its one bundle was made: it opens nothing any more, and so it tells of nothing that is barred either.

create or replace function open_override(wanted uuid) returns table (override_id uuid, answer text, person_id uuid, records uuid[], barred boolean, ground text, categories text[],
  typed text, reason text, invoked_at timestamptz, ends_at timestamptz, tell_by date, not_by_message boolean, person_told_at timestamptz,
  on_call text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i override_invocations;
  o overrides;
  said text;
  own_records uuid[];
  is_barred boolean := false;
begin
  select * into i from override_invocations v
    where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and purpose_of(v.ground) = me_purpose();
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
    (select p.duty_desk from places p where p.place_id = i.place_id);
end $$;
