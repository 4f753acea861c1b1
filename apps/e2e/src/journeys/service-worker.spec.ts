import { idOf } from '../support/database.ts';
import { expect, settled, test } from '../support/journey.ts';

test('the service worker keeps the app for later, and nothing that is about anyone', async ({ at }) => {
  const walter = await idOf('Walter Ellery');
  const { context, page } = await at('priya', '/today', { serviceWorkers: 'allow' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await page.goto(`/people/${walter}`);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Walter Ellery' })).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  const kept = await page.evaluate(async () => {
    const found: { path: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push({ path: new URL(request.url).pathname, text: (await (await cache.match(request))?.text()) ?? '' });
    }
    return found;
  });
  expect(kept.map(({ path }) => path)).toContain('/index.html');
  expect(kept.filter(({ path }) => /^\/(graphql|auth|demo-sign-in|health|people|today)/.test(path))).toEqual([]);
  expect(kept.filter(({ text }) => /Walter|Ellery|Priya/.test(text)).map(({ path }) => path)).toEqual([]);

  // Signing in goes to the server, not to the kept app
  const answer = await page.goto('/auth/sign-in?as=priya&to=/more');
  expect(answer?.request().redirectedFrom()).not.toBeNull();
  await expect(page).toHaveURL('/more');
  const options = await page.evaluate(async () => (await fetch('/auth/options')).headers.get('content-type'));
  expect(options).toContain('application/json');

  await context.setOffline(true);
  for (const path of ['/auth/options', '/auth/sign-in?as=sam', '/graphql', '/health/ready'])
    expect(
      await page.evaluate(
        async (address) =>
          fetch(address).then(
            ({ status }) => (status < 500 ? `${address} was answered` : 'none'),
            () => 'none',
          ),
        path,
      ),
    ).toBe('none');
  await page.goto(`/people/${walter}`);
  await expect(page.getByText('There is no signal.')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Ellery');
  await page.goto('/record');
  await expect(page.getByRole('heading', { level: 1, name: 'Record a conversation' })).toBeVisible();
});
