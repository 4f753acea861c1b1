-- A choice is given, then withdrawn, lapsed or superseded, and its row stays. Until now only missing grants kept it so, and nothing set superseded_at.
-- Lapsed is no state of a row: it follows from the date and the settings.

-- A later word of the same giver about the same organisation and category supersedes. A yes is over with it. A no is not: where whoever spoke had no say
-- any more, the older no goes on counting, and of two that have a say the decision takes the newest by itself. What was recorded in somebody's best interests
-- is nobody's word, and is not superseded: whether a later record settles anything is for the decision.
create or replace function choice_word(answer text, say text, given_at timestamptz, withdrawn_at timestamptz, withdrawn_say text, superseded_at timestamptz,
  yes_lasts_months integer, before_a_merge boolean) returns text
language sql stable as $$
  select case when withdrawn_at <= moment() and answer = 'yes' then coalesce(withdrawn_say, 'unset')
    when superseded_at <= moment() and answer = 'yes' then 'ended'
    when withdrawn_at <= moment() then case when months_later(greatest(withdrawn_at, given_at), yes_lasts_months) <= moment() then 'ended' else 'ask' end
    when answer = 'no' then coalesce(say, 'unset')
    when months_later(given_at, yes_lasts_months) <= moment() then 'ended'
    when answer = 'yes' and before_a_merge then 'ended'
    when answer = 'yes' then 'yes' else 'ask' end
$$;

