import type { OutboxItem } from './outbox-item.ts';

/** What the sync pill says. `count`: conversations that have not arrived. */
export interface Pill {
  readonly state: 'sent' | 'sending' | 'waiting' | 'offline' | 'stuck';
  readonly count: number;
}

/** Honest by the outbox and the last answer alone: *Not sent* before *Sending* before *waiting* before *No signal*. */
export function pillOf(items: readonly OutboxItem[], reachable: boolean): Pill {
  const open = items.filter((item) => item.state !== 'sent');
  const count = open.length;
  if (open.some((item) => item.state === 'stuck')) return { state: 'stuck', count };
  if (open.some((item) => item.state === 'sending')) return { state: 'sending', count };
  if (count > 0) return { state: 'waiting', count };
  return { state: reachable ? 'sent' : 'offline', count };
}
