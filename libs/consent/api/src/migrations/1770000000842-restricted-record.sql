-- A restricted record: of somebody who also works here, or whom many would look up. It is put like a seal, with a reason and those named; whoever wrote there, and
-- those alongside for the organisation that wrote, count as named (D4).

alter table protective_acts drop constraint protective_acts_what_check,
  add constraint protective_acts_what_check check (what in ('conflict_link', 'protected_place', 'seal_of_person', 'seal_of_entry', 'restricted_record', 'end'));

create or replace function put_protection(person uuid, act uuid, is_kind text, of_entry uuid, may_see uuid[], why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  all_named uuid[];
  names text;
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  if exists (select from unnest(may_see) one (worker_id) where not exists (select from beside b where b.person_id = person and b.worker_id = one.worker_id))
    or of_entry is not null and not exists (
      select from seen s where s.person_id = person and s.entry_id = of_entry and s.line = 1 and s.organisation_id = s.for_organisation_id) then
    return 'unknown';
  end if;
  select array_agg(distinct one.worker_id) into all_named from (
    select unnest(may_see) as worker_id
    union select me_worker()
    union select l.worker_id from lead_workers l where of_entry is null and l.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
    union select e.author_id from entries e where e.person_id = person and e.entry_id = of_entry
    union select i.worker_id from involvements i join organisations o on o.organisation_id = i.organisation_id
      where i.person_id = person and o.protected_service and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) one;
  insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at) values (person, act, me_place(), is_kind, of_entry, all_named, moment());
  select coalesce(string_agg(w.name, ', ' order by w.name, w.worker_id), '') into names from workers w where w.worker_id = any (may_see);
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), case when is_kind in ('protected_place', 'restricted_record') then is_kind when of_entry is null then 'seal_of_person' else 'seal_of_entry' end,
      array[act], names, why, me_worker(), me_organisation(), moment());
  return 'put';
end $$;
-- What a Guardian puts: a conflict link, a seal of the person, or a restricted record.
drop function guardian_protect(uuid, text, text[], date, text, text, boolean, text, text, date, boolean, text);
create function guardian_protect(act uuid, typed_whom text, typed_names text[], born date, postcode_typed text, phone_typed text, is_kind text,
  name_said text, link_kind text, other_born date, keeps_ours boolean, why text) returns table (answer text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fits uuid[];
  fit uuid;
  ours text;
begin
  if me_role() is distinct from 'guardian' or not exists (select from stance) then
    return query select 'hidden', null::uuid;
    return;
  end if;
  fits := array(select distinct p.human_id from people p
    where p.place_id = me_place() and (p.birth_date = born or p.postcode = postcode_typed and not p.whereabouts_hidden or p.phone = phone_typed)
      and string_to_array(name_key(p.full_name), ' ') <@ typed_names limit 2);
  if cardinality(fits) = 1 then
    fit := fits[1];
  end if;
  if fit is null
    or not exists (select from people p join involvements i on i.person_id = p.person_id where p.human_id = fit and i.organisation_id = me_organisation() and i.from_at <= moment())
    or exists (select from stance me join people own on own.person_id = me.own_person_id where own.human_id = fit)
    or exists (select from stance me join people p on p.person_id = any (me.conflicted) where p.human_id = fit)
    or exists (select from protecting g where g.person_id = fit and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)) then
    return query select 'nobody', fit;
    return;
  end if;
  if is_kind <> 'conflict_link' then
    insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at)
      select fit, act, me_place(), case is_kind when 'restricted_record' then is_kind else 'seal' end, null, array_agg(distinct one.worker_id), moment() from (
        select me_worker() as worker_id
        union select l.worker_id from lead_workers l join people p on p.person_id = l.person_id
          where p.human_id = fit and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
        union select i.worker_id from involvements i join people p on p.person_id = i.person_id join organisations o on o.organisation_id = i.organisation_id
          where p.human_id = fit and (o.protected_service or keeps_ours and o.organisation_id = me_organisation())
            and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) one;
    select case when keeps_ours then o.name else '' end into ours from organisations o where o.organisation_id = me_organisation();
    insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at, typed)
      values (fit, act, me_place(), is_kind, array[act], ours, why, me_worker(), me_organisation(), moment(), typed_whom);
  else
    perform keep_away(fit, act, name_said, link_kind, other_born, why, typed_whom);
  end if;
  return query select 'put', fit;
end $$;
comment on function guardian_protect(uuid, text, text[], date, text, text, text, text, text, date, boolean, text) is
  'A Guardian keeps somebody away from a person, seals them, or restricts their record. The same answer for nobody and for someone whom their organisation does not know.';
alter function guardian_protect(uuid, text, text[], date, text, text, text, text, text, date, boolean, text) owner to alongside_policy;
revoke execute on function guardian_protect(uuid, text, text[], date, text, text, text, text, text, date, boolean, text) from public;
grant execute on function guardian_protect(uuid, text, text[], date, text, text, text, text, text, date, boolean, text) to alongside_app;
