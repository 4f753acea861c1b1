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
