import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StandingLinePartsFragment } from '../operations.generated.ts';

/** After a story: which organisations may hold something here, whether or not they do just now, and whom to ask. Nothing where there is none. */
@Component({
  selector: 'al-standing-lines',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (line of lines(); track line.organisation.id) {
    <p class="al-may-hold">
      {{ wordsFor(line) | transloco: { organisation: line.organisation.name, lead: line.leadName, desk: line.dutyDesk } }}
    </p>
  }`,
  host: { class: 'al-stack al-stack--s', '[attr.hidden]': 'lines().length ? null : ""' },
})
export class StandingLines {
  readonly lines = input.required<readonly StandingLinePartsFragment[]>();

  protected wordsFor({ leadName, dutyDesk }: StandingLinePartsFragment): string {
    const whom = leadName ? (dutyDesk ? 'lead' : 'lead-alone') : dutyDesk ? 'desk' : 'desk-unknown';
    return `overview.person.standing-lines.${whom}`;
  }
}
