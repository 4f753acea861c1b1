import type { EntryReadersFragment, OneEntryFragment, ReadersFragment } from './operations.generated.ts';

/** An entry as Priya wrote it, for specs. */
export function anEntry(change: Partial<OneEntryFragment> = {}): OneEntryFragment {
  return {
    id: 'entry',
    personId: 'kelly',
    kind: 'conversation',
    source: null,
    asSummary: false,
    occurredAt: '2026-11-19T11:15:00.000Z',
    where: 'at St Aidan’s',
    author: { id: 'priya', name: 'Priya Nair' },
    organisation: { id: 'st-aidans', name: 'St Aidan’s' },
    words: 'Kelly, you told me the new locks help.',
    categories: ['life'],
    unsorted: false,
    shownToPerson: 'now',
    tellsWhere: false,
    mine: true,
    maySort: change.mine ?? true,
    version: 1,
    amendedAt: null,
    earlier: [],
    ...change,
  };
}

const sam = { worker: { id: 'sam', name: 'Sam Okafor' }, organisation: { id: 'millbrook', name: 'Millbrook Housing' } };
const imran = { worker: { id: 'imran', name: 'Imran Aziz' }, organisation: { id: 'revenues', name: 'Council Revenues' } };

/** Kelly said yes to Sam and Imran about home and money, and to Sam about her health. */
export const kellysReaders: readonly ReadersFragment[] = [
  { category: 'life', readers: [sam, imran] },
  { category: 'health', readers: [sam] },
];

/** Of Priya's entry Sam's organisation reads all, because Kelly chose, and Imran's nothing. */
export const whoCanSee: readonly EntryReadersFragment[] = [
  {
    organisation: { id: 'st-aidans', name: 'St Aidan’s' },
    workers: [{ id: 'priya', name: 'Priya Nair' }],
    reads: 'full',
    because: 'own',
    withoutOthers: false,
  },
  { organisation: sam.organisation, workers: [sam.worker], reads: 'full', because: 'chose', withoutOthers: false },
  { organisation: imran.organisation, workers: [imran.worker], reads: 'nothing', because: null, withoutOthers: false },
];
