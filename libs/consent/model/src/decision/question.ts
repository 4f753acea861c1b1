import type { Id, Instant } from './vocabulary.ts';

/** What one actor asks at `now` of a world. */
export type Question = Asker & Asked;

/** Who asks, at which door, for what. */
export type Asker = {
  session: Session;
  /** "" or an unknown word is unstated. */
  purpose: string;
  /** What the worker wrote for this look. Without it the emergency card stays shut. */
  reason?: string;
} & ({ door: 'worker'; actor: WorkerActor } | { door: 'resident'; actor: ResidentActor });

/** Valid while now < until and not ended. */
export interface Session {
  until?: Instant;
  ended?: boolean;
}

/** `organisation`: the one acted for now. `supervisor` and `guardian` carry the rights of that name. */
export interface WorkerActor {
  worker: Id;
  organisation: Id;
  role: string;
}

export interface ResidentActor {
  person: Id;
}

/** May I read this entry, may I read this line of *Who looked*, the card of a person, or a count. */
export type Asked =
  | { entry: Id }
  | { look: Id }
  /** `exact`: full details matched. Missing: no search. */
  | { person: Id; search?: 'exact' | 'browse' }
  | { counts: true };

/** The answer about one question. EXISTS is about one entry; what a reader then sees is one standing line. */
export interface Answer {
  result: 'SHOW' | 'EXISTS' | 'HIDE' | 'COUNTS';
  /** With SHOW alone. */
  level: 'full' | 'summary' | 'minimum' | null;
  /** The line that decided. */
  rule: Rule;
  /** A set. */
  duties: Duty[];
}

/** The lines of the decision, in their order. */
export const rules = ['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D7a', 'D8', 'D9', 'D10', 'D11', 'D12', 'count'] as const;
export type Rule = (typeof rules)[number];

/** What must be done, or said, with an answer. */
export const duties = [
  'ask',
  'tell',
  'card',
  'name-desk',
  'name-lead',
  'ring-the-on-call',
  'needs-two-people',
  'alert-guardian',
  'alert-lead',
  'we-have-to',
  'tell-in-5-working-days',
  'tell-when-safe',
  'not-by-message',
  'review-in-5-working-days',
  'list-look-once-told',
  'list-look-later',
  'one-bundle',
  'not-in-force',
  'without-others',
  'leave-a-mark',
  'hide-groups-under-10',
] as const;
export type Duty = (typeof duties)[number];
