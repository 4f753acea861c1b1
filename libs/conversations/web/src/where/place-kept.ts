import type { PlaceKeptFragment } from '../operations.generated.ts';

/** Whether where the person lives is kept to a few people, as far as the worker may know of it. */
export const placeIsKept = (acts: readonly PlaceKeptFragment[] | undefined): boolean =>
  (acts ?? []).some(({ kind, ended }) => kind === 'protected_place' && !ended);
