import type { Routes } from '@angular/router';
import { provideWords, wordsOf } from '@alongside/client';
import en from './i18n/en.json';
import { SignInPage } from './sign-in-page.ts';

/** Where everyone comes in, with its words. */
export const routes: Routes = [
  { path: '', providers: [provideWords(wordsOf(en))], children: [{ path: '', title: 'sign-in.title', component: SignInPage }] },
];
