import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '@alongside/client';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingCautionPartsFragment } from '../operations.generated.ts';

/** A caution note that waits for me: to agree to it, or to look again before its review day. */
@Component({
  selector: 'li[alCaution]',
  imports: [Button, DayPipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './caution-row.html',
  host: { class: 'al-person-row' },
})
export class CautionRow {
  readonly alCaution = input.required<WaitingCautionPartsFragment>();
}
