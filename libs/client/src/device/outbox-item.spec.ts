import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from './draft.ts';
import {
  type Answer,
  answered,
  attempting,
  awake,
  draftAgain,
  finished,
  heldFrom,
  isDue,
  nextDueAt,
  type OutboxItem,
  payloadOf,
  sortingOf,
  undoFor,
} from './outbox-item.ts';
import { pillOf } from './outbox-pill.ts';
import type { Sorting } from './send-conversation.ts';

const now = Date.UTC(2026, 10, 24, 10, 30);
const draft: Draft = {
  id: 'entry',
  conversationId: 'conversation',
  personId: 'kelly',
  personName: 'Kelly Marsden',
  preferredName: 'Kelly',
  words: 'Kelly, you told me…',
  where: 'at home',
  occurredAt: null,
  startedAt: '2026-11-24T10:20:00.000Z',
  updatedAt: '2026-11-24T10:29:00.000Z',
};
const sorting: Sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null };
const held = (): OutboxItem => heldFrom(draft, 'st-aidans', 'm1', now);

describe('an item on its way', () => {
  it('waits 10 seconds for Undo, then is due, for the organisation it was written for and no other', () => {
    expect(isDue(held(), 'st-aidans', now + undoFor - 1)).toBe(false);
    expect(isDue(held(), 'st-aidans', now + undoFor)).toBe(true);
    expect(isDue(held(), 'millbrook-housing', now + undoFor)).toBe(false);
    expect(nextDueAt([held()], 'st-aidans')).toBe(now + undoFor);
    expect(nextDueAt([held()], 'millbrook-housing')).toBeNull();
  });

  it('took place when it was started, where nothing else was said', () => {
    expect(held().occurredAt).toBe(draft.startedAt);
  });

  it('becomes the same draft again by Undo, until it goes out', () => {
    expect(draftAgain(held(), now)).toMatchObject({ id: 'entry', words: draft.words, startedAt: draft.startedAt });
    expect(draftAgain(attempting(held()), now)).toBeNull();
    const offline = answered(attempting(held()), { kind: 'failed', code: 'OFFLINE' }, now);
    expect(draftAgain(offline!, now)).toBeNull();
  });

  it('takes the sorting along when Done comes first', () => {
    const item = finished(held(), sorting, 'm2', now);
    expect(payloadOf(item!)).toMatchObject({ record: { mutationId: 'm1', sorting } });
    expect(isDue(item!, 'st-aidans', now)).toBe(true);
    expect(answered(attempting(item!), { kind: 'done', version: 1 }, now)).toBeNull();
  });

  it('sends the sorting by itself when the words had gone', () => {
    const sent = answered(attempting(held()), { kind: 'done', version: 3 }, now);
    expect(sent).toMatchObject({ state: 'sent', recorded: true });
    const item = finished(sent!, sorting, 'm2', now);
    expect(payloadOf(item!)).toEqual({ sort: { mutationId: 'm2', entryId: 'entry', personId: 'kelly', expectedVersion: 3, sorting } });
    expect(answered(attempting(item!), { kind: 'done', version: 4 }, now)).toBeNull();
  });

  it('keeps a sorting that came while the words were on their way', () => {
    const item = finished(attempting(held()), sorting, 'm2', now)!;
    expect(payloadOf(item)).toMatchObject({ record: { mutationId: 'm1', sorting: null } });
    expect(answered(item, { kind: 'done', version: 1 }, now)).toMatchObject({ state: 'waiting', sort: { mutationId: 'm2', sorting } });
  });

  it('is gone after Skip, once it has arrived', () => {
    const sent = answered(attempting(held()), { kind: 'done', version: 1 }, now)!;
    expect(finished(sent, null, 'm2', now)).toBeNull();
    expect(answered(finished(attempting(held()), null, 'm2', now)!, { kind: 'done', version: 1 }, now)).toBeNull();
  });

  it('keeps the words and says why when the server refuses, and can be written again', () => {
    const stuck = answered(attempting(held()), { kind: 'refused', message: 'Kelly is not someone you can write to.' }, now)!;
    expect(stuck).toMatchObject({ state: 'stuck', words: draft.words, message: 'Kelly is not someone you can write to.' });
    expect(isDue(stuck, 'st-aidans', now + 1e9)).toBe(false);
    expect(draftAgain(stuck, now)).toMatchObject({ id: 'entry', words: draft.words });
    expect(answered(attempting(held()), { kind: 'failed', code: 'FORBIDDEN' }, now)).toMatchObject({
      state: 'stuck',
      problem: 'FORBIDDEN',
    });
  });

  it('tries again later and later, and at once when it is woken', () => {
    let item = attempting(held());
    const pauses: number[] = [];
    for (let at = 0; at < 8; at += 1) {
      item = answered(item, { kind: 'failed', code: 'OFFLINE' }, now)!;
      pauses.push((item.retryAt - now) / 1000);
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    expect(isDue(awake(item, now), 'st-aidans', now)).toBe(true);
  });

  it('sorts an entry of another day', () => {
    const item = sortingOf({ ...draft, entryId: 'entry', version: 2 }, sorting, 'st-aidans', 'm1', now);
    expect(payloadOf(item)).toMatchObject({ sort: { expectedVersion: 2, sorting } });
  });
});

describe('whatever happens in whatever order', () => {
  const step = fc.constantFrom('attempt', 'offline', 'fault', 'refused', 'done', 'finish', 'skip', 'undo', 'wake');

  it('the words are on the device until the server has them, and a mutation id never goes out with two contents', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let item: OutboxItem | null = held();
        let arrived = false;
        let ids = 1;
        const sent = new Map<string, string>();
        const answers: Record<string, Answer> = {
          offline: { kind: 'failed', code: 'OFFLINE' },
          fault: { kind: 'failed', code: 'INTERNAL' },
          refused: { kind: 'refused', message: 'No.' },
          done: { kind: 'done', version: 1 },
        };
        for (const name of steps) {
          if (!item) break;
          if (name === 'attempt') {
            if (item.state === 'sent' || item.state === 'stuck') continue;
            item = attempting(item);
            const payload = payloadOf(item);
            const content = payload && ('record' in payload ? payload.record : payload.sort);
            if (!content) continue;
            const before = sent.get(content.mutationId);
            expect(before ?? JSON.stringify(content)).toBe(JSON.stringify(content));
            sent.set(content.mutationId, JSON.stringify(content));
          } else if (name === 'undo') {
            if (draftAgain(item, now)) {
              expect(arrived).toBe(false);
              expect(item.words).toBe(draft.words);
              return;
            }
          } else if (name === 'wake') item = awake(item, now);
          else if (name === 'finish' || name === 'skip') item = finished(item, name === 'finish' ? sorting : null, `m${++ids}`, now);
          else if (item.state === 'sending') {
            const answer: Answer = answers[name] as Answer;
            arrived ||= answer.kind === 'done';
            item = answered(item, answer, now);
          }
          if (item) expect(item.words).toBe(draft.words);
          else expect(arrived).toBe(true);
        }
      }),
    );
  });
});

describe('the pill', () => {
  it('is honest by the outbox and the last answer', () => {
    const sent = answered(attempting(held()), { kind: 'done', version: 1 }, now)!;
    const stuck = answered(attempting(held()), { kind: 'refused', message: 'No.' }, now)!;
    expect(pillOf([], true)).toEqual({ state: 'sent', count: 0 });
    expect(pillOf([], false)).toEqual({ state: 'offline', count: 0 });
    expect(pillOf([sent], true)).toEqual({ state: 'sent', count: 0 });
    expect(pillOf([held(), held()], true)).toEqual({ state: 'waiting', count: 2 });
    expect(pillOf([held(), attempting(held())], true)).toEqual({ state: 'sending', count: 2 });
    expect(pillOf([stuck, attempting(held())], true)).toEqual({ state: 'stuck', count: 2 });
  });
});
