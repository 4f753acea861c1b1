import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { words as teamsWords } from '@alongside/teams/web';
import { safetyWords } from './safety/words.ts';
import { words } from './words.ts';

/** Pages that bring several domains together: Today, a person and their story, what is opened in danger, and what waits for a Guardian. */
export const routes: Routes = [
  {
    path: '',
    providers: [provideWords(words, safetyWords, peopleWords, conversationWords, teamsWords)],
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
      {
        path: 'open-now',
        title: 'safety.open.title',
        loadComponent: () => import('./safety/open-now-page.ts').then((m) => m.OpenNowPage),
      },
      {
        path: 'open-now/told/:overrideId',
        title: 'safety.tell.title',
        loadComponent: () => import('./safety/tell-page.ts').then((m) => m.TellPage),
      },
      {
        path: 'open-now/:ground/:overrideId',
        title: 'safety.look.title',
        loadComponent: () => import('./safety/look-page.ts').then((m) => m.LookPage),
      },
      {
        path: 'more/see-as/:membershipId',
        title: 'overview.see-as.title',
        loadComponent: () => import('./see-as/see-as-page.ts').then((m) => m.SeeAsPage),
      },
      {
        path: 'more/to-look-at/protect',
        title: 'safety.protect.title',
        loadComponent: () => import('./safety/guardian-protects-page.ts').then((m) => m.GuardianProtectsPage),
      },
      {
        path: 'more/to-look-at/release',
        title: 'safety.release.title',
        loadComponent: () => import('./safety/release-page.ts').then((m) => m.ReleasePage),
      },
      {
        path: 'more/to-look-at/give',
        title: 'safety.give.title',
        loadComponent: () => import('./safety/give-page.ts').then((m) => m.GivePage),
      },
      {
        path: 'more/to-look-at',
        title: 'safety.queue.title',
        loadComponent: () => import('./safety/guardian-page.ts').then((m) => m.GuardianPage),
      },
    ],
  },
];
