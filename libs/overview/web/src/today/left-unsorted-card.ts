import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '@alongside/client';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LeftUnsortedPartsFragment } from '../operations.generated.ts';

/** What a colleague who has gone wrote and nobody has sorted, oldest first: whoever is alongside the same person says who can read it. */
@Component({
  selector: 'al-left-unsorted-card',
  imports: [Button, DayPipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './left-unsorted-card.html',
})
export class LeftUnsortedCard {
  /** Their entries without readers. */
  readonly unsorted = input.required<readonly LeftUnsortedPartsFragment[]>();
}
