import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DayPipe } from '@alongside/client';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CautionPartsFragment } from '../operations.generated.ts';

/** One caution note: what to know, what it rests on, whether the person was told, who stands behind it, and until when. */
@Component({
  selector: 'al-caution-words',
  imports: [DayPipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './caution-words.html',
  host: { class: 'al-stack al-stack--xs' },
})
export class CautionWords {
  readonly note = input.required<CautionPartsFragment>();
  readonly name = input.required<string>();
}
