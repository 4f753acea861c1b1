import type { Page } from '@playwright/test';
import { ask } from '../support/database.ts';
import { expect, settled, test } from '../support/journey.ts';

// A Guardian protects somebody whom their organisation knows; of everyone else the page tells nothing.

async function keepAway(page: Page, whom: string, name: string): Promise<void> {
  await page.locator('#typed').fill(whom);
  await page.getByText('Keep someone away from them').click();
  await page.locator('#name').fill(name);
  await page.getByText('An ex', { exact: true }).click();
  await page.getByLabel('Why?').fill('She is afraid of him.');
  await page.getByRole('button', { name: 'Put it in place' }).click();
}

test('a Guardian keeps somebody away, sees what is in place, and asks to end it', async ({ at }) => {
  const [row] = await ask<{ day: string }>("select to_char(birth_date, 'DD/MM/YYYY') as day from people where full_name = 'Kelly Marsden'");
  const { page } = await at('maya', '/more/to-look-at');
  await page.getByRole('link', { name: /Protect someone/ }).click();
  await settled(page);
  await keepAway(page, 'Zorvald Quimbet 14/02/1992', 'Nobody Holtmann');
  await expect(page.getByText('Nobody whom your organisation knows fits all of that.')).toBeVisible();
  await keepAway(page, `Kelly Marsden ${row?.day ?? ''}`, 'Nobody Holtmann');
  await expect(page.getByText('It is in place. Nobody else is told by it.')).toBeVisible();
  await expect(page.getByText('Kept away: Nobody Holtmann')).toBeVisible();
  await page
    .getByRole('button', { name: /^End it/ })
    .first()
    .click();
  await page.getByLabel('Why should it end?').fill('There is no such man.');
  await page.getByRole('button', { name: 'Ask to end it' }).click();
  await expect(page.getByText('You asked to end it. It ends when a second person agrees.')).toBeVisible();
});
