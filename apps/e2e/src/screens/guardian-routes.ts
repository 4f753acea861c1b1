import type { Page } from '@playwright/test';
import { ask } from '../support/database.ts';
import { inFull, someoneWith, wordsBy } from '../support/someone.ts';
import type { Route } from './routes.ts';

/** The pages of a Guardian, as Maya sees them. */
export async function guardianRoutes(): Promise<Route[]> {
  const top = '/more/to-look-at';
  return [
    { name: 'To look at', path: top, title: 'To look at' },
    { name: 'Protect', path: `${top}/protect`, title: 'Protect someone' },
    { name: 'Protect, with problems', path: `${top}/protect`, title: 'Error: Protect someone', prepare: protectNobody },
    { name: 'Give', path: `${top}/give`, title: 'Give something under the law' },
    { name: 'Give, with problems', path: `${top}/give`, title: 'Error: Give something under the law', prepare: giveNothing },
    { name: 'Given, nobody', path: `${top}/give`, title: 'What you opened', prepare: giveNobodys },
    { name: 'To give', path: `/open-now/legal/${await aDisclosure()}`, title: 'What you opened' },
  ];
}

/** What Maya may give of somebody whom Sam wrote to. */
async function aDisclosure(): Promise<string> {
  const person = await someoneWith('Edda Rookwood', 'Priya Nair', 'Sam Okafor');
  const typed = await inFull(person);
  await wordsBy('Sam Okafor', person, 'life', 'Edda, the boiler is mended.');
  const [row] = await ask<{ id: string }>(
    `with maya as (select m.* from memberships m join workers w using (worker_id) where w.name = 'Maya Lowe' and m.until_at is null),
     said as (
       insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at, person_id)
       select gen_random_uuid(), place_id, worker_id, organisation_id, $2, 'legal', '{life}', 'Order 12.', 'Yes. Edda.', 'Jo Reed, county court', now(), $1 from maya
       returning *
     )
     insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, recipient)
     select person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, 'active', invoked_at, recipient from said
     returning override_id as id`,
    [person, typed],
  );
  return row?.id ?? '';
}

async function protectNobody(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Put it in place' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function giveNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open what is asked for' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function giveNobodys(page: Page): Promise<void> {
  await page.locator('#typed').fill('Kelvin Marshall 07700 900999');
  await page.getByText('A serious crime').click();
  await page.locator('#recipient').fill('Detective Ines Roy, police');
  await page.getByText('Home, money, work', { exact: true }).click();
  await page.getByLabel('Why must it be given?').fill('A fire was set.');
  await page.getByText('Yes', { exact: true }).click();
  await page.locator('#words').fill('Himself.');
  await page.getByRole('button', { name: 'Open what is asked for' }).click();
  await page.getByRole('heading', { name: 'Nobody found who fits all of that' }).waitFor();
}
