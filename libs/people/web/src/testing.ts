import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import type { Me, TypedWords } from '@alongside/client';

/** Where a link or a save leads to in a spec. */
@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Elsewhere {}

/** The session of Priya, as far as a page asks. */
export function aSession() {
  const me: Me = {
    phone: '01632 960118',
    worker: { id: 'priya', name: 'Priya Nair' },
    actingFor: { id: 'm1', jobTitle: 'Community connector', role: 'connector', organisation: { id: 'o1', name: 'St Aidan’s' } },
    memberships: [],
    place: { name: 'Millbrook', demo: true },
    session: { endsAt: '2026-11-24T20:00:00.000Z', idleMinutes: 30 },
  };
  return { me: signal(me), mine: signal(me) };
}

/** A screen as wide as a desk, or as narrow as a phone. */
export function aScreen(kind: 'phone' | 'computer'): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: kind === 'phone' }) });
}

/** What the device keeps of the forms, for as long as the test: give it to two pages for a reload. `failing`: it keeps nothing. */
export class KeptHere implements Pick<TypedWords, 'read' | 'keep' | 'remove'> {
  readonly words = new Map<string, string>();
  failing = false;
  /** Reading waits for it. */
  reading: Promise<void> = Promise.resolve();

  async read(key: string): Promise<string | null> {
    await this.reading;
    return this.words.get(key) ?? null;
  }

  keep(key: string, words: string): Promise<void> {
    if (this.failing) return Promise.reject(new Error('Full.'));
    this.words.set(key, words);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.words.delete(key);
    return Promise.resolve();
  }
}

/** Whether the browser would ask before the page goes. */
export function asksBeforeLeaving(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}
