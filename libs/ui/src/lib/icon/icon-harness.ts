import { ComponentHarness } from '@angular/cdk/testing';

/** A drawn sign. */
export class IconHarness extends ComponentHarness {
  static hostSelector = 'al-icon';

  readonly #path = this.locatorFor('path');

  /** The outline that is drawn. */
  async outline(): Promise<string | null> {
    return (await this.#path()).getAttribute('d');
  }

  async isHidden(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-hidden')) === 'true';
  }
}
