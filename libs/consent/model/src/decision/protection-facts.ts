import type { Id, Window } from './vocabulary.ts';

/** Danger and seals: what D3 and D4 ask. */
export interface ProtectionFacts {
  seals?: Seal[];
  protectedPlaces?: ProtectedPlace[];
  restrictedRecords?: RestrictedRecord[];
  releases?: Release[];
  conflicts?: Conflict[];
}

/** Only named logins, on an entry or on a person. */
export interface Seal {
  entry?: Id;
  person?: Id;
  /** Workers or people. */
  named?: Id[];
}

/** Whereabouts hidden from all but the named. */
export interface ProtectedPlace extends Window {
  /** Who lives there. */
  person: Id;
  named?: Id[];
}

/** The record of a member of staff or a public figure. */
export interface RestrictedRecord {
  person: Id;
  named?: Id[];
}

/** Two workers lift a seal, place or record of this person to another worker. */
export interface Release extends Window {
  person: Id;
  to: Id;
  by?: Id[];
}

/** Someone who must not reach a person at work. A dismissed one does not count. */
export interface Conflict extends Window {
  /** Worker or person. */
  actor: Id;
  person: Id;
  kind: 'relative' | 'ex' | 'alleged perpetrator' | 'abuse restriction';
  state: 'declared' | 'detected' | 'dismissed';
}
