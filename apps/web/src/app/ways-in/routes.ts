import type { Route, Routes } from '@angular/router';
import { provideWords, wordsOf } from '@alongside/client';
import { words as teamsWords } from '@alongside/teams/web';
import en from './i18n/en.json';
import { keepTicket } from './join/join-ticket.ts';
import { codeFirst, onlyBeforeSetUp } from './set-up/set-up-guards.ts';
import type { SetUpStep } from './set-up/set-up-words.ts';

const words = wordsOf(en);

const step = (name: SetUpStep, path: string): Route => ({
  path,
  title: `ways-in.set-up.${name}.title`,
  data: { step: name },
  canActivate: [onlyBeforeSetUp, ...(name === 'code' ? [] : [codeFirst])],
  loadComponent: () => import('./set-up/set-up-page.ts').then((m) => m.SetUpPage),
});

/** The pages for those who are not signed in yet: setting up a place, and accepting an invitation. */
export const outsideRoutes: Routes = [
  {
    path: '',
    providers: [provideWords(words, teamsWords)],
    children: [
      step('code', 'set-up'),
      step('place', 'set-up/place'),
      step('organisation', 'set-up/organisation'),
      step('you', 'set-up/you'),
      step('key', 'set-up/key'),
      {
        path: 'join',
        title: 'ways-in.join.title',
        canActivate: [keepTicket],
        loadComponent: () => import('./join/join-page.ts').then((m) => m.JoinPage),
      },
    ],
  },
];

/** The pages about signing in for those who are signed in. */
export const insideRoutes: Routes = [
  {
    path: '',
    providers: [provideWords(words)],
    children: [
      {
        path: 'more/passkeys',
        title: 'ways-in.passkeys.title',
        loadComponent: () => import('./passkeys/passkeys-page.ts').then((m) => m.PasskeysPage),
      },
    ],
  },
];
