import { RecordPage } from '../pages/record.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { endSessionsOf, entriesWith, idOf } from '../support/database.ts';
import { onTheDevice } from '../support/device.ts';
import { expect, freshWords, said, settled, signInAt, test } from '../support/journey.ts';

/** From the last letter to the reload, in milliseconds: no hand moves on faster. */
const handMoves = 60;
const started = 'Walter, you said the pigeons came back today and then you told me about the';

test('a reload in the middle of a sentence loses no word', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const { page } = await at('joe', `/people/${walter}/record`);
  const record = new RecordPage(page);
  await expect(record.words).toBeFocused();
  for (const part of [started, ' letter', ' that was', ' in the po']) {
    await page.keyboard.type(part);
    await page.waitForTimeout(handMoves);
    await page.reload();
    await expect(record.words).toHaveValue(new RegExp(`${part}$`));
    await expect(record.words).toBeFocused();
  }
  await expect(record.words).toHaveValue(`${started} letter that was in the po`);
  expect(await entriesWith(started)).toEqual([]);
});

test('a closed tab loses no word: a new one goes on where it stopped', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const words = freshWords(started);
  const { context, page } = await at('joe', `/people/${walter}/record`);
  await new RecordPage(page).write(words);
  await page.waitForTimeout(handMoves);
  await page.close();

  const next = await context.newPage();
  await next.goto('/today');
  await expect(next.getByText('“Walter, you said the pigeons came back')).toBeVisible();
  await next.goto('/record');
  await next.getByRole('link', { name: 'Go on writing' }).first().click();
  await expect(new RecordPage(next).words).toHaveValue(words);
});

test('a session that ends while someone types loses no word, and no one else reads them', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const words = freshWords(started);
  const { page } = await at('joe', `/people/${walter}/record`);
  const record = new RecordPage(page);
  await record.write(words);
  await endSessionsOf('Joe Tanner');
  await page.keyboard.type(' and more');
  await page.getByRole('link', { name: 'Today', exact: true }).first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'You have been signed out' })).toBeFocused();
  await expect(page).toHaveTitle('Signed out – Alongside');
  expect(await said(page)).not.toContain('Walter');
  const kept = await onTheDevice(page);
  expect(kept, 'the device keeps something').toContain('sealed');
  expect(kept).not.toMatch(/Walter|Ellery|pigeons|and more/);

  await page.goto('/');
  await new SignInPage(page).as('Imran Aziz');
  await settled(page);
  expect(await said(page)).not.toContain(words);
  await page.goto('/record');
  await settled(page);
  await expect(page.getByRole('heading', { name: 'Not saved yet' })).toHaveCount(0);
  expect(await onTheDevice(page)).not.toMatch(/Walter|Ellery|pigeons|and more/);

  await signInAt(page, 'joe', `/people/${walter}/record`);
  await expect(record.words).toHaveValue(`${words} and more`);
});

test('what is typed into a form waits on the device as well, for its writer alone', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const { page } = await at('joe', '/people/add');
  // While the last letter is not kept the browser asks whether to leave; nobody answers faster than this
  page.on('dialog', (question) => setTimeout(() => void question.accept(), 300));
  await page.getByLabel('What do they like to be called?').pressSequentially('Quillon');
  await page.waitForTimeout(handMoves);
  await page.reload();
  await expect(page.getByLabel('What do they like to be called?')).toHaveValue('Quillon');
  await page.goto(`/people/${walter}/what-matters`);
  await page.getByRole('textbox', { name: 'In Walter’s own words' }).pressSequentially('I want to hear the quillons');
  await page.waitForTimeout(handMoves);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'In Walter’s own words' })).toHaveValue(/I want to hear the quillons$/);
  expect(await onTheDevice(page)).not.toMatch(/quillon/i);

  await signInAt(page, 'imran', '/people/add');
  await expect(page.getByLabel('What do they like to be called?')).toHaveValue('');
  await signInAt(page, 'joe', '/people/add');
  await expect(page.getByLabel('What do they like to be called?')).toHaveValue('Quillon');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByLabel('What do they like to be called?')).toHaveValue('');
});
