import { describe, expect, it } from 'vitest';
import { sessionPhase } from './session-phase.ts';

const minute = 60_000;
const times = { activeAt: 0, endsAt: 720 * minute, idleMinutes: 30 };

describe('the end of a session', () => {
  it('is warned of 2 minutes before, by idleness', () => {
    expect(sessionPhase(times, 27 * minute)).toEqual({ phase: 'running', at: 28 * minute });
    expect(sessionPhase(times, 28 * minute)).toEqual({ phase: 'warning', because: 'idle', at: 30 * minute });
    expect(sessionPhase(times, 30 * minute)).toEqual({ phase: 'over' });
  });

  it('comes after its full length, whatever the worker does', () => {
    const busy = { ...times, activeAt: 719 * minute };
    expect(sessionPhase({ ...times, activeAt: 717 * minute }, 717 * minute)).toEqual({ phase: 'running', at: 718 * minute });
    expect(sessionPhase(busy, 719 * minute)).toEqual({ phase: 'warning', because: 'end', at: 720 * minute });
    expect(sessionPhase(busy, 720 * minute)).toEqual({ phase: 'over' });
  });
});
