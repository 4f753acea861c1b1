import { ComponentHarness } from '@angular/cdk/testing';

/** The pill that says whether what was written has gone. */
export class SyncPillHarness extends ComponentHarness {
  static hostSelector = 'al-sync-pill';

  readonly #pill = this.locatorFor('a');

  async text(): Promise<string> {
    return (await this.#pill()).text();
  }

  /** Whether it is white: something is still here. */
  async isHeld(): Promise<boolean> {
    return (await this.#pill()).hasClass('al-sync--held');
  }
}
