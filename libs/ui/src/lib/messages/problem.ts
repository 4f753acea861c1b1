import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Something went wrong: what happened, what is safe, what to do. Read out at once. */
@Component({
  selector: 'al-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 class="al-h3">{{ heading() }}</h2>
    <div class="al-stack al-stack--s"><ng-content /></div>
    <div class="al-row al-row--buttons"><ng-content select="[alActions]" /></div>`,
  host: { class: 'al-problem', role: 'alert' },
})
export class Problem {
  /** What happened. */
  readonly heading = input.required<string>();
}
