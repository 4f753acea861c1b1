import { change, query } from '@alongside/platform/database';
import type { Comparison, Person, WhatMatters } from '@alongside/platform/graphql';
import { keptOnAPhone, listed, MY_PEOPLE, PERSON_CARD_COLUMNS, personCards, type PersonCardRow, ruleOf } from './person-card.ts';

/** What a search goes by: names as `withAlternatives` makes them, the rest null where it was not typed. */
export type Keys = [names: readonly string[], birthDate: string | null, postcode: string | null, phone: string | null];

const FOUND = 'array(select f.person_id from found f)';
const CLOSE = 'array(select m.person_id from close m)';

/** The people whom this worker may see and whom all that was typed fits, best first. */
export const FIND = query<PersonCardRow, [...Keys, atMost: number]>(
  'people.find',
  listed,
  `with found as materialized (
   select f.person_id, f.place from find_people($1, $2, $3, $4, $5) with ordinality f (person_id, fit, place))
   select ${PERSON_CARD_COLUMNS}
   from ${personCards(FOUND)}
   join found f on f.person_id = c.person_id
   where c.person_id = any (${FOUND})
   order by f.place`,
);

export interface MatchRow extends PersonCardRow {
  same_name: Comparison;
  same_birth_date: Comparison;
  same_postcode: Comparison;
  same_phone: Comparison;
}

/** Up to three people whom this worker may see and who come close. */
export const POSSIBLE_MATCHES = query<MatchRow, Keys>(
  'people.possible_matches',
  listed,
  `with close as materialized (
   select * from possible_matches($1, $2, $3, $4) with ordinality m (person_id, same_name, same_birth_date, same_postcode, same_phone, place))
   select ${PERSON_CARD_COLUMNS}, m.same_name, m.same_birth_date, m.same_postcode, m.same_phone
   from ${personCards(CLOSE)}
   join close m on m.person_id = c.person_id
   where c.person_id = any (${CLOSE})
   order by m.place`,
);

/** Everyone whom this worker is alongside or starting with, by name, for a device to keep. */
export const PEOPLE_TO_KEEP = query<PersonCardRow, []>(
  'people.to_keep',
  keptOnAPhone,
  `select ${PERSON_CARD_COLUMNS}
   from ${personCards(MY_PEOPLE)}
   where c.person_id = any (${MY_PEOPLE})
   order by lower(c.name), c.person_id`,
);

const WHAT_MATTERS_JSON = `jsonb_build_object('id', what_matters_id, 'words', words, 'saidAt', said_at, 'writtenBy', jsonb_build_object('id', written_by, 'name', writer_name))`;

/** A person without the lists that are read only where they are asked for, as `page_lines` gives it. */
export type PersonPage = Omit<Person, 'whatMatteredBefore' | 'readers' | 'story'>;

/** One person, and all that stands on the page but long lists. Nothing found is a denied look that names what was asked for. */
export const PERSON = query<{ page: PersonPage }, [personId: string]>(
  'people.person',
  ([row], [personId]) => [row ? { personId, kind: 'opened', rules: [ruleOf(row.page)] } : { personId, kind: 'opened', result: 'denied' }],
  'select page from page_lines where person_id = $1 and line = 0',
);

/** The versions before the newest. */
export const WHAT_MATTERED_BEFORE = query<{ what_matters: WhatMatters }, [personId: string]>(
  'people.what_mattered_before',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['about_me'] }] : []),
  `select ${WHAT_MATTERS_JSON} as what_matters from what_matters_said where person_id = $1 order by said_at desc, what_matters_id desc limit 20 offset 1`,
);

/** Whom a worker named beside the person whom a change is about: those who are not there for them are denied looks. */
export const NAMED_UNSEEN = query<{ person_id: string }, [personIds: readonly string[]]>(
  'people.named_unseen',
  (rows) => rows.map(({ person_id }) => ({ personId: person_id, kind: 'opened', result: 'denied' })),
  `select distinct n.person_id from unnest($1::uuid[]) n (person_id)
   where n.person_id <> all (array(select c.person_id from person_cards c where c.person_id = any ($1)))`,
);

/** Adds a person; `person_id` is theirs, which is another than the wanted one where that was taken. */
export const ADD = change<
  [
    wanted: string,
    preferredName: string,
    fullName: string | null,
    birthDate: string | null,
    postcode: string | null,
    phone: string | null,
    street: string | null,
    answers: string,
    involvementId: string,
  ],
  { person_id: string }
>('people.add', 'select add_person($1, $2, $3, $4, $5, $6, $7, $8, $9) as person_id');

/** Two who write down what matters to one person at once come one after the other, so that the second sees the first. */
export const ONE_WRITER_AT_A_TIME = change<[personId: string]>(
  'people.one_writer_at_a_time',
  'select pg_advisory_xact_lock(hashtextextended($1, 0))',
);

/** No row: other words stand than those the writer saw. What they may not see cannot stand in their way, and so cannot be told by it. */
export const SAY_WHAT_MATTERS = change<[personId: string, id: string, words: string, insteadOf: string | null]>(
  'people.say_what_matters',
  `insert into what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)
   select $1, $2, me_place(), $3, me_worker(), me_organisation(), moment()
   where coalesce((select what_matters_id from what_matters_said where person_id = $1 order by said_at desc, what_matters_id desc limit 1) = $4,
     not exists (select from what_matters_said where person_id = $1))`,
);
