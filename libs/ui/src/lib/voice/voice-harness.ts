import { ComponentHarness } from '@angular/cdk/testing';

/** The person's own words. */
export class VoiceHarness extends ComponentHarness {
  static hostSelector = 'al-voice';

  readonly #words = this.locatorForOptional('blockquote');
  readonly #heading = this.locatorFor('h2, h3');

  async heading(): Promise<string> {
    return (await this.#heading()).text();
  }

  /** The words as shown, in quotation marks; null where nothing is written yet. */
  async words(): Promise<string | null> {
    return (await (await this.#words())?.text()) ?? null;
  }

  /** Whether it is the dashed white panel. */
  async isEmpty(): Promise<boolean> {
    return (await this.host()).hasClass('al-voice--empty');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
