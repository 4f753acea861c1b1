import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds buttons by their words. */
export interface ButtonFilters extends BaseHarnessFilters {
  text?: string | RegExp;
}

/** A button, or a link that looks like one. */
export class ButtonHarness extends ComponentHarness {
  static hostSelector = '[alButton]';

  static with(filters: ButtonFilters = {}): HarnessPredicate<ButtonHarness> {
    return new HarnessPredicate(ButtonHarness, filters).addOption('text', filters.text, (harness, text) =>
      HarnessPredicate.stringMatches(harness.text(), text),
    );
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async click(): Promise<void> {
    await (await this.host()).click();
  }

  /** Whether it stands for work that is going on. */
  async isBusy(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-disabled')) === 'true';
  }

  /** What the button is for: go, save, plain, soft, bare or ink. */
  async kind(): Promise<string | undefined> {
    const classes = (await (await this.host()).getAttribute('class')) ?? '';
    return /al-btn--(go|save|plain|soft|bare|ink)\b/.exec(classes)?.[1];
  }
}
