import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { words } from './words.ts';

/** Pages that bring several domains together: Today, a person and their story; and, with words that no other page loads, those for danger and *See as*. */
export const routes: Routes = [
  {
    path: '',
    providers: [provideWords(words, peopleWords, conversationWords)],
    children: [
      { path: 'today', title: 'overview.today.title', loadComponent: () => import('./today/today-page.ts').then((m) => m.TodayPage) },
      {
        path: 'people/:personId',
        title: 'overview.person.title',
        loadComponent: () => import('./person/person-page.ts').then((m) => m.PersonPage),
      },
      {
        path: 'people/:personId/caution',
        title: 'overview.caution.title',
        loadComponent: () => import('./caution/caution-page.ts').then((m) => m.CautionPage),
      },
      {
        path: 'people/:personId/safe',
        title: 'overview.safe.title',
        loadComponent: () => import('./safe/safe-page.ts').then((m) => m.SafePage),
      },
      {
        path: 'people/:personId/story',
        title: 'overview.story.title',
        loadComponent: () => import('./story/story-page.ts').then((m) => m.StoryPage),
      },
      { path: 'more/see-as', loadChildren: () => import('./see-as/routes.ts').then((m) => m.seeAsRoutes) },
      { path: '', loadChildren: () => import('./safety/routes.ts').then((m) => m.safetyRoutes) },
    ],
  },
];
