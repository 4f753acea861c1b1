import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { DayTimePipe } from '@alongside/client';
import { Button, LinkButton, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReleasePartsFragment } from '../operations.generated.ts';

/** One time that what protects a person is lifted for one worker: for whom, why, until when; and how it is agreed to, or ends. */
@Component({
  selector: 'al-release-row',
  imports: [Button, DayTimePipe, LinkButton, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './release-row.html',
  host: { class: 'al-stack al-stack--xs' },
})
export class ReleaseRow {
  readonly release = input.required<ReleasePartsFragment>();
  readonly busy = input(false);
  /** Why it is agreed to. */
  readonly agree = output<string>();
  /** Why it should end. */
  readonly end = output<string>();

  protected readonly mayAgree = computed(() => {
    const { state, mine, forMe } = this.release();
    return state === 'asked' && !mine && !forMe;
  });
  /** What is being said, if anything is. */
  protected readonly open = signal<'agree' | 'end' | null>(null);
  protected readonly why = signal('');
  protected readonly tried = signal(false);

  protected start(what: 'agree' | 'end'): void {
    this.tried.set(false);
    this.open.set(what);
  }

  protected send(): void {
    this.tried.set(true);
    const why = this.why().trim();
    if (!why) return;
    if (this.open() === 'agree') this.agree.emit(why);
    else this.end.emit(why);
  }
}
