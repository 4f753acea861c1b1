import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ClearError } from '../clear-error.ts';
import { withClient } from '../postgres/index.ts';
import { ROOT } from '../start/settings.ts';

/** Runs every migration on an empty database, in the order of their stamps, as the migrator would. */
export async function runMigrations(adminUrl: string): Promise<void> {
  const files = globSync('libs/**/migrations/*.sql', { cwd: ROOT }).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  await withClient(adminUrl, async (client) => {
    for (const file of files) {
      try {
        await client.query(readFileSync(join(ROOT, file), 'utf8'));
      } catch (error) {
        throw new ClearError(`${file} does not run on an empty database: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  });
}
