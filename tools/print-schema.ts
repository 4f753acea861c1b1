import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClearError, runCommand } from './clear-error.ts';
import { prepareDatabase, startTestPostgres, withClient } from './postgres/index.ts';
import { runMigrations } from './schema/migrations.ts';
import { printSchema } from './schema/print.ts';
import { ROOT } from './start/settings.ts';

const FILE = join(ROOT, 'db/schema.sql');

/**
 * Writes db/schema.sql: `npm run schema`. With `--check` it writes nothing and fails when the file is not what the
 * migrations make. With a connection string it prints the schema of that database, and writes nothing either.
 */
async function printed(): Promise<number> {
  const url = process.argv.slice(2).find((word) => word.includes('://'));
  const schema = url ? await withClient(url, printSchema) : await schemaOfMigrations();
  if (process.argv.includes('--check')) {
    const present = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
    if (present === schema) return 0;
    throw new ClearError(
      `db/schema.sql is not what the migrations make (${firstDifference(present, schema)}). Run \`npm run schema\` and read the diff.`,
    );
  }
  if (url) process.stdout.write(schema);
  else {
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, schema);
  }
  return 0;
}

async function schemaOfMigrations(): Promise<string> {
  const server = await startTestPostgres();
  try {
    const { adminUrl } = await prepareDatabase(server.superuserUrl(), { name: 'schema' });
    await runMigrations(adminUrl);
    return await withClient(adminUrl, printSchema);
  } finally {
    await server.stop();
  }
}

function firstDifference(present: string, wanted: string): string {
  const lines = present.split('\n');
  const at = wanted.split('\n').findIndex((line, index) => line !== lines[index]);
  return at < 0 ? `it has more lines than it should` : `first in line ${at + 1}`;
}

await runCommand(printed);
