-- The database as the migrations leave it, printed from its catalogue by tools/print-schema.ts. Read it in reviews; do not edit it.
-- Left out: months of partitioned tables (made as time goes on) and the list of migrations.

create extension fuzzystrmatch schema public;
create extension pg_trgm schema public;
create extension unaccent schema public;

create role alongside_app login noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
create role alongside_migrator login inherit nosuperuser nobypassrls nocreatedb nocreaterole;
create role alongside_policy nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
grant alongside_policy to alongside_migrator;
create role alongside_sealer nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
grant alongside_sealer to alongside_migrator;

create schema public authorization alongside_migrator;
grant usage on schema public to alongside_app;
grant create, usage on schema public to alongside_policy;
grant create, usage on schema public to alongside_sealer;

-- type acting
-- type regarded
-- type standing

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
  leaf bytea not null generated always as (access_leaf(place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)) stored,
  constraint access_events_pkey PRIMARY KEY (place_id, person_id, at, event_id),
  constraint access_events_at_check CHECK (isfinite(at)),
  constraint access_events_kind_check CHECK (kind = ANY (ARRAY['listed'::text, 'kept_on_a_phone'::text, 'opened'::text])),
  constraint access_events_result_check CHECK (result = ANY (ARRAY['shown'::text, 'denied'::text]))
) partition by range (at);
alter table access_events owner to alongside_migrator;
comment on table access_events is 'One look: who, for which organisation, whose, which entries, by which rule, when. No content. A denied look names the id that was asked for, never whether it exists.';
comment on column access_events.leaf is 'What the seals are made of. Worked out by the database, so that nobody can give another.';
CREATE INDEX access_events_actor ON ONLY public.access_events USING btree (worker_id, at);
CREATE INDEX access_events_at ON ONLY public.access_events USING btree (at, event_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON access_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy app_logs on access_events for insert to alongside_app
  with check (worker_id = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND session_id = me_session() AND role = me_role() AND purpose = me_purpose());
create policy migrator_all on access_events for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on access_events for all to alongside_policy
  using (true)
  with check (true);
create policy sealer_reads on access_events for select to alongside_sealer
  using (true);
grant insert on table access_events to alongside_app;
grant select on table access_events to alongside_policy;
grant select (at, event_id, leaf) on table access_events to alongside_sealer;

create table access_events_default partition of access_events default;
alter table access_events_default owner to alongside_migrator;
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_events_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on access_events_default for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on access_events_default for all to alongside_policy
  using (true)
  with check (true);
grant select on table access_events_default to alongside_policy;

create table administration_events (
  place_id uuid not null,
  event_id uuid not null,
  at timestamp with time zone not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  what text not null,
  about_organisation_id uuid,
  about_worker_id uuid,
  about_team_id uuid,
  detail jsonb not null,
  constraint administration_events_pkey PRIMARY KEY (place_id, event_id),
  constraint administration_events_what_check CHECK (what = ANY (ARRAY['place_set_up'::text, 'organisation_added'::text, 'organisation_changed'::text, 'invited'::text, 'invited_again'::text, 'invitation_withdrawn'::text, 'invitation_accepted'::text, 'membership_changed'::text, 'membership_ended'::text, 'team_added'::text, 'team_renamed'::text, 'team_joined'::text, 'team_left'::text]))
);
alter table administration_events owner to alongside_migrator;
comment on table administration_events is 'What administrators did: who, for which organisation, what, about what, when. Rows are only ever added.';
comment on column administration_events.detail is 'Ids, roles, kinds and names of organisations and teams, before and after. Nothing of a resident.';
CREATE INDEX administration_events_at ON public.administration_events USING btree (place_id, at);
-- row-level security: enabled, forced
create policy migrator_all on administration_events for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on administration_events for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table administration_events to alongside_policy;

create table agreement_organisations (
  organisation_id uuid not null,
  agreement_id uuid not null,
  place_id uuid not null,
  constraint agreement_organisations_pkey PRIMARY KEY (organisation_id, agreement_id),
  constraint agreement_organisations_agreement_fkey FOREIGN KEY (agreement_id) REFERENCES sharing_agreements(agreement_id) ON DELETE RESTRICT,
  constraint agreement_organisations_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT
);
alter table agreement_organisations owner to alongside_migrator;
comment on table agreement_organisations is 'The organisations that an agreement names.';
CREATE INDEX agreement_organisations_agreement ON public.agreement_organisations USING btree (agreement_id, organisation_id);
CREATE TRIGGER agreement_organisations_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON agreement_organisations FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER agreement_organisations_keep_history AFTER INSERT OR DELETE OR UPDATE ON agreement_organisations FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER agreement_organisations_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON agreement_organisations FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
CREATE TRIGGER changes_on_delete AFTER DELETE ON agreement_organisations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON agreement_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON agreement_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON agreement_organisations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy app_own_place on agreement_organisations for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on agreement_organisations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on agreement_organisations for all to alongside_policy
  using (true)
  with check (true);
grant select on table agreement_organisations to alongside_app;
grant select on table agreement_organisations to alongside_policy;

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

create table capacity_notes (
  person_id uuid not null,
  capacity_note_id uuid not null,
  place_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  lacks boolean not null,
  noted_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint capacity_notes_pkey PRIMARY KEY (person_id, capacity_note_id),
  constraint capacity_notes_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table capacity_notes owner to alongside_migrator;
comment on table capacity_notes is 'Whether someone could make one decision at one time. The newest on a category counts, until the time it names, else 24 hours.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON capacity_notes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON capacity_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON capacity_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on capacity_notes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on capacity_notes for all to alongside_policy
  using (true)
  with check (true);
grant select on table capacity_notes to alongside_policy;

create table caution_notes (
  person_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  evidence text not null,
  told boolean not null,
  told_words text not null,
  agreed_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_because text,
  continues uuid,
  constraint caution_notes_pkey PRIMARY KEY (person_id, entry_id),
  constraint caution_notes_ended_check CHECK (num_nonnulls(ended_by, ended_at, ended_because) = ANY (ARRAY[0, 3])),
  constraint caution_notes_evidence_check CHECK (length(TRIM(BOTH FROM evidence)) >= 1 AND length(TRIM(BOTH FROM evidence)) <= 2000),
  constraint caution_notes_told_check CHECK (length(TRIM(BOTH FROM told_words)) >= 1 AND length(TRIM(BOTH FROM told_words)) <= 2000),
  constraint caution_notes_continues_fkey FOREIGN KEY (person_id, continues) REFERENCES caution_notes(person_id, entry_id) ON DELETE RESTRICT,
  constraint caution_notes_entry_fkey FOREIGN KEY (person_id, entry_id) REFERENCES entries(person_id, entry_id) ON DELETE RESTRICT
);
alter table caution_notes owner to alongside_migrator;
comment on table caution_notes is 'What a caution note rests on, whether the person was told, who agreed and how it ended. The note itself is an entry.';
comment on column caution_notes.told_words is 'When and how the person was told, or why telling is not safe.';
comment on column caution_notes.continues is 'The note that this one takes the place of once somebody agrees. That one stays, as what was in force until then.';
CREATE INDEX caution_notes_continues ON public.caution_notes USING btree (person_id, continues) WHERE (continues IS NOT NULL);
CREATE TRIGGER changes_on_delete AFTER DELETE ON caution_notes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON caution_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON caution_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on caution_notes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on caution_notes for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table caution_notes to alongside_policy;
grant update (agreed_at, ended_by, ended_at, ended_because, continues) on table caution_notes to alongside_policy;

create table changes (
  change_id uuid not null default gen_random_uuid(),
  place_id uuid not null,
  person_id uuid,
  xact xid8 not null default pg_current_xact_id(),
  made_at timestamp with time zone not null default statement_timestamp(),
  constraint changes_pkey PRIMARY KEY (change_id)
);
alter table changes owner to alongside_migrator;
comment on table changes is 'That something changed about a person (none: anyone of the place), for ten minutes. The application may not read it: it asks whether those on its screens are among it.';
CREATE INDEX changes_xact ON public.changes USING btree (xact);
-- row-level security: enabled, forced
create policy migrator_all on changes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on changes for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table changes to alongside_policy;

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
CREATE INDEX communication_needs_newest ON public.communication_needs USING btree (person_id, said_at DESC, communication_need_id DESC);
CREATE TRIGGER changes_on_delete AFTER DELETE ON communication_needs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON communication_needs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON communication_needs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on communication_needs for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on communication_needs for all to alongside_policy
  using (true)
  with check (true);
grant select on table communication_needs to alongside_policy;

create table competence_notes (
  person_id uuid not null,
  competence_note_id uuid not null,
  place_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  competent boolean not null,
  noted_at timestamp with time zone not null,
  constraint competence_notes_pkey PRIMARY KEY (person_id, competence_note_id),
  constraint competence_notes_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table competence_notes owner to alongside_migrator;
comment on table competence_notes is 'Whether a child under 16 was able to make one decision. The newest on a category counts.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON competence_notes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON competence_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON competence_notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on competence_notes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on competence_notes for all to alongside_policy
  using (true)
  with check (true);
grant select on table competence_notes to alongside_policy;

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
  state text not null default 'declared'::text,
  constraint conflict_links_pkey PRIMARY KEY (person_id, link_id),
  constraint conflict_links_actor_check CHECK (num_nonnulls(worker_id, other_person_id) = 1),
  constraint conflict_links_kind_check CHECK (kind = ANY (ARRAY['relative'::text, 'ex'::text, 'alleged_perpetrator'::text, 'abuse_restriction'::text])),
  constraint conflict_links_state_check CHECK (state = ANY (ARRAY['declared'::text, 'detected'::text, 'dismissed'::text])),
  constraint conflict_links_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table conflict_links owner to alongside_migrator;
comment on table conflict_links is 'Someone at work who must not reach this person: a link is to a human and holds on every login of theirs.';
comment on column conflict_links.state is 'A dismissed link does not count; nor does one with dismissed_at, which goes with it.';
CREATE INDEX conflict_links_other ON public.conflict_links USING btree (other_person_id);
CREATE INDEX conflict_links_worker ON public.conflict_links USING btree (worker_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON conflict_links REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON conflict_links REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON conflict_links REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER conflict_links_mark AFTER INSERT OR UPDATE OF worker_id ON conflict_links FOR EACH ROW EXECUTE FUNCTION mark_worker('worker_id', '1');
-- row-level security: enabled, forced
create policy migrator_all on conflict_links for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on conflict_links for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table conflict_links to alongside_policy;
grant update (until_at, dismissed_at, state) on table conflict_links to alongside_policy;

create table covers (
  person_id uuid not null,
  cover_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  for_worker_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  constraint covers_pkey PRIMARY KEY (person_id, cover_id),
  constraint covers_another_check CHECK (worker_id <> for_worker_id),
  constraint covers_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint covers_window_check CHECK (until_at > from_at),
  constraint covers_for_worker_fkey FOREIGN KEY (for_worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint covers_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint covers_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint covers_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table covers owner to alongside_migrator;
comment on table covers is 'A colleague stands in for a named worker who is alongside: from, until, why, the person told. None of it can be missing.';
CREATE INDEX covers_worker ON public.covers USING btree (worker_id, organisation_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON covers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON covers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON covers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER covers_mark AFTER INSERT OR UPDATE OF worker_id ON covers FOR EACH ROW EXECUTE FUNCTION mark_worker('worker_id', '8');
-- row-level security: enabled, forced
create policy migrator_all on covers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on covers for all to alongside_policy
  using (true)
  with check (true);
grant select on table covers to alongside_policy;

create table default_bases (
  place_id uuid not null,
  kind text not null,
  purpose text not null,
  rests_on text not null,
  categories text[] not null,
  article text not null,
  confidentiality text not null,
  review_after_months integer,
  constraint default_bases_pkey PRIMARY KEY (place_id, kind, purpose, rests_on),
  constraint default_bases_categories_check CHECK (category_bits(categories) IS NOT NULL),
  constraint default_bases_ground_check CHECK (length(TRIM(BOTH FROM article)) > 0 AND length(TRIM(BOTH FROM confidentiality)) > 0),
  constraint default_bases_purpose_check CHECK (purpose = ANY (ARRAY['support'::text, 'safeguarding'::text, 'emergency'::text, 'supervision'::text, 'rights'::text, 'disclosure'::text, 'huddle'::text, 'learning'::text])),
  constraint default_bases_rests_on_check CHECK (rests_on = ANY (ARRAY['choice'::text, 'telling'::text, 'duty'::text])),
  constraint default_bases_review_check CHECK (review_after_months > 0),
  constraint default_bases_telling_check CHECK (rests_on <> 'telling'::text OR is_care_kind(kind) AND (purpose = ANY (ARRAY['support'::text, 'emergency'::text]))),
  constraint default_bases_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table default_bases owner to alongside_migrator;
comment on table default_bases is 'What an organisation of a kind may read when it joins the place: for each purpose, the categories by what they rest on, with the ground.';
comment on column default_bases.review_after_months is 'When a basis made from it is reviewed. 30 days after that day without a review it counts as suspended. Null: no day is set.';
CREATE TRIGGER default_bases_keep_history AFTER INSERT OR DELETE OR UPDATE ON default_bases FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON default_bases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on default_bases for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on default_bases for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table default_bases to alongside_policy;

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

create table duties_to_tell (
  person_id uuid not null,
  duty_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  basis_id uuid not null,
  looked_at timestamp with time zone not null,
  not_yet_reason text,
  not_yet_until timestamp with time zone,
  person_told_at timestamp with time zone,
  person_told_how text,
  constraint duties_to_tell_pkey PRIMARY KEY (person_id, duty_id),
  constraint duties_to_tell_once_key UNIQUE (worker_id, organisation_id, person_id, basis_id),
  constraint duties_to_tell_not_yet_check CHECK (num_nonnulls(not_yet_reason, not_yet_until) = ANY (ARRAY[0, 2])),
  constraint duties_to_tell_told_check CHECK (num_nonnulls(person_told_at, person_told_how) = ANY (ARRAY[0, 2])),
  constraint duties_to_tell_basis_fkey FOREIGN KEY (organisation_id, basis_id) REFERENCES sharing_bases(organisation_id, basis_id) ON DELETE RESTRICT,
  constraint duties_to_tell_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint duties_to_tell_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table duties_to_tell owner to alongside_migrator;
comment on table duties_to_tell is 'A worker read of a person because of a duty, and tells them so. One row for each basis, from the first look.';
comment on column duties_to_tell.not_yet_reason is 'The wish not to tell yet that waits. What was asked before stands in not_yet_wishes.';
CREATE TRIGGER duties_to_tell_go_on BEFORE DELETE OR UPDATE ON duties_to_tell FOR EACH ROW EXECUTE FUNCTION duty_goes_on();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON duties_to_tell FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on duties_to_tell for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on duties_to_tell for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table duties_to_tell to alongside_policy;
grant update (not_yet_reason, not_yet_until, person_told_at, person_told_how) on table duties_to_tell to alongside_policy;

create table enforcement_duties (
  person_id uuid not null,
  duty_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint enforcement_duties_pkey PRIMARY KEY (person_id, duty_id),
  constraint enforcement_duties_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint enforcement_duties_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table enforcement_duties owner to alongside_migrator;
comment on table enforcement_duties is 'A worker who has to enforce something against a person sees nothing of theirs.';
CREATE INDEX enforcement_duties_worker ON public.enforcement_duties USING btree (worker_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON enforcement_duties REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON enforcement_duties REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON enforcement_duties REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER enforcement_duties_mark AFTER INSERT OR UPDATE OF worker_id ON enforcement_duties FOR EACH ROW EXECUTE FUNCTION mark_worker('worker_id', '2');
-- row-level security: enabled, forced
create policy migrator_all on enforcement_duties for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on enforcement_duties for all to alongside_policy
  using (true)
  with check (true);
grant select on table enforcement_duties to alongside_policy;

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
  sorted_by uuid,
  source text,
  in_confidence boolean not null default false,
  tells_where boolean not null default false,
  held_by uuid,
  held_review_on date,
  held_lifted boolean not null default false,
  talk_since timestamp with time zone,
  talked_at timestamp with time zone,
  caution_state text,
  caution_review_on date,
  caution_second_id uuid,
  category_bits integer not null generated always as ((
CASE
    WHEN (cardinality(categories) = 0) THEN 1
    ELSE category_bits(categories)
END |
CASE
    WHEN in_confidence THEN 8192
    ELSE 0
END)) stored,
  mentions uuid[] generated always as (mentioned(passages)) stored,
  where_marked_by uuid,
  constraint entries_pkey PRIMARY KEY (person_id, entry_id),
  constraint entries_active_caution_check CHECK (caution_state IS DISTINCT FROM 'active'::text OR caution_review_on IS NOT NULL),
  constraint entries_categories_check CHECK (categories <@ ARRAY['about_me'::text, 'life'::text, 'health'::text, 'mind_and_substances'::text, 'care'::text, 'safeguarding'::text, 'abuse_and_whereabouts'::text, 'justice'::text, 'childs_own'::text, 'sexual_and_gender'::text, 'immigration'::text, 'staff_safety'::text, 'told_in_confidence'::text]),
  constraint entries_caution_check CHECK (caution_state IS NULL OR (caution_state = ANY (ARRAY['draft'::text, 'active'::text, 'ended'::text])) AND ('staff_safety'::text = ANY (categories))),
  constraint entries_kind_check CHECK (kind = ANY (ARRAY['conversation'::text, 'life_event'::text, 'we_got_this_wrong'::text, 'what_we_know'::text])),
  constraint entries_occurred_at_check CHECK (occurred_at = date_trunc('milliseconds'::text, occurred_at)),
  constraint entries_passages_check CHECK (passages IS NULL OR jsonb_typeof(passages) = 'array'::text),
  constraint entries_shown_check CHECK ((shown_to_person = ANY (ARRAY['now'::text, 'after_we_talk'::text, 'held'::text])) AND (shown_to_person = 'held'::text) = (held_because IS NOT NULL)),
  constraint entries_source_check CHECK ((kind = 'what_we_know'::text) = (source IS NOT NULL) AND length(source) >= 1 AND length(source) <= 200),
  constraint entries_staff_safety_check CHECK (NOT ('staff_safety'::text = ANY (categories)) OR cardinality(categories) = 1),
  constraint entries_words_check CHECK (length(words) >= 1 AND length(words) <= 20000),
  constraint entries_author_fkey FOREIGN KEY (author_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint entries_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint entries_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint entries_sorted_by_fkey FOREIGN KEY (sorted_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint entries_where_marked_by_fkey FOREIGN KEY (where_marked_by) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table entries owner to alongside_migrator;
comment on table entries is 'One part of the story about one person. The first words stay; an amendment adds a row in entry_amendments.';
comment on column entries.passages is 'Parts of the words about someone else: {about, agreed, needed, from, length}, in characters from 0. Null for most.';
comment on column entries.categories is 'Empty: unsorted.';
comment on column entries.held_because is 'The ground on which it is held back from the person: third party, serious harm, crime or court.';
comment on column entries.sorted_by is 'Who sorted it in the stead of an author who had left. Null: the author.';
comment on column entries.source is 'Where what we already know was known from.';
comment on column entries.in_confidence is 'Told in confidence: adds that category.';
comment on column entries.tells_where is 'The words tell where someone lives or can be found.';
comment on column entries.talk_since is 'Since when it waits for the talk. Null: since it was recorded.';
comment on column entries.caution_state is 'Of a staff-safety note: draft, active (continued counts as active) or ended. Null: not in force.';
comment on column entries.category_bits is 'The categories as a set of bits: 0 unsorted, 14 safeguarding, else the number of the sharing page.';
comment on column entries.mentions is 'Whom the passages are about.';
comment on column entries.where_marked_by is 'Who marked, in looking through, that the words tell where: may take it off again. Null: whoever sorted it.';
CREATE INDEX entries_author ON public.entries USING btree (author_id, organisation_id, person_id);
CREATE INDEX entries_cautions_asked ON public.entries USING btree (caution_second_id, caution_review_on) WHERE (caution_state = 'draft'::text);
CREATE INDEX entries_cautions_in_force ON public.entries USING btree (author_id, caution_review_on) WHERE (caution_state = 'active'::text);
CREATE INDEX entries_story ON public.entries USING btree (person_id, occurred_at DESC, entry_id DESC);
CREATE INDEX entries_unsorted ON public.entries USING btree (author_id, organisation_id, person_id) WHERE (cardinality(categories) = 0);
CREATE INDEX entries_unsorted_of_person ON public.entries USING btree (person_id, organisation_id) WHERE (cardinality(categories) = 0);
CREATE TRIGGER changes_on_delete AFTER DELETE ON entries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER entries_next_version BEFORE UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION next_version_only();
CREATE TRIGGER entries_where_unmarked BEFORE UPDATE ON entries FOR EACH ROW WHEN (old.where_marked_by IS NOT NULL AND NOT new.tells_where) EXECUTE FUNCTION forget_who_marked_where();
-- row-level security: enabled, forced
create policy app_changes_own on entries for update to alongside_app
  using (author_id = me_worker() AND organisation_id = me_organisation() AND (EXISTS ( SELECT
   FROM my_entries s
  WHERE s.person_id = entries.person_id AND s.entry_id = entries.entry_id)))
  with check (author_id = me_worker() AND organisation_id = me_organisation());
create policy app_own on entries for select to alongside_app
  using (author_id = me_worker() AND organisation_id = me_organisation() AND (EXISTS ( SELECT
   FROM my_entries s
  WHERE s.person_id = entries.person_id AND s.entry_id = entries.entry_id)));
create policy app_writes on entries for insert to alongside_app
  with check (author_id = me_worker() AND organisation_id = me_organisation() AND place_id = me_place() AND version = 1 AND amended_at IS NULL AND may_record(person_id));
create policy migrator_all on entries for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on entries for all to alongside_policy
  using (true)
  with check (true);
grant insert on table entries to alongside_app;
grant insert, select on table entries to alongside_policy;
grant select (person_id, entry_id, version) on table entries to alongside_app;
grant update (categories, shown_to_person, held_because, version, amended_at, tells_where) on table entries to alongside_app;
grant update (passages, headline, categories, shown_to_person, held_because, version, sorted_by, tells_where, caution_state, where_marked_by) on table entries to alongside_policy;

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
  passages jsonb,
  constraint entry_amendments_pkey PRIMARY KEY (person_id, amendment_id),
  constraint entry_amendments_version_key UNIQUE (person_id, entry_id, version),
  constraint entry_amendments_words_check CHECK (length(words) >= 1 AND length(words) <= 20000),
  constraint entry_amendments_entry_fkey FOREIGN KEY (person_id, entry_id) REFERENCES entries(person_id, entry_id) ON DELETE RESTRICT
);
alter table entry_amendments owner to alongside_migrator;
comment on table entry_amendments is 'A correction: the words that stand from then on. The newest version counts; nothing is overwritten.';
comment on column entry_amendments.passages is 'The passages of these words, as in entries. Where the entry has some and these do not say, no partner reads the amended words.';
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
grant update (passages) on table entry_amendments to alongside_policy;

create table entry_openings (
  person_id uuid not null,
  entry_id uuid not null,
  to_person_id uuid not null,
  place_id uuid not null,
  by_worker_id uuid not null,
  constraint entry_openings_pkey PRIMARY KEY (person_id, entry_id, to_person_id),
  constraint entry_openings_by_fkey FOREIGN KEY (by_worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint entry_openings_entry_fkey FOREIGN KEY (person_id, entry_id) REFERENCES entries(person_id, entry_id) ON DELETE RESTRICT
);
alter table entry_openings owner to alongside_migrator;
comment on table entry_openings is 'A named professional opened one entry to a representative.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON entry_openings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON entry_openings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON entry_openings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on entry_openings for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on entry_openings for all to alongside_policy
  using (true)
  with check (true);
grant select on table entry_openings to alongside_policy;

create table guardian_alerts (
  alert_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid not null,
  person_id uuid,
  kind text not null,
  at timestamp with time zone not null,
  slot timestamp with time zone not null,
  looks uuid[] not null,
  raised_at timestamp with time zone not null,
  shown boolean,
  constraint guardian_alerts_pkey PRIMARY KEY (alert_id),
  constraint guardian_alerts_once_key UNIQUE NULLS NOT DISTINCT (worker_id, organisation_id, kind, person_id, slot, shown),
  constraint guardian_alerts_kind_check CHECK (kind = ANY (ARRAY['not_found'::text, 'own_name_or_address'::text, 'no_relationship'::text, 'break_glass'::text, 'conflict_link'::text]))
);
alter table guardian_alerts owner to alongside_migrator;
comment on table guardian_alerts is 'Looks that a Guardian should know of. No content: whose looks, at whom where that is known, and which rows of the log.';
comment on column guardian_alerts.slot is 'The time within which the same is told once, and once more where it showed something: ten minutes for not_found, the look itself for break_glass, a day for the others.';
comment on column guardian_alerts.shown is 'Whether the look showed anything. Null of what was told before this was written down.';
CREATE INDEX guardian_alerts_organisation ON public.guardian_alerts USING btree (organisation_id, at DESC, alert_id);
CREATE INDEX guardian_alerts_person ON public.guardian_alerts USING btree (person_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guardian_alerts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON guardian_alerts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on guardian_alerts for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on guardian_alerts for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table guardian_alerts to alongside_policy;

create table guardian_marks (
  item_id uuid not null,
  kind text not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid not null,
  words text not null,
  marked_at timestamp with time zone not null,
  constraint guardian_marks_pkey PRIMARY KEY (item_id, kind, organisation_id),
  constraint guardian_marks_kind_check CHECK (kind = ANY (ARRAY['look'::text, 'started_alone'::text, 'incident'::text])),
  constraint guardian_marks_words_check CHECK (length(TRIM(BOTH FROM words)) > 0)
);
alter table guardian_marks owner to alongside_migrator;
comment on table guardian_marks is 'What a Guardian has looked at, and their word on it.';
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guardian_marks FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on guardian_marks for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on guardian_marks for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table guardian_marks to alongside_policy;

create table huddle_invitations (
  worker_id uuid not null,
  huddle_id uuid not null,
  place_id uuid not null,
  constraint huddle_invitations_pkey PRIMARY KEY (worker_id, huddle_id),
  constraint huddle_invitations_huddle_fkey FOREIGN KEY (huddle_id) REFERENCES huddles(huddle_id) ON DELETE RESTRICT,
  constraint huddle_invitations_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table huddle_invitations owner to alongside_migrator;
comment on table huddle_invitations is 'Who was invited to a huddle.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON huddle_invitations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON huddle_invitations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON huddle_invitations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
-- row-level security: enabled, forced
create policy migrator_all on huddle_invitations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on huddle_invitations for all to alongside_policy
  using (true)
  with check (true);
grant select on table huddle_invitations to alongside_policy;

create table huddles (
  huddle_id uuid not null,
  place_id uuid not null,
  starts_at timestamp with time zone not null,
  written_up_at timestamp with time zone,
  constraint huddles_pkey PRIMARY KEY (huddle_id),
  constraint huddles_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table huddles owner to alongside_migrator;
comment on table huddles is 'A short meeting of several organisations. Its room cards are open from 48 hours before until it is written up.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON huddles REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON huddles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON huddles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
-- row-level security: enabled, forced
create policy migrator_all on huddles for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on huddles for all to alongside_policy
  using (true)
  with check (true);
grant select on table huddles to alongside_policy;

create table incidents (
  incident_id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  override_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  words text not null,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  constraint incidents_pkey PRIMARY KEY (incident_id),
  constraint incidents_once_key UNIQUE (override_id),
  constraint incidents_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint incidents_override_fkey FOREIGN KEY (person_id, override_id) REFERENCES overrides(person_id, override_id) ON DELETE RESTRICT,
  constraint incidents_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table incidents owner to alongside_migrator;
comment on table incidents is 'A look in danger that was not right: whose, by whom, and what the Guardian found. Rows are only ever added; what came of it stands in guardian_marks.';
CREATE INDEX incidents_organisation ON public.incidents USING btree (organisation_id, begun_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON incidents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on incidents for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on incidents for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table incidents to alongside_policy;

create table invitations (
  invitation_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  worker_id uuid,
  token_hash bytea not null,
  name text not null,
  job_title text not null,
  role text not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (invitation_id),
  constraint invitations_token_key UNIQUE (token_hash),
  constraint invitations_job_title_check CHECK (length(job_title) >= 1 AND length(job_title) <= 200),
  constraint invitations_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint invitations_one_end_check CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
  constraint invitations_role_check CHECK (role = ANY (ARRAY['worker'::text, 'connector'::text, 'peer'::text, 'supervisor'::text, 'guardian'::text, 'convener'::text, 'administrator'::text])),
  constraint invitations_token_check CHECK (length(token_hash) = 32),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint invitations_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint invitations_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT,
  constraint invitations_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table invitations owner to alongside_migrator;
comment on table invitations is 'A link that lets someone in: seven days, one use. The link''s token stays in the browser that made it; this table has its SHA-256.';
comment on column invitations.worker_id is 'Set: a worker of this organisation who lost their way to sign in. Null: someone new.';
CREATE INDEX invitations_waiting ON public.invitations USING btree (organisation_id) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
-- row-level security: enabled, forced
create policy migrator_all on invitations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on invitations for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table invitations to alongside_policy;
grant update (accepted_at, withdrawn_at) on table invitations to alongside_policy;

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
  woken_at timestamp with time zone,
  told_at timestamp with time zone,
  constraint involvements_pkey PRIMARY KEY (person_id, involvement_id),
  constraint involvements_state_check CHECK (state = ANY (ARRAY['starting'::text, 'alongside'::text, 'resting'::text, 'handed_on'::text, 'ended_by_the_person'::text])),
  constraint involvements_told_check CHECK (told_at IS NULL OR woken_at IS NOT NULL),
  constraint involvements_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint involvements_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint involvements_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table involvements owner to alongside_migrator;
comment on table involvements is 'Who is alongside, for which organisation, why, since when. Only alongside and starting count.';
comment on column involvements.woken_at is 'When a resting worker woke it. Until the person or the lead was told (told_at) it opens nothing.';
CREATE INDEX involvements_of_person ON public.involvements USING btree (person_id) WHERE (state = 'alongside'::text);
CREATE INDEX involvements_worker ON public.involvements USING btree (worker_id, organisation_id, person_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON involvements REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON involvements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON involvements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on involvements for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on involvements for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table involvements to alongside_policy;
grant update (until_at) on table involvements to alongside_policy;

create table known_browsers (
  token_hash bytea not null,
  seen_at timestamp with time zone not null,
  constraint known_browsers_pkey PRIMARY KEY (token_hash),
  constraint known_browsers_token_check CHECK (length(token_hash) = 32)
);
alter table known_browsers owner to alongside_migrator;
comment on table known_browsers is 'Browsers that somebody has signed in with here, by a hash of what they hold. Nobody is named: it says only that one did.';
CREATE INDEX known_browsers_seen ON public.known_browsers USING btree (seen_at);
-- row-level security: enabled, forced
create policy migrator_all on known_browsers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on known_browsers for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table known_browsers to alongside_policy;
grant update (seen_at) on table known_browsers to alongside_policy;

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
CREATE INDEX lead_workers_newest ON public.lead_workers USING btree (person_id, from_at DESC);
CREATE INDEX lead_workers_worker ON public.lead_workers USING btree (worker_id, organisation_id, person_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON lead_workers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON lead_workers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON lead_workers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on lead_workers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on lead_workers for all to alongside_policy
  using (true)
  with check (true);
grant select on table lead_workers to alongside_policy;
grant update (until_at) on table lead_workers to alongside_policy;

create table link_dismissals (
  person_id uuid not null,
  dismissal_id uuid not null,
  place_id uuid not null,
  link_act_id uuid not null,
  agrees_to uuid,
  links uuid[] not null default '{}'::uuid[],
  said text not null,
  reason text not null,
  done_by uuid not null,
  organisation_id uuid not null,
  done_at timestamp with time zone not null,
  constraint link_dismissals_pkey PRIMARY KEY (person_id, dismissal_id),
  constraint link_dismissals_reason_check CHECK (length(TRIM(BOTH FROM reason)) >= 1 AND length(TRIM(BOTH FROM reason)) <= 2000),
  constraint link_dismissals_act_fkey FOREIGN KEY (person_id, link_act_id) REFERENCES protective_acts(person_id, act_id) ON DELETE RESTRICT,
  constraint link_dismissals_agrees_fkey FOREIGN KEY (person_id, agrees_to) REFERENCES link_dismissals(person_id, dismissal_id) ON DELETE RESTRICT,
  constraint link_dismissals_done_by_fkey FOREIGN KEY (done_by) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table link_dismissals owner to alongside_migrator;
comment on table link_dismissals is 'Who said that one of those whom a link keeps away is not the human who was meant, and who agreed, with their reasons. Rows are only ever added.';
comment on column link_dismissals.links is 'The links that it is about. Empty where what was said fits none: nobody is told.';
CREATE INDEX link_dismissals_of ON public.link_dismissals USING btree (person_id, link_act_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON link_dismissals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON link_dismissals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on link_dismissals for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on link_dismissals for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table link_dismissals to alongside_policy;

create table list_loads (
  organisation_id uuid not null,
  load_id uuid not null,
  place_id uuid not null,
  source text not null,
  loaded_by uuid not null,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  constraint list_loads_pkey PRIMARY KEY (organisation_id, load_id),
  constraint list_loads_source_check CHECK (length(source) >= 1 AND length(source) <= 200),
  constraint list_loads_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint list_loads_worker_fkey FOREIGN KEY (loaded_by) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table list_loads owner to alongside_migrator;
comment on table list_loads is 'Each load of a list: whose, from where, by whom, when, and how many rows were new, changed, the same or refused.';
-- row-level security: enabled, forced
create policy migrator_all on list_loads for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on list_loads for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table list_loads to alongside_policy;
grant update (last_at, added, changed, same, refused) on table list_loads to alongside_policy;

create table listed_answers (
  organisation_id uuid not null,
  listed_id uuid not null,
  worker_id uuid not null,
  place_id uuid not null,
  answer text not null,
  answered_at timestamp with time zone not null,
  constraint listed_answers_pkey PRIMARY KEY (organisation_id, listed_id, worker_id),
  constraint listed_answers_answer_check CHECK (answer = ANY (ARRAY['alongside'::text, 'starting'::text, 'not_mine'::text])),
  constraint listed_answers_listed_fkey FOREIGN KEY (organisation_id, listed_id) REFERENCES listed_people(organisation_id, listed_id) ON DELETE RESTRICT,
  constraint listed_answers_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table listed_answers owner to alongside_migrator;
comment on table listed_answers is 'What a worker said of someone on the list: "not mine" is remembered, and they are not asked again.';
-- row-level security: enabled, forced
create policy migrator_all on listed_answers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on listed_answers for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table listed_answers to alongside_policy;
grant update (answer, answered_at) on table listed_answers to alongside_policy;

create table listed_people (
  organisation_id uuid not null,
  listed_id uuid not null,
  place_id uuid not null,
  reference text,
  reference_key text collate "C",
  name_key text collate "C" not null,
  find_words tsvector not null,
  preferred_name text not null,
  full_name text,
  birth_date date,
  postcode text,
  phone text,
  street text,
  worker text,
  worker_key text collate "C",
  named_by uuid,
  known text,
  known_at date,
  known_from text,
  load_id uuid not null,
  seen_in uuid not null,
  listed_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  constraint listed_people_pkey PRIMARY KEY (organisation_id, listed_id),
  constraint listed_people_listed_key UNIQUE (listed_id),
  constraint listed_people_known_check CHECK (length(known) >= 1 AND length(known) <= 20000),
  constraint listed_people_preferred_name_check CHECK (length(preferred_name) >= 1 AND length(preferred_name) <= 200),
  constraint listed_people_load_fkey FOREIGN KEY (organisation_id, load_id) REFERENCES list_loads(organisation_id, load_id) ON DELETE RESTRICT,
  constraint listed_people_seen_fkey FOREIGN KEY (organisation_id, seen_in) REFERENCES list_loads(organisation_id, load_id) ON DELETE RESTRICT
);
alter table listed_people owner to alongside_migrator;
comment on table listed_people is 'Someone on an organisation''s own list. Nobody else finds people by it. Null means not known.';
comment on column listed_people.listed_id is 'Becomes the person_id when a worker begins with them; looks at the list are logged under it.';
comment on column listed_people.reference is 'What the organisation calls the person or the tenancy in its own system. Not unique: joint tenants share one.';
comment on column listed_people.find_words is 'The words of the name, and how each sounds after a tilde.';
comment on column listed_people.worker_key is 'The name of the worker whom the list names, as names are compared.';
comment on column listed_people.named_by is 'Who loaded the row that names this worker.';
comment on column listed_people.load_id is 'The load that last changed the row.';
comment on column listed_people.seen_in is 'The load that last had the row, changed or not.';
CREATE INDEX listed_people_birth_date ON public.listed_people USING btree (organisation_id, birth_date);
CREATE INDEX listed_people_name ON public.listed_people USING btree (organisation_id, name_key, listed_id);
CREATE INDEX listed_people_phone ON public.listed_people USING btree (organisation_id, phone);
CREATE UNIQUE INDEX listed_people_reference ON public.listed_people USING btree (organisation_id, reference_key, name_key) WHERE (reference_key IS NOT NULL);
CREATE INDEX listed_people_words ON public.listed_people USING gin (find_words);
CREATE INDEX listed_people_worker ON public.listed_people USING btree (organisation_id, worker_key, name_key, listed_id) WHERE (worker_key IS NOT NULL);
CREATE TRIGGER listed_people_next_version BEFORE UPDATE OF preferred_name ON listed_people FOR EACH ROW EXECUTE FUNCTION next_version_only();
-- row-level security: enabled, forced
create policy migrator_all on listed_people for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on listed_people for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table listed_people to alongside_policy;

create table log_leaves (
  "position" bigint not null,
  at timestamp with time zone not null,
  event_id uuid not null,
  leaf bytea not null,
  constraint log_leaves_pkey PRIMARY KEY ("position"),
  constraint log_leaves_look_key UNIQUE (at, event_id),
  constraint log_leaves_leaf_check CHECK (length(leaf) = 32)
);
alter table log_leaves owner to alongside_migrator;
comment on table log_leaves is 'The order in which looks were sealed: position, which look, and its leaf. No content, and nobody''s id. Rows are only ever added.';
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON log_leaves FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON log_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on log_leaves for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on log_leaves for all to alongside_policy
  using (true)
  with check (true);
create policy sealer_all on log_leaves for all to alongside_sealer
  using (true)
  with check (true);
grant select on table log_leaves to alongside_policy;
grant insert, select on table log_leaves to alongside_sealer;

create table log_seals (
  number bigint not null,
  first_position bigint not null,
  last_position bigint not null,
  root bytea not null,
  previous bytea not null,
  sealed_at timestamp with time zone not null,
  key_id text not null,
  signature bytea not null,
  published_at timestamp with time zone,
  constraint log_seals_pkey PRIMARY KEY (number),
  constraint log_seals_position_key UNIQUE (last_position),
  constraint log_seals_rows_check CHECK ((last_position - first_position) >= 0 AND (last_position - first_position) <= 4999),
  constraint log_seals_sizes_check CHECK (number > 0 AND first_position > 0 AND length(root) = 32 AND length(previous) = 32 AND length(signature) = 64)
);
alter table log_seals owner to alongside_migrator;
comment on table log_seals is 'Signed checkpoints of the access log, each linked to the one before. Rows are only ever added.';
comment on column log_seals.root is 'Root of the Merkle tree (RFC 6962) over the leaves from first_position to last_position.';
comment on column log_seals.previous is 'SHA-256 of the checkpoint before, as it stands in the witness; 32 zero bytes in the first.';
comment on column log_seals.published_at is 'When the checkpoint was on the disk of a witness outside the database. Null: not yet.';
CREATE TRIGGER append_only BEFORE DELETE ON log_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON log_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_once BEFORE UPDATE ON log_seals FOR EACH ROW EXECUTE FUNCTION only_published_once();
-- row-level security: enabled, forced
create policy migrator_all on log_seals for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on log_seals for all to alongside_policy
  using (true)
  with check (true);
create policy sealer_all on log_seals for all to alongside_sealer
  using (true)
  with check (true);
grant select on table log_seals to alongside_policy;
grant insert, select on table log_seals to alongside_sealer;
grant update (published_at) on table log_seals to alongside_sealer;

create table log_watch (
  one_row boolean not null default true,
  "position" bigint not null,
  constraint log_watch_pkey PRIMARY KEY (one_row),
  constraint log_watch_one_row_check CHECK (one_row)
);
alter table log_watch owner to alongside_migrator;
comment on table log_watch is 'Up to which position of the sealed log the alerts have been worked out.';
CREATE TRIGGER log_watch_notes_duties AFTER UPDATE OF "position" ON log_watch FOR EACH ROW WHEN (new."position" > old."position") EXECUTE FUNCTION watcher_went_on();
-- row-level security: enabled, forced
create policy migrator_all on log_watch for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on log_watch for all to alongside_policy
  using (true)
  with check (true);
grant select, update on table log_watch to alongside_policy;

create table looks (
  person_id uuid not null,
  look_id uuid not null,
  place_id uuid not null,
  entry_id uuid not null,
  organisation_id uuid not null,
  overridden boolean not null default false,
  on_duty boolean not null default false,
  told_at timestamp with time zone,
  delayed_until timestamp with time zone,
  delayed_by uuid,
  override_id uuid,
  constraint looks_pkey PRIMARY KEY (person_id, look_id),
  constraint looks_delay_check CHECK (num_nonnulls(delayed_until, delayed_by) = ANY (ARRAY[0, 2])),
  constraint looks_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint looks_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table looks owner to alongside_migrator;
comment on table looks is 'A line of Who looked: which entry, for which organisation, and whether it rested on an override, the emergency card or a duty. The decision reads it; nothing writes it before residents can sign in.';
comment on column looks.override_id is 'The override that it rested on. Telling the person of that one fills told_at; of another it does not.';
CREATE INDEX looks_override ON public.looks USING btree (override_id) WHERE (override_id IS NOT NULL);
-- row-level security: enabled, forced
create policy migrator_all on looks for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on looks for all to alongside_policy
  using (true)
  with check (true);
grant select on table looks to alongside_policy;
grant update (told_at) on table looks to alongside_policy;

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
  version integer not null default 1,
  constraint memberships_pkey PRIMARY KEY (membership_id),
  constraint memberships_job_title_check CHECK (length(job_title) >= 1 AND length(job_title) <= 200),
  constraint memberships_role_check CHECK (role = ANY (ARRAY['worker'::text, 'connector'::text, 'peer'::text, 'supervisor'::text, 'guardian'::text, 'convener'::text, 'administrator'::text])),
  constraint memberships_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint memberships_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table memberships owner to alongside_migrator;
comment on table memberships is 'A worker''s place in one organisation, from and until.';
comment on column memberships.version is 'One more with each other role or job title, whoever changes it.';
CREATE INDEX memberships_guardians ON public.memberships USING btree (organisation_id) WHERE (role = 'guardian'::text);
CREATE INDEX memberships_worker ON public.memberships USING btree (worker_id, organisation_id, from_at);
CREATE TRIGGER changes_on_delete AFTER DELETE ON memberships REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON memberships REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON memberships REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER memberships_leaver AFTER UPDATE OF until_at ON memberships FOR EACH ROW WHEN (new.until_at IS NOT NULL AND new.until_at IS DISTINCT FROM old.until_at) EXECUTE FUNCTION end_what_a_leaver_had();
CREATE TRIGGER memberships_next_version BEFORE UPDATE ON memberships FOR EACH ROW WHEN (old.role IS DISTINCT FROM new.role OR old.job_title IS DISTINCT FROM new.job_title) EXECUTE FUNCTION next_version();
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
grant insert, select on table memberships to alongside_policy;
grant update (role, job_title, until_at) on table memberships to alongside_policy;

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

create table named_organisations (
  person_id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  may_be_named boolean not null,
  constraint named_organisations_pkey PRIMARY KEY (person_id, organisation_id),
  constraint named_organisations_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint named_organisations_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table named_organisations owner to alongside_migrator;
comment on table named_organisations is 'Whether the person lets an organisation be named as one to ask. No row: all but protected services.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON named_organisations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON named_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON named_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on named_organisations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on named_organisations for all to alongside_policy
  using (true)
  with check (true);
grant select on table named_organisations to alongside_policy;

create table not_yet_wishes (
  person_id uuid not null,
  wish_id uuid not null,
  place_id uuid not null,
  owed_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  until_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  agreed boolean,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint not_yet_wishes_pkey PRIMARY KEY (person_id, wish_id),
  constraint not_yet_wishes_answer_check CHECK ((num_nonnulls(agreed, answered_by, answered_at) = ANY (ARRAY[0, 3])) AND num_nonnulls(replaced_at, answered_at) < 2),
  constraint not_yet_wishes_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint not_yet_wishes_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint not_yet_wishes_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table not_yet_wishes owner to alongside_migrator;
comment on table not_yet_wishes is 'Each time a worker asked not to tell a person yet: why, until when, and what was answered. Asked again, the wish before is replaced; both stay.';
comment on column not_yet_wishes.owed_id is 'What is owed: the override, or the look on a duty.';
CREATE INDEX not_yet_wishes_owed ON public.not_yet_wishes USING btree (owed_id, asked_at);
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON not_yet_wishes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_yet_wishes_stay BEFORE DELETE OR UPDATE ON not_yet_wishes FOR EACH ROW EXECUTE FUNCTION wish_stays();
-- row-level security: enabled, forced
create policy migrator_all on not_yet_wishes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on not_yet_wishes for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table not_yet_wishes to alongside_policy;
grant update (replaced_at, agreed, answered_by, answered_at) on table not_yet_wishes to alongside_policy;

create table not_yets (
  person_id uuid not null,
  not_yet_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  approver_id uuid not null,
  reason text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  constraint not_yets_pkey PRIMARY KEY (person_id, not_yet_id),
  constraint not_yets_approver_check CHECK (approver_id <> worker_id),
  constraint not_yets_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint not_yets_window_check CHECK (until_at > from_at AND until_at <= (from_at + '672:00:00'::interval)),
  constraint not_yets_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table not_yets owner to alongside_migrator;
comment on table not_yets is 'A worker does not tell the person yet: who approved it, why, and an end within 28 days.';
-- row-level security: enabled, forced
create policy migrator_all on not_yets for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on not_yets for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table not_yets to alongside_policy;

create table organisations (
  organisation_id uuid not null,
  place_id uuid not null,
  name text not null,
  kind text not null,
  protected_service boolean not null default false,
  joined_at timestamp with time zone not null,
  issuer text,
  looks_after_place boolean not null default false,
  version integer not null default 1,
  constraint organisations_pkey PRIMARY KEY (organisation_id),
  constraint organisations_issuer_check CHECK (issuer <> ''::text),
  constraint organisations_kind_check CHECK (kind = ANY (ARRAY['health'::text, 'social_care'::text, 'vcse_care'::text, 'vcse'::text, 'housing'::text, 'children'::text, 'council'::text, 'police'::text, 'school'::text, 'dwp'::text, 'anchor'::text])),
  constraint organisations_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint organisations_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table organisations owner to alongside_migrator;
comment on table organisations is 'A partner of the place. A protected service (abuse, substances, sexual health) is never named where naming it would tell.';
comment on column organisations.issuer is 'The OpenID issuer whose logins are its workers. Null: its workers sign in with passkeys.';
comment on column organisations.looks_after_place is 'Its administrators manage the organisations, the teams and everybody. One in a place: the first.';
comment on column organisations.version is 'One more with each other name, kind, protection or way to sign in, whoever changes it.';
CREATE UNIQUE INDEX organisations_looks_after_place ON public.organisations USING btree (place_id) WHERE looks_after_place;
CREATE TRIGGER changes_on_delete AFTER DELETE ON organisations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER organisations_begin AFTER INSERT ON organisations FOR EACH ROW EXECUTE FUNCTION install_organisation_defaults();
CREATE TRIGGER organisations_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisations FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER organisations_kind_changed AFTER UPDATE OF kind ON organisations FOR EACH ROW WHEN (old.kind IS DISTINCT FROM new.kind) EXECUTE FUNCTION kind_changed();
CREATE TRIGGER organisations_next_version BEFORE UPDATE ON organisations FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name OR old.kind IS DISTINCT FROM new.kind OR old.protected_service IS DISTINCT FROM new.protected_service OR old.issuer IS DISTINCT FROM new.issuer) EXECUTE FUNCTION next_version();
CREATE TRIGGER organisations_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON organisations FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
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
grant insert, select on table organisations to alongside_policy;
grant update (name, kind, protected_service, issuer) on table organisations to alongside_policy;

create table override_invocations (
  override_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  typed text not null,
  ground text not null,
  categories text[] not null,
  reason text not null,
  told text not null,
  recipient text,
  invoked_at timestamp with time zone not null,
  person_id uuid,
  renews uuid,
  lasts_until timestamp with time zone not null,
  agreed boolean,
  answered_by uuid,
  answered_at timestamp with time zone,
  answer_words text,
  constraint override_invocations_pkey PRIMARY KEY (override_id),
  constraint override_invocations_answer_check CHECK ((num_nonnulls(agreed, answered_by, answered_at) = ANY (ARRAY[0, 3])) AND (agreed IS NULL OR renews IS NOT NULL)),
  constraint override_invocations_refusal_check CHECK (agreed IS NOT FALSE OR length(TRIM(BOTH FROM answer_words)) > 0),
  constraint override_invocations_second_person_check CHECK (answered_by <> worker_id),
  constraint override_invocations_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint override_invocations_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint override_invocations_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table override_invocations owner to alongside_migrator;
comment on table override_invocations is 'What a worker typed to open someone''s record in danger, and why. It may fit nobody.';
comment on column override_invocations.person_id is 'The one human whom it fits in full. Null: nobody, or more than one.';
comment on column override_invocations.renews is 'An earlier override that this one would make longer: it waits for a second person.';
comment on column override_invocations.lasts_until is 'When it would have been over, by the settings of the moment in which it was invoked.';
comment on column override_invocations.agreed is 'Of a longer one: what the second person answered. Null after 72 hours: nobody did, and it opens nothing.';
comment on column override_invocations.answer_words is 'Why it was refused, to whoever asked.';
CREATE INDEX override_invocations_waiting ON public.override_invocations USING btree (organisation_id) WHERE (renews IS NOT NULL);
CREATE TRIGGER answers_noted AFTER UPDATE ON override_invocations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON override_invocations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER override_invocations_hours BEFORE INSERT ON override_invocations FOR EACH ROW EXECUTE FUNCTION hours_are_set();
CREATE TRIGGER override_invocations_stay BEFORE DELETE OR UPDATE ON override_invocations FOR EACH ROW EXECUTE FUNCTION invocation_stays();
-- row-level security: enabled, forced
create policy migrator_all on override_invocations for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on override_invocations for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table override_invocations to alongside_policy;
grant update (agreed, answered_by, answered_at, answer_words) on table override_invocations to alongside_policy;

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
  invoked_at timestamp with time zone not null,
  recipient text,
  bundle_made boolean not null default false,
  renews uuid,
  agreed_by uuid,
  look_delay_by uuid,
  look_delay_until timestamp with time zone,
  outcome text,
  opens boolean not null default true,
  ended_at timestamp with time zone,
  not_yet_reason text,
  not_yet_until timestamp with time zone,
  person_told_at timestamp with time zone,
  person_told_how text,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  review_words text,
  person_told_by uuid,
  lasts_until timestamp with time zone not null,
  constraint overrides_pkey PRIMARY KEY (person_id, override_id),
  constraint overrides_categories_check CHECK (cardinality(categories) > 0),
  constraint overrides_delay_check CHECK ((num_nonnulls(look_delay_by, look_delay_until) = ANY (ARRAY[0, 2])) AND look_delay_by <> worker_id),
  constraint overrides_ground_check CHECK (ground = ANY (ARRAY['emergency'::text, 'safeguarding'::text, 'legal'::text, 'serious_crime'::text])),
  constraint overrides_not_yet_check CHECK (num_nonnulls(not_yet_reason, not_yet_until) = ANY (ARRAY[0, 2])),
  constraint overrides_outcome_check CHECK ((state = 'reviewed'::text) = (outcome IS NOT NULL) AND (outcome = ANY (ARRAY['upheld'::text, 'not_upheld'::text]))),
  constraint overrides_person_told_check CHECK (num_nonnulls(person_told_at, person_told_how) = ANY (ARRAY[0, 2])),
  constraint overrides_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint overrides_recipient_check CHECK ((ground = ANY (ARRAY['emergency'::text, 'safeguarding'::text])) OR length(TRIM(BOTH FROM recipient)) > 0 AND recipient IS NOT NULL),
  constraint overrides_renewal_check CHECK (renews IS NULL OR agreed_by IS NOT NULL AND agreed_by <> worker_id),
  constraint overrides_reviewer_check CHECK (reviewed_by IS NULL OR reviewed_by <> worker_id),
  constraint overrides_state_check CHECK (state = ANY (ARRAY['invoked'::text, 'active'::text, 'expired'::text, 'reviewed'::text])),
  constraint overrides_told_check CHECK (length(TRIM(BOTH FROM told)) > 0),
  constraint overrides_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint overrides_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint overrides_told_by_fkey FOREIGN KEY (person_told_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint overrides_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table overrides owner to alongside_migrator;
comment on table overrides is 'One worker opens the least they need, for one organisation, person and purpose, with a reason and who was told. Hours, then a review.';
comment on column overrides.told is 'Who was told, or why not.';
comment on column overrides.opens is 'False: nothing was shown, since the person is kept from this worker. Nobody but a Guardian is told of it.';
comment on column overrides.ended_at is 'The worker ended it before its time.';
comment on column overrides.not_yet_reason is 'Why the worker asks not to tell the person yet. It waits for someone to agree; what was agreed stands in not_yets.';
comment on column overrides.person_told_at is 'The duty to tell is done.';
comment on column overrides.person_told_by is 'The Guardian who saw to it that the person was told. Null: nobody has yet, or whoever looked told them.';
comment on column overrides.lasts_until is 'When its hours are over, by the settings of the moment in which it was invoked.';
CREATE INDEX overrides_organisation ON public.overrides USING btree (organisation_id, invoked_at) WHERE (state <> 'reviewed'::text);
CREATE INDEX overrides_person ON public.overrides USING btree (person_id, invoked_at);
CREATE INDEX overrides_worker ON public.overrides USING btree (worker_id, organisation_id, person_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON overrides REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON overrides REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON overrides REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER never_deleted BEFORE DELETE ON overrides FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON overrides FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER overrides_go_on BEFORE UPDATE ON overrides FOR EACH ROW EXECUTE FUNCTION override_goes_on();
CREATE TRIGGER overrides_hours BEFORE INSERT ON overrides FOR EACH ROW EXECUTE FUNCTION hours_are_set();
-- row-level security: enabled, forced
create policy migrator_all on overrides for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on overrides for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table overrides to alongside_policy;

create table passkey_challenges (
  challenge_hash bytea not null,
  worker_id uuid,
  begun_at timestamp with time zone not null,
  constraint passkey_challenges_pkey PRIMARY KEY (challenge_hash)
);
alter table passkey_challenges owner to alongside_migrator;
comment on table passkey_challenges is 'A passkey asked for, under a hash of the challenge, the browser and what it is for. Taken once, for five minutes.';
comment on column passkey_challenges.worker_id is 'Whose the new passkey is to be: it is in the passkey before its worker is in the database.';
-- row-level security: enabled, forced
create policy migrator_all on passkey_challenges for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on passkey_challenges for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table passkey_challenges to alongside_policy;

create table passkeys (
  passkey_id bytea not null,
  worker_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (passkey_id),
  constraint passkeys_counter_check CHECK (counter >= 0),
  constraint passkeys_name_check CHECK (length(name) <= 60),
  constraint passkeys_passkey_check CHECK (length(passkey_id) >= 1 AND length(passkey_id) <= 1023),
  constraint passkeys_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table passkeys owner to alongside_migrator;
comment on table passkeys is 'The public half of a worker''s passkeys. The id is the credential''s, and the worker''s id is what the credential calls its user.';
comment on column passkeys.counter is 'How often the device says that it was used. One that does not go up is a copy; 0 for ever: the device does not count.';
CREATE INDEX passkeys_worker ON public.passkeys USING btree (worker_id) WHERE (removed_at IS NULL);
-- row-level security: enabled, forced
create policy migrator_all on passkeys for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on passkeys for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table passkeys to alongside_policy;
grant update (counter, last_used_at, removed_at) on table passkeys to alongside_policy;

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
  died_on date,
  merged_into uuid,
  merged_at timestamp with time zone,
  human_id uuid not null generated always as (COALESCE(merged_into, person_id)) stored,
  to_be_found boolean not null default false,
  lead_named boolean not null default false,
  emergency_card text[] not null default '{}'::text[],
  shown_at_home boolean not null default false,
  paused boolean not null default false,
  self_harm_risk boolean not null default false,
  constraint people_pkey PRIMARY KEY (person_id),
  constraint people_merged_check CHECK ((num_nonnulls(merged_into, merged_at) = ANY (ARRAY[0, 2])) AND merged_into <> person_id),
  constraint people_preferred_name_check CHECK (length(preferred_name) >= 1 AND length(preferred_name) <= 200),
  constraint people_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint people_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table people owner to alongside_migrator;
comment on table people is 'One record per human. Null means not known.';
comment on column people.postcode is 'Upper case, no spaces.';
comment on column people.phone is 'Digits alone, national form: 07700900142.';
comment on column people.whereabouts_hidden is 'Street and postcode are shown to nobody and found by nobody.';
comment on column people.died_on is 'Dead from the start of this London day.';
comment on column people.merged_into is 'The record of the same human that leads: one step only. Taking it back un-merges.';
comment on column people.human_id is 'The record that leads for this human: their own, or the one it was merged into.';
comment on column people.to_be_found is 'Agreed that partners of the place find them by full details.';
comment on column people.lead_named is 'Agreed that their lead worker is named to a partner who asks.';
comment on column people.emergency_card is 'Categories that the person leaves open in an emergency.';
comment on column people.shown_at_home is 'Switched on, with a worker, what their app otherwise keeps back.';
comment on column people.paused is 'Access to their app is paused.';
comment on column people.self_harm_risk is 'Live now: nothing is told to them by message.';
CREATE INDEX people_birth_date ON public.people USING btree (place_id, birth_date);
CREATE INDEX people_birth_date_idx ON public.people USING btree (place_id, birth_date) WHERE (birth_date IS NOT NULL);
CREATE INDEX people_human ON public.people USING btree (human_id);
CREATE INDEX people_phone ON public.people USING btree (place_id, phone);
CREATE INDEX people_postcode ON public.people USING btree (place_id, postcode);
CREATE TRIGGER changes_on_delete AFTER DELETE ON people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON people REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_merge AFTER UPDATE ON people REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_merges();
CREATE TRIGGER changes_on_update AFTER UPDATE ON people REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER people_merge_one_step BEFORE INSERT OR UPDATE OF merged_into ON people FOR EACH ROW WHEN (new.merged_into IS NOT NULL) EXECUTE FUNCTION merge_one_step();
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
  duty_desk text,
  constraint places_pkey PRIMARY KEY (place_id)
);
alter table places owner to alongside_migrator;
comment on table places is 'A borough or district that works as one.';
comment on column places.duty_desk is 'Whom to ask when an organisation may hold something: the name and number of the place''s duty desk.';
CREATE TRIGGER places_begin AFTER INSERT ON places FOR EACH ROW EXECUTE FUNCTION install_place_defaults();
CREATE TRIGGER places_begin_bases AFTER INSERT ON places FOR EACH ROW EXECUTE FUNCTION place_begins_with_bases();
CREATE TRIGGER places_first_epoch AFTER INSERT ON places FOR EACH ROW EXECUTE FUNCTION place_begins();
CREATE TRIGGER places_keep_history AFTER UPDATE OF duty_desk ON places FOR EACH ROW WHEN (old.duty_desk IS DISTINCT FROM new.duty_desk) EXECUTE FUNCTION keep_history_of_desk();
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
grant insert, select on table places to alongside_policy;

create table posture_epochs (
  place_id uuid not null,
  epoch bigint not null default 0,
  constraint posture_epochs_pkey PRIMARY KEY (place_id),
  constraint posture_epochs_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE CASCADE
);
alter table posture_epochs owner to alongside_migrator;
comment on table posture_epochs is 'How often the settings of a place have changed.';
-- row-level security: enabled, forced
create policy migrator_all on posture_epochs for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on posture_epochs for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table posture_epochs to alongside_policy;

create table postures (
  organisation_id uuid not null,
  role text not null,
  purpose text not null,
  place_id uuid not null,
  epoch bigint not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  joined uuid[] not null,
  ran_out uuid[] not null,
  protected_services uuid[] not null,
  joined_at timestamp with time zone not null,
  organisation_kind text not null,
  on_choice integer not null,
  on_telling integer not null,
  on_duty integer not null,
  need_full integer not null,
  need_summary integer not null,
  silent integer not null,
  yes_lasts_months integer not null,
  emergency_hours integer not null,
  safeguarding_hours integer not null,
  disclosure_hours integer not null,
  visit_ahead_hours integer not null,
  huddle_ahead_hours integer not null,
  constraint postures_pkey PRIMARY KEY (organisation_id, role, purpose),
  constraint postures_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE CASCADE,
  constraint postures_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE CASCADE
);
alter table postures owner to alongside_migrator;
comment on table postures is 'What the settings of the place give a role of an organisation for a purpose, as last compiled. It counts while its epoch is the place''s own, until an agreement or a new day changes it by itself.';
-- row-level security: enabled, forced
create policy migrator_all on postures for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on postures for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table postures to alongside_policy;

create table protections (
  person_id uuid not null,
  protection_id uuid not null,
  place_id uuid not null,
  kind text not null,
  entry_id uuid,
  named uuid[] not null default '{}'::uuid[],
  from_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  until_at timestamp with time zone,
  constraint protections_pkey PRIMARY KEY (person_id, protection_id),
  constraint protections_entry_check CHECK (entry_id IS NULL OR kind = 'seal'::text),
  constraint protections_kind_check CHECK (kind = ANY (ARRAY['seal'::text, 'protected_place'::text, 'restricted_record'::text])),
  constraint protections_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table protections owner to alongside_migrator;
comment on table protections is 'Seal (of a person, or of one entry of theirs), protected place (of whoever lives there) and restricted record: all but those named are kept out.';
comment on column protections.named is 'Workers'' logins, and residents who represent.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON protections REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON protections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON protections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER protections_hide_where AFTER INSERT OR UPDATE ON protections FOR EACH ROW WHEN (new.kind = 'protected_place'::text) EXECUTE FUNCTION protected_place_begins();
-- row-level security: enabled, forced
create policy migrator_all on protections for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on protections for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table protections to alongside_policy;
grant update (until_at) on table protections to alongside_policy;

create table protective_acts (
  person_id uuid not null,
  act_id uuid not null,
  place_id uuid not null,
  what text not null,
  made uuid[] not null default '{}'::uuid[],
  ends_act_id uuid,
  said text not null,
  reason text not null,
  put_by uuid not null,
  organisation_id uuid not null,
  put_at timestamp with time zone not null,
  typed text,
  constraint protective_acts_pkey PRIMARY KEY (person_id, act_id),
  constraint protective_acts_once_key UNIQUE NULLS NOT DISTINCT (person_id, ends_act_id, put_by, act_id),
  constraint protective_acts_ends_check CHECK ((what = 'end'::text) = (ends_act_id IS NOT NULL)),
  constraint protective_acts_reason_check CHECK (length(TRIM(BOTH FROM reason)) >= 1 AND length(TRIM(BOTH FROM reason)) <= 2000),
  constraint protective_acts_what_check CHECK (what = ANY (ARRAY['conflict_link'::text, 'protected_place'::text, 'seal_of_person'::text, 'seal_of_entry'::text, 'restricted_record'::text, 'end'::text])),
  constraint protective_acts_ends_fkey FOREIGN KEY (person_id, ends_act_id) REFERENCES protective_acts(person_id, act_id) ON DELETE RESTRICT,
  constraint protective_acts_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint protective_acts_put_by_fkey FOREIGN KEY (put_by) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table protective_acts owner to alongside_migrator;
comment on table protective_acts is 'Who put or lifted what protects a person, when and why. Rows are only ever added.';
comment on column protective_acts.made is 'The links or the protection that it made. Empty where a name fits nobody: nobody is told.';
comment on column protective_acts.said is 'The name as it was typed, or the names of those who may still see.';
comment on column protective_acts.typed is 'What a Guardian typed to say whom. Null: put by someone alongside.';
CREATE INDEX protective_acts_put_by ON public.protective_acts USING btree (put_by, person_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON protective_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER changes_on_delete AFTER DELETE ON protective_acts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON protective_acts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON protective_acts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON protective_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on protective_acts for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on protective_acts for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table protective_acts to alongside_policy;

create table release_acts (
  person_id uuid not null,
  act_id uuid not null,
  place_id uuid not null,
  release_id uuid not null,
  what text not null,
  to_worker_id uuid,
  until_at timestamp with time zone,
  typed text,
  reason text not null,
  done_by uuid not null,
  organisation_id uuid not null,
  done_at timestamp with time zone not null,
  constraint release_acts_pkey PRIMARY KEY (person_id, act_id),
  constraint release_acts_ask_check CHECK ((what = 'ask'::text) = (release_id = act_id) AND (what = 'ask'::text) = (to_worker_id IS NOT NULL AND until_at IS NOT NULL)),
  constraint release_acts_reason_check CHECK (length(TRIM(BOTH FROM reason)) >= 1 AND length(TRIM(BOTH FROM reason)) <= 2000),
  constraint release_acts_until_check CHECK (until_at > done_at AND until_at <= (done_at + '696:00:00'::interval)),
  constraint release_acts_what_check CHECK (what = ANY (ARRAY['ask'::text, 'agree'::text, 'end'::text])),
  constraint release_acts_done_by_fkey FOREIGN KEY (done_by) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint release_acts_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint release_acts_to_fkey FOREIGN KEY (to_worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table release_acts owner to alongside_migrator;
comment on table release_acts is 'Who asked that what protects a person is lifted for one worker, who agreed, and who ended it, with their reasons. Rows are only ever added.';
comment on column release_acts.release_id is 'The act that asked for it.';
comment on column release_acts.typed is 'What a Guardian typed to say whom, where they asked from a disclosure.';
CREATE INDEX release_acts_of ON public.release_acts USING btree (release_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON release_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON release_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on release_acts for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on release_acts for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table release_acts to alongside_policy;

create table releases (
  person_id uuid not null,
  release_id uuid not null,
  place_id uuid not null,
  to_worker_id uuid not null,
  first_by uuid not null,
  second_by uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint releases_pkey PRIMARY KEY (person_id, release_id),
  constraint releases_two_people_check CHECK (first_by <> second_by AND to_worker_id <> first_by AND to_worker_id <> second_by),
  constraint releases_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table releases owner to alongside_migrator;
comment on table releases is 'Two people lift a person''s seal, place or record for a third.';
CREATE INDEX releases_to ON public.releases USING btree (to_worker_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON releases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER releases_mark AFTER INSERT OR UPDATE OF to_worker_id ON releases FOR EACH ROW EXECUTE FUNCTION mark_worker('to_worker_id', '16');
-- row-level security: enabled, forced
create policy migrator_all on releases for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on releases for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table releases to alongside_policy;
grant update (until_at) on table releases to alongside_policy;

create table representatives (
  person_id uuid not null,
  representative_id uuid not null,
  place_id uuid not null,
  by_person_id uuid not null,
  kind text not null,
  scope text,
  registered boolean not null default false,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint representatives_pkey PRIMARY KEY (person_id, representative_id),
  constraint representatives_kind_check CHECK (kind = ANY (ARRAY['parent'::text, 'attorney'::text, 'deputy'::text, 'executor'::text, 'administrator'::text])),
  constraint representatives_scope_check CHECK (scope IS NULL OR (scope = ANY (ARRAY['welfare'::text, 'property'::text]))),
  constraint representatives_by_fkey FOREIGN KEY (by_person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint representatives_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table representatives owner to alongside_migrator;
comment on table representatives is 'Who may decide for someone, on record: parental responsibility, attorney, deputy, executor, administrator.';
comment on column representatives.scope is 'Of an attorney or deputy: welfare covers all categories, property life alone.';
comment on column representatives.registered is 'Of an attorney or deputy: without it they decide nothing.';
CREATE INDEX representatives_by ON public.representatives USING btree (by_person_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON representatives REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON representatives REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON representatives REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on representatives for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on representatives for all to alongside_policy
  using (true)
  with check (true);
grant select on table representatives to alongside_policy;

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
CREATE INDEX residences_from ON public.residences USING btree (from_at);
CREATE INDEX residences_household ON public.residences USING btree (household_id);
CREATE INDEX residences_until ON public.residences USING btree (until_at) WHERE (until_at IS NOT NULL);
CREATE TRIGGER changes_on_delete AFTER DELETE ON residences REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON residences REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON residences REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER residences_hide_where AFTER INSERT OR UPDATE ON residences FOR EACH ROW EXECUTE FUNCTION moved_in();
-- row-level security: enabled, forced
create policy migrator_all on residences for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on residences for all to alongside_policy
  using (true)
  with check (true);
grant select on table residences to alongside_policy;

create table resident_sessions (
  session_id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint resident_sessions_pkey PRIMARY KEY (session_id),
  constraint resident_sessions_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table resident_sessions owner to alongside_migrator;
comment on table resident_sessions is 'Someone is signed in to their own app.';
-- row-level security: enabled, forced
create policy migrator_all on resident_sessions for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on resident_sessions for all to alongside_policy
  using (true)
  with check (true);
grant select on table resident_sessions to alongside_policy;

create table rights_requests (
  person_id uuid not null,
  rights_request_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  reviewer_id uuid not null,
  state text not null,
  constraint rights_requests_pkey PRIMARY KEY (person_id, rights_request_id),
  constraint rights_requests_state_check CHECK (state = ANY (ARRAY['received'::text, 'identity'::text, 'clarifying'::text, 'gathering'::text, 'reviewing'::text, 'sent'::text, 'part_refused'::text])),
  constraint rights_requests_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint rights_requests_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint rights_requests_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table rights_requests owner to alongside_migrator;
comment on table rights_requests is 'A person asks for what is held. The named reviewer reads what their own organisation wrote, until it is sent or refused in part.';
CREATE INDEX rights_requests_reviewer ON public.rights_requests USING btree (reviewer_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON rights_requests REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON rights_requests REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON rights_requests REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on rights_requests for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on rights_requests for all to alongside_policy
  using (true)
  with check (true);
grant select on table rights_requests to alongside_policy;

create table role_needs (
  place_id uuid not null,
  role text not null,
  category text not null,
  category_bit integer not null generated always as (category_bit(category)) stored,
  need text not null,
  constraint role_needs_pkey PRIMARY KEY (place_id, role, category),
  constraint role_needs_category_check CHECK (category_bit(category) IS NOT NULL),
  constraint role_needs_need_check CHECK (need = ANY (ARRAY['full'::text, 'summary'::text, 'none'::text])),
  constraint role_needs_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table role_needs owner to alongside_migrator;
comment on table role_needs is 'What a role needs of each category: all of it, the author''s headline, or nothing. No row: nothing.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON role_needs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON role_needs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON role_needs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON role_needs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER role_needs_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON role_needs FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER role_needs_keep_history AFTER INSERT OR DELETE OR UPDATE ON role_needs FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER role_needs_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON role_needs FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
-- row-level security: enabled, forced
create policy migrator_all on role_needs for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on role_needs for all to alongside_policy
  using (true)
  with check (true);
grant select on table role_needs to alongside_policy;

create table room_cards (
  person_id uuid not null,
  entry_id uuid not null,
  huddle_id uuid not null,
  place_id uuid not null,
  constraint room_cards_pkey PRIMARY KEY (person_id, entry_id, huddle_id),
  constraint room_cards_huddle_fkey FOREIGN KEY (huddle_id) REFERENCES huddles(huddle_id) ON DELETE RESTRICT,
  constraint room_cards_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table room_cards owner to alongside_migrator;
comment on table room_cards is 'The entries that a proposer chose to put before one room.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON room_cards REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON room_cards REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON room_cards REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
-- row-level security: enabled, forced
create policy migrator_all on room_cards for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on room_cards for all to alongside_policy
  using (true)
  with check (true);
grant select on table room_cards to alongside_policy;

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
CREATE INDEX safe_contacts_newest ON public.safe_contacts USING btree (person_id, said_at DESC, safe_contact_id DESC);
CREATE TRIGGER changes_on_delete AFTER DELETE ON safe_contacts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON safe_contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON safe_contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
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
  opened_by text,
  passkey_id bytea,
  constraint sessions_pkey PRIMARY KEY (session_id),
  constraint sessions_token_key UNIQUE (token_hash),
  constraint sessions_one_way_check CHECK (opened_by IS NULL OR passkey_id IS NULL),
  constraint sessions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint sessions_passkey_fkey FOREIGN KEY (passkey_id) REFERENCES passkeys(passkey_id) ON DELETE RESTRICT,
  constraint sessions_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table sessions owner to alongside_migrator;
comment on table sessions is 'A signed-in browser. The cookie holds a token, this table its SHA-256; 30 minutes without a request or 12 hours end it.';
comment on column sessions.opened_by is 'The issuer whose login opened it. Null: a passkey.';
CREATE INDEX sessions_worker ON public.sessions USING btree (worker_id) WHERE (ended_at IS NULL);
-- row-level security: enabled, forced
create policy migrator_all on sessions for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sessions for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table sessions to alongside_policy;

create table set_up_codes (
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  constraint set_up_codes_pkey PRIMARY KEY (code_hash),
  constraint set_up_codes_code_check CHECK (length(code_hash) = 32)
);
alter table set_up_codes owner to alongside_migrator;
comment on table set_up_codes is 'The SHA-256 of the code of the newest start, while there is no place. None: there is nothing to set up.';
-- row-level security: enabled, forced
create policy migrator_all on set_up_codes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on set_up_codes for all to alongside_policy
  using (true)
  with check (true);
grant delete, insert, select on table set_up_codes to alongside_policy;

create table settings_changes (
  change_id uuid not null,
  place_id uuid not null,
  of_table text not null,
  what text not null,
  before jsonb,
  after jsonb,
  worker_id uuid,
  organisation_id uuid,
  changed_at timestamp with time zone not null,
  constraint settings_changes_pkey PRIMARY KEY (change_id),
  constraint settings_changes_what_check CHECK ((what = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])) AND (what = 'insert'::text) = (before IS NULL) AND (what = 'delete'::text) = (after IS NULL)),
  constraint settings_changes_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table settings_changes owner to alongside_migrator;
comment on table settings_changes is 'The history of what sharing rests on: bases, agreements, durations, silence, needs, defaults and the duty desk. Rows are only ever added.';
comment on column settings_changes.worker_id is 'Who was signed in. Null: it was done in the database itself.';
CREATE INDEX settings_changes_place ON public.settings_changes USING btree (place_id, of_table, changed_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON settings_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON settings_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on settings_changes for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on settings_changes for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table settings_changes to alongside_policy;

create table settings_looks (
  place_id uuid not null,
  look_id uuid not null,
  at timestamp with time zone not null,
  worker_id uuid not null,
  organisation_id uuid not null,
  session_id uuid not null,
  about_worker_id uuid not null,
  about_role text not null,
  purpose text not null,
  constraint settings_looks_pkey PRIMARY KEY (place_id, look_id),
  constraint settings_looks_purpose_check CHECK (purpose = ANY (ARRAY['support'::text, 'safeguarding'::text, 'emergency'::text, 'supervision'::text])),
  constraint settings_looks_about_fkey FOREIGN KEY (about_worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT,
  constraint settings_looks_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table settings_looks owner to alongside_migrator;
comment on table settings_looks is 'An administrator looked at what the settings open to a worker of their organisation: who, whose, for which purpose, when. Rows are only ever added.';
CREATE INDEX settings_looks_at ON public.settings_looks USING btree (place_id, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON settings_looks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON settings_looks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on settings_looks for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on settings_looks for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table settings_looks to alongside_policy;

create table sharing_agreements (
  agreement_id uuid not null,
  place_id uuid not null,
  name text not null,
  state text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint sharing_agreements_pkey PRIMARY KEY (agreement_id),
  constraint sharing_agreements_state_check CHECK (state = ANY (ARRAY['in_force'::text, 'suspended'::text, 'ended'::text])),
  constraint sharing_agreements_window_check CHECK (until_at IS NULL OR until_at > from_at),
  constraint sharing_agreements_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table sharing_agreements owner to alongside_migrator;
comment on table sharing_agreements is 'Signed terms between organisations. It joins those that it names while in force and inside its dates.';
CREATE INDEX sharing_agreements_place ON public.sharing_agreements USING btree (place_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON sharing_agreements REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON sharing_agreements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON sharing_agreements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sharing_agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sharing_agreements_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON sharing_agreements FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER sharing_agreements_go_on BEFORE UPDATE ON sharing_agreements FOR EACH ROW EXECUTE FUNCTION agreement_goes_on();
CREATE TRIGGER sharing_agreements_keep_history AFTER INSERT OR DELETE OR UPDATE ON sharing_agreements FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER sharing_agreements_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON sharing_agreements FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
-- row-level security: enabled, forced
create policy app_own_place on sharing_agreements for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on sharing_agreements for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sharing_agreements for all to alongside_policy
  using (true)
  with check (true);
grant select on table sharing_agreements to alongside_app;
grant select on table sharing_agreements to alongside_policy;

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
  constraint sharing_bases_pkey PRIMARY KEY (organisation_id, basis_id),
  constraint sharing_bases_category_check CHECK (category_bit(category) IS NOT NULL),
  constraint sharing_bases_ground_check CHECK (length(TRIM(BOTH FROM article)) > 0 AND length(TRIM(BOTH FROM confidentiality)) > 0),
  constraint sharing_bases_purpose_check CHECK (purpose = ANY (ARRAY['support'::text, 'safeguarding'::text, 'emergency'::text, 'supervision'::text, 'rights'::text, 'disclosure'::text, 'huddle'::text, 'learning'::text])),
  constraint sharing_bases_rests_on_check CHECK (rests_on = ANY (ARRAY['choice'::text, 'telling'::text, 'duty'::text])),
  constraint sharing_bases_state_check CHECK (state = ANY (ARRAY['proposed'::text, 'active'::text, 'suspended'::text, 'ended'::text])),
  constraint sharing_bases_telling_check CHECK (rests_on <> 'telling'::text OR (purpose = ANY (ARRAY['support'::text, 'emergency'::text]))),
  constraint sharing_bases_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT
);
alter table sharing_bases owner to alongside_migrator;
comment on table sharing_bases is 'Why an organisation may read: per purpose and category, with its article of the UK GDPR and its confidentiality basis.';
comment on column sharing_bases.rests_on is 'The person''s choice; telling them (care kinds'' own care alone); or a duty.';
comment on column sharing_bases.review_on is 'London day of the review. 30 days overdue it counts as suspended.';
CREATE UNIQUE INDEX sharing_bases_one_active ON public.sharing_bases USING btree (organisation_id, purpose, category) WHERE (state = 'active'::text);
CREATE TRIGGER changes_on_delete AFTER DELETE ON sharing_bases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON sharing_bases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON sharing_bases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sharing_bases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sharing_bases_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON sharing_bases FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER sharing_bases_keep_history AFTER INSERT OR DELETE OR UPDATE ON sharing_bases FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER sharing_bases_may_be BEFORE INSERT OR UPDATE ON sharing_bases FOR EACH ROW EXECUTE FUNCTION basis_may_be();
CREATE TRIGGER sharing_bases_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON sharing_bases FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
-- row-level security: enabled, forced
create policy migrator_all on sharing_bases for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sharing_bases for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table sharing_bases to alongside_policy;

create table sharing_choices (
  person_id uuid not null,
  choice_id uuid not null,
  place_id uuid not null,
  organisation_id uuid,
  category text not null,
  answer text not null,
  say text,
  given_by uuid,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_say text,
  superseded_at timestamp with time zone,
  best_interests boolean not null default false,
  settles boolean not null default false,
  category_bit integer not null generated always as (category_bit(category)) stored,
  constraint sharing_choices_pkey PRIMARY KEY (person_id, choice_id),
  constraint sharing_choices_answer_check CHECK (answer = ANY (ARRAY['yes'::text, 'no'::text, 'ask_me'::text])),
  constraint sharing_choices_category_check CHECK (category = ANY (ARRAY['card'::text, 'about_me'::text, 'life'::text, 'health'::text, 'mind_and_substances'::text, 'care'::text, 'safeguarding'::text, 'abuse_and_whereabouts'::text, 'justice'::text, 'childs_own'::text, 'sexual_and_gender'::text, 'immigration'::text, 'staff_safety'::text, 'told_in_confidence'::text])),
  constraint sharing_choices_giver_check CHECK (best_interests = (given_by IS NULL)),
  constraint sharing_choices_say_check CHECK (say IS NULL OR (say = ANY (ARRAY['something'::text, 'nothing'::text])) AND answer = 'no'::text),
  constraint sharing_choices_settles_check CHECK (best_interests OR NOT settles),
  constraint sharing_choices_withdrawn_say_check CHECK (withdrawn_say IS NULL OR (withdrawn_say = ANY (ARRAY['something'::text, 'nothing'::text])) AND withdrawn_at IS NOT NULL),
  constraint sharing_choices_yes_names_check CHECK (answer <> 'yes'::text OR organisation_id IS NOT NULL),
  constraint sharing_choices_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint sharing_choices_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table sharing_choices owner to alongside_migrator;
comment on table sharing_choices is 'What the person chose. A yes names an organisation; a no may name everyone (organisation_id null). Old versions stay.';
comment on column sharing_choices.superseded_at is 'When the same giver next said something about this organisation and category.';
comment on column sharing_choices.best_interests is 'A recorded best-interests decision: nobody gave it.';
comment on column sharing_choices.settles is 'It settles a dispute between two who decide.';
CREATE INDEX sharing_choices_settling ON public.sharing_choices USING btree (person_id) WHERE settles;
CREATE INDEX sharing_choices_standing ON public.sharing_choices USING btree (person_id, organisation_id, category, given_by, given_at);
CREATE TRIGGER changes_on_delete AFTER DELETE ON sharing_choices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON sharing_choices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON sharing_choices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sharing_choices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sharing_choices_go_on BEFORE DELETE OR UPDATE ON sharing_choices FOR EACH ROW EXECUTE FUNCTION choice_goes_on();
CREATE TRIGGER sharing_choices_supersede AFTER INSERT ON sharing_choices REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION supersede_choices();
-- row-level security: enabled, forced
create policy migrator_all on sharing_choices for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sharing_choices for all to alongside_policy
  using (true)
  with check (true);
grant select on table sharing_choices to alongside_policy;
grant update (superseded_at) on table sharing_choices to alongside_policy;

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
  silent text[] not null default '{mind_and_substances,safeguarding,abuse_and_whereabouts,justice,sexual_and_gender,immigration,told_in_confidence}'::text[],
  health_open_to text[] not null default '{health,social_care,vcse_care}'::text[],
  childs_own_open_to text[] not null default '{children,school}'::text[],
  constraint sharing_settings_pkey PRIMARY KEY (place_id),
  constraint sharing_settings_durations_check CHECK (LEAST(yes_lasts_months, basis_overdue_days, emergency_hours, safeguarding_hours, disclosure_hours, talk_within_days, visit_ahead_hours, huddle_ahead_hours, incapacity_hours) > 0),
  constraint sharing_settings_silent_check CHECK (category_bits(silent) IS NOT NULL),
  constraint sharing_settings_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table sharing_settings owner to alongside_migrator;
comment on table sharing_settings is 'The durations and silent categories of a place. Silent: a refusal hides that there is anything.';
comment on column sharing_settings.health_open_to is 'Kinds of organisation for which health is not silent.';
comment on column sharing_settings.childs_own_open_to is 'Kinds of organisation for which a child''s own is not silent.';
CREATE TRIGGER changes_on_delete AFTER DELETE ON sharing_settings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON sharing_settings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON sharing_settings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sharing_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sharing_settings_change_postures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON sharing_settings FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER sharing_settings_keep_history AFTER INSERT OR DELETE OR UPDATE ON sharing_settings FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER sharing_settings_one_at_a_time BEFORE INSERT OR DELETE OR UPDATE ON sharing_settings FOR EACH STATEMENT EXECUTE FUNCTION settings_one_at_a_time();
-- row-level security: enabled, forced
create policy migrator_all on sharing_settings for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on sharing_settings for all to alongside_policy
  using (true)
  with check (true);
grant select on table sharing_settings to alongside_policy;

create table sign_in_attempts (
  state_hash bytea not null,
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  begun_at timestamp with time zone not null,
  issuer text not null,
  errand jsonb,
  constraint sign_in_attempts_pkey PRIMARY KEY (state_hash)
);
alter table sign_in_attempts owner to alongside_migrator;
comment on table sign_in_attempts is 'A sign-in under way: what the answer of the issuer is checked against. Taken once, for ten minutes.';
comment on column sign_in_attempts.issuer is 'Where the browser was sent: an answer of any other issuer is none.';
comment on column sign_in_attempts.errand is 'What the login is for besides signing in: an invitation to accept, or the place to set up.';
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
grant insert, select on table team_members to alongside_policy;
grant update (until_at) on table team_members to alongside_policy;

create table teams (
  team_id uuid not null,
  place_id uuid not null,
  name text not null,
  version integer not null default 1,
  constraint teams_pkey PRIMARY KEY (team_id),
  constraint teams_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint teams_place_fkey FOREIGN KEY (place_id) REFERENCES places(place_id) ON DELETE RESTRICT
);
alter table teams owner to alongside_migrator;
comment on table teams is 'A neighbourhood team: its members come from many organisations. Being in one gives no sight of anyone.';
comment on column teams.version is 'One more with each other name, whoever changes it.';
CREATE TRIGGER teams_next_version BEFORE UPDATE ON teams FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION next_version();
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
grant insert, select on table teams to alongside_policy;
grant update (name) on table teams to alongside_policy;

create table tellings (
  person_id uuid not null,
  telling_id uuid not null,
  place_id uuid not null,
  told_person_id uuid not null,
  organisation_id uuid not null,
  categories text[] not null,
  category_bits integer not null generated always as (category_bits(categories)) stored,
  words text not null,
  told_at timestamp with time zone not null,
  constraint tellings_pkey PRIMARY KEY (person_id, telling_id),
  constraint tellings_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id) ON DELETE RESTRICT,
  constraint tellings_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint tellings_told_fkey FOREIGN KEY (told_person_id) REFERENCES people(person_id) ON DELETE RESTRICT
);
alter table tellings owner to alongside_migrator;
comment on table tellings is 'What the person, or who decides for them, was told: which organisation may read which categories, when, in which words.';
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON tellings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER changes_on_delete AFTER DELETE ON tellings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON tellings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON tellings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON tellings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- row-level security: enabled, forced
create policy migrator_all on tellings for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on tellings for all to alongside_policy
  using (true)
  with check (true);
grant select on table tellings to alongside_policy;

create table visits (
  person_id uuid not null,
  visit_id uuid not null,
  place_id uuid not null,
  worker_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  visit_where text,
  constraint visits_pkey PRIMARY KEY (person_id, visit_id),
  constraint visits_window_check CHECK (until_at > from_at),
  constraint visits_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE RESTRICT,
  constraint visits_worker_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE RESTRICT
);
alter table visits owner to alongside_migrator;
comment on table visits is 'A planned meeting of a worker and a person. From 24 hours before to its end it opens caution notes in date.';
CREATE INDEX visits_worker ON public.visits USING btree (worker_id);
CREATE TRIGGER changes_on_delete AFTER DELETE ON visits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON visits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON visits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER visits_mark AFTER INSERT OR UPDATE OF worker_id ON visits FOR EACH ROW EXECUTE FUNCTION mark_worker('worker_id', '4');
-- row-level security: enabled, forced
create policy migrator_all on visits for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on visits for all to alongside_policy
  using (true)
  with check (true);
grant select on table visits to alongside_policy;

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
CREATE INDEX what_matters_newest ON public.what_matters USING btree (person_id, said_at DESC, what_matters_id DESC);
CREATE TRIGGER changes_on_delete AFTER DELETE ON what_matters REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_insert AFTER INSERT ON what_matters REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
CREATE TRIGGER changes_on_update AFTER UPDATE ON what_matters REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('person');
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
grant delete, insert, select on table worker_identities to alongside_policy;

create table worker_marks (
  worker_id uuid not null,
  marks integer not null,
  constraint worker_marks_pkey PRIMARY KEY (worker_id),
  constraint worker_marks_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES workers(worker_id) ON DELETE CASCADE
);
alter table worker_marks owner to alongside_migrator;
comment on table worker_marks is 'What there has ever been for a worker: 1 a conflict link, 2 a duty to enforce, 4 a visit, 8 a cover, 16 a release. What has no mark is not asked for. A mark is never taken back.';
-- row-level security: enabled, forced
create policy migrator_all on worker_marks for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on worker_marks for all to alongside_policy
  using (true)
  with check (true);
grant insert, select, update on table worker_marks to alongside_policy;

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
CREATE INDEX workers_person ON public.workers USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE TRIGGER changes_on_delete AFTER DELETE ON workers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_insert AFTER INSERT ON workers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
CREATE TRIGGER changes_on_update AFTER UPDATE ON workers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('place');
-- row-level security: enabled, forced
create policy app_own_place on workers for select to alongside_app
  using (place_id = me_place());
create policy migrator_all on workers for all to alongside_migrator
  using (true)
  with check (true);
create policy policy_all on workers for all to alongside_policy
  using (true)
  with check (true);
grant insert, select on table workers to alongside_policy;
grant select (worker_id, place_id, name, phone) on table workers to alongside_app;

create view actor with (security_barrier=true) as
 SELECT place_id,
    worker_id,
    organisation_id,
    own_person_id,
    role,
    purpose,
    purpose_is_theirs,
    linked,
    linked_hard,
    joined,
    ran_out,
    protected_services,
    enforced,
    visiting,
    covering,
    reviewing,
    released,
    rooms,
    joined_at,
    organisation_kind,
    today,
    may_open_card,
    on_choice,
    on_telling,
    on_duty,
    need_full,
    need_summary,
    silent,
    yes_lasts_months,
    emergency_hours,
    safeguarding_hours,
    disclosure_hours
   FROM actor_now() a(place_id, worker_id, organisation_id, own_person_id, role, purpose, purpose_is_theirs, linked, linked_hard, joined, ran_out, protected_services, enforced, visiting, covering, reviewing, released, rooms, joined_at, organisation_kind, today, may_open_card, on_choice, on_telling, on_duty, need_full, need_summary, silent, yes_lasts_months, emergency_hours, safeguarding_hours, disclosure_hours);
alter view actor owner to alongside_policy;
comment on view actor is 'Who asks, for which organisation and purpose. No row: not a worker of that organisation (D0).';

create view administering with (security_barrier=true) as
 SELECT m.place_id,
    m.worker_id,
    m.organisation_id,
    o.looks_after_place
   FROM memberships m
     JOIN organisations o ON o.organisation_id = m.organisation_id
  WHERE m.worker_id = me_worker() AND m.organisation_id = me_organisation() AND m.place_id = me_place() AND m.role = 'administrator'::text AND me_role() = 'administrator'::text AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at)
 LIMIT 1;
alter view administering owner to alongside_policy;
comment on view administering is 'The actor as an administrator. No row: they are none, and administer nothing.';
grant select on table administering to alongside_app;

create view alerts_to_guardian with (security_barrier=true) as
 SELECT a.alert_id,
    a.kind,
    a.at,
    a.worker_id,
    w.name AS worker_name,
    a.person_id,
    a.looks,
    a.organisation_id,
    a.shown
   FROM guardian_alerts a
     JOIN workers w ON w.worker_id = a.worker_id
  WHERE a.place_id = me_place() AND (a.organisation_id = me_organisation() OR (a.person_id = ANY ((ARRAY( SELECT k.person_id
           FROM known_to_mine k))))) AND hears_of(a.organisation_id, a.worker_id, a.person_id, a.kind = 'conflict_link'::text);
alter view alerts_to_guardian owner to alongside_policy;
comment on view alerts_to_guardian is 'The alerts that the actor may read as a Guardian. Nothing for anyone else, and nothing about the actor.';
grant select on table alerts_to_guardian to alongside_app;

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
 SELECT s.person_id,
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
     JOIN organisations mine ON mine.organisation_id = s.organisation_id
     JOIN beside b ON b.person_id = s.person_id AND b.organisation_id <> s.organisation_id AND (b.organisation_id = ANY (s.joined))
     CROSS JOIN LATERAL ( SELECT y_1.category
           FROM openness y_1
          WHERE y_1.person_id = s.person_id AND y_1.organisation_id = b.organisation_id AND NOT (y_1.by_telling AND mine.protected_service)
         OFFSET 0) y
  WHERE s.alongside AND (EXISTS ( SELECT
           FROM memberships m
             JOIN role_needs n ON n.place_id = m.place_id AND n.role = m.role AND n.category = y.category AND n.need = 'full'::text
          WHERE m.worker_id = b.worker_id AND m.organisation_id = b.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at)));
alter view category_readers owner to alongside_policy;
comment on view category_readers is 'Those alongside from other organisations whom the person agreed to, a row a category.';
grant select on table category_readers to alongside_app;

create view cautions_for_me with (security_barrier=true) as
 SELECT s.person_id,
    s.entry_id,
    s.rule,
    s.words,
    x.caution_state AS state,
    x.caution_review_on AS review_on,
    c.evidence,
    c.told,
    c.told_words,
    s.recorded_at,
    s.author_id,
    a.name AS author_name,
    x.caution_second_id AS second_id,
    b.name AS second_name,
    x.caution_state = 'draft'::text AND x.caution_review_on >= london_day(moment()) AND x.caution_second_id = s.worker_id AS may_agree,
    s.worker_id = s.author_id OR s.worker_id = x.caution_second_id AS may_end,
    x.caution_state = 'active'::text AND s.author_id = s.worker_id AND NOT (EXISTS ( SELECT
           FROM caution_notes n
             JOIN entries d ON d.person_id = n.person_id AND d.entry_id = n.entry_id
          WHERE n.person_id = s.person_id AND n.continues = s.entry_id AND d.caution_state = 'draft'::text AND d.caution_review_on >= london_day(moment()))) AS may_continue
   FROM seen s
     JOIN entries x ON x.person_id = s.person_id AND x.entry_id = s.entry_id
     JOIN caution_notes c ON c.person_id = s.person_id AND c.entry_id = s.entry_id
     JOIN workers a ON a.worker_id = s.author_id
     JOIN workers b ON b.worker_id = x.caution_second_id
  WHERE s.line = 1 AND s.level = 'full'::text AND (x.caution_state = 'draft'::text OR x.caution_state = 'active'::text AND x.caution_review_on >= london_day(moment()));
alter view cautions_for_me owner to alongside_policy;
comment on view cautions_for_me is 'Caution notes that the actor may read: those in force, and drafts that wait for them.';
grant select on table cautions_for_me to alongside_app;

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
 SELECT l.worker_id,
    r.person_id,
    l.kind
   FROM worker_links l
     CROSS JOIN LATERAL unnest(reached(l.person_id, l.from_at)) r(person_id)
  WHERE l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at);
alter view conflicts owner to alongside_policy;
comment on view conflicts is 'Whom each worker must not reach at work, by any link of theirs.';

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

create view duties_to_see_to with (security_barrier=true) as
 SELECT o.override_id,
    o.place_id,
    o.person_id,
    o.worker_id,
    o.organisation_id,
    o.ground,
    i.typed,
    o.reason,
    o.invoked_at,
    d.due_on,
    d.has_left
   FROM overrides o
     LEFT JOIN override_invocations i ON i.override_id = o.override_id
     CROSS JOIN LATERAL ( SELECT GREATEST(working_day_after(london_day(o.invoked_at), 5), london_day(max(n.until_at))) AS due_on,
            COALESCE(bool_or(n.from_at <= moment() AND moment() < n.until_at), false) AS waits,
            NOT (EXISTS ( SELECT
                   FROM memberships m
                  WHERE m.worker_id = o.worker_id AND m.organisation_id = o.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at))) AS has_left
           FROM not_yets n
          WHERE n.person_id = o.person_id AND n.worker_id = o.worker_id) d
  WHERE o.place_id = me_place() AND o.opens AND o.person_told_at IS NULL AND NOT d.waits AND (d.has_left OR o.state = 'reviewed'::text AND d.due_on < london_day(moment())) AND me_role() = 'guardian'::text AND guards(o.organisation_id, o.worker_id, o.person_id);
alter view duties_to_see_to owner to alongside_policy;
comment on view duties_to_see_to is 'People who were to be told of a look in danger and were not: its day has passed, or whoever looked has left. For their Guardian.';

create view good_sessions with (security_barrier=true) as
 SELECT s.token_hash,
    s.session_id,
    s.place_id,
    s.worker_id,
    s.organisation_id,
    m.role,
    s.ends_at,
    s.seen_at,
    m.from_at,
    m.membership_id
   FROM sessions s
     JOIN organisations o ON o.organisation_id = s.organisation_id AND NOT o.issuer IS DISTINCT FROM s.opened_by
     JOIN memberships m ON m.worker_id = s.worker_id AND m.organisation_id = s.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at)
  WHERE s.ended_at IS NULL AND moment() < s.ends_at AND s.seen_at > (moment() - '00:30:00'::interval);
alter view good_sessions owner to alongside_policy;
comment on view good_sessions is 'Sessions that have not ended, of workers who are members still and came by their organisation''s own way in.';

create view guardian_acts with (security_barrier=true) as
 SELECT m.person_id,
    m.act_id,
    m.what,
    m.said,
    m.reason,
    m.put_at,
    m.put_by,
    m.putter_name,
    m.end_asked,
    m.end_asked_by_me,
    m.ended,
    COALESCE(
        CASE
            WHEN a.organisation_id = me_organisation() THEN a.typed
            ELSE NULL::text
        END, ( SELECT COALESCE(p.full_name, p.preferred_name) AS "coalesce"
           FROM people p
          WHERE p.person_id = m.person_id AND (EXISTS ( SELECT
                   FROM involvements i
                  WHERE i.person_id = p.person_id AND i.organisation_id = me_organisation() AND i.from_at <= moment())) AND NOT (EXISTS ( SELECT
                   FROM protecting g
                  WHERE g.person_id = p.person_id AND (g.kind = ANY (ARRAY['seal'::text, 'restricted_record'::text])) AND g.entry_id IS NULL AND (me_worker() <> ALL (g.named)))))) AS whom,
    m.dismissals
   FROM my_protective_acts m
     JOIN protective_acts a ON a.person_id = m.person_id AND a.act_id = m.act_id
  WHERE me_role() = 'guardian'::text AND (a.organisation_id = me_organisation() OR leads_guardian(a.organisation_id, a.person_id));
alter view guardian_acts owner to alongside_policy;
comment on view guardian_acts is 'What protects people, as far as the organisation of this Guardian put it, or they stand in for it. Nothing for anyone else.';
grant select on table guardian_acts to alongside_app;

create view guardian_queue with (security_barrier=true) as
 SELECT q.kind,
    q.item_id,
    q.why,
    q.at,
    q.due_on,
    q.ends_at,
    q.worker_id,
    w.name AS worker_name,
    q.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    q.person_id,
    COALESCE(q.typed, ( SELECT COALESCE(p.full_name, p.preferred_name) AS "coalesce"
           FROM people p
          WHERE p.person_id = q.person_id AND (EXISTS ( SELECT
                   FROM involvements i
                  WHERE i.person_id = p.person_id AND i.organisation_id = me_organisation() AND i.from_at <= moment())) AND NOT (EXISTS ( SELECT
                   FROM protecting g
                  WHERE g.person_id = p.person_id AND (g.kind = ANY (ARRAY['seal'::text, 'restricted_record'::text])) AND g.entry_id IS NULL AND (me_worker() <> ALL (g.named)))))) AS whom,
    q.reason,
    q.told,
    q.categories,
    q.opened,
    q.recipient,
    q.person_told_at
   FROM ( SELECT 'override'::text AS kind,
            r.override_id AS item_id,
            r.ground AS why,
            r.invoked_at AS at,
            r.due_on,
            r.ends_at,
            r.worker_id,
            r.organisation_id,
            r.person_id,
            r.typed,
            r.reason,
            r.told,
            r.categories,
            r.opens AS opened,
            r.recipient,
            r.person_told_at
           FROM overrides_to_review r
        UNION ALL
         SELECT 'not_yet'::text,
            n.override_id,
            n.ground,
            n.invoked_at,
            n.due_on,
            n.until_at,
            n.worker_id,
            n.organisation_id,
            n.person_id,
            n.typed,
            n.reason,
            NULL::text,
            NULL::text[],
            NULL::boolean,
            NULL::text,
            NULL::timestamp with time zone
           FROM not_yets_to_agree n
        UNION ALL
         SELECT 'renewal'::text,
            n.override_id,
            n.ground,
            n.invoked_at,
            london_day(n.invoked_at) AS london_day,
            NULL::timestamp with time zone,
            n.worker_id,
            n.organisation_id,
            n.person_id,
            n.typed,
            n.reason,
            n.told,
            n.categories,
            NULL::boolean,
            n.recipient,
            NULL::timestamp with time zone
           FROM renewals_to_agree n
        UNION ALL
         SELECT 'started_alone'::text,
            i.involvement_id,
            NULL::text,
            i.from_at,
            working_day_after(london_day(i.from_at), 5) AS working_day_after,
            NULL::timestamp with time zone,
            i.worker_id,
            i.organisation_id,
            i.person_id,
            NULL::text,
                CASE
                    WHEN i.organisation_id = me_organisation() THEN i.why
                    ELSE NULL::text
                END AS "case",
            NULL::text,
            NULL::text[],
            NULL::boolean,
            NULL::text,
            NULL::timestamp with time zone
           FROM involvements i
          WHERE i.place_id = me_place() AND i.state = 'starting'::text AND i.from_at <= (moment() - '1 day'::interval) AND (i.until_at IS NULL OR moment() < i.until_at) AND (i.organisation_id = me_organisation() OR (i.person_id = ANY ((ARRAY( SELECT k.person_id
                   FROM known_to_mine k))))) AND NOT (EXISTS ( SELECT
                   FROM guardian_marks m
                  WHERE m.kind = 'started_alone'::text AND m.item_id = i.involvement_id AND m.organisation_id = me_organisation())) AND hears_of(i.organisation_id, i.worker_id, i.person_id, false)
        UNION ALL
         SELECT 'incident'::text,
            i.incident_id,
            i.ground,
            i.begun_at,
            i.due_on,
            NULL::timestamp with time zone,
            i.worker_id,
            i.organisation_id,
            i.person_id,
            i.typed,
            i.words,
            NULL::text,
            NULL::text[],
            NULL::boolean,
            NULL::text,
            NULL::timestamp with time zone
           FROM incidents_to_look_at i
          WHERE NOT (EXISTS ( SELECT
                   FROM guardian_marks m
                  WHERE m.kind = 'incident'::text AND m.item_id = i.incident_id AND m.organisation_id = me_organisation()))
        UNION ALL
         SELECT 'untold'::text,
            d.override_id,
            d.ground,
            d.invoked_at,
            d.due_on,
            NULL::timestamp with time zone,
            d.worker_id,
            d.organisation_id,
            d.person_id,
            d.typed,
            d.reason,
            NULL::text,
            NULL::text[],
            NULL::boolean,
            NULL::text,
            NULL::timestamp with time zone
           FROM duties_to_see_to d
        UNION ALL
         SELECT 'look'::text,
            a.alert_id,
            a.kind,
            a.at,
                CASE a.kind
                    WHEN 'conflict_link'::text THEN london_day(a.at)
                    ELSE working_day_after(london_day(a.at), 5)
                END AS working_day_after,
            NULL::timestamp with time zone,
            a.worker_id,
            a.organisation_id,
            a.person_id,
            NULL::text,
            NULL::text,
            NULL::text,
            NULL::text[],
            a.shown,
            NULL::text,
            NULL::timestamp with time zone
           FROM alerts_to_guardian a
          WHERE a.kind <> 'break_glass'::text AND NOT (a.kind = 'no_relationship'::text AND (EXISTS ( SELECT
                   FROM access_events e
                  WHERE e.place_id = me_place() AND e.person_id = a.person_id AND e.at = a.at AND (e.event_id = ANY (a.looks)) AND e.purpose <> 'support'::text))) AND NOT (EXISTS ( SELECT
                   FROM guardian_marks m
                  WHERE m.kind = 'look'::text AND m.item_id = a.alert_id AND m.organisation_id = me_organisation()))) q
     JOIN workers w ON w.worker_id = q.worker_id
     JOIN organisations o ON o.organisation_id = q.organisation_id;
alter view guardian_queue owner to alongside_policy;
comment on view guardian_queue is 'What waits for the actor as a Guardian, of their own organisation. Nothing for anyone else, and nothing about the actor.';
grant select on table guardian_queue to alongside_app;

create view guardian_releases with (security_barrier=true) as
 SELECT r.person_id,
    r.release_id,
    COALESCE(
        CASE
            WHEN r.organisation_id = me_organisation() THEN r.typed
            ELSE NULL::text
        END, ( SELECT COALESCE(p.full_name, p.preferred_name) AS "coalesce"
           FROM people p
          WHERE p.person_id = r.person_id AND (EXISTS ( SELECT
                   FROM involvements i
                  WHERE i.person_id = p.person_id AND i.organisation_id = me_organisation() AND i.from_at <= moment())) AND NOT (EXISTS ( SELECT
                   FROM protecting g
                  WHERE g.person_id = p.person_id AND (g.kind = ANY (ARRAY['seal'::text, 'restricted_record'::text])) AND g.entry_id IS NULL AND (me_worker() <> ALL (g.named)))))) AS whom,
    r.to_worker_id,
    t.name AS to_name,
    r.done_by AS asked_by,
    b.name AS asker_name,
    r.reason,
    r.done_at AS asked_at,
    r.until_at,
    r.organisation_id,
        CASE
            WHEN moment() >= r.until_at OR (EXISTS ( SELECT
               FROM release_acts e
              WHERE e.person_id = r.person_id AND e.release_id = r.release_id AND e.what = 'end'::text)) THEN 'over'::text
            WHEN (EXISTS ( SELECT
               FROM releases g
              WHERE g.person_id = r.person_id AND g.release_id = r.release_id)) THEN 'open'::text
            ELSE 'asked'::text
        END AS state,
    (EXISTS ( SELECT
           FROM release_acts e
          WHERE e.person_id = r.person_id AND e.release_id = r.release_id AND e.what <> 'end'::text AND one_human(e.done_by, me.worker_id))) AS mine,
    one_human(r.to_worker_id, me.worker_id) AS for_me
   FROM stance me
     JOIN release_acts r ON r.place_id = me.place_id AND r.what = 'ask'::text
     JOIN workers t ON t.worker_id = r.to_worker_id
     JOIN workers b ON b.worker_id = r.done_by
  WHERE me_role() = 'guardian'::text AND (r.person_id <> ALL (me.conflicted)) AND r.person_id IS DISTINCT FROM me.own_person_id AND may_release(r.person_id, r.release_id);
alter view guardian_releases owner to alongside_policy;
comment on view guardian_releases is 'What this Guardian may agree to lift for one worker, what is lifted, and what was. Nothing for anyone else.';
grant select on table guardian_releases to alongside_app;

create view incidents_to_look_at with (security_barrier=true) as
 SELECT i.incident_id,
    i.place_id,
    i.person_id,
    i.override_id,
    i.worker_id,
    i.organisation_id,
    i.words,
    i.begun_at,
    v.typed,
    o.ground,
    london_day(i.begun_at + '72:00:00'::interval) AS due_on
   FROM incidents i
     JOIN overrides o ON o.person_id = i.person_id AND o.override_id = i.override_id
     LEFT JOIN override_invocations v ON v.override_id = i.override_id
  WHERE i.place_id = me_place() AND me_role() = 'guardian'::text AND guards(i.organisation_id, i.worker_id, i.person_id);
alter view incidents_to_look_at owner to alongside_policy;
comment on view incidents_to_look_at is 'Incidents that the actor answers for as a Guardian. Whether one must be reported is decided within 72 hours.';

create view kept_off_own_list with (security_barrier=true) as
 SELECT l.listed_id
   FROM stance me
     JOIN listed_people l ON l.organisation_id = me.organisation_id AND (l.listed_id = ANY ((me.conflicted || me.own_person_id)))
UNION
 SELECT l.listed_id
   FROM stance me
     JOIN people p ON p.person_id = ANY ((me.conflicted || me.own_person_id))
     JOIN listed_people l ON l.organisation_id = me.organisation_id AND (p.birth_date = l.birth_date OR p.phone = l.phone OR p.postcode = l.postcode) AND string_to_array(name_key(concat_ws(' '::text, p.full_name, p.preferred_name)), ' '::text) && string_to_array(name_key(concat_ws(' '::text, l.full_name, l.preferred_name)), ' '::text);
alter view kept_off_own_list owner to alongside_policy;
comment on view kept_off_own_list is 'Who is on the list of this worker''s organisation and may not be shown to them.';

create view known_on_list with (security_barrier=true) as
 SELECT s.person_id,
    l.known,
    COALESCE(l.known_at, (l.changed_at AT TIME ZONE 'Europe/London'::text)::date) AS known_at,
    COALESCE(l.known_from, loaded.source) AS known_from
   FROM sight s
     JOIN listed_people l ON l.organisation_id = s.organisation_id AND l.listed_id = s.person_id
     JOIN list_loads loaded ON loaded.organisation_id = l.organisation_id AND loaded.load_id = l.load_id
  WHERE s.alongside AND l.known IS NOT NULL;
alter view known_on_list owner to alongside_policy;
comment on view known_on_list is 'What an organisation knew of a person before anyone began with them here: words, day, source.';
grant select on table known_on_list to alongside_app;

create view known_to_mine with (security_barrier=true) as
 SELECT record.person_id
   FROM ( SELECT i.person_id
           FROM memberships m
             JOIN involvements i ON i.worker_id = m.worker_id AND i.organisation_id = m.organisation_id
          WHERE m.organisation_id = me_organisation() AND i.state = 'alongside'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at)
        UNION
         SELECT l.person_id
           FROM memberships m
             JOIN lead_workers l ON l.worker_id = m.worker_id AND l.organisation_id = m.organisation_id
          WHERE m.organisation_id = me_organisation() AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at)) known
     JOIN people p ON p.person_id = known.person_id
     JOIN people record ON record.human_id = p.human_id;
alter view known_to_mine owner to alongside_policy;
comment on view known_to_mine is 'Whom the actor''s organisation leads or is alongside. No policy and no screen reads it.';

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

create view left_to_sort with (security_barrier=true) as
 SELECT e.person_id,
    e.entry_id
   FROM entries e
     CROSS JOIN LATERAL ( SELECT 1 AS "?column?"
           FROM sight s_1
          WHERE s_1.person_id = e.person_id AND s_1.alongside
         OFFSET 0) s
  WHERE e.organisation_id = me_organisation() AND (cardinality(e.categories) = 0 OR e.sorted_by = me_worker()) AND NOT (EXISTS ( SELECT
           FROM memberships m
          WHERE m.worker_id = e.author_id AND m.organisation_id = e.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at))) AND (EXISTS ( SELECT
           FROM my_entries v
          WHERE v.person_id = e.person_id AND v.entry_id = e.entry_id));
alter view left_to_sort owner to alongside_policy;
comment on view left_to_sort is 'Entries of leavers that the story shows this worker and that they may sort, being alongside for the same organisation.';
grant select on table left_to_sort to alongside_app;

create view left_unsorted with (security_barrier=true) as
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
    s.rule,
    s.source
   FROM entries e
     CROSS JOIN LATERAL ( SELECT 1 AS "?column?"
           FROM left_to_sort l_1
          WHERE l_1.person_id = e.person_id AND l_1.entry_id = e.entry_id
         OFFSET 0) l
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
            s_1.rule,
            s_1.source
           FROM story s_1
          WHERE s_1.person_id = e.person_id AND s_1.entry_id = e.entry_id
         OFFSET 0) s
  WHERE e.organisation_id = me_organisation() AND cardinality(e.categories) = 0 AND (e.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m)))) AND NOT (EXISTS ( SELECT
           FROM memberships m
          WHERE m.worker_id = e.author_id AND m.organisation_id = e.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at)));
alter view left_unsorted owner to alongside_policy;
comment on view left_unsorted is 'Unsorted entries that workers of this organisation left behind, about people whom this worker is alongside, as the story gives them.';
grant select on table left_unsorted to alongside_app;

create view link_reaches with (security_barrier=true) as
 SELECT l.worker_id,
    l.other_person_id,
    l.kind,
    l.from_at,
    l.until_at,
    r.person_id
   FROM ( SELECT c.worker_id,
            c.other_person_id,
            c.person_id,
            c.kind,
            c.from_at,
            c.until_at
           FROM conflict_links c
          WHERE c.dismissed_at IS NULL AND c.state <> 'dismissed'::text
        UNION ALL
         SELECT NULL::uuid,
            s.by_person_id,
            s.person_id,
            'representing'::text,
            s.from_at,
            s.until_at
           FROM representatives s) l
     CROSS JOIN LATERAL unnest(reached(l.person_id, l.from_at)) r(person_id);
alter view link_reaches owner to alongside_policy;
comment on view link_reaches is 'Whom each conflict link, or representation, keeps its actor from.';

create view managed_invitations with (security_barrier=true) as
 SELECT i.invitation_id,
    i.organisation_id,
    i.worker_id,
    i.name,
    i.role,
    i.job_title,
    i.invited_at,
    i.ends_at
   FROM managed_organisations o
     JOIN invitations i ON i.organisation_id = o.organisation_id
  WHERE o.may_manage AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND moment() < i.ends_at;
alter view managed_invitations owner to alongside_policy;
comment on view managed_invitations is 'The invitations that wait, of the organisations that an administrator manages.';
grant select on table managed_invitations to alongside_app;

create view managed_members with (security_barrier=true) as
 SELECT m.membership_id,
    m.organisation_id,
    m.worker_id,
    w.name AS worker_name,
    m.role,
    m.job_title,
    m.from_at,
    m.worker_id = me_worker() AS is_me,
    m.version
   FROM managed_organisations o
     JOIN memberships m ON m.organisation_id = o.organisation_id
     JOIN workers w ON w.worker_id = m.worker_id
  WHERE o.may_manage AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at);
alter view managed_members owner to alongside_policy;
comment on view managed_members is 'Who works for the organisations that an administrator manages.';
grant select on table managed_members to alongside_app;

create view managed_organisations with (security_barrier=true) as
 SELECT o.organisation_id,
    o.name,
    o.kind,
    o.protected_service,
    o.looks_after_place,
    o.issuer,
    a.looks_after_place OR o.organisation_id = a.organisation_id AS may_manage,
    o.version
   FROM administering a
     JOIN organisations o ON o.place_id = a.place_id;
alter view managed_organisations owner to alongside_policy;
comment on view managed_organisations is 'The organisations of the place, as an administrator sees them.';
grant select on table managed_organisations to alongside_app;

create view managed_team_members with (security_barrier=true) as
 SELECT t.team_id,
    t.worker_id,
    w.name AS worker_name,
    t.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    t.from_at
   FROM managed_organisations o
     JOIN team_members t ON t.organisation_id = o.organisation_id
     JOIN workers w ON w.worker_id = t.worker_id
  WHERE o.may_manage AND t.from_at <= moment() AND (t.until_at IS NULL OR moment() < t.until_at);
alter view managed_team_members owner to alongside_policy;
comment on view managed_team_members is 'Who is in a team, of the organisations that an administrator manages.';
grant select on table managed_team_members to alongside_app;

create view my_duties_to_tell with (security_barrier=true) as
 SELECT o.override_id,
    i.typed,
    o.ground,
    o.invoked_at,
    override_ends(o.*) AS ends_at,
    o.state = 'active'::text AND override_ends(o.*) > moment() AS still_open,
    working_day_after(london_day(o.invoked_at), 5) AS tell_by,
    (EXISTS ( SELECT
           FROM not_by_message m
          WHERE m.person_id = o.person_id)) AS not_by_message,
    o.not_yet_until IS NOT NULL AS asked_not_yet,
    ( SELECT max(n.until_at) AS max
           FROM not_yets n
          WHERE n.person_id = o.person_id AND n.worker_id = o.worker_id AND n.from_at <= moment() AND moment() < n.until_at) AS not_yet_until,
    NULL::uuid AS person_id
   FROM overrides o
     JOIN override_invocations i ON i.override_id = o.override_id
  WHERE o.worker_id = me_worker() AND o.organisation_id = me_organisation() AND o.place_id = me_place() AND o.opens AND o.person_told_at IS NULL
UNION ALL
 SELECT d.duty_id AS override_id,
    COALESCE(p.full_name, p.preferred_name) AS typed,
    NULL::text AS ground,
    d.looked_at AS invoked_at,
    NULL::timestamp with time zone AS ends_at,
    false AS still_open,
    working_day_after(london_day(d.looked_at), 5) AS tell_by,
    (EXISTS ( SELECT
           FROM not_by_message m
          WHERE m.person_id = d.person_id)) AS not_by_message,
    d.not_yet_until IS NOT NULL AS asked_not_yet,
    ( SELECT max(n.until_at) AS max
           FROM not_yets n
          WHERE n.person_id = d.person_id AND n.worker_id = d.worker_id AND n.from_at <= moment() AND moment() < n.until_at) AS not_yet_until,
    d.person_id
   FROM duties_to_tell d
     JOIN people p ON p.person_id = d.person_id
  WHERE d.worker_id = me_worker() AND d.organisation_id = me_organisation() AND d.place_id = me_place() AND d.person_told_at IS NULL AND (EXISTS ( SELECT
           FROM regard r
          WHERE r.person_id = d.person_id AND NOT (r.own OR r.enforced OR r.linked OR r.sealed OR r.restricted)));
alter view my_duties_to_tell owner to alongside_policy;
comment on view my_duties_to_tell is 'Whom this worker has still to tell: people whom they opened in danger, or of whom they read because of a duty.';
grant select on table my_duties_to_tell to alongside_app;

create view my_entries with (security_barrier=true) as
 SELECT person_id,
    entry_id
   FROM verdicts v
  WHERE line = 1 AND code >= 200;
alter view my_entries owner to alongside_policy;
comment on view my_entries is 'Which entries the story shows, as the write policies may ask it.';
grant select on table my_entries to alongside_app;

create view my_parts with (security_barrier=true) as
 SELECT s.person_id,
    s.entry_id,
    s.version,
    x.headline,
    s.amended_at,
    COALESCE(a.words, x.words) AS words,
    COALESCE(
        CASE
            WHEN a.amendment_id IS NULL THEN x.passages
            ELSE a.passages
        END, '[]'::jsonb) AS passages
   FROM seen s
     JOIN entries x ON x.person_id = s.person_id AND x.entry_id = s.entry_id
     LEFT JOIN LATERAL ( SELECT h.amendment_id,
            h.words,
            h.passages
           FROM entry_amendments h
          WHERE h.person_id = s.person_id AND h.entry_id = s.entry_id
          ORDER BY h.version DESC
         LIMIT 1) a ON true
  WHERE s.line = 1 AND s.author_id = s.worker_id AND s.organisation_id = s.for_organisation_id;
alter view my_parts owner to alongside_policy;
comment on view my_parts is 'The actor''s own entries as they stand, with their headline and the marks on words about somebody else.';

create view my_passages with (security_barrier=true) as
 SELECT person_id,
    entry_id,
    version,
    words,
    headline,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('from', (p.value ->> 'from'::text)::integer, 'length', (p.value ->> 'length'::text)::integer, 'agreed', COALESCE((p.value ->> 'agreed'::text)::boolean, false), 'needed', COALESCE((p.value ->> 'needed'::text)::boolean, false), 'about', ( SELECT jsonb_build_object('id', s.person_id, 'name', h.preferred_name) AS jsonb_build_object
                   FROM sight s
                     JOIN people h ON h.person_id = s.person_id
                  WHERE s.person_id = ((p.value ->> 'about'::text)::uuid))) ORDER BY ((p.value ->> 'from'::text)::integer)) AS jsonb_agg
           FROM jsonb_array_elements(m.passages) p(value)), '[]'::jsonb) AS passages
   FROM my_parts m;
alter view my_passages owner to alongside_policy;
comment on view my_passages is 'An own entry with its headline and marks: the page on which its author gives words other readers.';
grant select on table my_passages to alongside_app;

create view my_people with (security_barrier=true) as
 SELECT i.person_id
   FROM involvements i
  WHERE i.worker_id = me_worker() AND i.organisation_id = me_organisation() AND (i.state = ANY (ARRAY['alongside'::text, 'starting'::text])) AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at)
UNION ALL
 SELECT c.person_id
   FROM covers c
  WHERE c.worker_id = me_worker() AND c.organisation_id = me_organisation() AND c.from_at <= moment() AND moment() < c.until_at AND c.told_at <= moment();
alter view my_people owner to alongside_policy;
comment on view my_people is 'Whom the actor is alongside or starting with, before the sharing decision: a scope, never an answer.';
grant select on table my_people to alongside_app;

create view my_proposals with (security_barrier=true) as
 SELECT listed_id,
    name,
    preferred_name,
    name_key,
    age
   FROM own_list o
  WHERE worker_key = (( SELECT name_key(w.name) AS name_key
           FROM workers w
          WHERE w.worker_id = me_worker())) AND names_me AND NOT (EXISTS ( SELECT
           FROM listed_answers a
          WHERE a.organisation_id = o.organisation_id AND a.listed_id = o.listed_id AND a.worker_id = o.worker_id)) AND NOT (EXISTS ( SELECT
           FROM involvements i
          WHERE i.person_id = o.listed_id AND i.worker_id = o.worker_id AND i.organisation_id = o.organisation_id));
alter view my_proposals owner to alongside_policy;
comment on view my_proposals is 'Whom the list of this worker''s organisation says they are alongside.';
grant select on table my_proposals to alongside_app;

create view my_protective_acts with (security_barrier=true) as
 SELECT a.person_id,
    a.act_id,
    a.what,
    a.said,
    a.reason,
    a.put_at,
    a.put_by,
    w.name AS putter_name,
    me.worker_id AS actor_id,
    (EXISTS ( SELECT
           FROM protective_acts e
          WHERE e.person_id = a.person_id AND e.ends_act_id = a.act_id)) AS end_asked,
    (( SELECT count(DISTINCT e.put_by) AS count
           FROM protective_acts e
          WHERE e.person_id = a.person_id AND e.ends_act_id = a.act_id)) >= 2 AS ended,
    (EXISTS ( SELECT
           FROM protective_acts e
          WHERE e.person_id = a.person_id AND e.ends_act_id = a.act_id AND one_human(e.put_by, me.worker_id))) AS end_asked_by_me,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('id', d.dismissal_id, 'said', d.said, 'reason', d.reason, 'askedBy', jsonb_build_object('id', b.worker_id, 'name', b.name), 'askedAt', d.done_at, 'mine', one_human(d.done_by, me.worker_id), 'agreed', (EXISTS ( SELECT
                   FROM link_dismissals g
                  WHERE g.person_id = d.person_id AND g.agrees_to = d.dismissal_id))) ORDER BY d.done_at DESC, d.dismissal_id) AS jsonb_agg
           FROM link_dismissals d
             JOIN workers b ON b.worker_id = d.done_by
          WHERE d.person_id = a.person_id AND d.link_act_id = a.act_id AND d.agrees_to IS NULL), '[]'::jsonb) AS dismissals
   FROM stance me
     JOIN protective_acts a ON a.place_id = me.place_id AND a.what <> 'end'::text
     JOIN workers w ON w.worker_id = a.put_by
  WHERE (a.person_id <> ALL (me.conflicted)) AND a.person_id IS DISTINCT FROM me.own_person_id AND (me_role() = 'guardian'::text AND (a.organisation_id = me.organisation_id OR (a.person_id IN ( SELECT l.person_id
           FROM lead_workers l
          WHERE l.organisation_id = me.organisation_id)) AND stands_in_to_end(a.person_id, a.act_id)) OR (EXISTS ( SELECT
           FROM sight s
          WHERE s.person_id = a.person_id AND s.alongside)) AND (a.put_by = me.worker_id AND a.organisation_id = me.organisation_id OR (EXISTS ( SELECT
           FROM protections p
          WHERE p.person_id = a.person_id AND (p.protection_id = ANY (a.made)) AND (me.worker_id = ANY (p.named)) AND (a.organisation_id = me.organisation_id OR (EXISTS ( SELECT
                   FROM beside b
                  WHERE b.person_id = a.person_id AND b.worker_id = a.put_by)))))));
alter view my_protective_acts owner to alongside_policy;
comment on view my_protective_acts is 'What protects a person, as far as the actor put it, is named in it, or is the Guardian of whoever put it.';
grant select on table my_protective_acts to alongside_app;

create view my_session with (security_barrier=true) as
 SELECT ends_at
   FROM sessions s
  WHERE session_id = me_session() AND worker_id = me_worker() AND ended_at IS NULL;
alter view my_session owner to alongside_policy;
comment on view my_session is 'When this session ends.';
grant select on table my_session to alongside_app;

create view my_sight with (security_barrier=true) as
 SELECT p.person_id,
    s.alongside,
    s.starting
   FROM actor_now() me(place_id, worker_id, organisation_id, own_person_id, role, purpose, purpose_is_theirs, linked, linked_hard, joined, ran_out, protected_services, enforced, visiting, covering, reviewing, released, rooms, joined_at, organisation_kind, today, may_open_card, on_choice, on_telling, on_duty, need_full, need_summary, silent, yes_lasts_months, emergency_hours, safeguarding_hours, disclosure_hours)
     CROSS JOIN people p
     CROSS JOIN LATERAL standing_of(me.*, p.person_id) s(person_id, place_id, records, decides_alone, since, own, enforced, linked, linked_hard, visiting, reviewing, alongside, starting, sealed, restricted, place_barred, sealed_entries, override_sets, lifting_sets, legal, legal_on_warnings, opened, listed_later, listed_once_told, card_open, reads, visible, ordinary)
  WHERE p.place_id = me.place_id AND s.visible;
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
    s.rule,
    s.source
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
            s_1.rule,
            s_1.source
           FROM story s_1
          WHERE s_1.person_id = e.person_id AND s_1.entry_id = e.entry_id
         OFFSET 0) s
  WHERE e.author_id = me_worker() AND e.organisation_id = me_organisation() AND cardinality(e.categories) = 0 AND (e.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m))));
alter view my_unsorted owner to alongside_policy;
comment on view my_unsorted is 'This worker''s own unsorted entries about people they are with, as the story gives them.';
grant select on table my_unsorted to alongside_app;

create view my_waiting_cautions with (security_barrier=true) as
 SELECT c.person_id,
    c.entry_id,
    c.rule,
    c.state,
    c.review_on,
    c.author_id,
    c.author_name
   FROM ( SELECT e_1.person_id,
            e_1.entry_id
           FROM entries e_1
          WHERE e_1.caution_state = 'draft'::text AND e_1.caution_second_id = me_worker() AND e_1.caution_review_on >= london_day(moment())
        UNION ALL
         SELECT e_1.person_id,
            e_1.entry_id
           FROM entries e_1
          WHERE e_1.caution_state = 'active'::text AND e_1.author_id = me_worker() AND e_1.organisation_id = me_organisation() AND e_1.caution_review_on >= london_day(moment()) AND e_1.caution_review_on <= (london_day(moment()) + 7)) e
     CROSS JOIN LATERAL ( SELECT c_1.person_id,
            c_1.entry_id,
            c_1.rule,
            c_1.words,
            c_1.state,
            c_1.review_on,
            c_1.evidence,
            c_1.told,
            c_1.told_words,
            c_1.recorded_at,
            c_1.author_id,
            c_1.author_name,
            c_1.second_id,
            c_1.second_name,
            c_1.may_agree,
            c_1.may_end,
            c_1.may_continue
           FROM cautions_for_me c_1
          WHERE c_1.person_id = e.person_id AND c_1.entry_id = e.entry_id
         OFFSET 0) c
  WHERE (e.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m)))) AND (c.may_agree OR c.may_continue);
alter view my_waiting_cautions owner to alongside_policy;
comment on view my_waiting_cautions is 'Caution notes that wait for the actor''s agreement, and their own whose review day is near, about people they are with.';
grant select on table my_waiting_cautions to alongside_app;

create view newest_seen with (security_barrier=true) as
 SELECT person_id,
    entry_id,
    place_id,
    worker_id,
        CASE
            WHEN line = 1 THEN
            CASE
                WHEN cut THEN 'D12'::text
                WHEN (code % 100) = 13 THEN 'D7a'::text
                ELSE 'D'::text || (code % 100)
            END
            ELSE NULL::text
        END AS rule,
    line,
    for_organisation_id,
    alongside,
    starting,
        CASE
            WHEN line = 0 THEN ARRAY( SELECT name.name
               FROM unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) name(name)
              WHERE (v.full_set & (1 << category_bit(name.name))) <> 0)
            ELSE NULL::text[]
        END AS agreed,
        CASE
            WHEN code >= 400 THEN conversation_id
            ELSE entry_id
        END AS conversation_id,
    kind,
    occurred_at,
    recorded_at,
        CASE
            WHEN code >= 300 THEN happened_where
            ELSE NULL::text
        END AS happened_where,
    author_id,
    organisation_id,
        CASE
            WHEN code >= 400 AND NOT cut THEN words
            WHEN code < 300 THEN headline
            WHEN amended_at IS NULL THEN
            CASE
                WHEN cut THEN words_without(words, passages, records, code >= 400, code >= 400,
                CASE
                    WHEN legal THEN '[…]'::text
                    ELSE ''::text
                END)
                ELSE words
            END
            ELSE ( SELECT
                    CASE
                        WHEN NOT v.cut THEN a.words
                        WHEN a.passages IS NULL THEN COALESCE(v.headline, ''::text)
                        ELSE words_without(a.words, a.passages, v.records, v.code >= 400, v.code >= 400,
                        CASE
                            WHEN v.legal THEN '[…]'::text
                            ELSE ''::text
                        END)
                    END AS words_without
               FROM entry_amendments a
              WHERE a.person_id = v.person_id AND a.entry_id = v.entry_id
              ORDER BY a.version DESC
             LIMIT 1)
        END AS words,
    categories,
    shown_to_person,
    version,
        CASE
            WHEN code >= 400 AND NOT cut THEN amended_at
            ELSE NULL::timestamp with time zone
        END AS amended_at,
        CASE
            WHEN code >= 300 THEN source
            ELSE NULL::text
        END AS source,
        CASE code / 100
            WHEN 4 THEN 'full'::text
            WHEN 3 THEN 'minimum'::text
            WHEN 2 THEN 'summary'::text
            ELSE NULL::text
        END AS level,
    joined,
    place_barred,
    full_set,
    place
   FROM newest_verdicts v
  WHERE code >= 200;
alter view newest_seen owner to alongside_policy;
comment on view newest_seen is 'A person (line 0), the newest 51 entries that the actor may read (line 1, with their place), and who wrote those, for which organisation (line 2).';

create view newest_verdicts with (security_barrier=true) as
 SELECT s.person_id,
    s.place_id,
    s.worker_id,
    s.organisation_id AS for_organisation_id,
    s.alongside,
    s.starting,
    s.full_set,
    s.joined,
    s.place_barred,
    s.role,
    s.purpose,
    s.records,
    s.opened,
    s.card_open,
    s.on_duty,
    s.opens_full,
    s.opens_summary,
    s.asking_helps,
    s.telling_helps,
    s.legal,
    s.minimum_set,
    s.listed_later,
    s.listed_once_told,
    l.line,
    l.entry_id,
    l.conversation_id,
    l.kind,
    l.occurred_at,
    l.recorded_at,
    l.happened_where,
    l.author_id,
    l.organisation_id,
    l.words,
    l.passages,
    l.mentions,
    l.headline,
    l.categories,
    l.category_bits,
    l.shown_to_person,
    l.version,
    l.amended_at,
    l.source,
    l.bits,
    l.code,
    l.mentions IS NOT NULL AND l.code >= 300 AND (l.author_id <> s.worker_id OR l.code < 400) AND (EXISTS ( SELECT
           FROM jsonb_array_elements(l.passages) passage(value)
          WHERE (((passage.value ->> 'about'::text)::uuid) <> ALL (s.records)) AND (l.code < 400 OR NOT (COALESCE((passage.value ->> 'agreed'::text)::boolean, false) OR COALESCE((passage.value ->> 'needed'::text)::boolean, false))))) AS cut,
    l.place
   FROM regard s
     CROSS JOIN LATERAL ( WITH newest AS MATERIALIZED (
                 SELECT entry.line,
                    entry.entry_id,
                    entry.conversation_id,
                    entry.kind,
                    entry.occurred_at,
                    entry.recorded_at,
                    entry.happened_where,
                    entry.author_id,
                    entry.organisation_id,
                    entry.words,
                    entry.passages,
                    entry.mentions,
                    entry.headline,
                    entry.categories,
                    entry.category_bits,
                    entry.shown_to_person,
                    entry.version,
                    entry.amended_at,
                    entry.source,
                    entry.bits,
                    entry.code,
                    row_number() OVER () AS place
                   FROM ( SELECT 1 AS line,
                            e.entry_id,
                            e.conversation_id,
                            e.kind,
                            e.occurred_at,
                            e.recorded_at,
                            e.happened_where,
                            e.author_id,
                            e.organisation_id,
                            e.words,
                            e.passages,
                            e.mentions,
                            e.headline,
                            e.categories,
                            e.category_bits,
                            e.shown_to_person,
                            e.version,
                            e.amended_at,
                            e.source,
                            NULL::integer AS bits,
                            v.code
                           FROM entries e
                             CROSS JOIN LATERAL ( SELECT
CASE
 WHEN s.ordinary AND e.mentions IS NULL AND (e.category_bits & 4096) = 0 AND e.organisation_id = s.organisation_id THEN 405
 WHEN s.ordinary AND e.mentions IS NULL AND (e.category_bits & (4096 | (~ s.ordinary_set))) = 0 AND (e.organisation_id = ANY (s.joined)) AND (e.organisation_id <> ALL (s.protected_services)) THEN 410
 ELSE ( SELECT v_1.code
    FROM ( SELECT) one
      CROSS JOIN LATERAL ( SELECT
     CASE
      WHEN e.organisation_id = ANY (s.protected_services) THEN 16
      ELSE 0
     END AS shift,
       (e.category_bits & 4096) <> 0 AND NOT e.caution_state IS DISTINCT FROM 'active'::text AND s.today <= e.caution_review_on AS caution_stands,
       e.tells_where OR (e.category_bits & 129) <> 0 AS place_speaks,
       (s.starting OR s.alongside OR s.visiting) AND (e.category_bits & 4096) <> 0 AND NOT e.caution_state IS DISTINCT FROM 'active'::text AND s.today <= e.caution_review_on AS warns,
       e.author_id = s.worker_id OR s.alongside AND e.organisation_id = s.organisation_id AS counts_as_named,
       s.lifting_sets IS NOT NULL AND (EXISTS ( SELECT
        FROM unnest(s.lifting_sets) lifting(lifting)
       WHERE (e.category_bits & (~ lifting.lifting)) = 0)) AS lifted
    OFFSET 0) n
      CROSS JOIN LATERAL ( SELECT (e.category_bits &
     CASE
      WHEN n.warns THEN ~ 4096
      ELSE '-1'::integer
     END) << n.shift AS bits,
     CASE
      WHEN e.headline IS NULL THEN s.summary_set
      ELSE 0
     END AS no_headline
    OFFSET 0) q
      CROSS JOIN LATERAL ( SELECT q.bits & (~ (((s.full_set | s.minimum_set) | s.summary_set) | s.exists_set)) AS hidden,
       q.bits & (s.exists_set | q.no_headline) AS known,
       n.shift = 0 AND ((q.bits & s.on_duty) & (s.opens_full |
     CASE
      WHEN e.headline IS NULL THEN 0
      ELSE s.opens_summary
     END)) <> 0 AND ((q.bits & s.no_said) & 11264) = 0 AS headline_stays
    OFFSET 0) x
      CROSS JOIN LATERAL ( SELECT
     CASE
      WHEN e.organisation_id <> s.organisation_id AND (e.organisation_id <> ALL (s.joined)) AND NOT (s.purpose = 'emergency'::text AND n.lifted AND (e.organisation_id = ANY (s.ran_out))) THEN 0
      WHEN s.own THEN 1
      WHEN NOT s.purpose_is_theirs OR s.enforced OR s.purpose = 'supervision'::text AND e.organisation_id <> s.organisation_id OR s.purpose = 'rights'::text AND NOT s.reviewing OR s.purpose = 'huddle'::text AND NOT (EXISTS ( SELECT
         FROM room_cards c
        WHERE c.person_id = e.person_id AND c.entry_id = e.entry_id AND (c.huddle_id = ANY (s.rooms)))) THEN 2
      WHEN s.linked OR COALESCE(e.mentions && s.all_linked, false) THEN
      CASE
       WHEN s.linked AND NOT s.linked_hard AND s.purpose = 'emergency'::text AND s.override_sets IS NOT NULL AND NOT COALESCE(e.mentions && s.all_linked_hard, false) THEN 103
       ELSE 3
      END
      WHEN s.sealed OR COALESCE(e.entry_id = ANY (s.sealed_entries), false) OR (NOT n.caution_stands OR e.tells_where) AND (s.restricted AND NOT n.counts_as_named OR s.place_barred AND n.place_speaks) THEN
      CASE
       WHEN n.lifted AND (s.purpose <> 'disclosure'::text OR n.shift = 0 OR e.organisation_id = s.organisation_id) THEN 104
       ELSE 4
      END
      WHEN e.mentions IS NOT NULL AND mention_bars(e.mentions, s.released, n.place_speaks, n.counts_as_named, n.caution_stands AND NOT e.tells_where) THEN 4
      WHEN (e.category_bits & 4096) <> 0 AND NOT n.caution_stands AND NOT s.reviewing AND NOT s.legal_on_warnings THEN
      CASE
       WHEN NOT e.caution_state IS DISTINCT FROM 'draft'::text AND (s.worker_id = ANY (ARRAY[e.author_id, e.caution_second_id])) THEN 413
       ELSE 13
      END
      WHEN e.organisation_id = s.organisation_id AND (e.author_id = s.worker_id OR s.alongside OR s.reviewing OR s.purpose = 'supervision'::text AND (e.category_bits & 8193) = 0) THEN 405
      WHEN (s.purpose = ANY (ARRAY['rights'::text, 'disclosure'::text])) AND e.organisation_id <> s.organisation_id THEN
      CASE
       WHEN s.purpose = 'disclosure'::text AND n.shift = 0 AND (e.category_bits & (~ (s.opened & 32767))) = 0 THEN 106
       ELSE 8
      END
      WHEN n.warns AND q.bits = 0 THEN 407
      WHEN s.purpose = 'huddle'::text THEN
      CASE
       WHEN (q.bits & s.without_basis) = 0 THEN 408
       WHEN NOT s.alongside THEN 8
       WHEN ((q.bits & s.without_basis) & s.silent) <> 0 THEN 9
       ELSE 109
      END
      WHEN (x.hidden | x.known) <> 0 AND x.headline_stays THEN
      CASE
       WHEN e.headline IS NULL THEN 111
       WHEN ((q.bits & s.on_duty) & s.opens_summary) <> 0 THEN 211
       ELSE 210
      END
      WHEN x.hidden <> 0 THEN
      CASE
       WHEN NOT s.reads THEN 8
       WHEN (x.hidden & s.without_basis) <> 0 THEN 9
       WHEN (x.hidden & s.refused) <> 0 THEN 10
       ELSE 11
      END
      WHEN x.known <> 0 THEN
      CASE
       WHEN (x.known & s.without_basis) <> 0 THEN 109
       WHEN (x.known & s.refused) <> 0 THEN 110
       ELSE 111
      END
      WHEN (q.bits & s.summary_set) <> 0 THEN 211
      WHEN (q.bits & s.minimum_set) <> 0 THEN
      CASE
       WHEN ((q.bits & s.minimum_set) & (~ s.opened)) <> 0 THEN 308
       ELSE 306
      END
      ELSE 410
     END AS code
    OFFSET 0) v_1)
END AS code
                                 OFFSET 0) v
                          WHERE e.person_id = s.person_id AND v.code >= 200
                          ORDER BY e.occurred_at DESC, e.entry_id DESC
                         LIMIT 51) entry
                )
         SELECT person.line,
            person.entry_id,
            person.conversation_id,
            person.kind,
            person.occurred_at,
            person.recorded_at,
            person.happened_where,
            person.author_id,
            person.organisation_id,
            person.words,
            person.passages,
            person.mentions,
            person.headline,
            person.categories,
            person.category_bits,
            person.shown_to_person,
            person.version,
            person.amended_at,
            person.source,
            person.bits,
            person.code,
            NULL::bigint AS place
           FROM ( SELECT 0 AS line,
                    NULL::uuid AS entry_id,
                    NULL::uuid AS conversation_id,
                    NULL::text AS kind,
                    NULL::timestamp with time zone AS occurred_at,
                    NULL::timestamp with time zone AS recorded_at,
                    NULL::text AS happened_where,
                    NULL::uuid AS author_id,
                    NULL::uuid AS organisation_id,
                    NULL::text AS words,
                    NULL::jsonb AS passages,
                    NULL::uuid[] AS mentions,
                    NULL::text AS headline,
                    NULL::text[] AS categories,
                    NULL::integer AS category_bits,
                    NULL::text AS shown_to_person,
                    NULL::integer AS version,
                    NULL::timestamp with time zone AS amended_at,
                    NULL::text AS source,
                    NULL::integer AS bits,
                        CASE
                            WHEN s.visible THEN 500
                            ELSE 0
                        END AS code) person
        UNION ALL
         SELECT newest.line,
            newest.entry_id,
            newest.conversation_id,
            newest.kind,
            newest.occurred_at,
            newest.recorded_at,
            newest.happened_where,
            newest.author_id,
            newest.organisation_id,
            newest.words,
            newest.passages,
            newest.mentions,
            newest.headline,
            newest.categories,
            newest.category_bits,
            newest.shown_to_person,
            newest.version,
            newest.amended_at,
            newest.source,
            newest.bits,
            newest.code,
            newest.place
           FROM newest
        UNION ALL
         SELECT 2,
            NULL::uuid,
            NULL::uuid,
            NULL::text,
            NULL::timestamp with time zone,
            NULL::timestamp with time zone,
            NULL::text,
            named.author_id,
            named.organisation_id,
            NULL::text,
            NULL::jsonb,
            NULL::uuid[],
            NULL::text,
            NULL::text[],
            NULL::integer,
            NULL::text,
            NULL::integer,
            NULL::timestamp with time zone,
            NULL::text,
            NULL::integer,
            500,
            NULL::bigint
           FROM ( SELECT DISTINCT newest.author_id,
                    newest.organisation_id
                   FROM newest
                  WHERE s.visible) named) l;
alter view newest_verdicts owner to alongside_policy;
comment on view newest_verdicts is 'The person, the newest 51 entries of theirs that the actor may read, and who wrote those: with the line of the sharing page that answers each.';

create view not_by_message with (security_barrier=true) as
 SELECT person_id
   FROM people p
  WHERE (EXISTS ( SELECT
           FROM people r
          WHERE r.human_id = p.human_id AND r.self_harm_risk)) OR (EXISTS ( SELECT
           FROM link_reaches l
          WHERE l.person_id = p.person_id AND l.kind <> 'representing'::text AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at))) OR (EXISTS ( SELECT
           FROM protecting g
          WHERE g.person_id = p.person_id AND g.kind = 'protected_place'::text));
alter view not_by_message owner to alongside_policy;
comment on view not_by_message is 'People who are told nothing by text, e-mail or app just now.';

create view not_yets_to_agree with (security_barrier=true) as
 SELECT o.place_id,
    o.override_id,
    o.person_id,
    o.worker_id,
    o.organisation_id,
    o.ground,
    i.typed,
    o.not_yet_reason AS reason,
    o.not_yet_until AS until_at,
    o.invoked_at,
    working_day_after(london_day(o.invoked_at), 5) AS due_on
   FROM overrides o
     LEFT JOIN override_invocations i ON i.override_id = o.override_id
  WHERE o.place_id = me_place() AND o.not_yet_until > moment() AND o.person_told_at IS NULL AND me_role() = 'guardian'::text AND guards(o.organisation_id, o.worker_id, o.person_id)
UNION ALL
 SELECT d.place_id,
    d.duty_id AS override_id,
    d.person_id,
    d.worker_id,
    d.organisation_id,
    NULL::text AS ground,
    NULL::text AS typed,
    d.not_yet_reason AS reason,
    d.not_yet_until AS until_at,
    d.looked_at AS invoked_at,
    working_day_after(london_day(d.looked_at), 5) AS due_on
   FROM duties_to_tell d
  WHERE d.place_id = me_place() AND d.not_yet_until > moment() AND d.person_told_at IS NULL AND me_role() = 'guardian'::text AND guards(d.organisation_id, d.worker_id, d.person_id);
alter view not_yets_to_agree owner to alongside_policy;
comment on view not_yets_to_agree is 'Workers who ask this Guardian not to tell the person yet.';

create view open_invitations with (security_barrier=true) as
 SELECT i.invitation_id,
    i.place_id,
    i.organisation_id,
    i.worker_id,
    i.token_hash,
    i.name,
    i.job_title,
    i.role,
    o.name AS organisation,
    o.issuer
   FROM invitations i
     JOIN organisations o ON o.organisation_id = i.organisation_id
  WHERE i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND moment() < i.ends_at AND (i.worker_id IS NULL OR (EXISTS ( SELECT
           FROM memberships m
          WHERE m.worker_id = i.worker_id AND m.organisation_id = i.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at))) AND NOT (EXISTS ( SELECT
           FROM memberships m
          WHERE m.worker_id = i.worker_id AND m.organisation_id <> i.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at))));
alter view open_invitations owner to alongside_policy;
comment on view open_invitations is 'Invitations that can be accepted now. Not for the application: it asks by the hash of a token.';

create view openness with (security_barrier=true) as
 SELECT p.person_id,
    o.organisation_id,
    y.category,
    y.category_bit,
    y.by_telling
   FROM people p
     JOIN organisations o ON o.place_id = p.place_id
     JOIN sharing_settings place ON place.place_id = p.place_id
     CROSS JOIN LATERAL ( SELECT b.category,
            b.category_bit,
            b.rests_on = 'telling'::text AND (a.yes & (1 << b.category_bit)) = 0 AS by_telling
           FROM answers_about(p.person_id, o.organisation_id) a(yes, refused, answered)
             JOIN sharing_bases b ON b.organisation_id = o.organisation_id AND b.purpose = 'support'::text AND b.state = 'active'::text AND (b.review_on IS NULL OR london_day(moment()) < (b.review_on + place.basis_overdue_days)) AND (b.rests_on <> 'telling'::text OR is_care_kind(o.kind))
          WHERE b.rests_on = 'duty'::text OR ((a.yes & (~ a.refused)) & (1 << b.category_bit)) <> 0 OR b.rests_on = 'telling'::text AND ((1 << b.category_bit) & (~ (((a.answered | category_bits(place.silent)) |
                CASE
                    WHEN o.kind = ANY (place.health_open_to) THEN 0
                    ELSE 16
                END) |
                CASE
                    WHEN o.kind = ANY (place.childs_own_open_to) THEN 0
                    ELSE 512
                END))) <> 0 AND (told_about(p.person_id, o.organisation_id) & (1 << b.category_bit)) <> 0
         OFFSET 0) y;
alter view openness owner to alongside_policy;
comment on view openness is 'Which categories of a person are open to which organisation for support, before roles: for naming readers beforehand.';

create view overrides_on_my_people with (security_barrier=true) as
 SELECT o.override_id,
    o.person_id,
    o.worker_id,
    w.name AS worker_name,
    o.organisation_id,
    g.name AS organisation_name,
    g.kind AS organisation_kind,
    o.ground,
    o.invoked_at,
    override_ends(o.*) AS ends_at
   FROM overrides o
     CROSS JOIN LATERAL ( SELECT s_1.worker_id,
            s_1.organisation_id
           FROM sight s_1
          WHERE s_1.person_id = o.person_id AND s_1.alongside
         OFFSET 0) s
     JOIN workers w ON w.worker_id = o.worker_id
     JOIN organisations g ON g.organisation_id = o.organisation_id
  WHERE (o.person_id = ANY ((ARRAY( SELECT m.person_id
           FROM my_people m)))) AND o.opens AND o.worker_id <> s.worker_id AND o.invoked_at > (moment() - '7 days'::interval) AND (NOT g.protected_service OR g.organisation_id = s.organisation_id) AND COALESCE(( SELECT l.worker_id = s.worker_id AND l.organisation_id = s.organisation_id
           FROM lead_workers l
          WHERE l.person_id = o.person_id AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at)
          ORDER BY l.from_at DESC
         LIMIT 1), true);
alter view overrides_on_my_people owner to alongside_policy;
comment on view overrides_on_my_people is 'Who opened the record of someone whom this worker leads, in the last seven days.';
grant select on table overrides_on_my_people to alongside_app;

create view overrides_to_review with (security_barrier=true) as
 SELECT o.place_id,
    o.override_id,
    o.person_id,
    o.worker_id,
    o.organisation_id,
    o.ground,
    o.categories,
    i.typed,
    o.reason,
    o.told,
    o.recipient,
    o.opens,
    o.invoked_at,
    override_ends(o.*) AS ends_at,
        CASE
            WHEN o.opens THEN working_day_after(london_day(o.invoked_at), 5)
            ELSE london_day(o.invoked_at)
        END AS due_on,
    o.not_yet_reason,
    o.not_yet_until,
    o.person_told_at
   FROM overrides o
     LEFT JOIN override_invocations i ON i.override_id = o.override_id
  WHERE o.place_id = me_place() AND o.state <> 'reviewed'::text AND me_role() = 'guardian'::text AND guards(o.organisation_id, o.worker_id, o.person_id);
alter view overrides_to_review owner to alongside_policy;
comment on view overrides_to_review is 'Overrides that the actor reviews as a Guardian. Nothing for anyone else.';

create view own_list with (security_barrier=true) as
 SELECT me.place_id,
    me.organisation_id,
    me.worker_id,
    l.listed_id,
    COALESCE(l.full_name, l.preferred_name) AS name,
    l.preferred_name,
    l.name_key,
    l.worker_key,
    l.named_by,
    date_part('year'::text, age((moment() AT TIME ZONE 'Europe/London'::text)::date::timestamp without time zone, l.birth_date::timestamp without time zone))::integer AS age,
    COALESCE(l.worker_key = (( SELECT name_key(w.name) AS name_key
           FROM workers w
          WHERE w.worker_id = me.worker_id)) AND NOT (EXISTS ( SELECT
           FROM memberships m
             JOIN workers other ON other.worker_id = m.worker_id
          WHERE m.organisation_id = me.organisation_id AND m.worker_id <> me.worker_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at) AND name_key(other.name) = l.worker_key)), false) AS names_me
   FROM stance me
     JOIN listed_people l ON l.organisation_id = me.organisation_id
  WHERE (l.listed_id <> ALL (me.conflicted)) AND l.listed_id IS DISTINCT FROM me.own_person_id AND NOT (EXISTS ( SELECT
           FROM people p
          WHERE (p.person_id = ANY ((me.conflicted || me.own_person_id))) AND (p.birth_date = l.birth_date OR p.phone = l.phone OR p.postcode = l.postcode) AND string_to_array(name_key(concat_ws(' '::text, p.full_name, p.preferred_name)), ' '::text) && string_to_array(name_key(concat_ws(' '::text, l.full_name, l.preferred_name)), ' '::text)));
alter view own_list owner to alongside_policy;
comment on view own_list is 'Who is on the list of this worker''s organisation: name and age.';

create view own_list_loads with (security_barrier=true) as
 SELECT l.load_id,
    l.source,
    l.loaded_by,
    w.name AS loader_name,
    l.started_at,
    l.last_at,
        CASE
            WHEN l.loaded_by = me.worker_id THEN l.added
            ELSE NULL::integer
        END AS added,
        CASE
            WHEN l.loaded_by = me.worker_id THEN l.changed
            ELSE NULL::integer
        END AS changed,
        CASE
            WHEN l.loaded_by = me.worker_id THEN l.same
            ELSE NULL::integer
        END AS same,
        CASE
            WHEN l.loaded_by = me.worker_id THEN l.refused
            ELSE NULL::integer
        END AS refused
   FROM stance me
     JOIN list_loads l ON l.organisation_id = me.organisation_id
     JOIN workers w ON w.worker_id = l.loaded_by
  WHERE me_role() = ANY (ARRAY['administrator'::text, 'supervisor'::text]);
alter view own_list_loads owner to alongside_policy;
comment on view own_list_loads is 'The loads of this organisation''s list, for its administrators and supervisors; how many rows each had, for whoever loaded it.';
grant select on table own_list_loads to alongside_app;

create view own_list_workers with (security_barrier=true) as
 SELECT l.worker_key,
    min(l.worker) AS given,
    count(*)::integer AS people,
    (( SELECT count(DISTINCT w.worker_id) AS count
           FROM memberships m
             JOIN workers w ON w.worker_id = m.worker_id
          WHERE m.organisation_id = me.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at) AND name_key(w.name) = l.worker_key))::integer AS workers
   FROM stance me
     JOIN listed_people l ON l.organisation_id = me.organisation_id AND l.worker_key IS NOT NULL AND (l.listed_id <> ALL ((ARRAY( SELECT k.listed_id
           FROM kept_off_own_list k))))
  WHERE me_role() = ANY (ARRAY['administrator'::text, 'supervisor'::text])
  GROUP BY me.organisation_id, l.worker_key;
alter view own_list_workers owner to alongside_policy;
comment on view own_list_workers is 'The workers whom this organisation''s list names, and how many who work here are called so, for its administrators and supervisors.';
grant select on table own_list_workers to alongside_app;

create view page_lines with (security_barrier=true) as
 SELECT person_id,
    line,
        CASE
            WHEN line = 0 THEN ( SELECT json_build_object('id', e.person_id, 'name', COALESCE(p.full_name, p.preferred_name), 'preferredName', p.preferred_name, 'standing',
                    CASE
                        WHEN e.alongside THEN 'alongside'::text
                        WHEN e.starting THEN 'starting'::text
                        ELSE 'author'::text
                    END, 'birthDate',
                    CASE
                        WHEN e.alongside THEN to_char(p.birth_date::timestamp with time zone, 'YYYY-MM-DD'::text)
                        ELSE NULL::text
                    END, 'age',
                    CASE
                        WHEN e.alongside THEN date_part('year'::text, age((moment() AT TIME ZONE 'Europe/London'::text)::date::timestamp without time zone, p.birth_date::timestamp without time zone))::integer
                        ELSE NULL::integer
                    END, 'street',
                    CASE
                        WHEN e.alongside AND NOT p.whereabouts_hidden AND NOT e.place_barred THEN p.street
                        ELSE NULL::text
                    END, 'postcode',
                    CASE
                        WHEN e.alongside AND NOT p.whereabouts_hidden AND NOT e.place_barred THEN p.postcode
                        ELSE NULL::text
                    END, 'phone',
                    CASE
                        WHEN e.alongside THEN p.phone
                        ELSE NULL::text
                    END, 'safeContact',
                    CASE
                        WHEN e.alongside THEN ( SELECT json_build_object('how', c.how, 'when', c.when_to, 'number', c.number, 'never', c.never) AS json_build_object
                           FROM safe_contacts c
                          WHERE c.person_id = e.person_id
                          ORDER BY c.said_at DESC, c.safe_contact_id DESC
                         LIMIT 1)
                        ELSE NULL::json
                    END, 'communicationNeed',
                    CASE
                        WHEN e.alongside THEN ( SELECT json_build_object('need', n.need, 'detail', n.detail) AS json_build_object
                           FROM communication_needs n
                          WHERE n.person_id = e.person_id
                          ORDER BY n.said_at DESC, n.communication_need_id DESC
                         LIMIT 1)
                        ELSE NULL::json
                    END, 'whatMatters', ( SELECT json_build_object('id', m.what_matters_id, 'words', m.words, 'saidAt', m.said_at, 'writtenBy', json_build_object('id', m.written_by, 'name', w.name)) AS json_build_object
                       FROM what_matters m
                         JOIN workers w ON w.worker_id = m.written_by
                      WHERE m.person_id = e.person_id AND (e.alongside AND (m.organisation_id = e.for_organisation_id OR (m.organisation_id = ANY (e.joined)) AND (e.full_set & (( SELECT
                                    CASE
WHEN o.protected_service THEN 4 << 16
ELSE 4
                                    END AS "case"
                               FROM organisations o
                              WHERE o.organisation_id = m.organisation_id))) <> 0) OR m.written_by = e.worker_id AND m.organisation_id = e.for_organisation_id)
                      ORDER BY m.said_at DESC, m.what_matters_id DESC
                     LIMIT 1), 'lead',
                    CASE
                        WHEN e.alongside THEN ( SELECT json_build_object('worker', json_build_object('id', l.worker_id, 'name', w.name), 'organisation', json_build_object('id', l.organisation_id, 'name', o.name, 'kind', o.kind), 'jobTitle', m.job_title, 'since', l.from_at, 'isMe', l.worker_id = e.worker_id) AS json_build_object
                           FROM lead_workers l
                             JOIN workers w ON w.worker_id = l.worker_id
                             JOIN organisations o ON o.organisation_id = l.organisation_id
                             JOIN LATERAL ( SELECT m_1.job_title
                                   FROM memberships m_1
                                  WHERE m_1.worker_id = l.worker_id AND m_1.organisation_id = l.organisation_id AND m_1.from_at <= moment() AND (m_1.until_at IS NULL OR moment() < m_1.until_at)
                                  ORDER BY m_1.from_at
                                 LIMIT 1) m ON true
                          WHERE l.person_id = e.person_id AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at) AND (NOT o.protected_service OR o.organisation_id = e.for_organisation_id)
                          ORDER BY l.from_at DESC
                         LIMIT 1)
                        ELSE NULL::json
                    END, 'alongside', COALESCE(
                    CASE
                        WHEN e.alongside THEN ( SELECT json_agg(json_build_object('worker', json_build_object('id', b.worker_id, 'name', b.worker_name), 'organisation', json_build_object('id', b.organisation_id, 'name', b.organisation_name, 'kind', b.organisation_kind), 'jobTitle', b.job_title, 'since', b.since, 'isMe', b.worker_id = e.worker_id) ORDER BY b.worker_name, b.worker_id, b.organisation_name) AS json_agg
                           FROM ( SELECT DISTINCT ON (i.worker_id, i.organisation_id) i.worker_id,
                                    w.name AS worker_name,
                                    i.organisation_id,
                                    o.name AS organisation_name,
                                    o.kind AS organisation_kind,
                                    m.job_title,
                                    i.from_at AS since
                                   FROM involvements i
                                     JOIN workers w ON w.worker_id = i.worker_id
                                     JOIN organisations o ON o.organisation_id = i.organisation_id
                                     JOIN LATERAL ( SELECT m_1.job_title
   FROM memberships m_1
  WHERE m_1.worker_id = i.worker_id AND m_1.organisation_id = i.organisation_id AND m_1.from_at <= moment() AND (m_1.until_at IS NULL OR moment() < m_1.until_at)
  ORDER BY m_1.from_at
 LIMIT 1) m ON true
                                  WHERE i.person_id = e.person_id AND i.state = 'alongside'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at) AND (NOT o.protected_service OR o.organisation_id = e.for_organisation_id)
                                  ORDER BY i.worker_id, i.organisation_id, i.from_at) b)
                        ELSE NULL::json
                    END, '[]'::json)) AS json_build_object
               FROM people p
              WHERE p.person_id = e.person_id)
            ELSE NULL::json
        END AS page,
    entry_id,
    kind,
    occurred_at,
    happened_where,
    author_id,
        CASE
            WHEN line = 2 THEN ( SELECT w.name
               FROM workers w
              WHERE w.worker_id = e.author_id)
            ELSE NULL::text
        END AS author_name,
    organisation_id,
        CASE
            WHEN line = 2 THEN ( SELECT o.name
               FROM organisations o
              WHERE o.organisation_id = e.organisation_id)
            ELSE NULL::text
        END AS organisation_name,
        CASE
            WHEN amended_at IS NULL THEN words
            ELSE ( SELECT a.words
               FROM entry_amendments a
              WHERE a.person_id = e.person_id AND a.entry_id = e.entry_id
              ORDER BY a.version DESC
             LIMIT 1)
        END AS words,
    categories,
    author_id = worker_id AS mine,
    version,
    amended_at,
    rule,
    source,
    place
   FROM newest_seen e;
alter view page_lines owner to alongside_policy;
comment on view page_lines is 'A person''s page as far as this worker may know it: line 0 the person, line 1 an entry of the story each, line 2 the names of who wrote them.';
grant select on table page_lines to alongside_app;

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
            WHEN s.alongside AND NOT p.whereabouts_hidden AND NOT s.place_barred THEN p.street
            ELSE NULL::text
        END AS street,
        CASE
            WHEN s.alongside AND NOT p.whereabouts_hidden AND NOT s.place_barred THEN p.postcode
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

create view person_links with (security_barrier=true) as
 SELECT actor.human_id,
    l.kind,
    l.from_at,
    l.until_at,
    l.person_id
   FROM people actor
     CROSS JOIN LATERAL ( SELECT l_1.worker_id,
            l_1.other_person_id,
            l_1.kind,
            l_1.from_at,
            l_1.until_at,
            l_1.person_id
           FROM link_reaches l_1
          WHERE l_1.other_person_id = actor.person_id
         OFFSET 0) l
UNION ALL
 SELECT actor.human_id,
    l.kind,
    l.from_at,
    l.until_at,
    l.person_id
   FROM people actor
     JOIN workers w ON w.person_id = actor.person_id
     CROSS JOIN LATERAL ( SELECT l_1.worker_id,
            l_1.other_person_id,
            l_1.kind,
            l_1.from_at,
            l_1.until_at,
            l_1.person_id
           FROM link_reaches l_1
          WHERE l_1.worker_id = w.worker_id
         OFFSET 0) l;
alter view person_links owner to alongside_policy;
comment on view person_links is 'The links of a human, by any record or login of theirs, and whom they reach.';

create view protecting with (security_barrier=true) as
 SELECT p.person_id,
    k.kind,
    k.entry_id,
    k.named,
    k.person_id AS owner_id
   FROM people p
     JOIN people record ON record.human_id = p.human_id
     JOIN protections k ON k.person_id = record.person_id
  WHERE k.from_at <= moment() AND (k.until_at IS NULL OR moment() < k.until_at)
UNION ALL
 SELECT p.person_id,
    k.kind,
    k.entry_id,
    k.named,
    k.person_id AS owner_id
   FROM people p
     JOIN people own ON own.human_id = p.human_id
     JOIN residences home ON home.person_id = own.person_id AND home.from_at <= moment() AND (home.until_at IS NULL OR moment() < home.until_at)
     JOIN residences beside ON beside.household_id = home.household_id AND beside.from_at <= moment() AND (beside.until_at IS NULL OR moment() < beside.until_at)
     JOIN people other ON other.person_id = beside.person_id AND other.human_id <> p.human_id
     JOIN people record ON record.human_id = other.human_id
     JOIN protections k ON k.person_id = record.person_id AND k.kind = 'protected_place'::text
  WHERE k.from_at <= moment() AND (k.until_at IS NULL OR moment() < k.until_at);
alter view protecting owner to alongside_policy;
comment on view protecting is 'Seals, restricted records and protected places, by whom they cover.';

create view regard with (security_barrier=true) as
 SELECT p.person_id,
    p.place_id,
    me.worker_id,
    me.organisation_id,
    s.alongside,
    s.starting,
    me.role,
    me.purpose,
    me.purpose_is_theirs,
    me.joined,
    me.ran_out,
    me.protected_services,
    me.silent,
    me.linked AS all_linked,
    me.linked_hard AS all_linked_hard,
    me.released,
    me.rooms,
    me.today,
    s.records,
    s.own,
    s.enforced,
    s.linked,
    s.linked_hard,
    s.visiting,
    s.reviewing,
    s.sealed,
    s.restricted,
    s.place_barred,
    s.sealed_entries,
    s.override_sets,
    s.lifting_sets,
    s.legal,
    s.legal_on_warnings,
    s.opened,
    s.listed_later,
    s.listed_once_told,
    s.card_open,
    me.on_duty,
    r.no_said,
    r.without_basis,
    r.refused,
    r.opens_full,
    r.opens_summary,
    s.reads,
    r.full_set,
    r.minimum_set,
    r.summary_set,
    r.exists_set,
    r.asking_helps,
    r.telling_helps,
    r.agreed_set,
    s.visible,
    s.ordinary,
    r.ordinary_set
   FROM actor_now() me(place_id, worker_id, organisation_id, own_person_id, role, purpose, purpose_is_theirs, linked, linked_hard, joined, ran_out, protected_services, enforced, visiting, covering, reviewing, released, rooms, joined_at, organisation_kind, today, may_open_card, on_choice, on_telling, on_duty, need_full, need_summary, silent, yes_lasts_months, emergency_hours, safeguarding_hours, disclosure_hours)
     CROSS JOIN people p
     CROSS JOIN LATERAL standing_of(me.*, p.person_id) s(person_id, place_id, records, decides_alone, since, own, enforced, linked, linked_hard, visiting, reviewing, alongside, starting, sealed, restricted, place_barred, sealed_entries, override_sets, lifting_sets, legal, legal_on_warnings, opened, listed_later, listed_once_told, card_open, reads, visible, ordinary)
     CROSS JOIN LATERAL regard_of(me.*, s.*) r(no_said, without_basis, refused, opens_full, opens_summary, full_set, minimum_set, summary_set, exists_set, asking_helps, telling_helps, agreed_set, ordinary_set)
  WHERE p.place_id = me.place_id;
alter view regard owner to alongside_policy;
comment on view regard is 'How the actor stands to any person of the place, hidden ones too: what bars them, and what they may see by category.';

create view renewals_to_agree with (security_barrier=true) as
 SELECT place_id,
    override_id,
    person_id,
    worker_id,
    organisation_id,
    ground,
    categories,
    typed,
    reason,
    told,
    invoked_at,
    renews,
    recipient
   FROM override_invocations i
  WHERE place_id = me_place() AND renews IS NOT NULL AND agreed IS NULL AND invoked_at > (moment() - '72:00:00'::interval) AND me_role() = 'guardian'::text AND NOT (EXISTS ( SELECT
           FROM overrides o
          WHERE o.override_id = i.override_id)) AND guards(organisation_id, worker_id, person_id);
alter view renewals_to_agree owner to alongside_policy;
comment on view renewals_to_agree is 'Overrides that would go on for longer, and wait for this Guardian as the second person.';

create view resident_actor with (security_barrier=true) as
 SELECT p.human_id,
    p.place_id,
    ARRAY( SELECT r.person_id
           FROM people r
          WHERE r.human_id = p.human_id) AS records,
    me_purpose() AS purpose,
    london_day(moment()) AS today,
    ARRAY( SELECT l.person_id
           FROM person_links l
          WHERE l.human_id = p.human_id AND (l.kind = ANY (ARRAY['alleged_perpetrator'::text, 'abuse_restriction'::text])) AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at)) AS linked,
    COALESCE(h.died_on <= london_day(moment()), false) OR (EXISTS ( SELECT
           FROM people r
          WHERE r.human_id = p.human_id AND r.paused)) AS shut_out
   FROM people p
     JOIN people h ON h.person_id = p.human_id
  WHERE p.person_id = me_resident() AND p.place_id = me_place()
 LIMIT 1;
alter view resident_actor owner to alongside_policy;
comment on view resident_actor is 'Who asks at the resident''s door.';

create view resident_regard with (security_barrier=true) as
 SELECT p.person_id,
    p.place_id,
    me.human_id,
    me.records AS my_records,
    me.purpose,
    me.linked,
    me.today,
    k.records,
    p.human_id = me.human_id AS self,
    s.on_record,
    me.shut_out OR (EXISTS ( SELECT
           FROM people r
          WHERE r.human_id = p.human_id AND r.paused)) AS shut_out,
        CASE
            WHEN s.on_record THEN ( SELECT d.decided |
                    CASE
                        WHEN (d.decided & 24704) = 24704 THEN 1
                        ELSE 0
                    END
               FROM ( SELECT COALESCE(bit_or(1 << category.category), 0) AS decided
                       FROM generate_series(1, 14) category(category)
                      WHERE decides(p.person_id, me.human_id, category.category, moment())
                     OFFSET 0) d)
            ELSE 0
        END AS scope,
        CASE
            WHEN COALESCE(birthday(h.birth_date, 18) > me.today, true) THEN 24705 | 1536
            ELSE 24705
        END AS kept_from_representatives,
    ( SELECT bool_and(r.shown_at_home) AS bool_and
           FROM people r
          WHERE r.human_id = p.human_id) AS shown_at_home,
    place.talk_within_days
   FROM resident_actor me
     CROSS JOIN people p
     JOIN people h ON h.person_id = p.human_id
     JOIN sharing_settings place ON place.place_id = p.place_id
     CROSS JOIN LATERAL ( SELECT ARRAY( SELECT q.person_id
                   FROM people q
                  WHERE q.human_id = p.human_id) AS records
         OFFSET 0) k
     CROSS JOIN LATERAL ( SELECT p.human_id <> me.human_id AND (EXISTS ( SELECT
                   FROM representatives r
                  WHERE (r.person_id = ANY (k.records)) AND (r.by_person_id = ANY (me.records)) AND r.from_at <= moment() AND (r.until_at IS NULL OR moment() < r.until_at))) AS on_record
         OFFSET 0) s
  WHERE p.place_id = me.place_id;
alter view resident_regard owner to alongside_policy;
comment on view resident_regard is 'How someone at the resident''s door stands to any person: as themself, as a representative on record, or not at all.';

create view resident_verdicts with (security_barrier=true) as
 SELECT s.person_id,
    s.place_id,
    s.purpose,
    s.records,
    e.entry_id,
    e.organisation_id,
    e.passages,
    v.code,
    v.code = 401 AND e.mentions IS NOT NULL AND (EXISTS ( SELECT
           FROM jsonb_array_elements(e.passages) passage(value)
          WHERE (((passage.value ->> 'about'::text)::uuid) <> ALL (s.records)) AND NOT COALESCE((passage.value ->> 'agreed'::text)::boolean, false))) AS cut
   FROM resident_regard s
     JOIN entries e ON e.person_id = s.person_id
     CROSS JOIN LATERAL ( SELECT (e.category_bits & 4096) <> 0 AND NOT e.caution_state IS DISTINCT FROM 'active'::text AND s.today <= e.caution_review_on AS caution_stands,
            e.tells_where OR (e.category_bits & 129) <> 0 AS place_speaks
         OFFSET 0) n
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN NOT s.self AND NOT s.on_record THEN 1
                    WHEN s.on_record AND ((s.person_id = ANY (s.linked)) OR COALESCE(e.mentions && s.linked, false)) THEN 3
                    WHEN s.on_record AND (EXISTS ( SELECT
                       FROM unnest(ARRAY[s.person_id] || e.mentions) whom(person_id)
                         CROSS JOIN LATERAL ( SELECT g_1.kind,
                                g_1.entry_id
                               FROM protecting g_1
                              WHERE g_1.person_id = whom.person_id AND NOT g_1.named && s.my_records
                             OFFSET 0) g
                      WHERE g.kind = 'seal'::text AND (g.entry_id IS NULL OR g.entry_id = e.entry_id) OR (NOT n.caution_stands OR e.tells_where) AND (g.kind = 'restricted_record'::text OR g.kind = 'protected_place'::text AND n.place_speaks))) THEN 4
                    WHEN s.shut_out THEN 1
                    WHEN s.on_record AND (e.category_bits & (~ s.scope)) <> 0 THEN 1
                    WHEN s.on_record AND (e.category_bits & s.kept_from_representatives) <> 0 AND NOT (EXISTS ( SELECT
                       FROM entry_openings o
                         JOIN people whom ON whom.person_id = o.to_person_id
                      WHERE o.person_id = e.person_id AND o.entry_id = e.entry_id AND whom.human_id = s.human_id AND (o.by_worker_id <> ALL (logins_of(s.human_id))))) THEN 1
                    WHEN NOT s.shown_at_home AND (n.place_speaks OR (EXISTS ( SELECT
                       FROM organisations o
                      WHERE o.organisation_id = e.organisation_id AND o.protected_service))) THEN 1
                    WHEN n.place_speaks AND (EXISTS ( SELECT
                       FROM unnest(ARRAY[s.person_id] || e.mentions) whom(person_id)
                         CROSS JOIN LATERAL ( SELECT g_1.kind
                               FROM protecting g_1
                              WHERE g_1.person_id = whom.person_id
                             OFFSET 0) g
                      WHERE g.kind = 'protected_place'::text)) THEN 1
                    WHEN e.held_because IS NOT NULL AND NOT e.held_lifted THEN 1
                    WHEN e.shown_to_person = 'after_we_talk'::text AND COALESCE(e.talked_at > moment(), true) AND moment() < (COALESCE(e.talk_since, e.recorded_at) + make_interval(hours => 24 * s.talk_within_days)) THEN 1
                    ELSE 401
                END AS code
         OFFSET 0) v;
alter view resident_verdicts owner to alongside_policy;
comment on view resident_verdicts is 'Every entry, hidden ones too, with the line of the sharing page that answers someone at the resident''s door.';

create view seen with (security_barrier=true) as
 SELECT person_id,
    entry_id,
    place_id,
    worker_id,
        CASE
            WHEN line = 1 THEN
            CASE
                WHEN cut THEN 'D12'::text
                WHEN (code % 100) = 13 THEN 'D7a'::text
                ELSE 'D'::text || (code % 100)
            END
            ELSE NULL::text
        END AS rule,
    line,
    for_organisation_id,
    alongside,
    starting,
        CASE
            WHEN line = 0 THEN ARRAY( SELECT name.name
               FROM unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) name(name)
              WHERE (v.full_set & (1 << category_bit(name.name))) <> 0)
            ELSE NULL::text[]
        END AS agreed,
        CASE
            WHEN code >= 400 THEN conversation_id
            ELSE entry_id
        END AS conversation_id,
    kind,
    occurred_at,
    recorded_at,
        CASE
            WHEN code >= 300 THEN happened_where
            ELSE NULL::text
        END AS happened_where,
    author_id,
    organisation_id,
        CASE
            WHEN code >= 400 AND NOT cut THEN words
            WHEN code < 300 THEN headline
            WHEN amended_at IS NULL THEN
            CASE
                WHEN cut THEN words_without(words, passages, records, code >= 400, code >= 400,
                CASE
                    WHEN legal THEN '[…]'::text
                    ELSE ''::text
                END)
                ELSE words
            END
            ELSE ( SELECT
                    CASE
                        WHEN NOT v.cut THEN a.words
                        WHEN a.passages IS NULL THEN COALESCE(v.headline, ''::text)
                        ELSE words_without(a.words, a.passages, v.records, v.code >= 400, v.code >= 400,
                        CASE
                            WHEN v.legal THEN '[…]'::text
                            ELSE ''::text
                        END)
                    END AS words_without
               FROM entry_amendments a
              WHERE a.person_id = v.person_id AND a.entry_id = v.entry_id
              ORDER BY a.version DESC
             LIMIT 1)
        END AS words,
    categories,
    shown_to_person,
    version,
        CASE
            WHEN code >= 400 AND NOT cut THEN amended_at
            ELSE NULL::timestamp with time zone
        END AS amended_at,
        CASE
            WHEN code >= 300 THEN source
            ELSE NULL::text
        END AS source,
        CASE code / 100
            WHEN 4 THEN 'full'::text
            WHEN 3 THEN 'minimum'::text
            WHEN 2 THEN 'summary'::text
            ELSE NULL::text
        END AS level,
    joined,
    place_barred,
    full_set
   FROM verdicts v
  WHERE code >= 200;
alter view seen owner to alongside_policy;
comment on view seen is 'A person, and the entries of theirs that the actor may read, each with the line of the sharing page that opens it and the text that may leave.';

create view sight with (security_barrier=true) as
 SELECT person_id,
    place_id,
    worker_id,
    organisation_id,
    alongside,
    starting,
    ARRAY( SELECT name.name
           FROM unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) name(name)
          WHERE (r.full_set & (1 << category_bit(name.name))) <> 0) AS agreed,
    joined,
    place_barred,
    full_set,
    exists_set | summary_set AS may_be_told
   FROM regard r
  WHERE visible;
alter view sight owner to alongside_policy;
comment on view sight is 'One person: what brings the actor to them. No row: the person is hidden, and nothing tells that they exist.';

create view stance with (security_barrier=true) as
 SELECT place_id,
    worker_id,
    organisation_id,
    own_person_id,
    linked AS conflicted
   FROM actor a
  WHERE purpose_is_theirs
 LIMIT 1;
alter view stance owner to alongside_policy;
comment on view stance is 'The actor whose purpose is their role''s: who asks. No row: nothing is seen.';

create view standing_beside with (security_barrier=true) as
 SELECT b.person_id,
    b.organisation_id,
    b.organisation_name,
    b.organisation_kind,
    b.worker_id,
    b.worker_name,
    m.role
   FROM beside b
     JOIN memberships m ON m.worker_id = b.worker_id AND m.organisation_id = b.organisation_id AND m.from_at <= moment() AND (m.until_at IS NULL OR moment() < m.until_at);
alter view standing_beside owner to alongside_policy;
comment on view standing_beside is 'Those alongside a person of whom the actor may know, a row for each job.';

create view standing_lines with (security_barrier=true) as
 SELECT s.person_id,
    o.organisation_id,
    o.name AS organisation_name,
    o.kind AS organisation_kind,
    place.duty_desk,
        CASE
            WHEN NOT s.place_barred AND ( SELECT bool_and(r.lead_named) AS bool_and
               FROM people p
                 JOIN people r ON r.human_id = p.human_id
              WHERE p.person_id = s.person_id) THEN ( SELECT
                    CASE
                        WHEN NOT lead_of.protected_service OR lead_of.organisation_id = s.organisation_id THEN w.name
                        ELSE NULL::text
                    END AS "case"
               FROM lead_workers l
                 JOIN workers w ON w.worker_id = l.worker_id
                 JOIN organisations lead_of ON lead_of.organisation_id = l.organisation_id
              WHERE l.person_id = s.person_id AND l.from_at <= moment() AND (l.until_at IS NULL OR moment() < l.until_at)
              ORDER BY l.from_at DESC
             LIMIT 1)
            ELSE NULL::text
        END AS lead_name
   FROM sight s
     JOIN organisations o ON o.place_id = s.place_id
     JOIN places place ON place.place_id = s.place_id
  WHERE s.alongside AND o.organisation_id <> s.organisation_id AND (o.organisation_id = ANY (s.joined)) AND (s.may_be_told & 32767) <> 0 AND COALESCE(( SELECT n.may_be_named
           FROM named_organisations n
          WHERE n.person_id = s.person_id AND n.organisation_id = o.organisation_id), NOT o.protected_service) AND (EXISTS ( SELECT
           FROM involvements i
          WHERE i.person_id = s.person_id AND i.organisation_id = o.organisation_id AND i.state = 'alongside'::text AND i.from_at <= moment() AND (i.until_at IS NULL OR moment() < i.until_at) AND (i.woken_at IS NULL OR i.woken_at > moment() OR i.told_at <= moment())));
alter view standing_lines owner to alongside_policy;
comment on view standing_lines is 'Which organisation may hold something, and whom to ask: the place''s duty desk, and the lead where the person agreed to that.';
grant select on table standing_lines to alongside_app;

create view story with (security_barrier=true) as
 SELECT e.person_id,
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
    e.author_id = e.worker_id AS mine,
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
    e.rule,
    e.source,
    e.level
   FROM seen e
     JOIN workers w ON w.worker_id = e.author_id
     JOIN organisations o ON o.organisation_id = e.organisation_id
  WHERE e.line = 1;
alter view story owner to alongside_policy;
comment on view story is 'Entries as this worker may read them: all of the words, the words without passages about others, or the author''s headline.';
grant select on table story to alongside_app;

create view tells_where_to_me with (security_barrier=true) as
 SELECT s.person_id,
    s.entry_id
   FROM seen s
     JOIN entries e ON e.person_id = s.person_id AND e.entry_id = s.entry_id
  WHERE s.line = 1 AND s.level = 'full'::text AND e.tells_where;
alter view tells_where_to_me owner to alongside_policy;
comment on view tells_where_to_me is 'Entries that are marked, of those that the actor reads wholly: a summary tells nothing of the words it stands for.';
grant select on table tells_where_to_me to alongside_app;

create view verdicts with (security_barrier=true) as
 SELECT s.person_id,
    s.place_id,
    s.worker_id,
    s.organisation_id AS for_organisation_id,
    s.alongside,
    s.starting,
    s.full_set,
    s.joined,
    s.place_barred,
    s.role,
    s.purpose,
    s.records,
    s.opened,
    s.card_open,
    s.on_duty,
    s.opens_full,
    s.opens_summary,
    s.asking_helps,
    s.telling_helps,
    s.legal,
    s.minimum_set,
    s.listed_later,
    s.listed_once_told,
    l.line,
    l.entry_id,
    l.conversation_id,
    l.kind,
    l.occurred_at,
    l.recorded_at,
    l.happened_where,
    l.author_id,
    l.organisation_id,
    l.words,
    l.passages,
    l.mentions,
    l.headline,
    l.categories,
    l.category_bits,
    l.shown_to_person,
    l.version,
    l.amended_at,
    l.source,
    l.bits,
    l.code,
    l.mentions IS NOT NULL AND l.code >= 300 AND (l.author_id <> s.worker_id OR l.code < 400) AND (EXISTS ( SELECT
           FROM jsonb_array_elements(l.passages) passage(value)
          WHERE (((passage.value ->> 'about'::text)::uuid) <> ALL (s.records)) AND (l.code < 400 OR NOT (COALESCE((passage.value ->> 'agreed'::text)::boolean, false) OR COALESCE((passage.value ->> 'needed'::text)::boolean, false))))) AS cut
   FROM regard s
     CROSS JOIN LATERAL ( SELECT 0 AS line,
            NULL::uuid AS entry_id,
            NULL::uuid AS conversation_id,
            NULL::text AS kind,
            NULL::timestamp with time zone AS occurred_at,
            NULL::timestamp with time zone AS recorded_at,
            NULL::text AS happened_where,
            NULL::uuid AS author_id,
            NULL::uuid AS organisation_id,
            NULL::text AS words,
            NULL::jsonb AS passages,
            NULL::uuid[] AS mentions,
            NULL::text AS headline,
            NULL::text[] AS categories,
            NULL::integer AS category_bits,
            NULL::text AS shown_to_person,
            NULL::integer AS version,
            NULL::timestamp with time zone AS amended_at,
            NULL::text AS source,
            NULL::integer AS bits,
                CASE
                    WHEN s.visible THEN 500
                    ELSE 0
                END AS code
        UNION ALL
         SELECT 1 AS line,
            e.entry_id,
            e.conversation_id,
            e.kind,
            e.occurred_at,
            e.recorded_at,
            e.happened_where,
            e.author_id,
            e.organisation_id,
            e.words,
            e.passages,
            e.mentions,
            e.headline,
            e.categories,
            e.category_bits,
            e.shown_to_person,
            e.version,
            e.amended_at,
            e.source,
            q.bits,
            v.code
           FROM entries e
             CROSS JOIN LATERAL ( SELECT
                        CASE
                            WHEN e.organisation_id = ANY (s.protected_services) THEN 16
                            ELSE 0
                        END AS shift,
                    (e.category_bits & 4096) <> 0 AND NOT e.caution_state IS DISTINCT FROM 'active'::text AND s.today <= e.caution_review_on AS caution_stands,
                    e.tells_where OR (e.category_bits & 129) <> 0 AS place_speaks,
                    (s.starting OR s.alongside OR s.visiting) AND (e.category_bits & 4096) <> 0 AND NOT e.caution_state IS DISTINCT FROM 'active'::text AND s.today <= e.caution_review_on AS warns,
                    e.author_id = s.worker_id OR s.alongside AND e.organisation_id = s.organisation_id AS counts_as_named,
                    s.lifting_sets IS NOT NULL AND (EXISTS ( SELECT
                           FROM unnest(s.lifting_sets) lifting(lifting)
                          WHERE (e.category_bits & (~ lifting.lifting)) = 0)) AS lifted
                 OFFSET 0) n
             CROSS JOIN LATERAL ( SELECT (e.category_bits &
                        CASE
                            WHEN n.warns THEN ~ 4096
                            ELSE '-1'::integer
                        END) << n.shift AS bits,
                        CASE
                            WHEN e.headline IS NULL THEN s.summary_set
                            ELSE 0
                        END AS no_headline
                 OFFSET 0) q
             CROSS JOIN LATERAL ( SELECT q.bits & (~ (((s.full_set | s.minimum_set) | s.summary_set) | s.exists_set)) AS hidden,
                    q.bits & (s.exists_set | q.no_headline) AS known,
                    n.shift = 0 AND ((q.bits & s.on_duty) & (s.opens_full |
                        CASE
                            WHEN e.headline IS NULL THEN 0
                            ELSE s.opens_summary
                        END)) <> 0 AND ((q.bits & s.no_said) & 11264) = 0 AS headline_stays
                 OFFSET 0) x
             CROSS JOIN LATERAL ( SELECT
                        CASE
                            WHEN e.organisation_id <> s.organisation_id AND (e.organisation_id <> ALL (s.joined)) AND NOT (s.purpose = 'emergency'::text AND n.lifted AND (e.organisation_id = ANY (s.ran_out))) THEN 0
                            WHEN s.own THEN 1
                            WHEN NOT s.purpose_is_theirs OR s.enforced OR s.purpose = 'supervision'::text AND e.organisation_id <> s.organisation_id OR s.purpose = 'rights'::text AND NOT s.reviewing OR s.purpose = 'huddle'::text AND NOT (EXISTS ( SELECT
                               FROM room_cards c
                              WHERE c.person_id = e.person_id AND c.entry_id = e.entry_id AND (c.huddle_id = ANY (s.rooms)))) THEN 2
                            WHEN s.linked OR COALESCE(e.mentions && s.all_linked, false) THEN
                            CASE
                                WHEN s.linked AND NOT s.linked_hard AND s.purpose = 'emergency'::text AND s.override_sets IS NOT NULL AND NOT COALESCE(e.mentions && s.all_linked_hard, false) THEN 103
                                ELSE 3
                            END
                            WHEN s.sealed OR COALESCE(e.entry_id = ANY (s.sealed_entries), false) OR (NOT n.caution_stands OR e.tells_where) AND (s.restricted AND NOT n.counts_as_named OR s.place_barred AND n.place_speaks) THEN
                            CASE
                                WHEN n.lifted AND (s.purpose <> 'disclosure'::text OR n.shift = 0 OR e.organisation_id = s.organisation_id) THEN 104
                                ELSE 4
                            END
                            WHEN e.mentions IS NOT NULL AND mention_bars(e.mentions, s.released, n.place_speaks, n.counts_as_named, n.caution_stands AND NOT e.tells_where) THEN 4
                            WHEN (e.category_bits & 4096) <> 0 AND NOT n.caution_stands AND NOT s.reviewing AND NOT s.legal_on_warnings THEN
                            CASE
                                WHEN NOT e.caution_state IS DISTINCT FROM 'draft'::text AND (s.worker_id = ANY (ARRAY[e.author_id, e.caution_second_id])) THEN 413
                                ELSE 13
                            END
                            WHEN e.organisation_id = s.organisation_id AND (e.author_id = s.worker_id OR s.alongside OR s.reviewing OR s.purpose = 'supervision'::text AND (e.category_bits & 8193) = 0) THEN 405
                            WHEN (s.purpose = ANY (ARRAY['rights'::text, 'disclosure'::text])) AND e.organisation_id <> s.organisation_id THEN
                            CASE
                                WHEN s.purpose = 'disclosure'::text AND n.shift = 0 AND (e.category_bits & (~ (s.opened & 32767))) = 0 THEN 106
                                ELSE 8
                            END
                            WHEN n.warns AND q.bits = 0 THEN 407
                            WHEN s.purpose = 'huddle'::text THEN
                            CASE
                                WHEN (q.bits & s.without_basis) = 0 THEN 408
                                WHEN NOT s.alongside THEN 8
                                WHEN ((q.bits & s.without_basis) & s.silent) <> 0 THEN 9
                                ELSE 109
                            END
                            WHEN (x.hidden | x.known) <> 0 AND x.headline_stays THEN
                            CASE
                                WHEN e.headline IS NULL THEN 111
                                WHEN ((q.bits & s.on_duty) & s.opens_summary) <> 0 THEN 211
                                ELSE 210
                            END
                            WHEN x.hidden <> 0 THEN
                            CASE
                                WHEN NOT s.reads THEN 8
                                WHEN (x.hidden & s.without_basis) <> 0 THEN 9
                                WHEN (x.hidden & s.refused) <> 0 THEN 10
                                ELSE 11
                            END
                            WHEN x.known <> 0 THEN
                            CASE
                                WHEN (x.known & s.without_basis) <> 0 THEN 109
                                WHEN (x.known & s.refused) <> 0 THEN 110
                                ELSE 111
                            END
                            WHEN (q.bits & s.summary_set) <> 0 THEN 211
                            WHEN (q.bits & s.minimum_set) <> 0 THEN
                            CASE
                                WHEN ((q.bits & s.minimum_set) & (~ s.opened)) <> 0 THEN 308
                                ELSE 306
                            END
                            ELSE 410
                        END AS code
                 OFFSET 0) v
          WHERE e.person_id = s.person_id) l;
alter view verdicts owner to alongside_policy;
comment on view verdicts is 'Every entry of every person of the place, hidden ones too, with the line of the sharing page that answers it.';

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
  WHERE s.alongside AND (m.organisation_id = s.organisation_id OR (m.organisation_id = ANY (s.joined)) AND (s.full_set & (( SELECT
                CASE
                    WHEN o.protected_service THEN 4 << 16
                    ELSE 4
                END AS "case"
           FROM organisations o
          WHERE o.organisation_id = m.organisation_id))) <> 0) OR m.written_by = s.worker_id AND m.organisation_id = s.organisation_id;
alter view what_matters_said owner to alongside_policy;
comment on view what_matters_said is 'What matters to the person, a row a version.';
grant select on table what_matters_said to alongside_app;

create view worker_links with (security_barrier=true) as
 SELECT c.worker_id,
    c.person_id,
    c.kind,
    c.from_at,
    c.until_at
   FROM conflict_links c
  WHERE c.worker_id IS NOT NULL AND c.dismissed_at IS NULL AND c.state <> 'dismissed'::text
UNION ALL
 SELECT w.worker_id,
    l.person_id,
    l.kind,
    l.from_at,
    l.until_at
   FROM workers w
     CROSS JOIN LATERAL ( SELECT l_1.person_id,
            l_1.kind,
            l_1.from_at,
            l_1.until_at
           FROM links_of_human(w.person_id) l_1(person_id, kind, from_at, until_at)
          WHERE w.person_id IS NOT NULL
         OFFSET 0) l;
alter view worker_links owner to alongside_policy;
comment on view worker_links is 'The links of each worker, before whom else they reach.';

CREATE OR REPLACE FUNCTION public.accept_with_login(hash bytea, login_issuer text, login_subject text, new_worker uuid, new_membership uuid, new_session uuid, new_token_hash bytea, new_id_token text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare taken invitations; known uuid; again uuid; joiner uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(login_issuer || ' ' || login_subject, 21));
  select i.worker_id into again from open_invitations i where i.token_hash = hash and i.issuer = login_issuer;
  if not found then return 'not-known'; end if;
  select i.worker_id into known from worker_identities i where i.issuer = login_issuer and i.subject = login_subject;
  joiner := coalesce(again, known, new_worker);
  if known <> joiner or (again is null and known is not null and not may_join(hash, known)) then return 'already-here'; end if;
  select * into taken from take_invitation(hash, login_issuer);
  if not found then return 'not-known'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  delete from worker_identities i where i.worker_id = taken.worker_id and i.issuer = login_issuer and i.subject <> login_subject;
  insert into worker_identities (issuer, subject, worker_id) values (login_issuer, login_subject, joiner) on conflict do nothing;
  perform must_start(start_session(joiner, login_issuer, null, taken.organisation_id, new_session, new_token_hash, new_id_token));
  return 'accepted';
end $function$;
alter function accept_with_login(bytea,text,text,uuid,uuid,uuid,bytea,text) owner to alongside_policy;
grant execute on function accept_with_login(bytea,text,text,uuid,uuid,uuid,bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.accept_with_new_passkey(hash bytea, joiner uuid, new_membership uuid, id bytea, key bytea, counter bigint, transports text[], new_session uuid, new_token_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare taken invitations;
begin
  select * into taken from take_invitation(hash, null);
  if not found then return 'not-known'; end if;
  if taken.worker_id <> joiner then raise exception 'this passkey was asked for as somebody else''s'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  update passkeys p set removed_at = moment() where p.worker_id = joiner and p.removed_at is null;
  insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at) values (id, joiner, key, counter, transports, '', moment());
  perform must_start(start_session(joiner, null, id, taken.organisation_id, new_session, new_token_hash, null));
  return 'accepted';
end $function$;
alter function accept_with_new_passkey(bytea,uuid,uuid,bytea,bytea,bigint,text[],uuid,bytea) owner to alongside_policy;
grant execute on function accept_with_new_passkey(bytea,uuid,uuid,bytea,bytea,bigint,text[],uuid,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.accept_with_passkey(hash bytea, id bytea, new_counter bigint, new_membership uuid, new_session uuid, new_token_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare taken invitations; joiner uuid;
begin
  if not exists (select from open_invitations i where i.token_hash = hash and i.issuer is null) then return 'not-known'; end if;
  joiner := use_passkey(id, new_counter);
  if joiner is null then return 'not-known'; end if;
  perform pg_advisory_xact_lock(hashtextextended(joiner::text, 20));
  if not may_join(hash, joiner) then return 'already-here'; end if;
  select * into taken from take_invitation(hash, null);
  if not found then return 'not-known'; end if;
  perform keep_invitation(taken, joiner, new_membership);
  perform must_start(start_session(joiner, null, id, taken.organisation_id, new_session, new_token_hash, null));
  return 'accepted';
end $function$;
alter function accept_with_passkey(bytea,bytea,bigint,uuid,uuid,bytea) owner to alongside_policy;
grant execute on function accept_with_passkey(bytea,bytea,bigint,uuid,uuid,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.access_leaf(place_id uuid, person_id uuid, at timestamp with time zone, event_id uuid, worker_id uuid, organisation_id uuid, role text, session_id uuid, purpose text, operation text, kind text, result text, entry_ids uuid[], rules text[], request_id uuid)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare said text := to_jsonb(rules)::text;
begin
  return sha256('\x00'::bytea || convert_to(E'alongside access event 1\n', 'UTF8')
    || uuid_send(place_id) || uuid_send(person_id) || timestamptz_send(at) || uuid_send(event_id) || uuid_send(worker_id)
    || uuid_send(organisation_id) || uuid_send(session_id) || uuid_send(request_id)
    || int4send(octet_length(role)) || convert_to(role, 'UTF8') || int4send(octet_length(purpose)) || convert_to(purpose, 'UTF8')
    || int4send(octet_length(operation)) || convert_to(operation, 'UTF8') || int4send(octet_length(kind)) || convert_to(kind, 'UTF8')
    || int4send(octet_length(result)) || convert_to(result, 'UTF8') || int4send(octet_length(said)) || convert_to(said, 'UTF8')
    || array_send(entry_ids));
end $function$;
alter function access_leaf(uuid,uuid,timestamp with time zone,uuid,uuid,uuid,text,uuid,text,text,text,text,uuid[],text[],uuid) owner to alongside_migrator;
comment on function access_leaf(uuid,uuid,timestamp with time zone,uuid,uuid,uuid,text,uuid,text,text,text,text,uuid[],text[],uuid) is 'The SHA-256 leaf of one look: a digest of its row, without the row.';
grant execute on function access_leaf(uuid,uuid,timestamp with time zone,uuid,uuid,uuid,text,uuid,text,text,text,text,uuid[],text[],uuid) to alongside_app;
grant execute on function access_leaf(uuid,uuid,timestamp with time zone,uuid,uuid,uuid,text,uuid,text,text,text,text,uuid[],text[],uuid) to alongside_policy;

CREATE OR REPLACE FUNCTION public.act_for(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with moved as (
    update sessions s set organisation_id = wanted
    where s.session_id = me_session() and s.worker_id = me_worker() and s.ended_at is null
      and exists (select from memberships m
        join organisations o on o.organisation_id = m.organisation_id and o.issuer is not distinct from s.opened_by
        where m.worker_id = s.worker_id and m.organisation_id = wanted
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
    returning 1
  )
  select exists (select from moved)
$function$;
alter function act_for(uuid) owner to alongside_policy;
grant execute on function act_for(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.actor_now()
 RETURNS SETOF acting
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  me acting;
begin
  -- null: there may be some, and they are asked below
  select m.place_id, m.worker_id, m.organisation_id, w.person_id as own_person_id, m.role, me_purpose() as purpose, null as purpose_is_theirs,
    case when w.person_id is null and coalesce(k.marks, 0) & 1 = 0 then '{}'::uuid[] end as linked,
    '{}' as linked_hard, kept.joined, kept.ran_out, kept.protected_services,
    case when w.person_id is null and coalesce(k.marks, 0) & 2 = 0 then '{}'::uuid[] end as enforced,
    case when coalesce(k.marks, 0) & 4 = 0 then '{}'::uuid[] end as visiting,
    case when coalesce(k.marks, 0) & 8 = 0 then false end as covering,
    null as reviewing,
    case when coalesce(k.marks, 0) & 16 = 0 then '{}'::uuid[] end as released,
    null as rooms, kept.joined_at, kept.organisation_kind, london_day(moment()) as today, me_purpose() = 'emergency' and trim(me_reason()) <> '' as may_open_card,
    kept.on_choice, kept.on_telling, kept.on_duty, kept.need_full, kept.need_summary, kept.silent,
    kept.yes_lasts_months, kept.emergency_hours, kept.safeguarding_hours, kept.disclosure_hours
  into me
  from memberships m
  join workers w on w.worker_id = m.worker_id
  join posture_epochs now_is on now_is.place_id = m.place_id
  left join worker_marks k on k.worker_id = m.worker_id
  left join postures kept on kept.organisation_id = m.organisation_id and kept.role = m.role and kept.purpose = me_purpose() and kept.epoch = now_is.epoch
    and kept.from_at <= moment() and moment() < kept.until_at
  where m.worker_id = me_worker() and m.organisation_id = me_organisation() and m.place_id = me_place() and m.role = me_role()
    and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
  limit 1;
  if not found then
    return;
  end if;
  if me.joined is null then
    select me.place_id, me.worker_id, me.organisation_id, me.own_person_id, me.role, me.purpose, null, me.linked, '{}', p.joined, p.ran_out, p.protected_services,
      me.enforced, me.visiting, me.covering, null, me.released, null, p.joined_at, p.organisation_kind, me.today, me.may_open_card,
      p.on_choice, p.on_telling, p.on_duty, p.need_full, p.need_summary, p.silent, p.yes_lasts_months, p.emergency_hours, p.safeguarding_hours, p.disclosure_hours
    into me
    from compile_posture(me.organisation_id, me.role, me.purpose) p;
  end if;

  if me.linked is null then
    select coalesce(array_agg(c.person_id), '{}'), coalesce(array_agg(c.person_id) filter (where c.kind not in ('relative', 'representing')), '{}')
    into me.linked, me.linked_hard
    from conflicts c where c.worker_id = me.worker_id;
  end if;
  -- enforcing against somebody is a human's, on each of their logins
  if me.enforced is null then
    me.enforced := array(select d.person_id from enforcement_duties d
      where d.worker_id = any (me.worker_id || case when me.own_person_id is null then '{}'::uuid[] else logins_of(me.own_person_id) end)
        and d.from_at <= moment() and (d.until_at is null or moment() < d.until_at));
  end if;
  if me.visiting is null then
    me.visiting := array(select v.person_id from visits v join sharing_settings place on place.place_id = me.place_id
      where v.worker_id = me.worker_id and v.from_at - make_interval(hours => place.visit_ahead_hours) <= moment() and moment() < v.until_at);
  end if;
  if me.covering is null then
    me.covering := exists (select from covers c where c.worker_id = me.worker_id and c.organisation_id = me.organisation_id
      and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment());
  end if;
  if me.released is null then
    me.released := array(select record.person_id from releases r join people p on p.person_id = r.person_id join people record on record.human_id = p.human_id
      where r.to_worker_id = me.worker_id and r.from_at <= moment() and (r.until_at is null or moment() < r.until_at)
        and not one_human(r.first_by, r.second_by) and not one_human(r.to_worker_id, r.first_by) and not one_human(r.to_worker_id, r.second_by));
  end if;
  if me.purpose = 'rights' then
    me.reviewing := my_reviews();
  elsif me.purpose = 'huddle' then
    me.rooms := my_rooms((select place.huddle_ahead_hours from sharing_settings place where place.place_id = me.place_id));
  end if;
  me.purpose_is_theirs := coalesce(me.purpose in ('support', 'safeguarding', 'emergency') or me.purpose = 'supervision' and me.role = 'supervisor'
    or me.purpose = 'disclosure' and me.role = 'guardian' or me.purpose = 'rights' or me.purpose = 'huddle' and cardinality(me.rooms) > 0, false);
  return next me;
end $function$;
alter function actor_now() owner to alongside_policy;
grant execute on function actor_now() to alongside_app;

CREATE OR REPLACE FUNCTION public.add_organisation(added uuid, called text, of_kind text, is_protected boolean, by_issuer text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if exists (select from managed_organisations o where lower(o.name) = lower(called)) then return 'name_taken'; end if;
  insert into organisations (organisation_id, place_id, name, kind, protected_service, joined_at, issuer)
    values (added, me_place(), called, of_kind, is_protected, moment(), by_issuer);
  perform note_administration('organisation_added', added, null, null,
    jsonb_build_object('name', called, 'kind', of_kind, 'protectedService', is_protected, 'issuer', by_issuer));
  return 'done';
end $function$;
alter function add_organisation(uuid,text,text,boolean,text) owner to alongside_policy;
grant execute on function add_organisation(uuid,text,text,boolean,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.add_passkey(hash bytea, id bytea, key bytea, counter bigint, transports text[], name text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with added as (
    insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at)
    select add_passkey.id, o.worker_id, key, add_passkey.counter, add_passkey.transports, add_passkey.name, moment()
    from my_passkey_owner(hash) o where o.by_passkey
    returning 1
  )
  select exists (select from added)
$function$;
alter function add_passkey(bytea,bytea,bytea,bigint,text[],text) owner to alongside_policy;
grant execute on function add_passkey(bytea,bytea,bytea,bigint,text[],text) to alongside_app;

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
  if exists (select from people p where p.person_id = wanted) or exists (select from listed_people l where l.listed_id = wanted) then
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

CREATE OR REPLACE FUNCTION public.add_team(added uuid, called text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if exists (select from teams t where t.place_id = me_place() and lower(t.name) = lower(called)) then return 'name_taken'; end if;
  insert into teams (team_id, place_id, name) values (added, me_place(), called);
  perform note_administration('team_added', null, null, added, jsonb_build_object('name', called));
  return 'done';
end $function$;
alter function add_team(uuid,text) owner to alongside_policy;
grant execute on function add_team(uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.administer()
 RETURNS administering
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering;
begin
  perform pg_advisory_xact_lock(hashtext('alongside.administration'), hashtext(me_place()::text));
  select * into me from administering;
  return me;
end $function$;
alter function administer() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.agree_caution(person uuid, entry uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function agree_caution(uuid,uuid) owner to alongside_policy;
comment on function agree_caution(uuid,uuid) is 'The second person agrees: the note is in force until its review day.';
grant execute on function agree_caution(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.agree_to_release(act uuid, wanted uuid, why text)
 RETURNS TABLE(answer text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r guardian_releases;
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 41));
  select * into r from guardian_releases g where g.release_id = wanted;
  if not found or r.for_me then
    return query select 'hidden', null::uuid;
    return;
  elsif r.mine or r.state <> 'asked' then
    return query select 'asked', r.person_id;
    return;
  end if;
  insert into release_acts (person_id, act_id, place_id, release_id, what, reason, done_by, organisation_id, done_at)
    values (r.person_id, act, me_place(), wanted, 'agree', why, me_worker(), me_organisation(), moment());
  if not exists (select from sealed_by(r.person_id) o (organisation_id)
    where exists (select from guardians_for(o.organisation_id, r.person_id) g (worker_id) where not one_human(g.worker_id, r.to_worker_id))
      and not exists (select from release_acts e where e.person_id = r.person_id and e.release_id = wanted and e.what <> 'end' and e.organisation_id = o.organisation_id
        and not one_human(e.done_by, r.to_worker_id))) then
    insert into releases (person_id, release_id, place_id, to_worker_id, first_by, second_by, from_at, until_at)
      select r.person_id, wanted, me_place(), r.to_worker_id, e.done_by, me_worker(), moment(), r.until_at
      from release_acts e
      where e.person_id = r.person_id and e.release_id = wanted and e.what <> 'end' and not one_human(e.done_by, me_worker()) and not one_human(e.done_by, r.to_worker_id)
      order by e.done_at, e.act_id limit 1;
    -- a disclosure that told of a seal alone opens something from now on: it is told, listed and reviewed like any other
    if found then
      update overrides v set opens = true from people p join people own on own.human_id = p.human_id
        where p.person_id = r.person_id and v.person_id = own.person_id and v.worker_id = r.to_worker_id and v.organisation_id = r.organisation_id
          and v.ground = 'legal' and v.state = 'active' and not v.opens and override_ends(v) > moment();
    end if;
  end if;
  return query select 'asked', r.person_id;
end $function$;
alter function agree_to_release(uuid,uuid,text) owner to alongside_policy;
comment on function agree_to_release(uuid,uuid,text) is 'A Guardian agrees. Once two humans have, and one for each organisation that put what is lifted, it is open to that worker.';
grant execute on function agree_to_release(uuid,uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.agree_to_renewal(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r renewals_to_agree;
begin
  select * into r from renewals_to_agree v where v.override_id = wanted;
  if not found then
    return false;
  end if;
  update override_invocations i set agreed = true, answered_by = me_worker(), answered_at = moment() where i.override_id = wanted and i.agreed is null;
  if not found then
    return false;
  end if;
  insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, renews, agreed_by, recipient)
    values (r.person_id, r.override_id, r.place_id, r.worker_id, r.organisation_id, r.ground, r.categories, r.reason, r.told, 'active', moment(), r.renews, me_worker(), r.recipient);
  return true;
end $function$;
alter function agree_to_renewal(uuid) owner to alongside_policy;
grant execute on function agree_to_renewal(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.agreement_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended agreement stays ended' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function agreement_goes_on() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.all_answered_since(subject uuid, organisation uuid, joined timestamp with time zone, record uuid, about integer, since timestamp with time zone, deciding uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select cardinality(deciding) > 0 and not exists (select from unnest(deciding) one (human_id) where not exists (
    select from sharing_choices n join people g on g.person_id = n.given_by
    where n.person_id = record and n.category_bit = about and answered_at(n) > since and g.human_id = one.human_id and is_about(n, organisation, joined)
      and had_a_say(subject, organisation, joined, n)))
$function$;
alter function all_answered_since(uuid,uuid,timestamp with time zone,uuid,integer,timestamp with time zone,uuid[]) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.answer(code integer, cut boolean, duties text[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_build_object(
    'result', case when code >= 200 then 'SHOW' when code >= 100 then 'EXISTS' else 'HIDE' end,
    'level', case code / 100 when 4 then 'full' when 3 then 'minimum' when 2 then 'summary' end,
    'rule', case when cut then 'D12' when code % 100 = 13 then 'D7a' else 'D' || code % 100 end,
    'duties', to_jsonb(array(select distinct duty from unnest(duties) duty where duty is not null order by duty)))
$function$;
alter function answer(integer,boolean,text[]) owner to alongside_migrator;
grant execute on function answer(integer,boolean,text[]) to alongside_policy;

CREATE OR REPLACE FUNCTION public.answer_not_yet(wanted uuid, agreed boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  o not_yets_to_agree;
begin
  select * into o from not_yets_to_agree v where v.override_id = wanted;
  if not found then
    return false;
  end if;
  update overrides v set not_yet_reason = null, not_yet_until = null where v.person_id = o.person_id and v.override_id = wanted and v.not_yet_until is not null;
  if not found then
    update duties_to_tell v set not_yet_reason = null, not_yet_until = null where v.person_id = o.person_id and v.duty_id = wanted and v.not_yet_until is not null;
    if not found then
      return false;
    end if;
  end if;
  update not_yet_wishes w set agreed = answer_not_yet.agreed, answered_by = me_worker(), answered_at = moment()
    where w.person_id = o.person_id and w.owed_id = wanted and w.answered_at is null and w.replaced_at is null;
  if agreed then
    insert into not_yets (person_id, not_yet_id, place_id, worker_id, approver_id, reason, from_at, until_at)
      values (o.person_id, gen_random_uuid(), me_place(), o.worker_id, me_worker(), o.reason, moment(), o.until_at);
  end if;
  return true;
end $function$;
alter function answer_not_yet(uuid,boolean) owner to alongside_policy;
grant execute on function answer_not_yet(uuid,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.answered_at(choice sharing_choices)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select case when choice.answer = 'yes' and choice.withdrawn_at <= moment() then greatest(choice.withdrawn_at, choice.given_at) else choice.given_at end
$function$;
alter function answered_at(sharing_choices) owner to alongside_policy;
grant execute on function answered_at(sharing_choices) to alongside_app;

CREATE OR REPLACE FUNCTION public.answers_about(subject uuid, organisation uuid)
 RETURNS TABLE(yes integer, refused integer, answered integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
alter function answers_about(uuid,uuid) owner to alongside_policy;
grant execute on function answers_about(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.ask_for_release(act uuid, person uuid, receiver uuid, typed_whom text, until_day date, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  ends timestamptz := (until_day + 1)::timestamp at time zone 'Europe/London';
begin
  if ends <= moment() or ends > moment() + interval '696 hours' then
    return 'until';
  end if;
  insert into release_acts (person_id, act_id, place_id, release_id, what, to_worker_id, until_at, typed, reason, done_by, organisation_id, done_at)
    values (person, act, me_place(), act, 'ask', receiver, ends, typed_whom, why, me_worker(), me_organisation(), moment());
  return 'asked';
end $function$;
alter function ask_for_release(uuid,uuid,uuid,text,date,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.ask_not_yet(wanted uuid, why text, until_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  ends timestamptz := (until_day + 1)::timestamp at time zone 'Europe/London';
  of_person uuid;
begin
  if ends <= moment() or ends > moment() + interval '672 hours' then
    return 'too_long';
  end if;
  update overrides o set not_yet_reason = why, not_yet_until = ends
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.person_told_at is null
    returning o.person_id into of_person;
  if not found then
    update duties_to_tell d set not_yet_reason = why, not_yet_until = ends
      where d.duty_id = wanted and d.worker_id = me_worker() and d.organisation_id = me_organisation() and d.person_told_at is null
      returning d.person_id into of_person;
    if not found then
      return 'none';
    end if;
  end if;
  perform keep_wish(of_person, wanted, why, ends);
  return 'asked';
end $function$;
alter function ask_not_yet(uuid,text,date) owner to alongside_policy;
grant execute on function ask_not_yet(uuid,text,date) to alongside_app;

CREATE OR REPLACE FUNCTION public.ask_release(act uuid, wanted uuid, until_day date, why text)
 RETURNS TABLE(answer text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  o record;
begin
  select d.* into o from open_override(wanted) d where d.answer = 'ring' or d.answer = 'opened' and d.barred;
  if not found then
    return query select 'hidden', null::uuid;
    return;
  end if;
  return query select ask_for_release(act, o.person_id, me_worker(), o.typed, until_day, why), o.person_id;
end $function$;
alter function ask_release(uuid,uuid,date,text) owner to alongside_policy;
comment on function ask_release(uuid,uuid,date,text) is 'A Guardian asks that what is under seal is opened to them, where their disclosure tells of it.';
grant execute on function ask_release(uuid,uuid,date,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.barred_by_abuse(subject uuid, human uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
alter function barred_by_abuse(uuid,uuid,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.basis_may_be()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.rests_on = 'telling' and new.state <> 'ended'
    and not exists (select from organisations o where o.organisation_id = new.organisation_id and is_care_kind(o.kind)) then
    raise exception 'only the care kinds'' own care rests on telling' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' then
    if old.state = 'ended' and new.state <> 'ended' then
      raise exception 'an ended basis stays ended' using errcode = 'check_violation';
    elsif new.state = 'proposed' and old.state <> 'proposed' or old.state = 'proposed' and new.state = 'suspended' then
      raise exception 'a basis goes from proposed to active, and is suspended only then' using errcode = 'check_violation';
    elsif (new.organisation_id, new.basis_id, new.place_id, new.purpose, new.category, new.rests_on)
        is distinct from (old.organisation_id, old.basis_id, old.place_id, old.purpose, old.category, old.rests_on) then
      raise exception 'what a basis rests on is never another: end it and make a new one' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $function$;
alter function basis_may_be() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.begin_default_bases(place uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with every as (
    select kind, purpose, category, case when is_care_kind(kind) and category in ('about_me', 'health', 'care') then 'telling' else 'choice' end as rests_on
    from unnest('{health,social_care,vcse_care,vcse,housing,children,council,police,school,dwp,anchor}'::text[]) kind
    cross join unnest('{support,emergency}'::text[]) purpose
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category
  )
  insert into default_bases (place_id, kind, purpose, rests_on, categories, article, confidentiality, review_after_months)
    select place, kind, purpose, rests_on, array_agg(category),
      case rests_on when 'telling' then '6(1)(e), 9(2)(h)' else '6(1)(e), 9(2)(g)' end,
      case rests_on when 'telling' then 'implied for own care, after telling' else 'the person''s explicit choice' end, 12
    from every group by kind, purpose, rests_on
    on conflict do nothing
$function$;
alter function begin_default_bases(uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.begin_from_list(picked uuid[], named_only boolean)
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  return query
  with allowed as (
    select o.listed_id, o.names_me and (o.named_by <> me_worker() or p.person_id is null)
        and not exists (select from involvements i where i.person_id = o.listed_id and i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state <> 'starting') as named
    from own_list o
    left join people p on p.person_id = o.listed_id
    where o.listed_id = any (picked) and (o.names_me or not named_only)
  ), people_made as (
    insert into people (person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, added_by, added_at)
    select l.listed_id, me_place(), l.preferred_name, l.full_name, l.birth_date, l.postcode, l.phone, l.street, me_worker(), moment()
    from allowed a join listed_people l on l.organisation_id = me_organisation() and l.listed_id = a.listed_id
    order by l.listed_id
    on conflict on constraint people_pkey do nothing
  ), begun as (
    insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
    select a.listed_id, gen_random_uuid(), me_place(), me_worker(), me_organisation(),
      case when a.named then 'alongside' else 'starting' end,
      case when a.named then 'named on the organisation’s own list' else 'found on the organisation’s own list' end, moment()
    from allowed a
    where not exists (select from involvements i where i.person_id = a.listed_id and i.worker_id = me_worker() and i.organisation_id = me_organisation()
      and (i.state = 'alongside' or i.state = 'starting' and not a.named) and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at))
  ), said as (
    insert into listed_answers (organisation_id, listed_id, worker_id, place_id, answer, answered_at)
    select me_organisation(), a.listed_id, me_worker(), me_place(), case when a.named then 'alongside' else 'starting' end, moment() from allowed a
    on conflict on constraint listed_answers_pkey do update set answer = excluded.answer, answered_at = excluded.answered_at
      where listed_answers.answer = 'not_mine' or excluded.answer = 'alongside'
  )
  select a.listed_id from allowed a;
end $function$;
alter function begin_from_list(uuid[],boolean) owner to alongside_policy;
grant execute on function begin_from_list(uuid[],boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.begin_passkey(challenge_hash bytea, for_worker uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from passkey_challenges where begun_at < moment() - interval '5 minutes';
  insert into passkey_challenges values (challenge_hash, for_worker, moment());
$function$;
alter function begin_passkey(bytea,uuid) owner to alongside_policy;
grant execute on function begin_passkey(bytea,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.begin_sign_in(state_hash bytea, issuer text, code_verifier text, nonce text, return_to text, errand jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in_attempts where begun_at < moment() - interval '10 minutes';
  insert into sign_in_attempts (state_hash, issuer, code_verifier, nonce, return_to, errand, begun_at)
  values (state_hash, issuer, code_verifier, nonce, return_to, errand, moment());
$function$;
alter function begin_sign_in(bytea,text,text,text,text,jsonb) owner to alongside_policy;
grant execute on function begin_sign_in(bytea,text,text,text,text,jsonb) to alongside_app;

CREATE OR REPLACE FUNCTION public.birthday(born date, years integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (born + make_interval(years => years))::date + case when extract(day from born + make_interval(years => years)) <> extract(day from born) then 1 else 0 end
$function$;
alter function birthday(date,integer) owner to alongside_migrator;
grant execute on function birthday(date,integer) to alongside_app;
grant execute on function birthday(date,integer) to alongside_policy;

CREATE OR REPLACE FUNCTION public.browser_is_known(held bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from known_browsers b where b.token_hash = held and b.seen_at >= moment() - interval '400 days')
$function$;
alter function browser_is_known(bytea) owner to alongside_policy;
grant execute on function browser_is_known(bytea) to alongside_app;

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

CREATE OR REPLACE FUNCTION public.cannot_mark(person uuid, entry uuid, from_version integer, marks jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when m.entry_id is null then 'hidden'
    when m.version <> from_version then 'changed'
    when exists (select from jsonb_array_elements(marks) p
      where (p ->> 'from')::integer < 0 or (p ->> 'length')::integer < 1 or (p ->> 'from')::integer + (p ->> 'length')::integer > length(m.words)
        or (p ->> 'about')::uuid is null
        or (p ->> 'about')::uuid <> someone_else() and not exists (select from jsonb_array_elements(m.passages) q where q - 'agreed' - 'needed' = p - 'agreed' - 'needed') and (not exists (select from sight s where s.person_id = (p ->> 'about')::uuid)
          or exists (select from people a join people b on b.human_id = a.human_id where a.person_id = person and b.person_id = (p ->> 'about')::uuid))) then 'unknown' end
  from (select) one
  left join my_parts m on m.person_id = person and m.entry_id = entry
$function$;
alter function cannot_mark(uuid,uuid,integer,jsonb) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.category_bit(category text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case category when 'card' then 1 when 'about_me' then 2 when 'life' then 3 when 'health' then 4 when 'mind_and_substances' then 5 when 'care' then 6
    when 'abuse_and_whereabouts' then 7 when 'justice' then 8 when 'childs_own' then 9 when 'sexual_and_gender' then 10 when 'immigration' then 11
    when 'staff_safety' then 12 when 'told_in_confidence' then 13 when 'safeguarding' then 14 end
$function$;
alter function category_bit(text) owner to alongside_migrator;
grant execute on function category_bit(text) to alongside_app;
grant execute on function category_bit(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.category_bits(categories text[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(bit_or(1 << category_bit(category)), 0) from unnest(categories) category
$function$;
alter function category_bits(text[]) owner to alongside_migrator;
grant execute on function category_bits(text[]) to alongside_app;
grant execute on function category_bits(text[]) to alongside_policy;

CREATE OR REPLACE FUNCTION public.change_membership(changed uuid, seen integer, as_role text, doing text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  before managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into before from managed_members m where m.membership_id = changed;
  if not found then return 'not_found'; end if;
  if (before.role, before.job_title) is not distinct from (as_role, doing) then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if as_role <> 'administrator' and is_last_administrator(changed) then return 'last_administrator'; end if;
  update memberships m set role = as_role, job_title = doing where m.membership_id = changed;
  perform note_administration('membership_changed', before.organisation_id, before.worker_id, null, jsonb_build_object('membership', changed,
    'before', jsonb_build_object('role', before.role, 'jobTitle', before.job_title), 'after', jsonb_build_object('role', as_role, 'jobTitle', doing)));
  return 'done';
end $function$;
alter function change_membership(uuid,integer,text,text) owner to alongside_policy;
grant execute on function change_membership(uuid,integer,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.change_organisation(changed uuid, seen integer, called text, of_kind text, is_protected boolean, by_issuer text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  before managed_organisations;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select * into before from managed_organisations o where o.organisation_id = changed;
  if not found then return 'not_found'; end if;
  if (before.name, before.kind, before.protected_service, before.issuer) is not distinct from (called, of_kind, is_protected, by_issuer) then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if exists (select from managed_organisations o where lower(o.name) = lower(called) and o.organisation_id <> changed) then return 'name_taken'; end if;
  if before.looks_after_place and before.issuer is distinct from by_issuer then return 'keeps_its_sign_in'; end if;
  update organisations o set name = called, kind = of_kind, protected_service = is_protected, issuer = by_issuer where o.organisation_id = changed;
  perform note_administration('organisation_changed', changed, null, null, jsonb_build_object(
    'before', jsonb_build_object('name', before.name, 'kind', before.kind, 'protectedService', before.protected_service, 'issuer', before.issuer),
    'after', jsonb_build_object('name', called, 'kind', of_kind, 'protectedService', is_protected, 'issuer', by_issuer)));
  return 'done';
end $function$;
alter function change_organisation(uuid,integer,text,text,boolean,text) owner to alongside_policy;
grant execute on function change_organisation(uuid,integer,text,text,boolean,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.changes_since(since xid8, about uuid[])
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select json_build_object(
    'horizon', pg_snapshot_xmin(pg_current_snapshot())::text,
    'changes', coalesce((select json_agg(json_build_object('xact', c.xact::text, 'placeId', c.place_id, 'personId', c.person_id))
      from changes c where c.xact >= since and (c.person_id is null or c.person_id = any (about))), '[]'))
$function$;
alter function changes_since(xid8,uuid[]) owner to alongside_policy;
grant execute on function changes_since(xid8,uuid[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.choice_counts(subject uuid, organisation uuid, joined timestamp with time zone, record uuid, choice uuid, word text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function choice_counts(uuid,uuid,timestamp with time zone,uuid,uuid,text) owner to alongside_policy;
grant execute on function choice_counts(uuid,uuid,timestamp with time zone,uuid,uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.choice_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;
alter function choice_goes_on() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.choice_word(answer text, say text, given_at timestamp with time zone, withdrawn_at timestamp with time zone, withdrawn_say text, superseded_at timestamp with time zone, yes_lasts_months integer, before_a_merge boolean)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case when withdrawn_at <= moment() and answer = 'yes' then coalesce(withdrawn_say, 'unset')
    when superseded_at <= moment() and answer = 'yes' then 'ended'
    when withdrawn_at <= moment() then case when months_later(greatest(withdrawn_at, given_at), yes_lasts_months) <= moment() then 'ended' else 'ask' end
    when answer = 'no' then coalesce(say, 'unset')
    when months_later(given_at, yes_lasts_months) <= moment() then 'ended'
    when answer = 'yes' and before_a_merge then 'ended'
    when answer = 'yes' then 'yes' else 'ask' end
$function$;
alter function choice_word(text,text,timestamp with time zone,timestamp with time zone,text,timestamp with time zone,integer,boolean) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.compile_posture(organisation uuid, of_role text, for_purpose text)
 RETURNS SETOF postures
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
  select o.organisation_id, of_role, for_purpose, o.place_id, now_is.epoch, moment(),
    least((london_day(moment()) + 1)::timestamp at time zone 'Europe/London', agreed.next_at),
    coalesce(agreed.joined, '{}') || o.organisation_id, coalesce(agreed.ran_out, '{}'),
    array(select p.organisation_id from organisations p where p.place_id = o.place_id and p.protected_service), o.joined_at, o.kind,
    basis.on_choice * 65537, basis.on_telling * 65537, basis.on_duty * 65537, need.in_full * 65537, need.in_summary * 65537,
    (1 | category_bits(place.silent) | case when o.kind = any (place.health_open_to) then 0 else 16 end | case when o.kind = any (place.childs_own_open_to) then 0 else 512 end)
      | (32767 << 16),
    place.yes_lasts_months, place.emergency_hours, place.safeguarding_hours, place.disclosure_hours, place.visit_ahead_hours, place.huddle_ahead_hours
  from organisations o
  join sharing_settings place on place.place_id = o.place_id
  join posture_epochs now_is on now_is.place_id = o.place_id
  cross join lateral (
    select array_agg(b.organisation_id) filter (where g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)) as joined,
      array_agg(b.organisation_id) filter (where g.from_at <= moment() and g.until_at <= moment()) as ran_out,
      least(min(g.from_at) filter (where moment() < g.from_at), min(g.until_at) filter (where moment() < g.until_at)) as next_at
    from agreement_organisations a
    join sharing_agreements g on g.agreement_id = a.agreement_id and g.state = 'in_force'
    join agreement_organisations b on b.agreement_id = a.agreement_id
    where a.organisation_id = o.organisation_id) agreed
  cross join lateral (
    select coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'choice'), 0) as on_choice,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'telling' and is_care_kind(o.kind)), 0) as on_telling,
      coalesce(bit_or(1 << b.category_bit) filter (where b.rests_on = 'duty'), 0) as on_duty
    from sharing_bases b
    where b.organisation_id = o.organisation_id and b.purpose = for_purpose and b.state = 'active'
      and (b.review_on is null or london_day(moment()) < b.review_on + place.basis_overdue_days)) basis
  cross join lateral (
    select coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'full'), 0) as in_full, coalesce(bit_or(1 << n.category_bit) filter (where n.need = 'summary'), 0) as in_summary
    from role_needs n where n.place_id = o.place_id and n.role = of_role) need
  where o.organisation_id = organisation;
end $function$;
alter function compile_posture(uuid,text,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.continue_caution(person uuid, entry uuid, next uuid, rests_on text, second uuid, review date, was_told boolean, told_said text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function continue_caution(uuid,uuid,uuid,text,uuid,date,boolean,text) owner to alongside_policy;
comment on function continue_caution(uuid,uuid,uuid,text,uuid,date,boolean,text) is 'Its author asks somebody to agree that a caution note goes on past its review day.';
grant execute on function continue_caution(uuid,uuid,uuid,text,uuid,date,boolean,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.decides(subject uuid, human uuid, category integer, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function decides(uuid,uuid,integer,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.deciding_kinds(subject uuid, category integer, at timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function deciding_kinds(uuid,integer,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.dismiss_link(person uuid, dismissal uuid, of_act uuid, agreeing uuid, who_said text, postcode_typed text, phone_typed text, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  asked link_dismissals;
  fitting uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended(of_act::text, 40));
  if not exists (select from my_protective_acts m where m.person_id = person and m.act_id = of_act and m.what = 'conflict_link' and not m.ended) then
    return 'hidden';
  end if;
  if agreeing is null then
    fitting := array(select l.link_id from protective_acts a join conflict_links l on l.person_id = a.person_id and l.link_id = any (a.made)
      where a.person_id = person and a.act_id = of_act
        and (exists (select from memberships m join organisations o on o.organisation_id = m.organisation_id
            where m.worker_id = l.worker_id and name_key(o.name) = name_key(who_said))
          or exists (select from people own join people p on p.human_id = own.human_id
            where own.person_id = l.other_person_id and (p.postcode = postcode_typed or p.phone = phone_typed))));
    insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, links, said, reason, done_by, organisation_id, done_at)
      values (person, dismissal, me_place(), of_act, fitting, who_said, why, me_worker(), me_organisation(), moment());
    return 'asked';
  end if;
  select * into asked from link_dismissals d where d.person_id = person and d.link_act_id = of_act and d.dismissal_id = agreeing and d.agrees_to is null;
  if not found then
    return 'hidden';
  elsif one_human(asked.done_by, me_worker()) or exists (select from link_dismissals d where d.person_id = person and d.agrees_to = agreeing) then
    return 'asked';
  end if;
  insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, agrees_to, links, said, reason, done_by, organisation_id, done_at)
    values (person, dismissal, me_place(), of_act, agreeing, asked.links, asked.said, why, me_worker(), me_organisation(), moment());
  update conflict_links l set state = 'dismissed', dismissed_at = moment(), until_at = coalesce(l.until_at, moment())
    where l.person_id = person and l.link_id = any (asked.links) and l.state <> 'dismissed';
  return 'asked';
end $function$;
alter function dismiss_link(uuid,uuid,uuid,uuid,text,text,text,text) owner to alongside_policy;
comment on function dismiss_link(uuid,uuid,uuid,uuid,text,text,text,text) is 'Two who may end a link let one namesake in again. The answer is the same whether what they said fits anyone.';
grant execute on function dismiss_link(uuid,uuid,uuid,uuid,text,text,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.duty_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE'
    or (new.person_id, new.duty_id, new.place_id, new.worker_id, new.organisation_id, new.basis_id, new.looked_at)
      is distinct from (old.person_id, old.duty_id, old.place_id, old.worker_id, old.organisation_id, old.basis_id, old.looked_at)
    or old.person_told_at is not null and (new.person_told_at, new.person_told_how) is distinct from (old.person_told_at, old.person_told_how) then
    raise exception 'a duty to tell stays until it is done, and after' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function duty_goes_on() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.duty_to_tell(person uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array[
    case when exists (select from not_yets n join people r on r.person_id = n.person_id join people p on p.human_id = r.human_id
        where p.person_id = person and n.worker_id = me_worker() and n.from_at <= moment() and moment() < n.until_at and not one_human(n.approver_id, n.worker_id)) then 'tell-when-safe' else 'tell-in-5-working-days' end,
    case when exists (select from not_by_message m where m.person_id = person) then 'not-by-message' end]
$function$;
alter function duty_to_tell(uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.edges_since(since timestamp with time zone, about uuid[])
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with place as materialized (select * from sharing_settings), edges (person_id, at) as (
    select i.person_id, unnest(array[i.from_at, i.until_at, i.woken_at, i.told_at]) from involvements i where i.person_id = any (about)
    union all select c.person_id, unnest(array[c.from_at, c.until_at, c.told_at]) from covers c where c.person_id = any (about)
    union all select l.person_id, unnest(array[l.from_at, l.until_at]) from lead_workers l where l.person_id = any (about)
    union all select r.person_id, unnest(array[r.from_at, r.until_at]) from representatives r where r.person_id = any (about)
    union all select n.person_id, unnest(array[n.noted_at, coalesce(n.until_at, n.noted_at + make_interval(hours => coalesce(p.incapacity_hours, 24)))])
      from capacity_notes n left join place p using (place_id) where n.person_id = any (about)
    union all select v.person_id, unnest(array[v.from_at - make_interval(hours => coalesce(p.visit_ahead_hours, 24)), v.until_at])
      from visits v left join place p using (place_id) where v.person_id = any (about)
    union all select o.person_id, unnest(array[o.invoked_at, o.ended_at, o.lasts_until]) from overrides o where o.person_id = any (about)
    union all select c.person_id, unnest(array[c.given_at, c.withdrawn_at, c.superseded_at, months_later(c.given_at, coalesce(p.yes_lasts_months, 12))])
      from sharing_choices c left join place p using (place_id) where c.person_id = any (about)
    union all select n.person_id, unnest(array[n.agreed_at, n.ended_at]) from caution_notes n where n.person_id = any (about)
    union all select null, unnest(array[l.from_at, l.until_at]) from conflict_links l
    union all select null, unnest(array[p.from_at, p.until_at]) from protections p
    union all select null, unnest(array[r.from_at, r.until_at]) from releases r
    union all select null, unnest(array[d.from_at, d.until_at]) from enforcement_duties d
    union all select null, unnest(array[m.from_at, m.until_at]) from memberships m
    union all select null, unnest(array[a.from_at, a.until_at]) from sharing_agreements a
    union all select null, unnest(array[h.starts_at - make_interval(hours => coalesce(p.huddle_ahead_hours, 48)), h.written_up_at]) from huddles h left join place p using (place_id)
    union all select null, r.from_at from residences r where r.from_at > since and r.from_at <= moment()
    union all select null, r.until_at from residences r where r.until_at > since and r.until_at <= moment()
  )
  select json_build_object('at', moment()::text,
    'everyone', coalesce(bool_or(e.person_id is null), false) or london_day(since) <> london_day(moment()),
    'people', coalesce(json_agg(distinct e.person_id) filter (where e.person_id is not null), '[]'))
  from edges e where e.at > since and e.at <= moment()
$function$;
alter function edges_since(timestamp with time zone,uuid[]) owner to alongside_policy;
grant execute on function edges_since(timestamp with time zone,uuid[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_caution(person uuid, entry uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function end_caution(uuid,uuid,text) owner to alongside_policy;
comment on function end_caution(uuid,uuid,text) is 'Its author or the second person ends a caution note, with a reason.';
grant execute on function end_caution(uuid,uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_membership(ended uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  leaver managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into leaver from managed_members m where m.membership_id = ended;
  if not found then return 'not_found'; end if;
  if is_last_administrator(ended) then return 'last_administrator'; end if;
  update memberships m set until_at = moment()
    where m.worker_id = leaver.worker_id and m.organisation_id = leaver.organisation_id and (m.until_at is null or m.until_at > moment());
  update sessions s set ended_at = moment()
    where s.worker_id = leaver.worker_id and s.organisation_id = leaver.organisation_id and s.ended_at is null;
  update team_members t set until_at = moment()
    where t.worker_id = leaver.worker_id and t.organisation_id = leaver.organisation_id and (t.until_at is null or t.until_at > moment());
  update invitations i set withdrawn_at = moment()
    where i.worker_id = leaver.worker_id and i.organisation_id = leaver.organisation_id and i.accepted_at is null and i.withdrawn_at is null;
  perform note_administration('membership_ended', leaver.organisation_id, leaver.worker_id, null,
    jsonb_build_object('membership', ended, 'role', leaver.role));
  return 'done';
end $function$;
alter function end_membership(uuid) owner to alongside_policy;
grant execute on function end_membership(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_override(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with ended as (
    update overrides o set state = 'expired', ended_at = moment(), bundle_made = o.bundle_made or o.ground in ('legal', 'serious_crime')
    where o.override_id = wanted and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.opens and o.state = 'active' and override_ends(o) > moment()
    returning 1
  )
  select exists (select from ended)
$function$;
alter function end_override(uuid) owner to alongside_policy;
grant execute on function end_override(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_protection(person uuid, act uuid, of_act uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a my_protective_acts;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_act::text, 40));
  select * into a from my_protective_acts m where m.person_id = person and m.act_id = of_act;
  if not found then
    return 'hidden';
  end if;
  if a.end_asked_by_me then
    return 'asked';
  end if;
  insert into protective_acts (person_id, act_id, place_id, what, ends_act_id, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), 'end', of_act, '', why, me_worker(), me_organisation(), moment());
  if not a.end_asked then
    return 'asked';
  end if;
  update conflict_links l set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what = 'conflict_link' and l.person_id = person and l.link_id = any (p.made) and l.until_at is null;
  update protections g set until_at = moment() from protective_acts p
    where p.person_id = person and p.act_id = of_act and p.what <> 'conflict_link' and g.person_id = person and g.protection_id = any (p.made) and g.until_at is null;
  return 'ended';
end $function$;
alter function end_protection(uuid,uuid,uuid,text) owner to alongside_policy;
comment on function end_protection(uuid,uuid,uuid,text) is 'Asks to end what protects a person; the second person who asks ends it.';
grant execute on function end_protection(uuid,uuid,uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_release(act uuid, wanted uuid, why text)
 RETURNS TABLE(answer text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r guardian_releases;
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 41));
  select * into r from guardian_releases g where g.release_id = wanted;
  if not found then
    return query select 'hidden', null::uuid;
    return;
  end if;
  if r.state <> 'over' then
    insert into release_acts (person_id, act_id, place_id, release_id, what, reason, done_by, organisation_id, done_at)
      values (r.person_id, act, me_place(), wanted, 'end', why, me_worker(), me_organisation(), moment());
    update releases g set until_at = moment() where g.person_id = r.person_id and g.release_id = wanted and moment() < g.until_at;
  end if;
  return query select 'asked', r.person_id;
end $function$;
alter function end_release(uuid,uuid,text) owner to alongside_policy;
comment on function end_release(uuid,uuid,text) is 'One of the Guardians who may agree to it is enough to end it early.';
grant execute on function end_release(uuid,uuid,text) to alongside_app;

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
 RETURNS TABLE(opened_by text, id_token text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as (select s.worker_id, s.opened_by, s.id_token from sessions s where s.token_hash = hash),
  ended as (update sessions s set ended_at = moment() from mine where s.worker_id = mine.worker_id and s.ended_at is null)
  select mine.opened_by, mine.id_token from mine
$function$;
alter function end_sessions(bytea) owner to alongside_policy;
grant execute on function end_sessions(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.end_what_a_leaver_had()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from memberships m where m.worker_id = new.worker_id and m.organisation_id = new.organisation_id
    and m.from_at <= new.until_at and (m.until_at is null or new.until_at < m.until_at)) then
    return null; -- another membership there goes on
  end if;
  update involvements i set until_at = new.until_at
    where i.worker_id = new.worker_id and i.organisation_id = new.organisation_id and (i.until_at is null or new.until_at < i.until_at);
  update lead_workers l set until_at = new.until_at
    where l.worker_id = new.worker_id and l.organisation_id = new.organisation_id and (l.until_at is null or new.until_at < l.until_at);
  return null;
end $function$;
alter function end_what_a_leaver_had() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.enter(worker uuid, organisation uuid, place uuid, role text, session uuid, purpose text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.worker_id', worker::text, true), set_config('app.organisation_id', organisation::text, true),
    set_config('app.place_id', place::text, true), set_config('app.role', role, true),
    set_config('app.session_id', session::text, true), set_config('app.purpose', purpose, true),
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('random_page_cost', '1.1', true), set_config('statement_timeout', '15s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true);
end $function$;
alter function enter(uuid,uuid,uuid,text,uuid,text) owner to alongside_migrator;
grant execute on function enter(uuid,uuid,uuid,text,uuid,text) to alongside_app;
grant execute on function enter(uuid,uuid,uuid,text,uuid,text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.enter_as_resident(person uuid, place uuid, session uuid, purpose text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.resident_id', person::text, true), set_config('app.place_id', place::text, true), set_config('app.session_id', session::text, true),
    set_config('app.purpose', purpose, true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '15s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true);
end $function$;
alter function enter_as_resident(uuid,uuid,uuid,text) owner to alongside_migrator;
grant execute on function enter_as_resident(uuid,uuid,uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.enter_session(hash bytea, purpose text)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  if good.seen_at < moment() - interval '10 minutes' then
    update sessions s set seen_at = moment() where s.session_id = good.session_id and s.seen_at < moment() - interval '10 minutes';
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id, 'unseen', good.seen_at < moment() - interval '30 seconds');
end $function$;
alter function enter_session(bytea,text) owner to alongside_policy;
grant execute on function enter_session(bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.enter_session_quietly(hash bytea, purpose text)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare good good_sessions;
begin
  select * into good from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1;
  if not found then
    raise exception 'no good session' using errcode = 'AL401';
  end if;
  perform enter(good.worker_id, good.organisation_id, good.place_id, good.role, good.session_id, purpose);
  return json_build_object('workerId', good.worker_id, 'organisationId', good.organisation_id, 'placeId', good.place_id,
    'role', good.role, 'sessionId', good.session_id);
end $function$;
alter function enter_session_quietly(bytea,text) owner to alongside_policy;
grant execute on function enter_session_quietly(bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.explain_card(person uuid, exact boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r regard;
  s resident_regard;
  theirs boolean;
begin
  if me_resident() is not null then
    if not exists (select from resident_sessions t where t.session_id = me_session() and t.person_id = me_resident() and t.ended_at is null and moment() < t.ends_at) then
      return answer(0, false, '{}');
    end if;
    -- a card is for workers who search
    select * into s from resident_regard d where d.person_id = person;
    return case
      when s.on_record and person = any (s.linked) then answer(3, false, '{alert-guardian}')
      when s.on_record and exists (select from protecting g where g.person_id = person and g.entry_id is null and g.kind <> 'protected_place' and not g.named && s.my_records) then answer(4, false, '{}')
      else answer(1, false, '{}') end;
  end if;
  select a.purpose_is_theirs into theirs from actor a;
  if not found or not exists (select from good_sessions g where g.session_id = me_session()) then
    return answer(0, false, '{}');
  end if;
  select * into r from regard d where d.person_id = person;
  if not found then
    return answer(case when theirs and me_purpose() not in ('huddle', 'supervision', 'rights') then 8 else 2 end, false, '{}');
  end if;
  return case
    when r.own then answer(1, false, '{}')
    when not r.purpose_is_theirs or r.enforced or r.purpose = 'rights' and not r.reviewing or r.purpose in ('huddle', 'supervision') then answer(2, false, '{}')
    when r.linked and not r.linked_hard and r.purpose = 'emergency' and r.override_sets is not null then answer(103, false, '{alert-guardian,ring-the-on-call}')
    when r.linked then answer(3, false, '{alert-guardian}')
    when r.sealed or r.restricted then answer(4, false, '{}')
    when r.purpose in ('support', 'safeguarding', 'emergency') and (exact or r.starting or r.alongside)
      and not exists (select from protecting g where g.person_id = person and g.entry_id is null and g.kind in ('seal', 'restricted_record') and g.owner_id <> all (r.released))
      and (select bool_and(q.to_be_found) from people q where q.person_id = any (r.records))
      and r.no_said & 2 = 0
      and exists (select from people p join lead_workers l on l.person_id = p.human_id join memberships m on m.worker_id = l.worker_id
        where p.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
          and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and m.organisation_id = any (r.joined))
      then answer(108, false, array['card', whom_to_ask(person)])
    else answer(8, false, '{}') end;
end $function$;
alter function explain_card(uuid,boolean) owner to alongside_policy;
grant execute on function explain_card(uuid,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.explain_count()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when me_resident() is not null then answer(case when exists (select from resident_sessions t where t.session_id = me_session() and t.ended_at is null and moment() < t.ends_at) then 1 else 0 end, false, '{}')
    when not exists (select from actor) or not exists (select from good_sessions g where g.session_id = me_session()) then answer(0, false, '{}')
    when me_purpose() is distinct from 'learning' then answer(2, false, '{}')
    else '{"result": "COUNTS", "level": null, "rule": "count", "duties": ["hide-groups-under-10"]}'::jsonb end
$function$;
alter function explain_count() owner to alongside_policy;
grant execute on function explain_count() to alongside_app;

CREATE OR REPLACE FUNCTION public.explain_entry(person uuid, entry uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v verdicts;
  theirs boolean;
  bits integer;
  duties text[] := '{}';
  stays boolean;
begin
  if me_resident() is not null then
    return explain_entry_to_resident(person, entry);
  end if;
  select a.purpose_is_theirs into theirs from actor a;
  if not found or not exists (select from good_sessions g where g.session_id = me_session()) then
    return answer(0, false, duties);
  end if;
  select * into v from verdicts d where d.person_id = person and d.entry_id = entry;
  if not found then
    -- nobody wrote it: no agreement joins the actor with whoever did
    return answer(0, false, duties);
  end if;

  -- D7 opens a caution note in date by itself, but not for a disclosure of what others wrote
  bits := case when v.code = 106 then v.category_bits else v.bits end;
  if v.code in (3, 103) then
    duties := duties || '{alert-guardian}'::text[];
  end if;
  if v.code = 103 or v.code = 104 and v.purpose = 'emergency' then
    duties := duties || '{ring-the-on-call}'::text[];
  end if;
  if v.code = 104 and v.purpose = 'disclosure' then
    duties := duties || '{needs-two-people}'::text[];
  end if;
  if v.code between 106 and 199 then
    duties := duties || whom_to_ask(person);
  end if;
  if v.code in (109, 110) then
    duties := duties || case when bits & v.asking_helps <> 0 then 'ask' end || case when bits & v.telling_helps <> 0 then 'tell' end;
  end if;
  if v.code = 413 then
    duties := duties || '{not-in-force}'::text[];
  end if;
  -- the headline stays for the sake of a duty alone: what an override or the emergency card opens beside it has no part in that
  stays := v.code in (210, 211) and bits & ~(v.full_set | v.minimum_set | v.opens_summary) <> 0;
  if v.code in (210, 211, 306, 308, 410) and bits & v.on_duty & (v.opens_full | (v.opens_summary & case when stays then -1 else ~v.minimum_set end)) <> 0
    or v.code = 408 and bits & v.on_duty <> 0 then
    duties := duties || '{we-have-to,list-look-once-told}'::text[] || duty_to_tell(person);
  end if;
  if v.code = 106 or v.code in (210, 211, 306, 308, 410) and not stays and bits & v.minimum_set <> 0 then
    duties := duties || '{alert-lead,alert-guardian,review-in-5-working-days}'::text[] || duty_to_tell(person)
      || case when v.purpose = 'disclosure' then 'one-bundle' end
      || case when bits & v.listed_later <> 0 then 'list-look-later' end
      || case when bits & (v.listed_once_told | (v.minimum_set & ~v.opened)) <> 0 then 'list-look-once-told' end;
  end if;
  if v.cut then
    duties := duties || '{without-others}'::text[] || case when v.legal then 'leave-a-mark' end;
  end if;
  return answer(v.code, v.cut, duties);
end $function$;
alter function explain_entry(uuid,uuid) owner to alongside_policy;
grant execute on function explain_entry(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.explain_entry_to_resident(person uuid, entry uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v resident_verdicts;
begin
  if not exists (select from resident_sessions s where s.session_id = me_session() and s.person_id = me_resident() and s.ended_at is null and moment() < s.ends_at) then
    return answer(0, false, '{}');
  end if;
  select * into v from resident_verdicts d where d.person_id = person and d.entry_id = entry;
  if not found then
    return answer(1, false, '{}');
  end if;
  return answer(v.code, v.cut, case when v.code = 3 then '{alert-guardian}'::text[] when v.cut then '{without-others}'::text[] else '{}' end);
end $function$;
alter function explain_entry_to_resident(uuid,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.explain_look(person uuid, look uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l looks;
  said jsonb;
begin
  select * into l from looks k where k.person_id = person and k.look_id = look;
  said := explain_entry(person, l.entry_id);
  if me_resident() is null or said ->> 'result' <> 'SHOW' then
    return said;
  end if;
  if (l.overridden or l.on_duty) and (coalesce(l.told_at > moment(), true) or l.delayed_until > moment() or exists (select from not_by_message m where m.person_id = person))
    or exists (select from organisations o where o.organisation_id = l.organisation_id and o.protected_service)
      and not coalesce((select s.shown_at_home from resident_regard s where s.person_id = person), false) then
    return answer(1, false, '{}');
  end if;
  return said;
end $function$;
alter function explain_look(uuid,uuid) owner to alongside_policy;
grant execute on function explain_look(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.family_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select lower(substring(btrim(name) from '\s(\S+)$')) $function$;
alter function family_name(text) owner to alongside_migrator;
grant execute on function family_name(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.find_on_own_list(typed_names text[], typed_birth_date date, typed_phone text, at_most integer)
 RETURNS TABLE(listed_id uuid, name text, preferred_name text, age integer, names_me boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with typed as (
    select t.place, split_part(t.word, '|', 1) as word, (select string_agg(quote_literal(option), ' | ') from unnest(string_to_array(t.word, '|')) o (option) where option <> '') as alike
    from unnest(typed_names) with ordinality t (word, place) where t.word <> ''
  ), asked as (
    select string_agg('(' || t.alike || ')', ' & ')::tsquery as same,
      string_agg('(' || t.alike || coalesce(' | ' || quote_literal('~' || nullif(dmetaphone(t.word), '')), '')
        || case when length(t.word) > 2 then ' | ' || quote_literal(t.word) || ':*' else '' end || ')', ' & ')::tsquery as close
    from typed t
  ), found as (
    (select l.listed_id from asked a join listed_people l on l.find_words @@ a.close
      where a.close is not null and l.organisation_id = me_organisation()
        and (typed_birth_date is null or l.birth_date = typed_birth_date) and (typed_phone is null or l.phone = typed_phone)
      order by (l.find_words @@ a.same) desc, l.name_key, l.listed_id limit 200)
    union all
    (select l.listed_id from asked a join listed_people l on l.organisation_id = me_organisation() and l.birth_date = typed_birth_date
      where a.close is null and typed_birth_date is not null and (typed_phone is null or l.phone = typed_phone)
      order by l.name_key, l.listed_id limit 200)
    union all
    (select l.listed_id from asked a join listed_people l on l.organisation_id = me_organisation() and l.phone = typed_phone
      where a.close is null and typed_birth_date is null and typed_phone is not null
      order by l.name_key, l.listed_id limit 200)
  )
  select o.listed_id, o.name, o.preferred_name, o.age, o.names_me
  from own_list o
  cross join lateral (
    select coalesce(min(best.fit), 1) as weakest, coalesce(avg(best.fit), 1)::real as fit
    from unnest(typed_names) typed (word)
    cross join lateral (select coalesce(max(word_fit(typed.word, known.word)), 0) as fit
      from unnest(string_to_array(name_key(concat_ws(' ', o.name, o.preferred_name)), ' ')) known (word)) best
  ) f
  where o.listed_id = any (array(select f.listed_id from found f)) and f.weakest > 0
    and not exists (select from my_people m where m.person_id = o.listed_id)
  order by f.fit desc, o.name_key, o.listed_id
  limit least(at_most, 50)
$function$;
alter function find_on_own_list(text[],date,text,integer) owner to alongside_policy;
grant execute on function find_on_own_list(text[],date,text,integer) to alongside_app;

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

CREATE OR REPLACE FUNCTION public.forget_changes()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from changes where made_at < statement_timestamp() - interval '10 minutes'
$function$;
alter function forget_changes() owner to alongside_policy;
grant execute on function forget_changes() to alongside_app;

CREATE OR REPLACE FUNCTION public.forget_who_marked_where()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.where_marked_by := null;
  return new;
end $function$;
alter function forget_who_marked_where() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.grew_older(subject uuid, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from people p join people h on h.person_id = p.human_id cross join unnest('{13,16,18}'::integer[]) years
    where p.person_id = subject and london_day(since) < birthday(h.birth_date, years) and birthday(h.birth_date, years) <= london_day(moment()))
$function$;
alter function grew_older(uuid,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.guardian_looked(wanted uuid, wanted_kind text, said text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with marked as (
    insert into guardian_marks (item_id, kind, place_id, organisation_id, worker_id, words, marked_at)
    select q.item_id, q.kind, me_place(), me_organisation(), me_worker(), said, moment() from guardian_queue q
    where q.item_id = wanted and q.kind = wanted_kind and q.kind in ('look', 'started_alone', 'incident')
    on conflict do nothing
    returning 1
  )
  select exists (select from marked)
$function$;
alter function guardian_looked(uuid,text,text) owner to alongside_policy;
grant execute on function guardian_looked(uuid,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.guardian_protect(act uuid, typed_whom text, typed_names text[], born date, postcode_typed text, phone_typed text, is_kind text, name_said text, link_kind text, other_born date, keeps_ours boolean, why text)
 RETURNS TABLE(answer text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  fits uuid[];
  fit uuid;
  ours text;
begin
  if me_role() is distinct from 'guardian' or not exists (select from stance) then
    return query select 'hidden', null::uuid;
    return;
  end if;
  fits := array(select distinct p.human_id from people p
    where p.place_id = me_place() and (p.birth_date = born or p.postcode = postcode_typed and not p.whereabouts_hidden or p.phone = phone_typed)
      and string_to_array(name_key(p.full_name), ' ') <@ typed_names limit 2);
  if cardinality(fits) = 1 then
    fit := fits[1];
  end if;
  if fit is null
    or not exists (select from people p join involvements i on i.person_id = p.person_id where p.human_id = fit and i.organisation_id = me_organisation() and i.from_at <= moment())
    or exists (select from stance me join people own on own.person_id = me.own_person_id where own.human_id = fit)
    or exists (select from stance me join people p on p.person_id = any (me.conflicted) where p.human_id = fit)
    or exists (select from protecting g where g.person_id = fit and g.kind in ('seal', 'restricted_record') and g.entry_id is null and me_worker() <> all (g.named)) then
    return query select 'nobody', fit;
    return;
  end if;
  if is_kind <> 'conflict_link' then
    insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at)
      select fit, act, me_place(), case is_kind when 'restricted_record' then is_kind else 'seal' end, null, array_agg(distinct one.worker_id), moment() from (
        select me_worker() as worker_id
        union select l.worker_id from lead_workers l join people p on p.person_id = l.person_id
          where p.human_id = fit and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
        union select i.worker_id from involvements i join people p on p.person_id = i.person_id join organisations o on o.organisation_id = i.organisation_id
          where p.human_id = fit and (o.protected_service or keeps_ours and o.organisation_id = me_organisation())
            and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) one;
    select case when keeps_ours then o.name else '' end into ours from organisations o where o.organisation_id = me_organisation();
    insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at, typed)
      values (fit, act, me_place(), is_kind, array[act], ours, why, me_worker(), me_organisation(), moment(), typed_whom);
  else
    perform keep_away(fit, act, name_said, link_kind, other_born, why, typed_whom);
  end if;
  return query select 'put', fit;
end $function$;
alter function guardian_protect(uuid,text,text[],date,text,text,text,text,text,date,boolean,text) owner to alongside_policy;
comment on function guardian_protect(uuid,text,text[],date,text,text,text,text,text,date,boolean,text) is 'A Guardian keeps somebody away from a person, seals them, or restricts their record. The same answer for nobody and for someone whom their organisation does not know.';
grant execute on function guardian_protect(uuid,text,text[],date,text,text,text,text,text,date,boolean,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.guardian_told(wanted uuid, how text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  person uuid := (select d.person_id from duties_to_see_to d where d.override_id = wanted);
begin
  if person is null then
    return 'none';
  elsif how = 'by_message' and exists (select from not_by_message m where m.person_id = person) then
    return 'not_by_message';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how, person_told_by = me_worker()
    where v.person_id = person and v.override_id = wanted and v.person_told_at is null;
  if not found then
    return 'none';
  end if;
  update looks l set told_at = moment() where l.override_id = wanted and l.overridden and l.told_at is null;
  return 'told';
end $function$;
alter function guardian_told(uuid,text) owner to alongside_policy;
grant execute on function guardian_told(uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.guardians_for(organisation uuid, person uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct on (coalesce(human_of(w.person_id), w.worker_id)) w.worker_id
  from memberships m join workers w on w.worker_id = m.worker_id
  where m.organisation_id = organisation and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    and not exists (select from conflicts c where c.worker_id = m.worker_id and c.person_id = person)
    and human_of(w.person_id) is distinct from human_of(person)
  order by coalesce(human_of(w.person_id), w.worker_id), w.worker_id
$function$;
alter function guardians_for(uuid,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.guards(organisation uuid, actor_worker uuid, person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if me_role() is distinct from 'guardian' or (actor_worker <> me_worker()) is not true or not exists (select from memberships m where m.worker_id = me_worker()
      and m.organisation_id = me_organisation() and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)) then
    return false;
  elsif (organisation = me_organisation()) is not true and (exists (select from memberships m where m.organisation_id = organisation and m.role = 'guardian'
      and m.worker_id <> actor_worker and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at))
      or me_organisation() is distinct from (select l.organisation_id from lead_workers l where l.person_id = person and l.from_at <= moment()
        and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1)) then
    return false;
  elsif exists (select from workers me join workers other on other.worker_id = actor_worker where me.worker_id = me_worker() and me.person_id = other.person_id)
      or exists (select from workers me join people own on own.person_id = me.person_id join people p on p.person_id = person
        where me.worker_id = me_worker() and own.human_id = p.human_id) then
    return false;
  end if;
  return not exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person);
end $function$;
alter function guards(uuid,uuid,uuid) owner to alongside_policy;
grant execute on function guards(uuid,uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.had_a_say(subject uuid, organisation uuid, joined timestamp with time zone, choice sharing_choices)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function had_a_say(uuid,uuid,timestamp with time zone,sharing_choices) owner to alongside_policy;
grant execute on function had_a_say(uuid,uuid,timestamp with time zone,sharing_choices) to alongside_app;

CREATE OR REPLACE FUNCTION public.hears_of(organisation uuid, actor_worker uuid, person uuid, lead_too boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  lead_of uuid;
begin
  if me_role() is distinct from 'guardian' or not exists (select from memberships m where m.worker_id = me_worker() and m.organisation_id = me_organisation()
      and m.role = 'guardian' and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)) then
    return false;
  elsif organisation = me_organisation() then
    return may_hear(me_worker(), actor_worker, person);
  elsif exists (select from organisations o where o.organisation_id = organisation and o.protected_service)
      or not may_hear_from_outside(me_worker(), actor_worker, person) then
    return false;
  end if;
  lead_of := lead_organisation(person);
  if lead_too and lead_of = me_organisation() then
    return true;
  elsif exists (select from memberships m where m.organisation_id = organisation and m.role = 'guardian'
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and may_hear(m.worker_id, actor_worker, person)) then
    return false;
  elsif lead_of = me_organisation() then
    return true;
  end if;
  return not exists (select from memberships m where m.organisation_id = lead_of and m.role = 'guardian'
      and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and may_hear_from_outside(m.worker_id, actor_worker, person))
    and exists (select from people p join people record on record.human_id = p.human_id join involvements i on i.person_id = record.person_id
      where p.person_id = person and i.organisation_id = me_organisation() and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at));
end $function$;
alter function hears_of(uuid,uuid,uuid,boolean) owner to alongside_policy;
grant execute on function hears_of(uuid,uuid,uuid,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.hide_where_they_live(person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update people set whereabouts_hidden = true, version = version + 1
  where not whereabouts_hidden and person_id in (
    select record.person_id from people p join people record on record.human_id = p.human_id where p.person_id = person
    union
    select record.person_id
    from people p
    join people own on own.human_id = p.human_id
    join residences home on home.person_id = own.person_id and (home.until_at is null or moment() < home.until_at)
    join residences beside on beside.household_id = home.household_id and (beside.until_at is null or moment() < beside.until_at)
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where p.person_id = person)
$function$;
alter function hide_where_they_live(uuid) owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.hours_are_set()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.lasts_until := coalesce(new.lasts_until, new.invoked_at + hours_of(new.place_id, new.ground));
  return new;
end $function$;
alter function hours_are_set() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.hours_of(place uuid, ground text)
 RETURNS interval
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select make_interval(hours => case ground when 'emergency' then s.emergency_hours when 'safeguarding' then s.safeguarding_hours else s.disclosure_hours end)
  from sharing_settings s where s.place_id = place
$function$;
alter function hours_of(uuid,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.human_of(record uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.human_id from people p where p.person_id = record
$function$;
alter function human_of(uuid) owner to alongside_policy;
grant execute on function human_of(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.i_stand_in(record uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from people p
    join people covered on covered.human_id = p.human_id
    join covers c on c.person_id = covered.person_id
    join people held on held.human_id = p.human_id
    join involvements n on n.person_id = held.person_id and n.worker_id = c.for_worker_id and n.organisation_id = c.organisation_id
    where p.person_id = record and c.worker_id = me_worker() and c.organisation_id = me_organisation()
      and c.from_at <= moment() and moment() < c.until_at and c.told_at <= moment()
      and (c.person_id = record or c.from_at >= joined_with(record, c.person_id))
      and n.state = 'alongside' and n.from_at <= moment() and (n.until_at is null or moment() < n.until_at)
      and (n.woken_at is null or n.woken_at > moment() or n.told_at <= moment())
      and (n.person_id = record or n.from_at >= joined_with(record, n.person_id)))
$function$;
alter function i_stand_in(uuid) owner to alongside_policy;
grant execute on function i_stand_in(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.install_organisation_defaults()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
    select new.organisation_id, gen_random_uuid(), new.place_id, d.purpose, category, 'active', d.rests_on, d.article, d.confidentiality,
      (london_day(moment()) + make_interval(months => d.review_after_months))::date
    from default_bases d cross join unnest(d.categories) category
    where d.place_id = new.place_id and d.kind = new.kind
    on conflict do nothing;
  return null;
end $function$;
alter function install_organisation_defaults() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.install_place_defaults()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into sharing_settings (place_id) values (new.place_id) on conflict do nothing;
  insert into role_needs (place_id, role, category, need)
    select new.place_id, role, category, 'full'
    from unnest('{worker,connector,peer,supervisor,guardian,convener,administrator}'::text[]) role
    cross join unnest('{card,about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[]) category
    on conflict do nothing;
  return null;
end $function$;
alter function install_place_defaults() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.invitation_behind(hash bytea)
 RETURNS TABLE(place text, organisation text, name text, job_title text, issuer text, worker_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.name, i.organisation, i.name, i.job_title, i.issuer, i.worker_id
  from open_invitations i join places p on p.place_id = i.place_id where i.token_hash = hash
$function$;
alter function invitation_behind(bytea) owner to alongside_policy;
grant execute on function invitation_behind(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.invite_worker(made uuid, organisation uuid, called text, as_role text, doing text, hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
begin
  if me.worker_id is null then return 'forbidden'; end if;
  if not exists (select from managed_organisations o where o.organisation_id = organisation and o.may_manage) then return 'not_found'; end if;
  if exists (select from managed_invitations i where i.organisation_id = organisation and i.worker_id is null and lower(i.name) = lower(called)) then
    return 'invitation_waiting';
  end if;
  insert into invitations (invitation_id, place_id, organisation_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at)
    values (made, me_place(), organisation, hash, called, doing, as_role, me_worker(), moment(), moment() + interval '7 days');
  perform note_administration('invited', organisation, null, null, jsonb_build_object('invitation', made, 'role', as_role));
  return 'done';
end $function$;
alter function invite_worker(uuid,uuid,text,text,text,bytea) owner to alongside_policy;
grant execute on function invite_worker(uuid,uuid,text,text,text,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.invite_worker_again(made uuid, membership uuid, hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  member managed_members;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into member from managed_members m where m.membership_id = membership;
  if not found then return 'not_found'; end if;
  if exists (select from memberships m
      where m.worker_id = member.worker_id and m.organisation_id <> member.organisation_id and (m.until_at is null or moment() < m.until_at)) then
    return 'works_elsewhere';
  end if;
  update invitations i set withdrawn_at = moment()
    where i.worker_id = member.worker_id and i.organisation_id = member.organisation_id and i.accepted_at is null and i.withdrawn_at is null;
  insert into invitations (invitation_id, place_id, organisation_id, worker_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at)
    values (made, me_place(), member.organisation_id, member.worker_id, hash, member.worker_name, member.job_title, member.role, me_worker(), moment(), moment() + interval '7 days');
  perform note_administration('invited_again', member.organisation_id, member.worker_id, null, jsonb_build_object('invitation', made));
  return 'done';
end $function$;
alter function invite_worker_again(uuid,uuid,bytea) owner to alongside_policy;
grant execute on function invite_worker_again(uuid,uuid,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.invocation_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE'
    or (new.worker_id, new.organisation_id, new.ground, new.categories, new.reason, new.told, new.recipient, new.invoked_at, new.person_id, new.renews, new.lasts_until)
      is distinct from (old.worker_id, old.organisation_id, old.ground, old.categories, old.reason, old.told, old.recipient, old.invoked_at, old.person_id, old.renews, old.lasts_until)
    or old.agreed is not null and (new.agreed, new.answered_by, new.answered_at, new.answer_words)
      is distinct from (old.agreed, old.answered_by, old.answered_at, old.answer_words) then
    raise exception 'what somebody asked for in danger stays, and is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function invocation_stays() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.invoke_override(id uuid, typed text, typed_names text[], born date, postcode_typed text, phone_typed text, ground_given text, categories_given text[], reason_given text, told_given text, recipient_given text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  fits uuid[];
  fit uuid;
  before uuid;
begin
  if ground_given in ('legal', 'serious_crime') and me_role() is distinct from 'guardian' then
    raise exception 'a disclosure is the Guardian''s' using errcode = 'insufficient_privilege';
  end if;
  fits := array(select distinct p.human_id from people p
    where p.place_id = me_place() and (p.birth_date = born or p.postcode = postcode_typed and not p.whereabouts_hidden or p.phone = phone_typed)
      and string_to_array(name_key(p.full_name), ' ') <@ typed_names limit 2);
  if cardinality(fits) = 1 then
    fit := fits[1];
  end if;
  -- The same again within a day of its end is a renewal, and nobody renews alone. What opened nothing has nothing to renew.
  select o.override_id into before from overrides o join people p on p.person_id = o.person_id
    where p.human_id = fit and o.worker_id = me_worker() and o.organisation_id = me_organisation() and o.ground = ground_given and o.opens
      and override_ends(o) > moment() - interval '24 hours'
    order by o.invoked_at desc limit 1;
  insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at, person_id, renews)
    values (id, me_place(), me_worker(), me_organisation(), typed, ground_given, categories_given, reason_given, told_given, recipient_given, moment(), fit, before);
  insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, recipient, opens)
    select fit, id, me_place(), me_worker(), me_organisation(), ground_given, categories_given, reason_given, told_given, 'active', moment(), recipient_given,
      override_answer(fit, ground_given) = 'opened'
    where fit is not null and before is null;
end $function$;
alter function invoke_override(uuid,text,text[],date,text,text,text,text[],text,text,text) owner to alongside_policy;
grant execute on function invoke_override(uuid,text,text[],date,text,text,text,text[],text,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.is_about(choice sharing_choices, organisation uuid, joined_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select (choice.organisation_id = organisation or choice.organisation_id is null) and choice.given_at <= moment()
    and (choice.answer <> 'yes' or choice.given_at >= joined_at or choice.withdrawn_at <= moment())
$function$;
alter function is_about(sharing_choices,uuid,timestamp with time zone) owner to alongside_policy;
grant execute on function is_about(sharing_choices,uuid,timestamp with time zone) to alongside_app;

CREATE OR REPLACE FUNCTION public.is_care_kind(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select kind in ('health', 'social_care', 'vcse_care') $function$;
alter function is_care_kind(text) owner to alongside_migrator;
comment on function is_care_kind(text) is 'The kinds of organisation whose own care may rest on telling.';
grant execute on function is_care_kind(text) to alongside_app;
grant execute on function is_care_kind(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.is_last_administrator(membership uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from memberships m
    join managed_organisations o on o.organisation_id = m.organisation_id
    cross join administering me
    where m.membership_id = membership and m.role = 'administrator' and (o.looks_after_place or not me.looks_after_place)
      and not exists (select from memberships other
        where other.organisation_id = m.organisation_id and other.worker_id <> m.worker_id and other.role = 'administrator'
          and other.from_at <= moment() and (other.until_at is null or moment() < other.until_at)))
$function$;
alter function is_last_administrator(uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.join_team(joined uuid, worker uuid, organisation uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if not exists (select from teams t where t.place_id = me_place() and t.team_id = joined)
    or not exists (select from managed_members m where m.worker_id = worker and m.organisation_id = organisation) then return 'not_found'; end if;
  if exists (select from managed_team_members t where t.team_id = joined and t.worker_id = worker and t.organisation_id = organisation) then return 'done'; end if;
  insert into team_members (team_id, worker_id, organisation_id, place_id, from_at) values (joined, worker, organisation, me_place(), moment());
  perform note_administration('team_joined', organisation, worker, joined, '{}');
  return 'done';
end $function$;
alter function join_team(uuid,uuid,uuid) owner to alongside_policy;
grant execute on function join_team(uuid,uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.joined_with(record uuid, other uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select greatest(p.merged_at, q.merged_at) from people p cross join people q where p.person_id = record and q.person_id = other
$function$;
alter function joined_with(uuid,uuid) owner to alongside_policy;
grant execute on function joined_with(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.keep_away(person uuid, act uuid, name_said text, is_kind text, born date, why text, typed_whom text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  links uuid[];
begin
  with fitting as (
    select w.worker_id, null::uuid as other_person_id from workers w
    where w.place_id = me_place() and w.worker_id <> me_worker() and name_key(w.name) = name_key(name_said)
    union all
    select null, p.person_id from people p
    where p.place_id = me_place() and born is not null and p.birth_date = born and name_key(p.full_name) = name_key(name_said)
      and p.human_id <> (select own.human_id from people own where own.person_id = person)
  ), made as (
    insert into conflict_links (person_id, link_id, place_id, worker_id, other_person_id, kind, from_at, state)
      select person, gen_random_uuid(), me_place(), f.worker_id, f.other_person_id, is_kind, moment(), 'declared' from fitting f
    returning link_id
  )
  select coalesce(array_agg(link_id), '{}') into links from made;
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at, typed)
    values (person, act, me_place(), 'conflict_link', links, name_said, why, me_worker(), me_organisation(), moment(), typed_whom);
end $function$;
alter function keep_away(uuid,uuid,text,text,date,text,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.keep_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function keep_history() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.keep_history_of_desk()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into settings_changes (change_id, place_id, of_table, what, before, after, worker_id, organisation_id, changed_at)
    values (gen_random_uuid(), new.place_id, 'places', 'update', jsonb_build_object('duty_desk', old.duty_desk), jsonb_build_object('duty_desk', new.duty_desk),
      nullif(current_setting('app.worker_id', true), '')::uuid, nullif(current_setting('app.organisation_id', true), '')::uuid, moment());
  return null;
end $function$;
alter function keep_history_of_desk() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.keep_invitation(taken invitations, joiner uuid, new_membership uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into workers (worker_id, place_id, name) values (joiner, taken.place_id, taken.name) on conflict do nothing;
  insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
  select new_membership, taken.place_id, joiner, taken.organisation_id, taken.role, taken.job_title, moment() where taken.worker_id is null;
  update sessions s set ended_at = moment() where s.worker_id = taken.worker_id and s.ended_at is null;
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, detail)
  values (taken.place_id, gen_random_uuid(), moment(), joiner, taken.organisation_id, 'invitation_accepted', taken.organisation_id, joiner, '{}');
$function$;
alter function keep_invitation(invitations,uuid,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.keep_log_seal(new_number bigint, new_first bigint, new_root bytea, new_previous bytea, new_sealed_at timestamp with time zone, new_key_id text, new_signature bytea, ats timestamp with time zone[], event_ids uuid[], leaves bytea[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new_number <> 1 + coalesce((select max(number) from log_seals), 0) or new_first <> 1 + coalesce((select max(last_position) from log_seals), 0) then
    raise exception 'this seal does not follow the newest' using errcode = 'serialization_failure';
  end if;
  insert into log_leaves (position, at, event_id, leaf)
  select new_first + n - 1, at, event_id, leaf from unnest(ats, event_ids, leaves) with ordinality u (at, event_id, leaf, n);
  insert into log_seals (number, first_position, last_position, root, previous, sealed_at, key_id, signature)
  values (new_number, new_first, new_first + cardinality(leaves) - 1, new_root, new_previous, new_sealed_at, new_key_id, new_signature);
end $function$;
alter function keep_log_seal(bigint,bigint,bytea,bytea,timestamp with time zone,text,bytea,timestamp with time zone[],uuid[],bytea[]) owner to alongside_sealer;
grant execute on function keep_log_seal(bigint,bigint,bytea,bytea,timestamp with time zone,text,bytea,timestamp with time zone[],uuid[],bytea[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.keep_mutation(mutation uuid, hash bytea, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into mutations (place_id, worker_id, mutation_id, request_hash, answer, made_at) values (me_place(), me_worker(), mutation, hash, given, moment());
end $function$;
alter function keep_mutation(uuid,bytea,jsonb) owner to alongside_migrator;
comment on function keep_mutation(uuid,bytea,jsonb) is 'Keeps a mutation''s id with its answer. The same id again is a unique violation, which takes back all that was done with it.';
grant execute on function keep_mutation(uuid,bytea,jsonb) to alongside_app;

CREATE OR REPLACE FUNCTION public.keep_posture(organisation uuid, of_role text, for_purpose text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from postures kept join posture_epochs now_is on now_is.place_id = kept.place_id and now_is.epoch = kept.epoch
    where kept.organisation_id = organisation and kept.role = of_role and kept.purpose = for_purpose and kept.from_at <= moment() and moment() < kept.until_at) then
    return;
  end if;
  delete from postures kept where kept.organisation_id = organisation and kept.role = of_role and kept.purpose = for_purpose;
  insert into postures select * from compile_posture(organisation, of_role, for_purpose) on conflict do nothing;
end $function$;
alter function keep_posture(uuid,text,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.keep_wish(of_person uuid, owed uuid, why text, ends timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update not_yet_wishes w set replaced_at = moment() where w.person_id = of_person and w.owed_id = owed and w.answered_at is null and w.replaced_at is null;
  insert into not_yet_wishes (person_id, wish_id, place_id, owed_id, worker_id, organisation_id, reason, until_at, asked_at)
    values (of_person, gen_random_uuid(), me_place(), owed, me_worker(), me_organisation(), why, ends, moment());
end $function$;
alter function keep_wish(uuid,uuid,text,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.kind_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  was sharing_bases[];
begin
  if is_care_kind(new.kind) then
    return null;
  end if;
  was := array(select b from sharing_bases b where b.organisation_id = new.organisation_id and b.rests_on = 'telling' and b.state <> 'ended' for update);
  update sharing_bases b set state = 'ended' where b.organisation_id = new.organisation_id and b.rests_on = 'telling' and b.state <> 'ended';
  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
    select w.organisation_id, gen_random_uuid(), w.place_id, w.purpose, w.category, w.state, d.rests_on, d.article, d.confidentiality,
      (london_day(moment()) + make_interval(months => d.review_after_months))::date
    from unnest(was) w
    join default_bases d on d.place_id = w.place_id and d.kind = new.kind and d.purpose = w.purpose and d.rests_on = 'choice' and w.category = any (d.categories);
  return null;
end $function$;
alter function kind_changed() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.know_browser(held bytea, given bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from known_browsers b where b.seen_at < moment() - interval '400 days';
  update known_browsers b set seen_at = moment() where b.token_hash = held;
  if found then return true; end if;
  insert into known_browsers values (given, moment());
  return false;
end $function$;
alter function know_browser(bytea,bytea) owner to alongside_policy;
grant execute on function know_browser(bytea,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.lead_organisation(person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.organisation_id from people p join people record on record.human_id = p.human_id join lead_workers l on l.person_id = record.person_id
  where p.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
  order by l.from_at desc limit 1
$function$;
alter function lead_organisation(uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.leads_guardian(organisation uuid, person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- step by step: who is kept from a person is dear to ask
  if me_role() is distinct from 'guardian' or organisation = me_organisation() or me_organisation() is distinct from (select l.organisation_id from lead_workers l
      where l.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at) order by l.from_at desc limit 1) then
    return false;
  elsif (select o.protected_service from organisations o where o.organisation_id = organisation) then
    return false;
  end if;
  return exists (select from guardians_for(me_organisation(), person) g (worker_id) where one_human(g.worker_id, me_worker()));
end $function$;
alter function leads_guardian(uuid,uuid) owner to alongside_policy;
grant execute on function leads_guardian(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.leave_team(left_team uuid, worker uuid, organisation uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  if not exists (select from managed_team_members t where t.team_id = left_team and t.worker_id = worker and t.organisation_id = organisation) then
    return 'not_found';
  end if;
  update team_members t set until_at = moment()
    where t.team_id = left_team and t.worker_id = worker and t.organisation_id = organisation and (t.until_at is null or t.until_at > moment());
  perform note_administration('team_left', organisation, worker, left_team, '{}');
  return 'done';
end $function$;
alter function leave_team(uuid,uuid,uuid) owner to alongside_policy;
grant execute on function leave_team(uuid,uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.links_of_human(record uuid)
 RETURNS TABLE(person_id uuid, kind text, from_at timestamp with time zone, until_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.person_id, c.kind, c.from_at, c.until_at
  from people p join people own on own.human_id = p.human_id join conflict_links c on c.other_person_id = own.person_id
  where p.person_id = record and c.dismissed_at is null and c.state <> 'dismissed'
  union all
  select c.person_id, c.kind, c.from_at, c.until_at
  from people p join people own on own.human_id = p.human_id join workers w on w.person_id = own.person_id join conflict_links c on c.worker_id = w.worker_id
  where p.person_id = record and c.dismissed_at is null and c.state <> 'dismissed'
  union all
  select r.person_id, 'representing', r.from_at, r.until_at
  from people p join people own on own.human_id = p.human_id join representatives r on r.by_person_id = own.person_id
  where p.person_id = record
$function$;
alter function links_of_human(uuid) owner to alongside_policy;
grant execute on function links_of_human(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.list_words(named text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct w.found), '{}')
  from unnest(string_to_array(name_key(named) || ' ' || name_key(regexp_replace(named, '[''’]', '', 'g')), ' ')) word (part)
  cross join lateral (values (word.part), ('~' || nullif(dmetaphone(word.part), ''))) w (found)
  where w.found <> ''
$function$;
alter function list_words(text) owner to alongside_migrator;
grant execute on function list_words(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.load_list(load uuid, list_source text, fields text[], reference_is_one_person boolean, list_rows jsonb, refused_rows integer)
 RETURNS TABLE(added integer, changed integer, same integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  new_rows integer := 0;
  changed_rows integer := 0;
  all_rows integer := jsonb_array_length(list_rows);
begin
  if not exists (select from stance) or me_role() not in ('administrator', 'supervisor') then
    raise exception 'no standing' using errcode = 'insufficient_privilege';
  end if;
  -- one load of an organisation's list at a time: two would not see each other's rows
  perform pg_advisory_xact_lock(hashtextextended('own list ' || me_organisation(), 0));
  insert into list_loads (organisation_id, load_id, place_id, source, loaded_by, started_at, last_at)
    values (me_organisation(), load, me_place(), list_source, me_worker(), moment(), moment()) on conflict do nothing;
  if not exists (select from list_loads l where l.organisation_id = me_organisation() and l.load_id = load and l.loaded_by = me_worker()) then
    raise exception 'someone else''s load' using errcode = 'insufficient_privilege';
  end if;

  with given as (
    select r.*, name_key(coalesce(r.full_name, r.preferred_name)) as name_key, upper(regexp_replace(r.reference, '\s+', '', 'g')) as reference_key, worker_key(r.worker) as worker_key
    from jsonb_to_recordset(list_rows) r (line integer, listed_id uuid, reference text, preferred_name text, full_name text, birth_date date,
      postcode text, phone text, street text, worker text, known text, known_at date, known_from text)
  ), candidates as (
    select g.line, l.listed_id,
      (l.name_key = g.name_key)::integer * 8 + (l.birth_date is not distinct from g.birth_date)::integer * 4
        + (l.postcode is not distinct from g.postcode)::integer * 2 + (l.phone is not distinct from g.phone)::integer as fit
    from given g
    cross join lateral (
      select l.* from listed_people l
      where l.organisation_id = me_organisation() and l.reference_key = g.reference_key
        and (l.name_key = g.name_key or l.seen_in <> load and (reference_is_one_person or l.birth_date = g.birth_date))
      union all
      select l.* from listed_people l
      where g.reference_key is null and l.organisation_id = me_organisation() and l.name_key = g.name_key and l.reference_key is null
        and (l.birth_date = g.birth_date
          or (l.birth_date is null and g.birth_date is null or (l.birth_date is null or g.birth_date is null) and l.seen_in <> load)
            and (l.postcode = g.postcode or l.phone = g.phone))
    ) l
  ), ranked as (
    select c.*, row_number() over (partition by c.line order by c.fit desc, c.listed_id) as of_row,
      row_number() over (partition by c.listed_id order by c.fit desc, c.line) as of_listed
    from candidates c
  ), wanted as (
    select g.*, l.listed_id as known_id,
      case when 'reference' = any (fields) then g.reference else l.reference end as to_reference,
      case when 'full_name' = any (fields) then g.full_name else l.full_name end as to_full_name,
      case when 'birth_date' = any (fields) then g.birth_date else l.birth_date end as to_birth_date,
      case when 'postcode' = any (fields) then g.postcode else l.postcode end as to_postcode,
      case when 'phone' = any (fields) then g.phone else l.phone end as to_phone,
      case when 'street' = any (fields) then g.street else l.street end as to_street,
      case when 'worker' = any (fields) then g.worker else l.worker end as to_worker,
      case when 'known' = any (fields) then g.known else l.known end as to_known,
      case when 'known' = any (fields) then g.known_at else l.known_at end as to_known_at,
      case when 'known' = any (fields) then g.known_from else l.known_from end as to_known_from,
      l.version as version_before, l.worker_key as worker_key_before, l.named_by as named_by_before
    from given g
    left join ranked r on r.line = g.line and r.of_row = 1 and r.of_listed = 1
    left join listed_people l on l.organisation_id = me_organisation() and l.listed_id = r.listed_id
  ), touched as (
    update listed_people l set
      preferred_name = w.preferred_name, full_name = w.to_full_name, reference = w.to_reference,
      reference_key = upper(regexp_replace(w.to_reference, '\s+', '', 'g')), name_key = name_key(coalesce(w.to_full_name, w.preferred_name)),
      find_words = array_to_tsvector(list_words(concat_ws(' ', w.to_full_name, w.preferred_name))),
      birth_date = w.to_birth_date, postcode = w.to_postcode, phone = w.to_phone, street = w.to_street,
      worker = w.to_worker, worker_key = worker_key(w.to_worker),
      named_by = case when worker_key(w.to_worker) is distinct from w.worker_key_before then me_worker() else w.named_by_before end,
      known = w.to_known, known_at = w.to_known_at, known_from = w.to_known_from,
      load_id = load, seen_in = load, changed_at = moment(), version = l.version + 1
    from wanted w
    where l.organisation_id = me_organisation() and l.listed_id = w.known_id
      and (l.preferred_name, l.full_name, l.reference, l.birth_date, l.postcode, l.phone, l.street, l.worker, l.known, l.known_at, l.known_from)
        is distinct from (w.preferred_name, w.to_full_name, w.to_reference, w.to_birth_date, w.to_postcode, w.to_phone, w.to_street, w.to_worker, w.to_known, w.to_known_at, w.to_known_from)
    returning l.listed_id
  ), left_alone as (
    update listed_people l set seen_in = load from wanted w
    where l.organisation_id = me_organisation() and l.listed_id = w.known_id and l.seen_in <> load
      and (l.preferred_name, l.full_name, l.reference, l.birth_date, l.postcode, l.phone, l.street, l.worker, l.known, l.known_at, l.known_from)
        is not distinct from (w.preferred_name, w.to_full_name, w.to_reference, w.to_birth_date, w.to_postcode, w.to_phone, w.to_street, w.to_worker, w.to_known, w.to_known_at, w.to_known_from)
  ), made as (
    insert into listed_people (organisation_id, listed_id, place_id, reference, reference_key, name_key, find_words, preferred_name, full_name, birth_date,
      postcode, phone, street, worker, worker_key, named_by, known, known_at, known_from, load_id, seen_in, listed_at, changed_at)
    select me_organisation(), w.listed_id, me_place(), w.reference, w.reference_key, w.name_key,
      array_to_tsvector(list_words(concat_ws(' ', w.full_name, w.preferred_name))), w.preferred_name, w.full_name, w.birth_date,
      w.postcode, w.phone, w.street, w.worker, w.worker_key, case when w.worker_key is not null then me_worker() end, w.known, w.known_at, w.known_from,
      load, load, moment(), moment()
    from wanted w where w.known_id is null
    returning 1
  )
  select (select count(*) from made), (select count(*) from touched) into new_rows, changed_rows;

  update list_loads l set last_at = moment(), added = l.added + new_rows, changed = l.changed + changed_rows,
    same = l.same + all_rows - new_rows - changed_rows, refused = l.refused + greatest(refused_rows, 0)
  where l.organisation_id = me_organisation() and l.load_id = load;
  return query select new_rows, changed_rows, all_rows - new_rows - changed_rows;
end $function$;
alter function load_list(uuid,text,text[],boolean,jsonb,integer) owner to alongside_policy;
grant execute on function load_list(uuid,text,text[],boolean,jsonb,integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.log_seals_after(after bigint)
 RETURNS TABLE(number text, first_position text, last_position text, root bytea, previous bytea, sealed_at text, key_id text, signature bytea, published boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.number::text, s.first_position::text, s.last_position::text, s.root, s.previous, to_the_microsecond(s.sealed_at), s.key_id, s.signature, s.published_at is not null
  from log_seals s where s.number > coalesce(after, (select max(p.number) from log_seals p where p.published_at is not null), 0) order by s.number limit 1000
$function$;
alter function log_seals_after(bigint) owner to alongside_sealer;
grant execute on function log_seals_after(bigint) to alongside_app;

CREATE OR REPLACE FUNCTION public.logins_of(record uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array(select w.worker_id from people p join people own on own.human_id = p.human_id join workers w on w.person_id = own.person_id where p.person_id = record)
$function$;
alter function logins_of(uuid) owner to alongside_policy;
grant execute on function logins_of(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.london_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select (at at time zone 'Europe/London')::date $function$;
alter function london_day(timestamp with time zone) owner to alongside_migrator;
grant execute on function london_day(timestamp with time zone) to alongside_app;
grant execute on function london_day(timestamp with time zone) to alongside_policy;

CREATE OR REPLACE PROCEDURE public.make_access_event_partitions()
 LANGUAGE plpgsql
AS $procedure$
declare
  starts timestamptz;
  ends timestamptz;
  name text;
  given text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = 'access_events'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
begin
  for n in 0..3 loop
    starts := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n)) at time zone 'UTC';
    ends := (date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n + 1)) at time zone 'UTC';
    name := 'access_events_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
    if to_regclass(name) is null then
      lock table access_events in access exclusive mode;
      execute format('create table %I (like access_events including defaults including constraints including generated)', name);
      alter table access_events_default disable trigger append_only;
      execute format('with moved as (delete from access_events_default where at >= $1 and at < $2 returning *) insert into %I (%s) select %s from moved', name, given, given) using starts, ends;
      alter table access_events_default enable trigger append_only;
      execute format('alter table access_events attach partition %I for values from (%L) to (%L)', name, starts, ends);
      execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', name);
      call secure_table(name::regclass);
    end if;
  end loop;
end $procedure$;
alter procedure make_access_event_partitions() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.mark_entry(person uuid, entry uuid, from_version integer, said text, marks jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  wrong constant text := cannot_mark(person, entry, from_version, marks);
  -- Whom the author may no longer name comes back as somebody else: the mark goes on protecting them.
  kept constant jsonb := (
    select coalesce(jsonb_agg(case when (p ->> 'about')::uuid = someone_else() then p || jsonb_build_object('about', coalesce((
        select q ->> 'about' from my_parts m cross join jsonb_array_elements(m.passages) q
        where m.person_id = person and m.entry_id = entry and q -> 'from' = p -> 'from' and q -> 'length' = p -> 'length' limit 1), p ->> 'about')) else p end), '[]')
    from jsonb_array_elements(marks) p);
begin
  if wrong is not null then
    return wrong;
  end if;
  update entry_amendments a set passages = nullif(kept, '[]')
    where a.person_id = person and a.entry_id = entry and a.version = (select max(h.version) from entry_amendments h where h.person_id = person and h.entry_id = entry);
  -- The first words stay marked as they were: where they had marks, nobody else gets them as an earlier wording.
  update entries e set headline = said, version = e.version + 1,
    passages = nullif(case when e.amended_at is null then kept else coalesce(e.passages, '[]') || kept end, '[]')
    where e.person_id = person and e.entry_id = entry and e.version = from_version;
  return case when found then 'marked' else 'changed' end;
end $function$;
alter function mark_entry(uuid,uuid,integer,text,jsonb) owner to alongside_policy;
comment on function mark_entry(uuid,uuid,integer,text,jsonb) is 'Puts a headline and all marks on an own entry. Marked, changed, unknown (whom or which words), or hidden.';
grant execute on function mark_entry(uuid,uuid,integer,text,jsonb) to alongside_app;

CREATE OR REPLACE FUNCTION public.mark_log_seals_published(up_to bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update log_seals set published_at = moment() where number <= up_to and published_at is null
$function$;
alter function mark_log_seals_published(bigint) owner to alongside_sealer;
grant execute on function mark_log_seals_published(bigint) to alongside_app;

CREATE OR REPLACE FUNCTION public.mark_where(person uuid, of_entries uuid[], tells boolean)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as (
    select s.entry_id from seen s
    where s.person_id = person and s.entry_id = any (of_entries) and s.line = 1 and s.level = 'full' and s.alongside and place_names_me(person)
  ), marked as (
    update entries e set tells_where = tells, where_marked_by = me_worker(), version = e.version + 1
    where e.person_id = person and e.entry_id in (select m.entry_id from mine m) and e.tells_where <> tells and (tells or e.where_marked_by = me_worker())
    returning 1
  )
  select exists (select from marked) or exists (
    select from mine m join entries e on e.person_id = person and e.entry_id = m.entry_id where e.tells_where = tells)
$function$;
alter function mark_where(uuid,uuid[],boolean) owner to alongside_policy;
comment on function mark_where(uuid,uuid[],boolean) is 'Marks what the actor reads of somebody whose protected place names them, whoever wrote it; takes off what the actor marked. False: none of it was theirs to mark.';
grant execute on function mark_where(uuid,uuid[],boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.mark_worker()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into worker_marks (worker_id, marks) select id, tg_argv[1]::integer from (select (to_jsonb(new) ->> tg_argv[0])::uuid) r (id) where id is not null
  on conflict (worker_id) do update set marks = worker_marks.marks | excluded.marks where worker_marks.marks & excluded.marks = 0;
  return null;
end $function$;
alter function mark_worker() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.may_hear(guardian uuid, actor_worker uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not one_human(guardian, actor_worker)
    and guardian <> all (logins_of(person))
    and not exists (select from conflicts c where c.worker_id = guardian and c.person_id = person)
$function$;
alter function may_hear(uuid,uuid,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.may_hear_from_outside(guardian uuid, actor_worker uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select may_hear(guardian, actor_worker, person)
    and not exists (select from protecting g where g.person_id = person and g.kind in ('seal', 'restricted_record') and g.entry_id is null and guardian <> all (g.named))
$function$;
alter function may_hear_from_outside(uuid,uuid,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.may_join(hash bytea, joiner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from open_invitations i join workers w on w.worker_id = joiner and w.place_id = i.place_id
    where i.token_hash = hash and i.worker_id is null and not exists (select from memberships m
      where m.worker_id = joiner and m.organisation_id = i.organisation_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)))
$function$;
alter function may_join(bytea,uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.may_record(person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  linked boolean;
begin
  select coalesce(k.marks, 0) & 1 <> 0 into linked
  from people p
  join involvements i on i.person_id = p.person_id
  join memberships m on m.worker_id = i.worker_id and m.organisation_id = i.organisation_id
  join workers w on w.worker_id = i.worker_id
  left join worker_marks k on k.worker_id = i.worker_id
  where p.person_id = person and p.place_id = me_place() and me_purpose() = 'support'
    and i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state in ('alongside', 'starting')
    and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
    and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
    and m.place_id = me_place() and m.role = me_role() and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    -- no record of the worker's own, and no duty to enforce
    and w.person_id is null and coalesce(k.marks, 0) & 2 = 0
    and not exists (select from people record join protections g on g.person_id = record.person_id where record.human_id = p.human_id)
  limit 1;
  if found and not (linked and exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person)) then
    return true;
  end if;
  return exists (select from my_sight s where s.person_id = person and (s.alongside or s.starting));
end $function$;
alter function may_record(uuid) owner to alongside_policy;
comment on function may_record(uuid) is 'Whether the actor sees this person and is alongside or starting: what the policy for new entries asks.';
grant execute on function may_record(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.may_release(person uuid, release uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from release_acts r where r.person_id = person and r.act_id = release and r.what = 'ask'
    and exists (select from guardians_for(me_organisation(), person) g (worker_id) where one_human(g.worker_id, me_worker()))
    and (r.organisation_id = me_organisation() or me_organisation() in (select sealed_by(person))
      or 3 > (select count(*) from guardians_for(r.organisation_id, person)) and leads_guardian(r.organisation_id, person)))
$function$;
alter function may_release(uuid,uuid) owner to alongside_policy;
grant execute on function may_release(uuid,uuid) to alongside_app;

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

CREATE OR REPLACE FUNCTION public.me_reason()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.reason', true), '') $function$;
alter function me_reason() owner to alongside_migrator;
grant execute on function me_reason() to alongside_app;
grant execute on function me_reason() to alongside_policy;

CREATE OR REPLACE FUNCTION public.me_resident()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.resident_id', true), '')::uuid $function$;
alter function me_resident() owner to alongside_migrator;
grant execute on function me_resident() to alongside_app;
grant execute on function me_resident() to alongside_policy;

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

CREATE OR REPLACE FUNCTION public.mention_bars(mentions uuid[], released uuid[], place_speaks boolean, counts_as_named boolean, warns boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from unnest(mentions) mention (person_id)
    cross join lateral (select g.kind from protecting g where g.person_id = mention.person_id and g.entry_id is null
      and me_worker() <> all (g.named) and g.owner_id <> all (released) offset 0) g
    where g.kind = 'seal' or not warns and (g.kind = 'restricted_record' and not counts_as_named or g.kind = 'protected_place' and place_speaks))
$function$;
alter function mention_bars(uuid[],uuid[],boolean,boolean,boolean) owner to alongside_policy;
grant execute on function mention_bars(uuid[],uuid[],boolean,boolean,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.mentioned(passages jsonb)
 RETURNS uuid[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when jsonb_array_length(passages) > 0 then array(select distinct (passage ->> 'about')::uuid from jsonb_array_elements(passages) passage) end
$function$;
alter function mentioned(jsonb) owner to alongside_migrator;
grant execute on function mentioned(jsonb) to alongside_app;
grant execute on function mentioned(jsonb) to alongside_policy;

CREATE OR REPLACE FUNCTION public.merge_one_step()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.merged_into is not null and (exists (select from people p where p.person_id = new.merged_into and p.merged_into is not null)
    or exists (select from people p where p.merged_into = new.person_id)) then
    raise exception 'a merge goes one step' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function merge_one_step() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select statement_timestamp() $function$;
alter function moment() owner to alongside_migrator;
grant execute on function moment() to alongside_app;
grant execute on function moment() to alongside_policy;
grant execute on function moment() to alongside_sealer;

CREATE OR REPLACE FUNCTION public.months_later(since timestamp with time zone, months integer)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select ((since at time zone 'Europe/London') + make_interval(months => months)) at time zone 'Europe/London'
$function$;
alter function months_later(timestamp with time zone,integer) owner to alongside_policy;
grant execute on function months_later(timestamp with time zone,integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.moved_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  one uuid;
begin
  for one in
    select k.person_id from residences beside join people other on other.person_id = beside.person_id join people record on record.human_id = other.human_id
    join protections k on k.person_id = record.person_id and k.kind = 'protected_place' and (k.until_at is null or moment() < k.until_at)
    where beside.household_id = new.household_id and (beside.until_at is null or moment() < beside.until_at)
  loop
    perform hide_where_they_live(one);
  end loop;
  return null;
end $function$;
alter function moved_in() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.must_start(started boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not started then raise exception 'no session was opened'; end if;
end $function$;
alter function must_start(boolean) owner to alongside_policy;

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

CREATE OR REPLACE FUNCTION public.my_passkey_owner(hash bytea)
 RETURNS TABLE(worker_id uuid, name text, by_passkey boolean)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.worker_id, w.name, s.passkey_id is not null
  from resume_session(hash) r join sessions s on s.session_id = r.session_id join workers w on w.worker_id = r.worker_id
$function$;
alter function my_passkey_owner(bytea) owner to alongside_policy;
grant execute on function my_passkey_owner(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.my_passkeys(hash bytea)
 RETURNS TABLE(passkey_id bytea, name text, added_at timestamp with time zone, last_used_at timestamp with time zone, this_one boolean)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.passkey_id, p.name, p.added_at, p.last_used_at, p.passkey_id is not distinct from s.passkey_id
  from resume_session(hash) r
  join sessions s on s.session_id = r.session_id
  join passkeys p on p.worker_id = r.worker_id and p.removed_at is null
  order by p.added_at, p.passkey_id
$function$;
alter function my_passkeys(bytea) owner to alongside_policy;
grant execute on function my_passkeys(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.my_reviews()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array(select r.person_id from rights_requests r
    where r.reviewer_id = me_worker() and r.organisation_id = me_organisation() and r.state not in ('sent', 'part_refused'))
$function$;
alter function my_reviews() owner to alongside_policy;
grant execute on function my_reviews() to alongside_app;

CREATE OR REPLACE FUNCTION public.my_rooms(ahead_hours integer)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array(select h.huddle_id from huddle_invitations i join huddles h on h.huddle_id = i.huddle_id
    where i.worker_id = me_worker() and h.starts_at - make_interval(hours => ahead_hours) <= moment() and (h.written_up_at is null or moment() < h.written_up_at))
$function$;
alter function my_rooms(integer) owner to alongside_policy;
grant execute on function my_rooms(integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.name_key(raw text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$ select trim(regexp_replace(lower(unaccent(raw)), '[^[:alnum:]]+', ' ', 'g')) $function$;
alter function name_key(text) owner to alongside_migrator;
grant execute on function name_key(text) to alongside_app;
grant execute on function name_key(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.new_set_up_code(hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('alongside.set-up'));
  if exists (select from places) then return false; end if;
  delete from set_up_codes;
  insert into set_up_codes values (hash, moment());
  return true;
end $function$;
alter function new_set_up_code(bytea) owner to alongside_policy;
grant execute on function new_set_up_code(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.newest_log_seal()
 RETURNS TABLE(number text, first_position text, last_position text, root bytea, previous bytea, sealed_at text, key_id text, signature bytea, published boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select * from log_seals_after((select max(s.number) - 1 from log_seals s))
$function$;
alter function newest_log_seal() owner to alongside_sealer;
grant execute on function newest_log_seal() to alongside_app;

CREATE OR REPLACE FUNCTION public.next_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  return new;
end $function$;
alter function next_version() owner to alongside_migrator;

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

CREATE OR REPLACE FUNCTION public.not_mine_on_list(picked uuid[])
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with said as (
    insert into listed_answers (organisation_id, listed_id, worker_id, place_id, answer, answered_at)
    select me_organisation(), m.listed_id, me_worker(), me_place(), 'not_mine', moment() from my_proposals m where m.listed_id = any (picked)
    on conflict do nothing returning 1
  )
  select count(*)::integer from said
$function$;
alter function not_mine_on_list(uuid[]) owner to alongside_policy;
grant execute on function not_mine_on_list(uuid[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.note_administration(happened text, organisation uuid, worker uuid, team uuid, more jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, about_team_id, detail)
  values (me_place(), gen_random_uuid(), moment(), me_worker(), me_organisation(), happened, organisation, worker, team, more)
$function$;
alter function note_administration(text,uuid,uuid,uuid,jsonb) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.note_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_argv[0] = 'person' then
    insert into changes (place_id, person_id) select distinct c.place_id, c.person_id from changed c;
  else
    insert into changes (place_id) select distinct c.place_id from changed c;
  end if;
  return null;
end $function$;
alter function note_changes() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.note_duties_to_tell(since bigint, upto bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  earliest timestamptz;
  latest timestamptz;
begin
  select min(l.at), max(l.at) into earliest, latest from log_leaves l where l.position > since and l.position <= upto;
  insert into duties_to_tell (person_id, duty_id, place_id, worker_id, organisation_id, basis_id, looked_at)
  select e.person_id, gen_random_uuid(), e.place_id, e.worker_id, e.organisation_id, b.basis_id, min(e.at)
  from log_leaves l
  join access_events e on e.at = l.at and e.event_id = l.event_id
  join entries n on n.person_id = e.person_id and n.entry_id = any (e.entry_ids) and n.organisation_id <> e.organisation_id
  join sharing_bases b on b.organisation_id = e.organisation_id and b.purpose = e.purpose and b.rests_on = 'duty' and b.category = any (n.categories)
  where l.position > since and l.position <= upto and e.at between earliest and latest and e.kind <> 'listed' and e.result = 'shown' and e.rules && '{D10,D11,D12}'
    -- in force then: it may have ended before the watcher came
    and (b.state = 'active' or exists (select from settings_changes c where c.place_id = b.place_id and c.of_table = 'sharing_bases' and c.changed_at > e.at
      and c.before ->> 'basis_id' = b.basis_id::text and c.before ->> 'state' = 'active'))
  group by e.person_id, e.place_id, e.worker_id, e.organisation_id, b.basis_id
  on conflict do nothing;
end $function$;
alter function note_duties_to_tell(bigint,bigint) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.note_merges()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into changes (place_id) select distinct c.place_id from changed c join before b using (person_id) where c.merged_into is distinct from b.merged_into;
  return null;
end $function$;
alter function note_merges() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.note_seen(hashes bytea[], purposes text[], seconds_ago double precision[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  with noted as (
    select note.hash, moment() - make_interval(secs => greatest(min(note.ago), 0)) as used_at
    from unnest(hashes, seconds_ago) note(hash, ago) group by note.hash
  ), held as (
    select s.session_id, noted.used_at
    from noted join sessions s on s.token_hash = noted.hash
    where s.seen_at < noted.used_at and exists (select from good_sessions g where g.session_id = s.session_id)
    order by s.session_id for update of s skip locked
  )
  update sessions s set seen_at = held.used_at from held where s.session_id = held.session_id;

  perform keep_posture(used.organisation_id, used.role, used.purpose)
  from (select distinct g.organisation_id, g.role, note.purpose
    from unnest(hashes, purposes) note(hash, purpose) join good_sessions g on g.token_hash = note.hash
    order by g.organisation_id, g.role, note.purpose) used;
end $function$;
alter function note_seen(bytea[],text[],double precision[]) owner to alongside_policy;
comment on function note_seen(bytea[],text[],double precision[]) is 'Notes when these sessions were last used, and keeps what the settings give to whoever used them.';
grant execute on function note_seen(bytea[],text[],double precision[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.one_human(login uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select login = other or exists (select from workers w where w.worker_id = login and other = any (logins_of(w.person_id)))
$function$;
alter function one_human(uuid,uuid) owner to alongside_policy;
grant execute on function one_human(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.only_published_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is null and new.published_at is not null and to_jsonb(new) - 'published_at' = to_jsonb(old) - 'published_at' then
    return new;
  end if;
  raise exception 'a seal is only ever published' using errcode = 'insufficient_privilege';
end $function$;
alter function only_published_once() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.open_override(wanted uuid)
 RETURNS TABLE(override_id uuid, answer text, person_id uuid, records uuid[], barred boolean, ground text, categories text[], typed text, reason text, invoked_at timestamp with time zone, ends_at timestamp with time zone, tell_by date, not_by_message boolean, person_told_at timestamp with time zone, on_call text, recipient text, refusal text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  i override_invocations;
  o overrides;
  said text;
  own_records uuid[];
  is_barred boolean := false;
begin
  select * into i from override_invocations v
    where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and purpose_of(v.ground) = me_purpose()
      and (me_role() = 'guardian' or v.ground in ('emergency', 'safeguarding'));
  if not found then
    return;
  end if;
  select * into o from overrides v where v.override_id = wanted and v.person_id = i.person_id;
  said := override_answer(i.person_id, i.ground);
  -- Whom to ring is told while the override lasts. Afterwards somebody who is kept from the worker answers like nobody.
  if said = 'ring' and moment() >= coalesce(override_ends(o), i.lasts_until) then
    said := 'nobody';
  end if;
  if said = 'opened' then
    if o.override_id is null then
      said := case when i.agreed is false then 'refused' when i.invoked_at <= moment() - interval '72 hours' then 'unanswered' else 'second_person' end;
    elsif o.state <> 'active' or override_ends(o) <= moment() or o.ground in ('legal', 'serious_crime') and o.bundle_made then
      said := 'over';
    end if;
  end if;
  if said = 'opened' then
    perform set_config('app.reason', i.reason, true);
    own_records := array(select p.person_id from people p where p.human_id = i.person_id);
    is_barred := i.ground in ('emergency', 'legal') and (exists (select from regard r where r.person_id = i.person_id and r.place_barred)
      or exists (select from verdicts v where v.person_id = any (own_records) and v.line = 1 and v.code = 104));
  end if;
  return query select i.override_id, said, i.person_id, own_records, is_barred, i.ground, i.categories, i.typed, i.reason, i.invoked_at, override_ends(o),
    working_day_after(london_day(coalesce(o.invoked_at, i.invoked_at)), 5),
    said in ('opened', 'over') and exists (select from not_by_message m where m.person_id = i.person_id), o.person_told_at,
    (select p.duty_desk from places p where p.place_id = i.place_id), i.recipient,
    case when said = 'refused' then i.answer_words end;
end $function$;
alter function open_override(uuid) owner to alongside_policy;
grant execute on function open_override(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.open_person(token_hash bytea, purpose text, asked_by text, request uuid, event uuid, person uuid, most integer)
 RETURNS TABLE(context json, line integer, page json, entry_id uuid, kind text, occurred_at timestamp with time zone, happened_where text, author_id uuid, author_name text, organisation_id uuid, organisation_name text, words text, categories text[], mine boolean, version integer, amended_at timestamp with time zone, rule text, source text)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
begin
  context := enter_session(token_hash, purpose);
  return next;
  return query with lines as materialized (
      select p.line, p.page, p.entry_id, p.kind, p.occurred_at, p.happened_where, p.author_id, p.author_name, p.organisation_id, p.organisation_name, p.words,
        p.categories, p.mine, p.version, p.amended_at, p.rule, p.source, p.place
      from page_lines p where p.person_id = person and (p.line <> 1 or p.place <= most)),
    -- the newest that are shown; one more only tells that there is another page
    shown as (select l.entry_id, l.rule, l.place from lines l where l.line = 1 and l.place < most),
    looked as (
      insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
      select me_place(), person, moment(), event, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), asked_by, 'opened',
        case when exists (select from lines l where l.line = 0) then 'shown' else 'denied' end,
        array(select s.entry_id from shown s order by s.place),
        array(select r.rule from (
            select case l.page ->> 'standing' when 'alongside' then 'alongside' else 'card' end as rule, 0 as place from lines l where l.line = 0
            union all
            select s.rule, s.place from shown s) r
          group by r.rule order by min(r.place)),
        request)
    select null::json, l.line, l.page, l.entry_id, l.kind, l.occurred_at, l.happened_where, l.author_id, l.author_name, l.organisation_id, l.organisation_name, l.words,
      l.categories, l.mine, l.version, l.amended_at, l.rule, l.source
    from lines l order by l.line, l.place;
end $function$;
alter function open_person(bytea,text,text,uuid,uuid,uuid,integer) owner to alongside_migrator;
comment on function open_person(bytea,text,text,uuid,uuid,uuid,integer) is 'A whole read: resumes the session, gives the lines of a person''s page, and writes the look. The first row gives who asks, and nothing else.';
grant execute on function open_person(bytea,text,text,uuid,uuid,uuid,integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.open_session(login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select start_session((select i.worker_id from worker_identities i where i.issuer = login_issuer and i.subject = login_subject),
    login_issuer, null, null, new_session, new_token_hash, new_id_token)
$function$;
alter function open_session(text,text,uuid,bytea,text) owner to alongside_policy;
grant execute on function open_session(text,text,uuid,bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.open_session_with_passkey(id bytea, new_counter bigint, new_session uuid, new_token_hash bytea)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select start_session(use_passkey(id, new_counter), null, id, null, new_session, new_token_hash, null)
$function$;
alter function open_session_with_passkey(bytea,bigint,uuid,bytea) owner to alongside_policy;
grant execute on function open_session_with_passkey(bytea,bigint,uuid,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.override_answer(person uuid, ground text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((select case
      when r.own or r.enforced then 'nobody'
      when r.linked then case when ground = 'emergency' and not r.linked_hard then 'ring' else 'nobody' end
      when r.sealed or r.restricted and not exists (select from entries e
          where e.person_id = any (r.records) and e.organisation_id = r.organisation_id and (e.author_id = r.worker_id or r.alongside))
        then case when ground in ('emergency', 'legal') then 'ring' else 'nobody' end
      else 'opened' end
    from regard r where r.person_id = person), 'nobody')
$function$;
alter function override_answer(uuid,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.override_ends(o overrides)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select least(o.ended_at, o.reviewed_at, o.lasts_until)
$function$;
alter function override_ends(overrides) owner to alongside_policy;
grant execute on function override_ends(overrides) to alongside_app;

CREATE OR REPLACE FUNCTION public.override_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if array_position('{invoked,active,expired,reviewed}'::text[], new.state) < array_position('{invoked,active,expired,reviewed}'::text[], old.state)
    or (new.worker_id, new.organisation_id, new.person_id, new.ground, new.categories, new.reason, new.invoked_at, new.told, new.recipient, new.renews, new.agreed_by, new.lasts_until)
      is distinct from (old.worker_id, old.organisation_id, old.person_id, old.ground, old.categories, old.reason, old.invoked_at, old.told, old.recipient, old.renews, old.agreed_by, old.lasts_until)
    or old.bundle_made and not new.bundle_made
    or old.ended_at is not null and new.ended_at is distinct from old.ended_at
    or old.person_told_at is not null and (new.person_told_at, new.person_told_how) is distinct from (old.person_told_at, old.person_told_how)
    or old.state = 'reviewed' and (new.outcome, new.review_words, new.reviewed_by, new.reviewed_at) is distinct from (old.outcome, old.review_words, old.reviewed_by, old.reviewed_at) then
    raise exception 'an override only goes on' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function override_goes_on() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.passkey_to_check(id bytea)
 RETURNS TABLE(worker_id uuid, public_key bytea, counter bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.worker_id, p.public_key, p.counter from passkeys p where p.passkey_id = id and p.removed_at is null
$function$;
alter function passkey_to_check(bytea) owner to alongside_policy;
grant execute on function passkey_to_check(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.person_told(wanted uuid, how text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  o overrides;
  d duties_to_tell;
begin
  select * into o from overrides v where v.override_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.opens and v.person_told_at is null
    for update;
  if not found then
    select * into d from duties_to_tell v where v.duty_id = wanted and v.worker_id = me_worker() and v.organisation_id = me_organisation() and v.person_told_at is null
      for update;
    if not found then
      return 'none';
    end if;
  end if;
  if how = 'by_message' and exists (select from not_by_message m where m.person_id = coalesce(o.person_id, d.person_id)) then
    return 'not_by_message';
  end if;
  if d.duty_id is not null then
    update duties_to_tell v set person_told_at = moment(), person_told_how = how where v.person_id = d.person_id and v.duty_id = wanted;
    return 'told';
  end if;
  update overrides v set person_told_at = moment(), person_told_how = how where v.person_id = o.person_id and v.override_id = wanted;
  update looks l set told_at = moment() where l.override_id = wanted and l.overridden and l.told_at is null;
  return 'told';
end $function$;
alter function person_told(uuid,text) owner to alongside_policy;
grant execute on function person_told(uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.place_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into posture_epochs (place_id) values (new.place_id);
  return null;
end $function$;
alter function place_begins() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.place_begins_with_bases()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform begin_default_bases(new.place_id);
  return null;
end $function$;
alter function place_begins_with_bases() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.place_names_me(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from people p
    join people record on record.human_id = p.human_id
    left join residences home on home.person_id = record.person_id and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)
    left join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
    left join people other on other.person_id = beside.person_id
    join people living on living.human_id in (p.human_id, other.human_id)
    join protections g on g.person_id = living.person_id
    where p.person_id = person and p.place_id = me_place() and g.kind = 'protected_place' and me_worker() = any (g.named)
      and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)
      and (living.human_id = p.human_id or exists (select from sight s where s.person_id = living.person_id)))
$function$;
alter function place_names_me(uuid) owner to alongside_policy;
comment on function place_names_me(uuid) is 'Whether a protected place of this person, or of whoever lives with them, is kept to the actor among others.';
grant execute on function place_names_me(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.place_to_enter()
 RETURNS TABLE(name text, demo boolean, passkeys boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.name, p.demo, exists (select from organisations o where o.place_id = p.place_id and o.issuer is null)
  from places p order by p.place_id limit 1
$function$;
alter function place_to_enter() owner to alongside_policy;
grant execute on function place_to_enter() to alongside_app;

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

CREATE OR REPLACE FUNCTION public.prepare_access_log()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET lock_timeout TO '2s'
AS $function$
begin
  if pg_try_advisory_xact_lock(hashtext('alongside.access_log')) then
    call make_access_event_partitions();
  end if;
end $function$;
alter function prepare_access_log() owner to alongside_migrator;
comment on function prepare_access_log() is 'Makes the access log''s partitions of this month and the three to come where one is missing. Each process of the product asks once a day.';
grant execute on function prepare_access_log() to alongside_app;

CREATE OR REPLACE FUNCTION public.propose_release(act uuid, person uuid, of_act uuid, name_said text, until_day date, why text)
 RETURNS TABLE(answer text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  fits uuid[];
begin
  if not exists (select from guardian_acts g where g.person_id = person and g.act_id = of_act and not g.ended and g.what <> 'conflict_link') then
    return query select 'hidden', null::uuid;
    return;
  end if;
  fits := array(select distinct w.worker_id from workers w join memberships m on m.worker_id = w.worker_id
    where m.organisation_id = me_organisation() and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at) and name_key(w.name) = name_key(name_said) limit 2);
  if cardinality(fits) <> 1 then
    return query select 'nobody', person;
    return;
  end if;
  return query select ask_for_release(act, person, fits[1], null, until_day, why), person;
end $function$;
alter function propose_release(uuid,uuid,uuid,text,date,text) owner to alongside_policy;
comment on function propose_release(uuid,uuid,uuid,text,date,text) is 'A Guardian proposes that one colleague passes what protects a person, until a day.';
grant execute on function propose_release(uuid,uuid,uuid,text,date,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.protected_place_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform hide_where_they_live(new.person_id);
  return null;
end $function$;
alter function protected_place_begins() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.purpose_of(ground text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
$function$;
alter function purpose_of(text) owner to alongside_migrator;
grant execute on function purpose_of(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.put_caution(person uuid, entry uuid, said text, rests_on text, second uuid, review date, was_told boolean, told_said text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function put_caution(uuid,uuid,text,text,uuid,date,boolean,text) owner to alongside_policy;
comment on function put_caution(uuid,uuid,text,text,uuid,date,boolean,text) is 'Writes a caution note as a draft that somebody else has to agree to.';
grant execute on function put_caution(uuid,uuid,text,text,uuid,date,boolean,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.put_conflict_link(person uuid, act uuid, name_said text, is_kind text, born date, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  perform keep_away(person, act, name_said, is_kind, born, why, null);
  return 'put';
end $function$;
alter function put_conflict_link(uuid,uuid,text,text,date,text) owner to alongside_policy;
comment on function put_conflict_link(uuid,uuid,text,text,date,text) is 'Keeps everyone of this name away from a person. The answer is the same whether anyone has it.';
grant execute on function put_conflict_link(uuid,uuid,text,text,date,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.put_protection(person uuid, act uuid, is_kind text, of_entry uuid, may_see uuid[], why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  all_named uuid[];
  names text;
begin
  if not exists (select from sight s where s.person_id = person and s.alongside) then
    return 'hidden';
  end if;
  if exists (select from unnest(may_see) one (worker_id) where not exists (select from beside b where b.person_id = person and b.worker_id = one.worker_id))
    or of_entry is not null and not exists (
      select from seen s where s.person_id = person and s.entry_id = of_entry and s.line = 1 and s.organisation_id = s.for_organisation_id) then
    return 'unknown';
  end if;
  select array_agg(distinct one.worker_id) into all_named from (
    select unnest(may_see) as worker_id
    union select me_worker()
    union select l.worker_id from lead_workers l where of_entry is null and l.person_id = person and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
    union select e.author_id from entries e where e.person_id = person and e.entry_id = of_entry
    union select i.worker_id from involvements i join organisations o on o.organisation_id = i.organisation_id
      where i.person_id = person and o.protected_service and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)) one;
  insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at) values (person, act, me_place(), is_kind, of_entry, all_named, moment());
  select coalesce(string_agg(w.name, ', ' order by w.name, w.worker_id), '') into names from workers w where w.worker_id = any (may_see);
  insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
    values (person, act, me_place(), case when is_kind in ('protected_place', 'restricted_record') then is_kind when of_entry is null then 'seal_of_person' else 'seal_of_entry' end,
      array[act], names, why, me_worker(), me_organisation(), moment());
  return 'put';
end $function$;
alter function put_protection(uuid,uuid,text,uuid,uuid[],text) owner to alongside_policy;
comment on function put_protection(uuid,uuid,text,uuid,uuid[],text) is 'Keeps all but those named out of a person, one entry, or what tells where the person lives.';
grant execute on function put_protection(uuid,uuid,text,uuid,uuid[],text) to alongside_app;

CREATE OR REPLACE FUNCTION public.reached(person uuid, since timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return array(
    select q.person_id from people p join people q on q.human_id = p.human_id where p.person_id = person
    union
    select record.person_id
    from people p
    join people own on own.human_id = p.human_id
    join residences home on home.person_id = own.person_id
    join residences beside on beside.household_id = home.household_id
    join people other on other.person_id = beside.person_id
    join people record on record.human_id = other.human_id
    where p.person_id = person
      and greatest(home.from_at, beside.from_at, since) < coalesce(least(home.until_at, beside.until_at), 'infinity')
      and greatest(home.from_at, beside.from_at, since) <= moment());
end $function$;
alter function reached(uuid,timestamp with time zone) owner to alongside_policy;
grant execute on function reached(uuid,timestamp with time zone) to alongside_app;

CREATE OR REPLACE FUNCTION public.record_conversation(token_hash bytea, purpose text, mutation uuid, request_hash bytea, answer jsonb, person uuid, entry uuid, conversation uuid, occurred timestamp with time zone, place_said text, said text, carried text[], shown text, held text, known_from text, tells boolean)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
declare context constant json := enter_session(token_hash, purpose);
begin
  perform record_entry(person, entry, conversation, occurred, place_said, said, carried, shown, held, known_from, tells);
  perform keep_mutation(mutation, request_hash, answer);
  return context;
end $function$;
alter function record_conversation(bytea,text,uuid,bytea,jsonb,uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) owner to alongside_migrator;
comment on function record_conversation(bytea,text,uuid,bytea,jsonb,uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) is 'A whole mutation: resumes the session, writes the entry, and keeps the answer. Gives who asks.';
grant execute on function record_conversation(bytea,text,uuid,bytea,jsonb,uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.record_entry(person uuid, entry uuid, conversation uuid, occurred timestamp with time zone, place_said text, said text, carried text[], shown text, held text, known_from text, tells boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words,
    categories, shown_to_person, held_because, source, tells_where)
  values (person, entry, me_place(), conversation, case when known_from is null then 'conversation' else 'what_we_know' end, occurred, moment(), place_said,
    me_worker(), me_organisation(), said, carried, shown, held, known_from, coalesce(tells, cardinality(carried) > 0 and place_names_me(person)));
end $function$;
alter function record_entry(uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) owner to alongside_migrator;
comment on function record_entry(uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) is 'Writes an entry as the worker of the context.';
grant execute on function record_entry(uuid,uuid,uuid,timestamp with time zone,text,text,text[],text,text,text,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end $function$;
alter function refuse_change() owner to alongside_migrator;
comment on function refuse_change() is 'For tables whose rows are never changed or deleted.';

CREATE OR REPLACE FUNCTION public.refuse_renewal(wanted uuid, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from renewals_to_agree v where v.override_id = wanted) then
    return false;
  end if;
  update override_invocations i set agreed = false, answered_by = me_worker(), answered_at = moment(), answer_words = why where i.override_id = wanted and i.agreed is null;
  return found;
end $function$;
alter function refuse_renewal(uuid,text) owner to alongside_policy;
comment on function refuse_renewal(uuid,text) is 'The second person does not agree that an override goes on for longer. Whoever asked reads why.';
grant execute on function refuse_renewal(uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.regard_of(me acting, b standing)
 RETURNS SETOF regarded
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER COST 10000 ROWS 1
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  a record;
  told integer := 0;
begin
  -- D10: what those who decide have answered to this organisation, and what they were told. Nearly always each answer is the person's own, given
  -- when nobody but they could: then nothing is asked of what follows from others.
  select coalesce(bit_or(s.bit) filter (where s.word = 'yes'), 0) * 65537 as yes,
    coalesce(bit_or(s.bit) filter (where s.word = 'something'), 0) * 65537 as no_something,
    coalesce(bit_or(s.bit) filter (where s.word = 'nothing'), 0) * 65537 as no_nothing,
    coalesce(bit_or(s.bit) filter (where s.word = 'unset'), 0) * 65537 as no_unset,
    coalesce(bit_or(s.bit) filter (where s.word = 'ask'), 0) * 65537 as asking,
    coalesce(bit_or(s.bit), 0) * 65537 as answered, coalesce(bool_and(s.theirs), true) as theirs
  into a
  from (
    select case when c.answered_at >= c.newest_at then 1 << c.category_bit else 0 end as bit,
      b.decides_alone and c.given_at >= b.since and coalesce(c.given_by = any (b.records), false) as theirs,
      choice_word(c.answer, c.say, c.given_at, c.withdrawn_at, c.withdrawn_say, c.superseded_at, me.yes_lasts_months,
        c.person_id <> b.person_id and c.given_at < joined_with(b.person_id, c.person_id)) as word
    from (
      select c.*, max(c.answered_at) over (partition by c.person_id, c.category_bit, c.settles) as newest_at
      from (select c.*, case when c.answer = 'yes' and c.withdrawn_at <= moment() then greatest(c.withdrawn_at, c.given_at) else c.given_at end as answered_at from sharing_choices c) c
      where c.person_id = any (b.records) and (c.organisation_id = me.organisation_id or c.organisation_id is null) and c.given_at <= moment()
        and (c.answer <> 'yes' or c.given_at >= me.joined_at or c.withdrawn_at <= moment())) c
    offset 0
  ) s;
  if not a.theirs then
    select coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'yes'), 0) * 65537 as yes,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'something'), 0) * 65537 as no_something,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'nothing'), 0) * 65537 as no_nothing,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'unset' or s.worth = 'unsaid'), 0) * 65537 as no_unset,
      coalesce(bit_or(s.bit) filter (where s.worth = 'stands' and s.word = 'ask'), 0) * 65537 as asking,
      coalesce(bit_or(s.bit) filter (where s.worth <> 'void'), 0) * 65537 as answered, false as theirs
    into a
    from (
      select 1 << c.category_bit as bit, c.word,
        case when c.plain and c.given_by is not null
          then case when c.given_by <> all (b.records) then 'void' when c.word = 'ended' then 'answered' else 'stands' end
          else choice_counts(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, c.word) end as worth
      from (
        select c.person_id, c.choice_id, c.category_bit, c.given_by, c.plain,
          -- a yes is over once its giver has said anything since, even without a say
          case when c.word = 'yes' and not c.plain and said_again(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, false) then 'ended' else c.word end as word
        from (
          select n.*, b.decides_alone and n.given_at >= b.since as plain,
            choice_word(n.answer, n.say, n.given_at, n.withdrawn_at, n.withdrawn_say, n.superseded_at, me.yes_lasts_months,
              n.person_id <> b.person_id and n.given_at < joined_with(b.person_id, n.person_id)) as word,
            max(n.answered_at) over (partition by n.person_id, n.category_bit, n.settles, case when n.given_by = any (b.records) then b.person_id else n.given_by end) as newest_at
          from (select c.*, case when c.answer = 'yes' and c.withdrawn_at <= moment() then greatest(c.withdrawn_at, c.given_at) else c.given_at end as answered_at from sharing_choices c) n
          where n.person_id = any (b.records) and (n.organisation_id = me.organisation_id or n.organisation_id is null) and n.given_at <= moment()
            and (n.answer <> 'yes' or n.given_at >= me.joined_at or n.withdrawn_at <= moment())) c
        -- of one giver the newest on a record counts; a withdrawn yes is a no given then. What was said without a say in it ends nothing but a yes
        where case when c.plain then c.answered_at >= c.newest_at
          else not said_again(b.person_id, me.organisation_id, me.joined_at, c.person_id, c.choice_id, true) end
      ) c
      -- what a choice is worth is asked once, not for each sum
      offset 0
    ) s;
  end if;
  if me.on_telling <> 0 then
    select coalesce(bit_or(case when b.decides_alone and t.told_at >= b.since then case when t.told_person_id = any (b.records) then t.category_bits else 0 end
      else told_counts(b.person_id, t.told_person_id, t.category_bits, t.told_at) end), 0) * 65537
    into told
    from tellings t
    where t.person_id = any (b.records) and t.organisation_id = me.organisation_id and t.told_at >= me.joined_at and t.told_at <= moment()
      and (t.person_id = b.person_id or t.told_at >= joined_with(b.person_id, t.person_id));
  end if;

  return query
  select c.no_said, c.without_basis, c.refused, d.opens_full, d.opens_summary, d.opens_full,
    unasked.set & ~d.opens_full, d.opens_summary & ~unasked.set, d.exists_set & ~unasked.set,
    c.asking_helps & d.exists_set & ~unasked.set, c.telling_helps & d.exists_set & ~unasked.set,
    c.agreed_set, case when b.ordinary then d.opens_full & ~(d.opens_summary | d.exists_set) else 0 end
  -- what an override or the emergency card opens
  from (select b.opened | b.card_open as set) unasked
  -- D9, D10: without a basis; refused; or on to what the role needs
  cross join lateral (
    select a.no_something | a.no_nothing | a.no_unset as no_said,
      2147450879 & ~(me.on_choice | me.on_telling | me.on_duty) as without_basis,
      (me.on_choice | me.on_telling) & ~w.willing as refused,
      me.on_duty | ((me.on_choice | me.on_telling) & w.willing) as passes,
      (me.on_choice | me.on_telling) & ~w.willing & ~(a.no_something | a.no_nothing | a.no_unset) & ~w.telling_would_open as asking_helps,
      (me.on_choice | me.on_telling) & ~w.willing & w.telling_would_open as telling_helps,
      a.yes & ~(a.no_something | a.no_nothing | a.no_unset | a.asking) as agreed_set
    from (
      select (a.yes | (me.on_telling & told & ~a.answered & ~me.silent)) & ~(a.no_something | a.no_nothing | a.no_unset | a.asking) as willing,
        me.on_telling & ~told & ~a.answered & ~me.silent as telling_would_open
    ) w offset 0) c
  -- D11: what the role needs of what passed; and what of the rest may be known to exist
  cross join lateral (
    select case when b.reads then c.passes & me.need_full else 0 end as opens_full,
      case when b.reads then c.passes & me.need_summary else 0 end as opens_summary,
      case when b.reads then
        ((c.without_basis | (c.passes & ~(me.need_full | me.need_summary))) & ~me.silent)
        | (c.refused & ~a.no_nothing & (~me.silent | (a.no_something & ~(a.no_unset | a.asking))))
        else 0 end as exists_set
    offset 0) d;
end $function$;
alter function regard_of(acting,standing) owner to alongside_policy;
grant execute on function regard_of(acting,standing) to alongside_app;

CREATE OR REPLACE FUNCTION public.remove_passkey(hash bytea, id bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare owner uuid;
begin
  select o.worker_id into owner from my_passkey_owner(hash) o;
  if owner is null then return 'signed-out'; end if;
  perform pg_advisory_xact_lock(hashtextextended(owner::text, 20));
  if not exists (select from passkeys p where p.passkey_id = id and p.worker_id = owner and p.removed_at is null) then return 'not-known'; end if;
  if not exists (select from passkeys p where p.passkey_id <> id and p.worker_id = owner and p.removed_at is null) then return 'last-one'; end if;
  update passkeys p set removed_at = moment() where p.passkey_id = id;
  update sessions s set ended_at = moment() where s.passkey_id = id and s.ended_at is null;
  return 'removed';
end $function$;
alter function remove_passkey(bytea,bytea) owner to alongside_policy;
grant execute on function remove_passkey(bytea,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.rename_team(renamed uuid, seen integer, called text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  before teams;
begin
  if me.looks_after_place is not true then return 'forbidden'; end if;
  select * into before from teams t where t.place_id = me_place() and t.team_id = renamed;
  if not found then return 'not_found'; end if;
  if before.name = called then return 'done'; end if;
  if before.version <> seen then return 'changed_meanwhile'; end if;
  if exists (select from teams t where t.place_id = me_place() and lower(t.name) = lower(called) and t.team_id <> renamed) then return 'name_taken'; end if;
  update teams t set name = called where t.team_id = renamed;
  perform note_administration('team_renamed', null, null, renamed, jsonb_build_object('before', before.name, 'after', called));
  return 'done';
end $function$;
alter function rename_team(uuid,integer,text) owner to alongside_policy;
grant execute on function rename_team(uuid,integer,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.resume_session(hash bytea)
 RETURNS TABLE(session_id uuid, place_id uuid, worker_id uuid, organisation_id uuid, role text, ends_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update sessions s set seen_at = moment()
  where s.session_id in (select g.session_id from good_sessions g where g.token_hash = hash) and s.seen_at < moment() - interval '30 seconds';
  select g.session_id, g.place_id, g.worker_id, g.organisation_id, g.role, g.ends_at
  from good_sessions g where g.token_hash = hash order by g.from_at, g.membership_id limit 1
$function$;
alter function resume_session(bytea) owner to alongside_policy;
grant execute on function resume_session(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.review_override(wanted uuid, decided text, words_given text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function review_override(uuid,text,text) owner to alongside_policy;
grant execute on function review_override(uuid,text,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.said_again(subject uuid, organisation uuid, joined timestamp with time zone, record uuid, choice uuid, with_a_say boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  c sharing_choices;
begin
  select * into c from sharing_choices s where s.person_id = record and s.choice_id = choice;
  return exists (
    select from (
      select n.* from sharing_choices n
      where n.person_id = c.person_id and n.category_bit = c.category_bit and n.settles = c.settles and is_about(n, organisation, joined)
        and answered_at(n) > answered_at(c) and (n.given_by is not distinct from c.given_by or human_of(n.given_by) = human_of(c.given_by))
      offset 0) n -- who had a say is dear to ask: of few
    where not with_a_say and not n.settles or had_a_say(subject, organisation, joined, n));
end $function$;
alter function said_again(uuid,uuid,timestamp with time zone,uuid,uuid,boolean) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.sealed_by(person uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct a.organisation_id
  from people p join people record on record.human_id = p.human_id
  join protections g on g.person_id = record.person_id and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at)
  join protective_acts a on a.person_id = g.person_id and g.protection_id = any (a.made)
  where p.person_id = person
$function$;
alter function sealed_by(uuid) owner to alongside_policy;

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

CREATE OR REPLACE FUNCTION public.see_as(membership uuid, for_purpose text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  my_purpose constant text := me_purpose();
  member record;
  a actor;
begin
  if for_purpose not in ('support', 'safeguarding', 'emergency', 'supervision') then
    return null;
  end if;
  select m.worker_id, m.worker_name, m.organisation_id, m.role, m.job_title into member
    from managed_members m where m.membership_id = membership and m.organisation_id = my_organisation;
  if not found then
    return null;
  end if;
  insert into settings_looks (place_id, look_id, at, worker_id, organisation_id, session_id, about_worker_id, about_role, purpose)
    values (me_place(), gen_random_uuid(), moment(), me, my_organisation, me_session(), member.worker_id, member.role, for_purpose);
  perform stand_in_for(member.worker_id, member.organisation_id, member.role), set_config('app.purpose', for_purpose, true);
  select * into a from actor;
  perform stand_in_for(me, my_organisation, my_role), set_config('app.purpose', my_purpose, true);
  return jsonb_build_object(
    'worker', jsonb_build_object('id', member.worker_id, 'name', member.worker_name), 'role', member.role, 'jobTitle', member.job_title,
    'purpose', for_purpose, 'purposeIsTheirs', a.purpose_is_theirs,
    'organisations', (
      select jsonb_agg(jsonb_build_object('organisation', jsonb_build_object('id', w.organisation_id, 'name', w.name, 'kind', w.kind),
        'isOwn', w.is_own, 'agreement', w.joined, 'categories', w.categories) order by w.is_own desc, lower(w.name), w.organisation_id)
      from (
        select o.organisation_id, o.name, o.kind, o.organisation_id = a.organisation_id as is_own, o.organisation_id = any (a.joined) as joined, (
          select jsonb_agg(jsonb_build_object('category', c.name, 'restsOn', b.rests_on, 'silent', b.is_silent, 'need', b.need,
            'line', 'D' || s.line, 'opensWith', s.opens_with,
            'before', case s.opens_with when 'always' then s.opens when 'never' then s.opens else b.refused end, 'after', s.opens) order by c.n)
          from unnest('{about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,staff_safety,told_in_confidence}'::text[])
            with ordinality as c (name, n)
          cross join lateral (select 1 << category_bit(c.name) as bit offset 0) x
          cross join lateral (
            select case when x.bit & a.on_duty <> 0 then 'duty' when x.bit & a.on_choice <> 0 then 'choice' when x.bit & a.on_telling <> 0 then 'telling' end as rests_on,
              x.bit & a.silent <> 0 as is_silent, case when x.bit & a.silent <> 0 then 'nothing' else 'something' end as refused,
              case when x.bit & a.need_full <> 0 then 'full' when x.bit & a.need_summary <> 0 then 'summary' else 'nothing' end as need
            offset 0) b
          cross join lateral (
            select t.line, t.opens_with, case t.opens when 'refused' then b.refused when 'need' then b.need else t.opens end as opens
            from (select
              case
                when o.organisation_id <> all (a.joined) then 0
                when not a.purpose_is_theirs or a.purpose = 'supervision' and o.organisation_id <> a.organisation_id then 2
                when o.organisation_id = a.organisation_id then case when a.purpose = 'supervision' and c.name = 'told_in_confidence' then 8 else 5 end
                when c.name = 'staff_safety' then 7
                when b.rests_on is null then 9
                when b.need = 'full' or b.need = 'summary' and b.rests_on <> 'duty' then 10
                else 11 end as line) l
            cross join lateral (select l.line,
              case when l.line in (5, 7) then 'always' when l.line in (0, 2, 8, 9) or b.need = 'nothing' then 'never' when b.rests_on = 'duty' then 'always'
                when b.rests_on = 'telling' and not b.is_silent then 'told' else 'yes' end as opens_with,
              case when l.line in (0, 2, 8) then 'nothing' when l.line in (5, 7) then 'full' when l.line = 9 or b.need = 'nothing' then 'refused' else 'need' end as opens) t
            offset 0) s) as categories
        from organisations o
        where o.place_id = a.place_id and (not o.protected_service or o.organisation_id = a.organisation_id)
        offset 0) w));
end $function$;
alter function see_as(uuid,text) owner to alongside_policy;
comment on function see_as(uuid,text) is 'What the settings alone open to a worker of the administrator''s own organisation. Null for anyone else, and to anyone who administers nothing.';
grant execute on function see_as(uuid,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.sessions_still_good(hashes bytea[])
 RETURNS TABLE(token_hash bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct g.token_hash from good_sessions g where g.token_hash = any (hashes)
$function$;
alter function sessions_still_good(bytea[]) owner to alongside_policy;
grant execute on function sessions_still_good(bytea[]) to alongside_app;

CREATE OR REPLACE FUNCTION public.set_apart(person uuid, entry uuid, from_version integer, part uuid, to_person uuid, starts integer, letters integer, carried text[], shown text, held text, tells boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  mark constant jsonb := jsonb_build_array(jsonb_build_object('about', coalesce(to_person, someone_else()), 'agreed', false, 'needed', false, 'from', starts, 'length', letters));
  wrong text := cannot_mark(person, entry, from_version, mark);
  mine my_parts;
  said text;
begin
  if wrong is not null then
    return wrong;
  end if;
  if not exists (select from sight s where s.person_id = coalesce(to_person, person) and (s.alongside or s.starting)) then
    return 'unknown';
  end if;
  select * into mine from my_parts m where m.person_id = person and m.entry_id = entry;
  said := trim(substr(mine.words, starts + 1, letters));
  if said = '' then
    return 'unknown';
  end if;
  -- On another person's record nothing tells of the conversation that it was part of.
  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because, tells_where)
    select coalesce(to_person, person), part, e.place_id, case when to_person is null then e.conversation_id else part end, 'conversation', e.occurred_at, moment(),
      case when to_person is null then e.happened_where end, e.author_id, e.organisation_id, said, carried, shown, held,
      coalesce(tells, e.tells_where or place_names_me(coalesce(to_person, person)))
    from entries e where e.person_id = person and e.entry_id = entry;
  wrong := mark_entry(person, entry, from_version, mine.headline, mine.passages || mark);
  if wrong <> 'marked' then
    raise exception 'changed meanwhile' using errcode = 'serialization_failure';
  end if;
  return 'marked';
end $function$;
alter function set_apart(uuid,uuid,integer,uuid,uuid,integer,integer,text[],text,text,boolean) owner to alongside_policy;
comment on function set_apart(uuid,uuid,integer,uuid,uuid,integer,integer,text[],text,text,boolean) is 'Gives words of an own entry other readers, on the same record or on another person''s.';
grant execute on function set_apart(uuid,uuid,integer,uuid,uuid,integer,integer,text[],text,text,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.set_up_code()
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.code_hash from set_up_codes c where not exists (select from places)
$function$;
alter function set_up_code() owner to alongside_policy;
grant execute on function set_up_code() to alongside_app;

CREATE OR REPLACE FUNCTION public.set_up_place(code bytea, new_place jsonb, by_issuer text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  place uuid := new_place ->> 'placeId';
  organisation uuid := new_place ->> 'organisationId';
  worker uuid := new_place ->> 'workerId';
begin
  perform pg_advisory_xact_lock(hashtext('alongside.set-up'));
  if exists (select from places) or not exists (select from set_up_codes c where c.code_hash = code) then return false; end if;
  delete from set_up_codes;
  insert into places (place_id, name) values (place, new_place ->> 'place');
  insert into organisations (organisation_id, place_id, name, kind, joined_at, issuer, looks_after_place)
  values (organisation, place, new_place ->> 'organisation', new_place ->> 'kind', moment(), by_issuer, true);
  insert into workers (worker_id, place_id, name) values (worker, place, new_place ->> 'administrator');
  insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
  values ((new_place ->> 'membershipId')::uuid, place, worker, organisation, 'administrator', new_place ->> 'jobTitle', moment());
  insert into administration_events (place_id, event_id, at, worker_id, organisation_id, what, about_organisation_id, about_worker_id, detail)
  values (place, gen_random_uuid(), moment(), worker, organisation, 'place_set_up', organisation, worker, '{}');
  return true;
end $function$;
alter function set_up_place(bytea,jsonb,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.set_up_with_login(code bytea, new_place jsonb, login_issuer text, login_subject text, new_session uuid, new_token_hash bytea, new_id_token text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare worker uuid := new_place ->> 'workerId';
begin
  if not set_up_place(code, new_place, login_issuer) then return false; end if;
  insert into worker_identities (issuer, subject, worker_id) values (login_issuer, login_subject, worker);
  if not start_session(worker, login_issuer, null, null, new_session, new_token_hash, new_id_token) then raise exception 'no session was opened'; end if;
  return true;
end $function$;
alter function set_up_with_login(bytea,jsonb,text,text,uuid,bytea,text) owner to alongside_policy;
grant execute on function set_up_with_login(bytea,jsonb,text,text,uuid,bytea,text) to alongside_app;

CREATE OR REPLACE FUNCTION public.set_up_with_passkey(code bytea, new_place jsonb, id bytea, key bytea, counter bigint, transports text[], new_session uuid, new_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare worker uuid := new_place ->> 'workerId';
begin
  if not set_up_place(code, new_place, null) then return false; end if;
  insert into passkeys (passkey_id, worker_id, public_key, counter, transports, name, added_at) values (id, worker, key, counter, transports, '', moment());
  if not start_session(worker, null, id, null, new_session, new_token_hash, null) then raise exception 'no session was opened'; end if;
  return true;
end $function$;
alter function set_up_with_passkey(bytea,jsonb,bytea,bytea,bigint,text[],uuid,bytea) owner to alongside_policy;
grant execute on function set_up_with_passkey(bytea,jsonb,bytea,bytea,bigint,text[],uuid,bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.settings_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update posture_epochs set epoch = epoch + 1;
  return null;
end $function$;
alter function settings_changed() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.settings_one_at_a_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('alongside.settings'));
  return null;
end $function$;
alter function settings_one_at_a_time() owner to alongside_migrator;
comment on function settings_one_at_a_time() is 'Before the rows of each change that makes another epoch: changes of settings wait for one another in one order.';

CREATE OR REPLACE FUNCTION public.settled(subject uuid, organisation uuid, joined timestamp with time zone, decision sharing_choices)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function settled(uuid,uuid,timestamp with time zone,sharing_choices) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.settlement_stands(subject uuid, organisation uuid, joined timestamp with time zone, settlement sharing_choices)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function settlement_stands(uuid,uuid,timestamp with time zone,sharing_choices) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.someone_else()
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
AS $function$ select '00000000-0000-0000-0000-000000000000'::uuid $function$;
alter function someone_else() owner to alongside_migrator;
grant execute on function someone_else() to alongside_app;
grant execute on function someone_else() to alongside_policy;

CREATE OR REPLACE FUNCTION public.sort_what_was_left(person uuid, entry uuid, from_version integer, said text[], shown text, held text, tells boolean)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with sorted as (
    update entries e set categories = said, shown_to_person = shown, held_because = held, sorted_by = me_worker(), version = e.version + 1,
      tells_where = coalesce(tells, e.tells_where or cardinality(e.categories) = 0 and place_names_me(person))
    where e.person_id = person and e.entry_id = entry and e.version = from_version
      and exists (select from left_to_sort l where l.person_id = person and l.entry_id = entry)
    returning 1
  )
  select exists (select from sorted)
$function$;
alter function sort_what_was_left(uuid,uuid,integer,text[],text,text,boolean) owner to alongside_policy;
grant execute on function sort_what_was_left(uuid,uuid,integer,text[],text,text,boolean) to alongside_app;

CREATE OR REPLACE FUNCTION public.stand_in_for(worker uuid, organisation uuid, as_role text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('app.worker_id', worker::text, true), set_config('app.organisation_id', organisation::text, true), set_config('app.role', as_role, true);
end $function$;
alter function stand_in_for(uuid,uuid,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.standing_of(me acting, person uuid)
 RETURNS SETOF standing
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER COST 10000 ROWS 1
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  s standing;
begin
  -- who it is, and who stands beside them; what was made before a merge counts for its own record alone
  select person, one.place_id, one.records,
    one.died_on is null and (one.birth_date is null or birthday(one.birth_date, 18) <= me.today)
      and not exists (select from capacity_notes n where n.person_id = any (one.records)),
    one.since,
    coalesce(me.own_person_id = any (one.records), false), me.enforced && one.records, person = any (me.linked),
    person = any (me.linked_hard), me.visiting && one.records, coalesce(me.reviewing && one.records, false),
    coalesce(i.standing & 1 <> 0, false) or me.covering and i_stand_in(person), coalesce(i.standing & 2 <> 0, false),
    false, false, false, null, null, null, false, false, 0, 0, 0, 0
  into s
  from (
    select q.place_id, h.birth_date, h.died_on, array(select r.person_id from people r where r.human_id = q.human_id) as records,
      coalesce(birthday(h.birth_date, 18)::timestamp at time zone 'Europe/London', '-infinity') as since
    from people q join people h on h.person_id = q.human_id where q.person_id = person
    offset 0) one
  cross join lateral (
    select bit_or(case i.state when 'alongside' then 1 when 'starting' then 2 else 0 end) as standing
    from involvements i
    where i.person_id = any (one.records) and i.worker_id = me.worker_id and i.organisation_id = me.organisation_id
      and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
      and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())
      and (i.person_id = person or i.from_at >= joined_with(person, i.person_id))
    offset 0) i;

  -- D4: what bars this actor, of the person or of whoever lives with them
  select coalesce(bool_or(g.kind = 'seal') filter (where g.entry_id is null), false), coalesce(bool_or(g.kind = 'restricted_record'), false),
    coalesce(bool_or(g.kind = 'protected_place'), false), array_agg(g.entry_id) filter (where g.entry_id is not null)
  into s.sealed, s.restricted, s.place_barred, s.sealed_entries
  from protections g
  where g.person_id = any (s.records || array(
      select record.person_id
      from residences home
      join residences beside on beside.household_id = home.household_id and beside.from_at <= moment() and (beside.until_at is null or moment() < beside.until_at)
      join people other on other.person_id = beside.person_id
      join people record on record.human_id = other.human_id
      where home.person_id = any (s.records) and home.from_at <= moment() and (home.until_at is null or moment() < home.until_at)))
    and (g.kind = 'protected_place' or g.person_id = any (s.records))
    and g.from_at <= moment() and (g.until_at is null or moment() < g.until_at) and me.worker_id <> all (g.named) and g.person_id <> all (me.released);

  -- D6: overrides of this worker, valid now
  if me.purpose in ('emergency', 'safeguarding', 'disclosure') then
    select coalesce(bit_or(o.category_bits), 0) * 65537, array_agg(o.category_bits),
      array_agg(o.category_bits) filter (where o.ground in ('emergency', 'legal')), coalesce(bool_or(o.ground = 'legal'), false),
      coalesce(bool_or(o.ground = 'legal' and (o.category_bits & 4096) <> 0), false),
      coalesce(bit_or(o.category_bits) filter (where o.delayed), 0) * 65537, coalesce(bit_or(o.category_bits) filter (where not o.delayed), 0) * 65537
    into s.opened, s.override_sets, s.lifting_sets, s.legal, s.legal_on_warnings, s.listed_later, s.listed_once_told
    from (select v.*, v.look_delay_by is not null and moment() < v.look_delay_until and not one_human(v.look_delay_by, v.worker_id) as delayed from overrides v) o
    where o.person_id = any (s.records) and o.worker_id = me.worker_id and o.organisation_id = me.organisation_id
      and o.state = 'active' and o.invoked_at <= moment()
      and me.purpose = case o.ground when 'emergency' then 'emergency' when 'safeguarding' then 'safeguarding' else 'disclosure' end
      and moment() < o.lasts_until
      and (o.ground in ('emergency', 'safeguarding') or not o.bundle_made)
      and (o.renews is null or not one_human(o.agreed_by, o.worker_id))
      and (o.person_id = person or o.invoked_at >= joined_with(person, o.person_id));
  end if;
  if me.may_open_card then
    select coalesce(bit_and(category_bits(q.emergency_card)), 0) * 65537 into s.card_open from people q where q.person_id = any (s.records);
  end if;

  s.reads := s.alongside and me.purpose in ('support', 'safeguarding', 'emergency');
  s.visible := not s.own and me.purpose_is_theirs and not s.enforced and not s.linked and not s.sealed and (me.purpose <> 'rights' or s.reviewing);
  if s.visible and not (s.alongside or s.starting or s.visiting or s.reviewing or s.override_sets is not null) then
    s.visible := exists (select from entries e where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or me.purpose = 'supervision'));
  end if;
  if s.visible and s.restricted then
    s.visible := exists (select from entries e where e.person_id = person and e.organisation_id = me.organisation_id and (e.author_id = me.worker_id or s.alongside));
  end if;
  s.ordinary := s.visible and s.reads and not s.restricted and not s.place_barred and s.sealed_entries is null and s.override_sets is null and s.card_open = 0;
  return next s;
end $function$;
alter function standing_of(acting,uuid) owner to alongside_policy;
grant execute on function standing_of(acting,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.stands_in_to_end(person uuid, act uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a protective_acts;
begin
  select * into a from protective_acts p where p.person_id = person and p.act_id = act;
  if not leads_guardian(a.organisation_id, person) then
    return false;
  end if;
  return 2 > (select count(distinct coalesce(human_of(w.person_id), w.worker_id)) from workers w where w.worker_id in (
    select guardians_for(a.organisation_id, person)
    union all select e.put_by from protective_acts e where e.person_id = person and e.ends_act_id = act
    union all select i.worker_id from involvements i
      where i.person_id = person and i.organisation_id = a.organisation_id and i.state = 'alongside' and i.from_at <= moment() and (i.until_at is null or moment() < i.until_at)
        and (i.worker_id = a.put_by or exists (select from protections g where g.person_id = person and g.protection_id = any (a.made) and i.worker_id = any (g.named)))
        and exists (select from memberships m where m.worker_id = i.worker_id and m.organisation_id = i.organisation_id and m.from_at <= moment()
          and (m.until_at is null or moment() < m.until_at))
        and not exists (select from conflicts c where c.worker_id = i.worker_id and c.person_id = person)));
end $function$;
alter function stands_in_to_end(uuid,uuid) owner to alongside_policy;
grant execute on function stands_in_to_end(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.start_session(opener uuid, by_issuer text, by_passkey bytea, wanted uuid, new_session uuid, new_token_hash bytea, new_id_token text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with chosen as (
    select w.worker_id, w.place_id, m.organisation_id
    from workers w
    join memberships m on m.worker_id = w.worker_id and m.from_at <= moment() and (m.until_at is null or moment() < m.until_at)
    join organisations o on o.organisation_id = m.organisation_id and o.issuer is not distinct from by_issuer
    where w.worker_id = opener and (by_issuer is null) <> (by_passkey is null)
    order by m.organisation_id is not distinct from wanted desc,
      (select max(s.seen_at) from sessions s where s.worker_id = w.worker_id and s.organisation_id = m.organisation_id) desc nulls last, m.from_at, m.membership_id
    limit 1
  ), opened as (
    insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, id_token, opened_by, passkey_id, started_at, seen_at, ends_at)
    select new_session, new_token_hash, place_id, worker_id, organisation_id, new_id_token, by_issuer, by_passkey, moment(), moment(), moment() + interval '12 hours' from chosen
    returning 1
  )
  select exists (select from opened)
$function$;
alter function start_session(uuid,text,bytea,uuid,uuid,bytea,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.supersede_choices()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function supersede_choices() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.take_invitation(hash bytea, by_issuer text)
 RETURNS SETOF invitations
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update invitations i set accepted_at = moment() from open_invitations o
  where o.invitation_id = i.invitation_id and o.token_hash = hash and o.issuer is not distinct from by_issuer
    and i.accepted_at is null and i.withdrawn_at is null
  returning i.*
$function$;
alter function take_invitation(bytea,text) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.take_passkey_challenge(hash bytea)
 RETURNS TABLE(worker_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from passkey_challenges c where c.challenge_hash = hash and c.begun_at > moment() - interval '5 minutes' returning c.worker_id
$function$;
alter function take_passkey_challenge(bytea) owner to alongside_policy;
grant execute on function take_passkey_challenge(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.take_sign_in(hash bytea)
 RETURNS TABLE(issuer text, code_verifier text, nonce text, return_to text, errand jsonb)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in_attempts a where a.state_hash = hash and a.begun_at > moment() - interval '10 minutes'
  returning a.issuer, a.code_verifier, a.nonce, a.return_to, a.errand
$function$;
alter function take_sign_in(bytea) owner to alongside_policy;
grant execute on function take_sign_in(bytea) to alongside_app;

CREATE OR REPLACE FUNCTION public.tells_where_still(person uuid, entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.tells_where or cardinality(e.categories) = 0 and place_names_me(person)
  from entries e where e.person_id = person and e.entry_id = entry and e.author_id = me_worker() and e.organisation_id = me_organisation()
$function$;
alter function tells_where_still(uuid,uuid) owner to alongside_policy;
comment on function tells_where_still(uuid,uuid) is 'Whether an own entry goes on telling where, when it is sorted by somebody who does not say.';
grant execute on function tells_where_still(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.to_the_microsecond(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$function$;
alter function to_the_microsecond(timestamp with time zone) owner to alongside_migrator;
grant execute on function to_the_microsecond(timestamp with time zone) to alongside_app;
grant execute on function to_the_microsecond(timestamp with time zone) to alongside_sealer;

CREATE OR REPLACE FUNCTION public.told_about(subject uuid, organisation uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(bit_or(told_counts(subject, t.told_person_id, t.category_bits, t.told_at)), 0)
  from people p
  join organisations o on o.organisation_id = organisation
  join people record on record.human_id = p.human_id
  join tellings t on t.person_id = record.person_id and t.organisation_id = organisation and t.told_at >= o.joined_at and t.told_at <= moment()
    and (t.person_id = subject or t.told_at >= joined_with(subject, t.person_id))
  where p.person_id = subject
$function$;
alter function told_about(uuid,uuid) owner to alongside_policy;
grant execute on function told_about(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.told_counts(subject uuid, told_person uuid, categories integer, at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(bit_or(1 << category), 0) from generate_series(1, 14) category
  where categories & (1 << category) <> 0 and decides(subject, human_of(told_person), category, at) and decides(subject, human_of(told_person), category, moment())
$function$;
alter function told_counts(uuid,uuid,integer,timestamp with time zone) owner to alongside_policy;
grant execute on function told_counts(uuid,uuid,integer,timestamp with time zone) to alongside_app;

CREATE OR REPLACE FUNCTION public.unsealed_looks(back interval, at_most integer)
 RETURNS TABLE(at text, event_id uuid, leaf bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare since timestamptz := coalesce((
  select case when s.last_position - s.first_position < 4999 then least(s.sealed_at, moment()) else least(s.sealed_at, moment(), l.at) end - back
  from log_seals s join log_leaves l on l.position = s.last_position order by s.number desc limit 1), '-infinity');
begin
  return query
    select to_the_microsecond(e.at), e.event_id, e.leaf from access_events e
    where e.at >= since and not exists (select from log_leaves l where l.at >= since and l.at = e.at and l.event_id = e.event_id)
    order by e.at, e.event_id limit at_most;
end $function$;
alter function unsealed_looks(interval,integer) owner to alongside_sealer;
grant execute on function unsealed_looks(interval,integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.use_passkey(id bytea, new_counter bigint)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update passkeys p set counter = new_counter, last_used_at = moment()
  where p.passkey_id = id and p.removed_at is null and (p.counter < new_counter or (p.counter = 0 and new_counter = 0))
  returning p.worker_id
$function$;
alter function use_passkey(bytea,bigint) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.watch_looks(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  since bigint;
  upto bigint;
  earliest timestamptz;
  latest timestamptz;
begin
  select position into since from log_watch for update;
  select max(l.position), min(l.at), max(l.at) into upto, earliest, latest
  from (select position, at from log_leaves where position > since order by position limit at_most) l;
  if upto is null then
    return 0;
  end if;

  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at, shown)
  with looks as materialized (
    select e.place_id, e.organisation_id, e.worker_id, e.person_id, e.at, e.event_id, e.result, e.rules, e.entry_ids
    from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.kind <> 'listed'
  ), pairs as materialized (
    select distinct worker_id, person_id from looks
  ), mentioning as materialized (
    -- an entry that was asked for and not given: whom else it is about
    select l.place_id, l.organisation_id, l.worker_id, other.person_id, l.at, l.event_id
    from looks l
    join people asked on asked.person_id = l.person_id
    join people record on record.human_id = asked.human_id
    join entries n on n.person_id = record.person_id and n.entry_id = any (l.entry_ids)
    cross join lateral unnest(n.mentions) other (person_id)
    where l.result = 'denied' and cardinality(l.entry_ids) > 0
  ), barred as materialized (
    -- whom each looker must not reach is worked out once: what is reached costs more than all the rest of a look
    select p.worker_id, p.person_id from (select worker_id, person_id from pairs union select worker_id, person_id from mentioning) p join (
      select distinct c.worker_id, c.person_id from (select distinct worker_id from pairs) looker
      cross join lateral (select l.worker_id, l.person_id from conflicts l where l.worker_id = looker.worker_id offset 0) c) link using (worker_id, person_id)
  ), close as materialized (
    select p.worker_id, p.person_id from pairs p
    join workers w on w.worker_id = p.worker_id
    left join people own on own.person_id = w.person_id
    join people them on them.person_id = p.person_id
    where family_name(coalesce(own.full_name, w.name)) = family_name(coalesce(them.full_name, them.preferred_name))
      or own.person_id = them.person_id
      or own.postcode = them.postcode and lower(regexp_replace(own.street, '\s+', ' ', 'g')) = lower(regexp_replace(them.street, '\s+', ' ', 'g'))
      or exists (select from residences mine join residences theirs on theirs.household_id = mine.household_id
        where mine.person_id = own.person_id and theirs.person_id = them.person_id
          and (mine.until_at is null or moment() < mine.until_at) and (theirs.until_at is null or moment() < theirs.until_at))
  ), told as (
    -- someone who must not reach this person asked for them; the answer was that of nobody
    select place_id, organisation_id, worker_id, person_id, at, event_id, result = 'shown' as shown, 'conflict_link' as alert, date_trunc('day', at, 'UTC') as slot
    from looks join barred using (worker_id, person_id)
    union all
    -- or for an entry in which this person is mentioned. It names the one in danger, and not whose entry it is
    select place_id, organisation_id, worker_id, person_id, at, event_id, false, 'conflict_link', date_trunc('day', at, 'UTC')
    from mentioning join barred using (worker_id, person_id)
    union all
    -- family, a neighbour, or oneself
    select place_id, organisation_id, worker_id, person_id, at, event_id, result = 'shown', 'own_name_or_address', date_trunc('day', at, 'UTC')
    from looks join close using (worker_id, person_id)
    union all
    -- shown something, without being beside the person, visiting them, having written to them, or knowing them from one's own organisation's list
    select place_id, organisation_id, worker_id, person_id, at, event_id, true, 'no_relationship', date_trunc('day', at, 'UTC') from looks
    where result = 'shown' and not 'own_list' = any (rules)
      and not exists (select from involvements i where i.person_id = looks.person_id and i.worker_id = looks.worker_id and i.organisation_id = looks.organisation_id
        and i.state in ('alongside', 'starting') and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from covers c
        join involvements i on i.person_id = c.person_id and i.worker_id = c.for_worker_id and i.organisation_id = c.organisation_id
        where c.person_id = looks.person_id and c.worker_id = looks.worker_id and c.organisation_id = looks.organisation_id
          and c.from_at <= looks.at and looks.at < c.until_at and c.told_at <= looks.at
          and i.state = 'alongside' and i.from_at <= looks.at and (i.until_at is null or looks.at < i.until_at))
      and not exists (select from visits v join sharing_settings s on s.place_id = looks.place_id
        where v.person_id = looks.person_id and v.worker_id = looks.worker_id
          and v.from_at - make_interval(hours => s.visit_ahead_hours) <= looks.at and looks.at < v.until_at)
      and not exists (select from entries n where n.person_id = looks.person_id and n.author_id = looks.worker_id and n.organisation_id = looks.organisation_id)
    union all
    -- an override opened it
    select place_id, organisation_id, worker_id, person_id, at, event_id, true, 'break_glass', at from looks where 'D6' = any (rules)
  )
  select gen_random_uuid(), place_id, organisation_id, worker_id, person_id, alert, at, slot, array[event_id], moment(), shown
  from told order by at, event_id
  on conflict do nothing;

  -- Five ids that are not there for this worker, within ten minutes. A look that was sealed late may complete a window that ends after it.
  insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at, shown)
  with denied as (
    select e.worker_id, e.at from log_leaves l join access_events e on e.at = l.at and e.event_id = l.event_id
    where l.position > since and l.position <= upto and e.at between earliest and latest and e.result = 'denied'
  ), ends as (
    select distinct c.place_id, c.organisation_id, c.worker_id, c.at, c.event_id
    from denied d join access_events c on c.worker_id = d.worker_id and c.at between d.at and d.at + interval '10 minutes' and c.result = 'denied'
  )
  select gen_random_uuid(), ends.place_id, ends.organisation_id, ends.worker_id, null, 'not_found', ends.at,
    date_bin('10 minutes', ends.at, 'epoch'), tried.looks, moment(), false
  from ends cross join lateral (
    select count(distinct (w.person_id, w.entry_ids)) as ids, (array_agg(w.event_id order by w.at, w.event_id))[1:100] as looks from access_events w
    where w.worker_id = ends.worker_id and w.result = 'denied' and w.at > ends.at - interval '10 minutes' and w.at <= ends.at
  ) tried
  where tried.ids >= 5
  order by ends.at
  on conflict do nothing;

  update log_watch set position = upto;
  return upto - since;
end $function$;
alter function watch_looks(integer) owner to alongside_policy;
grant execute on function watch_looks(integer) to alongside_app;

CREATE OR REPLACE FUNCTION public.watcher_went_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform note_duties_to_tell(old.position, new.position);
  return null;
end $function$;
alter function watcher_went_on() owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.who_can_see_entry(person uuid, entry uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  rule_for_me text;
  beside_them jsonb;
  one record;
  said jsonb;
  best jsonb := '{}';
  worth integer;
  answered jsonb;
begin
  select s.rule into rule_for_me from seen s where s.person_id = person and s.entry_id = entry and s.line = 1;
  if not found then
    return null;
  end if;
  -- read to its end first: inside the loop someone else stands in the actor's place
  select coalesce(jsonb_agg(to_jsonb(b) order by b.worker_id), '[]') into beside_them from standing_beside b where b.person_id = person;
  for one in select * from jsonb_to_recordset(beside_them) as b (organisation_id uuid, worker_id uuid, role text) loop
    perform stand_in_for(one.worker_id, one.organisation_id, one.role);
    said := explain_entry(person, entry);
    worth := case when said ->> 'result' = 'SHOW' then case said ->> 'level' when 'full' then 3 else 2 end when said ->> 'result' = 'EXISTS' then 1 else 0 end;
    if worth > coalesce((best -> one.organisation_id::text ->> 'worth')::integer, -1) then
      answered := jsonb_build_object('worth', worth, 'withoutOthers', said -> 'duties' ? 'without-others', 'because', case
        when worth < 2 then null
        when said ->> 'rule' = 'D5' or exists (select from entries e where e.person_id = person and e.entry_id = entry and e.organisation_id = one.organisation_id) then 'own'
        when said ->> 'rule' in ('D7', 'D7a') then 'safety'
        when said -> 'duties' ? 'we-have-to' then 'duty'
        -- a yes to all that it is about; otherwise telling was enough, and no choice is put in the person's mouth
        when exists (select from entries e join regard r on r.person_id = e.person_id where e.person_id = person and e.entry_id = entry
          and (e.category_bits & 32767 & ~r.agreed_set) = 0) then 'chose'
        else 'told' end);
      best := best || jsonb_build_object(one.organisation_id::text, answered);
    end if;
  end loop;
  perform stand_in_for(me, my_organisation, my_role);
  return jsonb_build_object('rule', rule_for_me, 'organisations', (
    select coalesce(jsonb_agg(o.line order by o.mine desc, o.worth desc, o.name, o.organisation_id), '[]') from (
      select b.organisation_id, b.organisation_id = my_organisation as mine, min(b.organisation_name) as name, (min(best -> b.organisation_id::text ->> 'worth'))::integer as worth,
        jsonb_build_object('organisation', jsonb_build_object('id', b.organisation_id, 'name', min(b.organisation_name), 'kind', min(b.organisation_kind)),
          'workers', (select jsonb_agg(distinct jsonb_build_object('name', w.worker_name, 'id', w.worker_id))
            from jsonb_to_recordset(beside_them) as w (organisation_id uuid, worker_id uuid, worker_name text) where w.organisation_id = b.organisation_id),
          'reads', ('{nothing,something,summary,full}'::text[])[1 + (min(best -> b.organisation_id::text ->> 'worth'))::integer],
          'because', min(best -> b.organisation_id::text ->> 'because'),
          'withoutOthers', bool_or((best -> b.organisation_id::text ->> 'withoutOthers')::boolean)) as line
      from jsonb_to_recordset(beside_them) as b (organisation_id uuid, organisation_name text, organisation_kind text)
      group by b.organisation_id) o));
end $function$;
alter function who_can_see_entry(uuid,uuid) owner to alongside_policy;
comment on function who_can_see_entry(uuid,uuid) is 'What each organisation alongside reads of an entry, and the rule by which the actor reads it. Null where the actor does not.';
grant execute on function who_can_see_entry(uuid,uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.who_can_see_person(person uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me constant uuid := me_worker();
  my_organisation constant uuid := me_organisation();
  my_role constant text := me_role();
  -- every category of what a protected service writes is decided in the upper half
  half constant integer := (select case when o.protected_service then 16 else 0 end from organisations o where o.organisation_id = my_organisation);
  beside_them jsonb;
  one record;
  r regard;
  full_of integer;
  summary_of integer;
  exists_of integer;
  best jsonb := '{}';
  before jsonb;
begin
  if not exists (select from sight s where s.person_id = person) then
    return null;
  end if;
  select coalesce(jsonb_agg(to_jsonb(b) order by b.worker_id), '[]') into beside_them from standing_beside b where b.person_id = person;
  for one in select * from jsonb_to_recordset(beside_them) as b (organisation_id uuid, worker_id uuid, role text) loop
    perform stand_in_for(one.worker_id, one.organisation_id, one.role);
    select * into r from regard g where g.person_id = person;
    continue when not found;
    before := coalesce(best -> one.organisation_id::text, '{"full": 0, "summary": 0, "something": 0, "duty": 0, "agreed": 0}');
    full_of := (r.full_set >> half) & 32767;
    summary_of := (r.summary_set >> half) & 32767;
    exists_of := (r.exists_set >> half) & 32767;
    if not r.visible or r.restricted or my_organisation <> all (r.joined) then
      full_of := 0;
      summary_of := 0;
      exists_of := 0;
    elsif r.place_barred then
      full_of := full_of & ~128;
      summary_of := summary_of & ~128;
      exists_of := exists_of & ~128;
    end if;
    best := best || jsonb_build_object(one.organisation_id::text, jsonb_build_object(
      'full', (before ->> 'full')::integer | full_of, 'summary', (before ->> 'summary')::integer | summary_of, 'something', (before ->> 'something')::integer | exists_of,
      'duty', (before ->> 'duty')::integer | (r.on_duty >> half) & 32767, 'agreed', (before ->> 'agreed')::integer | (r.agreed_set >> half) & 32767));
  end loop;
  perform stand_in_for(me, my_organisation, my_role);
  return jsonb_build_object('organisations', (
    select coalesce(jsonb_agg(o.line order by o.mine desc, o.name, o.organisation_id), '[]') from (
      select b.organisation_id, b.organisation_id = my_organisation as mine, min(b.organisation_name) as name,
        jsonb_build_object('organisation', jsonb_build_object('id', b.organisation_id, 'name', min(b.organisation_name), 'kind', min(b.organisation_kind)),
          'workers', (select jsonb_agg(distinct jsonb_build_object('name', w.worker_name, 'id', w.worker_id))
            from jsonb_to_recordset(beside_them) as w (organisation_id uuid, worker_id uuid, worker_name text) where w.organisation_id = b.organisation_id),
          'all', b.organisation_id = my_organisation,
          'categories', case when b.organisation_id = my_organisation then '[]'::jsonb else (
            select coalesce(jsonb_agg(jsonb_build_object('category', c.name, 'reads', c.reads, 'because', case
                when c.reads = 'something' then null when c.bit & (s.sets ->> 'duty')::integer <> 0 then 'duty'
                when c.bit & (s.sets ->> 'agreed')::integer <> 0 then 'chose' else 'told' end) order by c.n), '[]')
            from (select best -> b.organisation_id::text as sets) s
            cross join lateral (
              select n, name, 1 << category_bit(name) as bit,
                case when (1 << category_bit(name)) & (s.sets ->> 'full')::integer <> 0 then 'full' when (1 << category_bit(name)) & (s.sets ->> 'summary')::integer <> 0 then 'summary'
                  when (1 << category_bit(name)) & (s.sets ->> 'something')::integer <> 0 then 'something' end as reads
              from unnest('{about_me,life,health,mind_and_substances,care,safeguarding,abuse_and_whereabouts,justice,childs_own,sexual_and_gender,immigration,told_in_confidence}'::text[])
                with ordinality as names (name, n)) c
            where c.reads is not null) end) as line
      from jsonb_to_recordset(beside_them) as b (organisation_id uuid, organisation_name text, organisation_kind text)
      group by b.organisation_id) o));
end $function$;
alter function who_can_see_person(uuid) owner to alongside_policy;
comment on function who_can_see_person(uuid) is 'What each organisation alongside reads, by category, of what the actor''s organisation writes. Null where the actor does not see the person.';
grant execute on function who_can_see_person(uuid) to alongside_app;

CREATE OR REPLACE FUNCTION public.who_decides(subject uuid, category integer, at timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
alter function who_decides(uuid,integer,timestamp with time zone) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.whom_to_ask(person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when bool_and(r.lead_named) and not exists (select from protecting g where g.person_id = person and g.kind = 'protected_place')
      and exists (select from lead_workers l where l.person_id = any (array_agg(p.human_id)) and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at))
    then 'name-lead' else 'name-desk' end
  from people p join people r on r.human_id = p.human_id where p.person_id = person
$function$;
alter function whom_to_ask(uuid) owner to alongside_policy;

CREATE OR REPLACE FUNCTION public.whom_to_ask_about(typed_names text[], typed_birth_date date)
 RETURNS TABLE(person_id uuid, duty_desk text, lead_name text, lead_organisation text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with fits as materialized (
    select distinct p.human_id
    from people p
    where p.place_id = me_place() and p.birth_date = typed_birth_date and cardinality(typed_names) > 1
      and (select array_agg(t.word order by t.word) from unnest(typed_names) t (word))
        = (select array_agg(k.word order by k.word) from unnest(string_to_array(name_key(p.full_name), ' ')) k (word))
      and not exists (select from people r join my_people m on m.person_id = r.person_id where r.human_id = p.human_id)
  ), asked as materialized (
    select f.human_id, explain_card(f.human_id, true) as answer from fits f
  )
  select a.human_id, place.duty_desk,
    case when lead.may_be_named then lead.name end, case when lead.may_be_named then lead.organisation_name end
  from asked a
  join places place on place.place_id = me_place()
  left join lateral (
    -- who leads for a protected service is told to its own workers alone
    select w.name, o.name as organisation_name,
      a.answer -> 'duties' ? 'name-lead' and (o.protected_service is not true or o.organisation_id = me_organisation()) as may_be_named
    from lead_workers l
    join workers w on w.worker_id = l.worker_id
    left join organisations o on o.organisation_id = l.organisation_id
    where l.person_id = a.human_id and l.from_at <= moment() and (l.until_at is null or moment() < l.until_at)
    order by l.from_at desc limit 1
  ) lead on true
  where a.answer ->> 'result' = 'EXISTS' and a.answer ->> 'rule' = 'D8'
  order by a.human_id
$function$;
alter function whom_to_ask_about(text[],date) owner to alongside_policy;
grant execute on function whom_to_ask_about(text[],date) to alongside_app;

CREATE OR REPLACE FUNCTION public.wish_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.answered_at is not null or old.replaced_at is not null
    or to_jsonb(new) - '{replaced_at,agreed,answered_by,answered_at}'::text[] <> to_jsonb(old) - '{replaced_at,agreed,answered_by,answered_at}'::text[] then
    raise exception 'a wish not to tell yet stays, and is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
alter function wish_stays() owner to alongside_migrator;

CREATE OR REPLACE FUNCTION public.withdraw_invitation(withdrawn uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me administering := administer();
  waiting managed_invitations;
begin
  if me.worker_id is null then return 'forbidden'; end if;
  select * into waiting from managed_invitations i where i.invitation_id = withdrawn;
  if not found then return 'not_found'; end if;
  update invitations i set withdrawn_at = moment() where i.invitation_id = withdrawn and i.accepted_at is null;
  if not found then return 'not_found'; end if;
  perform note_administration('invitation_withdrawn', waiting.organisation_id, waiting.worker_id, null, jsonb_build_object('invitation', withdrawn));
  return 'done';
end $function$;
alter function withdraw_invitation(uuid) owner to alongside_policy;
grant execute on function withdraw_invitation(uuid) to alongside_app;

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

CREATE OR REPLACE FUNCTION public.words_without(words text, passages jsonb, subject_records uuid[], agreed_stays boolean, needed_stays boolean, mark text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  with taken as (
    select greatest((p ->> 'from')::integer, 0) as from_here, (p ->> 'from')::integer + (p ->> 'length')::integer as to_here
    from jsonb_array_elements(passages) p
    where (p ->> 'about')::uuid <> all (subject_records)
      and not (agreed_stays and coalesce((p ->> 'agreed')::boolean, false)) and not (needed_stays and coalesce((p ->> 'needed')::boolean, false))
  ), characters as (
    select n, substr(words, n + 1, 1) as character, exists (select from taken t where n >= t.from_here and n < t.to_here) as goes from generate_series(0, length(words) - 1) n
  ), marked as (
    select n, character, goes, goes and not coalesce(lag(goes) over (order by n), false) as begins from characters
  )
  select coalesce(string_agg(case when begins then mark when goes then '' else character end, '' order by n), '') from marked
$function$;
alter function words_without(text,jsonb,uuid[],boolean,boolean,text) owner to alongside_migrator;
grant execute on function words_without(text,jsonb,uuid[],boolean,boolean,text) to alongside_app;
grant execute on function words_without(text,jsonb,uuid[],boolean,boolean,text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.worker_key(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select nullif(name_key(case
    when given like '%@%' then regexp_replace(split_part(given, '@', 1), '[0-9]+$', '')
    else regexp_replace(regexp_replace(given, '\([^)]*\)', ' ', 'g'), '^([^,]+),([^,]+)$', '\2 \1') end), '')
$function$;
alter function worker_key(text) owner to alongside_migrator;
grant execute on function worker_key(text) to alongside_policy;

CREATE OR REPLACE FUNCTION public.working_day_after(day date, days integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select max(one) from (select day + n as one from generate_series(1, 2 * days + 7) n where extract(isodow from day + n) < 6 order by n limit days) counted
$function$;
alter function working_day_after(date,integer) owner to alongside_migrator;
grant execute on function working_day_after(date,integer) to alongside_app;
grant execute on function working_day_after(date,integer) to alongside_policy;
