import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import type { Me } from '@alongside/client';

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
  window.matchMedia = () => ({ matches: kind === 'phone' }) as MediaQueryList;
}
