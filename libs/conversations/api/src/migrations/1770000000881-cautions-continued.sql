-- A caution note goes on past its review day only as it began: its author says what it rests on now, and somebody else agrees. What they agree to is a
-- note of its own, with the words of the first and its own review day. Until they agree the first stays in force, to its own review day and no longer.

alter table caution_notes add column continues uuid,
  add constraint caution_notes_continues_fkey foreign key (person_id, continues) references caution_notes on delete restrict;
comment on column caution_notes.continues is 'The note that this one takes the place of once somebody agrees. That one stays, as what was in force until then.';
grant update (continues) on caution_notes to alongside_policy;
create index caution_notes_continues on caution_notes (person_id, continues) where continues is not null;

-- May go on: one's own in force, for which nobody is being asked. A draft whose review day has passed could put nothing in force.
create or replace view cautions_for_me with (security_barrier) as
select s.person_id, s.entry_id, s.rule, s.words, x.caution_state as state, x.caution_review_on as review_on, c.evidence, c.told, c.told_words, s.recorded_at,
  s.author_id, a.name as author_name, x.caution_second_id as second_id, b.name as second_name,
  x.caution_state = 'draft' and x.caution_review_on >= london_day(moment()) and x.caution_second_id = s.worker_id as may_agree,
  s.worker_id in (s.author_id, x.caution_second_id) as may_end,
  x.caution_state = 'active' and s.author_id = s.worker_id and not exists (select from caution_notes n
    join entries d on d.person_id = n.person_id and d.entry_id = n.entry_id
    where n.person_id = s.person_id and n.continues = s.entry_id and d.caution_state = 'draft' and d.caution_review_on >= london_day(moment())) as may_continue
from seen s
join entries x on x.person_id = s.person_id and x.entry_id = s.entry_id
join caution_notes c on c.person_id = s.person_id and c.entry_id = s.entry_id
join workers a on a.worker_id = s.author_id
join workers b on b.worker_id = x.caution_second_id
where s.line = 1 and s.level = 'full' and (x.caution_state = 'draft' or x.caution_state = 'active' and x.caution_review_on >= london_day(moment()));

-- Once somebody is asked, the author need not look again.
create or replace view my_waiting_cautions with (security_barrier) as
select c.person_id, c.entry_id, c.rule, c.state, c.review_on, c.author_id, c.author_name
from (
  select e.person_id, e.entry_id from entries e
  where e.caution_state = 'draft' and e.caution_second_id = me_worker() and e.caution_review_on >= london_day(moment())
  union all
  select e.person_id, e.entry_id from entries e
  where e.caution_state = 'active' and e.author_id = me_worker() and e.organisation_id = me_organisation()
    and e.caution_review_on between london_day(moment()) and london_day(moment()) + 7
) e
cross join lateral (select * from cautions_for_me c where c.person_id = e.person_id and c.entry_id = e.entry_id offset 0) c
where e.person_id = any (array(select m.person_id from my_people m)) and (c.may_agree or c.may_continue);

create function continue_caution(person uuid, entry uuid, next uuid, rests_on text, second uuid, review date, was_told boolean, told_said text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  note record;
  came text;
begin
  -- two at once: the later one finds that somebody is being asked
  perform from caution_notes c where c.person_id = person and c.entry_id = entry for update;
  select c.words, c.review_on, c.may_continue into note from cautions_for_me c
    where c.person_id = person and c.entry_id = entry and c.state = 'active' and c.author_id = me_worker();
  if not found then
    return 'hidden';
  end if;
  if not note.may_continue then
    return 'asked';
  end if;
  if review <= note.review_on then
    return 'later';
  end if;
  -- hidden to an author who is not alongside any more
  came := put_caution(person, next, note.words, rests_on, second, review, was_told, told_said);
  if came = 'put' then
    update caution_notes c set continues = entry where c.person_id = person and c.entry_id = next;
  end if;
  return came;
end $$;
comment on function continue_caution(uuid, uuid, uuid, text, uuid, date, boolean, text) is 'Its author asks somebody to agree that a caution note goes on past its review day.';

create or replace function agree_caution(person uuid, entry uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from cautions_for_me c where c.person_id = person and c.entry_id = entry and c.may_agree) then
    return 'hidden';
  end if;
  update entries e set caution_state = 'active', version = e.version + 1 where e.person_id = person and e.entry_id = entry and e.caution_state = 'draft';
  update caution_notes c set agreed_at = moment() where c.person_id = person and c.entry_id = entry;
  -- the one that it continues has done its work
  update entries e set caution_state = 'ended', version = e.version + 1 from caution_notes c
    where c.person_id = person and c.entry_id = entry and e.person_id = person and e.entry_id = c.continues and e.caution_state = 'active';
  return 'put';
end $$;

create or replace function end_caution(person uuid, entry uuid, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from cautions_for_me c where c.person_id = person and c.entry_id = entry and c.may_end) then
    return 'hidden';
  end if;
  -- what has ended is not to come back by a draft that goes on from it
  update caution_notes c set ended_by = me_worker(), ended_at = moment(), ended_because = why from entries e
    where c.person_id = person and e.person_id = person and e.entry_id = c.entry_id and (c.entry_id = entry or c.continues = entry and e.caution_state = 'draft');
  update entries e set caution_state = 'ended', version = e.version + 1 from caution_notes c
    where e.person_id = person and c.person_id = person and c.entry_id = e.entry_id and (e.entry_id = entry or c.continues = entry and e.caution_state = 'draft');
  return 'put';
end $$;

alter function continue_caution(uuid, uuid, uuid, text, uuid, date, boolean, text) owner to alongside_policy;
revoke execute on function continue_caution(uuid, uuid, uuid, text, uuid, date, boolean, text) from public;
grant execute on function continue_caution(uuid, uuid, uuid, text, uuid, date, boolean, text) to alongside_app;
