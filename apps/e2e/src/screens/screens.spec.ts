import type { Page } from '@playwright/test';
import { expect, settled, test } from '../support/journey.ts';
import { guardianRoutes } from './guardian-routes.ts';
import { lookThrough } from './look.ts';
import { administratorRoutes, openRoute, type Route, routes } from './routes.ts';

// 320 px is also what 1280 px at 400 % zoom leaves
for (const width of [320, 390, 1280]) {
  test(`every page at ${width} px: axe, one heading, title, targets, width, words`, async ({ at, browserOf }) => {
    test.setTimeout(240_000);
    const viewport = { width, height: width === 1280 ? 900 : 780 };
    const { page } = await at('priya', '/today', { viewport });
    const wrong: string[] = await lookAtAll(page, await routes(), width);
    const { page: amina } = await at('amina', '/today', { viewport });
    wrong.push(...(await lookAtAll(amina, await administratorRoutes(), width)));
    const { page: maya } = await at('maya', '/today', { viewport });
    wrong.push(...(await lookAtAll(maya, await guardianRoutes(), width)));
    const { page: outside } = await browserOf({ viewport });
    await outside.goto('/sign-in');
    await settled(outside);
    const found = await lookThrough(outside, width < 600);
    wrong.push(...found.map((what) => `Sign in: ${what}`));
    expect(wrong).toEqual([]);
  });
}

async function lookAtAll(page: Page, all: readonly Route[], width: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of all) {
    await openRoute(page, route);
    const found = await lookThrough(page, width < 600);
    if ((await page.title()) !== `${route.title} – Alongside`) found.push(`title: ${await page.title()}`);
    wrong.push(...found.map((what) => `${route.name}: ${what}`));
  }
  return wrong;
}
