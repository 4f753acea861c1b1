-- A settlement takes the place of what was answered until then, while it stands, and no longer. Before, an older no stayed away after the settlement had
-- ended, so that "say nothing" became a line that tells of something. A settlement that never settled a dispute ends no other one either.

create or replace function settled(subject uuid, organisation uuid, joined timestamptz, decision sharing_choices) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  deciding uuid[] := who_decides(subject, decision.category_bit, decision.given_at);
begin
  if cardinality(deciding) < 2 then
    return false;
  end if;
  return (
    -- of those who decided then, the newest that each had a say to give by then
    select coalesce(bool_or(n.worth_a_no) and bool_or(not n.worth_a_no), false)
    from (
      select distinct on (a.giver) a.worth_a_no
      from (
        select giver.human_id as giver, c.category_bit, c.given_at, w.worth_a_no, w.said_at, c.answer = 'yes' and not w.withdrawn as is_yes,
          w.said_at < max(w.said_at) over (partition by giver.human_id) as said_since
        from sharing_choices c
        join people giver on giver.person_id = c.given_by
        cross join lateral (select coalesce(c.withdrawn_at <= decision.given_at, false) as withdrawn offset 0) d
        cross join lateral (select d.withdrawn, (c.answer = 'no') <> d.withdrawn and c.answer <> 'ask_me' as worth_a_no,
          case when c.answer = 'yes' and d.withdrawn then greatest(c.withdrawn_at, c.given_at) else c.given_at end as said_at offset 0) w
        where c.person_id = decision.person_id and c.category_bit = decision.category_bit and c.given_at <= decision.given_at and is_about(c, organisation, joined)
          and (c.answer <> 'yes' or w.withdrawn or c.given_at >= joined)
      ) a
      where a.giver = any (deciding) and (a.giver = human_of(subject) or not barred_by_abuse(subject, a.giver, moment()))
        and (not a.is_yes and not a.said_since or decides(subject, a.giver, a.category_bit, a.given_at))
      order by a.giver, a.said_at desc, a.worth_a_no desc
    ) n);
end $$;

-- Has each who decides answered since, with a say? Of nobody who decides it is not said.
create function all_answered_since(subject uuid, organisation uuid, joined timestamptz, record uuid, about integer, since timestamptz, deciding uuid[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select cardinality(deciding) > 0 and not exists (select from unnest(deciding) one (human_id) where not exists (
    select from sharing_choices n join people g on g.person_id = n.given_by
    where n.person_id = record and n.category_bit = about and answered_at(n) > since and g.human_id = one.human_id and is_about(n, organisation, joined)
      and had_a_say(subject, organisation, joined, n)))
$$;

-- Had whoever gave an answer a say in it? They decided then; or it is no yes, is their newest word, and they decide now. A settlement of no dispute had none.
create or replace function had_a_say(subject uuid, organisation uuid, joined timestamptz, choice sharing_choices) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  giver uuid := human_of(choice.given_by);
begin
  if giver is null then
    return not choice.settles or settled(subject, organisation, joined, choice);
  elsif giver <> human_of(subject) and barred_by_abuse(subject, giver, moment()) then
    return false;
  elsif decides(subject, giver, choice.category_bit, choice.given_at) then
    return true;
  end if;
  return (choice.answer <> 'yes' or choice.withdrawn_at <= moment()) and decides(subject, giver, choice.category_bit, moment())
    and not exists (select from sharing_choices n where n.person_id = choice.person_id and n.category_bit = choice.category_bit and is_about(n, organisation, joined)
      and answered_at(n) > answered_at(choice) and human_of(n.given_by) = giver);
end $$;

-- Does a settlement stand now? It settled a dispute, is the newest that did, has not run out, and not each who decides has answered since it was made.
-- A settling yes ends where fewer than two decide.
create function settlement_stands(subject uuid, organisation uuid, joined timestamptz, settlement sharing_choices) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  withdrawn boolean := coalesce(settlement.withdrawn_at <= moment(), false);
  is_yes boolean := settlement.answer = 'yes' and not withdrawn;
  is_no boolean := settlement.answer = case when withdrawn then 'yes' else 'no' end;
  deciding uuid[];
begin
  if not settled(subject, organisation, joined, settlement) or exists (
      select from sharing_choices n
      where n.person_id = settlement.person_id and n.settles and n.category_bit = settlement.category_bit and is_about(n, organisation, joined)
        and answered_at(n) > answered_at(settlement) and settled(subject, organisation, joined, n)) then
    return false;
  end if;
  if not is_no and (is_yes and grew_older(subject, settlement.given_at)
      or moment() >= months_later(case when withdrawn then greatest(settlement.withdrawn_at, settlement.given_at) else settlement.given_at end,
        (select s.yes_lasts_months from people p join sharing_settings s on s.place_id = p.place_id where p.person_id = subject))) then
    return false;
  end if;
  deciding := who_decides(subject, settlement.category_bit, moment());
  return not (is_yes and cardinality(deciding) < 2)
    and not all_answered_since(subject, organisation, joined, settlement.person_id, settlement.category_bit, settlement.given_at, deciding);
end $$;

create or replace function choice_counts(subject uuid, organisation uuid, joined timestamptz, record uuid, choice uuid, word text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c sharing_choices;
  subject_human uuid := human_of(subject);
  giver uuid;
  decided_then boolean;
  decides_now boolean;
begin
  select * into c from sharing_choices s where s.person_id = record and s.choice_id = choice;
  if c.settles then
    return case when not settled(subject, organisation, joined, c) then 'void' when word = 'ended' or not settlement_stands(subject, organisation, joined, c) then 'answered'
      else 'stands' end;
  elsif c.best_interests then
    return case when cardinality(who_decides(subject, c.category_bit, moment())) > 0 then 'void'
      when word = 'ended' or word = 'yes' and grew_older(subject, c.given_at) then 'answered' else 'stands' end;
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
  -- a settlement takes the place of what was answered until it was made, while it stands
  if word = 'ended' or exists (select from sharing_choices t
      where t.person_id = c.person_id and t.settles and t.category_bit = c.category_bit and t.given_at >= answered_at(c) and is_about(t, organisation, joined)
        and decides(subject, giver, c.category_bit, t.given_at) and settlement_stands(subject, organisation, joined, t)) then
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
  return case when all_answered_since(subject, organisation, joined, c.person_id, c.category_bit, answered_at(c), who_decides(subject, c.category_bit, moment()))
    then 'answered' else 'stands' end;
end $$;

alter function all_answered_since(uuid, uuid, timestamptz, uuid, integer, timestamptz, uuid[]) owner to alongside_policy;
alter function settlement_stands(uuid, uuid, timestamptz, sharing_choices) owner to alongside_policy;
revoke execute on function all_answered_since(uuid, uuid, timestamptz, uuid, integer, timestamptz, uuid[]), settlement_stands(uuid, uuid, timestamptz, sharing_choices) from public;
