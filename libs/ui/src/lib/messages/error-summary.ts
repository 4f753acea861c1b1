import { afterRenderEffect, ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { nextId } from '../next-id.ts';

/** One thing to put right in a form. */
export interface FieldError {
  /** What to do. */
  readonly text: string;
  /** The id of the field. */
  readonly fieldId: string;
}

/** The list of what to put right, at the top of a form. It takes focus each time it has something new to say. */
@Component({
  selector: 'al-error-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './error-summary.html',
  host: {
    class: 'al-problem',
    role: 'alert',
    tabindex: '-1',
    '[attr.aria-labelledby]': 'titleId',
    '[attr.hidden]': 'errors().length ? null : ""',
  },
})
export class ErrorSummary {
  /** The heading, for example "There is a problem". */
  readonly title = input.required<string>();
  /** What to put right, in the order of the fields; empty, nothing shows. */
  readonly errors = input.required<readonly FieldError[]>();

  protected readonly titleId = nextId('problem');
  readonly #document = inject(DOCUMENT);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterRenderEffect(() => {
      if (this.errors().length > 0) this.#host.nativeElement.focus();
    });
  }

  // Done by hand: with a base address, a bare fragment would load the first page anew
  protected go(event: Event, fieldId: string): void {
    event.preventDefault();
    this.#document.getElementById(fieldId)?.focus();
  }
}
