import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** On what a reading rests. */
export type BasisKind = 'chose' | 'told' | 'duty' | 'safe';

const icons: Record<BasisKind, IconName> = { chose: 'hand', told: 'message-square', duty: 'scale', safe: 'shield' };

/** A label that says on what a reading rests: a choice, telling, a duty, or someone's safety. The words tell it; frame and icon repeat it. */
@Component({
  selector: 'al-basis',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-icon [name]="icon()" /><span><ng-content /></span>`,
  host: { '[class]': 'looks()' },
})
export class Basis {
  readonly kind = input.required<BasisKind>();

  protected readonly icon = computed(() => icons[this.kind()]);
  protected readonly looks = computed(() => `al-basis al-basis--${this.kind()}`);
}
