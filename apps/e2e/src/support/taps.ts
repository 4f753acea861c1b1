import type { Page } from '@playwright/test';

/** Counts taps from now on, as the browser sees them: typing is none. The count lives in the page, so a reload begins anew. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = window as unknown as { taps: number };
    counting.taps = 0;
    window.addEventListener('pointerdown', () => (counting.taps += 1), { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { taps: number }).taps);
}
