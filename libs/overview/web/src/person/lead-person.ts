import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DayPipe } from '@alongside/client';
import { Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LeadPartsFragment } from '../operations.generated.ts';

/** The worker whom the person chose, and who stays. */
@Component({
  selector: 'al-lead-person',
  imports: [DayPipe, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lead-person.html',
  host: { class: 'al-stack al-stack--s' },
})
export class LeadPerson {
  /** The lead; null while nobody is. */
  readonly lead = input.required<LeadPartsFragment | null>();
  /** What the person likes to be called. */
  readonly name = input.required<string>();
}
