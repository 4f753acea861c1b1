import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe } from '@alongside/client';
import { showPhone } from '@alongside/people/web';
import { Button, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CallBackPartsFragment } from '../operations.generated.ts';

/** A colleague asks to be rung: who, about whom, on which number. */
@Component({
  selector: 'li[alCallBack]',
  imports: [Button, DayTimePipe, RouterLink, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-back-row.html',
  host: { class: 'al-stack al-stack--s' },
})
export class CallBackRow {
  /** Who asks, about whom. */
  readonly callBack = input.required<CallBackPartsFragment>({ alias: 'alCallBack' });
  /** It is being noted. */
  readonly busy = input(false);
  /** It was noted: the row says so and takes the focus that its button had. */
  readonly rung = input(false);
  /** *I have rung*. */
  readonly done = output<void>();

  private readonly said = viewChild<ElementRef<HTMLElement>>('said');
  protected readonly number = computed(() => this.callBack().phone.replaceAll(/[^\d+]/g, ''));
  /** As people write it, and never parted at a line end. */
  protected readonly phone = computed(() => showPhone(this.callBack().phone).replaceAll(' ', '\u00a0'));
  protected readonly asker = computed(() => `${this.callBack().asker.name}, ${this.callBack().organisation.name}`);

  constructor() {
    afterRenderEffect(() => this.said()?.nativeElement.focus());
  }
}
