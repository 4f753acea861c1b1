-- Who decides for a person, and which of the recorded choices count. Nearly everyone is an adult who decides alone: the sight of a person reads
-- that without these functions. They are asked, a choice at a time, only of children, of the dead, and where capacity was ever noted.

-- Everyone whom one link reaches, by each of their records.
create function reached(person uuid, since timestamptz) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select q.person_id from people p join people q on q.human_id = p.human_id where p.person_id = person
    union
    select record.person_id
    from people p
    join people own on own.human_id = p.human_id
    join residences home on home.person_id = own.person_id
    join residences beside on beside.household_id = home.household_id
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where p.person_id = person
      and greatest(home.from_at, beside.from_at, since) < coalesce(least(home.until_at, beside.until_at), 'infinity')
      and greatest(home.from_at, beside.from_at, since) <= moment())
$$;

-- Everyone whom a link reaches: the human it names, and who shares, or has shared since it began, a household with them. At work, representing
-- someone counts as being related.
create view link_reaches with (security_barrier) as
select l.worker_id, l.other_person_id, l.kind, l.from_at, l.until_at, r.person_id
from (
  select c.worker_id, c.other_person_id, c.person_id, c.kind, c.from_at, c.until_at from conflict_links c where c.dismissed_at is null and c.state <> 'dismissed'
  union all
  select null, s.by_person_id, s.person_id, 'representing', s.from_at, s.until_at from representatives s
) l
cross join lateral unnest(reached(l.person_id, l.from_at)) r (person_id);
comment on view link_reaches is 'Whom each conflict link, or representation, keeps its actor from.';

-- What has the actor of a link in common with a human: the record itself, or a login of theirs.
create view person_links with (security_barrier) as
select actor.human_id, l.kind, l.from_at, l.until_at, l.person_id
from people actor
cross join lateral (select * from link_reaches l where l.other_person_id = actor.person_id offset 0) l
union all
select actor.human_id, l.kind, l.from_at, l.until_at, l.person_id
from people actor
join workers w on w.person_id = actor.person_id
cross join lateral (select * from link_reaches l where l.worker_id = w.worker_id offset 0) l;
comment on view person_links is 'The links of a human, by any record or login of theirs, and whom they reach.';

