import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, DayTimePipe, Language, Session } from '@alongside/client';
import { Button, Chip, Entry, PageHeading, Problem, Safety, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LookPartsFragment } from '../operations.generated.ts';
import type { timeLeft } from './time-left.ts';

/** What an override shows while it is open: the words, the time that is left, and what is owed. Of a disclosure, who gets it, and the bundle to print. */
@Component({
  selector: 'al-opened-look',
  imports: [Button, Chip, DayPipe, DayTimePipe, Entry, PageHeading, Problem, RouterLink, Safety, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './opened-look.html',
  host: { class: 'al-stack al-stack--l' },
})
export class OpenedLook {
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(Language);
  private readonly me = inject(Session).mine;

  readonly look = input.required<LookPartsFragment>();
  readonly ground = input.required<string>();
  /** Earlier entries, read on. */
  readonly more = input<LookPartsFragment['entries']['nodes']>([]);
  /** Whether there are more than those. */
  readonly hasMore = input(false);
  readonly left = input<ReturnType<typeof timeLeft>>(null);
  /** It is being ended, or more is on its way. */
  readonly busy = input(false);
  /** It could not be ended. */
  readonly notEnded = input(false);
  /** What comes after could not be read. */
  readonly notMore = input(false);
  readonly end = output();
  readonly readOn = output();

  protected readonly entries = computed(() => [...this.look().entries.nodes, ...this.more()]);
  protected readonly gives = computed(() => {
    const { worker, actingFor } = this.me();
    return this.language.say('safety.queue.who-at', { worker: worker.name, organisation: actingFor.organisation.name });
  });
  protected readonly categories = computed(() =>
    this.look()
      .categories.map((category) => this.language.say(`conversations.category.${category}`))
      .join(', '),
  );

  protected print(): void {
    this.document.defaultView?.print();
  }
}
