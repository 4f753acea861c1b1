import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type GraphErrorCode, thisDevice } from '@alongside/client';
import { Button, Problem } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

const said: Partial<Record<GraphErrorCode, string>> = { OFFLINE: 'offline', FORBIDDEN: 'forbidden' };

/** A page could not get what it shows: what happened, what is safe, and a way to try again. */
@Component({
  selector: 'al-page-problem',
  imports: [Button, Problem, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-problem [heading]="'common.problem.heading' | transloco">
    <p>{{ 'common.problem.' + why() | transloco: { device } }}</p>
    @if (code() !== 'FORBIDDEN') {
      <button alActions alButton="plain" type="button" icon="refresh-cw" [busy]="busy()" (click)="retry.emit()">
        {{ 'common.try-again' | transloco }}
      </button>
    }
  </al-problem>`,
})
export class PageProblem {
  /** Why it failed. */
  readonly code = input.required<GraphErrorCode | undefined>();
  /** It is being tried again. */
  readonly busy = input(false);
  /** *Try again* was pressed. */
  readonly retry = output<void>();

  protected readonly device = thisDevice();
  protected readonly why = computed(() => said[this.code() ?? 'INTERNAL'] ?? 'internal');
}
