import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon.ts';
import { Mark } from './mark.ts';
import type { NavItem } from './nav-item.ts';

/** The bar over every page: the mark, on a desk the places to go to, and what is projected at its end. */
@Component({
  selector: 'al-top-bar',
  imports: [Icon, Mark, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="al-wrap al-top__in">
    <a class="al-home" [routerLink]="home()">
      <al-mark />
      <span class="al-home__words"
        >{{ product() }}
        @if (place(); as name) {
          <small class="al-hide-phone">{{ name }}</small>
        }
      </span>
    </a>
    @if (items().length > 0) {
      <nav class="al-top__nav al-hide-phone" [attr.aria-label]="navLabel()">
        @for (item of items(); track item.link) {
          <a [routerLink]="item.link" [attr.aria-current]="item.current ? 'page' : null"><al-icon [name]="item.icon" />{{ item.label }}</a>
        }
      </nav>
    }
    <div class="al-top__end"><ng-content /></div>
  </header>`,
  host: { class: 'al-top' },
})
export class TopBar {
  /** The name of the product. */
  readonly product = input.required<string>();
  /** The name of the place, on a desk. */
  readonly place = input<string>();
  /** Where the mark leads. */
  readonly home = input('/');
  /** The places to go to; none before sign-in. */
  readonly items = input<readonly NavItem[]>([]);
  /** What the list of places is called when read out. */
  readonly navLabel = input<string>();
}
