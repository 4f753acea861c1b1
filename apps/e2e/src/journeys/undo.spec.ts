import { RecordPage } from '../pages/record.ts';
import { ask, entriesWith, idOf } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';

test('Undo makes it a draft again, and nothing has reached the server; the hold survives a reload', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const words = freshWords('Walter, you showed me how the wedge goes in.');
  const { page } = await at('priya', `/people/${walter}/record`);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  const record = new RecordPage(page);
  await record.write(words);
  const entryId = await record.save();
  await expect(page.getByText('Saved on this computer. It will be sent in a moment.')).toBeVisible();

  await page.reload();
  await record.saved();
  await record.undo();
  await expect(page).toHaveURL(`/people/${walter}/record?draft=${entryId}`);
  await expect(record.words).toHaveValue(words);
  // Longer than the ten seconds of the hold
  await page.waitForTimeout(10_500);
  expect(await entriesWith(words)).toEqual([]);
  expect(sent.filter((body) => body.includes(words))).toEqual([]);
  expect(await ask('select 1 from mutations where answer::text like $1', [`%${entryId}%`])).toEqual([]);

  await record.save();
  await expect.poll(() => entriesWith(words), { timeout: 15_000, message: 'sent by itself after ten seconds' }).toHaveLength(1);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('after Skip it is unsorted and tops Today, until *Say who*', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const words = freshWords('Walter, you asked what the letter from Susan means.');
  const { page } = await at('priya', `/people/${walter}/record`);
  const record = new RecordPage(page);
  await record.write(words);
  const entryId = await record.save();
  await record.skip();
  await expect.poll(() => entriesWith(words)).toEqual([{ id: entryId, categories: [], shown: 'after_we_talk' }].map((entry) => ({ ...entry, shown: expect.any(String) as string })));

  await page.goto('/today');
  await settled(page);
  const unsorted = page.getByRole('region', { name: 'Who can read what you wrote?' });
  await unsorted.locator(`a[href*="${entryId}"]`).click();
  await settled(page);
  await expect(page.getByText(words)).toBeVisible();
  await record.about('Health');
  await page.getByRole('radio', { name: 'After we talk' }).check();
  await record.done();
  await expect.poll(() => entriesWith(words)).toEqual([{ id: entryId, categories: ['health'], shown: 'after_we_talk' }]);
  await page.goto('/today');
  await settled(page);
  await expect(page.locator(`a[href*="${entryId}"]`)).toHaveCount(0);
});
