import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words as teamsWords } from '@alongside/teams/web';

/** What the settings alone open to a colleague. Roles and kinds of organisation are called as the teams call them. */
export const seeAsRoutes: Routes = [
  {
    path: ':membershipId',
    title: 'overview.see-as.title',
    providers: [provideWords(teamsWords)],
    loadComponent: () => import('./see-as-page.ts').then((m) => m.SeeAsPage),
  },
];
