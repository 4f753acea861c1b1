import { HarnessPredicate } from '@angular/cdk/testing';
import { type FieldFilters, FieldHarness } from './field-harness.ts';

/** One line of text. */
export class TextFieldHarness extends FieldHarness {
  static hostSelector = 'al-text-field';

  static with(filters: FieldFilters = {}): HarnessPredicate<TextFieldHarness> {
    return new HarnessPredicate(TextFieldHarness, filters).addOption('label', filters.label, (harness, label) =>
      HarnessPredicate.stringMatches(harness.label(), label),
    );
  }
}
