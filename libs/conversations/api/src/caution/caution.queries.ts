import { change, query } from '@alongside/platform/database';

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
}

export const CAUTIONS = query<CautionRow, [personId: string]>(
  'conversations.cautions',
  (rows, [personId]) =>
    rows.length
      ? [{ personId, kind: 'opened', entryIds: rows.map(({ entry_id }) => entry_id), rules: [...new Set(rows.map(({ rule }) => rule))] }]
      : [],
  `select person_id, entry_id, rule, words, state, review_on::text as review_on, evidence, told, told_words, author_id, author_name, second_id, second_name,
   may_agree, may_end
   from cautions_for_me where person_id = $1 order by recorded_at desc, entry_id`,
);

/** What came of it. Second and review: whom, or until when, has to be chosen again. */
export type CautionCameOf = 'put' | 'hidden' | 'second' | 'review';

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

export const END_CAUTION = change<[personId: string, entryId: string, because: string], { answer: CautionCameOf }>(
  'conversations.end_caution',
  'select end_caution($1, $2, $3) as answer',
);
