-- Putting what protects a person: a conflict link, a protected place, a seal. Whoever is alongside puts it, with a reason; every act is a row that is
-- never changed. No answer depends on whether a name fits anyone, or on what was put before: putting tells the putter nothing, and the one against
-- whom it is put nothing either. Lifting needs two people.

create table protective_acts (
  person_id uuid not null,
  act_id uuid not null,
  place_id uuid not null,
  what text not null,
  made uuid[] not null default '{}',
  ends_act_id uuid,
  said text not null,
  reason text not null,
  put_by uuid not null,
  organisation_id uuid not null,
  put_at timestamptz not null,
  constraint protective_acts_pkey primary key (person_id, act_id),
  constraint protective_acts_person_fkey foreign key (person_id) references people on delete restrict,
  constraint protective_acts_put_by_fkey foreign key (put_by) references workers on delete restrict,
  constraint protective_acts_ends_fkey foreign key (person_id, ends_act_id) references protective_acts on delete restrict,
  constraint protective_acts_what_check check (what in ('conflict_link', 'protected_place', 'seal_of_person', 'seal_of_entry', 'end')),
  constraint protective_acts_ends_check check ((what = 'end') = (ends_act_id is not null)),
  constraint protective_acts_reason_check check (length(trim(reason)) between 1 and 2000),
  constraint protective_acts_once_key unique nulls not distinct (person_id, ends_act_id, put_by, act_id)
);
create index protective_acts_put_by on protective_acts (put_by, person_id);
comment on table protective_acts is 'Who put or lifted what protects a person, when and why. Rows are only ever added.';
comment on column protective_acts.made is 'The links or the protection that it made. Empty where a name fits nobody: nobody is told.';
comment on column protective_acts.said is 'The name as it was typed, or the names of those who may still see.';
call secure_table('protective_acts');
grant insert on protective_acts to alongside_policy;
grant insert on conflict_links, protections to alongside_policy;
grant update (until_at) on conflict_links, protections to alongside_policy;
create trigger append_only before update or delete on protective_acts for each row execute function refuse_change();
create trigger never_emptied before truncate on protective_acts for each statement execute function refuse_change();

create function put_conflict_link(person uuid, act uuid, name_said text, is_kind text, born date, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  links uuid[];
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  -- Every namesake at work, and every resident with that name and birth date: who is kept out too much can be let in again, who is let in cannot be undone.
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
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), 'conflict_link', links, name_said, why, me_worker(), me_organisation(), moment());
  return 'put';
end $$;
comment on function put_conflict_link(uuid, uuid, text, text, date, text) is 'Keeps everyone of this name away from a person. The answer is the same whether anyone has it.';

-- Those who go on seeing in any case: whoever puts it, the lead (of an entry, its author), and the protected services alongside, of whom the putter
-- may not know: they keep the person safe, and are told to nobody by it.
create function put_protection(person uuid, act uuid, is_kind text, of_entry uuid, may_see uuid[], why text) returns text
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
    values (person, act, me_place(), case when is_kind = 'protected_place' then is_kind when of_entry is null then 'seal_of_person' else 'seal_of_entry' end,
      array[act], names, why, me_worker(), me_organisation(), moment());
  return 'put';
end $$;
comment on function put_protection(uuid, uuid, text, uuid, uuid[], text) is 'Keeps all but those named out of a person, one entry, or what tells where the person lives.';

-- The acts that the actor may know of: their own, those that name them, and as a Guardian those of their organisation. Never one against them.
create view my_protective_acts with (security_barrier) as
select a.person_id, a.act_id, a.what, a.said, a.reason, a.put_at, a.put_by, w.name as putter_name, me.worker_id as actor_id,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) as end_asked,
  (select count(distinct e.put_by) from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) >= 2 as ended,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id and e.put_by = me.worker_id) as end_asked_by_me
from stance me
join protective_acts a on a.place_id = me.place_id and a.what <> 'end'
join workers w on w.worker_id = a.put_by
where a.person_id <> all (me.conflicted) and a.person_id is distinct from me.own_person_id
  and (me_role() = 'guardian' and a.organisation_id = me.organisation_id
    or exists (select from sight s where s.person_id = a.person_id and s.alongside)
      and (a.put_by = me.worker_id and a.organisation_id = me.organisation_id
        or exists (select from protections p where p.person_id = a.person_id and p.protection_id = any (a.made) and me.worker_id = any (p.named)
          and exists (select from beside b where b.person_id = a.person_id and b.worker_id = a.put_by))));
comment on view my_protective_acts is 'What protects a person, as far as the actor put it, is named in it, or is the Guardian of whoever put it.';

-- One asks, another agrees: then it ends. Both are kept, with their reasons.
create function end_protection(person uuid, act uuid, of_act uuid, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a my_protective_acts;
begin
  select * into a from my_protective_acts m where m.person_id = person and m.act_id = of_act;
  if not found then
    return 'hidden';
  end if;
  if a.end_asked_by_me then
    return 'asked';
  end if;
  insert into protective_acts (person_id, act_id, place_id, what, ends_act_id, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), 'end', of_act, '', why, me_worker(), me_organisation(), moment());
  if not a.end_asked then
    return 'asked';
  end if;
  update conflict_links l set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what = 'conflict_link' and l.person_id = person and l.link_id = any (p.made) and l.until_at is null;
  update protections g set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what <> 'conflict_link' and g.person_id = person and g.protection_id = any (p.made) and g.until_at is null;
  return 'ended';
end $$;
comment on function end_protection(uuid, uuid, uuid, text) is 'Asks to end what protects a person; the second person who asks ends it.';

alter view my_protective_acts owner to alongside_policy;
alter function put_conflict_link(uuid, uuid, text, text, date, text) owner to alongside_policy;
alter function put_protection(uuid, uuid, text, uuid, uuid[], text) owner to alongside_policy;
alter function end_protection(uuid, uuid, uuid, text) owner to alongside_policy;
revoke execute on function put_conflict_link(uuid, uuid, text, text, date, text), put_protection(uuid, uuid, text, uuid, uuid[], text), end_protection(uuid, uuid, uuid, text) from public;
grant select on my_protective_acts to alongside_app;
grant execute on function put_conflict_link(uuid, uuid, text, text, date, text), put_protection(uuid, uuid, text, uuid, uuid[], text), end_protection(uuid, uuid, uuid, text) to alongside_app;
