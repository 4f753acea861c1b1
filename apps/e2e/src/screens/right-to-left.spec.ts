import type { Page } from '@playwright/test';
import { RecordPage } from '../pages/record.ts';
import { ask, entriesWith, idOf } from '../support/database.ts';
import { expect, freshWords, settled, test } from '../support/journey.ts';
import { millbrook } from '../support/millbrook.ts';
import { guardianRoutes } from './guardian-routes.ts';
import { lookAt } from './look.ts';
import { administratorRoutes, openRoute, routes } from './routes.ts';

test('in the generated right-to-left language every word has a key, the page turns round, and the main job works', async ({ at }) => {
  test.setTimeout(90_000);
  const walter = await idOf('Walter Ellery');
  const words = freshWords('Walter, the bus came late and you did not mind.');
  const { page } = await at('priya', '/today?lang=qps-rtl', { viewport: { width: 390, height: 844 } });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.locator(`main a[href="/people/${walter}/record"]`).click();
  const record = new RecordPage(page);
  await expect(record.words).toBeFocused();
  await page.keyboard.type(words);
  expect(await plainWords(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/saved\//);
  await page.locator('#sorting-about').click();
  await page.locator('al-sorting-strip .al-btn').first().click();
  await expect.poll(() => entriesWith(words)).toEqual([expect.objectContaining({ categories: ['life'] })]);

  const wrong: string[] = [];
  const { page: amina } = await at('amina', '/today?lang=qps-rtl', { viewport: { width: 390, height: 844 } });
  const { page: maya } = await at('maya', '/today?lang=qps-rtl', { viewport: { width: 390, height: 844 } });
  for (const [who, all] of [
    [page, await routes()],
    [amina, await administratorRoutes()],
    [maya, await guardianRoutes()],
  ] as const)
    for (const route of all.filter(({ prepare }) => !prepare)) {
      await openRoute(who, route);
      await settled(who);
      const found = [...(await lookAt(who, true)), ...(await plainWords(who))];
      if ((await who.title()).startsWith(route.title)) found.push('the title is plain English');
      wrong.push(...found.map((what) => `${route.name}: ${what}`));
      // The start of a line is on the right
      expect(await who.locator('h1').evaluate((heading) => getComputedStyle(heading).direction)).toBe('rtl');
    }
  expect(wrong).toEqual([]);
});

/** Words of ours that came without a key: buttons, labels and headings that hold nothing but plain English. */
async function plainWords(page: Page): Promise<string[]> {
  // Names and what somebody wrote stay as they are, and a language is called what its speakers call it
  const stay = [
    'English',
    'The demo’s own sign-in',
    // people of other journeys too
    ...(await ask<{ name: string }>('select distinct preferred_name as name from people')).map(({ name }) => name),
    ...[...millbrook.people, ...millbrook.workers, ...millbrook.organisations].flatMap(({ name }) => [name, name.split(' ')[0] ?? name]),
  ];
  return page.evaluate((names) => {
    const own = 'button, label, legend, h2, .al-top nav a, .al-bottom a, .al-btn, .al-link-btn, .govuk-skip-link, [aria-label]';
    return [...document.querySelectorAll(own)]
      .filter((each) => each.checkVisibility() && !each.closest('al-avatar, svg, al-word-picker'))
      .map((each) => (each.getAttribute('aria-label') ?? each.textContent).trim())
      .filter((text) => /^[\sA-Za-z.,:’?-]{3,}$/.test(text) && !names.includes(text));
  }, stay);
}
