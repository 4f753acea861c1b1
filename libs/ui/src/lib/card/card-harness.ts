import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds cards by their heading. */
export interface CardFilters extends BaseHarnessFilters {
  heading?: string | RegExp;
}

/** A white card. */
export class CardHarness extends ComponentHarness {
  static hostSelector = 'al-card';

  static with(filters: CardFilters = {}): HarnessPredicate<CardHarness> {
    return new HarnessPredicate(CardHarness, filters).addOption('heading', filters.heading, (harness, heading) =>
      HarnessPredicate.stringMatches(harness.heading(), heading),
    );
  }

  readonly #heading = this.locatorForOptional('h2, h3');

  /** The words of its heading; null for a plain box. */
  async heading(): Promise<string | null> {
    return (await (await this.#heading())?.text()) ?? null;
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Whether it is a section that its own heading names. */
  async isNamed(): Promise<boolean> {
    const named = await (await this.host()).getAttribute('aria-labelledby');
    const id = await (await this.#heading())?.getAttribute('id');
    return named !== null && named === id;
  }
}