create function human_of(record uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select p.human_id from people p where p.person_id = record
$$;

-- Every login of the human whose record this is, and whether two logins are one human's: whoever must not decide alone is a human, not a login.
create function logins_of(record uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select w.worker_id from people p join people own on own.human_id = p.human_id join workers w on w.person_id = own.person_id where p.person_id = record)
$$;
create function one_human(login uuid, other uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select login = other or exists (select from workers w where w.worker_id = login and other = any (logins_of(w.person_id)))
$$;

-- Since when two records are one human's. What was made before counts for its own record alone.
create function joined_with(record uuid, other uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(p.merged_at, q.merged_at) from people p cross join people q where p.person_id = record and q.person_id = other
$$;

-- An alleged perpetrator, or someone under an abuse restriction, speaks for nobody of that household.
create function barred_by_abuse(subject uuid, human uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from person_links l where l.human_id = human and l.person_id = subject and l.kind in ('alleged_perpetrator', 'abuse_restriction')
    and l.from_at <= at and (l.until_at is null or at < l.until_at))
$$;

-- The live and past links of a human at work: of every record and login of theirs, and of those whom they represent.
create function links_of_human(record uuid) returns table (person_id uuid, kind text, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.person_id, c.kind, c.from_at, c.until_at
  from people p join people own on own.human_id = p.human_id join conflict_links c on c.other_person_id = own.person_id
  where p.person_id = record and c.dismissed_at is null and c.state <> 'dismissed'
  union all
  select c.person_id, c.kind, c.from_at, c.until_at
  from people p join people own on own.human_id = p.human_id join workers w on w.person_id = own.person_id join conflict_links c on c.worker_id = w.worker_id
  where p.person_id = record and c.dismissed_at is null and c.state <> 'dismissed'
  union all
  select r.person_id, 'representing', r.from_at, r.until_at
  from people p join people own on own.human_id = p.human_id join representatives r on r.by_person_id = own.person_id
  where p.person_id = record
$$;

-- The links that keep an actor at work from people: by this login, by any other login of the same human, by any record of theirs. Most have none, so
-- that whom each reaches is asked of a function, once a link, and stands in no plan.
create view worker_links with (security_barrier) as
select c.worker_id, c.person_id, c.kind, c.from_at, c.until_at from conflict_links c where c.worker_id is not null and c.dismissed_at is null and c.state <> 'dismissed'
union all
select w.worker_id, l.person_id, l.kind, l.from_at, l.until_at
from workers w
cross join lateral (select l.person_id, l.kind, l.from_at, l.until_at from links_of_human(w.person_id) l where w.person_id is not null offset 0) l;
comment on view worker_links is 'The links of each worker, before whom else they reach.';

create or replace view conflicts with (security_barrier) as
select l.worker_id, r.person_id, l.kind
from worker_links l
cross join lateral unnest(reached(l.person_id, l.from_at)) r (person_id)
where l.from_at <= moment() and (l.until_at is null or moment() < l.until_at);
comment on view conflicts is 'Whom each worker must not reach at work, by any link of theirs.';

-- Does this human decide for the subject, on this category, at that instant?
create function decides(subject uuid, human uuid, category integer, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  lead people;
  kinds text[];
begin
  select h.* into lead from people p join people h on h.person_id = p.human_id where p.person_id = subject;
  if london_day(at) >= lead.died_on then
    kinds := '{executor,administrator}';
  elsif london_day(at) < birthday(lead.birth_date, 16) and coalesce((
      select n.competent from competence_notes n join people r on r.person_id = n.person_id
      where r.human_id = lead.person_id and n.category_bits & (1 << category) <> 0 and n.noted_at <= at
      order by n.noted_at desc, n.competent limit 1), false) then
    -- judged competent, a child decides: a note on capacity is for those who are presumed able
    return human = lead.person_id;
  elsif london_day(at) < birthday(lead.birth_date, 16) then
    kinds := '{parent}';
  elsif coalesce((
      select n.lacks and at < coalesce(n.until_at, n.noted_at + make_interval(hours => coalesce((select s.incapacity_hours from sharing_settings s where s.place_id = lead.place_id), 24)))
      from capacity_notes n join people r on r.person_id = n.person_id
      where r.human_id = lead.person_id and n.category_bits & (1 << category) <> 0 and n.noted_at <= at
      order by n.noted_at desc, n.lacks desc limit 1), false) then
    kinds := '{attorney,deputy}';
  else
    return human = lead.person_id;
  end if;
  return exists (
    select from representatives r
    join people subject_record on subject_record.person_id = r.person_id and subject_record.human_id = lead.person_id
    join people giver on giver.person_id = r.by_person_id and giver.human_id = human
    where r.kind = any (kinds) and r.from_at <= at and (r.until_at is null or at < r.until_at)
      and (r.kind not in ('attorney', 'deputy') or r.registered and (r.scope = 'welfare' or r.scope = 'property' and category = 3)))
    and not barred_by_abuse(subject, human, at);
end $$;

-- All who decide for the subject, on this category, at that instant.
create function who_decides(subject uuid, category integer, at timestamptz) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select candidate.human_id from (
      select p.human_id from people p where p.person_id = subject
      union
      select giver.human_id from people p join people record on record.human_id = p.human_id
      join representatives r on r.person_id = record.person_id join people giver on giver.person_id = r.by_person_id
      where p.person_id = subject
    ) candidate where decides(subject, candidate.human_id, category, at))
$$;

-- A choice is about an organisation when it names it or everyone; a yes from before the organisation joined does not name it.
create function is_about(choice sharing_choices, organisation uuid, joined_at timestamptz) returns boolean language sql stable as $$
  select (choice.organisation_id = organisation or choice.organisation_id is null) and choice.given_at <= moment()
    and (choice.answer <> 'yes' or choice.given_at >= joined_at or choice.withdrawn_at <= moment())
$$;

-- So many calendar months later by the clock on London's wall.
create function months_later(since timestamptz, months integer) returns timestamptz language sql immutable as $$
  select ((since at time zone 'Europe/London') + make_interval(months => months)) at time zone 'Europe/London'
$$;

-- When an answer was said: a withdrawn yes is a no said then.
create function answered_at(choice sharing_choices) returns timestamptz language sql stable as $$
  select case when choice.answer = 'yes' and choice.withdrawn_at <= moment() then greatest(choice.withdrawn_at, choice.given_at) else choice.given_at end
$$;

-- Had whoever gave an answer a say in it? They decided then; or it is no yes, is their newest word, and they decide now.
create function had_a_say(subject uuid, organisation uuid, joined timestamptz, choice sharing_choices) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  giver uuid := human_of(choice.given_by);
begin
  if giver is null then
    return true;
  elsif giver <> human_of(subject) and barred_by_abuse(subject, giver, moment()) then
    return false;
  elsif decides(subject, giver, choice.category_bit, choice.given_at) then
    return true;
  end if;
  return (choice.answer <> 'yes' or choice.withdrawn_at <= moment()) and decides(subject, giver, choice.category_bit, moment())
    and not exists (select from sharing_choices n where n.person_id = choice.person_id and n.category_bit = choice.category_bit and is_about(n, organisation, joined)
      and answered_at(n) > answered_at(choice) and human_of(n.given_by) = giver);
end $$;

-- A best-interests decision settles a dispute: when it was made two or more decided, and of their newest answers one was worth a no and one was not.
create function settled(subject uuid, organisation uuid, joined timestamptz, decision sharing_choices) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bool_or(worth_a_no) and bool_or(not worth_a_no), false) and cardinality(who_decides(subject, decision.category_bit, decision.given_at)) >= 2
  from (
    select distinct on (giver.human_id) c.answer = 'no' and (c.withdrawn_at is null or c.withdrawn_at > decision.given_at)
      or c.answer = 'yes' and coalesce(c.withdrawn_at <= decision.given_at, false) as worth_a_no
    from sharing_choices c join people giver on giver.person_id = c.given_by
    where c.person_id = decision.person_id and c.category_bit = decision.category_bit and c.given_at <= decision.given_at and is_about(c, organisation, joined)
      and giver.human_id = any (who_decides(subject, decision.category_bit, decision.given_at))
      and (giver.human_id = human_of(subject) or not barred_by_abuse(subject, giver.human_id, moment()))
      and (c.answer <> 'yes' or c.withdrawn_at <= decision.given_at or c.given_at >= joined and decides(subject, giver.human_id, c.category_bit, c.given_at))
    order by giver.human_id, case when c.answer = 'yes' and c.withdrawn_at <= decision.given_at then greatest(c.withdrawn_at, c.given_at) else c.given_at end desc, 1 desc
  ) newest
$$;

-- What a choice is worth among those on record: it stands, it was an answer once, or it counts for nothing. A no said before its giver decided refuses,
-- and tells of nothing (unsaid).
create function choice_counts(subject uuid, organisation uuid, joined timestamptz, record uuid, choice uuid, word text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c sharing_choices;
  subject_human uuid := human_of(subject);
  giver uuid;
  deciding uuid[];
  decided_then boolean;
  decides_now boolean;
begin
  select * into c from sharing_choices s where s.person_id = record and s.choice_id = choice;
  if c.best_interests then
    deciding := who_decides(subject, c.category_bit, moment());
  end if;
  if c.best_interests and not c.settles then
    return case when cardinality(deciding) > 0 then 'void' when word = 'ended' or word = 'yes' and grew_older(subject, c.given_at) then 'answered' else 'stands' end;
  end if;
  if c.settles then
    if not settled(subject, organisation, joined, c) then
      return 'void';
    end if;
    -- it stands beside later answers until each who decides has answered again
    if word = 'ended' or word = 'yes' and cardinality(deciding) < 2
      or cardinality(deciding) > 0 and not exists (select from unnest(deciding) one (human_id) where not exists (
        select from sharing_choices n join people g on g.person_id = n.given_by
        where n.person_id = c.person_id and n.category_bit = c.category_bit and answered_at(n) > c.given_at and g.human_id = one.human_id and is_about(n, organisation, joined)
          and had_a_say(subject, organisation, joined, n))) then
      return 'answered';
    end if;
    return case when word = 'yes' and grew_older(subject, c.given_at) then 'answered' else 'stands' end;
  end if;

  giver := human_of(c.given_by);
  if giver <> subject_human and barred_by_abuse(subject, giver, moment()) then
    return 'void';
  end if;
  decided_then := decides(subject, giver, c.category_bit, c.given_at);
  decides_now := decides(subject, giver, c.category_bit, moment());
  if not decided_then and not (decides_now and (word in ('yes', 'ended') or had_a_say(subject, organisation, joined, c))) then
    return 'void';
  end if;
  if word = 'ended' or exists (select from sharing_choices t
      where t.person_id = c.person_id and t.settles and t.category_bit = c.category_bit and t.given_at >= answered_at(c) and is_about(t, organisation, joined)
        and decides(subject, giver, c.category_bit, t.given_at) and settled(subject, organisation, joined, t)) then
    return 'answered';
  end if;
  if word = 'yes' then
    -- one's own yes, given while able, stands while unable and after death
    return case when decided_then and (decides_now or giver = subject_human) and not grew_older(subject, c.given_at) then 'stands' else 'answered' end;
  elsif decided_then and (decides_now or giver = subject_human) then
    return 'stands';
  elsif decides_now then
    return case when word = 'something' then 'unsaid' else 'stands' end;
  end if;
  -- what one who decides no more said stands until each who does has answered
  deciding := who_decides(subject, c.category_bit, moment());
  return case when cardinality(deciding) > 0 and not exists (select from unnest(deciding) one (human_id) where not exists (
      select from sharing_choices n join people g on g.person_id = n.given_by
      where n.person_id = c.person_id and n.category_bit = c.category_bit and answered_at(n) > answered_at(c) and g.human_id = one.human_id and is_about(n, organisation, joined)
        and had_a_say(subject, organisation, joined, n)))
    then 'answered' else 'stands' end;
end $$;

-- A yes ends on the 13th, 16th and 18th birthday.
create function grew_older(subject uuid, since timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from people p join people h on h.person_id = p.human_id cross join unnest('{13,16,18}'::integer[]) years
    where p.person_id = subject and london_day(since) < birthday(h.birth_date, years) and birthday(h.birth_date, years) <= london_day(moment()))
$$;

-- Of the categories that someone was told of: those for which the one told decided then, and decides now.
create function told_counts(subject uuid, told_person uuid, categories integer, at timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bit_or(1 << category), 0) from generate_series(1, 14) category
  where categories & (1 << category) <> 0 and decides(subject, human_of(told_person), category, at) and decides(subject, human_of(told_person), category, moment())
$$;

alter function joined_with(uuid, uuid) owner to alongside_policy;
alter function reached(uuid, timestamptz) owner to alongside_policy;
alter function links_of_human(uuid) owner to alongside_policy;
alter view link_reaches owner to alongside_policy;
alter view worker_links owner to alongside_policy;
alter view person_links owner to alongside_policy;
alter function months_later(timestamptz, integer) owner to alongside_policy;
alter function answered_at(sharing_choices) owner to alongside_policy;
alter function had_a_say(uuid, uuid, timestamptz, sharing_choices) owner to alongside_policy;
alter function human_of(uuid) owner to alongside_policy;
alter function logins_of(uuid) owner to alongside_policy;
alter function one_human(uuid, uuid) owner to alongside_policy;
alter function barred_by_abuse(uuid, uuid, timestamptz) owner to alongside_policy;
alter function decides(uuid, uuid, integer, timestamptz) owner to alongside_policy;
alter function who_decides(uuid, integer, timestamptz) owner to alongside_policy;
alter function is_about(sharing_choices, uuid, timestamptz) owner to alongside_policy;
alter function settled(uuid, uuid, timestamptz, sharing_choices) owner to alongside_policy;
alter function choice_counts(uuid, uuid, timestamptz, uuid, uuid, text) owner to alongside_policy;
alter function grew_older(uuid, timestamptz) owner to alongside_policy;
alter function told_counts(uuid, uuid, integer, timestamptz) owner to alongside_policy;
revoke execute on function joined_with(uuid, uuid), reached(uuid, timestamptz), links_of_human(uuid), human_of(uuid), logins_of(uuid), one_human(uuid, uuid), months_later(timestamptz, integer), answered_at(sharing_choices), had_a_say(uuid, uuid, timestamptz, sharing_choices), barred_by_abuse(uuid, uuid, timestamptz), decides(uuid, uuid, integer, timestamptz), who_decides(uuid, integer, timestamptz),
  is_about(sharing_choices, uuid, timestamptz), settled(uuid, uuid, timestamptz, sharing_choices), choice_counts(uuid, uuid, timestamptz, uuid, uuid, text),
  grew_older(uuid, timestamptz), told_counts(uuid, uuid, integer, timestamptz) from public;
-- The views that ask these run with the reader's right to execute.
grant execute on function choice_counts(uuid, uuid, timestamptz, uuid, uuid, text), told_counts(uuid, uuid, integer, timestamptz), human_of(uuid), logins_of(uuid), one_human(uuid, uuid),
  months_later(timestamptz, integer), answered_at(sharing_choices), had_a_say(uuid, uuid, timestamptz, sharing_choices), reached(uuid, timestamptz), links_of_human(uuid), joined_with(uuid, uuid), is_about(sharing_choices, uuid, timestamptz) to alongside_app;

-- What the worker wrote for this look, where they wrote something: the emergency card asks for it.
create function me_reason() returns text language sql stable as $$ select nullif(current_setting('app.reason', true), '') $$;
-- Who asks at the resident's door. Nobody at the worker's.
create function me_resident() returns uuid language sql stable as $$ select nullif(current_setting('app.resident_id', true), '')::uuid $$;
grant execute on function me_reason(), me_resident() to alongside_app, alongside_policy;
