import { ComponentHarness } from '@angular/cdk/testing';

/** The initials of a name in a disc. */
export class AvatarHarness extends ComponentHarness {
  static hostSelector = 'al-avatar';

  async letters(): Promise<string> {
    return (await this.host()).text();
  }

  async isPerson(): Promise<boolean> {
    return (await this.host()).hasClass('al-avatar--person');
  }
}
