import type { BrowserContext, Page } from '@playwright/test';

/** A request that fails, or a service worker that is kept out, is part of some journeys; the browser says so by itself. */
const expected = /^Failed to load resource|^Service Worker registration blocked/;

/** Writes down what no page may do: break the content-security policy, ask another origin, fail, or show a style attribute of its own. */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const wrong: string[] = [];
  const note = (page: Page, what: string) => wrong.push(`${new URL(page.url()).pathname}: ${what}`);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => note(page, error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !expected.test(message.text())) note(page, message.text());
    });
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) wrong.push(`asked another origin: ${url.origin}`);
  });
  return wrong;
}
