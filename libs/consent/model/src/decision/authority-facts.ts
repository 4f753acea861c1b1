import type { CategoryNumber, Id, Instant, Window } from './vocabulary.ts';

/** Who may decide for whom. */
export interface AuthorityFacts {
  representatives?: Representative[];
  capacityNotes?: CapacityNote[];
  competenceNotes?: CompetenceNote[];
}

/** Someone who may speak for a person. On record while the window lasts. */
export interface Representative extends Window {
  person: Id;
  /** A person. */
  by: Id;
  kind: 'parent' | 'attorney' | 'deputy' | 'executor' | 'administrator';
  /** For an attorney or deputy. */
  scope?: 'welfare' | 'property';
  /** For an attorney or deputy. */
  registered?: boolean;
}

/** Ability for one decision at one time. The newest on a category counts. */
export interface CapacityNote {
  person: Id;
  categories: CategoryNumber[];
  lacks?: boolean;
  at?: Instant;
  until?: Instant;
}

/** An under-16's ability for one decision. The newest on a category counts. */
export interface CompetenceNote {
  person: Id;
  categories: CategoryNumber[];
  competent?: boolean;
  at?: Instant;
}
