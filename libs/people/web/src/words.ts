import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of the pages and parts about people. */
export const words = wordsOf(en);
