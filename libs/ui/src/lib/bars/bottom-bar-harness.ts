import { NavItemsHarness } from './nav-items-harness.ts';

/** The bar at the foot of a phone. */
export class BottomBarHarness extends NavItemsHarness {
  static hostSelector = 'al-bottom-bar';

  readonly #record = this.locatorForOptional('.al-bottom__record');

  /** The words of the one item that is always filled. */
  async filled(): Promise<string | null> {
    return (await (await this.#record())?.text()) ?? null;
  }
}
