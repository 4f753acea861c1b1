import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OutboxItem, thisDevice } from '@alongside/client';
import { Button, Problem } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Something the server said no to: what is safe, and what to do. */
@Component({
  selector: 'al-stuck-card',
  imports: [Button, Problem, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './stuck-card.html',
})
export class StuckCard {
  /** What was refused. */
  readonly item = input.required<OutboxItem>();
  /** *Change the words*. */
  readonly edit = output<void>();
  /** *Leave it as it is*. */
  readonly discard = output<void>();

  protected readonly device = thisDevice();
}
