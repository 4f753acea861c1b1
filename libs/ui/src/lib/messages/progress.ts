import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { nextId } from '../next-id.ts';

/** How far long work has come. */
@Component({
  selector: 'al-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<label class="al-label" [for]="id">{{ label() }}</label>
    <progress class="al-progress" max="100" [id]="id" [value]="percent()"></progress>
    <p class="al-soft">{{ words() }}</p>`,
  host: { class: 'al-stack al-stack--xs' },
})
export class Progress {
  /** What is being done. */
  readonly label = input.required<string>();
  /** How much of it is done, 0 to 1. */
  readonly share = input.required<number>();
  /** How far it is, in words. */
  readonly words = input('');

  protected readonly id = nextId('progress');
  protected readonly percent = computed(() => Math.round(Math.min(1, Math.max(0, this.share())) * 100));
}
