import { wordsOf } from '@alongside/client';
import en from './i18n/en.json';

/** The words of setting up, joining, and one's own passkeys. */
export const waysInWords = wordsOf(en);
