import type { BrowserContext, Request } from '@playwright/test';
import { expect, settled, signInAt, test } from '../support/journey.ts';

// What a browser really transfers at a first visit: every script and style of the frame and of the page, also those that come a little later.

const LIMIT = 180_000;
/** The server packs no file that is smaller. */
const PACKED_FROM = 1024;

/** Gathers the scripts and styles that a browser asks for, and gives the bytes of them as they came over the wire, without headers. */
function weigh(context: BrowserContext): () => Promise<{ bytes: number; files: number }> {
  const asked: Request[] = [];
  context.on('requestfinished', (request) => {
    if (/\.(js|css)$/.test(new URL(request.url()).pathname)) asked.push(request);
  });
  return async () => {
    let bytes = 0;
    for (const request of asked) {
      const { responseBodySize } = await request.sizes();
      if (responseBodySize >= PACKED_FROM)
        expect((await request.response())?.headers()['content-encoding'], `${request.url()} is packed`).toBe('br');
      bytes += responseBodySize;
    }
    return { bytes, files: asked.length };
  };
}

test('where one signs in, a first visit loads no more than 180 kB of script and style', async ({ browserOf }) => {
  const { context, page } = await browserOf();
  const weight = weigh(context);
  await page.goto('/sign-in');
  await settled(page);
  await page.waitForLoadState('networkidle');
  const { bytes, files } = await weight();
  test.info().annotations.push({ type: 'first load', description: `${bytes} bytes in ${files} files` });
  expect(files).toBeGreaterThan(3);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});

test('Today loads no more than 180 kB of script and style at a first visit', async ({ browserOf }) => {
  const { context, page } = await browserOf();
  const weight = weigh(context);
  await signInAt(page, 'priya');
  await page.waitForLoadState('networkidle');
  const { bytes, files } = await weight();
  test.info().annotations.push({ type: 'first load', description: `${bytes} bytes in ${files} files` });
  expect(files).toBeGreaterThan(3);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});
