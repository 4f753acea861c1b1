import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds icon buttons by their words, which are only read out. */
export interface IconButtonFilters extends BaseHarnessFilters {
  text?: string | RegExp;
}

/** A button that is only an icon. */
export class IconButtonHarness extends ComponentHarness {
  static hostSelector = '[alIconButton]';

  static with(filters: IconButtonFilters = {}): HarnessPredicate<IconButtonHarness> {
    return new HarnessPredicate(IconButtonHarness, filters).addOption('text', filters.text, (harness, text) =>
      HarnessPredicate.stringMatches(harness.text(), text),
    );
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async click(): Promise<void> {
    await (await this.host()).click();
  }
}
