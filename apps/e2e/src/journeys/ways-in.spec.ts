import { SignInPage } from '../pages/sign-in.ts';
import { idOf } from '../support/database.ts';
import { expect, said, settled, test } from '../support/journey.ts';
import { storyOf } from '../support/millbrook.ts';

test('a deep link opened while signed out is where one arrives', async ({ browserOf }) => {
  const kelly = await idOf('Kelly Marsden');
  const { page } = await browserOf();
  await page.goto(`/people/${kelly}/story?from=a-message`);
  await expect(page).toHaveTitle('Sign in – Alongside');
  await new SignInPage(page).as('Priya Nair');
  await expect(page).toHaveURL(`/people/${kelly}/story?from=a-message`);
  await expect(page.getByRole('heading', { level: 1, name: 'Kelly’s story' })).toBeVisible();
  await page.goto('/sign-in?to=//elsewhere.example/people');
  await new SignInPage(page).as('Priya Nair');
  await expect(page).toHaveURL('/today');
});

test('Joe has two jobs: what he sees is what belongs to the one he does now', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const wroteForStAidans = storyOf('Walter Ellery').find(({ by }) => by === 'joe')?.words ?? '';
  const { page } = await at('joe', `/people/${walter}/story`);
  expect(await said(page)).toContain(wroteForStAidans);

  await page.goto('/more');
  await page.getByRole('button', { name: 'Act for Riverside GP' }).click();
  await expect(page).toHaveURL('/today');
  await settled(page);
  await expect(page.getByRole('heading', { name: 'You are not alongside anyone yet' })).toBeVisible();
  await page.goto(`/people/${walter}`);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();

  await page.goto('/more');
  await page.getByRole('button', { name: 'Act for St Aidan’s' }).click();
  await expect(page).toHaveURL('/today');
  await expect(page.getByRole('link', { name: 'Walter Ellery', exact: true })).toBeVisible();
});
