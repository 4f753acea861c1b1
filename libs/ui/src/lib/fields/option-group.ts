import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import { describedBy, errorId, hintId } from './described-by.ts';
import type { Option } from './option.ts';

/** Options in cards under one question: the shared shape of radios and checkboxes. Inside this library only. */
@Component({
  selector: 'al-option-group',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './option-group.html',
})
export class OptionGroup {
  /** One choice, or several. */
  readonly kind = input.required<'radio' | 'checkbox'>();
  /** The id of the first option; the next ones count on from it. */
  readonly fieldId = input.required<string>();
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
  /** The values that are chosen. */
  readonly chosen = input.required<readonly string[]>();
  /** Whether nothing can be changed now. */
  readonly disabled = input(false);
  /** Side by side where there is room. */
  readonly inline = input(false);
  /** Without cards, for filters. */
  readonly plain = input(false);
  /** An option was switched by hand. */
  readonly switched = output<{ value: string; on: boolean }>();
  /** The reader left an option. */
  readonly left = output<void>();

  protected readonly part = computed(() => (this.kind() === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'));
  protected readonly legendClass = computed(
    () => ({ h2: 'al-h2', h3: 'al-h3', label: 'al-field__label', hidden: 'al-vh' })[this.legendStyle()],
  );
  protected readonly hintId = computed(() => hintId(this.fieldId()));
  protected readonly errorId = computed(() => errorId(this.fieldId()));
  protected readonly describedBy = describedBy(this.fieldId, this.hint, this.error);

  protected optionId(index: number): string {
    return index === 0 ? this.fieldId() : `${this.fieldId()}-${index + 1}`;
  }
}
