import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '@alongside/client';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UnsortedPartsFragment } from '../operations.generated.ts';

/** What I wrote that has no readers yet, oldest first: who can read it, and the way to say so. */
@Component({
  selector: 'al-unsorted-card',
  imports: [Button, DayPipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './unsorted-card.html',
})
export class UnsortedCard {
  /** My entries without readers. */
  readonly unsorted = input.required<readonly UnsortedPartsFragment[]>();
}
