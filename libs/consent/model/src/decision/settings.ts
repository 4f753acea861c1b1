import type { CategoryNumber, OrganisationKind } from './vocabulary.ts';

/** "Durations, defaults, silent categories … are settings of the place (data, not code)." Of those, what the decision asks. */
export interface PlaceSettings {
  /** Calendar months that a yes and "ask me" last. */
  yesLastsMonths: number;
  /** A basis is suspended when its review is exactly so many days overdue. */
  basisOverdueDays: number;
  /** How long an override of each ground lasts, in hours; `disclosureHours` for LEGAL and SERIOUS CRIME. */
  emergencyHours: number;
  safeguardingHours: number;
  disclosureHours: number;
  /** Days of 24 hours that an entry waits for the talk at most. */
  talkWithinDays: number;
  /** Hours before a visit from which a caution note shows. */
  visitAheadHours: number;
  /** Hours before a huddle from which its room cards show. */
  huddleAheadHours: number;
  /** Hours that a note on lacking capacity holds which names no end. */
  incapacityHours: number;
  /** Where a refusal hides existence too, from every kind of organisation. */
  silent: CategoryNumber[];
  /** For which kinds health, and a child's own, is not silent by itself. */
  healthOpenTo: OrganisationKind[];
  childsOwnOpenTo: OrganisationKind[];
}

/** "The values below are the defaults." */
export const defaultSettings: Readonly<PlaceSettings> = {
  yesLastsMonths: 12,
  basisOverdueDays: 30,
  emergencyHours: 4,
  safeguardingHours: 72,
  disclosureHours: 24,
  talkWithinDays: 28,
  visitAheadHours: 24,
  huddleAheadHours: 48,
  incapacityHours: 24,
  silent: ['5', '6s', '7', '8', '10', '11', '13'],
  healthOpenTo: ['health', 'social_care', 'vcse_care'],
  childsOwnOpenTo: ['children', 'school'],
};
