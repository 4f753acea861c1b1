-- Who would read words beforehand: telling opens nothing that is silent for the kind of the organisation, as the decision has it. Health is silent
-- outside health and care, a child's own outside children's services and schools.

create or replace view openness with (security_barrier) as
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
  or b.rests_on = 'telling' and not a.answered and (1 << b.category_bit) & (category_bits(place.silent) | case when o.kind = any (place.health_open_to) then 0 else 16 end
      | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end) = 0
    and exists (select from tellings t where t.person_id = p.person_id and t.organisation_id = o.organisation_id and t.told_at >= o.joined_at and t.told_at <= moment()
      and told_counts(p.person_id, t.told_person_id, t.category_bits, t.told_at) & (1 << b.category_bit) <> 0);
