import { ComponentHarness } from '@angular/cdk/testing';

/** The safety line. */
export class SafetyHarness extends ComponentHarness {
  static hostSelector = 'al-safety';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async role(): Promise<string | null> {
    return (await this.host()).getAttribute('role');
  }
}
