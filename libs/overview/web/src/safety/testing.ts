import type { DutyPartsFragment, GuardianItemPartsFragment, LookPartsFragment, OpenedPartsFragment } from '../operations.generated.ts';

const housing = { id: 'o2', name: 'Millbrook Housing' };

/** What an override opened, with one entry; `more` says what is otherwise. */
export const aLook = (more: Partial<LookPartsFragment> = {}): LookPartsFragment => ({
  id: 'v1',
  answer: 'opened',
  typed: 'Kelly Marsden 14/2/1992',
  reason: 'She fell.',
  recipient: null,
  refusal: null,
  categories: ['health'],
  invokedAt: '2026-11-24T10:00:00.000Z',
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  barred: false,
  onCall: 'Duty desk, 01632 960100',
  tellBy: '2026-12-01',
  notByMessage: false,
  personToldAt: null,
  entries: {
    nodes: [
      {
        id: 'e1',
        occurredAt: '2026-11-19T11:15:00.000Z',
        author: { id: 'priya', name: 'Priya Nair' },
        organisation: { id: 'o1', name: 'St Aidan’s' },
        words: 'Kelly, your chest is tight.',
        categories: ['health'],
        asSummary: false,
        asMinimum: true,
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
  },
  ...more,
});

export const aDuty = (more: Partial<DutyPartsFragment> = {}): DutyPartsFragment => ({
  id: 'v1',
  typed: 'Kelly Marsden 14/2/1992',
  ground: 'emergency',
  stillOpen: false,
  tellBy: '2026-12-01',
  notByMessage: false,
  askedNotYet: false,
  notYetUntil: null,
  ...more,
});

export const anOpened: OpenedPartsFragment = {
  id: 'v1',
  person: { id: 'k1', preferredName: 'Kelly' },
  worker: { id: 'alex', name: 'Alex Moore' },
  organisation: housing,
  ground: 'emergency',
  at: '2026-11-24T10:00:00.000Z',
};

export const anItemToLookAt = (more: Partial<GuardianItemPartsFragment> = {}): GuardianItemPartsFragment => ({
  id: 'v1',
  kind: 'override',
  why: 'emergency',
  at: '2026-11-24T10:00:00.000Z',
  dueOn: '2026-12-01',
  endsAt: '2026-11-24T14:00:00.000Z',
  worker: { id: 'alex', name: 'Alex Moore' },
  organisation: housing,
  whom: 'Kelly Marsden 14/2/1992',
  reason: 'She fell.',
  told: 'Not yet. She is asleep.',
  categories: ['health'],
  opened: true,
  recipient: null,
  personToldAt: null,
  ...more,
});
