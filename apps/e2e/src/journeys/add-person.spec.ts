import { ask } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';

test('a form with something missing says so, leads there, and keeps the words', async ({ at }) => {
  const { page } = await at('imran', '/people/add');
  await page.getByLabel('Full name').fill('Nobody Yet');
  await page.getByLabel('Postcode').fill('nowhere');
  await page.getByRole('button', { name: /^Add/ }).click();

  await expect(page).toHaveTitle('Error: Add a person – Alongside');
  const summary = page.getByRole('alert').filter({ hasText: 'There is something to put right' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText(['Write what they like to be called', 'Write the whole postcode, like this: M14 5RT']);
  await expect(page.getByLabel('Full name')).toHaveValue('Nobody Yet');
  await expect(page.getByLabel('Postcode')).toHaveValue('nowhere');

  await summary.getByRole('link', { name: 'Write the whole postcode' }).click();
  await expect(page.getByLabel('Postcode')).toBeFocused();
  await expect(page.getByLabel('Postcode')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Postcode')).toHaveAccessibleDescription(/Write the whole postcode/);
  await summary.getByRole('link', { name: 'Write what they like to be called' }).click();
  await expect(page.getByLabel('What do they like to be called?')).toBeFocused();
});

test('someone of whom only a name is known can be added', async ({ at }) => {
  const name = freshWords('Newcomer').replaceAll(/[^A-Za-z]/g, '');
  const { page } = await at('imran', '/people/add');
  await page.getByLabel('What do they like to be called?').fill(name);
  await page.getByRole('button', { name: `Add ${name}` }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: 'choose “None of these is known”' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'None of these is known' }).check();
  await page.getByRole('button', { name: `Add ${name}` }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('You are the first person to write here.')).toBeVisible();
  await expect(page).toHaveTitle('Person – Alongside');
  expect(await ask('select 1 from people where preferred_name = $1', [name])).toHaveLength(1);
});

test('a possible match is shown and must be answered; a match that one may not see never shows', async ({ at }) => {
  const { page } = await at('priya', '/people/add');
  await page.getByLabel('What do they like to be called?').fill('Wally');
  await page.getByLabel('Full name').fill('Walter Elery');
  await page.getByLabel('Postcode').fill('zz99 1wz');
  const match = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Walter Ellery', exact: true }) });
  await expect(match).toContainText('Close to it');
  await expect(match).toContainText('The same');
  await page.getByRole('button', { name: 'Add Walter Elery' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: 'Say if this is Walter Ellery' })).toBeVisible();
  await match.getByRole('link', { name: 'This is Walter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Walter Ellery' })).toBeVisible();

  const alex = await at('alex', '/people/add');
  await alex.page.getByLabel('What do they like to be called?').fill('Wally');
  await alex.page.getByLabel('Full name').fill('Walter Ellery');
  const looked = alex.page.waitForResponse((response) => (response.request().postData() ?? '').includes('ZZ991WZ'));
  await alex.page.getByLabel('Postcode').fill('ZZ99 1WZ');
  expect(await (await looked).text()).toContain('"possibleMatches":[]');
  await expect(alex.page.getByText('Is this someone you know?')).toHaveCount(0);
  await settled(alex.page);
});
