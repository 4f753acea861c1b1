import { idOf } from '../support/database.ts';
import { expect, settled, test } from '../support/journey.ts';
import { openRoute, routes } from './routes.ts';

test('who asked for less motion gets none', async ({ at }) => {
  const { page } = await at('priya', '/today', { reducedMotion: 'reduce' });
  for (const route of (await routes()).filter(({ name }) => ['Today', 'Record', 'Saved', 'Entry, sorting'].includes(name))) {
    await openRoute(page, route);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((each) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each);
          return (
            animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0) || scrollBehavior === 'smooth'
          );
        }).length,
    );
    expect(moving, route.name).toBe(0);
  }
});

test('in forced colours everything keeps an edge', async ({ at }) => {
  const { page } = await at('priya', '/today', { forcedColors: 'active' });
  for (const route of (await routes()).filter(({ name }) => ['Today', 'Find, found', 'Person', 'Record', 'Saved', 'More'].includes(name))) {
    await openRoute(page, route);
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll('.al-btn:not(.al-btn--bare), .al-chip, .al-in, .al-card, .al-voice, .al-sync, .al-strip, .al-avatar')]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { borderTopWidth, borderBottomWidth, borderTopStyle, outlineStyle } = getComputedStyle(each);
          return (borderTopStyle === 'none' || parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) < 1) && outlineStyle === 'none';
        })
        .map((each) => each.className),
    );
    expect([...new Set(bare)], route.name).toEqual([]);
  }
});

test('on paper there are words and no bars', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  const { page } = await at('priya', `/people/${kelly}`);
  for (const path of [`/people/${kelly}`, `/people/${kelly}/story`]) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(path);
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    for (const bar of ['al-top-bar', 'al-bottom-bar', 'al-skip-link a', 'main .al-btn']) {
      for (const each of await page.locator(bar).all()) await expect(each, bar).toBeHidden();
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('article').first()).toBeVisible();
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('main *')].filter(
          (each) => ['fixed', 'sticky'].includes(getComputedStyle(each).position) && each.checkVisibility(),
        ).length,
    );
    expect(cut).toBe(0);
  }
});
