import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { lookThrough } from '../screens/look.ts';
import { ask } from '../support/database.ts';
import { keysGivenTo, onTheDevice, openedWith } from '../support/device.ts';
import { type AtWork, expect, said, settled, test } from '../support/journey.ts';
import { ownData, ownLog } from '../support/product.ts';
import { VirtualDevice } from '../support/virtual-device.ts';

// One place, from its first minute on: each journey goes on where the one before ended
test.describe.configure({ mode: 'serial' });

/** The passkeys that Nia's device holds from one journey to the next. */
let niasPasskeys: Awaited<ReturnType<VirtualDevice['passkeys']>> = [];

const goOn = (page: Page) => page.getByRole('button', { name: 'Go on' }).click();
const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/** Nia at work, signed in with the passkey that she made. */
async function niaAt(opened: AtWork, path: string): Promise<Page> {
  const { page } = opened;
  const device = await VirtualDevice.at(page, niasPasskeys);
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(path);
  await settled(page);
  // A passkey counts how often it was used: an older copy of it would be refused
  niasPasskeys = await device.passkeys();
  return page;
}

/** Asks someone to join, and gives the link as it stands on the page. */
async function invite(page: Page, name: string, job: string): Promise<string> {
  await page.getByLabel('Their name').fill(name);
  await page.getByLabel('What is the job called?').fill(job);
  await page.getByRole('button', { name: 'Make the link' }).click();
  return linkOn(page, name);
}

