import type { Page } from '@playwright/test';
import { RecordPage } from '../pages/record.ts';
import { entriesWith, idOf } from '../support/database.ts';
import { expect, freshWords, test } from '../support/journey.ts';

test('the main job, without a mouse', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  const words = freshWords('Kelly, you wrote the first line of the letter yourself.');
  const { page } = await at('priya');
  await page.keyboard.press('Control+k');
  await expect(page.locator('#find')).toBeFocused();
  await page.keyboard.type('kelley marsdn');
  await expect(page.getByRole('heading', { name: /person you can see|people you can see/ })).toBeVisible();
  await tabTo(page, /Kelly Marsden, 34 Lead person/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/people/${kelly}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Kelly Marsden' })).toBeFocused();

  await tabTo(page, /^Record a conversation$/);
  await page.keyboard.press('Enter');
  const record = new RecordPage(page);
  await record.write(words);
  await page.keyboard.press('Control+Enter');
  await record.saved();
  await tabTo(page, /^Home, money, work$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Home, money, work' })).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, /^Done$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeFocused();
  await expect.poll(() => entriesWith(words)).toEqual([expect.objectContaining({ categories: ['life'] })]);
});

test('the first link leads past the bars', async ({ at }) => {
  const { page } = await at('priya', '/more');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeVisible();
  // The heading has the focus when a page opens: walk on, past the end of the page, to its beginning
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await tabTo(page, /^Skip to the page$/);
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

/** Presses Tab until what has the focus is called this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const walked: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const here = await page.evaluate(() => {
      const active = document.activeElement;
      if (active === document.body) return '';
      return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    });
    if (name.test(here)) return;
    walked.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never led to ${name.source}, but to: ${walked.join(' · ')}`);
}
