import type { Page } from '@playwright/test';
import { FindPage } from '../pages/find.ts';
import { answersTo } from '../support/answers.ts';
import { ask, idOf, looksOf } from '../support/database.ts';
import { expect, said, settled, test } from '../support/journey.ts';

const nobody = '019a0000-0000-7000-8000-00000000abcd';

test('Alex is not involved: Kelly and someone who does not exist give the same answer', async ({ at }) => {
  const since = new Date(Date.now() - 1000);
  const kelly = await idOf('Kelly Marsden');
  const [entry] = await ask<{ id: string }>('select entry_id as id from entries where person_id = $1 limit 1', [kelly]);
  const { page } = await at('alex', '/people');

  const answers = [];
  for (const typed of ['kelley marsdn', 'zorvald quimbet', 'Kelly Marsden 07700 900142', 'Kelvin Marshall 07700 900999']) {
    const find = new FindPage(page);
    const received = await answersTo(page, async () => {
      await find.ask(typed);
      await expect(find.nobody).toBeVisible();
    });
    answers.push({ said: await said(page), received: received.slice(-1) });
  }
  expect(answers[0]?.said).toContain('You can ask if they are known. If someone is alongside, they will ring you.');
  for (const answer of answers) expect(answer).toEqual(answers[0]);

  const pages: ((person: string, entryId: string) => string)[] = [
    (person) => `/people/${person}`,
    (person) => `/people/${person}/story`,
    (person) => `/people/${person}/what-matters`,
    (person) => `/people/${person}/record`,
    (person, entryId) => `/people/${person}/entries/${entryId}`,
    (person, entryId) => `/people/${person}/saved/${entryId}`,
  ];
  for (const path of pages) {
    const real = await open(page, path(kelly, entry?.id ?? ''));
    expect(real.said, path(kelly, '')).toContain('There is nothing here');
    expect(real, path(kelly, '')).toEqual(await open(page, path(nobody, nobody)));
  }

  const looks = await looksOf('Alex Moore', kelly, since);
  expect(looks.length).toBeGreaterThan(0);
  expect(new Set(looks.map(({ result }) => result))).toEqual(new Set(['denied']));
  // A search that finds nobody looks at nobody
  expect(looks.map(({ operation }) => operation)).not.toContain('FindPeople');
});

test('Walter agreed to be found: whoever types his full name and birth date is told whom to ask, and sees nothing of him', async ({
  at,
}) => {
  const walter = await idOf('Walter Ellery');
  const [{ born = '' } = {}] = await ask<{ born: string }>('select birth_date::text as born from people where person_id = $1', [walter]);
  const { page } = await at('alex', '/people');
  const find = new FindPage(page);
  await find.ask('Walter Ellery');
  await expect(find.nobody).toBeVisible();
  const received = await answersTo(page, async () => {
    await find.ask(`walter ELLERY ${born}`);
    await expect(page.getByRole('heading', { name: 'This person agreed to be found' })).toBeVisible();
  });
  await expect(page.getByText('Ask Priya Nair, St Aidan’s. They are the lead person.')).toBeVisible();
  await expect(page.getByText('You can ask here: Millbrook duty desk, 01632 960100.')).toBeVisible();
  await expect(find.nobody).toBeHidden();
  await expect(find.person('Walter')).toHaveCount(0);
  expect(received.join()).not.toContain(walter);
  expect(received.join()).not.toMatch(/Walter|Weir Road|01632 960 ?340/);
});

/** What the page says and what came for it, without the ids that were asked for. */
async function open(page: Page, path: string): Promise<{ said: string; title: string; received: string[] }> {
  const all = await answersTo(page, async () => {
    await page.goto(path);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  });
  // who one is, and the device's own list, are asked for whenever the device likes
  const received = all.filter((body) => !body.includes('"me":') && !body.includes('"peopleToKeep":')).sort();
  return { said: await said(page), title: await page.title(), received };
}
