import { join, resolve } from 'node:path';
import { ClearError } from '../clear-error.ts';

/** Where the checkout is. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** What `npm start` was asked for by its environment. */
export interface Settings {
  /** The workers' origin; the next port is kept for the residents'. */
  port: number;
  /** Everything that must survive a restart. */
  dataFolder: string;
  /** A database of the user's own: none is started then. */
  ownDatabase?: { appUrl: string; adminUrl: string };
}

/** Reads PORT, ALONGSIDE_DATA, DATABASE_URL and DATABASE_ADMIN_URL. A place of one's own (`empty`) is kept apart from the demo. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, { empty = false } = {}): Settings {
  const port = Number(environment['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new ClearError(`PORT must be a whole number from 1 to 65534, and is "${environment['PORT']}". For instance: PORT=3100 npm start`);
  }
  const settings: Settings = { port, dataFolder: resolve(ROOT, environment['ALONGSIDE_DATA'] || (empty ? '.data-own' : '.data')) };
  const appUrl = environment['DATABASE_URL'];
  const adminUrl = environment['DATABASE_ADMIN_URL'];
  if (!appUrl && !adminUrl) return settings;
  if (!appUrl || !adminUrl) {
    throw new ClearError(
      `${appUrl ? 'DATABASE_URL' : 'DATABASE_ADMIN_URL'} is set but ${appUrl ? 'DATABASE_ADMIN_URL' : 'DATABASE_URL'} is not. Your own database needs both: ` +
        'DATABASE_URL for the application, which owns nothing, and DATABASE_ADMIN_URL for the role that owns the tables. Without either, Alongside brings its own database.',
    );
  }
  return { ...settings, ownDatabase: { appUrl, adminUrl } };
}

/** The files of a data folder. */
export const filesOf = (dataFolder: string) => ({
  lock: join(dataFolder, 'alongside.pid'),
  log: join(dataFolder, 'alongside.log'),
  previousLog: join(dataFolder, 'alongside.previous.log'),
});
