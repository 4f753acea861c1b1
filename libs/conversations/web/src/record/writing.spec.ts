import type { Draft, DraftChange } from '@alongside/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DraftsForWriting, Writing } from './writing.ts';

const kelly = { personId: 'kelly', personName: 'Kelly Marsden', preferredName: 'Kelly' };
const started: Draft = {
  ...kelly,
  id: 'draft',
  conversationId: 'conversation',
  words: '',
  where: 'at St Aidan’s',
  occurredAt: null,
  startedAt: '2026-11-24T11:20:00.000Z',
  updatedAt: '2026-11-24T11:20:00.000Z',
};

class Device implements DraftsForWriting {
  draft = started;
  readonly kept: DraftChange[] = [];
  readonly closed: string[] = [];
  lastWhere = Object.assign(() => 'at St Aidan’s', {}) as DraftsForWriting['lastWhere'];
  open = () => Promise.resolve(this.draft);
  keep = (_id: string, change: DraftChange) => void this.kept.push(change);
  readonly removed: string[] = [];
  remove = (id: string) => Promise.resolve(void this.removed.push(id));
  close = (id: string) => Promise.resolve(void this.closed.push(id));
}

describe('writing', () => {
  let device: Device;
  let writing: Writing;

  beforeEach(() => {
    device = new Device();
    writing = new Writing(device);
  });

  it('goes on with the words that were there, and the place', async () => {
    device.draft = { ...started, words: 'Kelly, we opened the' };
    await writing.begin(kelly);
    expect(writing.words()).toBe('Kelly, we opened the');
    expect(writing.where()).toBe('at St Aidan’s');
  });

  it('hands every key to the device', async () => {
    await writing.begin(kelly);
    writing.type('K');
    writing.type('Ke');
    expect(device.kept).toEqual([{ words: 'K' }, { words: 'Ke' }]);
  });

  it('loses nothing that was typed before the device answered', async () => {
    device.draft = { ...started, words: 'Earlier words' };
    const begun = writing.begin(kelly);
    writing.type('Typed at once');
    await begun;
    expect(writing.words()).toBe('Earlier words\n\nTyped at once');
    expect(device.kept).toEqual([{ words: 'Earlier words\n\nTyped at once' }]);
  });

  it('keeps an emptied place as no place', async () => {
    await writing.begin(kelly);
    writing.setWhere(' ');
    expect(device.kept).toEqual([{ where: null }]);
  });

  it('needs words, and not too many', () => {
    writing.type(' \n');
    expect(writing.problem()).toBe('needed');
    writing.type('a'.repeat(20_001));
    expect(writing.problem()).toBe('long');
    writing.type('a');
    expect(writing.problem()).toBeNull();
  });

  it('lets go of a draft that opens after the page was left', async () => {
    const begun = writing.begin(kelly);
    writing.end();
    await begun;
    expect(device.closed).toEqual(['draft']);
  });
});
