import { ComponentHarness } from '@angular/cdk/testing';

/** The line that says: this is a demo. */
export class DemoLineHarness extends ComponentHarness {
  static hostSelector = 'al-demo-line';

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
