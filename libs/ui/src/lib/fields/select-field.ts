import { ChangeDetectionStrategy, Component, type ElementRef, input, model, signal, viewChild } from '@angular/core';
import { nextId } from '../next-id.ts';
import { FieldFrame } from './field-frame.ts';
import { describedBy } from './described-by.ts';
import type { Option } from './option.ts';

/** One of many: where radios would fill the screen. */
@Component({
  selector: 'al-select-field',
  imports: [FieldFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-field-frame [fieldId]="fieldId()" [label]="label()" [labelStyle]="labelStyle()" [hint]="hint()">
    <select
      #control
      class="al-in al-in--select"
      [id]="fieldId()"
      [disabled]="disabled()"
      [attr.aria-describedby]="describedBy()"
      (change)="value.set(control.value)"
    >
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
      }
    </select>
  </al-field-frame>`,
})
export class SelectField {
  readonly fieldId = input(nextId('select'));
  /** What is chosen here. */
  readonly label = input.required<string>();
  readonly labelStyle = input<'label' | 'hint' | 'hidden'>('label');
  /** Help below the label. */
  readonly hint = input<string>();
  readonly options = input.required<readonly Option[]>();
  readonly disabled = input(false);
  /** The value that is chosen. */
  readonly value = model('');

  protected readonly describedBy = describedBy(this.fieldId, this.hint, signal(undefined));
  private readonly control = viewChild.required<ElementRef<HTMLSelectElement>>('control');

  focus(): void {
    this.control().nativeElement.focus();
  }
}
