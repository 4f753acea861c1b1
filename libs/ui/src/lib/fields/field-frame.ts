import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import { errorId, hintId } from './described-by.ts';

/** What stands round the box of a field: label, hint and error. Inside this library only. */
@Component({
  selector: 'al-field-frame',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<label [class]="labelClass()" [for]="fieldId()">{{ label() }}</label>
    @if (hint()) {
      <p class="al-hint" [id]="hintId()">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="al-error" [id]="errorId()"><al-icon name="circle-alert" />{{ error() }}</p>
    }
    <ng-content />`,
  host: { class: 'al-field', '[class.al-field--error]': 'error()' },
})
export class FieldFrame {
  /** The id of the box. */
  readonly fieldId = input.required<string>();
  /** What to write here. */
  readonly label = input.required<string>();
  /** The look of the label: bold, as a soft line, or only read out. */
  readonly labelStyle = input<'label' | 'hint' | 'hidden'>('label');
  /** Help below the label. */
  readonly hint = input<string>();
  /** What to put right. */
  readonly error = input<string>();

  protected readonly labelClass = computed(() => ({ label: 'al-field__label', hint: 'al-hint', hidden: 'al-vh' })[this.labelStyle()]);
  protected readonly hintId = computed(() => hintId(this.fieldId()));
  protected readonly errorId = computed(() => errorId(this.fieldId()));
}
