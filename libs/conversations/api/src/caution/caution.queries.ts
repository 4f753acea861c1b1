import { change, type Look, query } from '@alongside/platform/database';

interface CautionRow {
  person_id: string;
  entry_id: string;
  rule: string;
  words: string;
  state: 'draft' | 'active';
  review_on: string;
  evidence: string;
  told: boolean;
  told_words: string;
  author_id: string;
  author_name: string;
  second_id: string;
  second_name: string;
  may_agree: boolean;
  may_end: boolean;
  may_continue: boolean;
}

/** A note; or one row of nulls where there is none, which tells whether the person is there for the asker. */
type CautionsRow = { there: boolean } & (CautionRow | { entry_id: null });

const isNote = (row: CautionsRow): row is CautionRow & { there: boolean } => row.entry_id !== null;

/** The rows that are notes. */
export const notesAmong = (rows: readonly CautionsRow[]): (CautionRow & { there: boolean })[] => rows.filter(isNote);

/** To be told that there is none is a look, too; but of somebody hidden and of nobody it is a denied one. */
function looksAtCautions(rows: readonly CautionsRow[], personId: string): Look {
  const notes = notesAmong(rows);
  if (notes.length)
    return {
      personId,
      kind: 'opened',
      entryIds: notes.map(({ entry_id }) => entry_id),
      rules: [...new Set(notes.map(({ rule }) => rule))],
    };
  return rows.some(({ there }) => there) ? { personId, kind: 'opened', rules: ['card'] } : { personId, kind: 'opened', result: 'denied' };
}

/** The caution notes of a person, in a list of one row at least. */
export const CAUTIONS = query<CautionsRow, [personId: string]>(
  'conversations.cautions',
  (rows, [personId]) => [looksAtCautions(rows, personId)],
  `select t.there, c.person_id, c.entry_id, c.rule, c.words, c.state, c.review_on::text as review_on, c.evidence, c.told, c.told_words, c.author_id, c.author_name,
   c.second_id, c.second_name, c.may_agree, c.may_end, c.may_continue
   from (select exists (select from person_cards where person_id = $1) as there) t
   left join (select * from cautions_for_me where person_id = $1) c on true
   order by c.recorded_at desc, c.entry_id`,
);

/** What came of it. Second, review and later: whom, or until when, has to be chosen again. Asked: somebody is being asked already. */
export type CautionCameOf = 'put' | 'hidden' | 'second' | 'review' | 'later' | 'asked';

export const PUT_CAUTION = change<
  [
    personId: string,
    entryId: string,
    words: string,
    evidence: string,
    secondId: string,
    reviewOn: string,
    told: boolean,
    toldWords: string,
  ],
  { answer: CautionCameOf }
>('conversations.put_caution', 'select put_caution($1, $2, $3, $4, $5, $6, $7, $8) as answer');

export const AGREE_CAUTION = change<[personId: string, entryId: string], { answer: CautionCameOf }>(
  'conversations.agree_caution',
  'select agree_caution($1, $2) as answer',
);

export const CONTINUE_CAUTION = change<
  [
    personId: string,
    entryId: string,
    nextId: string,
    evidence: string,
    secondId: string,
    reviewOn: string,
    told: boolean,
    toldWords: string,
  ],
  { answer: CautionCameOf }
>('conversations.continue_caution', 'select continue_caution($1, $2, $3, $4, $5, $6, $7, $8) as answer');

export const END_CAUTION = change<[personId: string, entryId: string, because: string], { answer: CautionCameOf }>(
  'conversations.end_caution',
  'select end_caution($1, $2, $3) as answer',
);
