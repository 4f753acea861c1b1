import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe, type OutboxItem, thisDevice } from '@alongside/client';
import { Card, LinkButton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** What is waiting to be sent from this device. */
@Component({
  selector: 'al-waiting-card',
  imports: [Card, DayTimePipe, LinkButton, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-card icon="cloud-upload" [heading]="'overview.today.waiting.heading' | transloco: { count: items().length }">
    <p>{{ 'overview.today.waiting.words' | transloco: { count: items().length, device } }}</p>
    <ul class="al-stack al-stack--xs">
      @for (item of items(); track item.entryId) {
        <li>
          @if (item.recorded) {
            {{ 'overview.today.waiting.sorting' | transloco: { name: item.preferredName } }}
          } @else {
            <a [routerLink]="['/people', item.personId, 'saved', item.entryId]">
              {{ 'overview.today.waiting.whom' | transloco: { name: item.preferredName, when: (item.occurredAt | alDayTime) } }}
            </a>
          }
        </li>
      }
    </ul>
    <p>
      <button alLinkButton type="button" icon="refresh-cw" (click)="retry.emit()">{{ 'overview.today.waiting.try' | transloco }}</button>
    </p>
  </al-card>`,
})
export class WaitingCard {
  /** Not on the server yet, oldest first. */
  readonly items = input.required<readonly OutboxItem[]>();
  /** *Try now*. */
  readonly retry = output<void>();

  protected readonly device = thisDevice();
}
