import type { CautionPartsFragment } from '../operations.generated.ts';

/** A note that waits for the one who reads it. */
export const aNote = (change: Partial<CautionPartsFragment> = {}): CautionPartsFragment => ({
  id: 'n1',
  state: 'draft',
  words: 'Go in twos.',
  evidence: 'The dog bit Sam.',
  told: true,
  toldWords: 'Today, at the door.',
  reviewOn: '2026-12-24',
  author: { id: 'sam', name: 'Sam Okafor' },
  second: { id: 'priya', name: 'Priya Nair' },
  mayAgree: true,
  mayEnd: true,
  mayContinue: false,
  ...change,
});
