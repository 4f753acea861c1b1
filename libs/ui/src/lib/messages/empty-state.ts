import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Heading } from '../page/heading.ts';

/** What stands where a list is empty: why, and the next thing to do. */
@Component({
  selector: 'al-empty',
  imports: [Heading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-heading [level]="level()" [look]="2">{{ heading() }}</al-heading>
    <div class="al-read"><ng-content /></div>
    <div class="al-row al-row--buttons"><ng-content select="[alActions]" /></div>`,
  host: { class: 'al-empty al-stack al-stack--s' },
})
export class EmptyState {
  /** What is not there. */
  readonly heading = input.required<string>();
  /** The level of the heading in the page's outline. */
  readonly level = input<2 | 3>(2);
}
