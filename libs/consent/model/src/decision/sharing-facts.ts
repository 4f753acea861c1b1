import type { CategoryNumber, Day, Id, Instant, Window } from './vocabulary.ts';

/** What organisations agreed, and what people were told and chose. */
export interface SharingFacts {
  agreements?: Agreement[];
  bases?: Basis[];
  tellings?: Telling[];
  choices?: Choice[];
}

/** Signed terms. Joins the organisations that it names while in force and inside its window. */
export interface Agreement extends Window {
  organisations: Id[];
  state: 'in force' | 'suspended' | 'ended';
}

/** Why an organisation may read a category for a purpose. At most one is active for each organisation × purpose × category. */
export interface Basis {
  /** The one that wants to read. */
  organisation: Id;
  purpose: string;
  categories: CategoryNumber[];
  state: 'proposed' | 'active' | 'suspended' | 'ended';
  restsOn: 'choice' | 'telling' | 'duty';
  /** Missing: none due. */
  reviewOn?: Day;
}

/** What a person was told about a record. */
export interface Telling {
  /** Whose record. */
  person: Id;
  /** The person told. */
  to: Id;
  organisations: Id[];
  categories: CategoryNumber[];
  at?: Instant;
}

/** What was chosen for a record: by a person, or recorded in their best interests. */
export interface Choice {
  person: Id;
  /** A person, or `best-interests`. */
  by: Id;
  /** `['*']`: everyone; it names nobody in a yes. */
  organisations: Id[];
  categories: CategoryNumber[];
  answer: 'yes' | 'no' | 'ask';
  /** With a no. Missing: unset. */
  say?: Say;
  givenAt?: Instant;
  withdrawnAt?: Instant;
  /** The word given when a yes was withdrawn. */
  withdrawnSay?: Say;
  /** By `best-interests` alone: it settles a dispute. */
  settles?: boolean;
}

/** What a no lets be seen: that there is something, or nothing. */
export type Say = 'something' | 'nothing';
