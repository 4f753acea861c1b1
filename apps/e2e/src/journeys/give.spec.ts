import type { Page } from '@playwright/test';
import { ask, looksOf } from '../support/database.ts';
import { expect, freshWords, said, settled, test } from '../support/journey.ts';
import { inFull, someoneWith, wordsBy } from '../support/someone.ts';

// Under the law: a Guardian gives what their own organisation wrote to someone named, once, and another Guardian checks it.

const RECIPIENT = 'Jo Reed, Millbrook county court';

/** A person of Priya's and Sam's, with words of St Aidan's and of Millbrook Housing about their home. */
async function aTenant(name: string) {
  const id = await someoneWith(name, 'Priya Nair', 'Sam Okafor');
  const typed = await inFull(id);
  const [ours, theirs] = [freshWords('Gil, the boiler is mended.'), freshWords('Gil, you told me about the letters.')];
  await wordsBy('Sam Okafor', id, 'life', ours);
  await wordsBy('Priya Nair', id, 'life', theirs);
  return { id, typed, ours, theirs };
}

/** From the Guardian's queue to what can be given; gives what the browser sent. */
async function give(page: Page, typed: string, reason: string): Promise<string> {
  await page.getByRole('link', { name: /Give something under the law/ }).click();
  await settled(page);
  await page.locator('#typed').fill(typed);
  await page.getByText('A court, or the law').click();
  await page.getByLabel('Who gets it?').fill(RECIPIENT);
  await page.getByText('Home, money, work', { exact: true }).click();
  await page.getByLabel('Why must it be given?').fill(reason);
  await page.getByText('Not yet, because…').click();
  await page.locator('#words').fill('The letter goes on Monday.');
  const sent = page.waitForRequest((request) => request.postData()?.includes('county court') ?? false);
  await page.getByRole('button', { name: 'Open what is asked for' }).click();
  const body = (await sent).postData() ?? '';
  await page.waitForURL(/\/open-now\/legal\//);
  await settled(page);
  return body;
}

test('a Guardian gives what their organisation wrote to one named person, and another Guardian checks it', async ({ at }) => {
  const { id, typed, ours, theirs } = await aTenant('Gil Ashdown');
  const reason = freshWords('Order 12 of 3 November.');
  const begun = new Date();
  const { page } = await at('maya', '/more/to-look-at');
  await page.getByRole('link', { name: /Give something under the law/ }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Open what is asked for' }).click();
  await expect(page.getByRole('alert')).toContainText('Write who gets it.');
  await page.goBack();
  await give(page, typed, reason);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('To give under the law');
  const seen = await said(page);
  for (const words of [RECIPIENT, reason, typed, 'Maya Lowe, Millbrook Housing', ours, 'You alone, until it ends.'])
    expect(seen).toContain(words);
  expect(seen).not.toContain(theirs);
  expect(seen).toMatch(/(24 hours|23 hours 59 minutes) left/);
  expect(page.url()).not.toMatch(/Gil|Ashdown/);
  // A page that waited its full moment for its stream has read twice, and both are written down
  const looks = await looksOf('Maya Lowe', id, begun);
  expect(looks.length).toBeGreaterThan(0);
  for (const look of looks) expect(look).toMatchObject({ operation: 'DisclosureLook', kind: 'opened', result: 'shown' });

  // The bundle on paper: to whom, from whom, why, and the words
  await page.emulateMedia({ media: 'print' });
  const paper = await said(page);
  for (const words of [RECIPIENT, reason, typed, ours]) expect(paper).toContain(words);
  expect(paper).not.toMatch(/ left|you owe|You alone|Print it|End it/);
  await page.emulateMedia({ media: 'screen' });

  const lead = await at('priya');
  await expect(lead.page.getByText('Maya Lowe, Millbrook Housing, opened Gil’s record under the law.').first()).toBeVisible();

  await page.getByRole('button', { name: 'I have given it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This has ended');
  expect(await said(page)).not.toContain(ours);
  await page.getByRole('link', { name: 'Tell them that you looked' }).click();
  await settled(page);
  await page.getByText('On paper', { exact: true }).click();
  await page.getByRole('button', { name: 'I have told them' }).click();
  await expect(page.getByText('Thank you. They know now.')).toBeVisible();

  const guardian = await at('helen', '/more/to-look-at');
  const item = guardian.page.locator('al-guardian-item');
  for (const row of await guardian.page.getByRole('button', { name: 'Something given under the law' }).all()) {
    await row.click();
    await settled(guardian.page);
    if ((await item.innerText()).includes(reason)) break;
  }
  await expect(item).toContainText('Maya Lowe, Millbrook Housing');
  await expect(item).toContainText(RECIPIENT);
  await expect(item).toContainText(typed);
  await expect(item).not.toContainText(ours);
  await item.getByText('It was right').click();
  await item.getByLabel('What did you find').fill('I have seen the order.');
  await item.getByRole('button', { name: 'Save the decision' }).click();
  await expect(guardian.page.getByText('Saved. It has left your list.')).toBeVisible();

  // Once: the same again waits for another Guardian, and opens here by itself when they agree
  await page.goto('/more/to-look-at');
  await settled(page);
  await give(page, typed, reason);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Someone else has to agree');
  await guardian.page.goto('/more/to-look-at');
  await settled(guardian.page);
  for (const row of await guardian.page.getByRole('button', { name: 'Someone needs more time' }).all()) {
    await row.click();
    await settled(guardian.page);
    if ((await item.innerText()).includes(reason)) break;
  }
  await expect(item).toContainText(RECIPIENT);
  await item.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(page.getByText(ours)).toBeVisible();
});

test('a worker whose role may not gets nothing: not the page, not the words by a guessed id, not by sending what the Guardian sent', async ({
  at,
}) => {
  const { typed, ours } = await aTenant('Gill Ashdowne');
  const { page } = await at('maya', '/more/to-look-at');
  const body = await give(page, typed, 'Order 13.');
  await expect(page.getByText(ours)).toBeVisible();
  const { pathname } = new URL(page.url());

  for (const who of ['sam', 'helen', 'darren'] as const) {
    const other = await at(who, pathname);
    const hers = await said(other.page);
    await other.page.goto('/open-now/legal/0192f0c1-2b3c-7d4e-8f5a-6b7c8d9e0f1a');
    await settled(other.page);
    expect(await said(other.page)).toBe(hers);
    expect(hers).toContain('There is nothing here');
  }

  const sam = await at('sam', '/more/to-look-at/give');
  await expect(sam.page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  expect(await said(sam.page)).not.toContain('law');
  const { input } = (JSON.parse(body) as { variables: { input: { id: string; mutationId: string } } }).variables;
  const own = body.replace(input.id, crypto.randomUUID()).replace(input.mutationId, crypto.randomUUID());
  const answer = await sam.page.evaluate(
    async (sent) =>
      (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'x-alongside': '1' }, body: sent })).text(),
    own,
  );
  expect(answer).toContain('FORBIDDEN');
  expect(answer).not.toContain('Ashdowne');
  expect(
    await ask("select from override_invocations i join workers w using (worker_id) where w.name = 'Sam Okafor' and i.ground = 'legal'"),
  ).toEqual([]);
});
