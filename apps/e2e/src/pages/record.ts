import { expect, type Locator, type Page } from '@playwright/test';

/** *Record a conversation*, and the strip after *Save conversation*. */
export class RecordPage {
  constructor(private readonly page: Page) {}

  /** The one box. */
  get words(): Locator {
    return this.page.locator('#words');
  }

  /** Says that the words are on the device. */
  get kept(): Locator {
    return this.page.getByText(/Kept on this (phone|computer), /);
  }

  async write(words: string): Promise<void> {
    await expect(this.words).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(this.kept).toBeVisible();
  }

  /** Saves, and gives the id of the new entry. */
  async save(): Promise<string> {
    await this.page.getByRole('button', { name: 'Save conversation' }).click();
    return this.saved();
  }

  /** The strip is open; gives the id of the new entry. */
  async saved(): Promise<string> {
    await this.page.waitForURL(/\/saved\/[^/]+$/);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Who can read this?' })).toBeVisible();
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  async about(category: string): Promise<void> {
    await this.page.getByRole('button', { name: category, exact: true }).click();
  }

  async done(): Promise<void> {
    await this.page.getByRole('button', { name: 'Done', exact: true }).click();
  }

  async skip(): Promise<void> {
    await this.page.getByRole('button', { name: 'Skip for now' }).click();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Undo' }).click();
  }
}
