import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of this library's pages and parts. */
export const words = wordsOf(en);
