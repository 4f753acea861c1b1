import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '@alongside/client';
import { Avatar, RowLink } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonCardPartsFragment } from './operations.generated.ts';

/** One line of a list of people: enough to know it is them. The whole line leads to the person. */
@Component({
  selector: 'li[alPersonRow]',
  imports: [Avatar, RouterLink, RowLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-row.html',
})
export class PersonRow {
  /** Whom the line is about. */
  readonly person = input.required<PersonCardPartsFragment>({ alias: 'alPersonRow' });
  /** The line is followed. */
  readonly opened = output<void>();

  private readonly language = inject(Language);
  /** Right behind the name, with its comma. */
  protected readonly age = computed(() => {
    const { age } = this.person();
    return age === null ? '' : this.language.say('people.card.age', { age });
  });
}
