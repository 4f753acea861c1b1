import { ask, idOf } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';

test('two who write down what matters at once: the second sees both, and chooses', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const path = `/people/${walter}/what-matters`;
  const [priya, joe] = [await at('priya', path), await at('joe', path)];
  const [hers, his] = [freshWords('I want to go dancing with Joan.'), freshWords('I want the stairs mended.')];
  for (const [{ page }, words] of [
    [priya, hers],
    [joe, his],
  ] as const) {
    await settled(page);
    await page.getByRole('textbox').fill(words);
  }
  await priya.page.getByRole('button', { name: 'Save Walter’s words' }).click();
  await expect(priya.page).toHaveURL(`/people/${walter}`);

  await joe.page.getByRole('button', { name: 'Save Walter’s words' }).click();
  const both = joe.page.getByRole('alert').filter({ hasText: 'Two versions are kept' });
  await expect(both).toContainText(hers);
  await expect(both).toContainText(his);
  expect(await ask('select 1 from what_matters where words = $1', [his]), 'nothing is added before he chooses').toEqual([]);
  await joe.page.getByRole('button', { name: 'Use what I wrote' }).click();
  await expect(joe.page).toHaveURL(`/people/${walter}`);
  const kept = await ask<{ words: string }>('select words from what_matters where person_id = $1 order by said_at desc limit 2', [walter]);
  expect(kept.map(({ words }) => words)).toEqual([his, hers]);
});

test('two who give a team another name at once: the second sees both, and chooses', async ({ at }) => {
  const { page: first } = await at('amina', '/more/people-and-teams/teams/add');
  const [name, hers, theirs] = [freshWords('Team'), freshWords('Weirside'), freshWords('Riverside')];
  await first.getByRole('textbox', { name: 'Name of the team' }).fill(name);
  await first.getByRole('button', { name: 'Add the team' }).click();
  await expect(first.getByRole('heading', { name, level: 1 })).toBeVisible();
  const [team] = await ask<{ id: string }>('select team_id as id from teams where name = $1', [name]);
  const { page: second } = await at('amina', `/more/people-and-teams/teams/${team?.id}`);
  for (const [page, words] of [
    [first, theirs],
    [second, hers],
  ] as const) {
    await settled(page);
    await page.getByRole('textbox', { name: 'Name of the team' }).fill(words);
  }
  await first.getByRole('button', { name: 'Save the name' }).click();
  await expect(first.getByText('Saved.')).toBeVisible();

  await second.getByRole('button', { name: 'Save the name' }).click();
  const both = second.getByRole('alert').filter({ hasText: 'Two versions are kept' });
  await expect(both).toContainText(hers);
  await expect(both).toContainText(theirs);
  expect(await ask('select name from teams where team_id = $1', [team?.id]), 'nothing is written before she chooses').toEqual([
    { name: theirs },
  ]);
  await second.getByRole('button', { name: 'Use what I wrote' }).click();
  await expect(second.getByText('Saved.')).toBeVisible();
  await expect(second.getByRole('heading', { name: hers, level: 1 })).toBeFocused();
  expect(await ask('select name from teams where team_id = $1', [team?.id])).toEqual([{ name: hers }]);
});
