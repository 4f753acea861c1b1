import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { safetyWords } from './words.ts';

/** What is opened in danger, and what waits for a Guardian. */
export const safetyRoutes: Routes = [
  {
    path: '',
    providers: [provideWords(safetyWords)],
    children: [
      {
        path: 'open-now',
        title: 'safety.open.title',
        loadComponent: () => import('./open-now-page.ts').then((m) => m.OpenNowPage),
      },
      {
        path: 'open-now/told/:overrideId',
        title: 'safety.tell.title',
        loadComponent: () => import('./tell-page.ts').then((m) => m.TellPage),
      },
      {
        path: 'open-now/:ground/:overrideId',
        title: 'safety.look.title',
        loadComponent: () => import('./look-page.ts').then((m) => m.LookPage),
      },
      {
        path: 'more/to-look-at/protect',
        title: 'safety.protect.title',
        loadComponent: () => import('./guardian-protects-page.ts').then((m) => m.GuardianProtectsPage),
      },
      {
        path: 'more/to-look-at/release',
        title: 'safety.release.title',
        loadComponent: () => import('./release-page.ts').then((m) => m.ReleasePage),
      },
      {
        path: 'more/to-look-at/give',
        title: 'safety.give.title',
        loadComponent: () => import('./give-page.ts').then((m) => m.GivePage),
      },
      {
        path: 'more/to-look-at',
        title: 'safety.queue.title',
        loadComponent: () => import('./guardian-page.ts').then((m) => m.GuardianPage),
      },
    ],
  },
];
