import { join } from 'node:path';
import { runnerImport } from 'vite';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import { ClearError } from '../clear-error.ts';
import { migrateAll } from '../crash/small-place.ts';
import { prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { ROOT } from '../start/settings.ts';
import { letTheClockBeSet } from '../vitest/test-clock.ts';

/** The TypeScript, as one side. */
export const typescriptDecider: Decider = {
  name: 'TypeScript',
  askAll: (world, questions) => Promise.resolve(decideAll(world, questions)),
  close: () => Promise.resolve(),
};

/** The way into a migrated database whose clock can be set. */
export interface CheckDatabase {
  superuserUrl: string;
  /** The migrator's. */
  adminUrl: string;
  /** The application's. */
  appUrl: string;
}

/** What `libs/consent/api/src/testing` exports as `postgresDecider`. */
export type OpenPostgresDecider = (database: CheckDatabase) => Promise<Decider>;

/** Starts PostgreSQL, brings a database up to date, and opens the decision in it. Undefined where the project has none. */
export async function openPostgresDecider(): Promise<Decider | undefined> {
  const open = await findPostgresDecider();
  if (!open) return undefined;
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startTestPostgres();
  const superuserUrl = process.env['TEST_DATABASE_URL'] ?? server?.superuserUrl() ?? '';
  try {
    const { adminUrl, appUrl } = await prepareDatabase(superuserUrl, { name: `check_sharing_${process.pid}` });
    await migrateAll(adminUrl);
    await letTheClockBeSet(adminUrl);
    const decider = await open({ superuserUrl, adminUrl, appUrl });
    return {
      name: decider.name,
      askAll: (world, questions) => decider.askAll(world, questions),
      close: async () => {
        await decider.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** Loaded through Vite, which knows the project's aliases and decorators; Node alone does not. */
async function findPostgresDecider(): Promise<OpenPostgresDecider | undefined> {
  const file = join(ROOT, 'libs/consent/api/src/testing/index.ts');
  const { module } = await runnerImport<{ postgresDecider?: OpenPostgresDecider }>(file, {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
  });
  return module.postgresDecider;
}

/** The sides of a check. Without PostgreSQL where that was asked for; where it is only missing, a ClearError says so. */
export async function openDeciders(postgres: boolean): Promise<Decider[]> {
  if (!postgres) return [typescriptDecider];
  const decider = await openPostgresDecider();
  if (!decider) {
    throw new ClearError(
      'libs/consent/api/src/testing exports no postgresDecider, so there is nothing to compare with. Add --without-postgres to ask TypeScript alone.',
    );
  }
  return [decider, typescriptDecider];
}
