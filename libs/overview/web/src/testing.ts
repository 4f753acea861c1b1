import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import type { Draft, OutboxItem } from '@alongside/client';
import type { PersonQuery, StoryEntryFragment, TodayQuery } from './operations.generated.ts';

/** Where a link leads to in a spec. */
@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Elsewhere {}

/** A screen as wide as a desk, or as narrow as a phone. */
export function aScreen(kind: 'phone' | 'computer'): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: kind === 'phone' }) });
}

const stAidans = { id: 'o1', name: 'St Aidan’s' };
const priya = { id: 'priya', name: 'Priya Nair' };

export const kellyCard: TodayQuery['today']['people'][number] = {
  id: 'k1',
  name: 'Kelly Marsden',
  preferredName: 'Kelly',
  standing: 'alongside',
  age: 34,
  street: null,
  leadName: 'Priya Nair',
  leadIsMe: true,
};

export const anUnsorted: TodayQuery['today']['unsorted'][number] = {
  entry: { id: 'e1', personId: 'k1', occurredAt: '2020-11-23T10:30:00.000Z', organisation: stAidans },
  person: { id: 'k1', preferredName: 'Kelly' },
};

export const aLeftUnsorted: TodayQuery['today']['leftUnsorted'][number] = {
  entry: {
    id: 'e7',
    personId: 'k1',
    occurredAt: '2020-11-20T10:30:00.000Z',
    organisation: stAidans,
    author: { id: 'grace', name: 'Grace Mensah' },
  },
  person: { id: 'k1', preferredName: 'Kelly' },
};

export const aCallBack: TodayQuery['today']['callBacks'][number] = {
  id: 'c1',
  person: { id: 'k1', name: 'Kelly Marsden', preferredName: 'Kelly' },
  asker: { id: 'alex', name: 'Alex Moore' },
  organisation: { id: 'o9', name: 'Millbrook Police' },
  phone: '01632 960118',
  askedAt: '2020-11-23T10:30:00.000Z',
};

export const aWaitingCaution: TodayQuery['today']['cautions'][number] = {
  id: 'n1',
  state: 'draft',
  reviewOn: '2026-12-01',
  author: { id: 'sam', name: 'Sam Okafor' },
  person: { id: 'k1', preferredName: 'Kelly' },
};

export function anEntry(id: string, occurredAt: string, words = `Words of ${id}`): StoryEntryFragment {
  return {
    id,
    personId: 'k1',
    kind: 'conversation',
    source: null,
    asSummary: false,
    occurredAt,
    where: null,
    author: priya,
    organisation: stAidans,
    words,
    categories: ['life'],
    unsorted: false,
    mine: true,
    version: 1,
    amendedAt: null,
  };
}

export const kelly: PersonQuery['person'] = {
  id: 'k1',
  name: 'Kelly Marsden',
  preferredName: 'Kelly',
  standing: 'alongside',
  age: 34,
  safeContact: { how: 'Text only.', when: 'Weekdays, 10am to 2pm.', number: '07700 900142', never: 'Never ring.' },
  communicationNeed: { need: 'Plain English.', detail: 'Read letters with her.' },
  whatMatters: { id: 'v1', words: 'I want a door I can lock.', saidAt: '2020-11-19T11:15:00.000Z', writtenBy: priya },
  lead: { worker: priya, organisation: stAidans, jobTitle: 'Community connector', since: '2020-05-14T10:30:00.000Z', isMe: true },
  alongside: [
    { worker: priya, organisation: stAidans, jobTitle: 'Community connector', since: '2020-05-14T10:30:00.000Z', isMe: true },
    {
      worker: { id: 'sam', name: 'Sam Okafor' },
      organisation: { id: 'o2', name: 'Millbrook Housing' },
      jobTitle: 'Housing officer',
      since: '2020-06-01T15:00:00.000Z',
      isMe: false,
    },
  ],
  story: { nodes: [anEntry('e1', '2020-11-19T11:15:00.000Z')], pageInfo: { hasNextPage: true } },
};

export function aDraft(words: string): Draft {
  return {
    id: 'd1',
    conversationId: 'x1',
    personId: 'k1',
    personName: 'Kelly Marsden',
    preferredName: 'Kelly',
    words,
    where: null,
    occurredAt: null,
    startedAt: '2020-11-23T16:50:00.000Z',
    updatedAt: '2020-11-23T16:50:00.000Z',
  };
}

export function anItem(change: Partial<OutboxItem>): OutboxItem {
  return {
    entryId: 'e1',
    conversationId: 'x1',
    personId: 'k1',
    personName: 'Kelly Marsden',
    preferredName: 'Kelly',
    organisationId: 'o1',
    words: 'Kelly, you came in.',
    where: null,
    occurredAt: '2020-11-23T16:50:00.000Z',
    startedAt: '2020-11-23T16:50:00.000Z',
    savedAt: 0,
    heldUntil: 0,
    state: 'waiting',
    recorded: false,
    version: null,
    sorting: null,
    finished: true,
    record: { mutationId: 'm1', sorting: null, attempted: true },
    sort: null,
    attempts: 1,
    retryAt: 0,
    sentAt: null,
    message: null,
    problem: null,
    ...change,
  };
}

/** The outbox and the drafts of a device, as far as Today asks. */
export function aDevice() {
  const waiting = signal<readonly OutboxItem[]>([]);
  const stuck = signal<readonly OutboxItem[]>([]);
  const drafts = signal<readonly Draft[]>([]);
  const called: string[] = [];
  const outbox = {
    waiting,
    stuck,
    get: (entryId: string) => [...waiting(), ...stuck()].find((item) => item.entryId === entryId),
    retry: () => void called.push('retry'),
    discard: (entryId: string) => void called.push(`discard ${entryId}`),
    edit: (entryId: string) => {
      called.push(`edit ${entryId}`);
      return Promise.resolve(aDraft('Kelly, you came in.'));
    },
  };
  return { waiting, stuck, drafts, called, outbox };
}
