import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { KeptPerson } from '@alongside/client';
import { Button, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonCardPartsFragment } from '../operations.generated.ts';

/** Someone I am alongside, with *Record a conversation*. Of someone whom the device kept there is the name alone, and no page without signal. */
@Component({
  selector: 'li[alTodayPerson]',
  imports: [Button, RouterLink, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today-person.html',
  host: { class: 'al-person-row' },
})
export class TodayPerson {
  /** Whom. */
  readonly person = input.required<PersonCardPartsFragment | (KeptPerson & { readonly standing?: undefined })>({ alias: 'alTodayPerson' });
}
