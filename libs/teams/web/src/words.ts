import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of people and teams. */
export const words = wordsOf(en);
