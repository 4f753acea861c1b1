-- See as: what the settings of the place alone open to a worker, for their administrator. By organisation that writes and by category: the agreement, the
-- basis and what it rests on, whether it is silent, what the role needs, and the line that decides. No person stands in it: none is read, named or counted.
-- The settings are those of the actor, asked in the worker's place, so that they are read once. Whoever reads for support, safeguarding or an emergency is
-- taken to be alongside; whoever supervises is not. Protected services are named to their own administrators alone.

-- An administrative look: that somebody looked, at whose settings, for which purpose. It holds nothing of a resident.
create table settings_looks (
  place_id uuid not null,
  look_id uuid not null,
  at timestamptz not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  session_id uuid not null,
  about_worker_id uuid not null,
  about_role text not null,
  purpose text not null,
  constraint settings_looks_pkey primary key (place_id, look_id),
  constraint settings_looks_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint settings_looks_about_fkey foreign key (about_worker_id) references workers on delete restrict,
  constraint settings_looks_purpose_check check (purpose in ('support', 'safeguarding', 'emergency', 'supervision'))
);
create index settings_looks_at on settings_looks (place_id, at);
comment on table settings_looks is 'An administrator looked at what the settings open to a worker of their organisation: who, whose, for which purpose, when. Rows are only ever added.';
call secure_table('settings_looks');
grant insert on settings_looks to alongside_policy;
create trigger append_only before update or delete on settings_looks for each row execute function refuse_change();
create trigger never_emptied before truncate on settings_looks for each statement execute function refuse_change();

create function see_as(membership uuid, for_purpose text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  my_purpose constant text := me_purpose();
  member record;
  a actor;
begin
  if for_purpose not in ('support', 'safeguarding', 'emergency', 'supervision') then
    return null;
  end if;
  select m.worker_id, m.worker_name, m.organisation_id, m.role, m.job_title into member
    from managed_members m where m.membership_id = membership and m.organisation_id = my_organisation;
  if not found then
    return null;
  end if;
  insert into settings_looks (place_id, look_id, at, worker_id, organisation_id, session_id, about_worker_id, about_role, purpose)
    values (me_place(), gen_random_uuid(), moment(), me, my_organisation, me_session(), member.worker_id, member.role, for_purpose);
  perform stand_in_for(member.worker_id, member.organisation_id, member.role), set_config('app.purpose', for_purpose, true);
  select * into a from actor;
  perform stand_in_for(me, my_organisation, my_role), set_config('app.purpose', my_purpose, true);
  return jsonb_build_object(
    'worker', jsonb_build_object('id', member.worker_id, 'name', member.worker_name), 'role', member.role, 'jobTitle', member.job_title,
    'purpose', for_purpose, 'purposeIsTheirs', a.purpose_is_theirs,
    'organisations', (
      select jsonb_agg(jsonb_build_object('organisation', jsonb_build_object('id', w.organisation_id, 'name', w.name, 'kind', w.kind),
        'isOwn', w.is_own, 'agreement', w.joined, 'categories', w.categories) order by w.is_own desc, lower(w.name), w.organisation_id)
      from (
        select o.organisation_id, o.name, o.kind, o.organisation_id = a.organisation_id as is_own, o.organisation_id = any (a.joined) as joined, (
          select jsonb_agg(jsonb_build_object('category', c.name, 'restsOn', b.rests_on, 'silent', b.is_silent, 'need', b.need,
            'line', 'D' || s.line, 'opensWith', s.opens_with,
            'before', case s.opens_with when 'always' then s.opens when 'never' then s.opens else b.refused end, 'after', s.opens) order by c.n)
          from unnest('{about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[])
            with ordinality as c (name, n)
          cross join lateral (select 1 << category_bit(c.name) as bit offset 0) x
          cross join lateral (
            select case when x.bit & a.on_duty <> 0 then 'duty' when x.bit & a.on_choice <> 0 then 'choice' when x.bit & a.on_telling <> 0 then 'telling' end as rests_on,
              x.bit & a.silent <> 0 as is_silent, case when x.bit & a.silent <> 0 then 'nothing' else 'something' end as refused,
              case when x.bit & a.need_full <> 0 then 'full' when x.bit & a.need_summary <> 0 then 'summary' else 'nothing' end as need
            offset 0) b
          cross join lateral (
            select t.line, t.opens_with, case t.opens when 'refused' then b.refused when 'need' then b.need else t.opens end as opens
            from (select
              case
                when o.organisation_id <> all (a.joined) then 0
                when not a.purpose_is_theirs or a.purpose = 'supervision' and o.organisation_id <> a.organisation_id then 2
                when o.organisation_id = a.organisation_id then case when a.purpose = 'supervision' and c.name = 'told_in_confidence' then 8 else 5 end
                when c.name = 'staff_safety' then 7
                when b.rests_on is null then 9
                when b.need = 'full' or b.need = 'summary' and b.rests_on <> 'duty' then 10
                else 11 end as line) l
            cross join lateral (select l.line,
              case when l.line in (5, 7) then 'always' when l.line in (0, 2, 8, 9) or b.need = 'nothing' then 'never' when b.rests_on = 'duty' then 'always'
                when b.rests_on = 'telling' and not b.is_silent then 'told' else 'yes' end as opens_with,
              case when l.line in (0, 2, 8) then 'nothing' when l.line in (5, 7) then 'full' when l.line = 9 or b.need = 'nothing' then 'refused' else 'need' end as opens) t
            offset 0) s) as categories
        from organisations o
        where o.place_id = a.place_id and (not o.protected_service or o.organisation_id = a.organisation_id)
        offset 0) w));
end $$;
comment on function see_as(uuid, text) is 'What the settings alone open to a worker of the administrator''s own organisation. Null for anyone else, and to anyone who administers nothing.';
alter function see_as(uuid, text) owner to alongside_policy;
revoke execute on function see_as(uuid, text) from public;
grant execute on function see_as(uuid, text) to alongside_app;
