import { change, query } from '@alongside/platform/database';
import type { CallBack, OrganisationKind, PersonCard } from '@alongside/platform/graphql';

/** A call back that stands on this worker's Today. */
export interface CallBackRow {
  call_back_id: string;
  person_id: string;
  asker_id: string;
  asker_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  phone: string;
  asked_at: Date;
}

/** Who asks to be rung, about people this worker leads, or is alongside where nobody leads. The longest waiting first. */
export const CALL_BACKS = query<CallBackRow, []>(
  'people.call_backs',
  (rows) => rows.map(({ person_id }) => ({ personId: person_id, kind: 'listed', rules: ['alongside'] })),
  `select call_back_id, person_id, asker_id, asker_name, organisation_id, organisation_name, organisation_kind, phone, asked_at
   from call_backs_for_me order by asked_at, call_back_id`,
);

/** A call back of the API from its row and the card of whom it is about. */
export function toCallBack(row: CallBackRow, person: PersonCard): CallBack {
  return {
    id: row.call_back_id,
    person,
    asker: { id: row.asker_id, name: row.asker_name },
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
    phone: row.phone,
    askedAt: row.asked_at.toISOString(),
  };
}

/** Keeps what was asked and nothing else: whom it fits is worked out on the side of the one who would ring. */
export const ASK = change<
  [
    id: string,
    typed: string,
    names: readonly string[],
    birthDate: string | null,
    postcode: string | null,
    personPhone: string | null,
    phone: string,
  ]
>(
  'people.ask_for_call_back',
  `insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, birth_date, postcode, person_phone, phone, asked_at)
   values ($1, me_place(), me_worker(), me_organisation(), $2, $3, $4, $5, $6, $7, moment())`,
);

export const DONE = change<[id: string], { done: boolean }>('people.call_back_done', 'select call_back_done($1) as done');
