import { change, type Look, query } from '@alongside/platform/database';
import type { KnownOnList, ListedPerson, ListLoaded, ListLoad, ProposalAnswer } from '@alongside/platform/graphql';
import { listed, PERSON_CARD_COLUMNS, personCards, type PersonCardRow } from '../person-card.ts';

/** Someone on the list: name and age, and no more. */
export interface ListedRow {
  listed_id: string;
  name: string;
  preferred_name: string;
  age: number | null;
}

/** A look at the list is a look at a person, though they may not be one of the shared record yet. */
const onList = (rows: readonly ListedRow[]): Look[] =>
  rows.map(({ listed_id }) => ({ personId: listed_id, kind: 'listed', rules: ['own_list'] }));

export interface ProposalRow extends ListedRow {
  name_key: string;
}

/** A page of proposals, by name; one row more than asked for tells that there is another page. */
export const PROPOSALS = query<ProposalRow, [first: number]>(
  'people.proposals',
  (rows, [first]) => onList(rows.slice(0, first - 1)),
  'select listed_id, name, preferred_name, name_key, age from my_proposals order by name_key, listed_id limit $1',
);

/** The page after a place among the proposals. */
export const PROPOSALS_AFTER = query<ProposalRow, [first: number, nameKey: string, listedId: string]>(
  'people.proposals_after',
  (rows, [first]) => onList(rows.slice(0, first - 1)),
  `select listed_id, name, preferred_name, name_key, age from my_proposals where (name_key, listed_id) > ($2, $3)
   order by name_key, listed_id limit $1`,
);

/** Whom all that was typed fits, on the list of this worker's organisation. */
export const FIND_ON_OWN_LIST = query<
  ListedRow & { names_me: boolean },
  [names: readonly string[], birthDate: string | null, phone: string | null, atMost: number]
>('people.find_on_own_list', onList, 'select listed_id, name, preferred_name, age, names_me from find_on_own_list($1, $2, $3, $4)');

/** What the list knew of one person. */
export const KNOWN_ON_LIST = query<KnownOnList, [personId: string]>(
  'people.known_on_list',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['own_list'] }] : []),
  `select known as words, to_char(known_at, 'YYYY-MM-DD') as at, known_from as source from known_on_list where person_id = $1`,
);

/** The cards of these people, as far as this worker may see them. */
export const CARDS = query<PersonCardRow, [personIds: readonly string[]]>(
  'people.cards',
  listed,
  `select ${PERSON_CARD_COLUMNS}
   from ${personCards('$1::uuid[]')}
   where c.person_id = any ($1)
   order by lower(c.name), c.person_id`,
);

/** The newest loads of the list. */
export const OWN_LIST = query<{ loads: ListLoad[] }, []>(
  'people.own_list',
  'nobody',
  `select coalesce(jsonb_agg(jsonb_build_object('id', l.load_id, 'source', l.source, 'loadedBy', jsonb_build_object('id', l.loaded_by, 'name', l.loader_name),
   'startedAt', l.started_at, 'lastAt', l.last_at, 'added', l.added, 'changed', l.changed, 'same', l.same, 'refused', l.refused) order by l.started_at desc, l.load_id), '[]') as loads
   from (select * from own_list_loads order by started_at desc, load_id limit 20) l`,
);

/** Workers whom the list names and whom nobody here, or more than one, is called like. */
export const WORKERS_NOT_KNOWN = query<{ given: string; people: number; workers: number }, []>(
  'people.list_workers_not_known',
  'nobody',
  'select given, people, workers from own_list_workers where workers <> 1 order by people desc, given limit 50',
);

/** Puts one batch on the list. */
export const LOAD_LIST = change<
  [loadId: string, source: string, fields: readonly string[], referenceIsOnePerson: boolean, rows: string, refused: number],
  Pick<ListLoaded, 'added' | 'changed' | 'same'>
>('people.load_list', 'select added, changed, same from load_list($1, $2, $3, $4, $5, $6)');

/** Begins with people on the list: gives those it was allowed for. */
export const BEGIN = change<[listedIds: readonly string[], namedOnly: boolean], { person_id: string }>(
  'people.begin_from_list',
  'select person_id from begin_from_list($1, $2)',
);

export const NOT_MINE = change<[listedIds: readonly string[]], { not_mine: number }>(
  'people.not_mine_on_list',
  'select not_mine_on_list($1) as not_mine',
);

/** Someone of the list for the API. */
export const toListedPerson = (row: ListedRow, namesMe: boolean): ListedPerson => ({
  id: row.listed_id,
  name: row.name,
  preferredName: row.preferred_name,
  age: row.age,
  namesMe,
});

/** The ids that were given one answer. */
export const withAnswer = (answers: readonly { id: string; answer: ProposalAnswer }[], wanted: ProposalAnswer): string[] =>
  answers.filter(({ answer }) => answer === wanted).map(({ id }) => id);
