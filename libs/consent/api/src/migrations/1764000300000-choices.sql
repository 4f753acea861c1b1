-- What the person chose, per named organisation and category. Screens for it come later; choices are seeded.

create table sharing_choices (
  person_id uuid not null,
  choice_id uuid not null,
  place_id uuid not null,
  organisation_id uuid,
  category text not null,
  answer text not null,
  say text,
  given_by uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_say text,
  superseded_at timestamptz,
  constraint sharing_choices_pkey primary key (person_id, choice_id),
  constraint sharing_choices_person_fkey foreign key (person_id) references people on delete restrict,
  constraint sharing_choices_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint sharing_choices_category_check check (category in ('card', 'about_me', 'life', 'health', 'mind_and_substances', 'care', 'safeguarding', 'abuse_and_whereabouts', 'justice', 'childs_own', 'sexual_and_gender', 'immigration', 'staff_safety', 'told_in_confidence')),
  constraint sharing_choices_answer_check check (answer in ('yes', 'no', 'ask_me')),
  constraint sharing_choices_say_check check (say is null or (say in ('something', 'nothing') and answer = 'no')),
  constraint sharing_choices_withdrawn_say_check check (withdrawn_say is null or (withdrawn_say in ('something', 'nothing') and withdrawn_at is not null)),
  constraint sharing_choices_yes_names_check check (answer <> 'yes' or organisation_id is not null)
);
create index sharing_choices_standing on sharing_choices (person_id, organisation_id, category, given_by, given_at);
comment on table sharing_choices is 'What the person chose. A yes names an organisation; a no may name everyone (organisation_id null). Old versions stay.';
call secure_table('sharing_choices');
