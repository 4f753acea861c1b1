import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ClearError } from '../clear-error.ts';
import { APP, databaseFolder, findOrphan, MIGRATOR } from '../postgres/index.ts';
import { readPidFile } from '../postgres/processes.ts';
import { readSecrets } from '../postgres/secrets.ts';
import { readSettings, ROOT } from '../start/settings.ts';

/** The two ways into a running database. */
export interface RunningDatabase {
  readonly adminUrl: string;
  readonly appUrl: string;
  /** The data folder that it was started with. */
  readonly dataFolder: string;
}

/** Where `npm start` keeps a place: a real one, and the demo's. */
const FOLDERS = ['.data-own', '.data'] as const;

/** Finds the database that runs now: the one that the environment names, else the one that Alongside itself has started. `instead` is what was not done without one. */
export function findRunningDatabase(
  environment: NodeJS.ProcessEnv = process.env,
  instead = 'Nothing was loaded.',
  root = ROOT,
): RunningDatabase {
  const { ownDatabase, dataFolder } = readSettings(environment);
  if (ownDatabase) return { ...ownDatabase, dataFolder };
  const named = environment['ALONGSIDE_DATA'];
  const folders = named ? [named] : FOLDERS;
  const running = folders.flatMap((folder) => runningIn(resolve(root, folder)).map((database) => ({ folder, database })));
  const [only, another] = running;
  if (another)
    throw new ClearError(
      `Two places run on this machine. Say which one is meant: ${running.map(({ folder }) => `ALONGSIDE_DATA=${folder}`).join(' or ')} before the command. ${instead}`,
    );
  if (only) return only.database;
  throw new ClearError(
    `No database runs${named ? ` from ${named}` : ''}, and the command needs one. ${instead} Start Alongside first, in another window: \`npm start -- --empty\` for your own place, \`npm start\` for the demo. ` +
      'For a database of your own, set DATABASE_URL and DATABASE_ADMIN_URL.',
  );
}

function runningIn(dataFolder: string): RunningDatabase[] {
  const folder = databaseFolder(dataFolder);
  const cluster = join(folder, 'postgres');
  const state = readPidFile(cluster);
  if (!state?.ready || findOrphan(cluster) === undefined || !existsSync(join(folder, 'postgres-passwords.json'))) return [];
  const { migrator, app } = readSecrets(folder, true);
  const url = (user: string, password: string) => `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${state.port}/alongside`;
  return [{ adminUrl: url(MIGRATOR, migrator), appUrl: url(APP, app), dataFolder }];
}
