import type { CategoryNumber, Id, Instant, Window } from './vocabulary.ts';

/** Who works with whom, and what was opened for whom. */
export interface AccessFacts {
  households?: Household[];
  involvements?: Involvement[];
  covers?: Cover[];
  visits?: Visit[];
  enforcements?: Enforcement[];
  huddles?: Huddle[];
  rightsRequests?: RightsRequest[];
  overrides?: Override[];
  notYets?: NotYet[];
}

/** Who lives where, and when. */
export interface Household extends Window {
  person: Id;
  household: Id;
}

/** A worker with a person, for one organisation. */
export interface Involvement extends Window {
  worker: Id;
  organisation: Id;
  person: Id;
  state: 'starting' | 'alongside' | 'resting' | 'handed on' | 'ended';
  /** A resting worker woke it. */
  wokenAt?: Instant;
  /** The person or the lead was told of that. */
  toldAt?: Instant;
}

/** A worker stands in for one who is alongside. Without reason, from, until or toldAt it is none. */
export interface Cover extends Window {
  worker: Id;
  for: Id;
  organisation: Id;
  person: Id;
  reason?: string;
  /** The person was told. */
  toldAt?: Instant;
}

/** A planned meeting. */
export interface Visit {
  worker: Id;
  person: Id;
  from?: Instant;
  until?: Instant;
}

/** A worker has an enforcement duty towards a person. */
export interface Enforcement extends Window {
  worker: Id;
  person: Id;
}

/** A short meeting of several organisations. */
export interface Huddle {
  invited?: Id[];
  startsAt?: Instant;
  /** Missing: not yet. */
  writtenUpAt?: Instant;
  /** Entries put before this room. */
  cards?: Id[];
}

/** Open until it is sent or refused in part. */
export interface RightsRequest {
  person: Id;
  reviewer?: Id;
  organisation: Id;
  state: 'received' | 'identity' | 'clarifying' | 'gathering' | 'reviewing' | 'sent' | 'part refused';
}

/** A look by one worker against the usual answer, time-boxed and reviewed. */
export interface Override {
  person: Id;
  worker: Id;
  organisation: Id;
  ground: 'EMERGENCY' | 'SAFEGUARDING' | 'LEGAL' | 'SERIOUS CRIME';
  categories: CategoryNumber[];
  reason?: string;
  /** Who was told, or why not. */
  told?: string;
  invokedAt?: Instant;
  state: 'invoked' | 'active' | 'expired' | 'reviewed';
  recipient?: string;
  bundleMade?: boolean;
  /** What it renews. */
  renews?: string;
  agreedBy?: Id;
  lookDelay?: { approver?: Id; until?: Instant };
}

/** A named approver let the duty to tell wait. */
export interface NotYet {
  person: Id;
  /** Who owes the duty. */
  worker: Id;
  /** Another worker. */
  approver?: Id;
  reason?: string;
  from?: Instant;
  until?: Instant;
}
