-- The database as the migrations leave it, printed from its catalogue by tools/print-schema.ts. Read it in reviews; do not edit it.
-- Left out: months of partitioned tables (made as time goes on) and the list of migrations.

create extension fuzzystrmatch schema public;
create extension pg_trgm schema public;
create extension unaccent schema public;

create role alongside_app login noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
create role alongside_migrator login inherit nosuperuser nobypassrls nocreatedb nocreaterole;
create role alongside_policy nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
grant alongside_policy to alongside_migrator;

create schema public authorization alongside_migrator;
grant usage on schema public to alongside_app;
grant create, usage on schema public to alongside_policy;

create table access_events (
  place_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  event_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  session_id uuid not null,
  purpose text not null,
  operation text not null,
  kind text not null,
  result text not null,
  entry_ids uuid[] not null,
  rules text[] not null,
  request_id uuid not null,
  constraint access_events_pkey PRIMARY KEY (place_id, person_id, at, event_id),
  constraint access_events_kind_check CHECK (kind = ANY (ARRAY['listed'::text, 'kept_on_a_phone'::text, 'opened'::text])),
  constraint access_events_result_check CHECK (result = ANY (ARRAY['shown'::text, 'denied'::text]))
) partition by range (at);
alter table access_events owner to alongside_migrator;
comment on table access_events is 'One look: who, for which organisation, whose, which entries, by which rule, when. No content. A denied look names the id that was asked for, never whether it exists.';
CREATE INDEX access_events_actor ON ONLY public.access_events USING btree (worker_id, at);
CREATE INDEX access_events_person ON ONLY public.access_events USING btree (person_id, at);
-- row-level security: enabled, forced
create policy app_logs on access_events for insert to alongside_app
  with check (worker_id = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND session_id = me_session() AND role = me_role() AND purpose = me_purpose());
create policy migrator_all on access_events for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on access_events for all to alongside_policy
  using (true)
  with check (true);
grant insert on table access_events to alongside_app;
grant select on table access_events to alongside_policy;

create table access_events_default partition of access_events default;
alter table access_events_default owner to alongside_migrator;
-- row-level security: enabled, forced
create policy migrator_all on access_events_default for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on access_events_default for all to alongside_policy
  using (true)
  with check (true);
grant select on table access_events_default to alongside_policy;

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
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  constraint call_backs_pkey PRIMARY KEY (place_id, call_back_id),
  constraint call_backs_asker_fkey FOREIGN KEY (asker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint call_backs_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT
);
alter table call_backs owner to alongside_migrator;
comment on table call_backs is 'Someone asks to be rung about a person they may not see. Stored as typed; whom it fits is worked out on the Today of the one who would ring, so that asking takes the same time for anyone.';
CREATE INDEX call_backs_waiting ON public.call_backs USING btree (place_id, asked_at) WHERE (done_at IS NULL);
-- row-level security: enabled, forced
create policy app_asks on call_backs for insert to alongside_app
  with check (asker_id = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND done_at IS NULL AND done_by IS NULL);
create policy migrator_all on call_backs for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on call_backs for all to alongside_policy
  using (true)
  with check (true);
grant insert on table call_backs to alongside_app;
grant select on table call_backs to alongside_policy;
grant update (done_at, done_by) on table call_backs to alongside_policy;

