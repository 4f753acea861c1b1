import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds questions by their legend. */
export interface OptionsFilters extends BaseHarnessFilters {
  legend?: string | RegExp;
}

/** What every question with options can be asked. */
export abstract class OptionsHarness extends ComponentHarness {
  readonly #legend = this.locatorFor('legend');
  readonly #labels = this.locatorForAll('label');
  readonly #inputs = this.locatorForAll('input');
  readonly #error = this.locatorForOptional('.al-error');

  async legend(): Promise<string> {
    return (await this.#legend()).text();
  }

  /** The words of the options, in order. */
  async labels(): Promise<string[]> {
    return Promise.all((await this.#labels()).map((label) => label.text()));
  }

  /** The words of the options that are chosen. */
  async chosen(): Promise<string[]> {
    const inputs = await this.#inputs();
    const on = await Promise.all(inputs.map((input) => input.getProperty<boolean>('checked')));
    return (await this.labels()).filter((_, index) => on[index]);
  }

  /** Presses the option with these words. */
  async choose(label: string): Promise<void> {
    const index = (await this.labels()).indexOf(label);
    const input = (await this.#inputs())[index];
    if (!input) throw new Error(`There is no option "${label}".`);
    await input.click();
  }

  async error(): Promise<string | null> {
    return (await (await this.#error())?.text()) ?? null;
  }
}

/** A question with one answer. */
export class RadiosHarness extends OptionsHarness {
  static hostSelector = 'al-radios';

  static with(filters: OptionsFilters = {}): HarnessPredicate<RadiosHarness> {
    return new HarnessPredicate(RadiosHarness, filters).addOption('legend', filters.legend, (harness, legend) =>
      HarnessPredicate.stringMatches(harness.legend(), legend),
    );
  }
}

/** A question with any number of answers. */
export class CheckboxesHarness extends OptionsHarness {
  static hostSelector = 'al-checkboxes';

  static with(filters: OptionsFilters = {}): HarnessPredicate<CheckboxesHarness> {
    return new HarnessPredicate(CheckboxesHarness, filters).addOption('legend', filters.legend, (harness, legend) =>
      HarnessPredicate.stringMatches(harness.legend(), legend),
    );
  }
}
