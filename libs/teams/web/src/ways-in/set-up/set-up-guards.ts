import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SignInChoices } from '@alongside/client';
import { SetUpWords } from './set-up-words.ts';

/** Once the place stands there is nothing to set up: the way leads to sign-in. Without an answer the page says so itself. */
export const onlyBeforeSetUp: CanActivateFn = async () => {
  const router = inject(Router);
  const options = await inject(SignInChoices).load();
  return options === null || options.setUp ? true : router.createUrlTree(['/sign-in']);
};

/** After a reload the code is asked for again, and then the way goes on where it was. */
export const codeFirst: CanActivateFn = () => inject(SetUpWords).code() !== '' || inject(Router).createUrlTree(['/set-up']);
