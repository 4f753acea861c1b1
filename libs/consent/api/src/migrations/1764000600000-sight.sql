-- The sharing decision, in the one place that the full decision will fill. Three levels, each computed as rarely as it can change:
--   stance  the actor: one row, or none without a current membership and a purpose we know
--   sight   one person: what brings the actor to them, and what the person agreed to share with the actor's organisation
--   seen    one entry
-- Everything that reads personal content reads sight or seen, so there is one rule. Each is a security_barrier view owned by the policy role:
-- its body is inlined and index look-ups reach it (a function per row was measured at 0.2 of this).
-- security_barrier keeps a caller's own functions away from hidden rows; equality on uuid is leakproof and still comes in.

-- A link is to a human: it holds on every login of theirs, and covers whoever has shared the person's household since it began.
create view conflicts with (security_barrier) as
select w.worker_id, coalesce(beside.person_id, l.person_id) as person_id
from workers w
join conflict_links l on l.worker_id = w.worker_id or l.other_person_id = w.person_id
  or l.worker_id in (select twin.worker_id from workers twin where twin.person_id = w.person_id)
left join residences home on home.person_id = l.person_id and (home.until_at is null or home.until_at > l.from_at)
left join residences beside on beside.household_id = home.household_id and (beside.until_at is null or beside.until_at > l.from_at)
where l.dismissed_at is null and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at);
comment on view conflicts is 'Whom each worker must not reach.';

create view stance with (security_barrier) as
select m.place_id, m.worker_id, m.organisation_id, w.person_id as own_person_id,
  array(select c.person_id from conflicts c where c.worker_id = m.worker_id) as conflicted
from memberships m
join workers w on w.worker_id = m.worker_id
where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place() and m.role = me_role()
  and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  and me_purpose() = 'support'
limit 1;
comment on view stance is 'The actor: who asks, for which organisation. No row: nothing is seen.';

-- A yes that names this organisation, is not withdrawn, replaced or a year old, and that no other standing answer on the category speaks against.
create view standing_yes with (security_barrier) as
select c.person_id, c.organisation_id, c.category
from sharing_choices c
where c.answer = 'yes' and c.given_at <= moment() and c.given_at > moment() - interval '12 months'
  and (c.withdrawn_at is null or moment() < c.withdrawn_at) and (c.superseded_at is null or moment() < c.superseded_at)
  and not exists (select from sharing_choices n
    where n.person_id = c.person_id and n.category = c.category and (n.organisation_id = c.organisation_id or n.organisation_id is null)
      and n.given_at <= moment() and (n.superseded_at is null or moment() < n.superseded_at)
      and (n.answer = 'no' and (n.withdrawn_at is null or moment() < n.withdrawn_at)
        or n.given_at >= c.given_at and n.choice_id <> c.choice_id and (n.answer <> 'yes' or n.withdrawn_at <= moment())));
comment on view standing_yes is 'What a person agrees to now, by name: person, organisation, category.';

create view sight with (security_barrier) as
select p.person_id, p.place_id, me.worker_id, me.organisation_id, f.alongside, f.starting, f.agreed
from stance me
cross join people p
cross join lateral (
  select
    exists (select from involvements i where i.person_id = p.person_id and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) as alongside,
    exists (select from involvements i where i.person_id = p.person_id and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.state = 'starting' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) as starting,
    array(select y.category from standing_yes y where y.person_id = p.person_id and y.organisation_id = me.organisation_id) as agreed
  offset 0) f
where p.place_id = me.place_id
  and p.person_id <> all (me.conflicted)
  and p.person_id is distinct from me.own_person_id
  and (f.alongside or f.starting or exists (select from entries e
    where e.person_id = p.person_id and e.author_id = me.worker_id and e.organisation_id = me.organisation_id));
comment on view sight is 'One person: what brings the actor to them. No row: the person is hidden, and nothing tells that they exist.';

create view seen with (security_barrier) as
select s.person_id, e.entry_id, s.place_id, s.worker_id, case when e.organisation_id = s.organisation_id then 'D5' else 'D10' end as rule
from sight s
join entries e on e.person_id = s.person_id
where e.author_id = s.worker_id and e.organisation_id = s.organisation_id
  or s.alongside and (e.organisation_id = s.organisation_id or (cardinality(e.categories) > 0 and e.categories <@ s.agreed));
comment on view seen is 'One entry that the actor may read, and the line of the sharing page that opens it. An unsorted entry has no category, so no yes can open it.';

-- What lists start from: `= any (array(select person_id from my_people))` reaches the index of each view above; a join would not.
create view my_people with (security_barrier) as
select i.person_id from involvements i
where i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state in ('alongside', 'starting')
  and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at);
comment on view my_people is 'Whom the actor is alongside or starting with, before the sharing decision: a scope, never an answer.';

create view my_sight with (security_barrier) as select person_id, alongside, starting from sight;
comment on view my_sight is 'Sight as the application and its write policies may ask it.';

alter view conflicts owner to alongside_policy;
alter view stance owner to alongside_policy;
alter view standing_yes owner to alongside_policy;
alter view sight owner to alongside_policy;
alter view seen owner to alongside_policy;
alter view my_people owner to alongside_policy;
alter view my_sight owner to alongside_policy;
grant select on my_people, my_sight to alongside_app;
