import { expect, type Locator, type Page } from '@playwright/test';

/** The page on which one chooses who to be. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Try Alongside in Millbrook' });
  }

  /** One click; two for those who stand behind *Choose someone else*. */
  async as(name: string): Promise<void> {
    const worker = this.page.getByRole('link', { name });
    const others = this.page.getByRole('button', { name: 'Choose someone else' });
    await expect(others).toBeVisible();
    if (!(await worker.isVisible())) await others.click();
    await worker.click();
  }
}
