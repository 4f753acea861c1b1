import type { Locator, Page } from '@playwright/test';
import { expect, settled, test } from '../support/journey.ts';

test('each change of page sets title and focus, and is said once', async ({ at }) => {
  const { page } = await at('priya');
  const steps: { go: (page: Page) => Locator; title: string; heading: string }[] = [
    { go: () => bar(page, 'People'), title: 'Find a person', heading: 'Find a person' },
    { go: () => page.locator('main').getByRole('link', { name: 'Add a person' }), title: 'Add a person', heading: 'Add a person' },
    { go: () => bar(page, 'More'), title: 'More', heading: 'More' },
    { go: () => bar(page, 'Record'), title: 'Record a conversation', heading: 'Record a conversation' },
    { go: () => bar(page, 'Today'), title: 'Today', heading: 'Today' },
    { go: () => page.getByRole('link', { name: 'Walter Ellery', exact: true }).first(), title: 'Person', heading: 'Walter Ellery' },
    { go: () => page.getByRole('link', { name: 'See the whole story' }).first(), title: 'Story', heading: 'Walter’s story' },
    { go: () => page.locator('article a.al-entry__when').first(), title: 'One part of a story', heading: 'Conversation with Walter' },
  ];
  for (const { go, title, heading } of steps) {
    await listen(page);
    await go(page).click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
    await expect(page).toHaveTitle(`${title} – Alongside`);
    await settled(page);
    await page.waitForTimeout(400);
    expect(await heard(page), heading).toEqual([`${title} – Alongside`]);
  }
  // Back: the same again
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Walter’s story' })).toBeFocused();
  await expect(page).toHaveTitle('Story – Alongside');
});

test('nothing is said while someone types', async ({ at }) => {
  const { page } = await at('priya', '/people');
  await listen(page);
  await page.locator('#find').pressSequentially('kelley marsd', { delay: 60 });
  expect(await heard(page)).toEqual([]);
  await expect.poll(() => heard(page), { timeout: 8000 }).toEqual(['1 person you can see']);
});

const bar = (page: Page, name: string): Locator => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

/** Writes down every text that arrives in a live region. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const listening = window as unknown as { heard: string[]; ears?: MutationObserver };
    listening.heard = [];
    listening.ears?.disconnect();
    listening.ears = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          '[aria-live=polite], [role=status], [role=alert]',
        );
        const text = region?.textContent.replaceAll(/\s+/g, ' ').trim();
        if (region?.checkVisibility() && text && text !== listening.heard.at(-1)) listening.heard.push(text);
      }
    });
    listening.ears.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

const heard = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
