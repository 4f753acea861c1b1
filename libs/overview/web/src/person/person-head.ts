import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, Button, Icon, PageHeading } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonHeadPartsFragment } from '../operations.generated.ts';

/** Who it is, how to reach them and what they need, with the first thing to do. */
@Component({
  selector: 'al-person-head',
  imports: [Avatar, Button, Icon, PageHeading, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-head.html',
  host: { class: 'al-person' },
})
export class PersonHead {
  /** Whom. */
  readonly person = input.required<PersonHeadPartsFragment>();

  /** The name they like, where the full name does not show it. */
  protected readonly likes = computed(() => {
    const { name, preferredName } = this.person();
    return name.split(' ').includes(preferredName) || name === preferredName ? null : preferredName;
  });
}
