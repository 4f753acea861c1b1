import { idOf } from '../support/database.ts';
import { expect, said, test } from '../support/journey.ts';

test('signing out ends it everywhere', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const here = await at('ruth', `/people/${walter}`);
  const there = await at('ruth', `/people/${walter}`);
  const answer = here.page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await here.page.getByRole('link', { name: 'More', exact: true }).first().click();
  expect((await answer).headers()['cache-control']).toBe('no-store');
  await here.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(here.page).toHaveURL('/sign-in');

  // The other window says so by itself: nobody has to touch it
  await expect(there.page.getByRole('heading', { level: 1, name: 'You have been signed out' })).toBeVisible();
  expect(await said(there.page)).not.toContain('Walter');
});
