import { NavItemsHarness } from './nav-items-harness.ts';

/** The bar over every page. */
export class TopBarHarness extends NavItemsHarness {
  static hostSelector = 'al-top-bar';

  readonly #home = this.locatorFor('.al-home');
  readonly #end = this.locatorFor('.al-top__end');

  /** The name of the product and of the place. */
  async home(): Promise<string> {
    return (await (await this.#home()).text()).replace(/\s+/g, ' ').trim();
  }

  /** What stands at its end. */
  async end(): Promise<string> {
    return (await this.#end()).text();
  }
}
