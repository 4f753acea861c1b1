import { defineConfig } from '@playwright/test';

const port = 3210;
const executablePath = process.env['CHROMIUM_PATH'];
const node = JSON.stringify(process.execPath);

/** The product as `npm start` starts it, with a demo place made anew for each run. */
export default defineConfig({
  testDir: './src',
  outputDir: '../../test-results/journeys',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/journeys.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
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
  webServer: {
    command: `${node} ../../tools/reset.ts --yes && exec ${node} ../../tools/start.ts`,
    env: { PORT: String(port), ALONGSIDE_DATA: '.data/e2e', DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
