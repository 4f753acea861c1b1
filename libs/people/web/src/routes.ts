import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words } from './words.ts';

/** Finding, adding, asking for a call back, and what matters. */
export const routes: Routes = [
  {
    path: '',
    providers: [provideWords(words)],
    children: [
      { path: 'people', title: 'people.find.title', loadComponent: () => import('./find-page.ts').then((m) => m.FindPage) },
      { path: 'people/add', title: 'people.add.title', loadComponent: () => import('./add-person-page.ts').then((m) => m.AddPersonPage) },
      {
        path: 'people/list',
        title: 'people.list.title',
        loadComponent: () => import('./own-list/proposals-page.ts').then((m) => m.ProposalsPage),
      },
      {
        path: 'people/list/load',
        title: 'people.load.title',
        loadComponent: () => import('./own-list/load-page.ts').then((m) => m.LoadPage),
      },
      {
        path: 'call-back',
        title: 'people.call-back.title',
        loadComponent: () => import('./call-back-page.ts').then((m) => m.CallBackPage),
      },
      {
        path: 'people/:personId/what-matters',
        title: 'people.what-matters.title',
        loadComponent: () => import('./what-matters-page.ts').then((m) => m.WhatMattersPage),
      },
    ],
  },
];
