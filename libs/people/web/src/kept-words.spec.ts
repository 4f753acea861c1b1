import { TestBed } from '@angular/core/testing';
import { TypedWords } from '@alongside/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { KeptWords } from './kept-words.ts';

describe('words that are typed and not saved', () => {
  const device = new Map<string, string>();
  beforeEach(() => {
    device.clear();
    const typed = {
      read: (key: string) => Promise.resolve(device.get(key) ?? null),
      keep: (key: string, words: string) => Promise.resolve(void device.set(key, words)),
      remove: (key: string) => Promise.resolve(void device.delete(key)),
    };
    TestBed.configureTestingModule({ providers: [{ provide: TypedWords, useValue: typed }] });
  });

  it('are asked of each form before the page goes, so that the last letter is there too', async () => {
    const kept = TestBed.inject(KeptWords);
    const stop = kept.attend(() => kept.keep('what-matters-k1', 'a door I can lock'));
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(device.get('what-matters-k1')).toBe('a door I can lock');
    stop();
    device.clear();
    window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(device.size).toBe(0);
  });
});
