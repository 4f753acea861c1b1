import type { Look } from '@alongside/platform/database';
import type { PersonCard } from '@alongside/platform/graphql';

/** One line of a list, as `PERSON_CARD_COLUMNS` gives it. */
export interface PersonCardRow {
  person_id: string;
  name: string;
  preferred_name: string;
  standing: PersonCard['standing'];
  age: number | null;
  street: string | null;
  lead_name: string | null;
  lead_is_me: boolean;
}

/** Whole years on the day that it is in London; someone born on 29 February is older on 1 March. */
const AGE = `date_part('year', age((moment() at time zone 'Europe/London')::date::timestamp, c.birth_date::timestamp))::integer`;

/** The columns of a card, for any statement that reads `personCards`. */
export const PERSON_CARD_COLUMNS = `c.person_id, c.name, c.preferred_name, c.standing, ${AGE} as age, c.street,
 lead.worker_name as lead_name, coalesce(lead.is_me, false) as lead_is_me`;

/**
 * Where cards come from, to stand behind `from`. `people` is an SQL array of ids; the statement must say `c.person_id = any (…)` with it too,
 * and the sharing decision then narrows it to those who may be seen.
 */
export const personCards = (people: string): string => `person_cards c
 left join (select distinct on (l.person_id) l.person_id, l.worker_name, l.is_me from leads l
 where l.person_id = any (${people}) order by l.person_id, l.since desc) lead on lead.person_id = c.person_id`;

/** Everyone whom this worker is alongside or starting with, as an SQL array for `personCards`. */
export const MY_PEOPLE = 'array(select m.person_id from my_people m)';

/** The rule by which a person themselves is shown. */
export const ruleOf = ({ standing }: Pick<PersonCardRow, 'standing'>): string => (standing === 'alongside' ? 'alongside' : 'card');

const looks =
  (kind: Look['kind']) =>
  (rows: readonly PersonCardRow[]): Look[] =>
    rows.map((row) => ({ personId: row.person_id, kind, rules: [ruleOf(row)] }));

/** The looks that a list of cards is. */
export const listed = looks('listed');

/** The looks that a list of cards is where a device keeps it. */
export const keptOnAPhone = looks('kept_on_a_phone');

/** A card of the API from its row. */
export function toPersonCard(row: PersonCardRow): PersonCard {
  return {
    id: row.person_id,
    name: row.name,
    preferredName: row.preferred_name,
    standing: row.standing,
    age: row.age,
    street: row.street,
    leadName: row.lead_name,
    leadIsMe: row.lead_is_me,
  };
}
