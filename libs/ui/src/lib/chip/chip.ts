import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** A short label that shows (on a span) or acts (on a button); `pressed` makes it a switch with a tick. */
@Component({
  selector: 'span[alChip], button[alChip], a[alChip]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (shownIcon(); as name) {
      <al-icon [name]="name" />
    }
    <span><ng-content /></span>
    @if (endIcon(); as name) {
      <al-icon [name]="name" />
    }`,
  host: { class: 'al-chip', '[class.al-chip--on]': 'on() || pressed()', '[attr.aria-pressed]': 'pressed()' },
})
export class Chip {
  /** An icon before the words. */
  readonly icon = input<IconName>();
  /** An icon after the words, for a chip that can be taken away. */
  readonly endIcon = input<IconName>();
  /** Whether the switch is on; left out, the chip is no switch. */
  readonly pressed = input<boolean>();
  /** Draws a chip that is no switch as chosen. */
  readonly on = input(false, { transform: booleanAttribute });

  protected readonly shownIcon = computed(() => (this.pressed() ? 'check' : this.icon()));
}
