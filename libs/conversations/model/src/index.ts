export {
  headline,
  LONGEST_BESIDE,
  LONGEST_NOTE,
  type ShownToPerson,
  shownToPerson,
  sortingProblem,
  UNDO_FOR,
  words,
  wordsProblem,
} from './entry.ts';