create or replace function answers_about(subject uuid, organisation uuid) returns table (yes integer, refused integer, answered integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bit_or(1 << s.category_bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0),
    coalesce(bit_or(1 << s.category_bit) filter (where s.worth in ('stands', 'unsaid') and s.word not in ('yes', 'ended')), 0),
    coalesce(bit_or(1 << s.category_bit) filter (where s.worth <> 'void'), 0)
  from (
    select w.category_bit, w.word, choice_counts(subject, organisation, w.joined_at, w.person_id, w.choice_id, w.word) as worth
    from (
      select c.person_id, c.choice_id, c.category_bit, o.joined_at,
        case when c.withdrawn_at <= moment() and c.answer = 'yes' then coalesce(c.withdrawn_say, 'unset')
          when c.superseded_at <= moment() and c.answer = 'yes' then 'ended'
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

create function choice_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a choice stays: withdraw it, or give another' using errcode = 'check_violation';
  end if;
  -- category_bit follows from the category, and is worked out after this
  if to_jsonb(new) - '{withdrawn_at,withdrawn_say,superseded_at,category_bit}'::text[] <> to_jsonb(old) - '{withdrawn_at,withdrawn_say,superseded_at,category_bit}'::text[]
    or old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_say) is distinct from (old.withdrawn_at, old.withdrawn_say)
    or old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at
    or num_nonnulls(new.withdrawn_at, new.superseded_at) > 1 then
    raise exception 'a choice goes from given to withdrawn or superseded, and no further' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger sharing_choices_go_on before update or delete on sharing_choices for each row execute function choice_goes_on();
create trigger never_emptied before truncate on sharing_choices for each statement execute function refuse_change();

create function supersede_choices() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sharing_choices c set superseded_at = later.given_at
  from (
    select o.person_id, o.choice_id, min(n.given_at) as given_at
    from (select distinct g.person_id, g.organisation_id, g.category, g.given_by from given g where g.given_by is not null) k
    join sharing_choices o on o.person_id = k.person_id and o.category = k.category
      and o.organisation_id is not distinct from k.organisation_id and o.given_by = k.given_by
    join sharing_choices n on n.person_id = k.person_id and n.category = k.category
      and n.organisation_id is not distinct from k.organisation_id and n.given_by = k.given_by and n.given_at > o.given_at
    where o.withdrawn_at is null and o.superseded_at is null
    group by o.person_id, o.choice_id) later
  where c.person_id = later.person_id and c.choice_id = later.choice_id;
  return null;
end $$;
create trigger sharing_choices_supersede after insert on sharing_choices referencing new table as given for each statement execute function supersede_choices();
grant update (superseded_at) on sharing_choices to alongside_policy;
comment on column sharing_choices.superseded_at is 'When the same giver next said something about this organisation and category.';

-- What somebody was told was told: a telling is only ever added.
create trigger append_only before update or delete on tellings for each row execute function refuse_change();
create trigger never_emptied before truncate on tellings for each statement execute function refuse_change();

-- What a place set, and what its organisations agreed: each change, with what was there before. Who is known where it was done by somebody signed in;
-- what is done in the database itself has no name here.
create table settings_changes (
  change_id uuid not null,
  place_id uuid not null,
  of_table text not null,
  what text not null,
  before jsonb,
  after jsonb,
  worker_id uuid,
  organisation_id uuid,
  changed_at timestamptz not null,
  constraint settings_changes_pkey primary key (change_id),
  constraint settings_changes_place_fkey foreign key (place_id) references places on delete restrict,
  constraint settings_changes_what_check check (what in ('insert', 'update', 'delete') and (what = 'insert') = (before is null) and (what = 'delete') = (after is null))
);
create index settings_changes_place on settings_changes (place_id, of_table, changed_at);
comment on table settings_changes is 'The history of what sharing rests on: bases, agreements, durations, silence, needs, defaults and the duty desk. Rows are only ever added.';
comment on column settings_changes.worker_id is 'Who was signed in. Null: it was done in the database itself.';
call secure_table('settings_changes');
grant insert on settings_changes to alongside_policy;
create trigger append_only before update or delete on settings_changes for each row execute function refuse_change();
create trigger never_emptied before truncate on settings_changes for each statement execute function refuse_change();

create function keep_history() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb;
  after jsonb;
begin
  if tg_op <> 'INSERT' then
    before := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    after := to_jsonb(new);
  end if;
  if before is distinct from after then
    insert into settings_changes (change_id, place_id, of_table, what, before, after, worker_id, organisation_id, changed_at)
      values (gen_random_uuid(), (coalesce(after, before) ->> 'place_id')::uuid, tg_table_name, lower(tg_op), before, after,
        nullif(current_setting('app.worker_id', true), '')::uuid, nullif(current_setting('app.organisation_id', true), '')::uuid, moment());
  end if;
  return null;
end $$;
create function keep_history_of_desk() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into settings_changes (change_id, place_id, of_table, what, before, after, worker_id, organisation_id, changed_at)
    values (gen_random_uuid(), new.place_id, 'places', 'update', jsonb_build_object('duty_desk', old.duty_desk), jsonb_build_object('duty_desk', new.duty_desk),
      nullif(current_setting('app.worker_id', true), '')::uuid, nullif(current_setting('app.organisation_id', true), '')::uuid, moment());
  return null;
end $$;
do $each$
declare
  of_settings text;
begin
  foreach of_settings in array '{sharing_settings,default_bases,role_needs,sharing_bases,sharing_agreements,agreement_organisations}'::text[] loop
    execute format('create trigger %1$s_keep_history after insert or update or delete on %1$s for each row execute function keep_history()', of_settings);
    execute format('create trigger never_emptied before truncate on %1$s for each statement execute function refuse_change()', of_settings);
  end loop;
end $each$;
create trigger places_keep_history after update of duty_desk on places for each row when (old.duty_desk is distinct from new.duty_desk) execute function keep_history_of_desk();

alter function supersede_choices() owner to alongside_policy;
alter function keep_history() owner to alongside_policy;
alter function keep_history_of_desk() owner to alongside_policy;
revoke execute on function supersede_choices(), keep_history(), keep_history_of_desk() from public;

-- Choices that are there already: from each to the next word of the same giver.
do $$
declare
  left_over bigint;
begin
  update sharing_choices c set superseded_at = later.given_at
  from (
    select o.person_id, o.choice_id, min(n.given_at) as given_at
    from sharing_choices o
    join sharing_choices n on n.person_id = o.person_id and n.category = o.category
      and n.organisation_id is not distinct from o.organisation_id and n.given_by = o.given_by and n.given_at > o.given_at
    where o.withdrawn_at is null and o.superseded_at is null
    group by o.person_id, o.choice_id) later
  where c.person_id = later.person_id and c.choice_id = later.choice_id;
  select count(*) into left_over from sharing_choices o join sharing_choices n on n.person_id = o.person_id and n.category = o.category
    and n.organisation_id is not distinct from o.organisation_id and n.given_by = o.given_by and n.given_at > o.given_at
    where o.withdrawn_at is null and o.superseded_at is null;
  if left_over > 0 then
    raise exception '% choices were left that a later one supersedes', left_over;
  end if;
end $$;
