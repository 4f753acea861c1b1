import { defineConfig } from '@playwright/test';
import { ownLog, ownPort, ownUrl, productPort, productUrl } from './src/support/product.ts';

const executablePath = process.env['CHROMIUM_PATH'];
const node = JSON.stringify(process.execPath);

/** A product as `npm start` starts it, in a data folder made anew for each run. */
const product = (port: number, data: string, how: string) => ({
  command: `${node} ../../tools/reset.ts --yes && exec ${node} ../../tools/start.ts ${how}`,
  env: { PORT: String(port), ALONGSIDE_DATA: data, DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
  url: `http://127.0.0.1:${port}/health/ready`,
  timeout: 240_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
});

/**
 * The demo place, and a place of one's own that begins empty; or products that run already, named by JOURNEYS_URL and JOURNEYS_DATA,
 * and by JOURNEYS_OWN_URL and JOURNEYS_OWN_LOG: what that one printed, with its set-up code.
 */
export default defineConfig({
  testDir: './src',
  outputDir: '../../test-results/journeys',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/journeys.json' }]],
  use: {
    baseURL: productUrl,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    // Journeys that are about the service worker allow it; elsewhere it would only fetch everything once more for each browser
    serviceWorkers: 'block',
    actionTimeout: 10_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: 'own-place/**', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'own-place', testMatch: 'own-place/**/*.spec.ts', use: { viewport: { width: 1280, height: 900 }, baseURL: ownUrl } },
  ],
  webServer: [
    ...(process.env['JOURNEYS_URL'] ? [] : [product(productPort, '.data/e2e', '')]),
    // Whoever starts it reads the set-up code where it is printed
    ...(process.env['JOURNEYS_OWN_URL'] ? [] : [product(ownPort, '.data/e2e-own', `--empty > ${JSON.stringify(ownLog)}`)]),
  ],
});
