import { ChangeDetectionStrategy, Component, type ElementRef, input, model, output, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { FieldFrame } from './field-frame.ts';
import { describedBy } from './described-by.ts';
import { nextId } from '../next-id.ts';

/** One line of text with its label, hint and error. */
@Component({
  selector: 'al-text-field',
  imports: [FieldFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-field-frame [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="error()">
    <input
      #control
      class="govuk-input al-in"
      [class.al-in--short]="width() === 'short'"
      [class.al-in--error]="error()"
      [id]="fieldId()"
      [type]="type()"
      [attr.inputmode]="inputMode()"
      [attr.autocomplete]="autocomplete()"
      [disabled]="disabled()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      [value]="value()"
      (input)="value.set(control.value)"
      (blur)="touch.emit()"
    />
  </al-field-frame>`,
})
export class TextField implements FormValueControl<string> {
  /** The id of the box, so that an error summary can lead to it. */
  readonly fieldId = input(nextId('field'));
  /** What to write here. */
  readonly label = input.required<string>();
  /** Help below the label. */
  readonly hint = input<string>();
  /** What to put right; empty while nothing is wrong. */
  readonly error = input<string>();
  /** The kind of box. */
  readonly type = input<'text' | 'tel' | 'email' | 'date'>('text');
  /** Which keyboard a phone shows. */
  readonly inputMode = input<'text' | 'numeric' | 'tel' | 'email'>();
  /** What a browser may fill in. */
  readonly autocomplete = input('off');
  /** As wide as its place, or short, as for a date or a postcode. */
  readonly width = input<'full' | 'short'>('full');
  /** Whether it cannot be changed now. */
  readonly disabled = input(false);
  /** What is written. */
  readonly value = model('');
  /** The reader left the box. */
  readonly touch = output<void>();

  protected readonly describedBy = describedBy(this.fieldId, this.hint, this.error);
  private readonly control = viewChild.required<ElementRef<HTMLInputElement>>('control');

  /** Puts the cursor into the box. */
  focus(): void {
    this.control().nativeElement.focus();
  }
}
