import { IconButtonHarness } from '../button/icon-button-harness.ts';
import { FieldHarness } from './field-harness.ts';

/** The one box to find someone. */
export class SearchBoxHarness extends FieldHarness {
  static hostSelector = 'al-search-box';

  readonly #clear = this.locatorForOptional(IconButtonHarness);

  async canClear(): Promise<boolean> {
    return (await this.#clear()) !== null;
  }

  async clear(): Promise<void> {
    await (await this.#clear())?.click();
  }
}
