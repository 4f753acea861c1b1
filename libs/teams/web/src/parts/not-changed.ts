import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Problem } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Change } from '../change.ts';

const words: Readonly<Record<string, string>> = { OFFLINE: 'offline', FORBIDDEN: 'forbidden', NOT_FOUND: 'gone', CONFLICT: 'gone' };

/** Why a change was not made, where it does not belong to one field: what is safe, and what to do. */
@Component({
  selector: 'al-not-changed',
  imports: [Problem, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@let it = change();
    @if (it.failed() || (it.refused() && !it.wrongName())) {
      <al-problem [heading]="'teams.not-changed.heading' | transloco">
        @if (it.refused(); as no) {
          <p>{{ no.message }}</p>
        } @else {
          <p>{{ 'teams.not-changed.' + why() | transloco }}</p>
        }
        <p>{{ 'teams.not-changed.safe' | transloco }}</p>
      </al-problem>
    }`,
})
export class NotChanged {
  /** The change that was sent. */
  readonly change = input.required<Change>();

  protected why(): string {
    return words[this.change().failed() ?? ''] ?? 'internal';
  }
}
