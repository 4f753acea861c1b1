import type { Route, Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { waysInWords } from './ways-in/words.ts';
import { words } from './words.ts';

const top = 'more/people-and-teams';
const organisationForm: Route['loadComponent'] = () =>
  import('./organisation/organisation-form-page.ts').then((m) => m.OrganisationFormPage);

/** What an administrator keeps in order: organisations, who works for them, who is asked to join, and teams. And everyone's own passkeys. */
export const routes: Routes = [
  {
    path: '',
    providers: [provideWords(words, waysInWords)],
    children: [
      {
        path: 'more/passkeys',
        title: 'ways-in.passkeys.title',
        loadComponent: () => import('./ways-in/passkeys/passkeys-page.ts').then((m) => m.PasskeysPage),
      },
      { path: top, title: 'teams.overview.title', loadComponent: () => import('./overview/overview-page.ts').then((m) => m.OverviewPage) },
      { path: `${top}/organisations/add`, title: 'teams.organisation.add-title', loadComponent: organisationForm },
      {
        path: `${top}/organisations/:organisationId`,
        title: 'teams.organisation.title',
        loadComponent: () => import('./organisation/organisation-page.ts').then((m) => m.OrganisationPage),
      },
      { path: `${top}/organisations/:organisationId/change`, title: 'teams.organisation.change-title', loadComponent: organisationForm },
      {
        path: `${top}/organisations/:organisationId/invite`,
        title: 'teams.invite.title',
        loadComponent: () => import('./organisation/invite-page.ts').then((m) => m.InvitePage),
      },
      {
        path: `${top}/members/:membershipId`,
        title: 'teams.member.title',
        loadComponent: () => import('./member/member-page.ts').then((m) => m.MemberPage),
      },
      {
        path: `${top}/teams/add`,
        title: 'teams.team.add-title',
        loadComponent: () => import('./team/add-team-page.ts').then((m) => m.AddTeamPage),
      },
      {
        path: `${top}/teams/:teamId`,
        title: 'teams.team.title',
        loadComponent: () => import('./team/team-page.ts').then((m) => m.TeamPage),
      },
    ],
  },
];
