/** Words of the sharing decision that worlds, questions and answers have in common. */

/** Unique among its kind and stable. Ids of workers and people never coincide. */
export type Id = string;
/** ISO 8601 in UTC: `2026-11-21T10:03:00Z`. */
export type Instant = string;
/** A day in Europe/London: `2026-11-21`. */
export type Day = string;

/** The numbers that the sharing decision gives to categories. `1` is the card, which no entry carries. */
export const categoryNumbers = ['1', '2', '3', '4', '5', '6', '6s', '7', '8', '9', '10', '11', '12', '13'] as const;
export type CategoryNumber = (typeof categoryNumbers)[number];

/** What an organisation is. The first three are care kinds. */
export const organisationKinds = [
  'health',
  'social_care',
  'vcse_care',
  'vcse',
  'housing',
  'children',
  'council',
  'police',
  'school',
  'dwp',
  'anchor',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What a look can be for. `enforcement` is a purpose that opens nothing. */
export const purposes = [
  'support',
  'safeguarding',
  'emergency',
  'supervision',
  'rights',
  'disclosure',
  'huddle',
  'learning',
  'enforcement',
] as const;
export type Purpose = (typeof purposes)[number];

/** True for from ≤ now < until. A missing `from` always was; a missing `until` has no end. */
export interface Window {
  from?: Instant;
  until?: Instant;
}

/** How much of an entry a role needs. */
export type Need = 'full' | 'summary' | 'none';
