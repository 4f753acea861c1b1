import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { answersTo } from './answers.ts';

// What journeys compare must be all that came: an answer that is late on one of two pages would look like a trace.

/** A page that asks at once for what comes late, asks again when it has it, and follows a stream without an end. */
const PAGE = `<h1>Here</h1><script>
  fetch('/live/person', { method: 'POST' });
  const ask = (what) => fetch('/graphql?' + what, { method: 'POST' }).then((answer) => answer.text());
  ask('soon');
  ask('late').then(() => setTimeout(() => ask('after the late one'), 300));
</script>`;
const LATE_MS = 1_200;

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/graphql') return void setTimeout(() => response.end(decodeURI(search.slice(1))), search === '?late' ? LATE_MS : 0);
    if (pathname === '/live/person') return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n');
    return void response.setHeader('content-type', 'text/html').end(PAGE);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('all answers are waited for, and what is asked after a late one, but no stream', async ({ page }) => {
  const answers = await answersTo(page, async () => {
    await page.goto(origin);
    await expect(page.getByRole('heading', { name: 'Here' })).toBeVisible();
  });
  expect(answers).toEqual(['soon', 'late', 'after the late one']);
});

test('only what is asked meanwhile is given', async ({ page }) => {
  await answersTo(page, async () => void (await page.goto(origin)));
  const ask = (what: string) =>
    page.evaluate((path) => fetch(path, { method: 'POST' }).then((answer) => answer.text()), `/graphql?${what}`);
  await ask('before');
  expect(await answersTo(page, async () => void (await ask('now')))).toEqual(['now']);
});
