import type { Locator, Page } from '@playwright/test';
import { CallBackPage } from '../pages/call-back.ts';
import { FindPage } from '../pages/find.ts';
import { RecordPage } from '../pages/record.ts';
import { ask, entriesWith } from '../support/database.ts';
import { dialogsOf, everyNaughtyString, harmTo, hostileLines } from '../support/hostile.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';
import { inFull, someoneWith } from '../support/someone.ts';

// Words that break programs are kept and shown exactly as they were typed, and do nothing: to the page, to the words around them, or to another host.

const phone = { viewport: { width: 390, height: 844 } };
const lines = hostileLines.join('\n');
const preferredName = `سارة\u202E <b onclick=alert(1)>{{7*7}}${'M'.repeat(60)}\u200B`;
const where = `\u202E${'Flat'.repeat(30)} <img src=x onerror=alert(1)> שלום!`;

/** The text of an element, and that no sign of it became anything else. */
async function shows(element: Locator, text: string): Promise<void> {
  await expect(element).toHaveCount(1);
  expect(await element.evaluate((one) => one.textContent)).toBe(text);
  expect(await element.evaluate((one) => one.childElementCount), 'words only').toBe(0);
}

/** Nothing on the page as it stands was harmed. The journey goes on all the same, so that it tells of every place. */
async function unharmed(page: Page, place: string): Promise<void> {
  expect.soft(await harmTo(page), place).toEqual([]);
}

