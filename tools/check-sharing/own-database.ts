import { migrateAll } from '../crash/small-place.ts';
import { dropDatabase, prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { letTheClockBeSet } from '../vitest/test-clock.ts';

/** A migrated database of a check's own, as its superuser, on a throw-away server or on the one that TEST_DATABASE_URL names. */
export async function openOwnDatabase(called: string): Promise<{ superuserUrl: string; close: () => Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startTestPostgres();
  const serverUrl = process.env['TEST_DATABASE_URL'] ?? server?.superuserUrl() ?? '';
  const name = `${called}_${process.pid}`;
  try {
    const { adminUrl } = await prepareDatabase(serverUrl, { name });
    await migrateAll(adminUrl);
    await letTheClockBeSet(adminUrl);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    superuserUrl: url.href,
    close: async () => {
      await dropDatabase(serverUrl, name);
      await server?.stop();
    },
  };
}
