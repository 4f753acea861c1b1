import { ArchiveKeeper } from '../backup/keeper.ts';
import { ClearError } from '../clear-error.ts';
import { archiveRootFor } from '../postgres/archive.ts';
import { databaseFolder, prepareDatabase, startPostgres, withClient, type RunningPostgres } from '../postgres/index.ts';
import type { Settings } from './settings.ts';

/** The database that the API is given, and the embedded server behind it unless it is the user's own. */
export interface Database {
  appUrl: string;
  adminUrl: string;
  server?: RunningPostgres;
}

/** Starts the embedded database, or looks whether the user's own answers. */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (settings.ownDatabase) {
    await mustAnswer('DATABASE_ADMIN_URL', settings.ownDatabase.adminUrl);
    await mustAnswer('DATABASE_URL', settings.ownDatabase.appUrl);
    return settings.ownDatabase;
  }
  const server = await startPostgres({ folder: settings.dataFolder, archiveRoot: archiveRootFor(databaseFolder(settings.dataFolder)) });
  try {
    const { appUrl, adminUrl } = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets });
    const keeper = new ArchiveKeeper({ server, dataFolder: settings.dataFolder }).start();
    return { appUrl, adminUrl, server: { ...server, stop: () => keeper.stop().then(() => server.stop()) } };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function mustAnswer(name: string, url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('select 1'));
  } catch (error) {
    throw new ClearError(
      `The database in ${name} does not answer: ${error instanceof Error ? error.message || error.name : String(error)}. Nothing was changed. ` +
        'Look at its address, name and password; or leave DATABASE_URL and DATABASE_ADMIN_URL out, and Alongside brings its own.',
    );
  }
}
