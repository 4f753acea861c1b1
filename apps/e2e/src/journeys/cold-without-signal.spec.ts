import { RecordPage } from '../pages/record.ts';
import { entriesWith, idOf, looksOf } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';
import { countTaps } from '../support/taps.ts';

test('opened cold where there is no signal, a conversation is recorded in four taps, and sent later', async ({ at }) => {
  const since = new Date(Date.now() - 1000);
  const words = freshWords('Walter, the pigeons came back, all eleven of them.');
  const { context, page } = await at('priya', '/today', { serviceWorkers: 'allow' });
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await settled(page);
  // The names are on the phone now, and the log says so
  const walter = await idOf('Walter Ellery');
  await expect.poll(async () => (await looksOf('Priya Nair', walter, since)).map(({ kind }) => kind)).toContain('kept_on_a_phone');
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
  await page.close();

  await context.setOffline(true);
  const cold = await context.newPage();
  await cold.goto('/today');
  await expect(cold.getByText('No signal. This list is from')).toBeVisible();
  const taps = await countTaps(cold);
  await cold.getByRole('link', { name: 'Record a conversation with Walter' }).click();
  const record = new RecordPage(cold);
  await record.write(words);
  await record.save();
  await record.about('Home, money, work');
  await record.done();
  expect(await taps()).toBe(4);
  expect(await entriesWith(words)).toEqual([]);

  await context.setOffline(false);
  await expect.poll(() => entriesWith(words), { timeout: 20_000 }).toEqual([expect.objectContaining({ categories: ['life'] })]);
});
