-- What sharing rests on, what the person was told and chose, who decides, what is sealed, and what opens in danger. All of it rows; who may read
-- what follows from them in 1767000000500. Durations and silent categories are settings of the place.

create table sharing_settings (
  place_id uuid not null,
  yes_lasts_months integer not null default 12,
  basis_overdue_days integer not null default 30,
  emergency_hours integer not null default 4,
  safeguarding_hours integer not null default 72,
  disclosure_hours integer not null default 24,
  talk_within_days integer not null default 28,
  visit_ahead_hours integer not null default 24,
  huddle_ahead_hours integer not null default 48,
  incapacity_hours integer not null default 24,
  silent text[] not null default '{mind_and_substances,safeguarding,abuse_and_whereabouts,justice,sexual_and_gender,immigration,told_in_confidence}',
  health_open_to text[] not null default '{health,social_care,vcse_care}',
  childs_own_open_to text[] not null default '{children,school}',
  constraint sharing_settings_pkey primary key (place_id),
  constraint sharing_settings_place_fkey foreign key (place_id) references places on delete restrict,
  constraint sharing_settings_durations_check check (least(yes_lasts_months, basis_overdue_days, emergency_hours, safeguarding_hours, disclosure_hours,
    talk_within_days, visit_ahead_hours, huddle_ahead_hours, incapacity_hours) > 0),
  constraint sharing_settings_silent_check check (category_bits(silent) is not null)
);
comment on table sharing_settings is 'The durations and silent categories of a place. Silent: a refusal hides that there is anything.';
comment on column sharing_settings.health_open_to is 'Kinds of organisation for which health is not silent.';
comment on column sharing_settings.childs_own_open_to is 'Kinds of organisation for which a child''s own is not silent.';
call secure_table('sharing_settings');

create table sharing_bases (
  organisation_id uuid not null,
  basis_id uuid not null,
  place_id uuid not null,
  purpose text not null,
  category text not null,
  category_bit integer not null generated always as (category_bit(category)) stored,
  state text not null,
  rests_on text not null,
  article text not null,
  confidentiality text not null,
  review_on date,
  constraint sharing_bases_pkey primary key (organisation_id, basis_id),
  constraint sharing_bases_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint sharing_bases_purpose_check check (purpose in ('support', 'safeguarding', 'emergency', 'supervision', 'rights', 'disclosure', 'huddle', 'learning')),
  constraint sharing_bases_category_check check (category_bit(category) is not null),
  constraint sharing_bases_state_check check (state in ('proposed', 'active', 'suspended', 'ended')),
  constraint sharing_bases_rests_on_check check (rests_on in ('choice', 'telling', 'duty')),
  constraint sharing_bases_ground_check check (length(trim(article)) > 0 and length(trim(confidentiality)) > 0),
  constraint sharing_bases_telling_check check (rests_on <> 'telling' or purpose in ('support', 'emergency'))
);
create unique index sharing_bases_one_active on sharing_bases (organisation_id, purpose, category) where state = 'active';
comment on table sharing_bases is 'Why an organisation may read: per purpose and category, with its article of the UK GDPR and its confidentiality basis.';
comment on column sharing_bases.rests_on is 'The person''s choice; telling them (care kinds'' own care alone); or a duty.';
comment on column sharing_bases.review_on is 'London day of the review. 30 days overdue it counts as suspended.';
call secure_table('sharing_bases');

create function basis_may_be() returns trigger language plpgsql as $$
begin
  if new.rests_on = 'telling' and not exists (select from organisations o where o.organisation_id = new.organisation_id and o.kind in ('health', 'social_care', 'vcse_care')) then
    raise exception 'only the care kinds'' own care rests on telling' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended basis stays ended' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger sharing_bases_may_be before insert or update on sharing_bases for each row execute function basis_may_be();

create table role_needs (
  place_id uuid not null,
  role text not null,
  category text not null,
  category_bit integer not null generated always as (category_bit(category)) stored,
  need text not null,
  constraint role_needs_pkey primary key (place_id, role, category),
  constraint role_needs_place_fkey foreign key (place_id) references places on delete restrict,
  constraint role_needs_category_check check (category_bit(category) is not null),
  constraint role_needs_need_check check (need in ('full', 'summary', 'none'))
);
comment on table role_needs is 'What a role needs of each category: all of it, the author''s headline, or nothing. No row: nothing.';
call secure_table('role_needs');

