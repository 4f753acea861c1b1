import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of Today, of a person's page and of their story. */
export const words = wordsOf(en);
