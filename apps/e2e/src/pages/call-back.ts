import { expect, type Page } from '@playwright/test';

/** *Ask for a call back*, and where it stands afterwards. */
export class CallBackPage {
  constructor(private readonly page: Page) {}

  /** Asks to be rung about whoever this is. */
  async ask(typed: string): Promise<void> {
    await this.page.goto('/call-back');
    await this.page.getByLabel('Who are you looking for?').fill(typed);
    await this.page.getByRole('button', { name: 'Ask for a call back' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'We have asked' })).toBeFocused();
  }
}
