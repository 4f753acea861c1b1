import type { Page } from '@playwright/test';
import { RecordPage } from '../pages/record.ts';
import { StoryPage } from '../pages/story.ts';
import { idOf } from '../support/database.ts';
import { expect, said, settled, test } from '../support/journey.ts';

test('after Save some words get other readers, and Who can see this says who reads the rest', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  const { page } = await at('priya', `/people/${kelly}/record`, { viewport: { width: 390, height: 844 } });
  const record = new RecordPage(page);
  const home = fresh('Kelly, the new locks help');
  const sister = fresh('Your sister is in hospital again');
  const health = fresh('You have not slept since Sunday');
  await record.write(`${home} ${sister} ${health}`);
  const entry = await record.save();
  await record.about('Home, money, work');
  await record.done();

  // Sent after Undo is over; then the words can be given other readers, by keyboard too
  const other = page.getByRole('link', { name: 'A short sentence, or words for other readers' });
  await expect(other).toBeVisible({ timeout: 20_000 });
  await other.click();
  await settled(page);
  await page.getByRole('textbox', { name: 'One sentence that stands for it' }).fill('Kelly feels safer at home.');
  await page.getByRole('button', { name: 'Save the sentence' }).click();
  await expect(page.getByText('The sentence is saved.')).toBeVisible();

  await pick(page, sister);
  await page.getByRole('button', { name: 'Mark these words' }).click();
  await expect(page.getByText('The words are marked.')).toBeVisible();

  await pick(page, health);
  await page.getByText('They need other readers').click();
  await page.getByRole('button', { name: 'Health', exact: true }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('These words are a part of their own now.')).toBeVisible();

  // Sam reads about the home, without the sister and without what is about health, and without a gap
  const sam = await at('sam', `/people/${kelly}`);
  const story = new StoryPage(sam.page);
  await story.open(kelly);
  expect(await story.tells(home)).toBe(true);
  for (const hidden of [sister, health]) expect(await story.tells(hidden)).toBe(false);

  // Priya sees all of it, and is told who else does
  await page.goto(`/people/${kelly}/story`);
  await settled(page);
  const shown = page.locator('article').filter({ hasText: home });
  await expect(shown).toContainText(sister);
  await shown.getByRole('link', { name: 'Who can see this' }).click();
  const card = page.getByRole('region', { name: 'Who can see this' });
  await expect(card).toBeInViewport();
  const row = card.getByRole('listitem').filter({ hasText: 'Millbrook Housing' });
  await expect(row).toContainText('All of it, but not the words about other people.');
  await expect(row).toContainText('Kelly chose');
  await expect(card.getByRole('listitem').filter({ hasText: 'Council Revenues' })).not.toContainText('All of it');
  expect(await said(page), 'a protected service is never named').not.toContain('Safe Haven');
  expect(page.url()).toContain(entry);
});

test('the person’s page tells by organisation who reads what, when someone asks', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  const { page } = await at('priya', `/people/${kelly}`);
  await page.getByRole('button', { name: 'Show who can see this' }).click();
  const card = page.getByRole('region', { name: 'Who can see this' });
  await expect(card.getByRole('listitem').filter({ hasText: 'Millbrook Housing' })).toContainText('Home, money, work');
  await expect(card.getByRole('listitem').filter({ hasText: 'Council Revenues' })).not.toContainText('All about');
  expect(await said(page)).not.toContain('Safe Haven');

  const alex = await at('alex', '/people');
  await alex.page.goto(`/people/${kelly}`);
  await expect(alex.page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
});

/** A sentence that no other run has written. */
const fresh = (words: string): string => `${words}, ${Date.now().toString(36)}.`;

/** Picks a sentence by keyboard. */
async function pick(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words }).press('Enter');
  await expect(page.getByText('What about these words?')).toBeVisible();
}
