export { anEntry } from './an-entry.ts';
