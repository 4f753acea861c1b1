import { change, query } from '@alongside/platform/database';
import type { LinkDismissal, ProtectionKind } from '@alongside/platform/graphql';

/** One act as its view gives it. */
export interface ActRow {
  person_id: string;
  act_id: string;
  what: ProtectionKind;
  said: string;
  reason: string;
  put_at: Date;
  put_by: string;
  putter_name: string;
  end_asked: boolean;
  end_asked_by_me: boolean;
  ended: boolean;
  dismissals: LinkDismissal[];
}

/** An act; or one row of nulls where there is none. `alongside`: the asker is. */
type ActsRow = { alongside: boolean } & (ActRow | { act_id: null });

const isAct = (row: ActsRow): row is ActRow & { alongside: boolean } => row.act_id !== null;

/** What is shown of a person's acts: to those alongside, and to a Guardian whose organisation put one. Undefined to everyone else, as of nobody. */
export function actsShown(rows: readonly ActsRow[]): ActRow[] | undefined {
  const acts = rows.filter(isAct);
  return acts.length || rows.some(({ alongside }) => alongside) ? acts : undefined;
}

/** What protects a person, in a list of one row at least. */
export const ACTS = query<ActsRow, [personId: string]>(
  'consent.protective_acts',
  (rows, [personId]) => [
    actsShown(rows)
      ? { personId, kind: 'opened', rules: [rows.some(({ alongside }) => alongside) ? 'card' : 'guardian'] }
      : { personId, kind: 'opened', result: 'denied' },
  ],
  `select t.alongside, a.person_id, a.act_id, a.what, a.said, a.reason, a.put_at, a.put_by, a.putter_name, a.end_asked, a.end_asked_by_me, a.ended, a.dismissals
   from (select exists (select from person_cards where person_id = $1 and standing = 'alongside') as alongside) t
   left join (select * from my_protective_acts where person_id = $1) a on true
   order by a.put_at desc, a.act_id desc`,
);

/** Where an act named an entry that is not there for the actor, that was a denied look at it. */
export const ENTRY_NAMED = query<{ shown: boolean }, [personId: string, entryId: string]>(
  'consent.entry_named',
  ([row], [personId, entryId]) => (row?.shown ? [] : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }]),
  'select who_can_see_entry($1, $2) is not null as shown',
);

/** What a Guardian's organisation put, the newest first. Reading it is a look at whoever it is about. */
export const GUARDIAN_ACTS = query<ActRow & { whom: string | null }, []>(
  'consent.guardian_acts',
  (rows) => [...new Set(rows.map(({ person_id }) => person_id))].map((personId) => ({ personId, kind: 'listed', rules: ['guardian'] })),
  `select person_id, act_id, what, said, reason, put_at, put_by, putter_name, end_asked, end_asked_by_me, ended, dismissals, whom
   from guardian_acts order by put_at desc, act_id desc limit 50`,
);

/** Whether a Guardian's details fitted is a look, too: denied where they fitted nobody whom the organisation knows. */
export const GUARDIAN_TRIED = query<{ person_id: string; put: boolean }, [personId: string, put: boolean]>(
  'consent.guardian_tried',
  (rows) =>
    rows.map(({ person_id, put }) => ({
      personId: person_id,
      kind: 'opened',
      ...(put ? { rules: ['guardian'] } : { result: 'denied' as const }),
    })),
  'select $1::uuid as person_id, $2::boolean as put',
);

export const GUARDIAN_PROTECT = change<
  [
    actId: string,
    typed: string,
    names: readonly string[],
    birthDate: string | null,
    postcode: string | null,
    phone: string | null,
    kind: string,
    name: string | null,
    link: string | null,
    otherBirthDate: string | null,
    keepsOurs: boolean,
    reason: string,
  ],
  { answer: 'put' | 'nobody' | 'hidden'; person_id: string | null }
>('consent.guardian_protect', 'select answer, person_id from guardian_protect($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)');

/** What came of it. Hidden: not alongside, and nobody there. Unknown: someone or an entry that the actor may not name. */
export type CameOf = 'put' | 'asked' | 'ended' | 'hidden' | 'unknown';

export const PUT_LINK = change<
  [personId: string, actId: string, name: string, kind: string, birthDate: string | null, reason: string],
  { answer: CameOf }
>('consent.put_conflict_link', 'select put_conflict_link($1, $2, $3, $4, $5, $6) as answer');

export const PUT_PROTECTION = change<
  [personId: string, actId: string, kind: string, entryId: string | null, named: readonly string[], reason: string],
  { answer: CameOf }
>('consent.put_protection', 'select put_protection($1, $2, $3, $4, $5, $6) as answer');

export const END_PROTECTION = change<[personId: string, actId: string, ended: string, reason: string], { answer: CameOf }>(
  'consent.end_protection',
  'select end_protection($1, $2, $3, $4) as answer',
);

export const DISMISS_LINK = change<
  [
    personId: string,
    dismissalId: string,
    actId: string,
    agreesTo: string | null,
    said: string | null,
    postcode: string | null,
    phone: string | null,
    reason: string,
  ],
  { answer: CameOf }
>('consent.dismiss_link', 'select dismiss_link($1, $2, $3, $4, $5, $6, $7, $8) as answer');
