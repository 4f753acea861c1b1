import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FETCH } from '../graph/graph.ts';
import { GraphError } from '../graph/graph-error.ts';
import { Session } from '../session/session.ts';
import { MemoryLocks, MemoryStore } from '../testing.ts';
import { DEVICE_STORE } from './device-store.ts';
import { Drafts } from './drafts.ts';
import { LOCKS } from './locks.ts';
import { undoFor } from './outbox-item.ts';
import { Outbox } from './outbox.ts';
import { type ConversationToRecord, type EntryToSort, SEND_CONVERSATION, type Sent, type Sorting } from './send-conversation.ts';

const kelly = { personId: 'kelly', personName: 'Kelly Marsden', preferredName: 'Kelly' };
const sorting: Sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null };
const membership = (id: string) => ({ id: `m-${id}`, jobTitle: 'Connector', role: 'connector', organisation: { id, name: id } });

const realTimeout = globalThis.setTimeout;

/** The server, as far as the outbox knows it. */
class Server {
  workerId = 'priya';
  organisationId = 'st-aidans';
  signedIn = true;
  reachable = true;
  /** Too much was asked at once. */
  busy = false;
  answer: Sent = { kind: 'done', version: 1 };
  readonly recorded: ConversationToRecord[] = [];
  readonly sorted: EntryToSort[] = [];

  readonly fetch: typeof fetch = () => {
    if (!this.reachable) return Promise.reject(new TypeError('Failed to fetch'));
    if (this.busy)
      return Promise.resolve(
        new Response('{"errors":[{"message":"Please wait a moment."}]}', { status: 429, headers: { 'content-type': 'application/json' } }),
      );
    const { workerId, organisationId } = this;
    const me = {
      deviceKey: btoa(String.fromCharCode(...new Uint8Array(32).fill(workerId.length))),
      phone: null,
      worker: { id: workerId, name: workerId },
      actingFor: membership(organisationId),
      memberships: [membership('st-aidans'), membership('library')],
      place: { name: 'Millbrook', demo: true },
      session: { endsAt: new Date(Date.now() + 12 * 3_600_000).toISOString(), idleMinutes: 30 },
    };
    const body = this.signedIn ? { data: { me } } : { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] };
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  };

  record(input: ConversationToRecord): Promise<Sent> {
    if (!this.reachable) return Promise.reject(new GraphError('OFFLINE'));
    this.recorded.push(input);
    return Promise.resolve(this.answer);
  }

  sort(input: EntryToSort): Promise<Sent> {
    if (!this.reachable) return Promise.reject(new GraphError('OFFLINE'));
    this.sorted.push(input);
    return Promise.resolve(this.answer);
  }
}

