import type { Page } from '@playwright/test';
import { FindPage } from '../pages/find.ts';
import { answersTo } from '../support/answers.ts';
import { ask, idOf, looksOf } from '../support/database.ts';
import { type AtWork, expect, freshWords, said, settled, test } from '../support/journey.ts';
import { storyOf } from '../support/millbrook.ts';

// Danger: what a worker opens who is not alongside, who hears of it, and what it never tells.

const HEALTH = storyOf('Kelly Marsden').find(({ about }) => about.join() === 'health')?.words ?? '';
const LIFE = storyOf('Kelly Marsden').find(({ about }) => about.join() === 'life')?.words ?? '';

/** The birth date of someone in the demo place, as it is typed. */
async function born(fullName: string): Promise<string> {
  const [row] = await ask<{ day: string }>("select to_char(birth_date, 'DD/MM/YYYY') as day from people where full_name = $1", [fullName]);
  return row?.day ?? '';
}

/** From the street: nobody is found by name, so the record is opened with full details. */
async function openNow(page: Page, typed: string, reason: string): Promise<void> {
  await page.goto('/people?find=');
  await page.locator('#find').fill(typed);
  await page.getByRole('link', { name: 'Someone is in danger' }).click();
  await expect(page.locator('#typed')).toHaveValue(typed);
  await page.getByText('It is an emergency').click();
  await page.getByText('Health', { exact: true }).click();
  await page.getByLabel('Why do you need it?').fill(reason);
  await page.getByText('Not yet, because…').click();
  await page.locator('#words').fill('She is not awake.');
  await page.getByRole('button', { name: 'Open it now' }).click();
  await page.waitForURL(/\/open-now\/emergency\//);
  await settled(page);
}

/** The Guardian's row that says so, once the sealed log has been looked at. */
async function waitsFor(guardian: AtWork, heading: string, count = 1): Promise<void> {
  await expect(async () => {
    await guardian.page.goto('/more/to-look-at');
    await settled(guardian.page);
    await expect(guardian.page.getByRole('button', { name: heading })).toHaveCount(count, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test('from the street to the Guardian: the least of it for four hours, the lead knows, and it is told and checked', async ({ at }) => {
  const { page } = await at('joe', '/people?find=');
  const typed = `Kelly Marsden ${await born('Kelly Marsden')}`;
  const reason = freshWords('Found collapsed at the bus station.');
  const begun = new Date();
  await openNow(page, typed, reason);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open in an emergency');
  const seen = await said(page);
  expect(seen).toContain(HEALTH.split('\n')[0]);
  expect(seen).not.toContain(LIFE.slice(0, 40));
  expect(seen).toMatch(/(4 hours|3 hours 59 minutes) left/);
  expect(seen).toContain('Never by text, e-mail or app.');
  expect(page.url()).not.toContain('elly');
  const looks = await looksOf('Joe Tanner', await idOf('Kelly Marsden'), begun);
  // A page that waited its full moment for its stream has read twice, and both are written down
  expect(looks.length).toBeGreaterThan(0);
  for (const look of looks) expect(look).toMatchObject({ operation: 'EmergencyLook', kind: 'opened', result: 'shown' });

  const lead = await at('priya');
  await expect(lead.page.getByText('Joe Tanner, St Aidan’s, opened Kelly’s record in an emergency.').first()).toBeVisible();

  await page.getByRole('button', { name: 'I have what I need' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This has ended');
  expect(await said(page)).not.toContain(HEALTH.slice(0, 40));

  await page.getByRole('link', { name: 'Tell them that you looked' }).click();
  await settled(page);
  await expect(page.getByText('By text, e-mail or app', { exact: true })).toHaveCount(0);
  await page.getByText('In person').click();
  await page.getByRole('button', { name: 'I have told them' }).click();
  await expect(page.getByText('Thank you. They know now.')).toBeVisible();

  const guardian = await at('helen', '/more');
  await guardian.page.getByRole('link', { name: 'To look at' }).click();
  await settled(guardian.page);
  await guardian.page.getByRole('button', { name: 'An emergency look to check' }).last().click();
  const item = guardian.page.locator('al-guardian-item');
  await expect(item).toContainText(typed);
  await expect(item).toContainText(reason);
  await expect(item).toContainText('Joe Tanner, St Aidan’s');
  await expect(item).not.toContainText(HEALTH.slice(0, 40));
  await item.getByText('It was right').click();
  await item.getByLabel('What did you find').fill('I asked him and her.');
  await item.getByRole('button', { name: 'Save the decision' }).click();
  await expect(guardian.page.getByText('Saved. It has left your list.')).toBeVisible();
});

test('someone who must not reach her sees nothing odd, and the Guardian is told', async ({ at }) => {
  const { page } = await at('darren', '/people?find=');
  await openNow(page, `Kelly Marsden ${await born('Kelly Marsden')}`, 'She rang me.');
  const hers = await said(page);
  expect(hers).toContain('Nobody found who fits all of that');
  await page.getByRole('link', { name: 'Change what I typed' }).click();
  await page.waitForURL('/open-now');
  await openNow(page, 'Kellina Marsdale 14/02/1992', 'She rang me.');
  const nobody = await said(page);
  const withoutName = (text: string) => text.replace(/You typed: .*?\d{4}/, 'You typed');
  expect(withoutName(hers)).toBe(withoutName(nobody));
  await page.goto('/today');
  await settled(page);
  expect(await said(page)).not.toMatch(/Kelly|To tell/);
  await page.goto('/more/to-look-at');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');

  const guardian = await at('maya', '/more/to-look-at');
  const item = guardian.page.locator('al-guardian-item');
  // other looks of his may wait there too: the one at Kelly is opened
  await expect(async () => {
    await guardian.page.goto('/more/to-look-at');
    await settled(guardian.page);
    for (const row of await guardian.page.getByRole('button', { name: 'A look was stopped' }).all()) {
      await row.click();
      await settled(guardian.page);
      if (
        await expect(item)
          .toContainText('Kelly Marsden', { timeout: 1_000 })
          .then(
            () => true,
            () => false,
          )
      )
        return;
    }
    throw new Error('No look at Kelly Marsden waits.');
  }).toPass({ timeout: 30_000 });
  await expect(item).toContainText('Darren Holt, Millbrook Housing');
  await item.getByLabel('What did you find').fill('He was off shift. I have asked for his sign-in to be paused.');
  await item.getByRole('button', { name: 'I have looked at it' }).click();
  await expect(guardian.page.getByText('Saved. It has left your list.')).toBeVisible();
  await guardian.page.getByRole('button', { name: 'A look in danger was stopped' }).first().click();
  await expect(guardian.page.locator('al-guardian-item')).toContainText('Do not tell the worker whom it fits');

  // the Guardian of her lead's organisation hears of it too: she may be in danger
  const leads = await at('helen', '/more/to-look-at');
  await expect(async () => {
    await leads.page.goto('/more/to-look-at');
    await settled(leads.page);
    await leads.page.getByRole('button', { name: 'A look was stopped' }).first().click({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const heard = leads.page.locator('al-guardian-item');
  await expect(heard).toContainText('Darren Holt, Millbrook Housing');
  await expect(heard).toContainText('They work for another organisation.');
});

test('a colleague who browses a neighbour finds what they find of a stranger, and stands in the Guardian’s queue', async ({ at }) => {
  const { page } = await at('denise', '/people');
  const pat = await idOf('Pat Marsden');
  const [home] = await ask<{ street: string; postcode: string }>('select street, postcode from people where person_id = $1', [pat]);
  // as someone would look: by surname, by whole name, by street, by postcode; and each beside what is nobody's
  for (const [hers, nobodys] of [
    ['Marsden', 'Quimbetson'],
    ['Pat Marsden', 'Zorvald Quimbetson'],
    [home?.street ?? '', '914 Quimbet Parade'],
    [home?.postcode ?? '', 'ZE3 9JZ'],
  ] as const) {
    const [real, none] = [await browse(page, hers), await browse(page, nobodys)];
    expect(real.received, hers).toHaveLength(1);
    expect(real, hers).toEqual(none);
  }

  const open = async (id: string) => {
    const received = await answersTo(page, async () => {
      await page.goto(`/people/${id}`);
      await settled(page);
    });
    // who one is, and the device's own list, are asked for whenever the device likes
    return {
      said: await said(page),
      received: received.filter((body) => !body.includes('"me":') && !body.includes('"peopleToKeep":')).sort(),
    };
  };
  const neighbour = await open(pat);
  expect(neighbour).toEqual(await open('0192f0c1-2b3c-7d4e-8f5a-6b7c8d9e0f1a'));
  expect(neighbour.said).toContain('There is nothing here');

  const guardian = await at('helen', '/more/to-look-at');
  await waitsFor(guardian, 'Family, a neighbour, or themselves');
  await guardian.page.getByRole('button', { name: 'Family, a neighbour, or themselves' }).click();
  await expect(guardian.page.locator('al-guardian-item')).toContainText('Denise Clarke, St Aidan’s');
  await expect(guardian.page.locator('al-guardian-item')).toContainText('Pat Marsden');
  await expect(guardian.page.locator('al-guardian-item')).toContainText('Nothing. The page said that there is nothing here.');
});

/** What is said, and what came, when somebody is looked for and nobody found. */
async function browse(page: Page, typed: string): Promise<{ said: string; received: string[] }> {
  const find = new FindPage(page);
  const received = await answersTo(page, async () => {
    await find.ask(typed);
    await expect(find.nobody).toBeVisible();
  });
  return { said: (await said(page)).replaceAll(typed, 'what was typed'), received: received.slice(-1) };
}
