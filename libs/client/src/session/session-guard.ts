import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session.ts';

/** Lets a signed-in worker through and sends everyone else to sign in, and back here afterwards. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  const state = await session.load();
  if (state === 'signed-in') return true;
  return router.createUrlTree(['/sign-in'], { queryParams: { to: url, ...(state === 'unknown' ? { problem: 'unavailable' } : {}) } });
};