describe('the outbox', () => {
  let server: Server;
  let store: MemoryStore;
  let locks: MemoryLocks;

  /** A tab of this browser: its own memory, the device shared. */
  async function aTab(): Promise<{ outbox: Outbox; drafts: Drafts; session: Session }> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: FETCH, useValue: server.fetch },
        { provide: DEVICE_STORE, useValue: store },
        { provide: LOCKS, useValue: locks },
        { provide: SEND_CONVERSATION, useValue: server },
      ],
    });
    const tab = { outbox: TestBed.inject(Outbox), drafts: TestBed.inject(Drafts), session: TestBed.inject(Session) };
    await tab.session.load();
    await settled();
    return tab;
  }

  /** Effects run, promises settle, and this many milliseconds pass. */
  async function settled(milliseconds = 50): Promise<void> {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(milliseconds);
    // WebCrypto answers outside the timers that the test holds.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => realTimeout(resolve, 0));
    await vi.advanceTimersByTimeAsync(0);
  }

  async function written({ drafts }: { drafts: Drafts }, words = 'Kelly, you told me…'): Promise<string> {
    const draft = await drafts.open(kelly);
    drafts.keep(draft.id, { words, where: 'at home' });
    return draft.id;
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    server = new Server();
    store = new MemoryStore();
    locks = new MemoryLocks();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('keeps typed words within 300 ms, and a reload reads them', async () => {
    const first = await aTab();
    const id = await written(first);
    await settled(300);
    expect(first.drafts.keeping()).toBe('kept');
    const second = await aTab();
    expect(second.drafts.all()).toMatchObject([{ id, words: 'Kelly, you told me…', where: 'at home' }]);
  });

  it('holds the page only while the last letters are on their way to the device', async () => {
    const tab = await aTab();
    const leave = () => {
      const leaving = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    };
    expect(leave()).toBe(false);
    await written(tab);
    expect(leave()).toBe(true);
    await settled(300);
    expect(leave()).toBe(false);
  });

  it('says so when the device cannot keep them, and tries again', async () => {
    const tab = await aTab();
    store.failing = true;
    await written(tab);
    await settled(300);
    expect(tab.drafts.keeping()).toBe('failed');
    store.failing = false;
    await settled(3000);
    expect(tab.drafts.keeping()).toBe('kept');
  });

  it('shows one worker’s words to no other, in the clear or otherwise', async () => {
    await written(await aTab());
    await settled(300);
    server.workerId = 'alex';
    const other = await aTab();
    expect(other.drafts.all()).toEqual([]);
    // Even a row that claims to be Alex's does not open with Alex's key.
    for (const [id, row] of store.kept) store.kept.set(id, { ...row, workerId: 'alex' });
    expect((await aTab()).drafts.all()).toEqual([]);
  });

  it('sends after 10 s, once, and keeps the strip until Skip', async () => {
    const tab = await aTab();
    const item = await tab.outbox.save(await written(tab));
    expect(tab.drafts.all()).toEqual([]);
    await settled(undoFor - 1000);
    expect(server.recorded).toEqual([]);
    expect(tab.outbox.pill()).toEqual({ state: 'waiting', count: 1 });
    await settled(1000);
    expect(server.recorded).toMatchObject([{ entryId: item.entryId, words: 'Kelly, you told me…', sorting: null }]);
    expect(tab.outbox.get(item.entryId)?.state).toBe('sent');
    await tab.outbox.finish(item.entryId, null);
    expect(tab.outbox.items()).toEqual([]);
    expect(store.kept.has(item.entryId)).toBe(false);
  });

  it('makes a draft of it again by Undo, also after a reload', async () => {
    const tab = await aTab();
    const { entryId } = await tab.outbox.save(await written(tab));
    const next = await aTab();
    expect(await next.outbox.undo(entryId)).toMatchObject({ id: entryId, words: 'Kelly, you told me…' });
    await settled(undoFor * 2);
    expect(server.recorded).toEqual([]);
    expect(next.drafts.all()).toHaveLength(1);
    expect(await next.outbox.undo(entryId)).toBeNull();
  });

  it('sends the sorting with the words when Done is pressed first, and after them when not', async () => {
    const tab = await aTab();
    const first = await tab.outbox.save(await written(tab));
    await tab.outbox.finish(first.entryId, sorting);
    await settled();
    expect(server.recorded).toMatchObject([{ sorting }]);
    const second = await tab.outbox.save(await written(tab, 'Kelly, once more.'));
    await settled(undoFor);
    await tab.outbox.finish(second.entryId, sorting);
    await settled();
    expect(server.sorted).toMatchObject([{ entryId: second.entryId, expectedVersion: 1, sorting }]);
    expect(tab.outbox.items()).toEqual([]);
  });

  it('waits without signal, and sends the same thing when there is one', async () => {
    const tab = await aTab();
    const { entryId } = await tab.outbox.save(await written(tab));
    server.reachable = false;
    await settled(undoFor);
    expect(tab.outbox.get(entryId)?.state).toBe('waiting');
    expect(tab.outbox.pill()).toEqual({ state: 'waiting', count: 1 });
    server.reachable = true;
    await tab.outbox.retry();
    await settled();
    expect(server.recorded.map((sent) => sent.entryId)).toEqual([entryId]);
  });

  it('waits where too much was asked at once, and loses no word and no session by it', async () => {
    const tab = await aTab();
    const { entryId } = await tab.outbox.save(await written(tab));
    server.busy = true;
    await settled(undoFor);
    expect(tab.outbox.get(entryId)?.state).toBe('waiting');
    expect(tab.session.state()).toBe('signed-in');
    server.busy = false;
    await settled(60_000);
    expect(server.recorded.map((sent) => sent.entryId)).toEqual([entryId]);
  });

  it('is sent once by two tabs', async () => {
    const tab = await aTab();
    await tab.outbox.save(await written(tab));
    // The first tab lives on; its timers and this one's fire at the same moment.
    const again = tab.outbox;
    const other = await aTab();
    await settled(undoFor);
    await Promise.all([again.retry(), other.outbox.retry()]);
    await settled();
    expect(server.recorded).toHaveLength(1);
  });

  it('keeps the words when the server refuses, and they can be written again', async () => {
    const tab = await aTab();
    server.answer = { kind: 'refused', message: 'You cannot write here.' };
    const { entryId } = await tab.outbox.save(await written(tab));
    await settled(undoFor);
    expect(tab.outbox.stuck()).toMatchObject([{ entryId, message: 'You cannot write here.', words: 'Kelly, you told me…' }]);
    expect(tab.outbox.pill().state).toBe('stuck');
    expect(await tab.outbox.edit(entryId)).toMatchObject({ words: 'Kelly, you told me…' });
  });

  it('never sends in another worker’s name', async () => {
    const tab = await aTab();
    await tab.outbox.save(await written(tab));
    server.workerId = 'alex';
    await settled(undoFor);
    expect(server.recorded).toEqual([]);
    expect(tab.session.state()).toBe('ended');
  });

  it('goes for the organisation it was written for', async () => {
    const tab = await aTab();
    await tab.outbox.save(await written(tab));
    server.organisationId = 'library';
    await settled(undoFor + 20_000);
    expect(server.recorded).toEqual([]);
    server.organisationId = 'st-aidans';
    await aTab();
    expect(server.recorded).toHaveLength(1);
  });

  it('loses no word when the session ends in the middle of a sentence', async () => {
    const tab = await aTab();
    await written(tab, 'Kelly, you');
    server.signedIn = false;
    await tab.session.verify().catch(() => undefined);
    await settled();
    expect(tab.session.state()).toBe('ended');
    expect(store.session).toBeUndefined();
    server.signedIn = true;
    expect((await aTab()).drafts.all()).toMatchObject([{ words: 'Kelly, you' }]);
  });

  it('reads drafts without signal while the session lasts, and not after', async () => {
    await written(await aTab(), 'Kelly, you');
    await settled(300);
    server.reachable = false;
    expect((await aTab()).drafts.all()).toMatchObject([{ words: 'Kelly, you' }]);
    await settled(31 * 60_000);
    const late = await aTab();
    expect(late.session.state()).toBe('unknown');
    expect(late.drafts.all()).toEqual([]);
  });

  it('gives a draft to one tab at a time', async () => {
    const tab = await aTab();
    const id = await written(tab);
    await settled(300);
    const other = await aTab();
    expect((await other.drafts.open(kelly)).id).not.toBe(id);
  });
});
