import { log, logError } from '@alongside/platform/logging';
import { SignInFailed } from './issuer.ts';
import { Refused } from './refused.ts';

/** Why nobody is signed in, as the sign-in page says it. */
export type SignInProblem = 'cookie-lost' | 'not-known' | 'refused' | 'unavailable' | 'invitation-over' | 'already-here' | 'set-up-done';

/** What the sign-in page says of a failure; the log gets its kind. */
export function problemOf(error: unknown): SignInProblem {
  if (error instanceof SignInFailed) {
    log('sign-in failed', { code: error.code });
    return error.problem;
  }
  if (error instanceof Refused) {
    log('sign-in failed', { code: error.problem });
    switch (error.problem) {
      case 'not-known':
        return 'invitation-over';
      case 'already-here':
      case 'set-up-done':
        return error.problem;
      default:
        return 'refused';
    }
  }
  logError('sign-in failed', error);
  return 'unavailable';
}
