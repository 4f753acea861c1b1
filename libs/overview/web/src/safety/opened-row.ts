import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe } from '@alongside/client';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpenedPartsFragment } from '../operations.generated.ts';

/** A colleague opened the record of someone whom this worker leads: who, for which organisation, when. */
@Component({
  selector: 'li[alOpened]',
  imports: [Button, DayTimePipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p>{{ 'overview.opened.' + opened().ground | transloco: names() }}</p>
    <p class="al-soft">{{ 'overview.opened.when' | transloco: { when: (opened().at | alDayTime) } }}</p>
    <p>
      <a alButton="bare" [routerLink]="['/people', opened().person.id]">{{ opened().person.preferredName }}</a>
    </p>`,
  host: { class: 'al-stack al-stack--s' },
})
export class OpenedRow {
  readonly opened = input.required<OpenedPartsFragment>({ alias: 'alOpened' });

  protected names(): { worker: string; organisation: string; name: string } {
    const { worker, organisation, person } = this.opened();
    return { worker: worker.name, organisation: organisation.name, name: person.preferredName };
  }
}
