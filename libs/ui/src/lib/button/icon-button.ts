import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** A button that shows only an icon; its words are read out. For find, close and speak alone. */
@Component({
  selector: 'button[alIconButton], a[alIconButton]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-icon [name]="icon()" large /><span class="al-vh"><ng-content /></span>`,
  host: { class: 'al-icon-btn', '[class.al-icon-btn--framed]': 'framed()' },
})
export class IconButton {
  /** Which icon. */
  readonly icon = input.required<IconName>();
  /** Draws an edge round it. */
  readonly framed = input(false, { transform: booleanAttribute });
}
