import { ask } from '../support/database.ts';
import { expect, settled, test } from '../support/journey.ts';

// An administrator sees what the settings open to a worker of theirs: rules, and never anything of a person.

test('an administrator sees as a worker, and reads no name but the worker’s', async ({ at }) => {
  const { page } = await at('amina', '/more/people-and-teams');
  await page.getByRole('link', { name: /St Aidan/ }).click();
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await page.getByRole('link', { name: /See as Priya Nair/ }).click();
  await expect(page.getByRole('heading', { name: 'What opens to Priya Nair' })).toBeVisible();
  await expect(page.getByText('Line D10 of the sharing rules').first()).toBeVisible();
  await page.getByText('To supervise a colleague').click();
  await expect(page.getByText('This is not for their role. Nothing opens for it.')).toBeVisible();
  await settled(page);
  await expect(page.locator('main')).not.toContainText(/Kelly|Marsden|Safe Haven/);
  const looks = await ask<{ purpose: string }>(
    "select s.purpose from settings_looks s join workers w on w.worker_id = s.about_worker_id where w.name = 'Priya Nair' order by s.at desc limit 2",
  );
  expect(looks.map(({ purpose }) => purpose)).toEqual(['supervision', 'support']);
});
