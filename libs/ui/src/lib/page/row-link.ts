import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** A row of a list that leads on: the whole row is the target. */
@Component({
  selector: 'a[alRowLink], button[alRowLink]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (icon(); as name) {
      <al-icon [name]="name" />
    }
    <span class="al-row-link__body"><ng-content /></span>
    <al-icon class="al-row-link__end" name="chevron-right" />`,
  host: { class: 'al-row-link' },
})
export class RowLink {
  /** An icon before the words. */
  readonly icon = input<IconName>();
}
