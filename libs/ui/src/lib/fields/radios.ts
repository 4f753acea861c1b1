import { booleanAttribute, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { nextId } from '../next-id.ts';
import type { Option } from './option.ts';
import { OptionGroup } from './option-group.ts';

/** A question with one answer, each in a card. */
@Component({
  selector: 'al-radios',
  imports: [OptionGroup],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-option-group
    kind="radio"
    [fieldId]="fieldId()"
    [legend]="legend()"
    [legendStyle]="legendStyle()"
    [hint]="hint()"
    [error]="error()"
    [options]="options()"
    [chosen]="chosen()"
    [disabled]="disabled()"
    [inline]="inline()"
    (switched)="value.set($event.value)"
    (left)="touch.emit()"
  />`,
})
export class Radios implements FormValueControl<string> {
  /** The id of the first option, so that an error summary can lead to it. */
  readonly fieldId = input(nextId('radios'));
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
  /** The value that is chosen; empty while there is none. */
  readonly value = model('');
  /** The reader left an option. */
  readonly touch = output<void>();

  protected readonly chosen = computed(() => [this.value()]);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Puts focus on the chosen option, or on the first. */
  focus(): void {
    const inputs = this.#host.nativeElement;
    (inputs.querySelector<HTMLElement>('input:checked') ?? inputs.querySelector<HTMLElement>('input'))?.focus();
  }
}
