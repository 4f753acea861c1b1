import { signal } from '@angular/core';
import { type Draft, type DraftChange, GraphError, type GraphErrorCode, type OutboxItem, type Sorting } from '@alongside/client';

export const kelly = { id: 'kelly', name: 'Kelly Marsden', preferredName: 'Kelly' };

/** Words that Priya has begun to write. */
export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: 'entry',
    conversationId: 'conversation',
    personId: 'kelly',
    personName: 'Kelly Marsden',
    preferredName: 'Kelly',
    words: '',
    where: null,
    occurredAt: null,
    startedAt: '2026-11-24T11:20:00.000Z',
    updatedAt: '2026-11-24T11:34:00.000Z',
    ...change,
  };
}

/** A conversation that waits for Undo. */
export function anItem(change: Partial<OutboxItem> = {}): OutboxItem {
  const now = Date.now();
  return {
    entryId: 'entry',
    conversationId: 'conversation',
    personId: 'kelly',
    personName: 'Kelly Marsden',
    preferredName: 'Kelly',
    organisationId: 'st-aidans',
    words: 'Kelly, we opened the letter.',
    where: 'at St Aidan’s',
    occurredAt: '2026-11-24T11:20:00.000Z',
    startedAt: '2026-11-24T11:20:00.000Z',
    savedAt: now,
    heldUntil: now + 10_000,
    state: 'holding',
    recorded: false,
    version: null,
    sorting: null,
    finished: false,
    record: { mutationId: 'mutation', sorting: null, attempted: false },
    sort: null,
    attempts: 0,
    retryAt: now + 10_000,
    sentAt: null,
    message: null,
    problem: null,
    ...change,
  };
}

/** The device's drafts, as far as a page knows them. */
export class FakeDrafts {
  readonly known = signal<readonly Draft[]>([]);
  readonly all = this.known.asReadonly();
  readonly ready = signal(true);
  readonly keeping = signal<'kept' | 'keeping' | 'failed'>('kept');
  readonly lastWhere = signal<string | null>('at St Aidan’s');
  readonly kept: DraftChange[] = [];
  readonly removed: string[] = [];
  readonly opened: unknown[] = [];

  open(person: { personId: string } & DraftChange): Promise<Draft> {
    this.opened.push(person);
    const found = this.known().find((draft) => draft.personId === person.personId);
    return Promise.resolve(found ?? aDraft(person));
  }

  keep(_id: string, change: DraftChange): void {
    this.kept.push(change);
  }

  keptAt(): string | null {
    return this.kept.length > 0 || this.known().length > 0 ? '2026-11-24T11:34:00.000Z' : null;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.removed.push(id);
    return Promise.resolve();
  }
}

/** The device's outbox, as far as a page knows it. */
export class FakeOutbox {
  readonly items = signal<readonly OutboxItem[]>([]);
  readonly saved: string[] = [];
  readonly finished: (Sorting | null)[] = [];
  readonly sorted: { entry: unknown; sorting: Sorting }[] = [];
  failing = false;
  undone: Draft | null = aDraft({ words: 'Kelly, we opened the letter.' });

  get(entryId: string): OutboxItem | undefined {
    return this.items().find((item) => item.entryId === entryId);
  }

  save(draftId: string): Promise<OutboxItem> {
    if (this.failing) return Promise.reject(new Error('Full.'));
    this.saved.push(draftId);
    return Promise.resolve(anItem({ entryId: draftId }));
  }

  undo(): Promise<Draft | null> {
    return Promise.resolve(this.undone);
  }

  finish(_entryId: string, sorting: Sorting | null): Promise<void> {
    this.finished.push(sorting);
    this.items.set([]);
    return Promise.resolve();
  }

  sort(entry: unknown, sorting: Sorting): Promise<void> {
    this.sorted.push({ entry, sorting });
    return Promise.resolve();
  }
}

/** A server that answers each operation by its name, or fails with a code. */
export class FakeGraph {
  readonly sent: { name: string; variables: unknown }[] = [];
  readonly reachable = signal(true);

  constructor(readonly answers: Record<string, unknown>) {}

  query = (operation: { name: string }, variables: unknown): Promise<unknown> => {
    this.sent.push({ name: operation.name, variables });
    const answer = this.answers[operation.name];
    return typeof answer === 'string' ? Promise.reject(new GraphError(answer as GraphErrorCode)) : Promise.resolve(answer);
  };
  mutate = this.query;
}

/** Priya's session. */
export const priyasSession = { mine: signal({ actingFor: { organisation: { id: 'st-aidans', name: 'St Aidan’s' } } }) };
