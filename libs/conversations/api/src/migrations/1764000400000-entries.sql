-- The story: entries about one person each. The application may write an entry and change how its own is sorted; it reads the `story` view alone.

create table entries (
  person_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
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
  amended_at timestamptz,
  constraint entries_pkey primary key (person_id, entry_id),
  constraint entries_person_fkey foreign key (person_id) references people on delete restrict,
  constraint entries_author_fkey foreign key (author_id) references workers on delete restrict,
  constraint entries_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint entries_kind_check check (kind in ('conversation', 'life_event', 'we_got_this_wrong')),
  -- the story's cursor carries milliseconds: a finer instant would fall between two pages
  constraint entries_occurred_at_check check (occurred_at = date_trunc('milliseconds', occurred_at)),
  constraint entries_words_check check (length(words) between 1 and 20000),
  constraint entries_categories_check check (categories <@ array['about_me', 'life', 'health', 'mind_and_substances', 'care', 'safeguarding', 'abuse_and_whereabouts', 'justice', 'childs_own', 'sexual_and_gender', 'immigration', 'staff_safety', 'told_in_confidence']),
  constraint entries_staff_safety_check check (not ('staff_safety' = any (categories)) or cardinality(categories) = 1),
  constraint entries_shown_check check (shown_to_person in ('now', 'after_we_talk', 'held') and (shown_to_person = 'held') = (held_because is not null))
);
create index entries_story on entries (person_id, occurred_at desc, entry_id desc);
create index entries_author on entries (author_id, organisation_id, person_id);
comment on table entries is 'One part of the story about one person. The first words stay; an amendment adds a row in entry_amendments.';
comment on column entries.categories is 'Empty: unsorted.';
comment on column entries.passages is 'Parts of the words that are about someone else: about whom, agreed, needed. Null for most.';
call secure_table('entries');
create trigger entries_next_version before update on entries for each row execute function next_version_only();

create table entry_amendments (
  person_id uuid not null,
  amendment_id uuid not null,
  entry_id uuid not null,
  place_id uuid not null,
  version integer not null,
  words text not null,
  because text,
  author_id uuid not null,
  amended_at timestamptz not null,
  constraint entry_amendments_pkey primary key (person_id, amendment_id),
  constraint entry_amendments_entry_fkey foreign key (person_id, entry_id) references entries on delete restrict,
  constraint entry_amendments_version_key unique (person_id, entry_id, version),
  constraint entry_amendments_words_check check (length(words) between 1 and 20000)
);
comment on table entry_amendments is 'A correction: the words that stand from then on. The newest version counts; nothing is overwritten.';
call secure_table('entry_amendments');
