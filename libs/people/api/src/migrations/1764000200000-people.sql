-- One record per human, and who is beside them. The application reads none of these tables: it reads the views that stand behind the sharing decision.

create table people (
  person_id uuid not null,
  place_id uuid not null,
  preferred_name text not null,
  full_name text,
  birth_date date,
  postcode text,
  phone text,
  street text,
  whereabouts_hidden boolean not null default false,
  added_by uuid not null,
  added_at timestamptz not null,
  version integer not null default 1,
  constraint people_pkey primary key (person_id),
  constraint people_place_fkey foreign key (place_id) references places on delete restrict,
  constraint people_preferred_name_check check (length(preferred_name) between 1 and 200)
);
create index people_birth_date on people (place_id, birth_date);
create index people_postcode on people (place_id, postcode);
create index people_phone on people (place_id, phone);
comment on table people is 'One record per human. Null means not known.';
comment on column people.postcode is 'Upper case, no spaces.';
comment on column people.phone is 'Digits alone, national form: 07700900142.';
comment on column people.whereabouts_hidden is 'Street and postcode are shown to nobody and found by nobody.';
call secure_table('people');
create trigger people_next_version before update on people for each row execute function next_version_only();
grant insert on people to alongside_policy;

create table residences (
  person_id uuid not null,
  household_id uuid not null,
  place_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint residences_pkey primary key (person_id, household_id, from_at),
  constraint residences_person_fkey foreign key (person_id) references people on delete restrict
);
create index residences_household on residences (household_id);
comment on table residences is 'Who lives in which household, when. It grants no access; a conflict link covers the whole household.';
call secure_table('residences');

create table involvements (
  person_id uuid not null,
  involvement_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  state text not null,
  why text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint involvements_pkey primary key (person_id, involvement_id),
  constraint involvements_person_fkey foreign key (person_id) references people on delete restrict,
  constraint involvements_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint involvements_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint involvements_state_check check (state in ('starting', 'alongside', 'resting', 'handed_on', 'ended_by_the_person'))
);
create index involvements_worker on involvements (worker_id, organisation_id, person_id);
comment on table involvements is 'Who is alongside, for which organisation, why, since when. Only alongside and starting count.';
call secure_table('involvements');
grant insert on involvements to alongside_policy;

create table lead_workers (
  person_id uuid not null,
  lead_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint lead_workers_pkey primary key (person_id, lead_id),
  constraint lead_workers_person_fkey foreign key (person_id) references people on delete restrict,
  constraint lead_workers_worker_fkey foreign key (worker_id) references workers on delete restrict,
  constraint lead_workers_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
create index lead_workers_worker on lead_workers (worker_id, organisation_id, person_id);
comment on table lead_workers is 'The one worker whom the person chose, and who stays.';
call secure_table('lead_workers');

create table conflict_links (
  person_id uuid not null,
  link_id uuid not null,
  place_id uuid not null,
  worker_id uuid,
  other_person_id uuid,
  kind text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  dismissed_at timestamptz,
  constraint conflict_links_pkey primary key (person_id, link_id),
  constraint conflict_links_person_fkey foreign key (person_id) references people on delete restrict,
  constraint conflict_links_actor_check check (num_nonnulls(worker_id, other_person_id) = 1),
  constraint conflict_links_kind_check check (kind in ('relative', 'ex', 'alleged_perpetrator', 'abuse_restriction'))
);
create index conflict_links_worker on conflict_links (worker_id);
create index conflict_links_other on conflict_links (other_person_id);
comment on table conflict_links is 'Someone at work who must not reach this person: a link is to a human and holds on every login of theirs.';
call secure_table('conflict_links');

create table safe_contacts (
  person_id uuid not null,
  safe_contact_id uuid not null,
  place_id uuid not null,
  how text not null,
  when_to text,
  number text,
  never text,
  said_at timestamptz not null,
  constraint safe_contacts_pkey primary key (person_id, safe_contact_id),
  constraint safe_contacts_person_fkey foreign key (person_id) references people on delete restrict
);
comment on table safe_contacts is 'How, when and never to contact. The newest counts.';
call secure_table('safe_contacts');

create table communication_needs (
  person_id uuid not null,
  communication_need_id uuid not null,
  place_id uuid not null,
  need text not null,
  detail text,
  said_at timestamptz not null,
  constraint communication_needs_pkey primary key (person_id, communication_need_id),
  constraint communication_needs_person_fkey foreign key (person_id) references people on delete restrict
);
comment on table communication_needs is 'Language, reading, format (DCB1605). The newest counts.';
call secure_table('communication_needs');

create table what_matters (
  person_id uuid not null,
  what_matters_id uuid not null,
  place_id uuid not null,
  words text not null,
  written_by uuid not null,
  organisation_id uuid not null,
  said_at timestamptz not null,
  constraint what_matters_pkey primary key (person_id, what_matters_id),
  constraint what_matters_person_fkey foreign key (person_id) references people on delete restrict,
  constraint what_matters_writer_fkey foreign key (written_by) references workers on delete restrict,
  constraint what_matters_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint what_matters_words_check check (length(words) between 1 and 20000)
);
create index what_matters_newest on what_matters (person_id, said_at desc);
comment on table what_matters is 'The person''s own words on what matters to them, a row a version; none is overwritten.';
call secure_table('what_matters');

create table match_answers (
  person_id uuid not null,
  other_person_id uuid not null,
  place_id uuid not null,
  answer text not null,
  worker_id uuid not null,
  answered_at timestamptz not null,
  constraint match_answers_pkey primary key (person_id, other_person_id),
  constraint match_answers_person_fkey foreign key (person_id) references people on delete restrict,
  constraint match_answers_answer_check check (answer in ('not_the_same', 'not_sure'))
);
comment on table match_answers is 'What a worker said of a possible match when adding a person: "not the same person" is remembered.';
call secure_table('match_answers');
grant insert on match_answers to alongside_policy;

create table call_backs (
  call_back_id uuid not null,
  place_id uuid not null,
  asker_id uuid not null,
  organisation_id uuid not null,
  typed text not null,
  names text[] not null,
  birth_date date,
  postcode text,
  person_phone text,
  phone text not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  constraint call_backs_pkey primary key (place_id, call_back_id),
  constraint call_backs_asker_fkey foreign key (asker_id) references workers on delete restrict,
  constraint call_backs_organisation_fkey foreign key (organisation_id) references organisations on delete restrict
);
create index call_backs_waiting on call_backs (place_id, asked_at) where done_at is null;
comment on table call_backs is 'Someone asks to be rung about a person they may not see. Stored as typed; whom it fits is worked out on the Today of the one who would ring, so that asking takes the same time for anyone.';
call secure_table('call_backs');
create policy app_asks on call_backs for insert to alongside_app with check (asker_id = me_worker() and organisation_id = me_organisation() and place_id = me_place() and done_at is null and done_by is null);
grant insert on call_backs to alongside_app;
grant update (done_at, done_by) on call_backs to alongside_policy;
