import type { Page, Request } from '@playwright/test';

/** Milliseconds in which a page asks for nothing new before it is taken to be at rest. A page that follows somebody reads after 300 at the latest. */
const REST_MS = 500;
/** A request that is open for longer has no answer. */
const MOST_MS = 15_000;

/**
 * The bodies of all answers of the graph to what a page asks while `act` runs and until it is at rest: nothing is open and nothing new was begun for
 * a moment. In the order of asking; a stream that goes on is no answer of the graph. Without the answers that the page itself left behind by going
 * elsewhere. Throws where a request stays open.
 */
export async function answersTo(page: Page, act: () => Promise<void>): Promise<string[]> {
  const bodies = new Map<Request, Promise<string | undefined>>();
  const open = new Set<Request>();
  let stirred = performance.now();
  const begin = (request: Request): void => {
    if (!isGraph(request)) return;
    open.add(request);
    bodies.set(request, Promise.resolve(undefined));
    stirred = performance.now();
  };
  const end = (request: Request): void => {
    if (!open.delete(request)) return;
    bodies.set(request, bodyOf(request));
    stirred = performance.now();
  };
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  try {
    await act();
    const from = (stirred = performance.now());
    while (open.size > 0 || performance.now() - stirred < REST_MS) {
      if (performance.now() - from > MOST_MS)
        throw new Error(`${open.size} requests of ${page.url()} are still open, or it asks on and on`);
      await page.waitForTimeout(20);
    }
    return (await Promise.all(bodies.values())).filter((body) => body !== undefined);
  } finally {
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  }
}

const isGraph = (request: Request): boolean => new URL(request.url()).pathname === '/graphql';

/** Undefined where the page went elsewhere before it had read it. */
async function bodyOf(request: Request): Promise<string | undefined> {
  return request
    .response()
    .then((response) => response?.text())
    .catch(() => undefined);
}
