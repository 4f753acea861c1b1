import { afterNextRender, ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import { Language, PageTitle, thisDevice } from '@alongside/client';
import { Button, ErrorSummary, type FieldError, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Amending } from './amending.ts';

/** Other words for one's own entry, and why if one likes. */
@Component({
  selector: 'al-amend-form',
  imports: [Button, ErrorSummary, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './amend-form.html',
  host: {
    class: 'al-card al-stack',
    '(keydown.control.enter)': 'finish($event)',
    '(keydown.meta.enter)': 'finish($event)',
    '(window:pagehide)': 'amending().leave()',
    '(document:visibilitychange)': 'amending().leave()',
  },
})
export class AmendForm {
  private readonly title = inject(PageTitle);
  private readonly language = inject(Language);
  protected readonly device = thisDevice();

  readonly amending = input.required<Amending>();
  /** What the person likes to be called. */
  readonly preferredName = input.required<string>();
  /** The words are on their way. */
  readonly busy = input(false);
  /** The words are in order and are to be saved. */
  readonly save = output<void>();
  /** The words that stand are to stay. */
  readonly cancelled = output<void>();

  private readonly box = viewChild.required(TextArea);
  protected readonly errors = signal<readonly FieldError[]>([]);

  constructor() {
    afterNextRender(() => this.box().focus());
  }

  protected finish(event?: Event): void {
    event?.preventDefault();
    if (this.busy()) return;
    const problem = this.amending().problem();
    this.errors.set(problem ? [{ text: this.language.say(`conversations.record.problem.${problem}`), fieldId: 'amended-words' }] : []);
    this.title.problem(problem !== null);
    if (!problem) this.save.emit();
  }
}
