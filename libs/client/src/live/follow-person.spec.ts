import { signal, type Signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptPeople } from '../device/kept-people.ts';
import type { Loaded } from '../graph/load.ts';
import { followPerson } from './follow-person.ts';
import { Live, type LiveWord } from './live.ts';

describe('a page that follows a person', () => {
  const id = signal('k1');
  const state = signal<'idle' | 'ready'>('ready');
  const reload = vi.fn<() => Promise<void>>();
  const withdraw = vi.fn<() => void>();
  const forget = vi.fn<(id: string) => Promise<void>>();
  const purge = vi.fn<() => void>();
  let hear: (word: LiveWord) => void;
  let followed: string[];
  let ready: Signal<boolean>;

  const begin = (rereads = true) => {
    const query = { state, reload, withdraw } as unknown as Loaded<unknown>;
    ready = TestBed.runInInjectionContext(() => followPerson(id, { queries: () => [query], rereads, purge }));
    TestBed.tick();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    id.set('k1');
    state.set('ready');
    followed = [];
    for (const mock of [reload, forget]) mock.mockReset().mockResolvedValue();
    for (const mock of [withdraw, purge]) mock.mockReset();
    const follow = (_subject: string, whom: string, listener: typeof hear) => {
      followed.push(whom);
      hear = listener;
      return () => void followed.push(`not ${whom}`);
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: { follow } },
        { provide: KeptPeople, useValue: { forget } },
      ],
    });
  });
  afterEach(() => vi.useRealTimers());

  it('asks when the stream is there, so that nothing lies between the two', () => {
    begin();
    expect(ready()).toBe(false);
    hear('opened');
    expect([ready(), reload.mock.calls.length]).toEqual([true, 0]);
    hear('changed');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('waits no longer than a moment for it, and reads again when it comes late', () => {
    begin();
    vi.advanceTimersByTime(300);
    expect([ready(), reload.mock.calls.length]).toEqual([true, 0]);
    hear('opened');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('asks at once where there will be no stream: the page itself says why', () => {
    begin();
    hear('failed');
    expect([ready(), reload.mock.calls.length, withdraw.mock.calls.length]).toEqual([true, 0, 0]);
  });

  it('reads again after the stream was broken', () => {
    begin();
    hear('opened');
    hear('opened');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('empties all that it has when the person may not be seen any more', () => {
    begin();
    hear('opened');
    hear('over');
    expect([withdraw.mock.calls.length, purge.mock.calls.length, forget.mock.calls]).toEqual([1, 1, [['k1']]]);
    expect(reload).not.toHaveBeenCalled();
  });

  it('empties itself too where somebody types, and reads nothing under their hands', () => {
    begin(false);
    hear('opened');
    hear('changed');
    expect(reload).not.toHaveBeenCalled();
    hear('over');
    expect(withdraw).toHaveBeenCalledTimes(1);
  });

  it('does not ask what was not asked before', () => {
    state.set('idle');
    begin();
    hear('opened');
    hear('changed');
    expect(reload).not.toHaveBeenCalled();
  });

  it('follows the other one when the page goes to another', () => {
    begin();
    hear('opened');
    id.set('w2');
    expect(ready()).toBe(false);
    TestBed.tick();
    expect(followed).toEqual(['k1', 'not k1', 'w2']);
    hear('opened');
    expect([ready(), reload.mock.calls.length]).toEqual([true, 0]);
  });
});
