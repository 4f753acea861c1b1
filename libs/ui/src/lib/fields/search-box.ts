import { ChangeDetectionStrategy, Component, type ElementRef, input, model, output, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { IconButton } from '../button/icon-button.ts';
import { nextId } from '../next-id.ts';
import { FieldFrame } from './field-frame.ts';

/** The one box to find someone, with a way to clear it. */
@Component({
  selector: 'al-search-box',
  imports: [FieldFrame, IconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-field-frame [fieldId]="fieldId()" [label]="label()">
    <div class="al-search">
      <input
        #control
        class="govuk-input al-in"
        type="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        [id]="fieldId()"
        [value]="value()"
        (input)="value.set(control.value)"
        (blur)="touch.emit()"
      />
      @if (value()) {
        <button alIconButton class="al-search__clear" type="button" icon="x" (click)="clear()">{{ clearLabel() }}</button>
      }
    </div>
  </al-field-frame>`,
})
export class SearchBox implements FormValueControl<string> {
  /** The id of the box. */
  readonly fieldId = input(nextId('search'));
  /** What can be typed. */
  readonly label = input.required<string>();
  /** What the clear button is called when read out. */
  readonly clearLabel = input.required<string>();
  /** What is typed. */
  readonly value = model('');
  /** The reader left the box. */
  readonly touch = output<void>();

  private readonly control = viewChild.required<ElementRef<HTMLInputElement>>('control');

  /** Puts the cursor into the box. */
  focus(): void {
    this.control().nativeElement.focus();
  }

  protected clear(): void {
    this.value.set('');
    this.focus();
  }
}
