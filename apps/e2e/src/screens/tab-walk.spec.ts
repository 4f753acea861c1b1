import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { guardianRoutes } from './guardian-routes.ts';
import { administratorRoutes, openRoute, routes } from './routes.ts';

for (const width of [390, 1280]) {
  test(`at ${width} px Tab walks each page in its order, is never trapped, and is always seen`, async ({ at }) => {
    test.setTimeout(240_000);
    const viewport = { width, height: width === 1280 ? 900 : 780 };
    const { page } = await at('priya', '/today', { viewport, reducedMotion: 'reduce' });
    const wrong: string[] = [];
    const { page: amina } = await at('amina', '/today', { viewport, reducedMotion: 'reduce' });
    const { page: maya } = await at('maya', '/today', { viewport, reducedMotion: 'reduce' });
    for (const [who, all] of [
      [page, await routes()],
      [amina, await administratorRoutes()],
      [maya, await guardianRoutes()],
    ] as const)
      for (const route of all) {
        await openRoute(who, route);
        wrong.push(...(await walk(who)).map((what) => `${route.name}: ${what}`));
      }
    expect(wrong).toEqual([]);
  });
}

/** The parts of a date box are places of their own: day, month, year and the calendar. More than these is a trap. */
const mostWithin = 6;

/** What the walk remembers in the page between two Tabs. */
interface Walk {
  readonly looks: Map<Element, string>;
  readonly lookOf: (element: Element) => string;
  before: Element | null;
}

/** Walks from the top to the end, and says what was out of order, hidden, not marked or left out. */
async function walk(page: Page): Promise<string[]> {
  const stops = await page.evaluate(begin);
  const wrong: string[] = [];
  const reached: string[] = [];
  let within = 0;
  while (reached.length <= stops && within < mostWithin) {
    await page.keyboard.press('Tab');
    const step = await page.evaluate(look);
    if (!step) break;
    within = step === 'within' ? within + 1 : 0;
    if (step === 'within') continue;
    reached.push(step.name);
    wrong.push(...step.wrong.map((what) => `${step.name}: ${what}`));
  }
  if (reached.length !== stops)
    wrong.push(`Tab stops ${reached.length} times, and there are ${stops} places to stop: ${reached.join(' · ')}`);
  return wrong;
}

/** Runs in the page before the walk: how everything looks without the focus, and how many places there are to stop. */
function begin(): number {
  const sign = (element: Element | null | undefined, part?: string): string => {
    if (!element) return '';
    const { outline, boxShadow, backgroundColor, borderColor, borderWidth, textDecoration } = getComputedStyle(element, part);
    return [outline, boxShadow, backgroundColor, borderColor, borderWidth, textDecoration].join();
  };
  const lookOf = (element: Element): string =>
    [sign(element), sign(element.closest('.al-option')), sign(element.nextElementSibling, '::before')].join('|');
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, [tabindex="0"]')].filter(
    (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0,
  );
  const radios = stops.filter((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'radio');
  // The walk begins before the first place to stop
  scrollTo(0, 0);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  const walk: Walk = { looks: new Map(stops.map((each) => [each, lookOf(each)])), lookOf, before: null };
  Object.assign(window, { walk });
  // A group of radios is one place
  return stops.length - radios.length + new Set(radios.map(({ name }) => name)).size;
}

/** Runs in the page after each Tab; null at the end of the walk. */
function look(): { name: string; wrong: string[] } | 'within' | null {
  const { walk } = window as unknown as { walk: Walk };
  const active = document.activeElement;
  if (!active || active === document.body || active.matches('.govuk-skip-link') === (walk.before !== null)) return null;
  if (active === walk.before && active.matches('[type="date"]')) return 'within';
  const wrong: string[] = [];
  if (walk.before && !(walk.before.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push('comes out of order');
  walk.before = active;
  if (walk.looks.get(active) === walk.lookOf(active)) wrong.push('looks the same with and without the focus');

  const { left, right, top, bottom, width, height } = active.getBoundingClientRect();
  const [x, y] = [Math.min(8, width / 2), Math.min(8, height / 2)];
  const uncovered = [
    [left + width / 2, top + height / 2],
    [left + x, top + y],
    [right - x, bottom - y],
  ].some(([across = 0, down = 0]) => {
    const there = document.elementFromPoint(across, down);
    return (
      there !== null &&
      (active.contains(there) ||
        (there !== document.body && there.contains(active)) ||
        active.closest('.al-option')?.contains(there) === true)
    );
  });
  // WCAG 2.4.11: a part of it must be seen
  if (!uncovered) wrong.push(`is hidden at ${Math.round(left)}, ${Math.round(top)} (${Math.round(width)} × ${Math.round(height)})`);
  return {
    name: (active.getAttribute('aria-label') ?? active.textContent.trim().slice(0, 40)) || `${active.localName}#${active.id}`,
    wrong,
  };
}
