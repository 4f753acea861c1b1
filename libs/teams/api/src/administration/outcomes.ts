import { ApiError } from '@alongside/platform/context';
import type { Went } from './administration.queries.ts';

/** What a change gives back: the id alone. What an administrator sees is read again. */
export interface Changed {
  readonly __typename: 'AdministrationChanged';
  readonly id: string;
}

const problem = <Name extends string>(__typename: Name, message: string) => ({ __typename, message });

/** The words the database answers with where it changed nothing, as what the administrator reads. */
const REFUSALS = {
  name_taken: problem('NameTaken', 'Another one has this name. Choose a name that tells them apart.'),
  last_administrator: problem(
    'LastAdministrator',
    'Nobody else looks after this organisation yet. Make someone else an administrator first.',
  ),
  invitation_waiting: problem(
    'InvitationWaiting',
    'Someone with this name has an invitation waiting. Withdraw it first, or write the name so that you can tell them apart.',
  ),
  works_elsewhere: problem(
    'WorksElsewhere',
    'They work for another organisation too, and one link would open both. End one of the two first, and invite them there again later.',
  ),
  keeps_its_sign_in: problem(
    'KeepsItsSignIn',
    'This organisation looks after the place, so it keeps its way to sign in. Ask whoever runs the server.',
  ),
} as const;

export const ORGANISATION_NAME_NEEDED = problem('NameNeeded', 'Write the name of the organisation. It can have up to 200 letters.');
export const TEAM_NAME_NEEDED = problem('NameNeeded', 'Write the name of the team. It can have up to 200 letters.');
export const WORKER_NAME_NEEDED = problem('NameNeeded', 'Write their name. It can have up to 200 letters.');
export const JOB_TITLE_NEEDED = problem('NameNeeded', 'Write what they call their job. It can have up to 200 letters.');
export const ISSUER_NOT_KNOWN = problem('IssuerNotKnown', 'This way to sign in is not set up. Ask whoever runs the server.');

/** Someone else changed it first. The id leads to what stands now, which is read again: the one who comes second chooses. */
const CHANGED_MEANWHILE = problem('ChangedMeanwhile', 'Someone else changed this while you were writing. Choose which words to use.');

export type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS] | (typeof CHANGED_MEANWHILE & { readonly id: string });

/** Reads how a change went. Throws FORBIDDEN to whoever may not, and NOT_FOUND for what is not theirs to manage. */
export function outcome(id: string, { rows }: { readonly rows: readonly Went[] }): Changed | Refusal {
  const went = rows[0]?.went;
  if (went === 'done') return { __typename: 'AdministrationChanged', id };
  if (went === 'changed_meanwhile') return { ...CHANGED_MEANWHILE, id };
  if (went === 'forbidden') throw new ApiError('FORBIDDEN');
  if (went === 'not_found') throw new ApiError('NOT_FOUND');
  const refusal = Object.entries(REFUSALS).find(([word]) => word === went)?.[1];
  if (!refusal) throw new ApiError('INTERNAL');
  return refusal;
}
