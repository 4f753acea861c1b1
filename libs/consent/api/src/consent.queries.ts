import { INVOLVEMENT_COLUMNS, type InvolvementRow } from '@alongside/people/api';
import { query } from '@alongside/platform/database';
import type { Category, EntryReaders, OrganisationKind, PersonReaders } from '@alongside/platform/graphql';

/** Someone who would read words of a category. */
export type ReaderRow = InvolvementRow & { category: Category };

/** Who would read each category of this person's story. Names of colleagues, shown to someone who has just opened the person. */
export const READERS = query<ReaderRow, [personId: string]>(
  'consent.readers',
  (rows, [personId]) => (rows.length ? [{ personId, kind: 'opened', rules: ['card'] }] : []),
  `select category, ${INVOLVEMENT_COLUMNS} from category_readers where person_id = $1 order by category, worker_name, worker_id`,
);

/** What each organisation alongside reads of an entry; null where the asker does not read it. */
export const WHO_CAN_SEE_ENTRY = query<
  { answer: { rule: string; organisations: EntryReaders[] } | null },
  [personId: string, entryId: string]
>(
  'consent.who_can_see_entry',
  ([row], [personId, entryId]) =>
    row?.answer
      ? [{ personId, kind: 'opened', entryIds: [entryId], rules: [row.answer.rule] }]
      : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }],
  'select who_can_see_entry($1, $2) as answer',
);

/** What each organisation alongside reads of what the asker's organisation writes; null where the person is hidden. */
export const WHO_CAN_SEE_PERSON = query<{ answer: { organisations: PersonReaders[] } | null }, [personId: string]>(
  'consent.who_can_see_person',
  ([row], [personId]) => (row?.answer ? [{ personId, kind: 'opened', rules: ['card'] }] : [{ personId, kind: 'opened', result: 'denied' }]),
  'select who_can_see_person($1) as answer',
);

/** An organisation that may hold something; nulls where the person is there and no organisation is named. */
export interface StandingLineRow {
  organisation_id: string | null;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  duty_desk: string | null;
  lead_name: string | null;
}

/** Which organisations may hold something about a person whom the asker sees. No row at all: the person is hidden. */
export const STANDING_LINES = query<StandingLineRow, [personId: string]>(
  'consent.standing_lines',
  (rows, [personId]) => [rows.length ? { personId, kind: 'opened', rules: ['card'] } : { personId, kind: 'opened', result: 'denied' }],
  `select l.organisation_id, l.organisation_name, l.organisation_kind, l.duty_desk, l.lead_name
   from person_cards c left join (select * from standing_lines where person_id = $1) l on true
   where c.person_id = $1 order by l.organisation_name, l.organisation_id`,
);

/** Whom to ask about somebody who agreed to be found. */
export interface WhomToAskRow {
  person_id: string;
  duty_desk: string | null;
  lead_name: string | null;
  lead_organisation: string | null;
}

/** D8's card, by the words of a full name and a birth date. */
export const WHOM_TO_ASK = query<WhomToAskRow, [names: readonly string[], birthDate: string | null]>(
  'consent.whom_to_ask',
  (rows) => rows.map((row) => ({ personId: row.person_id, kind: 'listed', rules: ['D8'] })),
  'select a.person_id, a.duty_desk, a.lead_name, a.lead_organisation from whom_to_ask_about($1, $2) a',
);
