import { ask, idOf } from '../support/database.ts';
import { expect, settled, test } from '../support/journey.ts';

const people = [
  ['T-900', 'Edie', 'Marchbank', '03/04/1951', 'Priya Nair', 'Edie looks after her sister.'],
  ['T-901', 'Ravi', 'Tillotson', '21/12/1988', 'Priya Nair', ''],
  ['T-902', 'Moira', 'Quelch', '30/11/1940', '', ''],
  ['T-903', 'Bad', 'Date', '31/31/1990', '', ''],
] as const;
const list = ['Tenancy ref;Forename;Surname;DOB;Link worker;Notes', ...people.map((row) => row.join(';'))].join('\r\n');

test('a list is loaded, its people are confirmed by the worker it names, and nobody else finds them', async ({ at }) => {
  const denise = await at('denise', '/people');
  await denise.page.getByRole('link', { name: 'Your organisation’s list' }).click();
  await denise.page.getByRole('link', { name: 'Load a list of people' }).click();
  await denise.page
    .getByLabel('Choose your list')
    .setInputFiles({ name: 'tenancies.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(denise.page.getByText('3 people can be loaded')).toBeVisible();
  await expect(denise.page.getByText('DOB: This is no birth date that can be read.', { exact: false })).toBeVisible();
  await denise.page.getByLabel('What is this list?').fill('Tenancy list, October');
  const download = denise.page.waitForEvent('download');
  await denise.page.getByRole('button', { name: 'Download these rows' }).click();
  expect((await download).suggestedFilename()).toBe('tenancies.bad.csv');
  await denise.page.getByRole('button', { name: 'Load these 3 people' }).click();
  await expect(denise.page.getByText('3 people are new', { exact: false })).toBeVisible();

  const alex = await at('alex', '/people');
  const sam = await at('sam', '/people');
  for (const { page } of [alex, sam]) {
    await page.getByRole('searchbox').fill('Marchbank');
    await expect(page.getByRole('heading', { name: 'No one found who you can see' })).toBeVisible();
  }

  const priya = await at('priya');
  await priya.page.getByRole('link', { name: 'Say whom you are alongside' }).click();
  await priya.page.getByRole('checkbox', { name: 'Edie Marchbank' }).check();
  await priya.page.getByRole('button', { name: 'I am alongside this person' }).click();
  await priya.page.getByRole('link', { name: 'Edie Marchbank' }).click();
  await expect(priya.page.getByRole('heading', { level: 1, name: 'What we already know about Edie' })).toBeVisible();
  await expect(priya.page.getByRole('textbox', { name: 'Write to Edie, as if Edie is reading.' })).toHaveValue(
    'Edie looks after her sister.',
  );
  await priya.page.getByRole('button', { name: 'Save what we know' }).click();
  await priya.page.getByRole('button', { name: 'Skip for now' }).click();
  const edie = await idOf('Edie Marchbank');
  await expect
    .poll(() => ask('select kind, source from entries where person_id = $1', [edie]))
    .toEqual([{ kind: 'what_we_know', source: 'Tenancy list, October' }]);
  await priya.page.goto(`/people/${edie}`);
  await settled(priya.page);
  await expect(priya.page.getByText('From: Tenancy list, October')).toBeVisible();

  // on the list and with nobody: found by a colleague, and by nobody else
  await denise.page.goto('/people');
  await denise.page.getByRole('searchbox').fill('Quelch');
  await expect(denise.page.getByRole('heading', { name: 'On your organisation’s list' })).toBeVisible();
  await denise.page.getByRole('button', { name: 'Start with Moira' }).click();
  await expect(denise.page.getByRole('heading', { level: 1, name: 'Moira Quelch' })).toBeVisible();

  await priya.page.goto('/people/list');
  await priya.page.getByRole('button', { name: 'The other one is not mine' }).click();
  await priya.page.getByRole('button', { name: 'Yes, not mine' }).click();
  await expect(priya.page.getByRole('heading', { name: 'Nobody is waiting for your answer' })).toBeVisible();
});
