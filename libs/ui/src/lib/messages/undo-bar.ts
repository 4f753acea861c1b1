import { afterNextRender, ChangeDetectionStrategy, Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** What was just done, and the way to take it back for some seconds. Also read out. */
@Component({
  selector: 'al-undo-bar',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p role="status">
      @if (shown()) {
        <al-icon [name]="icon()" /><span>{{ message() }}</span>
      }
    </p>
    <button type="button" (click)="undo.emit()">{{ undoLabel() }}</button>`,
  host: { class: 'al-undo' },
})
export class UndoBar {
  /** What was done. */
  readonly message = input.required<string>();
  /** The word on the button. */
  readonly undoLabel = input.required<string>();
  /** How long it can be taken back, in seconds. */
  readonly seconds = input(10);
  /** The icon before the words. */
  readonly icon = input<IconName>('check');
  /** The button was pressed. */
  readonly undo = output<void>();
  /** The time is over; comes once. */
  readonly expired = output<void>();

  // The words come after their live region, because a region that arrives full is not read out everywhere
  protected readonly shown = signal(false);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.shown.set(true);
      const timer = setTimeout(() => this.expired.emit(), this.seconds() * 1000);
      destroyed.onDestroy(() => clearTimeout(timer));
    });
  }
}
