/** When a session ends, in epoch milliseconds. */
export interface SessionTimes {
  /** The last time that the server or the worker's hand kept it alive. */
  readonly activeAt: number;
  /** The end, whatever happens. */
  readonly endsAt: number;
  readonly idleMinutes: number;
}

/** What the clock says now. `at`: when it will say something else, or when the session ends while it warns. */
export type SessionPhase =
  | { readonly phase: 'running'; readonly at: number }
  | { readonly phase: 'warning'; readonly because: 'idle' | 'end'; readonly at: number }
  | { readonly phase: 'over' };

const warnBefore = 2 * 60_000;

/** Warns 2 minutes before the session ends, by idleness or by its full length, whichever comes first. */
export function sessionPhase(times: SessionTimes, now: number): SessionPhase {
  const idleEnd = times.activeAt + times.idleMinutes * 60_000;
  const end = Math.min(idleEnd, times.endsAt);
  if (now >= end) return { phase: 'over' };
  if (now >= end - warnBefore) return { phase: 'warning', because: times.endsAt <= idleEnd ? 'end' : 'idle', at: end };
  return { phase: 'running', at: end - warnBefore };
}
