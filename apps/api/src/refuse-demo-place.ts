import { asMigrator } from '@alongside/platform/database';
import { ConfigError } from './config.ts';

/** Stops a real start on a database that holds the demo place: its people are made up, and its sign-in asks for no password. */
export async function refuseDemoPlace(adminUrl: string): Promise<void> {
  const [place] = await asMigrator(adminUrl, (run) => run('select 1 from places where demo limit 1', []));
  if (place)
    throw new ConfigError(
      'This database holds the demo place. A real place does not go beside it: give it a database or a data folder of its own. What is in this one was not touched.',
    );
}
