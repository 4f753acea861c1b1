import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '@alongside/client';
import { LinkButton, RowLink } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DutyPartsFragment } from '../operations.generated.ts';

/** Someone whose record this worker opened in danger, or read because of a duty, and who has not been told yet. */
@Component({
  selector: 'li[alDuty]',
  imports: [DayPipe, LinkButton, RouterLink, RowLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a alRowLink icon="message-square" [routerLink]="['/open-now/told', duty().id]">
      <p class="al-row-link__title">{{ (duty().ground ? 'overview.to-tell.row' : 'overview.to-tell.row-duty') | transloco }}</p>
      <p>{{ (duty().ground ? 'overview.to-tell.typed' : 'overview.to-tell.whom') | transloco: { typed: duty().typed } }}</p>
      <p class="al-soft">
        @if (duty().notYetUntil; as until) {
          {{ 'overview.to-tell.not-yet' | transloco: { day: (until | alDay) } }}
        } @else {
          {{ 'overview.to-tell.by' | transloco: { day: (duty().tellBy | alDay) } }}
          @if (duty().askedNotYet) {
            {{ 'overview.to-tell.asked' | transloco }}
          }
        }
        @if (duty().notByMessage) {
          {{ 'overview.to-tell.not-by-message' | transloco }}
        }
      </p>
    </a>
    @if (duty().stillOpen) {
      <p class="al-rows__more">
        <a alLinkButton icon="eye" [routerLink]="['/open-now', duty().ground, duty().id]">{{
          'overview.to-tell.still-open' | transloco
        }}</a>
      </p>
    }`,
})
export class DutyRow {
  readonly duty = input.required<DutyPartsFragment>({ alias: 'alDuty' });
}
