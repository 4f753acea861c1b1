-- A caution note: what a worker has to know to be safe, for as long as its review day. Somebody writes it with what it rests on, somebody else agrees,
-- and the person is told, or it says why telling is not safe. Until then it is a draft that two people see; after its review day nobody does (D7a).

create table caution_notes (
  person_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  evidence text not null,
  told boolean not null,
  told_words text not null,
  agreed_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  ended_because text,
  constraint caution_notes_pkey primary key (person_id, entry_id),
  constraint caution_notes_entry_fkey foreign key (person_id, entry_id) references entries on delete restrict,
  constraint caution_notes_evidence_check check (length(trim(evidence)) between 1 and 2000),
  constraint caution_notes_told_check check (length(trim(told_words)) between 1 and 2000),
  constraint caution_notes_ended_check check (num_nonnulls(ended_by, ended_at, ended_because) in (0, 3))
);
comment on table caution_notes is 'What a caution note rests on, whether the person was told, who agreed and how it ended. The note itself is an entry.';
comment on column caution_notes.told_words is 'When and how the person was told, or why telling is not safe.';
call secure_table('caution_notes');
grant insert, update (agreed_at, ended_by, ended_at, ended_because) on caution_notes to alongside_policy;
grant update (caution_state) on entries to alongside_policy;

-- As the decision shows them: in date to those who meet the person, a draft to its author and the second person.
create view cautions_for_me with (security_barrier) as
select s.person_id, s.entry_id, s.rule, s.words, x.caution_state as state, x.caution_review_on as review_on, c.evidence, c.told, c.told_words, s.recorded_at,
  s.author_id, a.name as author_name, x.caution_second_id as second_id, b.name as second_name,
  x.caution_state = 'draft' and x.caution_second_id = s.worker_id as may_agree, s.worker_id in (s.author_id, x.caution_second_id) as may_end
from seen s
join entries x on x.person_id = s.person_id and x.entry_id = s.entry_id
join caution_notes c on c.person_id = s.person_id and c.entry_id = s.entry_id
join workers a on a.worker_id = s.author_id
join workers b on b.worker_id = x.caution_second_id
where s.line = 1 and s.level = 'full' and (x.caution_state = 'draft' or x.caution_state = 'active' and x.caution_review_on >= london_day(moment()));
comment on view cautions_for_me is 'Caution notes that the actor may read: those in force, and drafts that wait for them.';

create function put_caution(person uuid, entry uuid, said text, rests_on text, second uuid, review date, was_told boolean, told_said text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  if second = me_worker() or not exists (select from beside b where b.person_id = person and b.worker_id = second) then
    return 'second';
  end if;
  -- half a year at most: a note is no label
  if review < london_day(moment()) or review > (london_day(moment()) + interval '6 months')::date then
    return 'review';
  end if;
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person,
      held_because, caution_state, caution_review_on, caution_second_id)
    values (person, entry, me_place(), entry, 'conversation', date_trunc('milliseconds', moment()), moment(), me_worker(), me_organisation(), said, '{staff_safety}',
      case when was_told then 'now' else 'held' end, case when not was_told then told_said end, 'draft', review, second);
  insert into caution_notes (person_id, entry_id, place_id, evidence, told, told_words) values (person, entry, me_place(), rests_on, was_told, told_said);
  return 'put';
end $$;
comment on function put_caution(uuid, uuid, text, text, uuid, date, boolean, text) is 'Writes a caution note as a draft that somebody else has to agree to.';

create function agree_caution(person uuid, entry uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from cautions_for_me c where c.person_id = person and c.entry_id = entry and c.may_agree) then
    return 'hidden';
  end if;
  update entries e set caution_state = 'active', version = e.version + 1 where e.person_id = person and e.entry_id = entry and e.caution_state = 'draft';
  update caution_notes c set agreed_at = moment() where c.person_id = person and c.entry_id = entry;
  return 'put';
end $$;
comment on function agree_caution(uuid, uuid) is 'The second person agrees: the note is in force until its review day.';

create function end_caution(person uuid, entry uuid, why text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from cautions_for_me c where c.person_id = person and c.entry_id = entry and c.may_end) then
    return 'hidden';
  end if;
  update entries e set caution_state = 'ended', version = e.version + 1 where e.person_id = person and e.entry_id = entry;
  update caution_notes c set ended_by = me_worker(), ended_at = moment(), ended_because = why where c.person_id = person and c.entry_id = entry;
  return 'put';
end $$;
comment on function end_caution(uuid, uuid, text) is 'Its author or the second person ends a caution note, with a reason.';

alter view cautions_for_me owner to alongside_policy;
alter function put_caution(uuid, uuid, text, text, uuid, date, boolean, text) owner to alongside_policy;
alter function agree_caution(uuid, uuid) owner to alongside_policy;
alter function end_caution(uuid, uuid, text) owner to alongside_policy;
revoke execute on function put_caution(uuid, uuid, text, text, uuid, date, boolean, text), agree_caution(uuid, uuid), end_caution(uuid, uuid, text) from public;
grant select on cautions_for_me to alongside_app;
grant execute on function put_caution(uuid, uuid, text, text, uuid, date, boolean, text), agree_caution(uuid, uuid), end_caution(uuid, uuid, text) to alongside_app;
