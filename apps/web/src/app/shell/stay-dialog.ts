import { afterNextRender, ChangeDetectionStrategy, Component, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { Dates, thisDevice } from '@alongside/client';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Two minutes before the session ends: stay signed in, or know when it ends. */
@Component({
  selector: 'al-stay-dialog',
  imports: [Button, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<dialog #dialog class="al-card al-dialog" aria-labelledby="stay-heading" aria-describedby="stay-words" (close)="closed.emit()">
    <div class="al-stack">
      <h2 class="al-h2" id="stay-heading">{{ 'app.warning.heading' | transloco }}</h2>
      <p class="al-read" id="stay-words">{{ 'app.warning.' + because() | transloco: { time: time(), device } }}</p>
      <div class="al-row al-row--buttons">
        @if (because() === 'idle') {
          <button alButton type="button" (click)="dialog.close()">{{ 'app.warning.stay' | transloco }}</button>
        } @else {
          <button alButton type="button" (click)="dialog.close()">{{ 'app.warning.close' | transloco }}</button>
        }
      </div>
    </div>
  </dialog>`,
})
export class StayDialog {
  /** Why the session ends: nobody did anything, or it has lasted its full length. */
  readonly because = input.required<'idle' | 'end'>();
  /** When it ends, in epoch milliseconds. */
  readonly at = input.required<number>();
  /** The worker answered, by the button or by Escape. */
  readonly closed = output();

  protected readonly device = thisDevice();
  private readonly dates = inject(Dates);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected time(): string {
    return this.dates.time(new Date(this.at()).toISOString());
  }
}
