import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type IconName, iconPaths } from './icon-paths.ts';

// These point along the line of reading, so they turn round where it runs from right to left
const turning: ReadonlySet<IconName> = new Set(['arrow-left', 'arrow-right', 'chevron-right', 'log-out', 'undo-2']);

/** A drawn sign beside words; never read out, so the words must stand alone. */
@Component({
  selector: 'al-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 0 24 24" focusable="false"><path [attr.d]="path()" /></svg>`,
  host: { class: 'al-icon', 'aria-hidden': 'true', '[class.al-icon--l]': 'large()', '[class.al-icon--turns]': 'turns()' },
})
export class Icon {
  /** Which icon. */
  readonly name = input.required<IconName>();
  /** 24 px instead of the size of the words beside it. */
  readonly large = input(false, { transform: booleanAttribute });

  protected readonly path = computed(() => iconPaths[this.name()]);
  protected readonly turns = computed(() => turning.has(this.name()));
}
