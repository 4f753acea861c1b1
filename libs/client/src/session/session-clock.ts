import { Injectable, signal } from '@angular/core';
import { type SessionPhase, sessionPhase, type SessionTimes } from './session-phase.ts';

/** A hand on the keyboard asks the server at most once in this many milliseconds. */
const askEvery = 60_000;

/** The last 2 minutes of a session. */
export type SessionWarning = Extract<SessionPhase, { phase: 'warning' }>;

/** Watches the session's end and the worker's hands. */
@Injectable({ providedIn: 'root' })
export class SessionClock {
  private readonly warned = signal<SessionWarning | null>(null);
  private times: SessionTimes | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over: () => void = () => undefined;
  private active: () => void = () => undefined;
  private askedAt = 0;

  readonly warning = this.warned.asReadonly();

  constructor() {
    for (const kind of ['pointerdown', 'keydown'] as const)
      document.addEventListener(kind, () => this.touch(), { passive: true, capture: true });
    // Timers sleep with the device: look again as soon as someone looks.
    document.addEventListener('visibilitychange', () => this.look());
  }

  whenOver(listener: () => void): void {
    this.over = listener;
  }

  whenActive(listener: () => void): void {
    this.active = listener;
  }

  start(times: SessionTimes): void {
    this.askedAt = Date.now();
    this.times = times;
    this.look();
  }

  /** Something kept the session alive. It never goes back. */
  keep(times: SessionTimes): void {
    this.times = { ...times, activeAt: Math.max(times.activeAt, this.times?.activeAt ?? 0) };
    this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.times = undefined;
    this.warned.set(null);
  }

  isOver(times: SessionTimes): boolean {
    return sessionPhase(times, Date.now()).phase === 'over';
  }

  private touch(): void {
    // While it warns only *Stay signed in* counts: the question is on the screen.
    if (!this.times || this.warned() || Date.now() - this.askedAt < askEvery) return;
    this.askedAt = Date.now();
    this.active();
  }

  private look(): void {
    clearTimeout(this.timer);
    if (!this.times) return;
    const now = Date.now();
    const phase = sessionPhase(this.times, now);
    if (phase.phase === 'over') {
      this.over();
      return;
    }
    if (phase.phase === 'running') this.warned.set(null);
    else if (this.warned()?.at !== phase.at) this.warned.set(phase);
    this.timer = setTimeout(() => this.look(), phase.at - now);
  }
}
