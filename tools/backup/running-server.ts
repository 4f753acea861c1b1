import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../clear-error.ts';
import { databaseFolder, findOrphan } from '../postgres/index.ts';
import { readPidFile } from '../postgres/processes.ts';
import { readSecrets } from '../postgres/secrets.ts';

/** The embedded database that runs from a data folder. */
export interface Server {
  /** The folder that holds the cluster. */
  folder: string;
  /** The superuser's connection. */
  url: string;
}

/** Finds the embedded database that runs from a data folder, or gives undefined. */
export function findServer(dataFolder: string): Server | undefined {
  const folder = databaseFolder(dataFolder);
  const cluster = join(folder, 'postgres');
  if (!existsSync(cluster) || findOrphan(cluster) === undefined) return undefined;
  const running = readPidFile(cluster);
  if (!running?.ready) return undefined;
  return { folder, url: `postgres://postgres:${readSecrets(folder, true).superuser}@127.0.0.1:${running.port}/postgres` };
}

/** The same, with clear words where nothing runs. */
export function mustFindServer(dataFolder: string): Server {
  const server = findServer(dataFolder);
  if (server) return server;
  throw new ClearError(
    `No Alongside runs from ${dataFolder}, so there is nothing to back up. Nothing was written. ` +
      'Start it with `npm start` and try again; for the place that `npm start -- --empty` opens add --empty, and for another data folder set ALONGSIDE_DATA as you do for the start.',
  );
}

/** Words for whoever brings a database of their own: its backup is theirs. */
export const ownDatabaseWords = (command: string): string =>
  `DATABASE_URL is set, so the database is one of your own, and \`npm run ${command}\` does nothing. Use its own backup: what its provider offers, ` +
  'or on your own server `pg_basebackup` with a WAL archive to go back to a moment, or at the least `pg_dump --format=custom` as a superuser each night. ' +
  'docs/operations.md has it step by step.';
