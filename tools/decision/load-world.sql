-- Puts a world of the sharing cases into the tables, as it would have been written: a fact that nobody could write is left out, and so is one that
-- has not happened. Ids are made from the world's own, with a salt, so that no world meets what another left.

create function world_id(salt text, id text) returns uuid language sql immutable as $$ select md5(salt || ':' || id)::uuid $$;
create function world_category(number text) returns text language sql immutable as $$
  select case number when '1' then 'card' when '2' then 'about_me' when '3' then 'life' when '4' then 'health' when '5' then 'mind_and_substances' when '6' then 'care'
    when '6s' then 'safeguarding' when '7' then 'abuse_and_whereabouts' when '8' then 'justice' when '9' then 'childs_own' when '10' then 'sexual_and_gender'
    when '11' then 'immigration' when '12' then 'staff_safety' when '13' then 'told_in_confidence' end
$$;
create function world_categories(numbers jsonb) returns text[] language sql immutable as $$
  select coalesce(array_agg(world_category(n)) filter (where world_category(n) is not null), '{}') from jsonb_array_elements_text(coalesce(numbers, '[]')) n
$$;
create function world_ids(salt text, ids jsonb) returns uuid[] language sql immutable as $$
  select coalesce(array_agg(world_id(salt, i)), '{}') from jsonb_array_elements_text(coalesce(ids, '[]')) i where i is not null
