-- An entry that shows its headline because a duty rests on one of its categories carries the duties of that, and none of an emergency card that would
-- have opened the same category for itself.
create or replace function explain_entry(person uuid, entry uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v verdicts;
  theirs boolean;
  bits integer;
  duties text[] := '{}';
  stays boolean;
begin
  if me_resident() is not null then
    return explain_entry_to_resident(person, entry);
  end if;
  select a.purpose_is_theirs into theirs from actor a;
  if not found or not exists (select from good_sessions g where g.session_id = me_session()) then
    return answer(0, false, duties);
  end if;
  select * into v from verdicts d where d.person_id = person and d.entry_id = entry;
  if not found then
    -- nobody wrote it: no agreement joins the actor with whoever did
    return answer(0, false, duties);
  end if;

  -- D7 opens a caution note in date by itself, but not for a disclosure of what others wrote
  bits := case when v.code = 106 then v.category_bits else v.bits end;
  if v.code in (3, 103) then
    duties := duties || '{alert-guardian}'::text[];
  end if;
  if v.code = 103 or v.code = 104 and v.purpose = 'emergency' then
    duties := duties || '{ring-the-on-call}'::text[];
  end if;
  if v.code = 104 and v.purpose = 'disclosure' then
    duties := duties || '{needs-two-people}'::text[];
  end if;
  if v.code between 106 and 199 then
    duties := duties || whom_to_ask(person);
  end if;
  if v.code in (109, 110) then
    duties := duties || case when bits & v.asking_helps <> 0 then 'ask' end || case when bits & v.telling_helps <> 0 then 'tell' end;
  end if;
  if v.code = 413 then
    duties := duties || '{not-in-force}'::text[];
  end if;
  -- the headline stays for the sake of a duty alone: what an override or the emergency card opens beside it has no part in that
  stays := v.code in (210, 211) and bits & ~(v.full_set | v.minimum_set | v.opens_summary) <> 0;
  if v.code in (210, 211, 306, 308, 410) and bits & v.on_duty & (v.opens_full | (v.opens_summary & case when stays then -1 else ~v.minimum_set end)) <> 0
    or v.code = 408 and bits & v.on_duty <> 0 then
    duties := duties || '{we-have-to,list-look-once-told}'::text[] || duty_to_tell(person);
  end if;
  if v.code = 106 or v.code in (210, 211, 306, 308, 410) and not stays and bits & v.minimum_set <> 0 then
    duties := duties || '{alert-lead,alert-guardian,review-in-5-working-days}'::text[] || duty_to_tell(person)
      || case when v.purpose = 'disclosure' then 'one-bundle' end
      || case when bits & v.listed_later <> 0 then 'list-look-later' end
      || case when bits & (v.listed_once_told | (v.minimum_set & ~v.opened)) <> 0 then 'list-look-once-told' end;
  end if;
  if v.cut then
    duties := duties || '{without-others}'::text[] || case when v.legal then 'leave-a-mark' end;
  end if;
  return answer(v.code, v.cut, duties);
end $$;
