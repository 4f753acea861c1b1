import type { Page } from '@playwright/test';
import { ask } from '../support/database.ts';
import { expect, freshWords, said, settled, test } from '../support/journey.ts';
import { inFull, someoneWith, wordsBy, wordsForHousing } from '../support/someone.ts';

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

test('what opens in danger empties within a second: it was ended elsewhere, the Guardian says no, or a seal is put', async ({ at }) => {
  const { page, context } = await at('joe', '/open-now');
  const open = async (name: string) => {
    const id = await someoneWith(name, 'Priya Nair');
    const typed = await inFull(id);
    const words = freshWords('You told me about your heart.');
    await wordsBy('Priya Nair', id, 'health', words);
    await page.goto('/open-now');
    await settled(page);
    await page.locator('#typed').fill(typed);
    await page.getByText('It is an emergency').click();
    await page.getByText('Health', { exact: true }).click();
    await page.getByLabel('Why do you need it?').fill('They fell.');
    await page.getByText('Yes', { exact: true }).click();
    await page.locator('#words').fill('Their neighbour.');
    await page.getByRole('button', { name: 'Open it now' }).click();
    await page.waitForURL(/\/open-now\/emergency\//);
    await settled(page);
    return { id, override: new URL(page.url()).pathname.split('/').at(-1), left: await gone(page, words) };
  };
  const measured = async (what: string, left: () => Promise<number>, from: number) => {
    const screen = (await left()) - from;
    test.info().annotations.push({ type: what, description: `${screen} ms` });
    expect(screen).toBeLessThan(SECOND);
  };

  const ended = await open('Wren Calloway');
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await settled(elsewhere);
  const acknowledged = elsewhere.waitForResponse((response) => response.request().postData()?.includes('mutationId') ?? false);
  await elsewhere.getByRole('button', { name: 'I have what I need' }).click();
  await (await acknowledged).finished();
  await measured('ended', ended.left, Date.now());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This has ended');
  await elsewhere.close();

  const refused = await open('Ada Thornbury');
  await ask(
    `update overrides set state = 'reviewed', outcome = 'not_upheld', review_words = 'No danger.', reviewed_at = now(),
       reviewed_by = (select worker_id from workers where name = 'Helen Frost') where override_id = $1`,
    [refused.override],
  );
  await measured('not upheld', refused.left, Date.now());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This has ended');

  const sealed = await open('Noor Haverhill');
  await ask(
    `insert into protections (person_id, protection_id, place_id, kind, named, from_at)
     select person_id, gen_random_uuid(), place_id, 'seal', '{}', now() from people where person_id = $1`,
    [sealed.id],
  );
  await measured('sealed', sealed.left, Date.now());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You cannot open this. Ring the on-call');
});
