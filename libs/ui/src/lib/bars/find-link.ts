import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon.ts';

/** The way to the search page, in the top bar: a box on a desk, an icon on a phone. */
@Component({
  selector: 'al-find-link',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="al-find" [routerLink]="link()">
    <al-icon name="search" />
    <span class="al-find__words">{{ label() }}</span>
    @if (shortcut(); as keys) {
      <kbd class="al-find__words" aria-hidden="true">{{ keys }}</kbd>
    }
  </a>`,
})
export class FindLink {
  /** What it does. */
  readonly label = input.required<string>();
  /** The keys that do the same, as shown on a desk. */
  readonly shortcut = input<string>();
  /** The path of the search page. */
  readonly link = input.required<string>();
}
