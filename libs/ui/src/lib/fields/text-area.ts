import { booleanAttribute, ChangeDetectionStrategy, Component, type ElementRef, input, model, output, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { FieldFrame } from './field-frame.ts';
import { describedBy } from './described-by.ts';
import { nextId } from '../next-id.ts';

/** A box for many words with its label, hint and error; it grows with them. */
@Component({
  selector: 'al-text-area',
  imports: [FieldFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-field-frame [fieldId]="fieldId()" [label]="label()" [labelStyle]="labelStyle()" [hint]="hint()" [error]="error()">
    <textarea
      #control
      class="govuk-textarea al-in al-area"
      dir="auto"
      [class.al-area--tall]="tall()"
      [class.al-in--error]="error()"
      [id]="fieldId()"
      [rows]="rows()"
      [disabled]="disabled()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      [value]="value()"
      (input)="value.set(control.value)"
      (blur)="touch.emit()"
    ></textarea>
  </al-field-frame>`,
})
export class TextArea implements FormValueControl<string> {
  /** The id of the box, so that an error summary can lead to it. */
  readonly fieldId = input(nextId('field'));
  /** What to write here. */
  readonly label = input.required<string>();
  /** The look of the label: bold, as a soft line, or only read out. */
  readonly labelStyle = input<'label' | 'hint' | 'hidden'>('label');
  /** Help below the label. */
  readonly hint = input<string>();
  /** What to put right; empty while nothing is wrong. */
  readonly error = input<string>();
  /** How many lines show at first. */
  readonly rows = input(4);
  /** The tall box of the page where a conversation is recorded. */
  readonly tall = input(false, { transform: booleanAttribute });
  /** Whether it cannot be changed now. */
  readonly disabled = input(false);
  /** What is written. */
  readonly value = model('');
  /** The reader left the box. */
  readonly touch = output<void>();

  protected readonly describedBy = describedBy(this.fieldId, this.hint, this.error);
  private readonly control = viewChild.required<ElementRef<HTMLTextAreaElement>>('control');

  /** Puts the cursor into the box. */
  focus(): void {
    this.control().nativeElement.focus();
  }

  /** Puts words where the cursor is, and the cursor behind them. */
  insert(text: string): void {
    const box = this.control().nativeElement;
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    this.value.set(box.value);
  }
}
