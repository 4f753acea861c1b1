import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, DayPipe, DayTimePipe, Graph, load } from '@alongside/client';
import { NotHere, PageProblem, TypedBefore } from '@alongside/people/web';
import { Button, Chip, Entry, PageHeading, Problem, Safety, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmergencyLookDocument, EndOverrideDocument, SafeguardingLookDocument } from '../operations.generated.ts';
import { timeLeft } from './time-left.ts';

/** What one's own override opens, with the time that is left and what is owed. Nothing leads on from here. */
@Component({
  imports: [
    Button,
    Chip,
    DayPipe,
    DayTimePipe,
    Entry,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Safety,
    Skeleton,
    Strip,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './look-page.html',
})
export class LookPage {
  /** What the look is for: `emergency` or `safeguarding`. Anything else is not there. */
  readonly ground = input.required<string>();
  /** Which override. */
  readonly overrideId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly attempt = new Attempt();
  private readonly inEmergency = load(EmergencyLookDocument, () => (this.ground() === 'emergency' ? { id: this.overrideId() } : undefined));
  private readonly forSafety = load(SafeguardingLookDocument, () =>
    this.ground() === 'safeguarding' ? { id: this.overrideId() } : undefined,
  );
  protected readonly loaded = computed(() => (this.ground() === 'safeguarding' ? this.forSafety : this.inEmergency));
  protected readonly look = computed(() => this.loaded().data()?.look);
  protected readonly unknown = computed(() => this.loaded().code() === 'NOT_FOUND' || this.loaded().state() === 'idle');
  /** What was typed goes along on the way back to the form. */
  private readonly before = inject(TypedBefore);
  protected readonly along = computed(() => this.before.state(this.look()?.typed ?? ''));
  private readonly now = signal(Date.now());
  protected readonly left = computed(() => {
    const ends = this.look()?.endsAt;
    return ends ? timeLeft(ends, this.now()) : null;
  });
  protected readonly busy = signal(false);
  protected readonly notEnded = signal(false);

  constructor() {
    const clock = setInterval(() => this.now.set(Date.now()), 10_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    // When the time is over the words go: what may be read is asked again
    let asked = '';
    effect(() => {
      const look = this.look();
      if (look?.answer !== 'opened' || this.left() || asked === look.id) return;
      asked = look.id;
      void this.loaded().reload();
    });
  }

  protected async end(): Promise<void> {
    this.busy.set(true);
    this.notEnded.set(false);
    try {
      const overrideId = this.overrideId();
      await this.graph.mutate(EndOverrideDocument, { input: { mutationId: this.attempt.idsFor(overrideId).mutationId, overrideId } });
      await this.loaded().reload();
    } catch {
      this.notEnded.set(true);
    } finally {
      this.busy.set(false);
    }
  }
}
