-- What follows a look in danger. Once the person was told, its lines of Who looked may join their list. A look that was not right begins an incident,
-- which stays with the Guardian until they have said what came of it.

alter table looks add column override_id uuid;
create index looks_override on looks (override_id) where override_id is not null;
comment on column looks.override_id is 'The override that it rested on. Telling the person of that one fills told_at; of another it does not.';
grant select, update (told_at) on looks to alongside_policy;

create table incidents (
  incident_id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  override_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  words text not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  constraint incidents_pkey primary key (incident_id),
  constraint incidents_once_key unique (override_id),
  constraint incidents_override_fkey foreign key (person_id, override_id) references overrides on delete restrict,
  constraint incidents_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint incidents_begun_by_fkey foreign key (begun_by) references workers on delete restrict
);
create index incidents_organisation on incidents (organisation_id, begun_at);
comment on table incidents is 'A look in danger that was not right: whose, by whom, and what the Guardian found. Rows are only ever added; what came of it stands in guardian_marks.';
call secure_table('incidents');
grant insert on incidents to alongside_policy;
create trigger append_only before update or delete on incidents for each row execute function refuse_change();
create trigger never_emptied before truncate on incidents for each statement execute function refuse_change();

create or replace function person_told(wanted uuid, how text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o overrides;
begin
  select * into o from overrides v where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.opens and v.person_told_at is null
    for update;
  if not found then
    return 'none';
  elsif how = 'by_message' and exists (select from not_by_message m where m.person_id = o.person_id) then
    return 'not_by_message';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how where v.person_id = o.person_id and v.override_id = wanted;
  update looks l set told_at = moment() where l.override_id = wanted and l.overridden and l.told_at is null;
  return 'told';
end $$;

create or replace function review_override(wanted uuid, decided text, words_given text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o overrides_to_review;
begin
  select * into o from overrides_to_review v where v.override_id = wanted;
  if not found then
    return 'none';
  -- upholding ends nothing early; not upholding ends it now
  elsif decided = 'upheld' and o.ends_at > moment() then
    return 'still_open';
  end if;
  update overrides v set state = 'reviewed', outcome = decided, review_words = words_given, reviewed_by = me_worker(), reviewed_at = moment()
    where v.person_id = o.person_id and v.override_id = wanted and v.state <> 'reviewed';
  if not found then
    return 'none';
  end if;
  if decided = 'not_upheld' then
    insert into incidents (incident_id, place_id, person_id, override_id, worker_id, organisation_id, words, begun_by, begun_at)
      values (gen_random_uuid(), me_place(), o.person_id, wanted, o.worker_id, o.organisation_id, words_given, me_worker(), moment());
  end if;
  return 'reviewed';
end $$;

create view incidents_to_look_at with (security_barrier) as
select i.incident_id, i.place_id, i.person_id, i.override_id, i.worker_id, i.organisation_id, i.words, i.begun_at, v.typed, o.ground,
  london_day(i.begun_at + interval '72 hours') as due_on
from incidents i
join overrides o on o.person_id = i.person_id and o.override_id = i.override_id
left join override_invocations v on v.override_id = i.override_id
where i.place_id = me_place() and me_role() = 'guardian' and guards(i.organisation_id, i.worker_id, i.person_id);
comment on view incidents_to_look_at is 'Incidents that the actor answers for as a Guardian. Whether one must be reported is decided within 72 hours.';
alter view incidents_to_look_at owner to alongside_policy;