$$;
create function world_from(fact jsonb) returns timestamptz language sql immutable as $$ select coalesce((fact ->> 'from')::timestamptz, '-infinity') $$;
create function world_until(fact jsonb) returns timestamptz language sql immutable as $$ select (fact ->> 'until')::timestamptz $$;
create function written(text_of jsonb) returns boolean language sql immutable as $$ select coalesce(trim(text_of #>> '{}') <> '', false) $$;

create function load_world(world jsonb, questions jsonb, salt text) returns void language plpgsql as $$
declare
  now timestamptz := (world ->> 'now')::timestamptz;
  settings sharing_settings;
  place uuid := world_id(salt, 'the place');
begin
  perform set_config('app.moment', world ->> 'now', true);
  insert into places (place_id, name, demo) values (place, 'A world', true);
  insert into sharing_settings (place_id) values (place) returning * into settings;
  if world ? 'settings' then
    -- what a place set otherwise than the defaults, which the table itself has
    delete from sharing_settings s where s.place_id = place;
    insert into sharing_settings select (jsonb_populate_record(settings, set_otherwise)).*
      from (select jsonb_object_agg(lower(regexp_replace(name, '([A-Z])', '_\1', 'g')), case name when 'silent' then to_jsonb(world_categories(value)) else value end) as set_otherwise
        from jsonb_each(world -> 'settings') x (name, value)) x;
  end if;

  insert into organisations (organisation_id, place_id, name, kind, protected_service, joined_at)
    select world_id(salt, 'o' || k), place, k, o ->> 'kind', coalesce((o ->> 'protectedService')::boolean, false), coalesce((o ->> 'joinedAt')::timestamptz, '-infinity')
    from jsonb_each(coalesce(world -> 'organisations', '{}')) x (k, o);
  insert into workers (worker_id, place_id, name, person_id)
    select world_id(salt, k), place, k, case when world -> 'people' ? (w ->> 'person') then world_id(salt, w ->> 'person') end
    from jsonb_each(coalesce(world -> 'workers', '{}')) x (k, w);
  insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
    select gen_random_uuid(), place, world_id(salt, k), world_id(salt, 'o' || o), role, 'Worker', '-infinity'
    from jsonb_each(coalesce(world -> 'workers', '{}')) x (k, w)
    cross join lateral (select distinct o from jsonb_array_elements_text(coalesce(w -> 'organisations', '[]')) o) o
    cross join lateral (select q #>> '{actor,role}' as role from jsonb_array_elements(questions) q
      where q #>> '{actor,worker}' = k and q #>> '{actor,organisation}' = o and q #>> '{actor,role}' <> '' union select 'worker') r
    where world -> 'organisations' ? o;

  insert into people (person_id, place_id, preferred_name, birth_date, died_on, to_be_found, lead_named, emergency_card, shown_at_home, paused, self_harm_risk, added_by, added_at)
    select world_id(salt, k), place, k, (p ->> 'born')::date, (p ->> 'died')::date, coalesce((p ->> 'toBeFound')::boolean, false), coalesce((p ->> 'leadNamed')::boolean, false),
      world_categories(p -> 'emergencyCard'), coalesce((p ->> 'shownAtHome')::boolean, false), coalesce((p ->> 'paused')::boolean, false),
      coalesce((p ->> 'selfHarmRisk')::boolean, false), place, now
    from jsonb_each(coalesce(world -> 'people', '{}')) x (k, p);
  update people set merged_into = world_id(salt, p ->> 'mergedInto'), merged_at = coalesce((p ->> 'mergedAt')::timestamptz, '-infinity'), version = version + 1
    from jsonb_each(coalesce(world -> 'people', '{}')) x (k, p)
    where person_id = world_id(salt, k) and world -> 'people' ? (p ->> 'mergedInto') and p ->> 'mergedInto' <> k and coalesce((p ->> 'mergedAt')::timestamptz, '-infinity') <= now;
  insert into lead_workers (person_id, lead_id, place_id, worker_id, organisation_id, from_at)
    select world_id(salt, k), gen_random_uuid(), place, world_id(salt, p ->> 'lead'), place, '-infinity'
    from jsonb_each(coalesce(world -> 'people', '{}')) x (k, p) where world -> 'workers' ? (p ->> 'lead');
  insert into role_needs (place_id, role, category, need)
    select place, role, world_category(number), need
    from jsonb_each(coalesce(world -> 'needs', '{}')) x (role, asked) cross join jsonb_each_text(asked) y (number, need) where world_category(number) is not null;

  with agreements as (
    select gen_random_uuid() as id, a from jsonb_array_elements(coalesce(world -> 'agreements', '[]')) a
    where coalesce((a ->> 'until')::timestamptz > world_from(a), true) and a ->> 'state' in ('in force', 'suspended', 'ended')
  ), made as (
    insert into sharing_agreements (agreement_id, place_id, name, state, from_at, until_at)
      select id, place, 'An agreement', replace(a ->> 'state', ' ', '_'), world_from(a), world_until(a) from agreements
  )
  insert into agreement_organisations (organisation_id, agreement_id, place_id)
    select distinct world_id(salt, 'o' || o), id, place from agreements cross join jsonb_array_elements_text(coalesce(a -> 'organisations', '[]')) o;
  insert into residences (person_id, household_id, place_id, from_at, until_at)
    select distinct on (1, 2, 4) world_id(salt, h ->> 'person'), world_id(salt, 'h' || (h ->> 'household')), place, world_from(h), world_until(h)
    from jsonb_array_elements(coalesce(world -> 'households', '[]')) h order by 1, 2, 4, 5 desc nulls first;
  insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at, until_at, woken_at, told_at)
    select world_id(salt, i ->> 'person'), gen_random_uuid(), place, world_id(salt, i ->> 'worker'), world_id(salt, 'o' || (i ->> 'organisation')),
      case i ->> 'state' when 'handed on' then 'handed_on' when 'ended' then 'ended_by_the_person' else i ->> 'state' end, 'as told', world_from(i), world_until(i),
      (i ->> 'wokenAt')::timestamptz, case when i ? 'wokenAt' then (i ->> 'toldAt')::timestamptz end
    from jsonb_array_elements(coalesce(world -> 'involvements', '[]')) i where i ->> 'state' in ('starting', 'alongside', 'resting', 'handed on', 'ended');
  insert into covers (person_id, cover_id, place_id, worker_id, for_worker_id, organisation_id, reason, from_at, until_at, told_at)
    select world_id(salt, c ->> 'person'), gen_random_uuid(), place, world_id(salt, c ->> 'worker'), world_id(salt, c ->> 'for'), world_id(salt, 'o' || (c ->> 'organisation')),
      c ->> 'reason', world_from(c), world_until(c), (c ->> 'toldAt')::timestamptz
    from jsonb_array_elements(coalesce(world -> 'covers', '[]')) c
    where written(c -> 'reason') and c ? 'from' and c ? 'until' and c ? 'toldAt' and c ->> 'worker' <> c ->> 'for' and world_from(c) < world_until(c);
  insert into visits (person_id, visit_id, place_id, worker_id, from_at, until_at)
    select world_id(salt, v ->> 'person'), gen_random_uuid(), place, world_id(salt, v ->> 'worker'), world_from(v), coalesce(world_until(v), 'infinity')
    from jsonb_array_elements(coalesce(world -> 'visits', '[]')) v where world_from(v) < coalesce(world_until(v), 'infinity');
  insert into enforcement_duties (person_id, duty_id, place_id, worker_id, from_at, until_at)
    select world_id(salt, e ->> 'person'), gen_random_uuid(), place, world_id(salt, e ->> 'worker'), world_from(e), world_until(e)
    from jsonb_array_elements(coalesce(world -> 'enforcements', '[]')) e;
  insert into conflict_links (person_id, link_id, place_id, worker_id, other_person_id, kind, state, from_at, until_at)
    select world_id(salt, c ->> 'person'), gen_random_uuid(), place, case when world -> 'workers' ? (c ->> 'actor') then world_id(salt, c ->> 'actor') end,
      case when not world -> 'workers' ? (c ->> 'actor') then world_id(salt, c ->> 'actor') end, replace(c ->> 'kind', ' ', '_'), coalesce(c ->> 'state', 'declared'), world_from(c), world_until(c)
    from jsonb_array_elements(coalesce(world -> 'conflicts', '[]')) c;
  insert into representatives (person_id, representative_id, place_id, by_person_id, kind, scope, registered, from_at, until_at)
    select world_id(salt, r ->> 'person'), gen_random_uuid(), place, world_id(salt, r ->> 'by'), r ->> 'kind', r ->> 'scope', coalesce((r ->> 'registered')::boolean, false), world_from(r), world_until(r)
    from jsonb_array_elements(coalesce(world -> 'representatives', '[]')) r;

  insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
    select world_id(salt, 'o' || (b ->> 'organisation')), gen_random_uuid(), place, b ->> 'purpose', world_category(number), b ->> 'state', b ->> 'restsOn', 'as registered', 'as registered', (b ->> 'reviewOn')::date
    from jsonb_array_elements(coalesce(world -> 'bases', '[]')) b
    cross join lateral (select distinct number from jsonb_array_elements_text(coalesce(b -> 'categories', '[]')) number) n
    where world_category(number) is not null and b ->> 'purpose' in ('support', 'safeguarding', 'emergency', 'supervision', 'rights', 'disclosure', 'huddle', 'learning')
      and (b ->> 'restsOn' in ('choice', 'duty') or b ->> 'restsOn' = 'telling' and b ->> 'purpose' in ('support', 'emergency'))
    on conflict do nothing;
  insert into tellings (person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at)
    select world_id(salt, t ->> 'person'), gen_random_uuid(), place, world_id(salt, t ->> 'to'), world_id(salt, 'o' || o), world_categories(t -> 'categories'), 'as told', coalesce((t ->> 'at')::timestamptz, '-infinity')
    from jsonb_array_elements(coalesce(world -> 'tellings', '[]')) t cross join jsonb_array_elements_text(coalesce(t -> 'organisations', '[]')) o where t ? 'to';
  insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, say, given_by, best_interests, settles, given_at, withdrawn_at, withdrawn_say)
    select world_id(salt, c ->> 'person'), gen_random_uuid(), place, case when o is not null and o <> '*' then world_id(salt, 'o' || o) end, world_category(number),
      case c ->> 'answer' when 'ask' then 'ask_me' else c ->> 'answer' end, case when c ->> 'answer' = 'no' then c ->> 'say' end,
      case when c ->> 'by' <> 'best-interests' then world_id(salt, c ->> 'by') end, c ->> 'by' = 'best-interests', c ->> 'by' = 'best-interests' and coalesce((c ->> 'settles')::boolean, false),
      coalesce((c ->> 'givenAt')::timestamptz, '-infinity'), (c ->> 'withdrawnAt')::timestamptz, case when c ? 'withdrawnAt' then c ->> 'withdrawnSay' end
    from jsonb_array_elements(coalesce(world -> 'choices', '[]')) c
    cross join lateral (select distinct o from jsonb_array_elements_text(coalesce(c -> 'organisations', '[]')) o) os
    cross join lateral (select distinct number from jsonb_array_elements_text(coalesce(c -> 'categories', '[]')) number) n
    where c ? 'by' and world_category(number) is not null and (c ->> 'answer' in ('no', 'ask') or c ->> 'answer' = 'yes' and o is not null and o <> '*');
  insert into capacity_notes (person_id, capacity_note_id, place_id, categories, lacks, noted_at, until_at)
    select world_id(salt, n ->> 'person'), gen_random_uuid(), place, world_categories(n -> 'categories'), coalesce((n ->> 'lacks')::boolean, false), (n ->> 'at')::timestamptz, world_until(n)
    from jsonb_array_elements(coalesce(world -> 'capacityNotes', '[]')) n where n ? 'at';
  insert into competence_notes (person_id, competence_note_id, place_id, categories, competent, noted_at)
    select world_id(salt, n ->> 'person'), gen_random_uuid(), place, world_categories(n -> 'categories'), coalesce((n ->> 'competent')::boolean, false), (n ->> 'at')::timestamptz
    from jsonb_array_elements(coalesce(world -> 'competenceNotes', '[]')) n where n ? 'at';

  insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, passages, headline, categories, shown_to_person,
      held_because, held_by, held_review_on, in_confidence, tells_where, talk_since, talked_at, caution_state, caution_review_on, caution_second_id)
    select world_id(salt, e ->> 'subject'), world_id(salt, 'e' || k), place, world_id(salt, 'e' || k), 'conversation', date_trunc('milliseconds', now), now,
      world_id(salt, e ->> 'author'), world_id(salt, 'o' || (e ->> 'organisation')), 'The words.',
      (select jsonb_agg(jsonb_build_object('about', world_id(salt, p ->> 'about'), 'agreed', coalesce((p ->> 'agreed')::boolean, false), 'needed', coalesce((p ->> 'needed')::boolean, false), 'from', 0, 'length', 3))
        from jsonb_array_elements(e -> 'passages') p),
      case when written(e -> 'headline') then e ->> 'headline' end, carried.categories,
      case when held.back then 'held' when e ? 'afterWeTalk' then 'after_we_talk' else 'now' end, case when held.back then e #>> '{heldBack,ground}' end,
      case when held.back then world_id(salt, e #>> '{heldBack,by}') end, case when held.back then (e #>> '{heldBack,reviewOn}')::date end,
      coalesce((e ->> 'inConfidence')::boolean, false), coalesce((e ->> 'tellsWhere')::boolean, false), (e #>> '{afterWeTalk,since}')::timestamptz, (e #>> '{afterWeTalk,talkedAt}')::timestamptz,
      case when caution.note then coalesce(e #>> '{caution,state}', 'draft') end, case when caution.note then (e #>> '{caution,reviewOn}')::date end,
      case when caution.note and e #> '{caution,second}' is not null then world_id(salt, e #>> '{caution,second}') end
    from jsonb_each(coalesce(world -> 'entries', '{}')) x (k, e)
    cross join lateral (select world_categories(e -> 'categories') as categories) carried
    cross join lateral (select e ? 'heldBack' and written(e #> '{heldBack,ground}') and e #> '{heldBack,by}' is not null and not coalesce((e #>> '{heldBack,lifted}')::boolean, false) as back) held
    cross join lateral (select 'staff_safety' = any (carried.categories) and e ? 'caution'
      and (coalesce(e #>> '{caution,state}', 'draft') <> 'active' or e #> '{caution,reviewOn}' is not null) as note) caution
    where not 'staff_safety' = any (carried.categories) or cardinality(carried.categories) = 1;
  insert into entry_openings (person_id, entry_id, to_person_id, place_id, by_worker_id)
    select distinct on (1, 2, 3) world_id(salt, e ->> 'subject'), world_id(salt, 'e' || k), world_id(salt, o ->> 'person'), place, world_id(salt, o ->> 'by')
    from jsonb_each(coalesce(world -> 'entries', '{}')) x (k, e) cross join jsonb_array_elements(coalesce(e -> 'openedTo', '[]')) o where o ? 'by'
    order by 1, 2, 3, (world #>> array['workers', o ->> 'by', 'person'] is not distinct from o ->> 'person');
  insert into looks (person_id, look_id, place_id, entry_id, organisation_id, overridden, on_duty, told_at, delayed_until, delayed_by)
    select n.person_id, world_id(salt, 'l' || k), place, n.entry_id, world_id(salt, 'o' || (l ->> 'by')), coalesce((l ->> 'override')::boolean, false), coalesce((l ->> 'duty')::boolean, false),
      (l ->> 'toldAt')::timestamptz, case when l ? 'approver' then (l ->> 'delayedUntil')::timestamptz end, case when l ? 'delayedUntil' then world_id(salt, l ->> 'approver') end
    from jsonb_each(coalesce(world -> 'looks', '{}')) x (k, l) join entries n on n.place_id = place and n.entry_id = world_id(salt, 'e' || (l ->> 'entry'));

  insert into protections (person_id, protection_id, place_id, kind, entry_id, named, from_at, until_at)
    select case when s ? 'entry' then (select n.person_id from entries n where n.place_id = place and n.entry_id = world_id(salt, 'e' || (s ->> 'entry'))) else world_id(salt, s ->> 'person') end,
      gen_random_uuid(), place, 'seal', case when s ? 'entry' then world_id(salt, 'e' || (s ->> 'entry')) end, world_ids(salt, s -> 'named'), '-infinity', null
    from jsonb_array_elements(coalesce(world -> 'seals', '[]')) s
    where not s ? 'entry' or exists (select from entries n where n.place_id = place and n.entry_id = world_id(salt, 'e' || (s ->> 'entry')))
    union all
    select world_id(salt, p ->> 'person'), gen_random_uuid(), place, 'protected_place', null, world_ids(salt, p -> 'named'), world_from(p), world_until(p)
    from jsonb_array_elements(coalesce(world -> 'protectedPlaces', '[]')) p
    union all
    select world_id(salt, r ->> 'person'), gen_random_uuid(), place, 'restricted_record', null, world_ids(salt, r -> 'named'), '-infinity', null
    from jsonb_array_elements(coalesce(world -> 'restrictedRecords', '[]')) r;
  insert into releases (person_id, release_id, place_id, to_worker_id, first_by, second_by, from_at, until_at)
    select world_id(salt, r ->> 'person'), gen_random_uuid(), place, world_id(salt, r ->> 'to'), world_id(salt, one), world_id(salt, other), world_from(r), world_until(r)
    from jsonb_array_elements(coalesce(world -> 'releases', '[]')) r
    cross join jsonb_array_elements_text(coalesce(r -> 'by', '[]')) one cross join jsonb_array_elements_text(coalesce(r -> 'by', '[]')) other
    where one < other and r ->> 'to' not in (one, other) and world -> 'workers' ? one and world -> 'workers' ? other;
  insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, recipient, bundle_made, renews, agreed_by, look_delay_by, look_delay_until, outcome)
    select world_id(salt, o ->> 'person'), gen_random_uuid(), place, world_id(salt, o ->> 'worker'), world_id(salt, 'o' || (o ->> 'organisation')), replace(lower(o ->> 'ground'), ' ', '_'),
      world_categories(o -> 'categories'), o ->> 'reason', o ->> 'told', o ->> 'state', (o ->> 'invokedAt')::timestamptz, o ->> 'recipient', coalesce((o -> 'bundleMade') not in ('false', 'null'), false),
      case when o ? 'renews' then gen_random_uuid() end, case when o ? 'agreedBy' then world_id(salt, o ->> 'agreedBy') end,
      case when delay.named then world_id(salt, o #>> '{lookDelay,approver}') end, case when delay.named then (o #>> '{lookDelay,until}')::timestamptz end, case when o ->> 'state' = 'reviewed' then 'upheld' end
    from jsonb_array_elements(coalesce(world -> 'overrides', '[]')) o
    cross join lateral (select o #> '{lookDelay,until}' is not null and coalesce(o #>> '{lookDelay,approver}' <> o ->> 'worker', false) as named) delay
    where written(o -> 'reason') and written(o -> 'told') and o ? 'invokedAt' and cardinality(world_categories(o -> 'categories')) > 0
      and (o ->> 'ground' in ('EMERGENCY', 'SAFEGUARDING') or written(o -> 'recipient')) and o ->> 'state' in ('invoked', 'active', 'expired', 'reviewed')
      and (not o ? 'renews' or o ->> 'agreedBy' <> o ->> 'worker');
  insert into not_yets (person_id, not_yet_id, place_id, worker_id, approver_id, reason, from_at, until_at)
    select world_id(salt, n ->> 'person'), gen_random_uuid(), place, world_id(salt, n ->> 'worker'), world_id(salt, n ->> 'approver'), n ->> 'reason', world_from(n), world_until(n)
    from jsonb_array_elements(coalesce(world -> 'notYets', '[]')) n
    where written(n -> 'reason') and n ->> 'approver' <> n ->> 'worker' and n ? 'from' and n ? 'until' and world_until(n) > world_from(n) and world_until(n) <= world_from(n) + interval '672 hours';
  insert into rights_requests (person_id, rights_request_id, place_id, organisation_id, reviewer_id, state)
    select world_id(salt, r ->> 'person'), gen_random_uuid(), place, world_id(salt, 'o' || (r ->> 'organisation')), world_id(salt, r ->> 'reviewer'), replace(r ->> 'state', ' ', '_')
    from jsonb_array_elements(coalesce(world -> 'rightsRequests', '[]')) r;
  with rooms as (
    select gen_random_uuid() as id, h from jsonb_array_elements(coalesce(world -> 'huddles', '[]')) h where h ? 'startsAt'
  ), held as (
    insert into huddles (huddle_id, place_id, starts_at, written_up_at) select id, place, (h ->> 'startsAt')::timestamptz, (h ->> 'writtenUpAt')::timestamptz from rooms
  ), invited as (
    insert into huddle_invitations (worker_id, huddle_id, place_id) select distinct world_id(salt, w), id, place from rooms cross join jsonb_array_elements_text(coalesce(h -> 'invited', '[]')) w
  )
  insert into room_cards (person_id, entry_id, huddle_id, place_id)
    select distinct n.person_id, n.entry_id, id, place from rooms cross join jsonb_array_elements_text(coalesce(h -> 'cards', '[]')) c
    join entries n on n.place_id = place and n.entry_id = world_id(salt, 'e' || c);

  insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at, ended_at)
    select world_id(salt, 's' || at), sha256((salt || at)::bytea), place, world_id(salt, q #>> '{actor,worker}'), world_id(salt, 'o' || (q #>> '{actor,organisation}')), now, now,
      coalesce((q #>> '{session,until}')::timestamptz, '-infinity'), case when (q #>> '{session,ended}')::boolean then now end
    from jsonb_array_elements(questions) with ordinality x (q, at) where q ->> 'door' = 'worker';
  insert into resident_sessions (session_id, place_id, person_id, ends_at, ended_at)
    select world_id(salt, 's' || at), place, world_id(salt, q #>> '{actor,person}'), coalesce((q #>> '{session,until}')::timestamptz, '-infinity'), case when (q #>> '{session,ended}')::boolean then now end
    from jsonb_array_elements(questions) with ordinality x (q, at) where q ->> 'door' = 'resident';
end $$;

-- The context of a question's actor, as the door sets it.
create function stand_as(q jsonb, at bigint, salt text) returns void language plpgsql as $$
begin
  perform set_config('app.worker_id', '', true), set_config('app.organisation_id', '', true), set_config('app.role', '', true), set_config('app.resident_id', '', true),
    set_config('app.reason', coalesce(q ->> 'reason', ''), true);
  if q ->> 'door' = 'resident' then
    perform enter_as_resident(world_id(salt, q #>> '{actor,person}'), world_id(salt, 'the place'), world_id(salt, 's' || at), q ->> 'purpose');
  else
    perform enter(world_id(salt, q #>> '{actor,worker}'), world_id(salt, 'o' || (q #>> '{actor,organisation}')), world_id(salt, 'the place'), q #>> '{actor,role}', world_id(salt, 's' || at), q ->> 'purpose');
  end if;
end $$;

-- The record that a question is about, by its entry or look.
create function whose(q jsonb, salt text, subjects jsonb) returns uuid language sql immutable as $$
  select world_id(salt, coalesce(subjects #>> array['entries', q ->> 'entry'], subjects #>> array['looks', q ->> 'look'], ''))
$$;

-- One question, asked as the application asks: the explanation, with the rights of whoever calls this.
create function ask_one(q jsonb, salt text, subjects jsonb) returns jsonb language plpgsql as $$
begin
  return case
    when q ? 'entry' then explain_entry(whose(q, salt, subjects), world_id(salt, 'e' || (q ->> 'entry')))
    when q ? 'look' then explain_look(whose(q, salt, subjects), world_id(salt, 'l' || (q ->> 'look')))
    when q ? 'person' then explain_card(world_id(salt, q ->> 'person'), coalesce(q ->> 'search' = 'exact', false))
    else explain_count() end;
end $$;

create function ask_world(questions jsonb, salt text, subjects jsonb) returns jsonb language plpgsql as $$
declare
  q jsonb;
  at bigint;
  answers jsonb := '[]';
begin
  for q, at in select x.q, x.at from jsonb_array_elements(questions) with ordinality x (q, at) loop
    perform stand_as(q, at, salt);
    answers := answers || ask_one(q, salt, subjects);
  end loop;
  return answers;
end $$;

-- What the story shows of the entry that a worker asks about: its level, the rule that opens it, and the words. Null: nothing.
create function see_world(questions jsonb, salt text, subjects jsonb) returns jsonb language plpgsql as $$
declare
  q jsonb;
  at bigint;
  seen jsonb := '[]';
begin
  for q, at in select x.q, x.at from jsonb_array_elements(questions) with ordinality x (q, at) loop
    if q ->> 'door' = 'worker' and q ? 'entry' then
      perform stand_as(q, at, salt);
      seen := seen || coalesce((select jsonb_build_object('level', s.level, 'rule', s.rule, 'words', s.words) from story s
        where s.person_id = world_id(salt, coalesce(subjects #>> array['entries', q ->> 'entry'], '')) and s.entry_id = world_id(salt, 'e' || (q ->> 'entry'))), 'null');
    else
      seen := seen || 'null'::jsonb;
    end if;
  end loop;
  return seen;
end $$;
grant execute on function ask_world(jsonb, text, jsonb), ask_one(jsonb, text, jsonb), whose(jsonb, text, jsonb), see_world(jsonb, text, jsonb), stand_as(jsonb, bigint, text), world_id(text, text) to alongside_app;
