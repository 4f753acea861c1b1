import { afterRenderEffect, ChangeDetectionStrategy, Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Someone has left: first what happens then, and once more the question, because it ends what keeps people safe. */
@Component({
  selector: 'al-has-left',
  imports: [Button, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './has-left.html',
  host: { class: 'al-card al-stack al-stack--s', role: 'region', 'aria-labelledby': 'leaving' },
})
export class HasLeft {
  /** Who. */
  readonly name = input.required<string>();
  /** What they leave. */
  readonly organisation = input.required<string>();
  /** It is the administrator's own name. */
  readonly isMe = input(false);
  /** It is being sent. */
  readonly busy = input(false);
  /** They have left. */
  readonly left = output<void>();

  protected readonly asking = signal(false);
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterRenderEffect(() => this.question()?.nativeElement.focus());
  }

  protected keep(): void {
    this.asking.set(false);
    // The button that had the focus is gone.
    this.heading().nativeElement.focus();
  }
}
