import { ComponentHarness } from '@angular/cdk/testing';

/** The way to the search page. */
export class FindLinkHarness extends ComponentHarness {
  static hostSelector = 'al-find-link';

  readonly #link = this.locatorFor('a');

  async text(): Promise<string> {
    return (await this.#link()).text({ exclude: 'kbd' });
  }

  async link(): Promise<string | null> {
    return (await this.#link()).getAttribute('href');
  }
}
