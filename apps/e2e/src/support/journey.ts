import { type BrowserContext, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';
import type { Subject } from './millbrook.ts';
import { watch } from './watch.ts';

/** Someone at work: a browser of their own, with one page. */
export interface AtWork {
  readonly context: BrowserContext;
  readonly page: Page;
}

interface Journey {
  /** Opens a browser in which nobody is signed in. */
  readonly browserOf: (options?: BrowserContextOptions) => Promise<AtWork>;
  /** Opens a browser and signs a worker in there. */
  readonly at: (subject: Subject, path?: string, options?: BrowserContextOptions) => Promise<AtWork>;
}

/** Every journey fails as well on what no page may do, whatever it looks at. */
export const test = base.extend<Journey>({
  browserOf: async ({ browser, baseURL }, use) => {
    const opened: { context: BrowserContext; wrong: string[] }[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push({ context, wrong: await watch(context, baseURL ?? '') });
      return { context, page: await context.newPage() };
    });
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ wrong }) => wrong)).toEqual([]);
  },
  at: async ({ browserOf }, use) => {
    await use(async (subject, path = '/today', options) => {
      const { context, page } = await browserOf(options);
      await signInAt(page, subject, path);
      return { context, page };
    });
  },
});

export { expect };

/** Signs in by address, as the link of the sign-in page does, and waits for the page. */
export async function signInAt(page: Page, subject: Subject, path = '/today'): Promise<void> {
  await page.goto(`/auth/sign-in?${new URLSearchParams({ to: path, as: subject }).toString()}`);
  await page.waitForURL((url) => `${url.pathname}${url.search}` === path);
  await settled(page);
}

/** The page has its heading and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('al-skeleton')).toHaveCount(0);
}

/** What the page says, without the bars around it, and without what is only read out: that comes a little later. */
export async function said(page: Page): Promise<string> {
  const texts = await page.locator('main').evaluate((main) => {
    const found: string[] = [];
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const around = walk.currentNode.parentElement;
      if (around?.checkVisibility() && !around.closest('.al-vh[role=status]')) found.push(walk.currentNode.textContent ?? '');
    }
    return found;
  });
  return oneLine(texts.join(' '));
}

/** Words with every run of spaces and lines as one space, so that a line break in the layout makes no difference. */
export function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** Words that no other run has written. */
export function freshWords(words: string): string {
  return `${words} (${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)})`;
}
