import type { Route, Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words } from '../words.ts';
import { keepTicket } from './join/join-ticket.ts';
import { codeFirst, onlyBeforeSetUp } from './set-up/set-up-guards.ts';
import type { SetUpStep } from './set-up/set-up-words.ts';
import { waysInWords } from './words.ts';

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
    providers: [provideWords(words, waysInWords)],
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
