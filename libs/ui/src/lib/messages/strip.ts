import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** A quiet line that tells something about the page: a copy's age, a limit, what happens next. */
@Component({
  selector: 'al-strip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-icon [name]="icon()" />
    <p><ng-content /></p>
    <ng-content select="[alEnd]" />`,
  host: { class: 'al-strip', '[class.al-strip--top]': 'top()', '[attr.role]': 'top() ? "status" : null' },
})
export class Strip {
  /** The icon before the words. */
  readonly icon = input<IconName>('info');
  /** As wide as the page, right under the top bar; read out when it comes. */
  readonly top = input(false, { transform: booleanAttribute });
}
