-- Who would read words of a category, by the full decision: those alongside of other organisations to which the actor's own is joined, whose basis for
-- support the person opened. Roles that need less than all of it are left out: they would read a headline.

create view openness with (security_barrier) as
select p.person_id, o.organisation_id, b.category, b.category_bit
from people p
join people h on h.person_id = p.human_id
join organisations o on o.place_id = p.place_id
join sharing_settings place on place.place_id = p.place_id
join sharing_bases b on b.organisation_id = o.organisation_id and b.purpose = 'support' and b.state = 'active'
  and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)
cross join lateral (
  select coalesce(bool_or(a.word = 'yes' and a.worth = 'stands'), false) and not coalesce(bool_or(a.word not in ('yes', 'ended') and a.worth in ('stands', 'unsaid')), false) as agreed,
    coalesce(bool_or(a.worth <> 'void'), false) as answered
  from (
    select c.word, choice_counts(p.person_id, o.organisation_id, o.joined_at, c.person_id, c.choice_id, c.word) as worth
    from (
      select c.person_id, c.choice_id,
        case when c.superseded_at <= moment() then 'ended'
          when c.withdrawn_at <= moment() then case c.answer when 'yes' then coalesce(c.withdrawn_say, 'unset') when 'no' then 'ask' else 'ended' end
          when c.answer = 'no' then coalesce(c.say, 'unset')
          when months_later(c.given_at, place.yes_lasts_months) <= moment() then 'ended'
          when c.answer = 'yes' then 'yes' else 'ask' end as word
      from sharing_choices c
      where c.person_id = p.person_id and c.category_bit = b.category_bit and is_about(c, o.organisation_id, o.joined_at)
        and not exists (select from sharing_choices n where n.person_id = c.person_id and n.category_bit = c.category_bit and is_about(n, o.organisation_id, o.joined_at)
          and answered_at(n) > answered_at(c) and n.settles = c.settles and n.given_by is not distinct from c.given_by
          and (c.answer = 'yes' and coalesce(c.withdrawn_at > moment(), true) or had_a_say(p.person_id, o.organisation_id, o.joined_at, n)))
    ) c
  ) a offset 0) a
where b.rests_on = 'duty' or a.agreed
  or b.rests_on = 'telling' and not a.answered and (1 << b.category_bit) & category_bits(place.silent) = 0
    and exists (select from tellings t where t.person_id = p.person_id and t.organisation_id = o.organisation_id and t.told_at >= o.joined_at and t.told_at <= moment()
      and told_counts(p.person_id, t.told_person_id, t.category_bits, t.told_at) & (1 << b.category_bit) <> 0);
comment on view openness is 'Which categories of a person are open to which organisation for support, before roles: for naming readers beforehand.';
alter view openness owner to alongside_policy;

create or replace view category_readers with (security_barrier) as
select s.person_id, y.category, b.worker_id, b.worker_name, b.organisation_id, b.organisation_name, b.organisation_kind, b.job_title, b.since, b.is_me
from sight s
join beside b on b.person_id = s.person_id and b.organisation_id <> s.organisation_id and b.organisation_id = any (s.joined)
cross join lateral (select y.category from openness y where y.person_id = s.person_id and y.organisation_id = b.organisation_id offset 0) y
where s.alongside and exists (select from memberships m join role_needs n on n.place_id = m.place_id and n.role = m.role and n.category = y.category and n.need = 'full'
  where m.worker_id = b.worker_id and m.organisation_id = b.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at));

drop view standing_yes;
