// Takes the README's pictures of the demo place: start it with `npm start`, then `npm run pictures`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './test/browser.ts';

const base = `http://localhost:${process.env['PORT'] ?? 3000}`;
const folder = join(import.meta.dirname, '../docs/screens');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
for (const [name, width, height, open, then] of [
  ['today-390', 390, 844, '', ''],
  ['person-1280', 1280, 960, 'Kelly Marsden', ''],
  ['who-can-see-390', 390, 844, 'Kelly Marsden', 'Who can see this'],
] as const) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: width < 600 ? 2 : 1 });
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.getByText('Priya Nair').click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  if (open) {
    await page.getByRole('link', { name: open, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: open }).waitFor();
  }
  if (then) {
    await page.getByRole('link', { name: then }).first().click();
    await page.getByRole('heading', { name: then }).waitFor();
  }
  // an open screen follows a stream, so the network is never idle
  await page.locator('al-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  if (then) await page.evaluate(`[...document.querySelectorAll('h2')].find((h2) => h2.textContent.trim() === '${then}').scrollIntoView()`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
