import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, settled, test } from '../support/journey.ts';
import { lookAt, lookWithSpacing } from './look.ts';
import { openRoute, routes } from './routes.ts';

// 320 px is also what 1280 px at 400 % zoom leaves
for (const width of [320, 390, 1280]) {
  test(`every page at ${width} px: axe, one heading, title, targets, width, words`, async ({ at, browserOf }) => {
    test.setTimeout(120_000);
    const viewport = { width, height: width === 1280 ? 900 : 780 };
    const { page } = await at('priya', '/today', { viewport });
    const wrong: string[] = [];
    for (const route of await routes()) {
      await openRoute(page, route);
      const found = [...(await lookAt(page, width < 600)), ...(await axe(page)), ...(await lookWithSpacing(page))];
      if ((await page.title()) !== `${route.title} – Alongside`) found.push(`title: ${await page.title()}`);
      wrong.push(...found.map((what) => `${route.name}: ${what}`));
    }
    const { page: outside } = await browserOf({ viewport });
    await outside.goto('/sign-in');
    await settled(outside);
    const found = [...(await lookAt(outside, width < 600)), ...(await axe(outside)), ...(await lookWithSpacing(outside))];
    wrong.push(...found.map((what) => `Sign in: ${what}`));
    expect(wrong).toEqual([]);
  });
}

/** Violations, and what axe could not decide about contrast: that counts as wrong as well. */
async function axe(page: Page): Promise<string[]> {
  // From the top: a bar that stays in its place hides the ground behind what has been scrolled under it
  await page.evaluate(() => scrollTo(0, 0));
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, any }) => `axe ${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
