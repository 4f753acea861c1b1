import type { AccessFacts } from './access-facts.ts';
import type { AuthorityFacts } from './authority-facts.ts';
import type { CategoryNumber, Day, Id, Instant, Need, OrganisationKind } from './vocabulary.ts';
import type { PlaceSettings } from './settings.ts';
import type { ProtectionFacts } from './protection-facts.ts';
import type { SharingFacts } from './sharing-facts.ts';

/** All that is true at the moment of a question, as plain JSON. A missing list is empty, a missing flag false, a missing field not known. */
export interface World extends SharingFacts, AccessFacts, ProtectionFacts, AuthorityFacts {
  now: Instant;
  /** What the place set otherwise than the page has it. */
  settings?: Partial<PlaceSettings>;
  organisations?: Record<Id, Organisation>;
  workers?: Record<Id, Worker>;
  people?: Record<Id, Person>;
  entries?: Record<Id, Entry>;
  looks?: Record<Id, Look>;
  /** Role → category → what D11 asks. Missing: none. */
  needs?: Record<string, Partial<Record<CategoryNumber, Need>>>;
}

/** A partner of the place. */
export interface Organisation {
  kind: OrganisationKind;
  /** Missing: always part of the place. */
  joinedAt?: Instant;
  /** For abuse, substances or sexual health. */
  protectedService?: boolean;
}

/** One login. Several logins may name the same resident. */
export interface Worker {
  organisations?: Id[];
  /** Who they are as a resident. */
  person?: Id;
}

/** One record of a human. */
export interface Person {
  born?: Day;
  /** Dead from the start of this day. */
  died?: Day;
  /** The record of the same human that holds `lead`, `born` and `died`. One step only. */
  mergedInto?: Id;
  mergedAt?: Instant;
  /** A worker. */
  lead?: Id;
  /** Agreed to be found. */
  toBeFound?: boolean;
  /** Agreed that the lead is named. */
  leadNamed?: boolean;
  /** What the person leaves open for an emergency: 2 to 13. */
  emergencyCard?: CategoryNumber[];
  /** Switched on, with a worker, what the resident app otherwise keeps back. */
  shownAtHome?: boolean;
  /** Paused access to the app. */
  paused?: boolean;
  /** Live now. */
  selfHarmRisk?: boolean;
}

/** One part of a story. No categories: unsorted. */
export interface Entry {
  subject: Id;
  categories?: CategoryNumber[];
  organisation: Id;
  author: Id;
  /** Told in confidence: adds 13. */
  inConfidence?: boolean;
  tellsWhere?: boolean;
  headline?: string;
  passages?: Passage[];
  heldBack?: HeldBack;
  afterWeTalk?: AfterWeTalk;
  openedTo?: OpenedTo[];
  /** With category 12 only. */
  caution?: Caution;
}

/** Words inside an entry about someone else, who counts as mentioned. */
export interface Passage {
  about: Id;
  agreed?: boolean;
  needed?: boolean;
}

/** Held back from the resident until lifted, past its review day too. */
export interface HeldBack {
  ground?: string;
  by?: Id;
  reviewOn?: Day;
  lifted?: boolean;
}

/** To be shown to the resident after the talk, or when the days that the place gives it have passed. */
export interface AfterWeTalk {
  since?: Instant;
  talkedAt?: Instant;
}

/** A named professional opened the entry to this representative. Without `by` nobody did. */
export interface OpenedTo {
  person: Id;
  by?: Id;
}

/** The state of a staff-safety note. `second` is the worker whose agreement is asked. */
export interface Caution {
  state?: 'draft' | 'active' | 'ended';
  reviewOn?: Day;
  second?: Id;
}

/** A line of *Who looked*. */
export interface Look {
  entry: Id;
  /** The organisation that looked. */
  by: Id;
  /** It rested on an override or on the emergency card. */
  override?: boolean;
  /** It rested on a duty basis. */
  duty?: boolean;
  /** When the duty to tell was done. */
  toldAt?: Instant;
  /** A later listing; without an approver there is none. */
  delayedUntil?: Instant;
  approver?: Id;
}
