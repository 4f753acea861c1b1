import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../testing.ts';
import { type Amendment, Amendments } from './amendments.ts';
import { DEVICE_STORE } from './device-store.ts';
import { Keyring } from './keyring.ts';
import { Vault } from './vault.ts';

const amendment: Amendment = {
  entryId: 'entry',
  fromVersion: 1,
  words: 'Kelly, you owe £1,204.',
  because: '',
  id: 'a',
  mutationId: 'm',
  sent: null,
};
const keyOf = (byte: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

describe('changes to an entry that are not saved yet', () => {
  let store: MemoryStore;

  beforeEach(async () => {
    store = new MemoryStore();
    TestBed.configureTestingModule({ providers: [{ provide: DEVICE_STORE, useValue: store }] });
    await TestBed.inject(Keyring).take('priya', keyOf(1), null);
  });

  it('are there again until they are let go', async () => {
    const amendments = TestBed.inject(Amendments);
    await amendments.keep(amendment);
    expect(await amendments.read('entry')).toEqual(amendment);
    await amendments.remove('entry');
    expect(await amendments.read('entry')).toBeNull();
  });

  it('stand beside what waits in the outbox for the same entry', async () => {
    await TestBed.inject(Vault).put('outbox', 'entry', { entryId: 'entry' });
    await TestBed.inject(Amendments).keep(amendment);
    await TestBed.inject(Amendments).remove('entry');
    expect(await TestBed.inject(Vault).get('outbox', 'entry')).toEqual({ entryId: 'entry' });
  });

  it('are read by nobody else on this device', async () => {
    await TestBed.inject(Amendments).keep(amendment);
    await TestBed.inject(Keyring).take('sam', keyOf(2), null);
    expect(await TestBed.inject(Amendments).read('entry')).toBeNull();
  });
});
