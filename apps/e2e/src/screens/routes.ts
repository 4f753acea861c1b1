import type { Page } from '@playwright/test';
import { ask, idOf } from '../support/database.ts';
import { settled } from '../support/journey.ts';

/** One page of the product, as Priya sees it. */
export interface Route {
  readonly name: string;
  readonly path: string;
  /** The title of the window, without the product's name. */
  readonly title: string;
  /** Brings the page into the state that is looked at, where opening it is not enough. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every page there is once someone is signed in. */
export async function routes(): Promise<Route[]> {
  const kelly = await idOf('Kelly Marsden');
  const walter = await idOf('Walter Ellery');
  const [mine] = await ask<{ id: string }>(
    `select entry_id as id from entries where person_id = $1 and amended_at is not null
     and author_id = (select worker_id from workers where name = 'Priya Nair') limit 1`,
    [kelly],
  );
  const [unsorted] = await ask<{ id: string; person: string }>(
    `select entry_id as id, person_id as person from entries where categories = '{}'
     and author_id = (select worker_id from workers where name = 'Priya Nair') limit 1`,
  );
  const entry = mine?.id ?? '';
  return [
    { name: 'Today', path: '/today', title: 'Today' },
    { name: 'Find', path: '/people', title: 'Find a person' },
    { name: 'Find, found', path: '/people', title: 'Find a person', prepare: (page) => find(page, 'marsden') },
    { name: 'Find, nobody', path: '/people', title: 'Find a person', prepare: (page) => find(page, 'zorvald quimbet') },
    { name: 'Add, with problems', path: '/people/add', title: 'Error: Add a person', prepare: sendEmpty },
    { name: 'Add', path: '/people/add', title: 'Add a person', prepare: typeAMatch },
    { name: 'Call back', path: '/call-back', title: 'Ask for a call back' },
    { name: 'Call back, asked', path: '/call-back', title: 'Ask for a call back', prepare: askForNobody },
    { name: 'In danger', path: '/open-now', title: 'Open what you need' },
    { name: 'In danger, with problems', path: '/open-now', title: 'Error: Open what you need', prepare: openNothing },
    { name: 'In danger, nobody', path: '/open-now', title: 'What you opened', prepare: openForNobody },
    { name: 'Tell, nobody', path: '/open-now/told/none', title: 'Tell them that you looked' },
    { name: 'Person', path: `/people/${kelly}`, title: 'Person' },
    { name: 'Story', path: `/people/${kelly}/story`, title: 'Story' },
    { name: 'What matters', path: `/people/${kelly}/what-matters`, title: 'What matters' },
    { name: 'Own list', path: '/people/list', title: 'Your organisation’s list' },
    { name: 'What we know', path: `/people/${kelly}/what-we-know`, title: 'What we already know' },
    { name: 'Record', path: `/people/${kelly}/record`, title: 'Record a conversation' },
    { name: 'Record, nothing written', path: `/people/${walter}/record`, title: 'Error: Record a conversation', prepare: saveNothing },
    { name: 'Saved just now', path: `/people/${walter}/record`, title: 'Saved', prepare: save },
    { name: 'Saved', path: `/people/${unsorted?.person}/saved/${unsorted?.id}`, title: 'Saved' },
    { name: 'Entry', path: `/people/${kelly}/entries/${entry}`, title: 'One part of a story' },
    { name: 'Entry, sorting', path: `/people/${kelly}/entries/${entry}?sort=1`, title: 'One part of a story' },
    { name: 'Entry, amending', path: `/people/${kelly}/entries/${entry}`, title: 'One part of a story', prepare: amend },
    { name: 'Parts', path: `/people/${kelly}/entries/${entry}/parts`, title: 'One sentence, and other readers' },
    { name: 'Keep safe', path: `/people/${kelly}/safe`, title: 'Keep someone safe' },
    { name: 'Words that tell where', path: `/people/${kelly}/where`, title: 'Words that tell where' },
    { name: 'Caution notes', path: `/people/${kelly}/caution`, title: 'Caution notes' },
    { name: 'Record whom', path: '/record', title: 'Record a conversation' },
    { name: 'More', path: '/more', title: 'More' },
    { name: 'Nothing here', path: '/no-such-page', title: 'Nothing here' },
  ];
}

/** The pages of those who keep the place in order, as Amina sees them. */
export async function administratorRoutes(): Promise<Route[]> {
  const [membership] = await ask<{ id: string; organisation: string }>(
    `select membership_id as id, organisation_id as organisation from memberships
     where until_at is null and worker_id = (select worker_id from workers where name = 'Priya Nair')`,
  );
  const [team] = await ask<{ id: string }>('select team_id as id from teams order by name limit 1');
  const top = '/more/people-and-teams';
  const organisation = `${top}/organisations/${membership?.organisation}`;
  return [
    { name: 'More, of an administrator', path: '/more', title: 'More' },
    { name: 'Load a list', path: '/people/list/load', title: 'Load a list of people', prepare: chooseAList },
    { name: 'People and teams', path: top, title: 'People and teams' },
    { name: 'Organisation', path: organisation, title: 'Organisation' },
    { name: 'Add an organisation', path: `${top}/organisations/add`, title: 'Add an organisation' },
    { name: 'Change an organisation', path: `${organisation}/change`, title: 'Change this organisation' },
    { name: 'Invite, with problems', path: `${organisation}/invite`, title: 'Error: Ask someone to join', prepare: inviteNobody },
    { name: 'Member', path: `${top}/members/${membership?.id}`, title: 'Someone who works here' },
    { name: 'See as', path: `/more/see-as/${membership?.id}`, title: 'See as' },
    { name: 'Member, leaving', path: `${top}/members/${membership?.id}`, title: 'Someone who works here', prepare: askWhetherLeft },
    { name: 'Add a team', path: `${top}/teams/add`, title: 'Add a team' },
    { name: 'Team', path: `${top}/teams/${team?.id}`, title: 'Team' },
    { name: 'No such organisation', path: `${top}/organisations/none`, title: 'Organisation' },
  ];
}

/** Opens a page and waits until it stands. */
export async function openRoute(page: Page, route: Route): Promise<void> {
  await page.goto(route.path);
  await settled(page);
  await route.prepare?.(page);
  await settled(page);
}

async function find(page: Page, typed: string): Promise<void> {
  await page.locator('#find').fill(typed);
  await page.locator('#found, #nobody').waitFor();
}

async function typeAMatch(page: Page): Promise<void> {
  await page.locator('#preferredName').fill('Wally');
  await page.locator('#fullName').fill('Walter Elery');
  await page.locator('#postcode').fill('ZZ99 1WZ');
  await page.locator('#matches').waitFor();
}

async function sendEmpty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function amend(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change the words' }).click();
  await page.locator('#amended-words').waitFor();
}

async function askForNobody(page: Page): Promise<void> {
  await page.locator('#typed').fill('Kelvin Marshall 07700 900999');
  await page.locator('main form button[type=submit]').click();
  await page.getByRole('heading', { name: 'We have asked' }).waitFor();
}

async function openNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open it now' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function openForNobody(page: Page): Promise<void> {
  await page.locator('#typed').fill('Kelvin Marshall 07700 900999');
  await page.getByText('It is an emergency').click();
  await page.getByText('Health', { exact: true }).click();
  await page.getByLabel('Why do you need it?').fill('He fell.');
  await page.getByText('Yes', { exact: true }).click();
  await page.locator('#words').fill('His neighbour.');
  await page.getByRole('button', { name: 'Open it now' }).click();
  await page.getByRole('heading', { name: 'Nobody found who fits all of that' }).waitFor();
}

async function saveNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save conversation' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function save(page: Page): Promise<void> {
  await page.locator('#words').fill('Walter, the tea was good.');
  await page.getByRole('button', { name: 'Save conversation' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
}

async function inviteNobody(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function askWhetherLeft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Priya Nair has left', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, Priya Nair has left' }).waitFor();
}

async function chooseAList(page: Page): Promise<void> {
  const rows = 'Ref;Forename;Surname;DOB\nT-1;Edie;Marchbank;3/4/1951\nT-2;Bad;Date;31/31/1990\n';
  await page.getByLabel('Choose your list').setInputFiles({ name: 'tenancies.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByText('1 row cannot be loaded yet').waitFor();
}
