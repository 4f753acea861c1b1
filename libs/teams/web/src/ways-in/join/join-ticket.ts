import { inject, Injectable } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';

/** The token of an invitation, in memory alone: no address, no history and no device keeps it. */
@Injectable({ providedIn: 'root' })
export class JoinTicket {
  token = '';
}

/** Takes the token out of the address before the page stands. What comes after # is never sent to the server. */
export const keepTicket: CanActivateFn = ({ fragment }) => {
  if (fragment === null) return true;
  inject(JoinTicket).token = fragment;
  return new RedirectCommand(inject(Router).createUrlTree(['/join']), { replaceUrl: true });
};
