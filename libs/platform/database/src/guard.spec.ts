import { expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { SCHEMA_GUARD, schemaHoles } from './guard.ts';
import { openPool } from './pool.ts';

const database = testDatabase();

it('finds no hole in the schema as it is migrated', async () => {
  const { pool, close } = await openPool(database.appUrl, { connections: 1 });
  expect(await schemaHoles(pool)).toEqual([]);
  await close();
});

it('finds that the application logs in as someone else', async () => {
  const { pool, close } = await openPool(database.adminUrl, { connections: 1 });
  expect(await schemaHoles(pool)).toContain('the application logs in as alongside_migrator');
  await close();
});

it.each([
  ['a table without its rules', 'create table loose (x int)', 'drop table loose', 'table without forced row-level security: loose'],
  [
    'a table whose owner is let past',
    'alter table entries no force row level security',
    'alter table entries force row level security',
    'table without forced row-level security: entries',
  ],
  [
    'a partition without its rules',
    'alter table access_events_default disable row level security',
    'alter table access_events_default enable row level security',
    'table without forced row-level security: access_events_default',
  ],
  [
    'a view without a barrier',
    'alter view story reset (security_barrier)',
    'alter view story set (security_barrier = true)',
    'view without a barrier: story',
  ],
  [
    'a view that reads as the migrator',
    'alter view story owner to alongside_migrator',
    'alter view story owner to alongside_policy',
    'view of another owner than the policy role: story',
  ],
  [
    'a definer function that everyone may call',
    'grant execute on function act_for(uuid) to public',
    'revoke execute on function act_for(uuid) from public',
    'definer function open to everyone, or without its own search_path: act_for(uuid)',
  ],
  [
    'a definer function that takes the caller’s path',
    'alter function act_for(uuid) reset search_path',
    'alter function act_for(uuid) set search_path = public, pg_temp',
    'definer function open to everyone, or without its own search_path: act_for(uuid)',
  ],
  [
    'words that the application may read past the view',
    'grant select (words) on entries to alongside_app',
    'revoke select (words) on entries from alongside_app',
    'the application may read the words themselves: entries.words',
  ],
  [
    'a delete',
    'grant delete on entries to alongside_app',
    'revoke delete on entries from alongside_app',
    'the application may delete from entries',
  ],
  ['a sequence', 'create sequence counting', 'drop sequence counting', 'a sequence tells how much was written: counting'],
  [
    'a month of the log that could be changed',
    'alter table access_events_default disable trigger append_only',
    'alter table access_events_default enable trigger append_only',
    'rows of the access log could be changed: access_events_default',
  ],
  [
    'a log without its default partition',
    'alter table access_events_default rename to elsewhere',
    'alter table elsewhere rename to access_events_default',
    'the access log has no default partition',
  ],
])('finds %s', async (_what, breaks, mends, hole) => {
  await database.sql(breaks);
  try {
    expect((await database.sql<{ hole: string }>(SCHEMA_GUARD)).map((row) => row.hole)).toContain(hole);
  } finally {
    await database.sql(mends);
  }
  expect(await database.sql(SCHEMA_GUARD)).toEqual([]);
});
