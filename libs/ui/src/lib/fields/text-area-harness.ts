import { HarnessPredicate } from '@angular/cdk/testing';
import { type FieldFilters, FieldHarness } from './field-harness.ts';

/** A box for many words. */
export class TextAreaHarness extends FieldHarness {
  static hostSelector = 'al-text-area';

  static with(filters: FieldFilters = {}): HarnessPredicate<TextAreaHarness> {
    return new HarnessPredicate(TextAreaHarness, filters).addOption('label', filters.label, (harness, label) =>
      HarnessPredicate.stringMatches(harness.label(), label),
    );
  }
}
