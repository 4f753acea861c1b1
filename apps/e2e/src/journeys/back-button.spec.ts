import { SignInPage } from '../pages/sign-in.ts';
import { idOf } from '../support/database.ts';
import { expect, said, test } from '../support/journey.ts';

// A browser at home keeps whole pages for the Back button; Playwright's does not unless it is asked to
test.use({
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test('Back shows nothing of a person after signing out', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const { page } = await at('ruth', `/people/${walter}`);
  await page.getByRole('link', { name: 'More', exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  const signIn = new SignInPage(page);
  await expect(signIn.heading).toBeVisible();
  for (let back = 0; back < 2; back += 1) {
    // Not goBack: a page that comes out of the browser's memory never loads again
    await page.evaluate(() => void history.back());
    await expect(signIn.heading.or(page.getByRole('heading', { level: 1, name: 'You have been signed out' }))).toBeVisible();
    await page.waitForTimeout(500);
    expect(await said(page)).not.toMatch(/Walter Ellery|Ruth Castle|What matters to me|My teams/);
  }
});
