import { afterEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { openPool } from './pool.ts';

const database = testDatabase();
afterEach(() => vi.useRealTimers());
const PREPARED = 'select name from pg_prepared_statements';

it.each([
  ['PostgreSQL keeps what is asked under a name', false, ['one.name']],
  ['nothing is kept on a connection behind a pooler', true, []],
])('%s', async (_what, pooled, kept) => {
  const { pool, close } = await openPool(database.appUrl, { connections: 1, pooled });
  const asked = { name: 'one.name', text: 'select $1::int as n', values: [7] };
  expect((await pool.query(asked)).rows).toEqual([{ n: 7 }]);
  expect((await pool.query<{ name: string }>(PREPARED)).rows.map(({ name }) => name)).toEqual(kept);
  const client = await pool.connect();
  expect((await client.query(asked)).rows).toEqual([{ n: 7 }]);
  client.release();
  expect((await pool.query<{ name: string }>(PREPARED)).rows.map(({ name }) => name)).toEqual(kept);
  expect(asked.name).toBe('one.name');
  await close();
});

it('keeps a connection, and what is planned on it, for the pauses of a day and not for the night', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { pool, close } = await openPool(database.appUrl, { connections: 1 });
  const backend = async () => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const first = await backend();
  vi.advanceTimersByTime(25 * 60_000);
  expect(await backend()).toBe(first);
  vi.advanceTimersByTime(35 * 60_000);
  expect(pool.totalCount).toBe(0);
  vi.useRealTimers();
  await close();
});
