import { booleanAttribute, ChangeDetectionStrategy, Component, ElementRef, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { nextId } from '../next-id.ts';
import type { Option } from './option.ts';
import { OptionGroup } from './option-group.ts';

/** A question with any number of answers. */
@Component({
  selector: 'al-checkboxes',
  imports: [OptionGroup],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-option-group
    kind="checkbox"
    [fieldId]="fieldId()"
    [legend]="legend()"
    [legendStyle]="legendStyle()"
    [hint]="hint()"
    [error]="error()"
    [options]="options()"
    [chosen]="value()"
    [disabled]="disabled()"
    [inline]="inline()"
    [plain]="plain()"
    (switched)="change($event.value, $event.on)"
    (left)="touch.emit()"
  />`,
})
export class Checkboxes implements FormValueControl<readonly string[]> {
  /** The id of the first option, so that an error summary can lead to it. */
  readonly fieldId = input(nextId('checkboxes'));
  /** The question. */
  readonly legend = input.required<string>();
  /** The look of the question: a section heading, a smaller one, a label, or only read out. */
  readonly legendStyle = input<'h2' | 'h3' | 'label' | 'hidden'>('h3');
  /** Help below the question. */
  readonly hint = input<string>();
  /** What to put right. */
  readonly error = input<string>();
  /** What to choose from. */
  readonly options = input.required<readonly Option[]>();
  /** Whether nothing can be changed now. */
  readonly disabled = input(false);
  /** Side by side where there is room. */
  readonly inline = input(false, { transform: booleanAttribute });
  /** Without cards, for filters. */
  readonly plain = input(false, { transform: booleanAttribute });
  /** The values that are chosen, in the order of the options. */
  readonly value = model<readonly string[]>([]);
  /** The reader left an option. */
  readonly touch = output<void>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Puts focus on the first option. */
  focus(): void {
    this.#host.nativeElement.querySelector<HTMLElement>('input')?.focus();
  }

  protected change(value: string, on: boolean): void {
    const now = this.value();
    this.value.set(
      this.options()
        .map((option) => option.value)
        .filter((each) => (each === value ? on : now.includes(each))),
    );
  }
}
