-- What a basis may rest on follows the kind of its organisation, also once that is another. Telling is for the care kinds' own care. An organisation
-- that turns out to be none had gone on reading by it: the decision counts no such basis now, and with the kind these bases end.

create function is_care_kind(kind text) returns boolean language sql immutable as $$ select kind in ('health', 'social_care', 'vcse_care') $$;
comment on function is_care_kind(text) is 'The kinds of organisation whose own care may rest on telling.';
-- The view that asks it runs with the reader's right to execute.
grant execute on function is_care_kind(text) to alongside_app, alongside_policy;

create or replace function compile_posture(organisation uuid, of_role text, for_purpose text) returns setof postures
language plpgsql stable security definer rows 1 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select o.organisation_id, of_role, for_purpose, o.place_id, now_is.epoch, moment(),
    least((london_day(moment()) + 1)::timestamp at time zone 'Europe/London', agreed.next_at),
    coalesce(agreed.joined, '{}') || o.organisation_id, coalesce(agreed.ran_out, '{}'),
    array(select p.organisation_id from organisations p where p.place_id = o.place_id and p.protected_service), o.joined_at, o.kind,
    basis.on_choice * 65537, basis.on_telling * 65537, basis.on_duty * 65537, need.in_full * 65537, need.in_summary * 65537,
    (1 | category_bits(place.silent) | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end)
      | (32767 << 16),
    place.yes_lasts_months, place.emergency_hours, place.safeguarding_hours, place.disclosure_hours, place.visit_ahead_hours, place.huddle_ahead_hours
  from organisations o
  join sharing_settings place on place.place_id = o.place_id
  join posture_epochs now_is on now_is.place_id = o.place_id
  cross join lateral (
    select array_agg(b.organisation_id) filter (where g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)) as joined,
      array_agg(b.organisation_id) filter (where g.from_at <= moment() and g.until_at <= moment()) as ran_out,
      least(min(g.from_at) filter (where moment() < g.from_at), min(g.until_at) filter (where moment() < g.until_at)) as next_at
    from agreement_organisations a
    join sharing_agreements g on g.agreement_id = a.agreement_id and g.state = 'in_force'
    join agreement_organisations b on b.agreement_id = a.agreement_id
    where a.organisation_id = o.organisation_id) agreed
  cross join lateral (
    select coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'choice'), 0) as on_choice,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'telling' and is_care_kind(o.kind)), 0) as on_telling,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'duty'), 0) as on_duty
    from sharing_bases b
    where b.organisation_id = o.organisation_id and b.purpose = for_purpose and b.state = 'active'
      and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)) basis
  cross join lateral (
    select coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'full'), 0) as in_full, coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'summary'), 0) as in_summary
    from role_needs n where n.place_id = o.place_id and n.role = of_role) need
  where o.organisation_id = organisation;
end $$;

create or replace view openness with (security_barrier) as
select p.person_id, o.organisation_id, y.category, y.category_bit, y.by_telling
from people p
join organisations o on o.place_id = p.place_id
join sharing_settings place on place.place_id = p.place_id
cross join lateral (
  select b.category, b.category_bit, b.rests_on = 'telling' and a.yes & (1 << b.category_bit) = 0 as by_telling
  from answers_about(p.person_id, o.organisation_id) a
  join sharing_bases b on b.organisation_id = o.organisation_id and b.purpose = 'support' and b.state = 'active'
    and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)
    and (b.rests_on <> 'telling' or is_care_kind(o.kind))
  where b.rests_on = 'duty' or a.yes & ~a.refused & (1 << b.category_bit) <> 0
    or b.rests_on = 'telling' and (1 << b.category_bit) & ~(a.answered | category_bits(place.silent)
        | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end) <> 0
      and told_about(p.person_id, o.organisation_id) & (1 << b.category_bit) <> 0
  offset 0) y;

-- What an organisation of a kind begins with, as a setting of the place. What is changed here counts for the bases made after it.
create table default_bases (
  place_id uuid not null,
  kind text not null,
  purpose text not null,
  rests_on text not null,
  categories text[] not null,
  article text not null,
  confidentiality text not null,
  review_after_months integer,
  constraint default_bases_pkey primary key (place_id, kind, purpose, rests_on),
  constraint default_bases_place_fkey foreign key (place_id) references places on delete restrict,
  constraint default_bases_purpose_check check (purpose in ('support', 'safeguarding', 'emergency', 'supervision', 'rights', 'disclosure', 'huddle', 'learning')),
  constraint default_bases_rests_on_check check (rests_on in ('choice', 'telling', 'duty')),
  constraint default_bases_categories_check check (category_bits(categories) is not null),
  constraint default_bases_ground_check check (length(trim(article)) > 0 and length(trim(confidentiality)) > 0),
  constraint default_bases_telling_check check (rests_on <> 'telling' or is_care_kind(kind) and purpose in ('support', 'emergency')),
  constraint default_bases_review_check check (review_after_months > 0)
);
comment on table default_bases is 'What an organisation of a kind may read when it joins the place: for each purpose, the categories by what they rest on, with the ground.';
comment on column default_bases.review_after_months is 'When a basis made from it is reviewed. 30 days after that day without a review it counts as suspended. Null: no day is set.';
call secure_table('default_bases');
grant insert on default_bases to alongside_policy;
grant insert, update on sharing_bases to alongside_policy;

