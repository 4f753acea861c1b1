import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** A small action that looks like a link. */
@Component({
  selector: 'button[alLinkButton], a[alLinkButton]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (icon(); as name) {
      <al-icon [name]="name" />
    }
    <span><ng-content /></span>`,
  host: { class: 'al-link-btn' },
})
export class LinkButton {
  /** An icon before the words. */
  readonly icon = input<IconName>();
}
