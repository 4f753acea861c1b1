import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { tidied } from '@alongside/teams/model';
import { Button, Problem } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** One thing that can be changed: its name on the screen, what was just written of it, and what stands there now. */
export interface TwoOfIt {
  readonly label: string;
  readonly mine: string;
  readonly standing: string;
}

/** Two administrators changed the same at once. What differs shows in both versions, and whoever came second chooses. */
@Component({
  selector: 'al-which-words',
  imports: [Button, Problem, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-problem [heading]="'teams.which-words.heading' | transloco">
    <p>{{ 'teams.which-words.lead' | transloco }}</p>
    @for (whose of versions; track whose) {
      <h3 class="al-label">{{ 'teams.which-words.' + whose | transloco }}</h3>
      <dl class="al-facts">
        @for (one of differing(); track one.label) {
          <div>
            <dt>{{ one.label }}</dt>
            <dd dir="auto">{{ one[whose] }}</dd>
          </div>
        }
      </dl>
    }
    @for (whose of versions; track whose) {
      <button alActions alButton="soft" type="button" (click)="choose.emit(whose)">
        {{ 'teams.which-words.use.' + whose | transloco }}
      </button>
    }
  </al-problem>`,
})
export class WhichWords {
  /** Everything that the form changes. What is the same in both is left out. */
  readonly of = input.required<readonly TwoOfIt[]>();
  readonly choose = output<'mine' | 'standing'>();

  protected readonly versions = ['mine', 'standing'] as const;
  protected readonly differing = computed(() => this.of().filter(({ mine, standing }) => tidied(mine) !== standing));
}
