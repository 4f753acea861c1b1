import { booleanAttribute, ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Button, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** A worker who is in a team, or could be, for one organisation. */
export interface InTeam {
  readonly worker: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Someone in a team, or someone who could be, with the one thing to do about it. */
@Component({
  selector: 'li[alInTeam]',
  imports: [Button, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-who size="s" [name]="who().worker.name">
      <p class="al-label">{{ who().worker.name }}</p>
      <p class="al-xs al-soft">{{ who().organisation.name }}</p>
    </al-who>
    @if (mayChange()) {
      <button
        alButton="plain"
        type="button"
        [busy]="busy()"
        [attr.aria-label]="(inside() ? 'teams.team.take-out-whom' : 'teams.team.put-in-whom') | transloco: { name: who().worker.name }"
        (click)="move.emit()"
      >
        {{ (inside() ? 'teams.team.take-out' : 'teams.team.put-in') | transloco }}
      </button>
    }`,
  host: { class: 'al-row al-row--between' },
})
export class TeamRow {
  /** Who, for which organisation. */
  readonly who = input.required<InTeam>({ alias: 'alInTeam' });
  /** They are in the team. */
  readonly inside = input(false, { transform: booleanAttribute });
  /** It can be changed here. */
  readonly mayChange = input(false, { transform: booleanAttribute });
  /** A change is being sent. */
  readonly busy = input(false);
  /** In, or out. */
  readonly move = output<void>();
}