async function linkOn(page: Page, name: string): Promise<string> {
  await expect(page.getByRole('heading', { name: `The link for ${name}` })).toBeFocused();
  return (await page.getByText(/\/join#[\w-]{43}$/).textContent()) ?? '';
}

/** Opens a link of an invitation on a device of one's own, and joins. */
async function join({ page }: AtWork, link: string): Promise<VirtualDevice> {
  const device = await VirtualDevice.at(page);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.goto(link);
  const token = link.slice(link.indexOf('#') + 1);
  await expect(page).toHaveURL('/join');
  await page.getByRole('button', { name: 'Make a passkey and join' }).click();
  await page.waitForURL('/today');
  await settled(page);
  expect(sent.filter((url) => new URL(url).pathname + new URL(url).search !== new URL(url).pathname && url.includes(token))).toEqual([]);
  expect(await onTheDevice(page)).not.toContain(token);
  return device;
}

test('a place is set up from empty: a wrong code, a reload and a passkey that is stopped lose nothing', async ({ browserOf }) => {
  const opened = await browserOf({ viewport: { width: 390, height: 844 } });
  const { page } = opened;
  const device = await VirtualDevice.at(page);
  const wrong: string[] = [];
  const lookHere = async (name: string) => wrong.push(...(await lookThrough(page, true)).map((what) => `${name}: ${what}`));

  await page.goto('/');
  await expect(page).toHaveURL('/set-up');
  await heading(page, 'Set up your place');
  await page.getByLabel('Set-up code').fill('AAAA-AAAA-AAAA-AAAA');
  await goOn(page);
  await expect(page.getByRole('alert').first()).toContainText('We do not know this code.');
  await lookHere('code');
  const code = /Set-up code: (\S+)/.exec(readFileSync(ownLog, 'utf8'))?.[1] ?? '';
  await page.getByLabel('Set-up code').fill(code.toLowerCase());
  await goOn(page);
  await heading(page, 'What is your place called?');
  await lookHere('place');
  await page.getByLabel('Name of the place').fill('Ashby');
  await goOn(page);
  await heading(page, 'Which organisation is first?');
  await page.getByLabel('Name of the organisation').fill('Ashby Advice');
  await page.getByLabel('Charity or community group').check();
  await lookHere('organisation');

  await page.reload();
  await expect(page).toHaveURL('/set-up');
  expect(await onTheDevice(page)).not.toContain(code);
  await page.getByLabel('Set-up code').fill(code);
  await goOn(page);
  await heading(page, 'Who are you?');
  await page.getByLabel('Your name').fill('Nia Rowe');
  await page.getByLabel('Your job').fill('Manager');
  await lookHere('you');
  await goOn(page);
  await heading(page, 'How will you sign in to Ashby?');
  expect(await said(page)).toContain('Ashby Advice. Charity or community group.');

  await device.verifies(false);
  await page.getByRole('button', { name: 'Make a passkey and open the place' }).click();
  await expect(page.getByRole('alert')).toContainText('Try again when you are ready.');
  await lookHere('key');
  await device.verifies(true);
  await page.getByRole('button', { name: 'Make a passkey and open the place' }).click();
  await page.waitForURL('/today');
  await heading(page, 'Today');
  niasPasskeys = await device.passkeys();
  expect(niasPasskeys).toHaveLength(1);
  expect(wrong).toEqual([]);

  await page.goto('/set-up');
  await expect(page).toHaveURL('/sign-in');
  expect((await page.request.post('/auth/set-up/check', { headers: { 'x-alongside': '1' }, data: { code } })).status()).toBe(404);
});

test('a second worker is asked, joins on a device of their own, and is out at once when they have left', async ({ browserOf }) => {
  const nia = await niaAt(await browserOf(), '/more');
  await nia.getByRole('link', { name: 'People and teams' }).click();
  await nia.getByRole('link', { name: /^Ashby Advice/ }).click();
  await nia.getByRole('link', { name: 'Ask someone to join' }).click();
  const link = await invite(nia, 'Ola Marsh', 'Connector');
  expect(await lookThrough(nia, false)).toEqual([]);

  const atOlas = await browserOf({ viewport: { width: 390, height: 844 } });
  await join(atOlas, link);
  const ola = atOlas.page;
  await ola.goto('/more');
  await settled(ola);
  expect(await said(ola)).toContain('Connector, Ashby Advice');
  await expect(ola.getByRole('link', { name: 'People and teams' })).toHaveCount(0);
  await ola.goto('/more/people-and-teams');
  await expect(ola.getByText('Only those who keep people and teams in order can see this.')).toBeVisible();

  // The same link once more opens nothing
  const { page: stranger } = await browserOf({ viewport: { width: 390, height: 844 } });
  await stranger.goto(link);
  await heading(stranger, 'This invitation does not work any more');
  expect(await lookThrough(stranger, true)).toEqual([]);

  await nia.getByRole('link', { name: 'Done' }).click();
  await nia.getByRole('link', { name: /Ola Marsh/ }).click();
  await heading(nia, 'Ola Marsh');
  await nia.getByRole('button', { name: 'Ola Marsh has left', exact: true }).click();
  await nia.getByRole('button', { name: 'Yes, Ola Marsh has left' }).click();
  await heading(nia, 'Ola Marsh has left Ashby Advice');

  await ola.getByRole('link', { name: 'Today' }).first().click();
  await heading(ola, 'You have been signed out');
  await ola.getByRole('link', { name: 'Sign in' }).click();
  await ola.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(ola.getByRole('alert')).toContainText('This place does not know that passkey.');
  expect(await lookThrough(ola, true)).toEqual([]);
});

test('what a leaver began to write stays locked on the device: nobody gets the key, a colleague sees nothing', async ({ browserOf }) => {
  const nia = await niaAt(await browserOf(), '/more/people-and-teams');
  await nia.getByRole('link', { name: /^Ashby Advice/ }).click();
  await nia.getByRole('link', { name: 'Ask someone to join' }).click();
  const device = await browserOf();
  const tom = device.page;
  const given = keysGivenTo(tom);
  await join(device, await invite(nia, 'Tom Birch', 'Connector'));
  const secret = /Quillon|marmalade|shed/;
  await tom.goto('/people/add');
  await tom.getByLabel('What do they like to be called?').fill('Quillon');
  await tom.getByLabel('None of these is known').check();
  await tom.getByRole('button', { name: /^Add / }).click();
  await tom.getByRole('link', { name: 'Record a conversation' }).first().click();
  await tom.locator('#words').fill('Quillon, you keep marmalade in the shed.');
  await expect(tom.getByText(/Kept on this (phone|computer), /)).toBeVisible();
  const [{ key, asked }] = given as [{ key: string; asked: string }];
  const sameRequest = { headers: { 'x-alongside': '1', 'content-type': 'application/json' }, data: asked };
  // While Tom works here: his key opens the words, the device holds it, and the server gives it
  expect(await openedWith(tom, key)).toMatchObject({ opened: expect.arrayContaining([expect.stringMatching(secret)]), keysHeld: 1 });
  expect(await onTheDevice(tom)).not.toMatch(secret);
  expect(await (await tom.request.post('/graphql', sameRequest)).text()).toContain(key);

  await nia.getByRole('link', { name: 'Done' }).click();
  await nia.getByRole('link', { name: /Tom Birch/ }).click();
  await nia.getByRole('button', { name: 'Tom Birch has left', exact: true }).click();
  await nia.getByRole('button', { name: 'Yes, Tom Birch has left' }).click();
  await heading(nia, 'Tom Birch has left Ashby Advice');
  const refused = await (await tom.request.post('/graphql', sameRequest)).text();
  expect(refused).toContain('UNAUTHENTICATED');
  expect(refused).not.toContain('deviceKey');
  await tom.keyboard.type(' And more marmalade.');
  await tom.getByRole('link', { name: 'Today' }).first().click();
  await heading(tom, 'You have been signed out');

  // Nothing on the device opens them: not a new page, not one without signal, and not a sign-in with his passkey
  await device.context.setOffline(true);
  await tom.reload().catch(() => undefined);
  await device.context.setOffline(false);
  await tom.goto('/record');
  await expect(tom).toHaveURL(/\/sign-in/);
  await tom.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(tom.getByRole('alert')).toContainText('This place does not know that passkey.');
  const left = await openedWith(tom, key);
  expect(left.keysHeld, 'the device forgot the key').toBe(0);
  expect(left.opened.join(), 'and lost none of the words').toContain('And more marmalade.');
  expect(await said(tom)).not.toMatch(secret);
  expect(await onTheDevice(tom)).not.toMatch(secret);

  // Nia takes the same device
  await tom.close();
  const colleague = await device.context.newPage();
  const hers = keysGivenTo(colleague);
  await niaAt({ context: device.context, page: colleague }, '/today');
  for (const path of ['/today', '/record', '/people/add']) {
    await colleague.goto(path);
    await settled(colleague);
    expect(await said(colleague), path).not.toMatch(secret);
  }
  expect((await openedWith(colleague, hers[0]?.key ?? '')).opened.join()).not.toMatch(secret);
  expect(await onTheDevice(colleague)).not.toMatch(secret);
});

test('a lost passkey: asked again, the worker is back in, and the old passkey opens nothing', async ({ browserOf }) => {
  const nia = await niaAt(await browserOf(), '/more/people-and-teams');
  await nia.getByRole('link', { name: /^Ashby Advice/ }).click();
  await nia.getByRole('link', { name: 'Ask someone to join' }).click();
  const first = await browserOf();
  const lost = await join(first, await invite(nia, 'Sid Vale', 'Peer worker'));
  const oldPasskeys = await lost.passkeys();

  await nia.getByRole('link', { name: 'Done' }).click();
  await nia.getByRole('link', { name: /Sid Vale/ }).click();
  await nia.getByRole('button', { name: 'Make a new link for Sid Vale' }).click();
  const link = await linkOn(nia, 'Sid Vale');
  const second = await browserOf();
  await join(second, link);
  expect(await ask("select name from workers where name = 'Sid Vale'", [], ownData)).toHaveLength(1);

  // The session of the lost device is over, and so is its passkey
  await first.page.goto('/today');
  await expect(first.page).toHaveURL(/\/sign-in/);
  const { page: thief } = await browserOf();
  await VirtualDevice.at(thief, oldPasskeys);
  await thief.goto('/sign-in');
  await thief.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(thief.getByRole('alert')).toContainText('This place does not know that passkey.');

  // One's own passkeys: the last one stays
  const { page } = second;
  await page.goto('/more');
  await page.getByRole('link', { name: 'My passkeys' }).click();
  await expect(page.getByText('This is your only passkey, so it stays.')).toBeVisible();
  await page.getByLabel('What do you call it?').fill('The same device');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('This device holds a passkey of yours already.');
  expect(await lookThrough(page, false)).toEqual([]);
});

test('what a leaver left unsorted stands on the Today of a colleague alongside the same person, who sorts it', async ({ browserOf }) => {
  const nia = await niaAt(await browserOf(), '/more/people-and-teams');
  await nia.getByRole('link', { name: /^Ashby Advice/ }).click();
  await nia.getByRole('link', { name: 'Ask someone to join' }).click();
  const atUnas = await browserOf();
  await join(atUnas, await invite(nia, 'Una Frost', 'Connector'));
  const una = atUnas.page;
  await una.goto('/people/add');
  await settled(una);
  await una.getByLabel('What do they like to be called?').fill('Dee');
  await una.getByLabel('None of these is known').check();
  await una.getByRole('button', { name: /^Add / }).click();
  await una.getByRole('link', { name: 'Record a conversation' }).first().click();
  await una.locator('#words').fill('Dee, we rang the landlord.');
  await una.getByRole('button', { name: 'Save conversation' }).click();
  await una.getByRole('button', { name: 'Undo' }).waitFor();
  await una.goto('/today');
  await expect
    .poll(() => ask("select 1 from entries where words = 'Dee, we rang the landlord.'", [], ownData), { timeout: 20_000 })
    .toHaveLength(1);
  // Nia comes alongside Dee, as by a huddle or a list
  await ask(
    `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
     select i.person_id, gen_random_uuid(), i.place_id, w.worker_id, i.organisation_id, 'alongside', i.why, now()
     from involvements i, workers w where w.name = 'Nia Rowe'`,
    [],
    ownData,
  );

  await nia.getByRole('link', { name: 'Done' }).click();
  await nia.getByRole('link', { name: /Una Frost/ }).click();
  await nia.getByRole('button', { name: 'Una Frost has left', exact: true }).click();
  await nia.getByRole('button', { name: 'Yes, Una Frost has left' }).click();
  await heading(nia, 'Una Frost has left Ashby Advice');
  await nia.goto('/today');
  await expect(nia.getByRole('heading', { name: 'Left by a colleague who has gone' })).toBeVisible();
  await nia.getByRole('link', { name: /^Say who can read what Una Frost wrote to Dee/ }).click();
  await nia.locator('#sorting-about').click();
  await nia.locator('al-sorting-strip .al-btn').first().click();
  await expect
    .poll(() => ask("select 1 from entries where words = 'Dee, we rang the landlord.' and categories <> '{}'", [], ownData), {
      timeout: 20_000,
    })
    .toHaveLength(1);
});
