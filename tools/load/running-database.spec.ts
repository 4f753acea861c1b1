import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APP, MIGRATOR, type RunningPostgres, startPostgres } from '../postgres/index.ts';
import { findRunningDatabase } from './running-database.ts';

// Where nobody says which place is meant, the one that runs is found; of two, neither is taken.

let root: string;
const running: RunningPostgres[] = [];
const start = async (folder: string): Promise<RunningPostgres> => {
  const postgres = await startPostgres({ folder: join(root, folder) });
  running.push(postgres);
  return postgres;
};
const find = (environment: NodeJS.ProcessEnv = {}) => findRunningDatabase(environment, 'Nothing was loaded.', root);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'alongside-running-'));
  chmodSync(root, 0o711); // PostgreSQL runs as an account of its own where a test is root
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the running database, where no folder is named', { timeout: 120_000 }, () => {
  it('is none where nothing runs, and the words say how to start', () => {
    expect(() => find()).toThrow(/^No database runs, and the command needs one\. Nothing was loaded\. Start Alongside first/);
  });

  it.each(['.data-own', '.data'])('is that of %s, where that one runs', async (folder) => {
    const postgres = await start(folder);
    const { port } = new URL(postgres.superuserUrl());
    const { adminUrl, appUrl, dataFolder } = find();
    expect(dataFolder).toBe(join(root, folder));
    expect([adminUrl, appUrl].map((url) => [new URL(url).username, new URL(url).port])).toEqual([
      [MIGRATOR, port],
      [APP, port],
    ]);
    // The environment's own database goes before it.
    expect(find({ DATABASE_URL: 'postgres://a', DATABASE_ADMIN_URL: 'postgres://b' })).toMatchObject({
      appUrl: 'postgres://a',
      adminUrl: 'postgres://b',
    });
    // One that is named and does not run is not replaced by another that does.
    expect(() => find({ ALONGSIDE_DATA: 'elsewhere' })).toThrow(/^No database runs from elsewhere/);
  });

  it('is not that of a place that was stopped', async () => {
    await (await start('.data-own')).stop();
    running.length = 0;
    expect(() => find()).toThrow(/^No database runs/);
  });

  it('is neither of two: whoever asks says which', async () => {
    await Promise.all([start('.data-own'), start('.data')]);
    expect(() => find()).toThrow(/Two places run on this machine.*ALONGSIDE_DATA=\.data-own or ALONGSIDE_DATA=\.data before the command/);
    expect(find({ ALONGSIDE_DATA: '.data' }).dataFolder).toBe(join(root, '.data'));
  });
});
