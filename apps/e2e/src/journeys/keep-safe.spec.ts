import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { RecordPage } from '../pages/record.ts';
import { answersTo } from '../support/answers.ts';
import { ask } from '../support/database.ts';
import { expect, said, settled, test } from '../support/journey.ts';

const nobody = '019a0000-0000-7000-8000-00000000abcd';

test('someone is kept away: to him it is as if the person were not here, and nothing on the way tells him', async ({ at }) => {
  const tessa = await someoneWithPriyaAndDarren('Tessa Quill');
  const darren = await at('darren');
  await expect(darren.page.getByText('Tessa Quill')).toBeVisible();

  const { page } = await at('priya', `/people/${tessa}`, { viewport: { width: 390, height: 844 } });
  await page.getByRole('link', { name: 'Keep Tessa safe' }).click();
  await settled(page);
  await page.getByText('Keep someone away from Tessa', { exact: true }).click();
  await page.getByText('An ex', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Why?' }).fill('He waits outside her work.');
  await page.getByRole('button', { name: 'Put it in place' }).click();
  // Words typed stay while something is put right
  await expect(page.getByRole('alert')).toContainText('Write the first name and the last name');
  await expect(page.getByRole('textbox', { name: 'Why?' })).toHaveValue('He waits outside her work.');
  await page.getByRole('textbox', { name: 'First name and last name' }).fill('Darren Holt');
  await page.getByRole('button', { name: 'Put it in place' }).click();
  await expect(page.getByText('It is in place. Nobody is told by it.')).toBeVisible();
  await expect(page.getByText('Kept away: Darren Holt')).toBeVisible();

  // A name that nobody has gets the same answer
  await page.getByText('Keep someone away from Tessa', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'First name and last name' }).fill('Zorvald Quimbet');
  await page.getByText('A relative', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Why?' }).fill('She asked for it.');
  await page.getByRole('button', { name: 'Put it in place' }).click();
  await expect(page.getByText('Kept away: Zorvald Quimbet')).toBeVisible();
  await expect(page.getByText('It is in place. Nobody is told by it.')).toBeVisible();

  // Darren: she is not on his Today, is not found, and her pages are those of nobody
  await darren.page.goto('/today');
  await settled(darren.page);
  expect(await said(darren.page)).not.toContain('Tessa');
  for (const path of ['', '/story', '/safe', '/record', '/what-matters']) {
    const hers = await seen(darren.page, `/people/${tessa}${path}`);
    expect(hers.said, path).toContain('There is nothing here');
    expect(hers, path).toEqual(await seen(darren.page, `/people/${nobody}${path}`));
  }
});

test('where somebody lives is kept to a few: words that were there before are looked through and marked, and are gone for the rest', async ({
  at,
}) => {
  const orla = await someoneWithPriyaAndDarren('Orla Finch');
  await ask(
    `insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at)
     select $1, gen_random_uuid(), m.place_id, m.organisation_id, 'life', 'yes', $1, now() - interval '1 hour'
     from memberships m join workers w using (worker_id) where w.name = 'Darren Holt' and m.until_at is null`,
    [orla],
  );
  for (const words of ['Orla, your new door is in Mill Lane.', 'Orla, you like tea.'])
    await ask(
      `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
       select $1, gen_random_uuid(), m.place_id, gen_random_uuid(), 'conversation', date_trunc('milliseconds', now()), now(), w.worker_id, m.organisation_id, $2, '{life}', 'now'
       from memberships m join workers w using (worker_id) where w.name = 'Priya Nair' and m.until_at is null`,
      [orla, words],
    );
  const darren = await at('darren', `/people/${orla}/story`);
  await expect(darren.page.getByText('Mill Lane')).toBeVisible();

  const { page } = await at('priya', `/people/${orla}/safe`, { viewport: { width: 390, height: 844 } });
  await page.getByText('Keep where Orla lives to a few people', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Why?' }).fill('He must not find her.');
  await page.getByRole('button', { name: 'Put it in place' }).click();
  await page.getByRole('link', { name: 'Look through it' }).click();
  await settled(page);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Mill Lane' })
    .getByRole('checkbox', { name: 'These words tell where Orla is' })
    .press('Space');
  await page.getByRole('button', { name: 'Mark what I ticked' }).click();
  await expect(page.getByText('One part is marked. It counts from now on.')).toBeVisible();
  await expect(page.getByText('Mill Lane')).toHaveCount(0);

  // Darren’s open page lets go of it by itself, and keeps the rest
  await expect(darren.page.getByText('Mill Lane')).toHaveCount(0);
  await expect(darren.page.getByText('you like tea')).toBeVisible();

  // New words start out ticked for whoever may know of the place
  await page.goto(`/people/${orla}/record`);
  await settled(page);
  const record = new RecordPage(page);
  await record.write('Orla, we met at the bus stop.');
  await record.save();
  await expect(page.getByRole('checkbox', { name: 'These words tell where Orla is' })).toBeChecked();
});

/** What a page says, and what came for it. */
async function seen(page: Page, path: string): Promise<{ said: string; received: string[] }> {
  const all = await answersTo(page, async () => {
    await page.goto(path);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  });
  expect(all.join()).not.toContain('Tessa');
  // who one is, and the device's own list, are asked for whenever the device likes
  const received = all.filter((body) => !body.includes('"me":') && !body.includes('"peopleToKeep":')).sort();
  return { said: await said(page), received };
}

/** A person of this journey’s own, with Priya and Darren alongside. */
async function someoneWithPriyaAndDarren(name: string): Promise<string> {
  const id = randomUUID();
  await ask(
    `insert into people (person_id, place_id, preferred_name, full_name, added_by, added_at)
     select $1, place_id, split_part($2, ' ', 1), $2, worker_id, now() from workers where name = 'Priya Nair'`,
    [id, name],
  );
  await ask(
    `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
     select $1, gen_random_uuid(), m.place_id, m.worker_id, m.organisation_id, 'alongside', 'asked to', now() - interval '1 day'
     from memberships m join workers w using (worker_id) where w.name in ('Priya Nair', 'Darren Holt') and m.until_at is null`,
    [id],
  );
  return id;
}

test('a caution note is seen by two until the second agrees, and then by everyone alongside', async ({ at }) => {
  const bea = await someoneWithPriyaAndDarren('Bea Hollis');
  const { page } = await at('priya', `/people/${bea}/caution`, { viewport: { width: 390, height: 844 } });
  await page.getByRole('textbox', { name: 'What do you have to know?' }).fill('Go in twos. The dog bites.');
  await page.getByRole('textbox', { name: 'What does it rest on?' }).fill('Darren was bitten on Monday.');
  await page.getByText('Yes, Bea was told', { exact: true }).click();
  await page.getByRole('textbox', { name: 'When and how, or why it is not safe' }).fill('Today, at the door.');
  await page.getByText('Darren Holt', { exact: true }).click();
  await page.getByLabel('Until which day does it count?').fill(inAMonth());
  await page.getByRole('button', { name: 'Ask for agreement' }).click();
  await expect(page.getByText('It is in force once the second person agrees.')).toBeVisible();
  await page.goto(`/people/${bea}`);
  await settled(page);
  expect(await said(page), 'a draft is no caution').not.toContain('Be careful.');

  const darren = await at('darren', `/people/${bea}`);
  await darren.page.getByRole('link', { name: 'Look at it' }).click();
  await darren.page.getByRole('button', { name: 'I agree' }).click();
  await expect(darren.page.getByText('It is in force now, until its review day.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Be careful.')).toBeVisible();
  await expect(page.getByText('Go in twos. The dog bites.').first()).toBeVisible();
});

/** A day a month ahead, as the box for a date takes it. */
function inAMonth(): string {
  return new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
