import { ComponentHarness } from '@angular/cdk/testing';

/** The link past the bars. */
export class SkipLinkHarness extends ComponentHarness {
  static hostSelector = 'al-skip-link';

  readonly #link = this.locatorFor('a');

  async click(): Promise<void> {
    await (await this.#link()).click();
  }
}
