import { booleanAttribute, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** What a button is for: go on, keep words, anything else, an equal choice, a quiet way out, or strong and rare. */
export type ButtonKind = 'go' | 'save' | 'plain' | 'soft' | 'bare' | 'ink';

/** A button, or a link that looks like one. */
@Component({
  selector: 'button[alButton], a[alButton]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (icon(); as name) {
      <al-icon [name]="name" />
    }
    <span><ng-content /></span>`,
  host: {
    class: 'al-btn',
    '[class]': 'kindClass()',
    '[class.al-btn--big]': 'big()',
    '[class.al-btn--wide]': 'wide()',
    '[attr.aria-disabled]': 'busy() ? "true" : null',
  },
})
export class Button {
  /** What the button is for; `go` when left out. */
  readonly alButton = input<ButtonKind | ''>('');
  /** An icon before the words. */
  readonly icon = input<IconName>();
  /** 52 px high, for the one thing to do on the page. */
  readonly big = input(false, { transform: booleanAttribute });
  /** As wide as its place. */
  readonly wide = input(false, { transform: booleanAttribute });
  /** Work is going on: presses do nothing, focus stays. */
  readonly busy = input(false, { transform: booleanAttribute });

  protected readonly kindClass = computed(() => `al-btn--${this.alButton() || 'go'}`);

  constructor() {
    // Captured, so that it comes before the page's own click handler and before a form is sent
    inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.addEventListener('click', (event) => this.#hold(event), { capture: true });
  }

  #hold(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
