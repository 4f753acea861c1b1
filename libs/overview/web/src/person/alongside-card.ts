import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { DayPipe } from '@alongside/client';
import { Card, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AlongsidePartsFragment } from '../operations.generated.ts';

/** Who else is alongside: colleagues of this and of other organisations. */
@Component({
  selector: 'al-alongside-card',
  imports: [Card, DayPipe, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-card [heading]="'overview.person.alongside.heading' | transloco">
    <ul class="al-stack al-stack--s">
      @for (one of others(); track one.worker.id + one.organisation.id) {
        <li>
          <al-who size="s" [name]="one.worker.name">
            <p class="al-label">{{ one.worker.name }}</p>
            <p class="al-xs al-soft">
              {{ 'overview.person.lead.job' | transloco: { job: one.jobTitle, organisation: one.organisation.name } }}<br />
              {{ 'overview.person.alongside.since' | transloco: { day: (one.since | alDay) } }}
            </p>
          </al-who>
        </li>
      } @empty {
        <li>{{ 'overview.person.alongside.nobody-else' | transloco }}</li>
      }
    </ul>
  </al-card>`,
})
export class AlongsideCard {
  /** Everyone who is alongside and whom this worker may know of. */
  readonly alongside = input.required<readonly AlongsidePartsFragment[]>();
  /** The worker who leads stands in a card of their own. */
  readonly leadId = input<string>();

  protected readonly others = computed(() => this.alongside().filter((one) => !one.isMe && one.worker.id !== this.leadId()));
}
