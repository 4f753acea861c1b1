import type { Amendment } from '@alongside/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anEntry } from '../testing.ts';
import { Amending, type AmendmentKeeper } from './amending.ts';

class Device implements AmendmentKeeper {
  kept: Amendment | null = null;
  writes = 0;
  failing = false;
  read = () => Promise.resolve(this.kept);
  keep = (amendment: Amendment) => {
    if (this.failing) return Promise.reject(new Error('Full.'));
    this.writes += 1;
    this.kept = amendment;
    return Promise.resolve();
  };
  remove = () => {
    this.kept = null;
    return Promise.resolve();
  };
}

describe('changing the words of an entry', () => {
  let device: Device;
  let amending: Amending;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new Device();
    amending = new Amending(anEntry(), device);
  });
  afterEach(() => vi.useRealTimers());

  it('starts from the words that stand', () => {
    expect(amending.words()).toBe('Kelly, you told me the new locks help.');
    expect(amending.problem()).toBe('same');
  });

  it('keeps what is typed within 300 ms, once for many keys', async () => {
    for (const words of ['Kelly, y', 'Kelly, yo', 'Kelly, you']) amending.type(words);
    await vi.advanceTimersByTimeAsync(299);
    expect(device.kept).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(device.kept?.words).toBe('Kelly, you');
    expect(device.writes).toBe(1);
  });

  it('keeps words that could not be saved as they are', async () => {
    amending.type('  ');
    await vi.advanceTimersByTimeAsync(300);
    expect(device.kept?.words).toBe('  ');
    expect(amending.problem()).toBe('needed');
    amending.type('a'.repeat(20_001));
    expect(amending.problem()).toBe('long');
  });

  it('keeps the last words when the page goes away', async () => {
    amending.type('Half a sen');
    amending.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(device.kept?.words).toBe('Half a sen');
  });

  it('goes on where it was left', async () => {
    amending.type('New words');
    amending.say('The sum was wrong.');
    const sent = await amending.toSend();
    const again = new Amending(anEntry({ version: 3 }), device);
    again.take(device.kept!);
    expect(again.words()).toBe('New words');
    expect(await again.toSend()).toEqual(sent);
  });

  it('sends the same content under the same ids, and other content under others', async () => {
    amending.type('New words');
    const first = await amending.toSend();
    expect(await amending.toSend()).toEqual(first);
    amending.type('Newer words');
    const second = await amending.toSend();
    expect(second.mutationId).not.toBe(first.mutationId);
    expect(second.id).not.toBe(first.id);
  });

  it('names the version it started from, until the one that stands was read', async () => {
    amending.type('Mine');
    expect((await amending.toSend()).expectedVersion).toBe(1);
    amending.startFrom(2);
    expect((await amending.toSend()).expectedVersion).toBe(2);
  });

  it('says so when the device keeps nothing, and tries again with the next key', async () => {
    device.failing = true;
    amending.type('New words');
    await vi.advanceTimersByTimeAsync(300);
    expect(amending.keeping()).toBe('failed');
    device.failing = false;
    amending.type('New words.');
    await vi.advanceTimersByTimeAsync(300);
    expect(amending.keeping()).toBe('kept');
    expect(device.kept?.words).toBe('New words.');
  });

  it('leaves nothing behind when it is over', async () => {
    amending.type('New words');
    await amending.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.kept).toBeNull();
  });
});
