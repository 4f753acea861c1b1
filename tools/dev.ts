import { runCommand } from './clear-error.ts';
import { diedMessage, startApi, waitUntilReady, type Api } from './start/api.ts';
import { DIST } from './start/build.ts';
import { openDatabase, type Database } from './start/database.ts';
import { holdLock } from './start/lock.ts';
import { preflight } from './start/preflight.ts';
import { readSettings } from './start/settings.ts';
import { step } from './start/steps.ts';
import { untilAskedToStop } from './start/stopping.ts';
import { DEV_API_MAIN, DEV_WEB_FOLDER, untilFirstBuild, watchBuilds, builtAt, type Watching } from './start/watch.ts';

/** `npm run dev`: the demo place, built anew at each change. It alone accepts operations that are not on the list. */
async function dev(): Promise<number> {
  const stopping = untilAskedToStop();
  const settings = readSettings();
  const { port, dataFolder } = settings;
  await preflight(settings, [DIST]);
  const releaseLock = holdLock(dataFolder, port);
  let database: Database | undefined;
  let watching: Watching | undefined;
  let stopApi: () => Promise<void> = () => Promise.resolve();
  try {
    const { appUrl, adminUrl } = (database = await step('Starting the database', () => openDatabase(settings)));
    const environment = {
      NODE_ENV: 'development',
      DATABASE_URL: appUrl,
      DATABASE_ADMIN_URL: adminUrl,
      WEB_DIR: DEV_WEB_FOLDER,
      ALONGSIDE_OPERATIONS: 'any',
    };
    const runner = restarting(() => startApi({ main: DEV_API_MAIN, port, dataFolder, environment }), port, dataFolder);
    stopApi = runner.stop;
    watching = watchBuilds(runner.restart);
    await Promise.race([untilFirstBuild(watching), stopping.signal]);
    if (!stopping.asked()) runner.restart();
    const words = await Promise.race([stopping.signal, watching.ended]);
    if (words && !stopping.asked()) console.error(words);
    return stopping.asked() ? 0 : 1;
  } finally {
    watching?.stop();
    await stopApi();
    await database?.server?.stop();
    releaseLock();
  }
}

/** Runs the newest build of the API: a restart waits for the one before, and the same build is not started twice. */
function restarting(start: () => Api, port: number, dataFolder: string): { restart: () => void; stop: () => Promise<void> } {
  let api: Api | undefined;
  let started = 0;
  let stopped = false;
  let queue = Promise.resolve();
  const turn = async () => {
    const built = builtAt();
    if (stopped || built === 0 || built === started) return;
    started = built;
    await api?.stop();
    const running = (api = start());
    try {
      await waitUntilReady(running, port, dataFolder);
      console.log(`\nAlongside is ready at http://localhost:${port} (watching; Ctrl-C stops it)`);
      void running.ended.then((reason) => {
        if (api === running && !stopped && started === built) console.error(diedMessage(reason, dataFolder));
      });
    } catch (error) {
      if (!stopped) console.error(error instanceof Error ? error.message : error);
    }
  };
  return {
    restart: () => void (queue = queue.then(turn)),
    stop: async () => {
      stopped = true;
      await api?.stop();
      await queue;
    },
  };
}

await runCommand(dev);
