import { expect, type Locator, type Page } from '@playwright/test';
import { oneLine, said } from '../support/journey.ts';

/** The whole story of someone, as a worker may read it. */
export class StoryPage {
  constructor(private readonly page: Page) {}

  async open(personId: string): Promise<void> {
    await this.page.goto(`/people/${personId}/story`);
    await expect(this.page.getByText('This is the end of what you can read here.').or(this.earlier)).toBeVisible();
    while (await this.earlier.isVisible()) {
      const before = await this.entries.count();
      await this.earlier.click();
      await expect.poll(() => this.entries.count()).toBeGreaterThan(before);
    }
  }

  get entries(): Locator {
    return this.page.locator('.al-story article');
  }

  /** The one entry with these words. */
  entry(words: string): Locator {
    return this.entries.filter({ hasText: words });
  }

  async tells(words: string): Promise<boolean> {
    return (await said(this.page)).includes(oneLine(words));
  }

  private get earlier(): Locator {
    return this.page.getByRole('button', { name: 'Show earlier' });
  }
}
