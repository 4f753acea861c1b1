-- Naming readers beforehand follows the decision: every record of the human is asked, a yes is over once its giver has said anything since, what is silent
-- for that kind of organisation is not opened by telling, and neither is what a protected service writes.

-- What those who decide have answered to an organisation, as sets of categories: as regard counts it, for any organisation.
create function answers_about(subject uuid, organisation uuid) returns table (yes integer, refused integer, answered integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bit_or(1 << s.category_bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0),
    coalesce(bit_or(1 << s.category_bit) filter (where s.worth in ('stands', 'unsaid') and s.word not in ('yes', 'ended')), 0),
    coalesce(bit_or(1 << s.category_bit) filter (where s.worth <> 'void'), 0)
  from (
    select w.category_bit, w.word, choice_counts(subject, organisation, w.joined_at, w.person_id, w.choice_id, w.word) as worth
    from (
      select c.person_id, c.choice_id, c.category_bit, o.joined_at,
        case when c.superseded_at <= moment() then 'ended'
          when c.withdrawn_at <= moment() and c.answer = 'yes' then coalesce(c.withdrawn_say, 'unset')
          when c.withdrawn_at <= moment() then case when months_later(greatest(c.withdrawn_at, c.given_at), place.yes_lasts_months) <= moment() then 'ended' else 'ask' end
          when c.answer = 'no' then coalesce(c.say, 'unset')
          when months_later(c.given_at, place.yes_lasts_months) <= moment() then 'ended'
          when c.answer = 'ask_me' then 'ask'
          when c.person_id <> p.person_id and c.given_at < joined_with(p.person_id, c.person_id) then 'ended'
          when exists (select from sharing_choices n
            where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, organisation, o.joined_at)
              and answered_at(n) > answered_at(c) and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
              and (not n.settles or had_a_say(subject, organisation, o.joined_at, n))) then 'ended'
          else 'yes' end as word
      from people p
      join sharing_settings place on place.place_id = p.place_id
      join organisations o on o.organisation_id = organisation
      join people record on record.human_id = p.human_id
      join sharing_choices c on c.person_id = record.person_id and is_about(c, organisation, o.joined_at)
      where p.person_id = subject and not exists (select from sharing_choices n
        where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, organisation, o.joined_at)
          and answered_at(n) > answered_at(c) and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
          and had_a_say(subject, organisation, o.joined_at, n))
    ) w
    offset 0
  ) s
$$;

-- What the person, or whoever decides, was told about an organisation, as a set of categories.
create function told_about(subject uuid, organisation uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bit_or(told_counts(subject, t.told_person_id, t.category_bits, t.told_at)), 0)
  from people p
  join organisations o on o.organisation_id = organisation
  join people record on record.human_id = p.human_id
  join tellings t on t.person_id = record.person_id and t.organisation_id = organisation and t.told_at >= o.joined_at and t.told_at <= moment()
    and (t.person_id = subject or t.told_at >= joined_with(subject, t.person_id))
  where p.person_id = subject
$$;

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
  where b.rests_on = 'duty' or a.yes & ~a.refused & (1 << b.category_bit) <> 0
    or b.rests_on = 'telling' and (1 << b.category_bit) & ~(a.answered | category_bits(place.silent)
        | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end) <> 0
      and told_about(p.person_id, o.organisation_id) & (1 << b.category_bit) <> 0
  offset 0) y;

create or replace view category_readers with (security_barrier) as
select s.person_id, y.category, b.worker_id, b.worker_name, b.organisation_id, b.organisation_name, b.organisation_kind, b.job_title, b.since, b.is_me
from sight s
join organisations mine on mine.organisation_id = s.organisation_id
join beside b on b.person_id = s.person_id and b.organisation_id <> s.organisation_id and b.organisation_id = any (s.joined)
-- every category of what a protected service writes is silent: telling opens none of it
cross join lateral (select y.category from openness y
  where y.person_id = s.person_id and y.organisation_id = b.organisation_id and not (y.by_telling and mine.protected_service) offset 0) y
where s.alongside and exists (select from memberships m join role_needs n on n.place_id = m.place_id and n.role = m.role and n.category = y.category and n.need = 'full'
  where m.worker_id = b.worker_id and m.organisation_id = b.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at));

alter function answers_about(uuid, uuid) owner to alongside_policy;
alter function told_about(uuid, uuid) owner to alongside_policy;
revoke execute on function answers_about(uuid, uuid), told_about(uuid, uuid) from public;
-- Views run with the reader's right to execute. They tell bits, of ids that nobody guesses, as choice_counts does.
grant execute on function answers_about(uuid, uuid), told_about(uuid, uuid) to alongside_app;
