import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../session/session.ts';
import { MemoryStore } from '../testing.ts';
import { DEVICE_STORE } from './device-store.ts';
import { KeptPeople, type KeptPerson } from './kept-people.ts';
import { Keyring } from './keyring.ts';

const kelly = { id: 'k1', name: 'Kelly Marsden', preferredName: 'Kelly' };
const walter = { id: 'w1', name: 'Walter Ellery', preferredName: 'Walter' };
const keyOf = (byte: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const hours = 3_600_000;

describe('the people that a device keeps', () => {
  let store: MemoryStore;
  const mine = signal({ worker: { id: 'priya' }, actingFor: { organisation: { id: 'st-aidans' } } });
  const ask = vi.fn<() => Promise<readonly KeptPerson[]>>();

  /** The page is opened anew: nothing in memory, the device as it was. */
  const reopen = (): KeptPeople => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: DEVICE_STORE, useValue: store },
        { provide: Session, useValue: { mine } },
      ],
    });
    return TestBed.inject(KeptPeople);
  };
  const signIn = async (workerId: string, organisationId: string, byte: number): Promise<void> => {
    mine.set({ worker: { id: workerId }, actingFor: { organisation: { id: organisationId } } });
    await TestBed.inject(Keyring).take(workerId, keyOf(byte), null);
  };

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T07:36:00Z') });
    store = new MemoryStore();
    ask.mockReset().mockResolvedValue([kelly, walter]);
    reopen();
    await signIn('priya', 'st-aidans', 1);
  });
  afterEach(() => void vi.useRealTimers());

  it('are there again with their time, and with nothing more of them than that', async () => {
    const people = TestBed.inject(KeptPeople);
    expect(await people.read()).toBeNull();
    await people.keep([{ ...kelly, street: 'Alder Street' } as KeptPerson]);
    expect(await people.read()).toEqual({ people: [kelly], keptAt: '2026-11-23T07:36:00.000Z' });
  });

  it('are replaced as a whole: who is gone from the list is gone from the device', async () => {
    const people = TestBed.inject(KeptPeople);
    await people.keep([kelly, walter]);
    await people.keep([walter]);
    expect((await people.read())?.people).toEqual([walter]);
    expect(store.kept.size).toBe(1);
  });

  it('lose one who may not be seen any more; the others stay as old as they are', async () => {
    const people = TestBed.inject(KeptPeople);
    await people.keep([kelly, walter]);
    vi.setSystemTime(Date.parse('2026-11-23T09:00:00Z'));
    await people.forget('k1');
    await people.forget('nobody');
    expect(await people.read()).toEqual({ people: [walter], keptAt: '2026-11-23T07:36:00.000Z' });
  });

  it('stand nowhere on the device as they are called', async () => {
    await TestBed.inject(KeptPeople).keep([kelly]);
    const [row] = [...store.kept.values()];
    expect(new TextDecoder('latin1').decode(row?.sealed.bytes)).not.toContain('Kelly');
    expect(JSON.stringify(row)).not.toContain('Kelly');
  });

  it('are read after a reload while the session lasts, and not when it has ended', async () => {
    await TestBed.inject(KeptPeople).keep([kelly]);
    let people = reopen();
    TestBed.inject(Keyring).reopen((await TestBed.inject(Keyring).remembered())!);
    expect((await people.read())?.people).toEqual([kelly]);
    await TestBed.inject(Keyring).forget();
    people = reopen();
    expect(await TestBed.inject(Keyring).remembered()).toBeUndefined();
    await expect(people.read()).rejects.toThrow();
  });

  it('are read by nobody else on this device, nor for another organisation', async () => {
    const people = TestBed.inject(KeptPeople);
    await people.keep([kelly]);
    await signIn('sam', 'st-aidans', 2);
    expect(await people.read()).toBeNull();
    await people.keep([walter]);
    await signIn('priya', 'library', 1);
    expect(await people.read()).toBeNull();
    await signIn('priya', 'st-aidans', 1);
    expect((await people.read())?.people).toEqual([kelly]);
  });

  it('are asked for when there are none, and not again while they are the ones shown', async () => {
    const people = TestBed.inject(KeptPeople);
    await people.refresh([kelly, walter], ask);
    expect((await people.read())?.people).toEqual([kelly, walter]);
    vi.setSystemTime(Date.now() + 12 * hours - 1);
    await people.refresh([walter, kelly], ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('are asked for after twelve hours, or where the clock was put back', async () => {
    const people = TestBed.inject(KeptPeople);
    await people.refresh([kelly, walter], ask);
    vi.setSystemTime(Date.now() + 12 * hours);
    await people.refresh([kelly, walter], ask);
    expect(ask).toHaveBeenCalledTimes(2);
    expect((await people.read())?.keptAt).toBe('2026-11-23T19:36:00.000Z');
    vi.setSystemTime(Date.now() - 1);
    await people.refresh([kelly, walter], ask);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['someone is new', [kelly, walter, { id: 'd1', name: 'Dee Hart', preferredName: 'Dee' }]],
    ['someone is gone', [kelly]],
    ['someone is called something else', [kelly, { ...walter, preferredName: 'Wally' }]],
  ])('are asked for at once when %s', async (_why, shown) => {
    const people = TestBed.inject(KeptPeople);
    await people.refresh([kelly, walter], ask);
    ask.mockResolvedValue(shown);
    await people.refresh(shown, ask);
    expect((await people.read())?.people).toEqual(shown);
  });

  it('are asked for once where two ask at the same time, and stay when there is no answer', async () => {
    const people = TestBed.inject(KeptPeople);
    await Promise.all([people.refresh([kelly, walter], ask), people.refresh([kelly, walter], ask)]);
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockRejectedValue(new Error('No signal.'));
    await expect(people.refresh([kelly], ask)).rejects.toThrow();
    expect((await people.read())?.people).toEqual([kelly, walter]);
  });
});
