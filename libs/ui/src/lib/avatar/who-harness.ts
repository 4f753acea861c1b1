import { ComponentHarness } from '@angular/cdk/testing';
import { AvatarHarness } from './avatar-harness.ts';

/** An avatar with lines of words beside it. */
export class WhoHarness extends ComponentHarness {
  static hostSelector = 'al-who';

  readonly #lines = this.locatorFor('div');
  readonly #avatar = this.locatorFor(AvatarHarness);

  async lines(): Promise<string> {
    return (await this.#lines()).text();
  }

  async avatar(): Promise<AvatarHarness> {
    return this.#avatar();
  }
}
