import type { Page } from '@playwright/test';
import { ask } from '../support/database.ts';
import { expect, freshWords, said, settled, test } from '../support/journey.ts';
import { someoneWith, wordsForHousing } from '../support/someone.ts';

// What is withdrawn leaves a screen that is open within a second of its acknowledgement: measured on the screen itself.

const SECOND = 1000;

/** The moment, by the clock, at which the page no longer holds a word: seen by the page itself. */
async function gone(page: Page, word: string): Promise<() => Promise<number>> {
  await expect(page.locator('main')).toContainText(word);
  await page.evaluate((text) => {
    const watching = window as unknown as { gone?: number };
    const look = () => {
      if (watching.gone === undefined && !document.body.textContent.includes(text)) watching.gone = Date.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, word);
  return async () => {
    await page.waitForFunction(() => (window as unknown as { gone?: number }).gone !== undefined, undefined, { timeout: 5000 });
    return page.evaluate(() => (window as unknown as { gone: number }).gone);
  };
}

test('a withdrawal empties an open screen within a second, and nothing brings her back', async ({ at }) => {
  const una = await someoneWith('Una Brackley', 'Priya Nair', 'Darren Holt');
  const { page: his } = await at('darren', `/people/${una}/story`);
  await his.getByRole('link', { name: 'Una Brackley' }).click();
  await settled(his);
  const left = await gone(his, 'Una Brackley');

  const { page } = await at('priya', `/people/${una}/safe`);
  await page.getByText('Keep someone away from Una', { exact: true }).click();
  await page.getByText('An ex', { exact: true }).click();
  await page.getByRole('textbox', { name: 'First name and last name' }).fill('Darren Holt');
  await page.getByRole('textbox', { name: 'Why?' }).fill('He waits outside her work.');
  const acknowledged = page.waitForResponse((response) => response.request().postData()?.includes('Darren Holt') ?? false);
  await page.getByRole('button', { name: 'Put it in place' }).click();
  await (await acknowledged).finished();
  const from = Date.now();

  const screen = (await left()) - from;
  test.info().annotations.push({ type: 'withdrawn', description: `${screen} ms` });
  expect(screen).toBeLessThan(SECOND);

  // The page of nobody: no name in it, in its title, on paper, or behind the Back button
  await expect(his.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  const html = () => his.evaluate(() => document.documentElement.outerHTML);
  expect(await html()).not.toMatch(/Una|Brackley/);
  await his.emulateMedia({ media: 'print' });
  expect(await said(his)).not.toMatch(/Una|Brackley/);
  await his.emulateMedia({ media: 'screen' });
  await his.goBack();
  await expect(his.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  expect(await html()).not.toMatch(/Una|Brackley/);
});

test('a yes that is taken back leaves an open story, and the rest of it stays', async ({ at }) => {
  const bo = await someoneWith('Bo Lindqvist', 'Priya Nair', 'Sam Okafor');
  const words = freshWords('Bo, you owe for the gas.');
  await wordsForHousing(bo, words);
  const { page } = await at('sam', `/people/${bo}/story`);
  const left = await gone(page, words);
  await ask('update sharing_choices set withdrawn_at = now() where person_id = $1', [bo]);
  const from = Date.now();
  const screen = (await left()) - from;
  test.info().annotations.push({ type: 'withdrawn', description: `${screen} ms` });
  expect(screen).toBeLessThan(SECOND);
  expect(await said(page)).toContain('Bo Lindqvist');
});

test('words that are being typed outlive it', async ({ at }) => {
  const ines = await someoneWith('Ines Caldwell', 'Priya Nair', 'Sam Okafor');
  const words = freshWords('Ines, you showed me the letter');
  const { page } = await at('sam', `/people/${ines}/record`);
  await page.locator('textarea').first().fill(words);
  await ask('update involvements set until_at = now() where person_id = $1', [ines]);
  await page.waitForTimeout(1500);
  await expect(page.locator('textarea').first()).toHaveValue(words);
  await page.goto('/today');
  await settled(page);
  expect(await said(page)).toContain('Ines');
});
