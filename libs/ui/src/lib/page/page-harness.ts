import { ComponentHarness } from '@angular/cdk/testing';

/** The one `h1` of a page. */
export class PageHeadingHarness extends ComponentHarness {
  static hostSelector = 'h1[alPageHeading]';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async isFocused(): Promise<boolean> {
    return (await this.host()).isFocused();
  }
}

/** The way back to the page above. */
export class BackLinkHarness extends ComponentHarness {
  static hostSelector = 'a[alBackLink]';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async link(): Promise<string | null> {
    return (await this.host()).getAttribute('href');
  }
}

/** A row of a list that leads on. */
export class RowLinkHarness extends ComponentHarness {
  static hostSelector = '[alRowLink]';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async link(): Promise<string | null> {
    return (await this.host()).getAttribute('href');
  }
}
