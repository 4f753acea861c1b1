import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import { ClearError } from '../clear-error.ts';
import { migrateAll } from '../crash/small-place.ts';
import { dropDatabase, prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { ROOT } from '../start/settings.ts';
import { letTheClockBeSet } from '../vitest/test-clock.ts';

const POSTGRES_DECIDER = join(ROOT, 'tools/decision/postgres-decider.ts');

/** The TypeScript, as one side. */
export const typescriptDecider: Decider = {
  name: 'TypeScript',
  askAll: (world, questions) => Promise.resolve(decideAll(world, questions)),
  close: () => Promise.resolve(),
};

/** Starts PostgreSQL, brings a database up to date, and opens the decision in it. Undefined where the project has none. */
async function openPostgresDecider(): Promise<Decider | undefined> {
  const open = await findPostgresDecider();
  if (!open) return undefined;
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startTestPostgres();
  const superuserUrl = process.env['TEST_DATABASE_URL'] ?? server?.superuserUrl() ?? '';
  const name = `check_sharing_${process.pid}`;
  try {
    const { adminUrl } = await prepareDatabase(superuserUrl, { name });
    await migrateAll(adminUrl);
    await letTheClockBeSet(adminUrl);
    const url = new URL(superuserUrl);
    url.pathname = `/${name}`;
    const decider = await open(url.href);
    return {
      name: 'PostgreSQL',
      askAll: (world, questions) => decider.askAll(world, questions),
      close: async () => {
        await decider.close();
        await dropDatabase(superuserUrl, name);
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** What opens the decision in a migrated database of its own, named as its superuser. */
type OpenPostgresDecider = (superuserUrl: string) => Promise<Decider>;

/** The PostgreSQL side is a file of its own, which may not be there. */
async function findPostgresDecider(): Promise<OpenPostgresDecider | undefined> {
  if (!existsSync(POSTGRES_DECIDER)) return undefined;
  const module = (await import(pathToFileURL(POSTGRES_DECIDER).href)) as { postgresDecider: OpenPostgresDecider };
  return module.postgresDecider;
}

/** The sides of a check. Without PostgreSQL where that was asked for; where it is only missing, a ClearError says so. */
export async function openDeciders(postgres: boolean): Promise<Decider[]> {
  if (!postgres) return [typescriptDecider];
  const decider = await openPostgresDecider();
  if (!decider) {
    throw new ClearError(
      `There is no ${relative(ROOT, POSTGRES_DECIDER)}, so there is nothing to compare with. Add --without-postgres to ask TypeScript alone.`,
    );
  }
  return [decider, typescriptDecider];
}
