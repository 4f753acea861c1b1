import { RecordPage } from '../pages/record.ts';
import { StoryPage } from '../pages/story.ts';
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

test('after Skip it is unsorted, tops Today and is read by St Aidan’s alone, until *Say who*', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  const words = freshWords('Kelly, you asked what the letter from the school means.');
  const { page } = await at('priya', `/people/${kelly}/record`);
  const sam = new StoryPage((await at('sam')).page);
  const record = new RecordPage(page);
  await record.write(words);
  const entryId = await record.save();
  await record.skip();
  await expect.poll(() => entriesWith(words)).toEqual([expect.objectContaining({ id: entryId, categories: [] })]);
  await sam.open(kelly);
  await expect(sam.entry(words)).toHaveCount(0);

  await page.goto('/today');
  await page.getByRole('region', { name: 'Who can read what you wrote?' }).locator(`a[href*="${entryId}"]`).click();
  await expect(page.getByText(words)).toBeVisible();
  await record.about('Health');
  await page.getByRole('radio', { name: 'After we talk' }).check();
  await record.done();
  await expect.poll(() => entriesWith(words)).toEqual([{ id: entryId, categories: ['health'], shown: 'after_we_talk' }]);
  await sam.open(kelly);
  await expect(sam.entry(words), 'Kelly agreed to share her health with St Aidan’s only').toHaveCount(0);

  await page.goto(`/people/${kelly}/entries/${entryId}?sort=1`);
  await record.about('Health');
  await record.about('Home, money, work');
  await record.done();
  await expect.poll(() => entriesWith(words)).toEqual([{ id: entryId, categories: ['life'], shown: 'after_we_talk' }]);
  await sam.open(kelly);
  await expect(sam.entry(words)).toHaveCount(1);
  await page.goto('/today');
  await settled(page);
  await expect(page.locator(`a[href*="${entryId}"]`)).toHaveCount(0);
});