create table communication_needs (
  person_id uuid not null,
  communication_need_id uuid not null,
  place_id uuid not null,
  need text not null,
  detail text,
  said_at timestamp with time zone not null,
  constraint communication_needs_pkey PRIMARY KEY (person_id, communication_need_id),
  constraint communication_needs_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table communication_needs owner to alongside_migrator;
comment on table communication_needs is 'Language, reading, format (DCB1605). The newest counts.';
-- row-level security: enabled, forced
create policy migrator_all on communication_needs for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on communication_needs for all to alongside_policy
  using (true)
  with check (true);
grant select on table communication_needs to alongside_policy;

create table conflict_links (
  person_id uuid not null,
  link_id uuid not null,
  place_id uuid not null,
  worker_id uuid,
  other_person_id uuid,
  kind text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  dismissed_at timestamp with time zone,
  constraint conflict_links_pkey PRIMARY KEY (person_id, link_id),
  constraint conflict_links_actor_check CHECK (num_nonnulls(worker_id, other_person_id) = 1),
  constraint conflict_links_kind_check CHECK (kind = ANY (ARRAY['relative'::text, 'ex'::text, 'alleged_perpetrator'::text, 'abuse_restriction'::text])),
  constraint conflict_links_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table conflict_links owner to alongside_migrator;
comment on table conflict_links is 'Someone at work who must not reach this person: a link is to a human and holds on every login of theirs.';
CREATE INDEX conflict_links_other ON public.conflict_links USING btree (other_person_id);
CREATE INDEX conflict_links_worker ON public.conflict_links USING btree (worker_id);
-- row-level security: enabled, forced
create policy migrator_all on conflict_links for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on conflict_links for all to alongside_policy
  using (true)
  with check (true);
grant select on table conflict_links to alongside_policy;

create table device_keys (
  worker_id uuid not null,
  key bytea not null,
  constraint device_keys_pkey PRIMARY KEY (worker_id),
  constraint device_keys_key_check CHECK (length(key) = 32),
  constraint device_keys_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table device_keys owner to alongside_migrator;
comment on table device_keys is 'What a worker keeps on a device (drafts, outbox) is encrypted with this key; the browser forgets it when the session ends.';
-- row-level security: enabled, forced
create policy migrator_all on device_keys for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on device_keys for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table device_keys to alongside_policy;

create table entries (
  person_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  happened_where text,
  author_id uuid not null,
  organisation_id uuid not null,
  words text not null,
  passages jsonb,
  headline text,
  categories text[] not null,
  shown_to_person text not null,
  held_because text,
  version integer not null default 1,
  amended_at timestamp with time zone,
  constraint entries_pkey PRIMARY KEY (person_id, entry_id),
  constraint entries_categories_check CHECK (categories <@ ARRAY['about_me'::text, 'life'::text, 'health'::text, 'mind_and_substances'::text, 'care'::text, 'safeguarding'::text, 'abuse_and_whereabouts'::text, 'justice'::text, 'childs_own'::text, 'sexual_and_gender'::text, 'immigration'::text, 'staff_safety'::text, 'told_in_confidence'::text]),
  constraint entries_kind_check CHECK (kind = ANY (ARRAY['conversation'::text, 'life_event'::text, 'we_got_this_wrong'::text])),
  constraint entries_occurred_at_check CHECK (occurred_at = date_trunc('milliseconds'::text, occurred_at)),
  constraint entries_shown_check CHECK ((shown_to_person = ANY (ARRAY['now'::text, 'after_we_talk'::text, 'held'::text])) AND (shown_to_person = 'held'::text) = (held_because IS NOT NULL)),
  constraint entries_staff_safety_check CHECK (NOT ('staff_safety'::text = ANY (categories)) OR cardinality(categories) = 1),
  constraint entries_words_check CHECK (length(words) >= 1 AND length(words) <= 20000),
  constraint entries_author_fkey FOREIGN KEY (author_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint entries_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint entries_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table entries owner to alongside_migrator;
comment on table entries is 'One part of the story about one person. The first words stay; an amendment adds a row in entry_amendments.';
comment on column entries.passages is 'Parts of the words that are about someone else: about whom, agreed, needed. Null for most.';
comment on column entries.categories is 'Empty: unsorted.';
CREATE INDEX entries_author ON public.entries USING btree (author_id, organisation_id, person_id);
CREATE INDEX entries_story ON public.entries USING btree (person_id, occurred_at DESC, entry_id DESC);
CREATE INDEX entries_unsorted ON public.entries USING btree (author_id, organisation_id, person_id) WHERE (cardinality(categories) = 0);
CREATE TRIGGER entries_next_version BEFORE UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION next_version_only();
-- row-level security: enabled, forced
create policy app_changes_own on entries for update to alongside_app
  using (author_id = me_worker() AND organisation_id = me_organisation() AND (EXISTS ( SELECT
   FROM my_sight s
  WHERE s.person_id = entries.person_id)))
  with check (author_id = me_worker() AND organisation_id = me_organisation());
create policy app_own on entries for select to alongside_app
  using (author_id = me_worker() AND organisation_id = me_organisation() AND (EXISTS ( SELECT
   FROM my_sight s
  WHERE s.person_id = entries.person_id)));
create policy app_writes on entries for insert to alongside_app
  with check (author_id = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND version = 1 AND amended_at IS NULL AND (EXISTS ( SELECT
   FROM my_sight s
  WHERE s.person_id = entries.person_id AND (s.alongside OR s.starting))));
create policy migrator_all on entries for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on entries for all to alongside_policy
  using (true)
  with check (true);
grant insert on table entries to alongside_app;
grant select on table entries to alongside_policy;
grant select (person_id, entry_id, version) on table entries to alongside_app;
grant update (categories, shown_to_person, held_because, version, amended_at) on table entries to alongside_app;

create table entry_amendments (
  person_id uuid not null,
  amendment_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  version integer not null,
  words text not null,
  because text,
  author_id uuid not null,
  amended_at timestamp with time zone not null,
  constraint entry_amendments_pkey PRIMARY KEY (person_id, amendment_id),
  constraint entry_amendments_version_key UNIQUE (person_id, entry_id, version),
  constraint entry_amendments_words_check CHECK (length(words) >= 1 AND length(words) <= 20000),
  constraint entry_amendments_entry_fkey FOREIGN KEY (person_id, entry_id) REFERENCES entries(person_id, entry_id) ON DELETE RESTRICT
);
alter table entry_amendments owner to alongside_migrator;
comment on table entry_amendments is 'A correction: the words that stand from then on. The newest version counts; nothing is overwritten.';
-- row-level security: enabled, forced
create policy app_writes on entry_amendments for insert to alongside_app
  with check (author_id = me_worker() AND place_id = me_place() AND (EXISTS ( SELECT
   FROM entries e
  WHERE e.person_id = entry_amendments.person_id AND e.entry_id = entry_amendments.entry_id)));
create policy migrator_all on entry_amendments for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on entry_amendments for all to alongside_policy
  using (true)
  with check (true);
grant insert on table entry_amendments to alongside_app;
grant select on table entry_amendments to alongside_policy;

create table involvements (
  person_id uuid not null,
  involvement_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  state text not null,
  why text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint involvements_pkey PRIMARY KEY (person_id, involvement_id),
  constraint involvements_state_check CHECK (state = ANY (ARRAY['starting'::text, 'alongside'::text, 'resting'::text, 'handed_on'::text, 'ended_by_the_person'::text])),
  constraint involvements_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint involvements_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint involvements_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table involvements owner to alongside_migrator;
comment on table involvements is 'Who is alongside, for which organisation, why, since when. Only alongside and starting count.';
CREATE INDEX involvements_worker ON public.involvements USING btree (worker_id, organisation_id, person_id);
-- row-level security: enabled, forced
create policy migrator_all on involvements for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on involvements for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table involvements to alongside_policy;

create table lead_workers (
  person_id uuid not null,
  lead_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint lead_workers_pkey PRIMARY KEY (person_id, lead_id),
  constraint lead_workers_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint lead_workers_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint lead_workers_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table lead_workers owner to alongside_migrator;
comment on table lead_workers is 'The one worker whom the person chose, and who stays.';
CREATE INDEX lead_workers_worker ON public.lead_workers USING btree (worker_id, organisation_id, person_id);
-- row-level security: enabled, forced
create policy migrator_all on lead_workers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on lead_workers for all to alongside_policy
  using (true)
  with check (true);
grant select on table lead_workers to alongside_policy;

create table match_answers (
  person_id uuid not null,
  other_person_id uuid not null,
  place_id uuid not null,
  answer text not null,
  worker_id uuid not null,
  answered_at timestamp with time zone not null,
  constraint match_answers_pkey PRIMARY KEY (person_id, other_person_id),
  constraint match_answers_answer_check CHECK (answer = ANY (ARRAY['not_the_same'::text, 'not_sure'::text])),
  constraint match_answers_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table match_answers owner to alongside_migrator;
comment on table match_answers is 'What a worker said of a possible match when adding a person: "not the same person" is remembered.';
-- row-level security: enabled, forced
create policy migrator_all on match_answers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on match_answers for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table match_answers to alongside_policy;

create table memberships (
  membership_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  job_title text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint memberships_pkey PRIMARY KEY (membership_id),
  constraint memberships_role_check CHECK (role = ANY (ARRAY['worker'::text, 'connector'::text, 'peer'::text, 'supervisor'::text, 'guardian'::text, 'convener'::text, 'administrator'::text])),
  constraint memberships_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint memberships_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table memberships owner to alongside_migrator;
comment on table memberships is 'A worker''s place in one organisation, from and until.';
CREATE INDEX memberships_worker ON public.memberships USING btree (worker_id, organisation_id);
-- row-level security: enabled, forced
create policy app_own_place on memberships for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on memberships for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on memberships for all to alongside_policy
  using (true)
  with check (true);
grant select on table memberships to alongside_app;
grant select on table memberships to alongside_policy;

create table mutations (
  place_id uuid not null,
  worker_id uuid not null,
  mutation_id uuid not null,
  request_hash bytea not null,
  answer jsonb,
  made_at timestamp with time zone not null,
  constraint mutations_pkey PRIMARY KEY (worker_id, mutation_id)
);
alter table mutations owner to alongside_migrator;
comment on table mutations is 'Each mutation once: the same id and content gets the stored answer, the same id with other content is refused. The answer holds ids, never words.';
-- row-level security: enabled, forced
create policy app_own on mutations for all to alongside_app
  using (worker_id = me_worker())
  with check (worker_id = me_worker() AND place_id = me_place());
create policy migrator_all on mutations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on mutations for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table mutations to alongside_app;
grant select on table mutations to alongside_policy;
grant update (answer) on table mutations to alongside_app;

create table organisations (
  organisation_id uuid not null,
  place_id uuid not null,
  name text not null,
  kind text not null,
  protected_service boolean not null default false,
  joined_at timestamp with time zone not null,
  constraint organisations_pkey PRIMARY KEY (organisation_id),
  constraint organisations_kind_check CHECK (kind = ANY (ARRAY['health'::text, 'social_care'::text, 'vcse_care'::text, 'vcse'::text, 'housing'::text, 'children'::text, 'council'::text, 'police'::text, 'school'::text, 'dwp'::text, 'anchor'::text])),
  constraint organisations_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table organisations owner to alongside_migrator;
comment on table organisations is 'A partner of the place. A protected service (abuse, substances, sexual health) is never named where naming it would tell.';
-- row-level security: enabled, forced
create policy app_own_place on organisations for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on organisations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on organisations for all to alongside_policy
  using (true)
  with check (true);
grant select on table organisations to alongside_app;
grant select on table organisations to alongside_policy;

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
  added_at timestamp with time zone not null,
  version integer not null default 1,
  constraint people_pkey PRIMARY KEY (person_id),
  constraint people_preferred_name_check CHECK (length(preferred_name) >= 1 AND length(preferred_name) <= 200),
  constraint people_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table people owner to alongside_migrator;
comment on table people is 'One record per human. Null means not known.';
comment on column people.postcode is 'Upper case, no spaces.';
comment on column people.phone is 'Digits alone, national form: 07700900142.';
comment on column people.whereabouts_hidden is 'Street and postcode are shown to nobody and found by nobody.';
CREATE INDEX people_birth_date ON public.people USING btree (place_id, birth_date);
CREATE INDEX people_phone ON public.people USING btree (place_id, phone);
CREATE INDEX people_postcode ON public.people USING btree (place_id, postcode);
CREATE TRIGGER people_next_version BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION next_version_only();
-- row-level security: enabled, forced
create policy migrator_all on people for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on people for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table people to alongside_policy;

create table places (
  place_id uuid not null,
  name text not null,
  demo boolean not null default false,
  constraint places_pkey PRIMARY KEY (place_id)
);
alter table places owner to alongside_migrator;
comment on table places is 'A borough or district that works as one.';
-- row-level security: enabled, forced
create policy app_own_place on places for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on places for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on places for all to alongside_policy
  using (true)
  with check (true);
grant select on table places to alongside_app;
grant select on table places to alongside_policy;

create table residences (
  person_id uuid not null,
  household_id uuid not null,
  place_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint residences_pkey PRIMARY KEY (person_id, household_id, from_at),
  constraint residences_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table residences owner to alongside_migrator;
comment on table residences is 'Who lives in which household, when. It grants no access; a conflict link covers the whole household.';
CREATE INDEX residences_household ON public.residences USING btree (household_id);
-- row-level security: enabled, forced
create policy migrator_all on residences for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on residences for all to alongside_policy
  using (true)
  with check (true);
grant select on table residences to alongside_policy;

create table safe_contacts (
  person_id uuid not null,
  safe_contact_id uuid not null,
  place_id uuid not null,
  how text not null,
  when_to text,
  number text,
  never text,
  said_at timestamp with time zone not null,
  constraint safe_contacts_pkey PRIMARY KEY (person_id, safe_contact_id),
  constraint safe_contacts_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table safe_contacts owner to alongside_migrator;
comment on table safe_contacts is 'How, when and never to contact. The newest counts.';
-- row-level security: enabled, forced
create policy migrator_all on safe_contacts for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on safe_contacts for all to alongside_policy
  using (true)
  with check (true);
grant select on table safe_contacts to alongside_policy;

create table sessions (
  session_id uuid not null,
  token_hash bytea not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  id_token text,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (session_id),
  constraint sessions_token_key UNIQUE (token_hash),
  constraint sessions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint sessions_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table sessions owner to alongside_migrator;
comment on table sessions is 'A signed-in browser. The cookie holds a token, this table its SHA-256; 30 minutes without a request or 12 hours end it.';
CREATE INDEX sessions_worker ON public.sessions USING btree (worker_id) WHERE (ended_at IS NULL);
-- row-level security: enabled, forced
create policy migrator_all on sessions for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sessions for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table sessions to alongside_policy;

create table sharing_choices (
  person_id uuid not null,
  choice_id uuid not null,
  place_id uuid not null,
  organisation_id uuid,
  category text not null,
  answer text not null,
  say text,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_say text,
  superseded_at timestamp with time zone,
  constraint sharing_choices_pkey PRIMARY KEY (person_id, choice_id),
  constraint sharing_choices_answer_check CHECK (answer = ANY (ARRAY['yes'::text, 'no'::text, 'ask_me'::text])),
  constraint sharing_choices_category_check CHECK (category = ANY (ARRAY['card'::text, 'about_me'::text, 'life'::text, 'health'::text, 'mind_and_substances'::text, 'care'::text, 'safeguarding'::text, 'abuse_and_whereabouts'::text, 'justice'::text, 'childs_own'::text, 'sexual_and_gender'::text, 'immigration'::text, 'staff_safety'::text, 'told_in_confidence'::text])),
  constraint sharing_choices_say_check CHECK (say IS NULL OR (say = ANY (ARRAY['something'::text, 'nothing'::text])) AND answer = 'no'::text),
  constraint sharing_choices_withdrawn_say_check CHECK (withdrawn_say IS NULL OR (withdrawn_say = ANY (ARRAY['something'::text, 'nothing'::text])) AND withdrawn_at IS NOT NULL),
  constraint sharing_choices_yes_names_check CHECK (answer <> 'yes'::text OR organisation_id IS NOT NULL),
  constraint sharing_choices_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint sharing_choices_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table sharing_choices owner to alongside_migrator;
comment on table sharing_choices is 'What the person chose. A yes names an organisation; a no may name everyone (organisation_id null). Old versions stay.';
CREATE INDEX sharing_choices_standing ON public.sharing_choices USING btree (person_id, organisation_id, category, given_by, given_at);
-- row-level security: enabled, forced
create policy migrator_all on sharing_choices for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sharing_choices for all to alongside_policy
  using (true)
  with check (true);
grant select on table sharing_choices to alongside_policy;

create table sign_in_attempts (
  state_hash bytea not null,
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  begun_at timestamp with time zone not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (state_hash)
);
alter table sign_in_attempts owner to alongside_migrator;
comment on table sign_in_attempts is 'A sign-in under way: what the answer of the issuer is checked against. Taken once, for ten minutes.';
-- row-level security: enabled, forced
create policy migrator_all on sign_in_attempts for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sign_in_attempts for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table sign_in_attempts to alongside_policy;

create table team_members (
  team_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint team_members_pkey PRIMARY KEY (team_id, worker_id, organisation_id, from_at),
  constraint team_members_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint team_members_team_fkey FOREIGN KEY (team_id) REFERENCES teams(team_id) ON DELETE RESTRICT,
  constraint team_members_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table team_members owner to alongside_migrator;
comment on table team_members is 'Who is in a team, for which organisation, from and until.';
CREATE INDEX team_members_worker ON public.team_members USING btree (worker_id);
-- row-level security: enabled, forced
create policy app_own_place on team_members for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on team_members for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on team_members for all to alongside_policy
  using (true)
  with check (true);
grant select on table team_members to alongside_app;
grant select on table team_members to alongside_policy;

create table teams (
  team_id uuid not null,
  place_id uuid not null,
  name text not null,
  constraint teams_pkey PRIMARY KEY (team_id),
  constraint teams_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table teams owner to alongside_migrator;
comment on table teams is 'A neighbourhood team: its members come from many organisations. Being in one gives no sight of anyone.';
-- row-level security: enabled, forced
create policy app_own_place on teams for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on teams for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on teams for all to alongside_policy
  using (true)
  with check (true);
grant select on table teams to alongside_app;
grant select on table teams to alongside_policy;

create table what_matters (
  person_id uuid not null,
  what_matters_id uuid not null,
  place_id uuid not null,
  words text not null,
  written_by uuid not null,
  organisation_id uuid not null,
  said_at timestamp with time zone not null,
  constraint what_matters_pkey PRIMARY KEY (person_id, what_matters_id),
  constraint what_matters_words_check CHECK (length(words) >= 1 AND length(words) <= 20000),
  constraint what_matters_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint what_matters_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint what_matters_writer_fkey FOREIGN KEY (written_by) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table what_matters owner to alongside_migrator;
comment on table what_matters is 'The person''s own words on what matters to them, a row a version; none is overwritten.';
CREATE INDEX what_matters_newest ON public.what_matters USING btree (person_id, said_at DESC);
-- row-level security: enabled, forced
create policy app_writes on what_matters for insert to alongside_app
  with check (written_by = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND (EXISTS ( SELECT
   FROM my_sight s
  WHERE s.person_id = what_matters.person_id AND s.alongside)));
create policy migrator_all on what_matters for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on what_matters for all to alongside_policy
  using (true)
  with check (true);
grant insert on table what_matters to alongside_app;
grant select on table what_matters to alongside_policy;

create table worker_identities (
  issuer text not null,
  subject text not null,
  worker_id uuid not null,
  constraint worker_identities_pkey PRIMARY KEY (issuer, subject),
  constraint worker_identities_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table worker_identities owner to alongside_migrator;
comment on table worker_identities is 'Which login of which OpenID issuer is which worker.';
-- row-level security: enabled, forced
create policy migrator_all on worker_identities for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on worker_identities for all to alongside_policy
  using (true)
  with check (true);
grant select on table worker_identities to alongside_policy;

create table workers (
  worker_id uuid not null,
  place_id uuid not null,
  name text not null,
  phone text,
  person_id uuid,
  constraint workers_pkey PRIMARY KEY (worker_id),
  constraint workers_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table workers owner to alongside_migrator;
comment on table workers is 'One login of someone at work.';
comment on column workers.person_id is 'Their own record as a resident, if they are one. A soft reference that the application may not read.';
-- row-level security: enabled, forced
create policy app_own_place on workers for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on workers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on workers for all to alongside_policy
  using (true)
  with check (true);
grant select on table workers to alongside_policy;
grant select (worker_id, place_id, name, phone) on table workers to alongside_app;

create view beside with (security_barrier=true) as
 SELECT s.person_id,
    i.worker_id,
    w.name AS worker_name,
    i.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    m.job_title,
    i.from_at AS since,
    i.worker_id = s.worker_id AS is_me
   FROM sight s
     JOIN involvements i ON i.person_id = s.person_id
     JOIN workers w ON w.worker_id = i.worker_id
     JOIN organisations o ON o.organisation_id = i.organisation_id
     JOIN LATERAL ( SELECT m_1.job_title
           FROM memberships m_1
          WHERE m_1.worker_id = i.worker_id AND m_1.organisation_id = i.organisation_id AND m_1.from_at <= moment() AND (m_1.until_at IS NULL OR moment() < m_1.until_at)
          ORDER BY m_1.from_at
         LIMIT 1) m ON true
  WHERE s.alongside AND i.state = 'alongside'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at) AND (NOT o.protected_service OR o.organisation_id = s.organisation_id);
alter view beside owner to alongside_policy;
comment on view beside is 'Who is alongside a person, as far as this worker may know.';
grant select on table beside to alongside_app;

create view call_backs_for_me with (security_barrier=true) as
 SELECT f.place_id,
    f.call_back_id,
    f.person_id,
    f.asker_id,
    w.name AS asker_name,
    f.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    f.phone,
    f.asked_at
   FROM call_backs_that_fit f
     CROSS JOIN LATERAL ( SELECT s_1.worker_id,
            s_1.organisation_id
           FROM sight s_1
          WHERE s_1.person_id = f.person_id AND s_1.alongside
         OFFSET 0) s
     JOIN workers w ON w.worker_id = f.asker_id
     JOIN organisations o ON o.organisation_id = f.organisation_id
  WHERE f.asker_id <> s.worker_id AND (f.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m)))) AND COALESCE(( SELECT l.worker_id = s.worker_id AND l.organisation_id = s.organisation_id
           FROM lead_workers l
          WHERE l.person_id = f.person_id AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at)
          ORDER BY l.from_at DESC
         LIMIT 1), true);
alter view call_backs_for_me owner to alongside_policy;
comment on view call_backs_for_me is 'Call backs that stand on this worker''s Today.';
grant select on table call_backs_for_me to alongside_app;

create view call_backs_that_fit with (security_barrier=true) as
 SELECT c.place_id,
    c.call_back_id,
    c.asker_id,
    c.organisation_id,
    c.phone,
    c.asked_at,
    p.person_id
   FROM call_backs c
     JOIN people p ON p.place_id = c.place_id AND (p.birth_date = c.birth_date OR p.postcode = c.postcode AND NOT p.whereabouts_hidden OR p.phone = c.person_phone)
  WHERE c.done_at IS NULL AND c.asked_at > (moment() - '30 days'::interval) AND c.asked_at <= moment() AND string_to_array(name_key(p.full_name), ' '::text) <@ c.names AND NOT (EXISTS ( SELECT
           FROM people other
          WHERE other.place_id = c.place_id AND other.person_id <> p.person_id AND (other.birth_date = c.birth_date OR other.postcode = c.postcode AND NOT other.whereabouts_hidden OR other.phone = c.person_phone) AND string_to_array(name_key(other.full_name), ' '::text) <@ c.names
         OFFSET 0)) AND NOT (EXISTS ( SELECT
           FROM conflicts x
          WHERE x.worker_id = c.asker_id AND x.person_id = p.person_id));
alter view call_backs_that_fit owner to alongside_policy;
comment on view call_backs_that_fit is 'Whom an open call back fits in full, never for an asker with a conflict link to them.';

create view category_readers with (security_barrier=true) as
 SELECT y.person_id,
    y.category,
    b.worker_id,
    b.worker_name,
    b.organisation_id,
    b.organisation_name,
    b.organisation_kind,
    b.job_title,
    b.since,
    b.is_me
   FROM sight s
     JOIN beside b ON b.person_id = s.person_id AND b.organisation_id <> s.organisation_id
     JOIN standing_yes y ON y.person_id = s.person_id AND y.organisation_id = b.organisation_id
  WHERE s.alongside;
alter view category_readers owner to alongside_policy;
comment on view category_readers is 'Those alongside from other organisations whom the person agreed to, a row a category.';
grant select on table category_readers to alongside_app;

create view communication_wishes with (security_barrier=true) as
 SELECT s.person_id,
    n.need,
    n.detail
   FROM sight s
     CROSS JOIN LATERAL ( SELECT n_1.person_id,
            n_1.communication_need_id,
            n_1.place_id,
            n_1.need,
            n_1.detail,
            n_1.said_at
           FROM communication_needs n_1
          WHERE n_1.person_id = s.person_id
          ORDER BY n_1.said_at DESC, n_1.communication_need_id DESC
         LIMIT 1) n
  WHERE s.alongside;
alter view communication_wishes owner to alongside_policy;
comment on view communication_wishes is 'How to speak and write with the person.';
grant select on table communication_wishes to alongside_app;

create view conflicts with (security_barrier=true) as
 SELECT w.worker_id,
    COALESCE(beside.person_id, l.person_id) AS person_id
   FROM workers w
     JOIN conflict_links l ON l.worker_id = w.worker_id OR l.other_person_id = w.person_id OR (l.worker_id IN ( SELECT twin.worker_id
           FROM workers twin
          WHERE twin.person_id = w.person_id))
     LEFT JOIN residences home ON home.person_id = l.person_id AND (home.until_at IS NULL OR home.until_at > l.from_at)
     LEFT JOIN residences beside ON beside.household_id = home.household_id AND (beside.until_at IS NULL OR beside.until_at > l.from_at)
  WHERE l.dismissed_at IS NULL AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at);
alter view conflicts owner to alongside_policy;
comment on view conflicts is 'Whom each worker must not reach.';

create view contact_wishes with (security_barrier=true) as
 SELECT s.person_id,
    c.how,
    c.when_to,
    c.number,
    c.never
   FROM sight s
     CROSS JOIN LATERAL ( SELECT c_1.person_id,
            c_1.safe_contact_id,
            c_1.place_id,
            c_1.how,
            c_1.when_to,
            c_1.number,
            c_1.never,
            c_1.said_at
           FROM safe_contacts c_1
          WHERE c_1.person_id = s.person_id
          ORDER BY c_1.said_at DESC, c_1.safe_contact_id DESC
         LIMIT 1) c
  WHERE s.alongside;
alter view contact_wishes owner to alongside_policy;
comment on view contact_wishes is 'How, when and never to contact: everyone alongside needs it to keep the person safe.';
grant select on table contact_wishes to alongside_app;

create view leads with (security_barrier=true) as
 SELECT s.person_id,
    l.worker_id,
    w.name AS worker_name,
    l.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    m.job_title,
    l.from_at AS since,
    l.worker_id = s.worker_id AS is_me
   FROM sight s
     JOIN lead_workers l ON l.person_id = s.person_id
     JOIN workers w ON w.worker_id = l.worker_id
     JOIN organisations o ON o.organisation_id = l.organisation_id
     JOIN LATERAL ( SELECT m_1.job_title
           FROM memberships m_1
          WHERE m_1.worker_id = l.worker_id AND m_1.organisation_id = l.organisation_id AND m_1.from_at <= moment() AND (m_1.until_at IS NULL OR moment() < m_1.until_at)
          ORDER BY m_1.from_at
         LIMIT 1) m ON true
  WHERE s.alongside AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at) AND (NOT o.protected_service OR o.organisation_id = s.organisation_id);
alter view leads owner to alongside_policy;
comment on view leads is 'The lead worker, as far as this worker may know.';
grant select on table leads to alongside_app;

create view my_people with (security_barrier=true) as
 SELECT person_id
   FROM involvements i
  WHERE worker_id = me_worker() AND organisation_id = me_organisation() AND (state = ANY (ARRAY['alongside'::text, 'starting'::text])) AND from_at <= moment() AND (until_at IS NULL OR moment() < until_at);
alter view my_people owner to alongside_policy;
comment on view my_people is 'Whom the actor is alongside or starting with, before the sharing decision: a scope, never an answer.';
grant select on table my_people to alongside_app;

create view my_session with (security_barrier=true) as
 SELECT ends_at
   FROM sessions s
  WHERE session_id = me_session() AND worker_id = me_worker() AND ended_at IS NULL;
alter view my_session owner to alongside_policy;
comment on view my_session is 'When this session ends.';
grant select on table my_session to alongside_app;

create view my_sight with (security_barrier=true) as
 SELECT person_id,
    alongside,
    starting
   FROM sight;
alter view my_sight owner to alongside_policy;
comment on view my_sight is 'Sight as the application and its write policies may ask it.';
grant select on table my_sight to alongside_app;

create view my_unsorted with (security_barrier=true) as
 SELECT s.person_id,
    s.entry_id,
    s.conversation_id,
    s.kind,
    s.occurred_at,
    s.recorded_at,
    s.happened_where,
    s.author_id,
    s.author_name,
    s.organisation_id,
    s.organisation_name,
    s.organisation_kind,
    s.words,
    s.categories,
    s.shown_to_person,
    s.mine,
    s.version,
    s.amended_at,
    s.earlier,
    s.rule
   FROM entries e
     CROSS JOIN LATERAL ( SELECT s_1.person_id,
            s_1.entry_id,
            s_1.conversation_id,
            s_1.kind,
            s_1.occurred_at,
            s_1.recorded_at,
            s_1.happened_where,
            s_1.author_id,
            s_1.author_name,
            s_1.organisation_id,
            s_1.organisation_name,
            s_1.organisation_kind,
            s_1.words,
            s_1.categories,
            s_1.shown_to_person,
            s_1.mine,
            s_1.version,
            s_1.amended_at,
            s_1.earlier,
            s_1.rule
           FROM story s_1
          WHERE s_1.person_id = e.person_id AND s_1.entry_id = e.entry_id
         OFFSET 0) s
  WHERE e.author_id = me_worker() AND e.organisation_id = me_organisation() AND cardinality(e.categories) = 0 AND (e.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m))));
alter view my_unsorted owner to alongside_policy;
comment on view my_unsorted is 'This worker''s own unsorted entries about people they are with, as the story gives them.';
grant select on table my_unsorted to alongside_app;

create view person_cards with (security_barrier=true) as
 SELECT s.person_id,
    p.place_id,
    COALESCE(p.full_name, p.preferred_name) AS name,
    p.preferred_name,
        CASE
            WHEN s.alongside THEN 'alongside'::text
            WHEN s.starting THEN 'starting'::text
            ELSE 'author'::text
        END AS standing,
        CASE
            WHEN s.alongside THEN p.birth_date
            ELSE NULL::date
        END AS birth_date,
        CASE
            WHEN s.alongside AND NOT p.whereabouts_hidden THEN p.street
            ELSE NULL::text
        END AS street,
        CASE
            WHEN s.alongside AND NOT p.whereabouts_hidden THEN p.postcode
            ELSE NULL::text
        END AS postcode,
        CASE
            WHEN s.alongside THEN p.phone
            ELSE NULL::text
        END AS phone
   FROM sight s
     JOIN people p ON p.person_id = s.person_id;
alter view person_cards owner to alongside_policy;
comment on view person_cards is 'A person as far as this worker may know them. Null: not known, or not theirs to see.';
grant select on table person_cards to alongside_app;

create view seen with (security_barrier=true) as
 SELECT s.person_id,
    e.entry_id,
    s.place_id,
    s.worker_id,
        CASE
            WHEN e.organisation_id = s.organisation_id THEN 'D5'::text
            ELSE 'D10'::text
        END AS rule
   FROM sight s
     JOIN entries e ON e.person_id = s.person_id
  WHERE e.author_id = s.worker_id AND e.organisation_id = s.organisation_id OR s.alongside AND (e.organisation_id = s.organisation_id OR cardinality(e.categories) > 0 AND e.categories <@ s.agreed);
alter view seen owner to alongside_policy;
comment on view seen is 'One entry that the actor may read, and the line of the sharing page that opens it. An unsorted entry has no category, so no yes can open it.';

create view sight with (security_barrier=true) as
 SELECT p.person_id,
    p.place_id,
    me.worker_id,
    me.organisation_id,
    f.alongside,
    f.starting,
    f.agreed
   FROM stance me
     CROSS JOIN people p
     CROSS JOIN LATERAL ( SELECT (EXISTS ( SELECT
                   FROM involvements i
                  WHERE i.person_id = p.person_id AND i.worker_id = me.worker_id AND i.organisation_id = me.organisation_id AND i.state = 'alongside'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at))) AS alongside,
            (EXISTS ( SELECT
                   FROM involvements i
                  WHERE i.person_id = p.person_id AND i.worker_id = me.worker_id AND i.organisation_id = me.organisation_id AND i.state = 'starting'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at))) AS starting,
            ARRAY( SELECT y.category
                   FROM standing_yes y
                  WHERE y.person_id = p.person_id AND y.organisation_id = me.organisation_id) AS agreed
         OFFSET 0) f
  WHERE p.place_id = me.place_id AND (p.person_id <> ALL (me.conflicted)) AND p.person_id IS DISTINCT FROM me.own_person_id AND (f.alongside OR f.starting OR (EXISTS ( SELECT
           FROM entries e
          WHERE e.person_id = p.person_id AND e.author_id = me.worker_id AND e.organisation_id = me.organisation_id)));
alter view sight owner to alongside_policy;
comment on view sight is 'One person: what brings the actor to them. No row: the person is hidden, and nothing tells that they exist.';

create view stance with (security_barrier=true) as
 SELECT m.place_id,
    m.worker_id,
    m.organisation_id,
    w.person_id AS own_person_id,
    ARRAY( SELECT c.person_id
           FROM conflicts c
          WHERE c.worker_id = m.worker_id) AS conflicted
   FROM memberships m
     JOIN workers w ON w.worker_id = m.worker_id
  WHERE m.worker_id = me_worker() AND m.organisation_id = me_organisation() AND m.place_id = me_place() AND m.role = me_role() AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at) AND me_purpose() = 'support'::text
 LIMIT 1;
alter view stance owner to alongside_policy;
comment on view stance is 'The actor: who asks, for which organisation. No row: nothing is seen.';

create view standing_yes with (security_barrier=true) as
 SELECT person_id,
    organisation_id,
    category
   FROM sharing_choices c
  WHERE answer = 'yes'::text AND given_at <= moment() AND given_at > (moment() - '1 year'::interval) AND (withdrawn_at IS NULL OR moment() < withdrawn_at) AND (superseded_at IS NULL OR moment() < superseded_at) AND NOT (EXISTS ( SELECT
           FROM sharing_choices n
          WHERE n.person_id = c.person_id AND n.category = c.category AND (n.organisation_id = c.organisation_id OR n.organisation_id IS NULL) AND n.given_at <= moment() AND (n.superseded_at IS NULL OR moment() < n.superseded_at) AND (n.answer = 'no'::text AND (n.withdrawn_at IS NULL OR moment() < n.withdrawn_at) OR n.given_at >= c.given_at AND n.choice_id <> c.choice_id AND (n.answer <> 'yes'::text OR n.withdrawn_at <= moment()))));
alter view standing_yes owner to alongside_policy;
comment on view standing_yes is 'What a person agrees to now, by name: person, organisation, category.';

create view story with (security_barrier=true) as
 SELECT s.person_id,
    e.entry_id,
    e.conversation_id,
    e.kind,
    e.occurred_at,
    e.recorded_at,
    e.happened_where,
    e.author_id,
    w.name AS author_name,
    e.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
        CASE
            WHEN e.amended_at IS NULL THEN e.words
            ELSE ( SELECT a.words
               FROM entry_amendments a
              WHERE a.person_id = e.person_id AND a.entry_id = e.entry_id
              ORDER BY a.version DESC
             LIMIT 1)
        END AS words,
    e.categories,
    e.shown_to_person,
    e.author_id = s.worker_id AS mine,
    e.version,
    e.amended_at,
        CASE
            WHEN e.amended_at IS NULL THEN '[]'::jsonb
            ELSE ( SELECT jsonb_agg(jsonb_build_object('words', h.words, 'replacedAt', h.replaced_at, 'because', h.because) ORDER BY h.version DESC) AS jsonb_agg
               FROM ( SELECT v.version,
                        v.words,
                        lead(v.amended_at) OVER earlier AS replaced_at,
                        lead(v.because) OVER earlier AS because
                       FROM ( SELECT 0 AS version,
                                e.words,
                                NULL::timestamp with time zone AS amended_at,
                                NULL::text AS because
                            UNION ALL
                             SELECT a.version,
                                a.words,
                                a.amended_at,
                                a.because
                               FROM entry_amendments a
                              WHERE a.person_id = e.person_id AND a.entry_id = e.entry_id) v
                      WINDOW earlier AS (ORDER BY v.version)) h
              WHERE h.replaced_at IS NOT NULL)
        END AS earlier,
    s.rule
   FROM seen s
     JOIN entries e ON e.person_id = s.person_id AND e.entry_id = s.entry_id
     JOIN workers w ON w.worker_id = e.author_id
     JOIN organisations o ON o.organisation_id = e.organisation_id;
alter view story owner to alongside_policy;
comment on view story is 'Entries as this worker may read them.';
grant select on table story to alongside_app;

create view what_matters_said with (security_barrier=true) as
 SELECT s.person_id,
    m.what_matters_id,
    m.words,
    m.said_at,
    m.written_by,
    w.name AS writer_name
   FROM sight s
     JOIN what_matters m ON m.person_id = s.person_id
     JOIN workers w ON w.worker_id = m.written_by
  WHERE s.alongside AND (m.organisation_id = s.organisation_id OR ('about_me'::text = ANY (s.agreed))) OR m.written_by = s.worker_id AND m.organisation_id = s.organisation_id;
alter view what_matters_said owner to alongside_policy;
comment on view what_matters_said is 'What matters to the person, a row a version.';
grant select on table what_matters_said to alongside_app;

CREATE OR REPLACE FUNCTION public.act_for(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with moved as (
    update sessions s set organisation_id = wanted
    where s.session_id = me_session() and s.worker_id = me_worker() and s.ended_at is null
      and exists (select from memberships m where m.worker_id = s.worker_id and m.organisation_id = wanted
        and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    returning 1
  )
  select exists (select from moved)
$function$;
alter function act_for(uuid) owner to alongside_policy;
grant execute on function act_for(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.add_person(wanted uuid, preferred text, in_full text, born date, at_postcode text, on_phone text, in_street text, answers jsonb, involvement uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  given uuid := wanted;
begin
  if not exists (select from stance) then
    raise exception 'no standing' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from people p where p.person_id = wanted) then
    given := gen_random_uuid();
  end if;
  insert into people (person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, added_by, added_at)
    values (given, me_place(), preferred, in_full, born, at_postcode, on_phone, in_street, me_worker(), moment());
  insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
    values (given, involvement, me_place(), me_worker(), me_organisation(), 'alongside', 'added the person in this sitting', moment());
  insert into match_answers (person_id, other_person_id, place_id, answer, worker_id, answered_at)
    select given, a.person_id, me_place(), a.answer, me_worker(), moment()
    from jsonb_to_recordset(answers) a (person_id uuid, answer text)
    where exists (select from sight s where s.person_id = a.person_id) on conflict do nothing;
  return given;
end $function$;
alter function add_person(uuid,text,text,date,text,text,text,jsonb,uuid) owner to alongside_policy;
grant execute on function add_person(uuid,text,text,date,text,text,text,jsonb,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.begin_sign_in(state_hash bytea, code_verifier text, nonce text, return_to text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in_attempts where begun_at < moment() - interval '10 minutes';
  insert into sign_in_attempts values (state_hash, code_verifier, nonce, return_to, moment());
$function$;
alter function begin_sign_in(bytea,text,text,text) owner to alongside_policy;
grant execute on function begin_sign_in(bytea,text,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.call_back_done(done uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with marked as (
    update call_backs c set done_at = moment(), done_by = me_worker()
    where c.place_id = me_place() and c.call_back_id = done and c.done_at is null
      and exists (select from call_backs_for_me m where m.call_back_id = c.call_back_id)
    returning 1
  )
  select exists (select from marked)
$function$;
alter function call_back_done(uuid) owner to alongside_policy;
grant execute on function call_back_done(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_session(hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update sessions s set ended_at = moment() where s.token_hash = hash and s.ended_at is null
$function$;
alter function end_session(bytea) owner to alongside_policy;
grant execute on function end_session(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_sessions(hash bytea)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as (select s.worker_id, s.id_token from sessions s where s.token_hash = hash),
  ended as (update sessions s set ended_at = moment() from mine where s.worker_id = mine.worker_id and s.ended_at is null)
  select id_token from mine
$function$;
alter function end_sessions(bytea) owner to alongside_policy;
grant execute on function end_sessions(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.find_people(typed_names text[], typed_birth_date date, typed_postcode text, typed_phone text, at_most integer)
 RETURNS TABLE(person_id uuid, fit real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id, f.fit
  from sight s
  join people p on p.person_id = s.person_id
  cross join lateral (
    -- every typed word must fit some word of the name; the weakest decides whether, the mean decides how well
    select coalesce(min(best.fit), 1) as weakest, coalesce(avg(best.fit), 1)::real as fit
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ')) known (word)) best
  ) f
  where s.person_id = any (array(select m.person_id from my_people m))
    and num_nonnulls(nullif(typed_names, '{}'), typed_birth_date, typed_postcode, typed_phone) > 0
    and f.weakest > 0
    -- what a starting worker may not see, they may not search by either
    and (typed_birth_date is null or s.alongside and p.birth_date = typed_birth_date)
    and (typed_postcode is null or s.alongside and not p.whereabouts_hidden and starts_with(p.postcode, typed_postcode))
    and (typed_phone is null or s.alongside and p.phone is not null and strpos(p.phone, typed_phone) > 0)
  order by f.fit desc, coalesce(p.full_name, p.preferred_name), p.person_id
  limit least(at_most, 50)
$function$;
alter function find_people(text[],date,text,text,integer) owner to alongside_policy;
grant execute on function find_people(text[],date,text,text,integer) to alongside_app;

CREATE OR REPLACE PROCEDURE public.make_access_event_partitions()
 LANGUAGE plpgsql
AS $procedure$
declare
  starts timestamptz;
  ends timestamptz;
  name text;
begin
  for n in 0..3 loop
    starts := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n)) at time zone 'UTC';
    ends := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n + 1)) at time zone 'UTC';
    name := 'access_events_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
    if to_regclass(name) is null then
      lock table access_events in access exclusive mode;
      execute format('create table %I (like access_events including defaults including constraints)', name);
      execute format('with moved as (delete from access_events_default where at >= $1 and at < $2 returning *) insert into %I select * from moved', name) using starts, ends;
      execute format('alter table access_events attach partition %I for values from (%L) to (%L)', name, starts, ends);
      call secure_table(name::regclass);
    end if;
  end loop;
end $procedure$;
alter procedure make_access_event_partitions() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.me_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.organisation_id')::uuid $function$;
alter function me_organisation() owner to alongside_migrator;
grant execute on function me_organisation() to alongside_app;
grant execute on function me_organisation() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_place()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.place_id')::uuid $function$;
alter function me_place() owner to alongside_migrator;
grant execute on function me_place() to alongside_app;
grant execute on function me_place() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_purpose()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.purpose'), '') $function$;
alter function me_purpose() owner to alongside_migrator;
grant execute on function me_purpose() to alongside_app;
grant execute on function me_purpose() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_role()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.role'), '') $function$;
alter function me_role() owner to alongside_migrator;
grant execute on function me_role() to alongside_app;
grant execute on function me_role() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_session()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.session_id')::uuid $function$;
alter function me_session() owner to alongside_migrator;
grant execute on function me_session() to alongside_app;
grant execute on function me_session() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_worker()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.worker_id')::uuid $function$;
alter function me_worker() owner to alongside_migrator;
grant execute on function me_worker() to alongside_app;
grant execute on function me_worker() to alongside_policy;

CREATE OR REPLACE FUNCTION public.moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select statement_timestamp() $function$;
alter function moment() owner to alongside_migrator;
grant execute on function moment() to alongside_app;
grant execute on function moment() to alongside_policy;

CREATE OR REPLACE FUNCTION public.my_device_key(fresh bytea)
 RETURNS bytea
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into device_keys (worker_id, key) values (me_worker(), fresh) on conflict do nothing;
  select k.key from device_keys k where k.worker_id = me_worker();
$function$;
alter function my_device_key(bytea) owner to alongside_policy;
grant execute on function my_device_key(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.name_key(raw text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$ select trim(regexp_replace(lower(unaccent(raw)), '[^[:alnum:]]+', ' ', 'g')) $function$;
alter function name_key(text) owner to alongside_migrator;
grant execute on function name_key(text) to alongside_app;
grant execute on function name_key(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.next_version_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.version is distinct from old.version + 1 then
    raise exception 'the version must go up by one' using errcode = 'serialization_failure';
  end if;
  return new;
end $function$;
alter function next_version_only() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.open_session(login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with chosen as (
    select w.worker_id, w.place_id, m.organisation_id
    from worker_identities i
    join workers w on w.worker_id = i.worker_id
    join memberships m on m.worker_id = w.worker_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    where i.issuer = login_issuer and i.subject = login_subject
    order by (select max(s.seen_at) from sessions s where s.worker_id = w.worker_id and s.organisation_id = m.organisation_id) desc nulls last, m.from_at, m.membership_id
    limit 1
  ), opened as (
    insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, id_token, started_at, seen_at, ends_at)
    select new_session, new_token_hash, place_id, worker_id, organisation_id, new_id_token, moment(), moment(), moment() + interval '12 hours' from chosen
    returning 1
  )
  select exists (select from opened)
$function$;
alter function open_session(text,text,uuid,bytea,text) owner to alongside_policy;
grant execute on function open_session(text,text,uuid,bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.place_name()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select name from places order by place_id limit 1 $function$;
alter function place_name() owner to alongside_policy;
grant execute on function place_name() to alongside_app;

CREATE OR REPLACE FUNCTION public.possible_matches(typed_names text[], typed_birth_date date, typed_postcode text, typed_phone text)
 RETURNS TABLE(person_id uuid, name text, birth_date text, postcode text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.person_id,
    case when f.weakest >= 0.9 then 'same' when f.weakest > 0 then 'close' else 'different' end,
    case when typed_birth_date is null or p.birth_date is null then 'not_known' when p.birth_date = typed_birth_date then 'same'
      when abs(p.birth_date - typed_birth_date) <= 31 or to_char(p.birth_date, 'MMDD') = to_char(typed_birth_date, 'MMDD')
        or to_char(p.birth_date, 'YYYYDDMM') = to_char(typed_birth_date, 'YYYYMMDD') then 'close' else 'different' end,
    case when typed_postcode is null or p.postcode is null or p.whereabouts_hidden then 'not_known' when p.postcode = typed_postcode then 'same'
      when left(p.postcode, -3) = left(typed_postcode, -3) then 'close' else 'different' end,
    case when typed_phone is null or p.phone is null then 'not_known' when p.phone = typed_phone then 'same' else 'different' end
  from sight s
  join people p on p.person_id = s.person_id
  cross join lateral (
    select coalesce(min(best.fit), 0) as weakest
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ')) known (word)) best
  ) f
  where s.person_id = any (array(select m.person_id from my_people m)) and s.alongside
    and (f.weakest > 0
      or (coalesce(p.birth_date = typed_birth_date, false)::integer
        + coalesce(p.postcode = typed_postcode and not p.whereabouts_hidden, false)::integer
        + coalesce(p.phone = typed_phone, false)::integer) >= 2
      or coalesce(p.phone = typed_phone, false))
  order by f.weakest desc, (p.birth_date = typed_birth_date) desc nulls last, p.person_id
  limit 3
$function$;
alter function possible_matches(text[],date,text,text) owner to alongside_policy;
grant execute on function possible_matches(text[],date,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.resume_session(hash bytea)
 RETURNS TABLE(session_id uuid, place_id uuid, worker_id uuid, organisation_id uuid, role text, ends_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update sessions s set seen_at = moment()
  where s.token_hash = hash and s.seen_at < moment() - interval '30 seconds'
    and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes';
  select s.session_id, s.place_id, s.worker_id, s.organisation_id, m.role, s.ends_at
  from sessions s
  join memberships m on m.worker_id = s.worker_id and m.organisation_id = s.organisation_id
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  where s.token_hash = hash and s.ended_at is null and moment() < s.ends_at and s.seen_at > moment() - interval '30 minutes'
  order by m.from_at, m.membership_id
  limit 1
$function$;
alter function resume_session(bytea) owner to alongside_policy;
grant execute on function resume_session(bytea) to alongside_app;

CREATE OR REPLACE PROCEDURE public.secure_table(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy migrator_all on %s to alongside_migrator using (true) with check (true)', target);
  execute format('create policy policy_all on %s to alongside_policy using (true) with check (true)', target);
  execute format('grant select on %s to alongside_policy', target);
end $procedure$;
alter procedure secure_table(regclass) owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.take_sign_in(hash bytea)
 RETURNS TABLE(code_verifier text, nonce text, return_to text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in_attempts a where a.state_hash = hash and a.begun_at > moment() - interval '10 minutes'
  returning a.code_verifier, a.nonce, a.return_to
$function$;
alter function take_sign_in(bytea) owner to alongside_policy;
grant execute on function take_sign_in(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.word_fit(typed text, known text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when known = split_part(typed, '|', 1) then 1.0
    when known = any (string_to_array(typed, '|')) then 0.9
    when length(split_part(typed, '|', 1)) >= 2 and starts_with(known, split_part(typed, '|', 1)) then 0.85
    when length(split_part(typed, '|', 1)) < 3 then 0
    when levenshtein_less_equal(left(split_part(typed, '|', 1), 60), left(known, 60), 2) <= case when length(known) >= 6 then 2 else 1 end then 0.75
    when dmetaphone(split_part(typed, '|', 1)) = dmetaphone(known) and dmetaphone(known) <> '' then 0.65
    when similarity(split_part(typed, '|', 1), known) >= 0.5 then 0.6
    else 0 end::real
$function$;
alter function word_fit(text,text) owner to alongside_migrator;
grant execute on function word_fit(text,text) to alongside_policy;
