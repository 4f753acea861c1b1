import { expect, type Locator, type Page } from '@playwright/test';

/** *Find a person*: one box, and what it answers. */
export class FindPage {
  constructor(private readonly page: Page) {}

  get box(): Locator {
    return this.page.getByRole('searchbox', { name: 'Name, birth date, postcode or phone' });
  }

  get nobody(): Locator {
    return this.page.getByRole('heading', { name: 'No one found who you can see' });
  }

  person(name: string): Locator {
    return this.page.getByRole('listitem').getByRole('link', { name });
  }

  async type(words: string): Promise<void> {
    await this.box.fill(words);
  }

  /** Types, and waits for the answer to exactly that. */
  async ask(words: string): Promise<void> {
    const answer = this.page.waitForResponse(
      (response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes(JSON.stringify(words)),
    );
    await this.box.fill(words);
    await answer;
    await expect(this.page.locator('al-skeleton')).toHaveCount(0);
  }
}
