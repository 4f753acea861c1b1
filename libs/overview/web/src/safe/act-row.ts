import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { DayTimePipe } from '@alongside/client';
import { Button, LinkButton, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProtectiveActPartsFragment } from '../operations.generated.ts';
import { type Dismissed, NotMeant } from './not-meant.ts';

/** One thing that protects a person: what, who put it, when and why; and how it ends. */
@Component({
  selector: 'al-act-row',
  imports: [Button, DayTimePipe, LinkButton, NotMeant, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './act-row.html',
  host: { class: 'al-stack al-stack--xs' },
})
export class ActRow {
  readonly act = input.required<ProtectiveActPartsFragment>();
  readonly name = input.required<string>();
  readonly busy = input(false);
  /** Why it should end. */
  readonly end = output<string>();
  /** Who was not meant, and how the reader knows. */
  readonly dismiss = output<Dismissed>();

  protected readonly open = signal(false);
  protected readonly why = signal('');
  protected readonly tried = signal(false);

  protected send(): void {
    this.tried.set(true);
    if (this.why().trim()) this.end.emit(this.why().trim());
  }
}
