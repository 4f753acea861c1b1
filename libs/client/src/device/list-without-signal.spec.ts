import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphErrorCode } from '../graph/graph-error.ts';
import type { Loaded, LoadState } from '../graph/load.ts';
import { type KeptList, KeptPeople, type KeptPerson } from './kept-people.ts';
import { listWithoutSignal } from './list-without-signal.ts';

const kelly = { id: 'k1', name: 'Kelly Marsden', preferredName: 'Kelly' };
const list: KeptList = { people: [kelly], keptAt: '2026-11-23T07:36:00.000Z' };

describe('the kept list of a page', () => {
  const read = vi.fn<() => Promise<KeptList | null>>();
  const refresh = vi.fn<(shown: readonly KeptPerson[], ask: unknown) => Promise<void>>();
  const ask = () => Promise.resolve([kelly]);
  const data = signal<{ people: KeptPerson[] } | undefined>(undefined);
  const code = signal<GraphErrorCode | undefined>(undefined);
  const page: Loaded<{ people: KeptPerson[] }> = {
    state: signal<LoadState>('error'),
    data,
    code,
    reloading: signal(false),
    reload: () => Promise.resolve(),
    set: () => undefined,
    withdraw: () => undefined,
  };

  beforeEach(() => {
    read.mockReset().mockResolvedValue(list);
    refresh.mockReset().mockResolvedValue();
    data.set(undefined);
    code.set(undefined);
    TestBed.configureTestingModule({ providers: [{ provide: KeptPeople, useValue: { read, refresh } }] });
  });

  const open = async () => {
    const found = TestBed.runInInjectionContext(() => listWithoutSignal(page, ({ people }) => people, ask));
    await settled();
    return found;
  };
  const settled = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };

  it('is there without signal, once the device has been read', async () => {
    const found = await open();
    expect([found(), read.mock.calls.length]).toEqual([null, 0]);
    code.set('OFFLINE');
    expect(found()).toBeUndefined();
    await settled();
    expect(found()).toEqual(list);
  });

  it.each<GraphErrorCode>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT', 'CONFLICT', 'INTERNAL'])(
    'is not there when the answer was %s, also after no answer',
    async (answer) => {
      const found = await open();
      code.set('OFFLINE');
      await settled();
      code.set(answer);
      expect(found()).toBeNull();
      await settled();
      expect(found()).toBeNull();
    },
  );

  it('is not there beside a page that has its people', async () => {
    data.set({ people: [kelly] });
    code.set('OFFLINE');
    expect((await open())()).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });

  it.each([
    ['there is none', () => Promise.resolve(null)],
    ['nobody is on it', () => Promise.resolve({ ...list, people: [] })],
    ['the device cannot be read', () => Promise.reject(new Error('Broken.'))],
  ])('is null when %s', async (_why, answer) => {
    read.mockImplementation(answer);
    code.set('OFFLINE');
    const found = await open();
    await settled();
    expect(found()).toBeNull();
  });

  it('follows the people that the page shows', async () => {
    await open();
    expect(refresh).not.toHaveBeenCalled();
    data.set({ people: [kelly] });
    await settled();
    expect(refresh).toHaveBeenCalledExactlyOnceWith([kelly], ask);
  });
});
