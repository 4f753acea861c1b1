import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { type GraphErrorCode, thisDevice } from '@alongside/client';
import { Button, Problem, Skeleton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** In place of what a page shows while it is not there: on its way, or why not. Nothing of it is kept on the device, and it says so. */
@Component({
  selector: 'al-waits',
  imports: [Button, Problem, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (code(); as why) {
      @if (why === 'FORBIDDEN') {
        <p class="al-read">{{ 'teams.waits.forbidden' | transloco }}</p>
      } @else {
        <al-problem [heading]="'common.problem.heading' | transloco">
          <p>{{ (why === 'OFFLINE' ? 'teams.waits.offline' : 'common.problem.internal') | transloco: { device } }}</p>
          <button alActions alButton="plain" type="button" icon="refresh-cw" (click)="retry.emit()">
            {{ 'common.try-again' | transloco }}
          </button>
        </al-problem>
      }
    } @else {
      <al-skeleton shape="list" [waitingFor]="'teams.waits.loading' | transloco" />
    }`,
})
export class Waits {
  /** Why it is not there; undefined while it is on its way. */
  readonly code = input.required<GraphErrorCode | undefined>();
  /** *Try again* was pressed. */
  readonly retry = output<void>();

  protected readonly device = thisDevice();
}
