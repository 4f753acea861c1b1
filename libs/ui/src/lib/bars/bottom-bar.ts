import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon.ts';
import type { NavItem } from './nav-item.ts';

/** The places to go to, at the foot of a phone. */
@Component({
  selector: 'al-bottom-bar',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav class="al-bottom" [attr.aria-label]="navLabel()">
    @for (item of items(); track item.link) {
      <a [routerLink]="item.link" [class.al-bottom__record]="item.record" [attr.aria-current]="item.current ? 'page' : null">
        <span class="al-bottom__sign"><al-icon [name]="item.icon" large /></span>
        <span>{{ item.label }}</span>
      </a>
    }
  </nav>`,
})
export class BottomBar {
  /** The places to go to. */
  readonly items = input.required<readonly NavItem[]>();
  /** What the list of places is called when read out. */
  readonly navLabel = input.required<string>();
}
