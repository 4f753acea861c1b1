import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Button, Problem } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Two people changed the same words at once. Both versions show, and the worker chooses which words to use. */
@Component({
  selector: 'al-two-versions',
  imports: [Button, Problem, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-problem [heading]="'people.two-versions.heading' | transloco">
    <p>{{ 'people.two-versions.lead' | transloco }}</p>
    <h3 class="al-label">{{ 'people.two-versions.mine' | transloco }}</h3>
    <p class="al-read al-words" dir="auto">{{ mine() }}</p>
    <h3 class="al-label">{{ 'people.two-versions.standing' | transloco }}</h3>
    <p class="al-read al-words" dir="auto">{{ standing() }}</p>
    <button alActions alButton="soft" type="button" (click)="choose.emit('mine')">
      {{ 'people.two-versions.use-mine' | transloco }}
    </button>
    <button alActions alButton="soft" type="button" (click)="choose.emit('standing')">
      {{ 'people.two-versions.use-standing' | transloco }}
    </button>
  </al-problem>`,
})
export class TwoVersions {
  /** The words that were just written. */
  readonly mine = input.required<string>();
  /** The words that stand now. */
  readonly standing = input.required<string>();
  readonly choose = output<'mine' | 'standing'>();
}
