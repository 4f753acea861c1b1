import { ChangeDetectionStrategy, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { nextId } from '../next-id.ts';
import { describedBy } from './described-by.ts';
import { FieldFrame } from './field-frame.ts';

/** A file of the reader's own. It is given to the page and goes nowhere by itself. */
@Component({
  selector: 'al-file-field',
  imports: [FieldFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-field-frame [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="error()">
    <input
      #control
      class="al-in"
      type="file"
      [class.al-in--error]="error()"
      [id]="fieldId()"
      [attr.accept]="accept()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      (change)="take()"
    />
  </al-field-frame>`,
})
export class FileField {
  readonly fieldId = input(nextId('file'));
  /** Which file. */
  readonly label = input.required<string>();
  /** Help below the label. */
  readonly hint = input<string>();
  /** What to put right; empty while nothing is wrong. */
  readonly error = input<string>();
  /** What the browser offers first, as `.csv,text/csv`. */
  readonly accept = input<string>();
  readonly chosen = output<File>();

  protected readonly describedBy = describedBy(this.fieldId, this.hint, this.error);
  private readonly control = viewChild.required<ElementRef<HTMLInputElement>>('control');

  focus(): void {
    this.control().nativeElement.focus();
  }

  protected take(): void {
    const file = this.control().nativeElement.files?.[0];
    if (file) this.chosen.emit(file);
  }
}
