import { ClearError, runCommand } from './clear-error.ts';
import { diedMessage, startApi, waitUntilReady, type Api } from './start/api.ts';
import { HELP, readArguments } from './start/arguments.ts';
import { API_MAIN, API_OWN_MAIN, build, DIST, isBuilt, WEB_FOLDER } from './start/build.ts';
import { openDatabase, type Database } from './start/database.ts';
import { holdLock } from './start/lock.ts';
import { preflight } from './start/preflight.ts';
import { readSettings } from './start/settings.ts';
import { step } from './start/steps.ts';
import { untilAskedToStop } from './start/stopping.ts';

/** `npm start`: the demo place on this machine, or with `--empty` a place of one's own; with its own database unless DATABASE_URL names another. */
async function start(): Promise<number> {
  const { empty, help } = readArguments(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    return 0;
  }
  const stopping = untilAskedToStop();
  const settings = readSettings(process.env, { empty });
  const { port, dataFolder } = settings;
  await preflight(settings, isBuilt() ? [] : [DIST]);
  const releaseLock = holdLock(dataFolder, port);
  let database: Database | undefined;
  let api: Api | undefined;
  try {
    await build();
    if (stopping.asked()) return 0;
    const { appUrl, adminUrl, server } = (database = await step('Starting the database', () => openDatabase(settings)));
    if (stopping.asked()) return 0;
    const environment = { ALONGSIDE_LISTEN: '127.0.0.1', DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, WEB_DIR: WEB_FOLDER };
    const running = (api = startApi({ main: empty ? API_OWN_MAIN : API_MAIN, port, dataFolder, environment }));
    await Promise.race([
      stopping.signal,
      step(empty ? 'Opening your place' : 'Opening the demo place', () => waitUntilReady(running, port, dataFolder)),
    ]);
    if (stopping.asked()) return 0;
    const kept = `What you save stays in ${server?.folder ?? dataFolder}. Ctrl-C stops it.`;
    console.log(empty ? greetingOfOwn(originOf(port), running.setUpCode(), kept) : greetingOfDemo(port, kept));
    const died = await Promise.race([
      stopping.signal,
      running.ended.then((reason) => diedMessage(reason, dataFolder)),
      databaseDied(database),
    ]);
    if (died !== undefined && !stopping.asked()) throw new ClearError(died);
    return 0;
  } catch (error) {
    // Ctrl-C ends a build half-way, which is no failure
    if (stopping.asked()) return 0;
    throw error;
  } finally {
    await api?.stop();
    await database?.server?.stop();
    releaseLock();
    if (stopping.asked()) console.log('\nAlongside has stopped. What was saved is there at the next start.');
  }
}

const originOf = (port: number): string => process.env['ALONGSIDE_ORIGIN'] || `http://localhost:${port}`;

const greetingOfDemo = (port: number, kept: string): string => `
Alongside is ready at http://localhost:${port}

This is a demo, and everyone in it is made up. Sign in with one click as
Priya Nair (link worker), Sam Okafor (housing officer) or Alex Moore (police officer, not involved).
${kept}`;

const greetingOfOwn = (origin: string, setUpCode: string | undefined, kept: string): string =>
  setUpCode
    ? `
Alongside is ready. It holds no place yet.

Open ${origin}/set-up and type this code:

  Set-up code: ${setUpCode}

The code shows that this machine is yours, so give it to nobody else. The next start shows a new one.
${kept}`
    : `
Alongside is ready. Your place is at ${origin}
${kept}`;

async function databaseDied({ server }: Database): Promise<string | undefined> {
  if (!server) return new Promise(() => undefined);
  await server.ended;
  return `The database stopped by itself. What was saved is safe, and the next start finds it again. Its log: ${server.folder}/postgres.log`;
}

await runCommand(start);
