import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';
import type { FieldFilters } from './field-harness.ts';

/** One of many. */
export class SelectFieldHarness extends ComponentHarness {
  static hostSelector = 'al-select-field';

  static with(filters: FieldFilters = {}): HarnessPredicate<SelectFieldHarness> {
    return new HarnessPredicate(SelectFieldHarness, filters).addOption('label', filters.label, (harness, label) =>
      HarnessPredicate.stringMatches(harness.label(), label),
    );
  }

  readonly #label = this.locatorFor('label');
  readonly #control = this.locatorFor('select');
  readonly #options = this.locatorForAll('option');

  async label(): Promise<string> {
    return (await this.#label()).text();
  }

  async value(): Promise<string> {
    return (await this.#control()).getProperty('value');
  }

  /** Chooses the option with these words. */
  async choose(words: string): Promise<void> {
    const options = await Promise.all((await this.#options()).map((option) => option.text()));
    const at = options.indexOf(words);
    if (at < 0) throw new Error(`There is no “${words}” among ${options.join(', ')}.`);
    await (await this.#control()).selectOptions(at);
  }
}
