import type { OrganisationKind, Role } from './operations.generated.ts';

/** Every kind of organisation, in the order in which they are offered. Their words are `teams.kind.*`. */
export const organisationKinds: readonly OrganisationKind[] = [
  'anchor',
  'vcse',
  'vcse_care',
  'health',
  'social_care',
  'housing',
  'children',
  'school',
  'council',
  'police',
  'dwp',
];

/** Every role, the most usual one first. Their words are `teams.role.*`. */
export const roles: readonly Role[] = ['worker', 'connector', 'peer', 'supervisor', 'convener', 'guardian', 'administrator'];
