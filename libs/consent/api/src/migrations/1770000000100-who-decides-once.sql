-- Who decides, asked more rarely. What decides about a category is one question, and who then does another: of many candidates the first is asked once.
-- Whom a link of abuse reaches is looked up only where there is such a link; before, it was looked up for every link, and every representation.

create or replace function barred_by_abuse(subject uuid, human uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from (
      select c.person_id, c.from_at from people own join conflict_links c on c.other_person_id = own.person_id
      where own.human_id = human and c.kind in ('alleged_perpetrator', 'abuse_restriction') and c.dismissed_at is null and c.state <> 'dismissed'
        and c.from_at <= at and (c.until_at is null or at < c.until_at)
      union all
      select c.person_id, c.from_at from people own join workers w on w.person_id = own.person_id join conflict_links c on c.worker_id = w.worker_id
      where own.human_id = human and c.kind in ('alleged_perpetrator', 'abuse_restriction') and c.dismissed_at is null and c.state <> 'dismissed'
        and c.from_at <= at and (c.until_at is null or at < c.until_at)
      offset 0
    ) l where subject = any (reached(l.person_id, l.from_at)))
$$;

-- What those who decide about this category at that instant must be: the person themself (self), or a kind of representative.
create function deciding_kinds(subject uuid, category integer, at timestamptz) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  lead record;
  today date := london_day(at);
begin
  select h.person_id, h.place_id, h.birth_date, h.died_on into lead from people p join people h on h.person_id = p.human_id where p.person_id = subject;
  if today >= lead.died_on then
    return '{executor,administrator}';
  elsif today < birthday(lead.birth_date, 16) then
    -- judged competent, a child decides: a note on capacity is for those who are presumed able
    return case when coalesce((
        select n.competent from competence_notes n join people r on r.person_id = n.person_id
        where r.human_id = lead.person_id and n.category_bits & (1 << category) <> 0 and n.noted_at <= at
        order by n.noted_at desc, n.competent limit 1), false) then '{self}' else '{parent}' end;
  elsif coalesce((
      select n.lacks and at < coalesce(n.until_at, n.noted_at + make_interval(hours => coalesce((select s.incapacity_hours from sharing_settings s where s.place_id = lead.place_id), 24)))
      from capacity_notes n join people r on r.person_id = n.person_id
      where r.human_id = lead.person_id and n.category_bits & (1 << category) <> 0 and n.noted_at <= at
      -- of two that were noted at once, one that still says so
      order by n.noted_at desc, 1 desc limit 1), false) then
    return '{attorney,deputy}';
  end if;
  return '{self}';
end $$;

create or replace function who_decides(subject uuid, category integer, at timestamptz) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kinds text[] := deciding_kinds(subject, category, at);
begin
  if kinds = '{self}' then
    return array[human_of(subject)];
  end if;
  return array(
    select giver.human_id
    from people p
    join people record on record.human_id = p.human_id
    join representatives r on r.person_id = record.person_id
    join people giver on giver.person_id = r.by_person_id
    where p.person_id = subject and r.kind = any (kinds) and r.from_at <= at and (r.until_at is null or at < r.until_at)
      and (r.kind not in ('attorney', 'deputy') or r.registered and (r.scope = 'welfare' or r.scope = 'property' and category = 3))
    group by giver.human_id
    having not barred_by_abuse(subject, giver.human_id, at));
end $$;

create or replace function decides(subject uuid, human uuid, category integer, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kinds text[] := deciding_kinds(subject, category, at);
begin
  if kinds = '{self}' then
    return human = human_of(subject);
  end if;
  return exists (
    select from people p
    join people record on record.human_id = p.human_id
    join representatives r on r.person_id = record.person_id
    join people giver on giver.person_id = r.by_person_id
    where p.person_id = subject and giver.human_id = human and r.kind = any (kinds) and r.from_at <= at and (r.until_at is null or at < r.until_at)
      and (r.kind not in ('attorney', 'deputy') or r.registered and (r.scope = 'welfare' or r.scope = 'property' and category = 3)))
    and not barred_by_abuse(subject, human, at);
end $$;

alter function deciding_kinds(uuid, integer, timestamptz) owner to alongside_policy;
revoke execute on function deciding_kinds(uuid, integer, timestamptz) from public;
