import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Graph } from '../graph/graph.ts';
import { graphCode } from '../graph/graph-error.ts';
import { Session } from '../session/session.ts';
import type { Draft } from './draft.ts';
import { Drafts } from './drafts.ts';
import { Keyring } from './keyring.ts';
import { LOCKS } from './locks.ts';
import { newId } from './new-id.ts';
import {
  type Answer,
  answered,
  attempting,
  awake,
  draftAgain,
  type EntryToSortLater,
  finished,
  heldFrom,
  isDue,
  isForgotten,
  nextDueAt,
  type OutboxItem,
  payloadOf,
  sortingOf,
} from './outbox-item.ts';
import { pillOf } from './outbox-pill.ts';
import { SEND_CONVERSATION, type Sorting } from './send-conversation.ts';
import { Vault } from './vault.ts';

const editing = 'alongside-outbox-edit';
const sending = 'alongside-outbox-send';
const lookAgainAfter = 5_000;

/** Recorded conversations on their way to the server. They wait on this device, and survive a reload, a closed tab and an ended session. */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly vault = inject(Vault);
  private readonly drafts = inject(Drafts);
  private readonly keyring = inject(Keyring);
  private readonly session = inject(Session);
  private readonly graph = inject(Graph);
  private readonly locks = inject(LOCKS);
  private readonly send = inject(SEND_CONVERSATION);
  private readonly known = signal<readonly OutboxItem[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;

  /** Everything on this device, oldest first. */
  readonly items = computed(() => [...this.known()].sort((a, b) => a.savedAt - b.savedAt));
  /** Not on the server yet. */
  readonly waiting = computed(() => this.items().filter((item) => item.state !== 'sent' && item.state !== 'stuck'));
  /** Refused by the server; the words are kept. */
  readonly stuck = computed(() => this.items().filter((item) => item.state === 'stuck'));
  readonly pill = computed(() => pillOf(this.known(), this.graph.reachable()));

  constructor() {
    effect(() => {
      if (this.keyring.open() && this.session.state() === 'signed-in') untracked(() => void this.start());
    });
    this.vault.whenChangedElsewhere(() => void this.refresh().then(() => this.schedule()));
    for (const kind of ['online', 'focus'] as const) window.addEventListener(kind, () => void this.retry());
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && this.retry()));
  }

  get(entryId: string): OutboxItem | undefined {
    return this.known().find((item) => item.entryId === entryId);
  }

  /** *Save conversation*: the draft becomes an item that waits 10 s for Undo. Throws when the device could not keep it; then it is still a draft. */
  async save(draftId: string): Promise<OutboxItem> {
    const draft = await this.drafts.handOver(draftId);
    if (!draft) throw new Error('No such draft.');
    const item = heldFrom(draft, this.session.mine().actingFor.organisation.id, newId(), Date.now());
    try {
      await this.keep(item);
    } catch (error) {
      this.drafts.giveBack(draft);
      throw error;
    }
    this.schedule();
    return item;
  }

  /** Undo: the words are a draft again. Null: too late, they are on their way. */
  async undo(entryId: string): Promise<Draft | null> {
    return this.locks.hold(editing, async () => {
      const item = await this.vault.get<OutboxItem>('outbox', entryId);
      const draft = item && draftAgain(item, Date.now());
      if (!draft) return null;
      await this.drafts.takeBack(draft);
      this.lose(entryId);
      return draft;
    });
  }

  /** A refused conversation becomes a draft again, to be written differently. */
  edit(entryId: string): Promise<Draft | null> {
    return this.undo(entryId);
  }

  /** *Done* with a sorting, *Skip* with null. It is sent now; words that went already are sorted in a second step. */
  async finish(entryId: string, sorting: Sorting | null): Promise<void> {
    await this.change(entryId, (item) => finished(item, sorting, newId(), Date.now()));
    void this.run();
  }

  /** Sorts an entry that was recorded earlier, or is still on its way. */
  async sort(entry: EntryToSortLater, sorting: Sorting): Promise<void> {
    const item = await this.vault.get<OutboxItem>('outbox', entry.entryId);
    if (item && item.state !== 'stuck') return this.finish(entry.entryId, sorting);
    await this.locks.hold(editing, () =>
      this.keep(sortingOf(entry, sorting, this.session.mine().actingFor.organisation.id, newId(), Date.now())),
    );
    void this.run();
  }

  /** Lets go of a sorting that the server refused. Words that are not on the server are never thrown away here. */
  async discard(entryId: string): Promise<void> {
    await this.change(entryId, (item) => (item.state === 'stuck' && item.recorded ? null : item));
  }

  /** *Try now*. */
  async retry(): Promise<void> {
    const now = Date.now();
    for (const item of this.known())
      if (item.state === 'waiting' && item.retryAt > now) await this.change(item.entryId, (current) => awake(current, now));
    await this.run();
  }

  /** Before signing out: nothing waits for Undo any more, and what can go now goes. */
  async hurry(): Promise<void> {
    for (const item of this.known())
      if (item.state === 'holding') await this.change(item.entryId, (current) => finished(current, null, newId(), Date.now()));
    await this.retry();
  }

  private async start(): Promise<void> {
    await this.refresh();
    for (const item of this.known()) if (isForgotten(item, Date.now())) await this.change(item.entryId, () => null);
    await this.run();
  }

  /** Sends what is due, one after the other, oldest first. One tab at a time. */
  private async run(): Promise<void> {
    this.again = true;
    if (this.running) return;
    this.running = true;
    try {
      while (this.again) {
        this.again = false;
        if (this.due().length > 0) await this.locks.hold(sending, () => this.sendDue());
      }
    } finally {
      this.running = false;
      this.schedule();
    }
  }

  private async sendDue(): Promise<void> {
    // The worker in this browser may be another one by now: words are never sent in the wrong name.
    const checked = await this.session.verify().then((same) => (same ? null : 'UNAUTHENTICATED'), graphCode);
    if (checked) {
      for (const item of this.due())
        await this.settle(item.entryId, { kind: 'failed', code: checked === 'UNAUTHENTICATED' ? checked : 'OFFLINE' });
      return;
    }
    await this.refresh();
    for (const { entryId } of this.due()) {
      const item = await this.change(entryId, (current) => (this.isDue(current) ? attempting(current) : current));
      if (item?.state !== 'sending') continue;
      const answer = await this.attempt(item);
      await this.settle(entryId, answer);
      if (answer.kind === 'failed') return;
    }
    this.again = this.due().length > 0;
  }

  private async attempt(item: OutboxItem): Promise<Answer> {
    const payload = payloadOf(item);
    if (!payload) return { kind: 'done', version: item.version ?? 0 };
    try {
      return await ('record' in payload ? this.send.record(payload.record) : this.send.sort(payload.sort));
    } catch (error) {
      return { kind: 'failed', code: graphCode(error) };
    }
  }

  private settle(entryId: string, answer: Answer): Promise<OutboxItem | null> {
    return this.change(entryId, (current) => answered(current, answer, Date.now()));
  }

  private due(): OutboxItem[] {
    return this.items().filter((item) => this.isDue(item));
  }

  private isDue(item: OutboxItem): boolean {
    const me = this.session.me();
    return this.session.state() === 'signed-in' && me !== null && isDue(item, me.actingFor.organisation.id, Date.now());
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const me = this.session.me();
    const at = me && this.session.state() === 'signed-in' ? nextDueAt(this.known(), me.actingFor.organisation.id) : null;
    if (at === null) return;
    const wait = at - Date.now();
    // Overdue here means that another tab is at it, or that the device refused: look again later, not at once.
    this.timer = setTimeout(() => void this.run(), wait > 0 ? wait : lookAgainAfter);
  }

  /** Reads one item afresh, changes it and keeps it, while no other tab does. */
  private change(entryId: string, step: (item: OutboxItem) => OutboxItem | null): Promise<OutboxItem | null> {
    return this.locks.hold(editing, async () => {
      const item = await this.vault.get<OutboxItem>('outbox', entryId);
      const next = item && step(item);
      if (next) await this.keep(next);
      else {
        if (item) await this.vault.remove(entryId);
        this.lose(entryId);
      }
      return next;
    });
  }

  private async keep(item: OutboxItem): Promise<void> {
    await this.vault.put('outbox', item.entryId, item);
    this.known.update((items) => [...items.filter((other) => other.entryId !== item.entryId), item]);
  }

  private lose(entryId: string): void {
    this.known.update((items) => items.filter((item) => item.entryId !== entryId));
  }

  private async refresh(): Promise<void> {
    await this.locks.hold(editing, async () => this.known.set(await this.vault.list<OutboxItem>('outbox'))).catch(() => undefined);
  }
}