create function begin_default_bases(place uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  with every as (
    select kind, purpose, category, case when is_care_kind(kind) and category in ('about_me', 'health', 'care') then 'telling' else 'choice' end as rests_on
    from unnest('{health,social_care,vcse_care,vcse,housing,children,council,police,school,dwp,anchor}'::text[]) kind
    cross join unnest('{support,emergency}'::text[]) purpose
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category
  )
  insert into default_bases (place_id, kind, purpose, rests_on, categories, article, confidentiality, review_after_months)
    select place, kind, purpose, rests_on, array_agg(category),
      case rests_on when 'telling' then '6(1)(e), 9(2)(h)' else '6(1)(e), 9(2)(g)' end,
      case rests_on when 'telling' then 'implied for own care, after telling' else 'the person''s explicit choice' end, 12
    from every group by kind, purpose, rests_on
    on conflict do nothing
$$;
create function place_begins_with_bases() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform begin_default_bases(new.place_id);
  return null;
end $$;
create trigger places_begin_bases after insert on places for each row execute function place_begins_with_bases();
do $$
begin
  perform begin_default_bases(p.place_id) from places p;
end $$;

create or replace function install_organisation_defaults() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
    select new.organisation_id, gen_random_uuid(), new.place_id, d.purpose, category, 'active', d.rests_on, d.article, d.confidentiality,
      (london_day(moment()) + make_interval(months => d.review_after_months))::date
    from default_bases d cross join unnest(d.categories) category
    where d.place_id = new.place_id and d.kind = new.kind
    on conflict do nothing;
  return null;
end $$;

-- Of one that is no care kind any more, each basis that rests on telling ends. In its place comes what the place's defaults let rest on the person's
-- choice. One that becomes a care kind gains nothing by itself: whoever looks after the place proposes it.
create function kind_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was sharing_bases[];
begin
  if is_care_kind(new.kind) then
    return null;
  end if;
  was := array(select b from sharing_bases b where b.organisation_id = new.organisation_id and b.rests_on = 'telling' and b.state <> 'ended' for update);
  update sharing_bases b set state = 'ended' where b.organisation_id = new.organisation_id and b.rests_on = 'telling' and b.state <> 'ended';
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
    select w.organisation_id, gen_random_uuid(), w.place_id, w.purpose, w.category, w.state, d.rests_on, d.article, d.confidentiality,
      (london_day(moment()) + make_interval(months => d.review_after_months))::date
    from unnest(was) w
    join default_bases d on d.place_id = w.place_id and d.kind = new.kind and d.purpose = w.purpose and d.rests_on = 'choice' and w.category = any (d.categories);
  return null;
end $$;
create trigger organisations_kind_changed after update of kind on organisations for each row when (old.kind is distinct from new.kind) execute function kind_changed();

-- Organisations whose kind was changed before this.
do $$
declare
  left_over bigint;
begin
  update sharing_bases b set state = 'ended' from organisations o
    where o.organisation_id = b.organisation_id and not is_care_kind(o.kind) and b.rests_on = 'telling' and b.state <> 'ended';
  select count(*) into left_over from sharing_bases b join organisations o on o.organisation_id = b.organisation_id
    where b.rests_on = 'telling' and b.state <> 'ended' and not is_care_kind(o.kind);
  if left_over > 0 then
    raise exception '% bases rest on telling for organisations that are no care kind', left_over;
  end if;
end $$;

-- proposed → active → suspended → active → ended. What it is about, and what it rests on, is never another: that is a new basis.
create or replace function basis_may_be() returns trigger language plpgsql as $$
begin
  if new.rests_on = 'telling' and new.state <> 'ended'
    and not exists (select from organisations o where o.organisation_id = new.organisation_id and is_care_kind(o.kind)) then
    raise exception 'only the care kinds'' own care rests on telling' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' then
    if old.state = 'ended' and new.state <> 'ended' then
      raise exception 'an ended basis stays ended' using errcode = 'check_violation';
    elsif new.state = 'proposed' and old.state <> 'proposed' or old.state = 'proposed' and new.state = 'suspended' then
      raise exception 'a basis goes from proposed to active, and is suspended only then' using errcode = 'check_violation';
    elsif (new.organisation_id, new.basis_id, new.place_id, new.purpose, new.category, new.rests_on)
        is distinct from (old.organisation_id, old.basis_id, old.place_id, old.purpose, old.category, old.rests_on) then
      raise exception 'what a basis rests on is never another: end it and make a new one' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

alter function begin_default_bases(uuid) owner to alongside_policy;
alter function place_begins_with_bases() owner to alongside_policy;
alter function kind_changed() owner to alongside_policy;
revoke execute on function begin_default_bases(uuid), place_begins_with_bases(), kind_changed() from public;
