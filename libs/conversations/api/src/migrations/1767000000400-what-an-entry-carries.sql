-- What the sharing decision asks of an entry, beside its categories.

-- The people that an entry speaks of beside its subject.
create function mentioned(passages jsonb) returns uuid[] language sql immutable as $$
  select case when jsonb_array_length(passages) > 0 then array(select distinct (passage ->> 'about')::uuid from jsonb_array_elements(passages) passage) end
$$;

-- The words without the passages that may not be read: each is {about, agreed, needed, from, length}, in characters from 0. A character that two
-- passages share goes with the stricter one. The mark stands where something was taken out.
create function words_without(words text, passages jsonb, subject_records uuid[], agreed_stays boolean, needed_stays boolean, mark text) returns text
language sql immutable as $$
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
$$;
revoke execute on function mentioned(jsonb), words_without(text, jsonb, uuid[], boolean, boolean, text) from public;
grant execute on function mentioned(jsonb) to alongside_app, alongside_policy, alongside_migrator;
grant execute on function words_without(text, jsonb, uuid[], boolean, boolean, text) to alongside_app, alongside_policy;

alter table entries
  add column in_confidence boolean not null default false,
  add column tells_where boolean not null default false,
  add column held_by uuid,
  add column held_review_on date,
  add column held_lifted boolean not null default false,
  add column talk_since timestamptz,
  add column talked_at timestamptz,
  add column caution_state text,
  add column caution_review_on date,
  add column caution_second_id uuid,
  add column category_bits integer not null generated always as (
    case when cardinality(categories) = 0 then 1 else category_bits(categories) end | case when in_confidence then 8192 else 0 end) stored,
  add column mentions uuid[] generated always as (mentioned(passages)) stored,
  add constraint entries_caution_check check (caution_state is null or caution_state in ('draft', 'active', 'ended') and 'staff_safety' = any (categories)),
  add constraint entries_active_caution_check check (caution_state is distinct from 'active' or caution_review_on is not null),
  add constraint entries_passages_check check (passages is null or jsonb_typeof(passages) = 'array');
comment on column entries.in_confidence is 'Told in confidence: adds that category.';
comment on column entries.tells_where is 'The words tell where someone lives or can be found.';
comment on column entries.held_because is 'The ground on which it is held back from the person: third party, serious harm, crime or court.';
comment on column entries.talk_since is 'Since when it waits for the talk. Null: since it was recorded.';
comment on column entries.caution_state is 'Of a staff-safety note: draft, active (continued counts as active) or ended. Null: not in force.';
comment on column entries.category_bits is 'The categories as a set of bits: 0 unsorted, 14 safeguarding, else the number of the sharing page.';
comment on column entries.mentions is 'Whom the passages are about.';
comment on column entries.passages is 'Parts of the words about someone else: {about, agreed, needed, from, length}, in characters from 0. Null for most.';

alter table entry_amendments add column passages jsonb;
comment on column entry_amendments.passages is 'The passages of these words, as in entries. Where the entry has some and these do not say, no partner reads the amended words.';

create table entry_openings (
  person_id uuid not null,
  entry_id uuid not null,
  to_person_id uuid not null,
  place_id uuid not null,
  by_worker_id uuid not null,
  constraint entry_openings_pkey primary key (person_id, entry_id, to_person_id),
  constraint entry_openings_entry_fkey foreign key (person_id, entry_id) references entries on delete restrict,
  constraint entry_openings_by_fkey foreign key (by_worker_id) references workers on delete restrict
);
comment on table entry_openings is 'A named professional opened one entry to a representative.';
call secure_table('entry_openings');
