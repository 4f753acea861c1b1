import { ComponentHarness } from '@angular/cdk/testing';

/** A label that says on what a reading rests. */
export class BasisHarness extends ComponentHarness {
  static hostSelector = 'al-basis';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async isFor(kind: string): Promise<boolean> {
    return (await this.host()).hasClass(`al-basis--${kind}`);
  }
}
