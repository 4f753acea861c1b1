import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../testing.ts';
import { DEVICE_STORE } from './device-store.ts';
import { Keyring } from './keyring.ts';
import { TypedWords } from './typed-words.ts';

const keyOf = (byte: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

describe('what is typed into a form and not saved yet', () => {
  let store: MemoryStore;

  beforeEach(async () => {
    store = new MemoryStore();
    TestBed.configureTestingModule({ providers: [{ provide: DEVICE_STORE, useValue: store }] });
    await TestBed.inject(Keyring).take('priya', keyOf(1), null);
  });

  it('is there again until it is let go, each form by itself', async () => {
    const typed = TestBed.inject(TypedWords);
    await typed.keep('call-back', 'Dee Harding');
    await typed.keep('add-person', 'Walter');
    expect(await typed.read('call-back')).toBe('Dee Harding');
    await typed.remove('call-back');
    expect(await typed.read('call-back')).toBeNull();
    expect(await typed.read('add-person')).toBe('Walter');
  });

  it('stands nowhere on the device as it was typed', async () => {
    await TestBed.inject(TypedWords).keep('call-back', 'Dee Harding');
    expect(JSON.stringify([...store.kept.values()])).not.toContain('Dee');
  });

  it('is read by nobody else on this device, and not written over', async () => {
    const typed = TestBed.inject(TypedWords);
    await typed.keep('call-back', 'Dee Harding');
    await TestBed.inject(Keyring).take('sam', keyOf(2), null);
    expect(await typed.read('call-back')).toBeNull();
    await typed.keep('call-back', 'Walter');
    await typed.remove('call-back');
    await TestBed.inject(Keyring).take('priya', keyOf(1), null);
    expect(await typed.read('call-back')).toBe('Dee Harding');
  });

  it('says so when the device cannot keep it', async () => {
    store.failing = true;
    await expect(TestBed.inject(TypedWords).keep('call-back', 'Dee Harding')).rejects.toThrow();
  });
});
