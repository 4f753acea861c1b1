import { ComponentHarness } from '@angular/cdk/testing';

/** The links of a bar. */
export abstract class NavItemsHarness extends ComponentHarness {
  readonly #links = this.locatorForAll('nav a');

  /** The words of the links, in order. */
  async items(): Promise<string[]> {
    return Promise.all((await this.#links()).map((link) => link.text()));
  }

  /** The words of the link to where the reader is; null where it is none. */
  async current(): Promise<string | null> {
    for (const link of await this.#links()) {
      if ((await link.getAttribute('aria-current')) === 'page') return link.text();
    }
    return null;
  }
}