create table tellings (
  person_id uuid not null,
  telling_id uuid not null,
  place_id uuid not null,
  told_person_id uuid not null,
  organisation_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  words text not null,
  told_at timestamptz not null,
  constraint tellings_pkey primary key (person_id, telling_id),
  constraint tellings_person_fkey foreign key (person_id) references people on delete restrict,
  constraint tellings_told_fkey foreign key (told_person_id) references people on delete restrict,
  constraint tellings_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
comment on table tellings is 'What the person, or who decides for them, was told: which organisation may read which categories, when, in which words.';
call secure_table('tellings');

-- A choice may be a recorded best-interests decision, made by nobody who decides; one that settles a dispute is a best-interests decision.
alter table sharing_choices
  alter column given_by drop not null,
  add column best_interests boolean not null default false,
  add column settles boolean not null default false,
  add column category_bit integer not null generated always as (category_bit(category)) stored,
  add constraint sharing_choices_giver_check check (best_interests = (given_by is null)),
  add constraint sharing_choices_settles_check check (best_interests or not settles);
create index sharing_choices_settling on sharing_choices (person_id) where settles;
comment on column sharing_choices.best_interests is 'A recorded best-interests decision: nobody gave it.';
comment on column sharing_choices.settles is 'It settles a dispute between two who decide.';

create table capacity_notes (
  person_id uuid not null,
  capacity_note_id uuid not null,
  place_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  lacks boolean not null,
  noted_at timestamptz not null,
  until_at timestamptz,
  constraint capacity_notes_pkey primary key (person_id, capacity_note_id),
  constraint capacity_notes_person_fkey foreign key (person_id) references people on delete restrict
);
comment on table capacity_notes is 'Whether someone could make one decision at one time. The newest on a category counts, until the time it names, else 24 hours.';
call secure_table('capacity_notes');

create table competence_notes (
  person_id uuid not null,
  competence_note_id uuid not null,
  place_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  competent boolean not null,
  noted_at timestamptz not null,
  constraint competence_notes_pkey primary key (person_id, competence_note_id),
  constraint competence_notes_person_fkey foreign key (person_id) references people on delete restrict
);
comment on table competence_notes is 'Whether a child under 16 was able to make one decision. The newest on a category counts.';
call secure_table('competence_notes');

-- Seals, protected places and restricted records: all three name the logins that may pass.
create table protections (
  person_id uuid not null,
  protection_id uuid not null,
  place_id uuid not null,
  kind text not null,
  entry_id uuid,
  named uuid[] not null default '{}',
  from_at timestamptz not null default '-infinity',
  until_at timestamptz,
  constraint protections_pkey primary key (person_id, protection_id),
  constraint protections_person_fkey foreign key (person_id) references people on delete restrict,
  constraint protections_kind_check check (kind in ('seal', 'protected_place', 'restricted_record')),
  constraint protections_entry_check check (entry_id is null or kind = 'seal')
);
comment on table protections is 'Seal (of a person, or of one entry of theirs), protected place (of whoever lives there) and restricted record: all but those named are kept out.';
comment on column protections.named is 'Workers'' logins, and residents who represent.';
call secure_table('protections');

create table releases (
  person_id uuid not null,
  release_id uuid not null,
  place_id uuid not null,
  to_worker_id uuid not null,
  first_by uuid not null,
  second_by uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint releases_pkey primary key (person_id, release_id),
  constraint releases_person_fkey foreign key (person_id) references people on delete restrict,
  constraint releases_two_people_check check (first_by <> second_by and to_worker_id not in (first_by, second_by))
);
create index releases_to on releases (to_worker_id);
comment on table releases is 'Two people lift a person''s seal, place or record for a third.';
call secure_table('releases');

create table overrides (
  person_id uuid not null,
  override_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  ground text not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  reason text not null,
  told text not null,
  state text not null,
  invoked_at timestamptz not null,
  recipient text,
  bundle_made boolean not null default false,
  renews uuid,
  agreed_by uuid,
  look_delay_by uuid,
  look_delay_until timestamptz,
  outcome text,
  constraint overrides_pkey primary key (person_id, override_id),
  constraint overrides_person_fkey foreign key (person_id) references people on delete restrict,
  constraint overrides_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint overrides_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint overrides_ground_check check (ground in ('emergency', 'safeguarding', 'legal', 'serious_crime')),
  constraint overrides_categories_check check (cardinality(categories) > 0),
  constraint overrides_reason_check check (length(trim(reason)) > 0),
  constraint overrides_told_check check (length(trim(told)) > 0),
  constraint overrides_state_check check (state in ('invoked', 'active', 'expired', 'reviewed')),
  constraint overrides_outcome_check check ((state = 'reviewed') = (outcome is not null) and outcome in ('upheld', 'not_upheld')),
  constraint overrides_recipient_check check (ground in ('emergency', 'safeguarding') or length(trim(recipient)) > 0 and recipient is not null),
  constraint overrides_renewal_check check (renews is null or agreed_by is not null and agreed_by <> worker_id),
  constraint overrides_delay_check check (num_nonnulls(look_delay_by, look_delay_until) in (0, 2))
);
create index overrides_worker on overrides (worker_id, organisation_id, person_id);
comment on table overrides is 'One worker opens the least they need, for one organisation, person and purpose, with a reason and who was told. Hours, then a review.';
comment on column overrides.told is 'Who was told, or why not.';
call secure_table('overrides');

-- From one state to the next and never back; what it rested on cannot be rewritten.
create function override_goes_on() returns trigger language plpgsql as $$
begin
  if array_position('{invoked,active,expired,reviewed}'::text[], new.state) < array_position('{invoked,active,expired,reviewed}'::text[], old.state)
    or (new.worker_id, new.organisation_id, new.person_id, new.ground, new.categories, new.reason, new.invoked_at)
      is distinct from (old.worker_id, old.organisation_id, old.person_id, old.ground, old.categories, old.reason, old.invoked_at)
    or old.bundle_made and not new.bundle_made then
    raise exception 'an override only goes on' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger overrides_go_on before update on overrides for each row execute function override_goes_on();

create table not_yets (
  person_id uuid not null,
  not_yet_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  approver_id uuid not null,
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  constraint not_yets_pkey primary key (person_id, not_yet_id),
  constraint not_yets_person_fkey foreign key (person_id) references people on delete restrict,
  constraint not_yets_approver_check check (approver_id <> worker_id),
  constraint not_yets_reason_check check (length(trim(reason)) > 0),
  constraint not_yets_window_check check (until_at > from_at and until_at <= from_at + interval '672 hours')
);
comment on table not_yets is 'A worker does not tell the person yet: who approved it, why, and an end within 28 days.';
call secure_table('not_yets');

create table huddles (
  huddle_id uuid not null,
  place_id uuid not null,
  starts_at timestamptz not null,
  written_up_at timestamptz,
  constraint huddles_pkey primary key (huddle_id),
  constraint huddles_place_fkey foreign key (place_id) references places on delete restrict
);
comment on table huddles is 'A short meeting of several organisations. Its room cards are open from 48 hours before until it is written up.';
call secure_table('huddles');

create table huddle_invitations (
  worker_id uuid not null,
  huddle_id uuid not null,
  place_id uuid not null,
  constraint huddle_invitations_pkey primary key (worker_id, huddle_id),
  constraint huddle_invitations_huddle_fkey foreign key (huddle_id) references huddles on delete restrict,
  constraint huddle_invitations_worker_fkey foreign key (worker_id) references workers on delete restrict
);
comment on table huddle_invitations is 'Who was invited to a huddle.';
call secure_table('huddle_invitations');

create table room_cards (
  person_id uuid not null,
  entry_id uuid not null,
  huddle_id uuid not null,
  place_id uuid not null,
  constraint room_cards_pkey primary key (person_id, entry_id, huddle_id),
  constraint room_cards_person_fkey foreign key (person_id) references people on delete restrict,
  constraint room_cards_huddle_fkey foreign key (huddle_id) references huddles on delete restrict
);
comment on table room_cards is 'The entries that a proposer chose to put before one room.';
call secure_table('room_cards');

create table rights_requests (
  person_id uuid not null,
  rights_request_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  reviewer_id uuid not null,
  state text not null,
  constraint rights_requests_pkey primary key (person_id, rights_request_id),
  constraint rights_requests_person_fkey foreign key (person_id) references people on delete restrict,
  constraint rights_requests_reviewer_fkey foreign key (reviewer_id) references workers on delete restrict,
  constraint rights_requests_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint rights_requests_state_check check (state in ('received', 'identity', 'clarifying', 'gathering', 'reviewing', 'sent', 'part_refused'))
);
create index rights_requests_reviewer on rights_requests (reviewer_id);
comment on table rights_requests is 'A person asks for what is held. The named reviewer reads what their own organisation wrote, until it is sent or refused in part.';
call secure_table('rights_requests');

create table named_organisations (
  person_id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  may_be_named boolean not null,
  constraint named_organisations_pkey primary key (person_id, organisation_id),
  constraint named_organisations_person_fkey foreign key (person_id) references people on delete restrict,
  constraint named_organisations_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
comment on table named_organisations is 'Whether the person lets an organisation be named as one to ask. No row: all but protected services.';
call secure_table('named_organisations');

-- A person's own session; the resident app begins it.
create table resident_sessions (
  session_id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint resident_sessions_pkey primary key (session_id),
  constraint resident_sessions_person_fkey foreign key (person_id) references people on delete restrict
);
comment on table resident_sessions is 'Someone is signed in to their own app.';
call secure_table('resident_sessions');

-- The defaults of the sharing page: a place begins with its settings and with what each role needs, an organisation with the reason for which it may
-- read each category. An agreement is signed by people: none begins by itself.
create function install_place_defaults() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into sharing_settings (place_id) values (new.place_id) on conflict do nothing;
  insert into role_needs (place_id, role, category, need)
    select new.place_id, role, category, 'full'
    from unnest('{worker,connector,peer,supervisor,guardian,convener,administrator}'::text[]) role
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category
    on conflict do nothing;
  return null;
end $$;

create function install_organisation_defaults() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
    select new.organisation_id, gen_random_uuid(), new.place_id, purpose, category, 'active', own_care.rests_on,
      case own_care.rests_on when 'telling' then '6(1)(e), 9(2)(h)' else '6(1)(e), 9(2)(g)' end,
      case own_care.rests_on when 'telling' then 'implied for own care, after telling' else 'the person''s explicit choice' end
    from unnest('{support,emergency}'::text[]) purpose
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category
    cross join lateral (select case when new.kind in ('health', 'social_care', 'vcse_care') and category in ('about_me', 'health', 'care') then 'telling' else 'choice' end as rests_on) own_care
    on conflict do nothing;
  return null;
end $$;
revoke execute on function install_place_defaults(), install_organisation_defaults() from public;
create trigger places_begin after insert on places for each row execute function install_place_defaults();
create trigger organisations_begin after insert on organisations for each row execute function install_organisation_defaults();

-- Places that are there already go on as they did: what a yes by name opened between their organisations rests on an agreement now, signed for all.
do $$
declare
  one record;
  left_out bigint;
begin
  insert into sharing_settings (place_id) select place_id from places;
  insert into role_needs (place_id, role, category, need)
    select place_id, role, category, 'full' from places
    cross join unnest('{worker,connector,peer,supervisor,guardian,convener,administrator}'::text[]) role
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category;
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
    select organisation_id, gen_random_uuid(), place_id, 'support', category, 'active', 'choice', '6(1)(e), 9(2)(g)', 'the person''s explicit choice'
    from organisations
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category;
  for one in select p.place_id, gen_random_uuid() as agreement_id from places p loop
    insert into sharing_agreements (agreement_id, place_id, name, state, from_at)
      values (one.agreement_id, one.place_id, 'How this place shared before agreements were kept here', 'in_force', '-infinity');
    insert into agreement_organisations (organisation_id, agreement_id, place_id)
      select o.organisation_id, one.agreement_id, o.place_id from organisations o where o.place_id = one.place_id;
  end loop;
  select count(*) into left_out from organisations o
    where not exists (select from agreement_organisations a where a.organisation_id = o.organisation_id)
      or (select count(*) from sharing_bases b where b.organisation_id = o.organisation_id) <> 14
      or not exists (select from sharing_settings s where s.place_id = o.place_id);
  if left_out > 0 then
    raise exception '% organisations were left without an agreement, a basis or settings', left_out;
  end if;
end $$;
