export { headline, LONGEST_BESIDE, LONGEST_NOTE, type ShownToPerson, shownToPerson, sortingProblem, UNDO_FOR, words } from './entry.ts';
