import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds chips by their words. */
export interface ChipFilters extends BaseHarnessFilters {
  text?: string | RegExp;
}

/** A short label that shows or acts. */
export class ChipHarness extends ComponentHarness {
  static hostSelector = '[alChip]';

  static with(filters: ChipFilters = {}): HarnessPredicate<ChipHarness> {
    return new HarnessPredicate(ChipHarness, filters).addOption('text', filters.text, (harness, text) =>
      HarnessPredicate.stringMatches(harness.text(), text),
    );
  }

  readonly #ticks = this.locatorForAll('al-icon');

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async click(): Promise<void> {
    await (await this.host()).click();
  }

  /** Whether the switch is on; null for a chip that is no switch. */
  async isPressed(): Promise<boolean | null> {
    const pressed = await (await this.host()).getAttribute('aria-pressed');
    return pressed === null ? null : pressed === 'true';
  }

  async hasIcon(): Promise<boolean> {
    return (await this.#ticks()).length > 0;
  }
}
