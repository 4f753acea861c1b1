import { ask, idOf } from '../support/database.ts';
import { expect, freshWords, said, settled, test } from '../support/journey.ts';
import { storyOf } from '../support/millbrook.ts';

test('other words never overwrite the first ones: both can be read, with the reason', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const first = storyOf('Walter Ellery').find(({ words }) => words.includes('the boiler works'))?.words ?? '';
  const [entry] = await ask<{ id: string; version: number }>('select entry_id as id, version from entries where words = $1', [first]);
  const { page } = await at('priya', `/people/${walter}/entries/${entry?.id}`);
  await expect(page.getByText(first).first()).toBeVisible();

  const words = freshWords('Walter, the boiler works. You said Joan took her coat off indoors, and you sang.');
  await page.getByRole('button', { name: 'Change the words' }).click();
  await page.getByRole('textbox', { name: 'Write to Walter, as if Walter is reading.' }).fill(words);
  await page.getByRole('textbox', { name: 'Why do you change them?' }).fill('You told me about the singing.');
  await page.getByRole('button', { name: 'Save the new words' }).click();

  await expect(page.locator('article').first()).toContainText(words);
  const earlier = page.getByRole('region', { name: 'Earlier words' });
  await expect(earlier).toContainText(first);
  await expect(earlier).toContainText('You told me about the singing.');
  const [stored] = await ask<{ words: string; version: number; amendments: number }>(
    'select words, version, (select count(*)::int from entry_amendments a where a.entry_id = e.entry_id) as amendments from entries e where entry_id = $1',
    [entry?.id],
  );
  expect(stored?.words, 'the first words stay as they were').toBe(first);
  expect(stored?.version).toBe((entry?.version ?? 0) + 1);

  await page.goto(`/people/${walter}/story`);
  await settled(page);
  const shown = page.locator('article').filter({ hasText: words });
  await expect(shown).toHaveCount(1);
  await shown.getByRole('link', { name: 'Words changed on' }).click();
  await expect(page.getByRole('region', { name: 'Earlier words' })).toBeInViewport();
});

test('what matters gains a dated version, and keeps the ones before', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const before = await ask<{ words: string }>('select words from what_matters where person_id = $1', [walter]);
  const { page } = await at('priya', `/people/${walter}`);
  await page.getByRole('link', { name: 'Change what matters to Walter' }).click();
  await settled(page);
  const words = freshWords('I want to keep my tools where I can reach them.');
  await page.getByRole('textbox', { name: 'In Walter’s own words' }).fill(words);
  await page.getByRole('button', { name: 'Save Walter’s words' }).click();

  await expect(page).toHaveURL(`/people/${walter}`);
  const matters = page.getByRole('region', { name: 'What matters to me' });
  await expect(matters).toContainText(words);
  await expect(matters).toContainText(/Walter’s words, \w+/);
  expect(await ask('select 1 from what_matters where person_id = $1', [walter])).toHaveLength(before.length + 1);
  await page.goto(`/people/${walter}/what-matters`);
  await settled(page);
  const all = await said(page);
  expect(before.filter((version) => !all.includes(version.words))).toEqual([]);
});
