-- "This is not the same human": a link is put on every namesake at once, and one of them is let in again by two humans who may end it. They say where that one
-- works, or as a resident their postcode or phone. No answer depends on whether that fits anyone, as none did when the link was put.

create table link_dismissals (
  person_id uuid not null,
  dismissal_id uuid not null,
  place_id uuid not null,
  link_act_id uuid not null,
  agrees_to uuid,
  links uuid[] not null default '{}',
  said text not null,
  reason text not null,
  done_by uuid not null,
  organisation_id uuid not null,
  done_at timestamptz not null,
  constraint link_dismissals_pkey primary key (person_id, dismissal_id),
  constraint link_dismissals_act_fkey foreign key (person_id, link_act_id) references protective_acts on delete restrict,
  constraint link_dismissals_agrees_fkey foreign key (person_id, agrees_to) references link_dismissals on delete restrict,
  constraint link_dismissals_done_by_fkey foreign key (done_by) references workers on delete restrict,
  constraint link_dismissals_reason_check check (length(trim(reason)) between 1 and 2000)
);
create index link_dismissals_of on link_dismissals (person_id, link_act_id);
comment on table link_dismissals is 'Who said that one of those whom a link keeps away is not the human who was meant, and who agreed, with their reasons. Rows are only ever added.';
comment on column link_dismissals.links is 'The links that it is about. Empty where what was said fits none: nobody is told.';
call secure_table('link_dismissals');
grant insert on link_dismissals to alongside_policy;
grant update (state, dismissed_at) on conflict_links to alongside_policy;
create trigger append_only before update or delete on link_dismissals for each row execute function refuse_change();
create trigger never_emptied before truncate on link_dismissals for each statement execute function refuse_change();

create or replace view my_protective_acts with (security_barrier) as
select a.person_id, a.act_id, a.what, a.said, a.reason, a.put_at, a.put_by, w.name as putter_name, me.worker_id as actor_id,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) as end_asked,
  (select count(distinct e.put_by) from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id) >= 2 as ended,
  exists (select from protective_acts e where e.person_id = a.person_id and e.ends_act_id = a.act_id and one_human(e.put_by, me.worker_id)) as end_asked_by_me,
  coalesce((select jsonb_agg(jsonb_build_object('id', d.dismissal_id, 'said', d.said, 'reason', d.reason, 'askedBy', jsonb_build_object('id', b.worker_id, 'name', b.name),
      'askedAt', d.done_at, 'mine', one_human(d.done_by, me.worker_id),
      'agreed', exists (select from link_dismissals g where g.person_id = d.person_id and g.agrees_to = d.dismissal_id)) order by d.done_at desc, d.dismissal_id)
    from link_dismissals d join workers b on b.worker_id = d.done_by
    where d.person_id = a.person_id and d.link_act_id = a.act_id and d.agrees_to is null), '[]') as dismissals
from stance me
join protective_acts a on a.place_id = me.place_id and a.what <> 'end'
join workers w on w.worker_id = a.put_by
where a.person_id <> all (me.conflicted) and a.person_id is distinct from me.own_person_id
  and (me_role() = 'guardian' and (a.organisation_id = me.organisation_id
      or a.person_id in (select l.person_id from lead_workers l where l.organisation_id = me.organisation_id) and stands_in_to_end(a.person_id, a.act_id))
    or exists (select from sight s where s.person_id = a.person_id and s.alongside)
      and (a.put_by = me.worker_id and a.organisation_id = me.organisation_id
        or exists (select from protections p where p.person_id = a.person_id and p.protection_id = any (a.made) and me.worker_id = any (p.named)
          and (a.organisation_id = me.organisation_id or exists (select from beside b where b.person_id = a.person_id and b.worker_id = a.put_by)))));

create or replace view guardian_acts with (security_barrier) as
select m.person_id, m.act_id, m.what, m.said, m.reason, m.put_at, m.put_by, m.putter_name, m.end_asked, m.end_asked_by_me, m.ended,
  coalesce(case when a.organisation_id = me_organisation() then a.typed end, (select coalesce(p.full_name, p.preferred_name) from people p where p.person_id = m.person_id
    and exists (select from involvements i where i.person_id = p.person_id and i.organisation_id = me_organisation() and i.from_at <= moment())
    and not exists (select from protecting g where g.person_id = p.person_id and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)))) as whom,
  m.dismissals
from my_protective_acts m
join protective_acts a on a.person_id = m.person_id and a.act_id = m.act_id
where me_role() = 'guardian' and (a.organisation_id = me_organisation() or leads_guardian(a.organisation_id, a.person_id));

-- Whoever may end the link asks, somebody else who may agrees. Nobody kept from the person is one of them, on whatever login.
create function dismiss_link(person uuid, dismissal uuid, of_act uuid, agreeing uuid, who_said text, postcode_typed text, phone_typed text, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked link_dismissals;
  fitting uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended(of_act::text, 40));
  if not exists (select from my_protective_acts m where m.person_id = person and m.act_id = of_act and m.what = 'conflict_link' and not m.ended) then
    return 'hidden';
  end if;
  if agreeing is null then
    fitting := array(select l.link_id from protective_acts a join conflict_links l on l.person_id = a.person_id and l.link_id = any (a.made)
      where a.person_id = person and a.act_id = of_act
        and (exists (select from memberships m join organisations o on o.organisation_id = m.organisation_id
            where m.worker_id = l.worker_id and name_key(o.name) = name_key(who_said))
          or exists (select from people own join people p on p.human_id = own.human_id
            where own.person_id = l.other_person_id and (p.postcode = postcode_typed or p.phone = phone_typed))));
    insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, links, said, reason, done_by, organisation_id, done_at)
      values (person, dismissal, me_place(), of_act, fitting, who_said, why, me_worker(), me_organisation(), moment());
    return 'asked';
  end if;
  select * into asked from link_dismissals d where d.person_id = person and d.link_act_id = of_act and d.dismissal_id = agreeing and d.agrees_to is null;
  if not found then
    return 'hidden';
  elsif one_human(asked.done_by, me_worker()) or exists (select from link_dismissals d where d.person_id = person and d.agrees_to = agreeing) then
    return 'asked';
  end if;
  insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, agrees_to, links, said, reason, done_by, organisation_id, done_at)
    values (person, dismissal, me_place(), of_act, agreeing, asked.links, asked.said, why, me_worker(), me_organisation(), moment());
  update conflict_links l set state = 'dismissed', dismissed_at = moment(), until_at = coalesce(l.until_at, moment())
    where l.person_id = person and l.link_id = any (asked.links) and l.state <> 'dismissed';
  return 'asked';
end $$;
comment on function dismiss_link(uuid, uuid, uuid, uuid, text, text, text, text) is 'Two who may end a link let one namesake in again. The answer is the same whether what they said fits anyone.';

alter function dismiss_link(uuid, uuid, uuid, uuid, text, text, text, text) owner to alongside_policy;
revoke execute on function dismiss_link(uuid, uuid, uuid, uuid, text, text, text, text) from public;
grant execute on function dismiss_link(uuid, uuid, uuid, uuid, text, text, text, text) to alongside_app;
