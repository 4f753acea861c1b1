import { change, query } from '@alongside/platform/database';
import type { CommunicationNeed, Comparison, LeadWorker, SafeContact, WhatMatters } from '@alongside/platform/graphql';
import { INVOLVEMENT_COLUMNS, INVOLVEMENT_JSON, type InvolvementRow } from './involvement.ts';
import { AGE, keptOnAPhone, listed, MY_PEOPLE, PERSON_CARD_COLUMNS, personCards, type PersonCardRow, ruleOf } from './person-card.ts';

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

export interface PersonRow extends Omit<PersonCardRow, 'lead_name' | 'lead_is_me'> {
  birth_date: string | null;
  postcode: string | null;
  phone: string | null;
  safe_contact: SafeContact | null;
  communication_need: CommunicationNeed | null;
  what_matters: WhatMatters | null;
  lead: LeadWorker | null;
}

/** One person, and all that stands on the page but lists. Nothing found is a denied look that names what was asked for. */
export const PERSON = query<PersonRow, [personId: string]>(
  'people.person',
  (rows, [personId]) =>
    rows[0] ? [{ personId, kind: 'opened', rules: [ruleOf(rows[0])] }] : [{ personId, kind: 'opened', result: 'denied' }],
  `select c.person_id, c.name, c.preferred_name, c.standing, to_char(c.birth_date, 'YYYY-MM-DD') as birth_date, ${AGE} as age, c.street, c.postcode, c.phone,
   (select jsonb_build_object('how', how, 'when', when_to, 'number', number, 'never', never) from contact_wishes where person_id = $1) as safe_contact,
   (select jsonb_build_object('need', need, 'detail', detail) from communication_wishes where person_id = $1) as communication_need,
   (select ${WHAT_MATTERS_JSON} from what_matters_said where person_id = $1 order by said_at desc, what_matters_id desc limit 1) as what_matters,
   (select ${INVOLVEMENT_JSON} from leads where person_id = $1 order by since desc limit 1) as lead
   from person_cards c
   where c.person_id = $1`,
);

/** Everyone alongside, by name. */
export const ALONGSIDE = query<InvolvementRow, [personId: string]>(
  'people.alongside',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['alongside'] }] : []),
  `select ${INVOLVEMENT_COLUMNS} from (
   select distinct on (worker_id, organisation_id) ${INVOLVEMENT_COLUMNS} from beside where person_id = $1 order by worker_id, organisation_id, since) b
   order by worker_name, worker_id, organisation_name`,
);

/** The versions before the newest. */
export const WHAT_MATTERED_BEFORE = query<{ what_matters: WhatMatters }, [personId: string]>(
  'people.what_mattered_before',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['about_me'] }] : []),
  `select ${WHAT_MATTERS_JSON} as what_matters from what_matters_said where person_id = $1 order by said_at desc, what_matters_id desc limit 20 offset 1`,
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

export const SAY_WHAT_MATTERS = change<[personId: string, id: string, words: string]>(
  'people.say_what_matters',
  `insert into what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)
   values ($1, $2, me_place(), $3, me_worker(), me_organisation(), moment())`,
);
