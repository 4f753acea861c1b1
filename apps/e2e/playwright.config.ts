import { defineConfig } from '@playwright/test';
import { productPort, productUrl } from './src/support/product.ts';

const executablePath = process.env['CHROMIUM_PATH'];
const node = JSON.stringify(process.execPath);

/** The product as `npm start` starts it, with a demo place made anew for each run; or one that runs already, named by JOURNEYS_URL and JOURNEYS_DATA. */
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
  projects: [{ name: 'chromium', use: { viewport: { width: 1280, height: 900 } } }],
  ...(process.env['JOURNEYS_URL']
    ? {}
    : {
        webServer: {
          command: `${node} ../../tools/reset.ts --yes && exec ${node} ../../tools/start.ts`,
          env: { PORT: String(productPort), ALONGSIDE_DATA: '.data/e2e', DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
          url: `http://127.0.0.1:${productPort}/health/ready`,
          timeout: 240_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        },
      }),
});
