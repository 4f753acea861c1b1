import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds small actions by their words. */
export interface LinkButtonFilters extends BaseHarnessFilters {
  text?: string | RegExp;
}

/** A small action that looks like a link. */
export class LinkButtonHarness extends ComponentHarness {
  static hostSelector = '[alLinkButton]';

  static with(filters: LinkButtonFilters = {}): HarnessPredicate<LinkButtonHarness> {
    return new HarnessPredicate(LinkButtonHarness, filters).addOption('text', filters.text, (harness, text) =>
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
