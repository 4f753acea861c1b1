import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { ClearError } from '../clear-error.ts';
import { run } from '../start/build.ts';
import { ROOT } from '../start/settings.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser for the journeys: the one that is named, one on this machine, Debian's, or else Playwright's own. */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new ClearError(`CHROMIUM_PATH names ${named}, and no program is there. Correct it, or leave it out.`);
  }
  const present = onThisMachine();
  if (present) return present;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && installFromDebian()) {
    const installed = onThisMachine();
    if (installed) return installed;
  }
  const { code, output } = await run([join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
  if (code === 0 && starts(chromium.executablePath())) return chromium.executablePath();
  throw new ClearError(
    `No browser was found for the journeys, and none could be installed. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chrome npm test\n${output.trim()}`,
  );
}

function onThisMachine(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(process.platform === 'darwin' ? MAC_APPS.map((app) => join('/Applications', app)) : []),
    chromium.executablePath(),
  ];
  return places.find((place) => isProgram(place) && starts(place));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's `chromium-browser` can be a note that says to install something else, and a downloaded browser can lack libraries. */
const starts = (path: string): boolean =>
  spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000, encoding: 'utf8' }).status === 0;

function installFromDebian(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 600_000 }).status === 0;
  // a list that could not be renewed may still be good enough
  apt('update', '-q');
  return apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
}
