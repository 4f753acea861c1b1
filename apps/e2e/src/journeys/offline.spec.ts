import type { Page } from '@playwright/test';
import { RecordPage } from '../pages/record.ts';
import { entriesWith } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';

const waiting = (page: Page) => page.getByRole('link', { name: '1 waiting' });

test('recorded without signal, it waits, and is sent once when the signal is back', async ({ at }) => {
  const words = freshWords('Walter, there was no signal in your kitchen, and the tea was good.');
  const { context, page } = await at('priya', '/today', { serviceWorkers: 'allow' });
  const second = await context.newPage();
  await second.goto('/today');
  await settled(second);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true));
  // The pages of the app have been fetched for later as well
  await page.reload();
  await settled(page);
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce(
          (sum, count) => sum + count,
          0,
        ),
      ),
    )
    .toBeGreaterThan(10);

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Record a conversation with Walter' }).click();
  const record = new RecordPage(page);
  await record.write(words);
  await record.save();
  await record.about('Home, money, work');
  await record.done();
  await expect(waiting(page)).toBeVisible();
  await page.getByRole('link', { name: 'Today', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '1 conversation is waiting' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '1 conversation is waiting' })).toBeVisible();
  await expect(waiting(second)).toBeVisible();
  expect(await entriesWith(words)).toEqual([]);

  await context.setOffline(false);
  await expect.poll(() => entriesWith(words), { timeout: 20_000 }).toEqual([expect.objectContaining({ categories: ['life'] })]);
  for (const tab of [page, second]) await expect(tab.getByRole('link', { name: 'All sent' })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('link', { name: 'Walter Ellery', exact: true }).first().click();
  await expect(page.getByText(words)).toHaveCount(1);
  expect(await entriesWith(words)).toHaveLength(1);
});
