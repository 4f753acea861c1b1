import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Answer } from '../../libs/consent/model/src/decision/question.ts';
import { migrateAll } from '../crash/small-place.ts';
import { postgresDecider } from '../decision/postgres-decider.ts';
import { dropDatabase, prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { letTheClockBeSet } from '../vitest/test-clock.ts';

/** The TypeScript, as one side. */
export const typescriptDecider: Decider = {
  name: 'TypeScript',
  askAll: (world, questions) => Promise.resolve(decideAll(world, questions)),
  close: () => Promise.resolve(),
};

/** Starts PostgreSQL, brings a database up to date, and opens the decision in it. */
async function openPostgresDecider(): Promise<Decider> {
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startTestPostgres();
  const superuserUrl = process.env['TEST_DATABASE_URL'] ?? server?.superuserUrl() ?? '';
  const name = `check_sharing_${process.pid}`;
  try {
    const { adminUrl } = await prepareDatabase(superuserUrl, { name });
    await migrateAll(adminUrl);
    await letTheClockBeSet(adminUrl);
    const url = new URL(superuserUrl);
    url.pathname = `/${name}`;
    const decider = await postgresDecider<Answer>(url.href, { together: true });
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

/** The sides of a check; TypeScript alone where PostgreSQL was not asked for. */
export async function openDeciders(postgres: boolean): Promise<Decider[]> {
  return postgres ? [await openPostgresDecider(), typescriptDecider] : [typescriptDecider];
}
