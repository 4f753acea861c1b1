import type { Routes } from '@angular/router';
import { provideWords } from '@alongside/client';
import { words as peopleWords } from '@alongside/people/web';
import { words } from './words.ts';

/** Recording a conversation, what comes right after, and one entry with its history. */
export const routes: Routes = [
  {
    path: '',
    providers: [provideWords(words, peopleWords)],
    children: [
      {
        path: 'record',
        title: 'conversations.record.title',
        loadComponent: () => import('./choose/choose-page.ts').then((m) => m.ChoosePage),
      },
      {
        path: 'people/:personId/record',
        title: 'conversations.record.title',
        loadComponent: () => import('./record/record-page.ts').then((m) => m.RecordPage),
      },
      {
        path: 'people/:personId/what-we-know',
        title: 'conversations.known.title',
        loadComponent: () => import('./known/what-we-know-page.ts').then((m) => m.WhatWeKnowPage),
      },
      {
        path: 'people/:personId/saved/:entryId',
        title: 'conversations.saved.title',
        loadComponent: () => import('./saved/saved-page.ts').then((m) => m.SavedPage),
      },
      {
        path: 'people/:personId/where',
        title: 'conversations.where.title',
        loadComponent: () => import('./where/where-page.ts').then((m) => m.WherePage),
      },
      {
        path: 'people/:personId/entries/:entryId/parts',
        title: 'conversations.parts.title',
        loadComponent: () => import('./parts/parts-page.ts').then((m) => m.PartsPage),
      },
      {
        path: 'people/:personId/entries/:entryId',
        title: 'conversations.entry.title',
        loadComponent: () => import('./entry/entry-page.ts').then((m) => m.EntryPage),
      },
    ],
  },
];
