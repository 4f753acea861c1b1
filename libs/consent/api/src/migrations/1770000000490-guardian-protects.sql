-- A Guardian puts what protects, too: a conflict link and a seal, of a person whom their organisation was ever beside. They are not alongside, so they say
-- whom by the full details, as somebody in danger does. For nobody, several, a stranger to the organisation and someone kept from the Guardian the answer
-- is the same. And what protects ends by two humans, not by two logins.

alter table protective_acts add column typed text;
comment on column protective_acts.typed is 'What a Guardian typed to say whom. Null: put by someone alongside.';

create or replace view my_protective_acts with (security_barrier) as
select a.person_id, a.act_id, a.what, a.said, a.reason, a.put_at, a.put_by, w.name as putter_name, me.worker_id as actor_id,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) as end_asked,
  (select count(distinct e.put_by) from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) >= 2 as ended,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id and one_human(e.put_by, me.worker_id)) as end_asked_by_me
from stance me
join protective_acts a on a.place_id = me.place_id and a.what <> 'end'
join workers w on w.worker_id = a.put_by
where a.person_id <> all (me.conflicted) and a.person_id is distinct from me.own_person_id
  and (me_role() = 'guardian' and a.organisation_id = me.organisation_id
    or exists (select from sight s where s.person_id = a.person_id and s.alongside)
      and (a.put_by = me.worker_id and a.organisation_id = me.organisation_id
        or exists (select from protections p where p.person_id = a.person_id and p.protection_id = any (a.made) and me.worker_id = any (p.named)
          and exists (select from beside b where b.person_id = a.person_id and b.worker_id = a.put_by))));

-- A name stands where the Guardian typed it, or where their organisation was ever beside the person and nothing seals them from the Guardian.
create view guardian_acts with (security_barrier) as
select m.person_id, m.act_id, m.what, m.said, m.reason, m.put_at, m.put_by, m.putter_name, m.end_asked, m.end_asked_by_me, m.ended,
  coalesce(a.typed, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = m.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom
from my_protective_acts m
join protective_acts a on a.person_id = m.person_id and a.act_id = m.act_id
where me_role() = 'guardian' and a.organisation_id = me_organisation();
comment on view guardian_acts is 'What protects people, as far as the organisation of this Guardian put it. Nothing for anyone else.';

-- Every namesake at work, and every resident with that name and birth date: who is kept out too much can be let in again, who is let in cannot be undone.
create function keep_away(person uuid, act uuid, name_said text, is_kind text, born date, why text, typed_whom text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  links uuid[];
begin
  with fitting as (
    select w.worker_id, null::uuid as other_person_id from workers w
    where w.place_id = me_place() and w.worker_id <> me_worker() and name_key(w.name) = name_key(name_said)
    union all
    select null, p.person_id from people p
    where p.place_id = me_place() and born is not null and p.birth_date = born and name_key(p.full_name) = name_key(name_said)
      and p.human_id <> (select own.human_id from people own where own.person_id = person)
  ), made as (
    insert into conflict_links (person_id, link_id, place_id, worker_id, other_person_id, kind, from_at, state)
      select person, gen_random_uuid(), me_place(), f.worker_id, f.other_person_id, is_kind, moment(), 'declared' from fitting f
    returning link_id
  )
  select coalesce(array_agg(link_id), '{}') into links from made;
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at, typed)
    values (person, act, me_place(), 'conflict_link', links, name_said, why, me_worker(), me_organisation(), moment(), typed_whom);
end $$;

create or replace function put_conflict_link(person uuid, act uuid, name_said text, is_kind text, born date, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  perform keep_away(person, act, name_said, is_kind, born, why, null);
  return 'put';
end $$;

-- `person_id` is for the log: it is set for someone kept from the Guardian as well. Those who go on seeing under a seal: the lead, the protected services
-- alongside, and where the Guardian says so those alongside from their own organisation. The Guardian is named and sees nothing: they are not alongside.
create function guardian_protect(act uuid, typed_whom text, typed_names text[], born date, postcode_typed text, phone_typed text, seals boolean,
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
  if seals then
    insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at)
      select fit, act, me_place(), 'seal', null, array_agg(distinct one.worker_id), moment() from (
        select me_worker() as worker_id
        union select l.worker_id from lead_workers l join people p on p.person_id = l.person_id
          where p.human_id = fit and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
        union select i.worker_id from involvements i join people p on p.person_id = i.person_id join organisations o on o.organisation_id = i.organisation_id
          where p.human_id = fit and (o.protected_service or keeps_ours and o.organisation_id = me_organisation())
            and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) one;
    select case when keeps_ours then o.name else '' end into ours from organisations o where o.organisation_id = me_organisation();
    insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at, typed)
      values (fit, act, me_place(), 'seal_of_person', array[act], ours, why, me_worker(), me_organisation(), moment(), typed_whom);
  else
    perform keep_away(fit, act, name_said, link_kind, other_born, why, typed_whom);
  end if;
  return query select 'put', fit;
end $$;
comment on function guardian_protect(uuid, text, text[], date, text, text, boolean, text, text, date, boolean, text) is
  'A Guardian keeps somebody away from a person, or seals them. The same answer for nobody and for someone whom their organisation does not know.';

-- Ending a disclosure is handing over its one bundle: it opens nothing any more.
create or replace function end_override(wanted uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update overrides o set state = 'expired', ended_at = moment(), bundle_made = o.bundle_made or o.ground in ('legal', 'serious_crime')
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.state = 'active' and override_ends(o) > moment()
    returning 1
  )
  select exists (select from ended)
$$;

alter view guardian_acts owner to alongside_policy;
alter function keep_away(uuid, uuid, text, text, date, text, text) owner to alongside_policy;
alter function guardian_protect(uuid, text, text[], date, text, text, boolean, text, text, date, boolean, text) owner to alongside_policy;
revoke execute on function keep_away(uuid, uuid, text, text, date, text, text),
  guardian_protect(uuid, text, text[], date, text, text, boolean, text, text, date, boolean, text) from public;
-- The view that asks it runs with the reader's right to execute; it tells of two logins alone.
grant execute on function guardian_protect(uuid, text, text[], date, text, text, boolean, text, text, date, boolean, text) to alongside_app;
grant select on guardian_acts to alongside_app;
