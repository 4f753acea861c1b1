-- What the sharing decision asks of people: who they are one record with, what they agreed to, who stands beside them, who represents them,
-- and from whom they are kept safe.

-- The London day of an instant, and the day on which someone is a year older: born on 29 February, on 1 March.
create function london_day(at timestamptz) returns date language sql stable as $$ select (at at time zone 'Europe/London')::date $$;
create function birthday(born date, years integer) returns date language sql immutable as $$
  select (born + make_interval(years => years))::date + case when extract(day from born + make_interval(years => years)) <> extract(day from born) then 1 else 0 end
$$;
grant execute on function london_day(timestamptz), birthday(date, integer) to alongside_app, alongside_policy;

-- Categories as a set: bit n is category n of the sharing page, 0 unsorted, 14 safeguarding (6s). Whole numbers are tested faster than lists.
create function category_bit(category text) returns integer language sql immutable as $$
  select case category when 'card' then 1 when 'about_me' then 2 when 'life' then 3 when 'health' then 4 when 'mind_and_substances' then 5 when 'care' then 6
    when 'abuse_and_whereabouts' then 7 when 'justice' then 8 when 'childs_own' then 9 when 'sexual_and_gender' then 10 when 'immigration' then 11
    when 'staff_safety' then 12 when 'told_in_confidence' then 13 when 'safeguarding' then 14 end
$$;
create function category_bits(categories text[]) returns integer language sql immutable as $$
  select coalesce(bit_or(1 << category_bit(category)), 0) from unnest(categories) category
$$;
grant execute on function category_bit(text), category_bits(text[]) to alongside_app, alongside_policy;

alter table people
  add column died_on date,
  add column merged_into uuid,
  add column merged_at timestamptz,
  add column human_id uuid not null generated always as (coalesce(merged_into, person_id)) stored,
  add column to_be_found boolean not null default false,
  add column lead_named boolean not null default false,
  add column emergency_card text[] not null default '{}',
  add column shown_at_home boolean not null default false,
  add column paused boolean not null default false,
  add column self_harm_risk boolean not null default false,
  add constraint people_merged_into_fkey foreign key (merged_into) references people on delete restrict,
  add constraint people_merged_check check (num_nonnulls(merged_into, merged_at) in (0, 2) and merged_into <> person_id);
create index people_human on people (human_id);
comment on column people.died_on is 'Dead from the start of this London day.';
comment on column people.merged_into is 'The record of the same human that leads: one step only. Taking it back un-merges.';
comment on column people.human_id is 'The record that leads for this human: their own, or the one it was merged into.';
comment on column people.to_be_found is 'Agreed that partners of the place find them by full details.';
comment on column people.lead_named is 'Agreed that their lead worker is named to a partner who asks.';
comment on column people.emergency_card is 'Categories that the person leaves open in an emergency.';
comment on column people.shown_at_home is 'Switched on, with a worker, what their app otherwise keeps back.';
comment on column people.paused is 'Access to their app is paused.';
comment on column people.self_harm_risk is 'Live now: nothing is told to them by message.';

create function merge_one_step() returns trigger language plpgsql as $$
begin
  if new.merged_into is not null and (exists (select from people p where p.person_id = new.merged_into and p.merged_into is not null)
    or exists (select from people p where p.merged_into = new.person_id)) then
    raise exception 'a merge goes one step' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger people_merge_one_step before insert or update of merged_into on people for each row when (new.merged_into is not null) execute function merge_one_step();

alter table involvements
  add column woken_at timestamptz,
  add column told_at timestamptz,
  add constraint involvements_told_check check (told_at is null or woken_at is not null);
create index involvements_of_person on involvements (person_id) where state = 'alongside';
comment on column involvements.woken_at is 'When a resting worker woke it. Until the person or the lead was told (told_at) it opens nothing.';

alter table conflict_links
  add column state text not null default 'declared',
  add constraint conflict_links_state_check check (state in ('declared', 'detected', 'dismissed'));
update conflict_links set state = 'dismissed' where dismissed_at is not null;
comment on column conflict_links.state is 'A dismissed link does not count; nor does one with dismissed_at, which goes with it.';

create table covers (
  person_id uuid not null,
  cover_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  for_worker_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  told_at timestamptz not null,
  constraint covers_pkey primary key (person_id, cover_id),
  constraint covers_person_fkey foreign key (person_id) references people on delete restrict,
  constraint covers_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint covers_for_worker_fkey foreign key (for_worker_id) references workers on delete restrict,
  constraint covers_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint covers_reason_check check (length(trim(reason)) > 0),
  constraint covers_window_check check (until_at > from_at),
  constraint covers_another_check check (worker_id <> for_worker_id)
);
create index covers_worker on covers (worker_id, organisation_id);
comment on table covers is 'A colleague stands in for a named worker who is alongside: from, until, why, the person told. None of it can be missing.';
call secure_table('covers');

create table visits (
  person_id uuid not null,
  visit_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  visit_where text,
  constraint visits_pkey primary key (person_id, visit_id),
  constraint visits_person_fkey foreign key (person_id) references people on delete restrict,
  constraint visits_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint visits_window_check check (until_at > from_at)
);
create index visits_worker on visits (worker_id);
comment on table visits is 'A planned meeting of a worker and a person. From 24 hours before to its end it opens caution notes in date.';
call secure_table('visits');

create table enforcement_duties (
  person_id uuid not null,
  duty_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint enforcement_duties_pkey primary key (person_id, duty_id),
  constraint enforcement_duties_person_fkey foreign key (person_id) references people on delete restrict,
  constraint enforcement_duties_worker_fkey foreign key (worker_id) references workers on delete restrict
);
create index enforcement_duties_worker on enforcement_duties (worker_id);
comment on table enforcement_duties is 'A worker who has to enforce something against a person sees nothing of theirs.';
call secure_table('enforcement_duties');

create table representatives (
  person_id uuid not null,
  representative_id uuid not null,
  place_id uuid not null,
  by_person_id uuid not null,
  kind text not null,
  scope text,
  registered boolean not null default false,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint representatives_pkey primary key (person_id, representative_id),
  constraint representatives_person_fkey foreign key (person_id) references people on delete restrict,
  constraint representatives_by_fkey foreign key (by_person_id) references people on delete restrict,
  constraint representatives_kind_check check (kind in ('parent', 'attorney', 'deputy', 'executor', 'administrator')),
  constraint representatives_scope_check check (scope is null or scope in ('welfare', 'property'))
);
create index representatives_by on representatives (by_person_id);
comment on table representatives is 'Who may decide for someone, on record: parental responsibility, attorney, deputy, executor, administrator.';
comment on column representatives.scope is 'Of an attorney or deputy: welfare covers all categories, property life alone.';
comment on column representatives.registered is 'Of an attorney or deputy: without it they decide nothing.';
call secure_table('representatives');