/** Goes there, and looks what the words do to the page. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  await unharmed(page, path);
}

test('hostile words and names are kept, shown exactly on every page of somebody, and do nothing there', async ({ at }) => {
  test.setTimeout(120_000);
  // Who was added by a run before would have to be answered for
  await ask(
    "update people set full_name = person_id::text, preferred_name = 'Earlier', version = version + 1 where full_name like '%<script>%'",
  );
  const { page } = await at('priya', '/people/add', phone);
  const dialogs = dialogsOf(page);
  const fullName = freshWords(`${'W'.repeat(90)} سارة \u2067He\u0324\u0340\u0351 👩‍👩‍👧 "><script>alert(1)</script>`);
  const street = '=HYPERLINK("https://elsewhere.example","y")';
  await page.getByLabel('What do they like to be called?').fill(preferredName);
  await page.getByLabel('Full name').fill(fullName);
  await page.getByLabel('Street').fill(street);
  await page.getByRole('checkbox', { name: 'None of these is known' }).check();
  await unharmed(page, 'the form');
  await page.getByRole('button', { name: /^Add / }).click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  await settled(page);
  const person = new URL(page.url()).pathname;
  // Of a name, marks that turn what stands beside it are left out, and nothing else
  const name = fullName.replace('\u2067', '').normalize('NFC');
  await shows(page.locator('h1'), name);
  await unharmed(page, 'a person without words');

  await test.step('what matters', async () => {
    await page.goto(`${person}/what-matters`);
    await page.getByRole('textbox', { name: /own words/ }).fill(lines);
    await unharmed(page, 'what matters');
    await page.getByRole('button', { name: /^Save / }).click();
    await page.waitForURL(person);
    await shows(page.locator('blockquote.al-voice__words'), `“${lines}”`);
  });

  const record = new RecordPage(page);
  const recorded = await test.step('a conversation', async () => {
    await page.goto(`${person}/record`);
    await expect(record.words).toBeFocused();
    await record.words.fill(lines);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Where').fill(where);
    await expect(record.kept).toBeVisible();
    await unharmed(page, 'the box');
    // while the last letters are on their way to the device the browser asks, and the page stays: then again
    await expect(() => page.reload({ timeout: 3000 })).toPass();
    await expect(record.words, 'kept as a draft').toHaveValue(lines);
    await visit(page, '/today');
    await visit(page, '/record');
    await page.goto(`${person}/record`);
    await expect(record.words).toHaveValue(lines);
    const id = await record.save();
    await unharmed(page, 'after Save');
    await page.getByRole('button', { name: /Copy/ }).click();
    await unharmed(page, 'words to copy');
    await record.skip();
    await expect.poll(() => entriesWith(lines)).toContainEqual({ id, categories: [], shown: 'now' });
    return id;
  });

  await test.step('the words as they were', async () => {
    for (const path of [person, `${person}/story`, `${person}/entries/${recorded}`]) {
      await visit(page, path);
      await shows(page.locator('article p.al-words'), lines);
      // As it is seen: with the spaces that were typed, and nothing before the name of who wrote it
      const seen = await page.locator('article p.al-words').evaluate((one) => (one as HTMLElement).innerText);
      expect(seen.split('\n').find((line) => line.startsWith('a  b'))).toBe('a  b   c \u00A0 \u3000 d end');
      await expect(page.locator('article .al-entry__by')).toContainText(where);
      expect(await page.locator('article .al-entry__by strong').evaluate((one) => one.textContent)).toBe('Priya Nair');
    }
    await visit(page, '/today');
    await expect(page.locator('main')).toContainText(name);
    await visit(page, `${person}/entries/${recorded}?sort=1`);
    await visit(page, `${person}/entries/${recorded}/parts`);
    await visit(page, `${person}/safe`);
    await visit(page, `${person}/caution`);
    await visit(page, `${person}/story`);
    await page.emulateMedia({ media: 'print' });
    await unharmed(page, 'on paper');
    await shows(page.locator('article p.al-words'), lines);
    await page.emulateMedia({ media: null });
  });

  await test.step('other words, and why', async () => {
    await page.goto(`${person}/entries/${recorded}`);
    await page.getByRole('button', { name: 'Change the words' }).click();
    await page.locator('#amended-words').fill(everyNaughtyString);
    await page.locator('#because').fill(where);
    await unharmed(page, 'the box for other words');
    await page.getByRole('button', { name: 'Save the new words' }).click();
    const earlier = page.getByRole('region', { name: 'Earlier words' });
    await shows(earlier.locator('.al-words'), lines);
    await expect(earlier).toContainText(where);
    await shows(page.locator('article p.al-words'), everyNaughtyString);
    for (const path of [person, `${person}/story`, `${person}/entries/${recorded}`]) {
      await visit(page, path);
      await shows(page.locator('article p.al-words'), everyNaughtyString);
    }
  });

  await test.step('looked for by that name', async () => {
    await page.goto('/people?find=');
    const find = new FindPage(page);
    await find.ask(fullName);
    await expect(find.box).toHaveValue(fullName);
    await shows(page.locator('.al-row-link__title').first(), name);
    await unharmed(page, 'found');
  });
  expect(dialogs).toEqual([]);
});

test('a name that runs from right to left does not turn what stands behind it', async ({ at }) => {
  const name = `שרה ${freshWords('כהן').replaceAll(/[^א-ת]/g, '')}`;
  const id = await someoneWith(name, 'Priya Nair');
  const typed = await inFull(id);
  const { page } = await at('priya', '/people?find=', phone);
  await new FindPage(page).ask(typed);
  const row = page.locator(`a[href="/people/${id}"]`);
  await expect(row).toContainText(/, \d+/);
  const [ofName, ofAge] = await row.evaluate((link) => {
    const title = link.querySelector('.al-row-link__title');
    const age = document.createRange();
    age.selectNodeContents(title?.nextSibling ?? link);
    return [title?.getBoundingClientRect().right ?? 0, age.getBoundingClientRect().left];
  });
  expect(ofAge, 'the age stands behind the name').toBeGreaterThanOrEqual((ofName ?? 0) - 1);
  await unharmed(page, 'here');
});

test('hostile words in a find, a call back or a list’s file do nothing, and stay as they were typed', async ({ at }) => {
  const { page } = await at('denise', '/people?find=', phone);
  const dialogs = dialogsOf(page);
  const find = new FindPage(page);
  for (const line of hostileLines) {
    await find.box.fill('');
    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('"text":'),
    );
    await find.box.fill(line);
    const answer = await (await answered).text();
    expect(answer).not.toMatch(/node_modules|syntax error|violates|"stack"/);
    await expect(find.box).toHaveValue(line.replaceAll(/[\r\n]/g, ''));
    await unharmed(page, line);
  }

  const typed = freshWords(`${hostileLines[0]} ${hostileLines[8]} ${'W'.repeat(80)}`);
  await new CallBackPage(page).ask(typed);
  await unharmed(page, 'asked');
  expect(await ask<{ typed: string }>('select typed from call_backs order by asked_at desc limit 1')).toEqual([{ typed }]);

  await page.goto('/people/list/load');
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const list = [
    'Ref;Forename;Surname;DOB;Notes',
    ...hostileLines.slice(0, 12).map((line, at) => ['H-' + at, cell(line), 'Quill', '03/04/1951', cell(line)].join(';')),
  ].join('\r\n');
  const file = '\u202Egnp.<img src=x onerror=alert(1)> =1+1';
  await page.getByLabel('Choose your list').setInputFiles({ name: `${file}.csv`, mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(page.getByLabel('What is this list?')).toHaveValue(file);
  await unharmed(page, 'a list to load');
  expect(dialogs).toEqual([]);
});

test('words with a sign that nothing can keep are refused clearly, and stay with their writer as they were typed', async ({ at }) => {
  const person = await someoneWith(`Quill ${freshWords('Half').replaceAll(/[^a-z0-9]/gi, '')}`, 'Priya Nair');
  const { page } = await at('priya', `/people/${person}/record`, phone);
  const record = new RecordPage(page);
  for (const sign of ['\0', '\uD83D']) {
    await page.goto(`/people/${person}/record`);
    await expect(record.words).toBeFocused();
    const words = `You told me${sign} about the allotment.`;
    // No keyboard can type it: it comes in with what is pasted
    await record.words.evaluate((box, text) => {
      (box as HTMLTextAreaElement).value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, words);
    await page.getByRole('button', { name: 'Save conversation' }).click();
    await expect(page.getByText('Take out the broken sign.').first()).toBeVisible();
    await expect(record.words).toHaveValue(words);
    await unharmed(page, 'here');
    await page.reload();
    await expect(record.words).toHaveValue(words);
    await record.words.fill('');
    await expect(record.kept).toHaveCount(0);
  }
});
