import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of the pages for danger, and of the Guardian's. */
export const safetyWords = wordsOf(en);
