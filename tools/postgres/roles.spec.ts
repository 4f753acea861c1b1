import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, dropDatabase, prepareDatabase, startTestPostgres, withClient, type PreparedDatabase } from './index.ts';

const ask = (url: string, query: string) => withClient(url, async (client) => (await client.query<Record<string, unknown>>(query)).rows);

describe('the database roles', () => {
  let superuserUrl = '';
  let stop = () => Promise.resolve();
  let database: PreparedDatabase;
  const name = `roles_${process.pid}`;
  const copy = `${name}_copy`;

  beforeAll(async () => {
    const given = process.env['TEST_DATABASE_URL'];
    if (given) superuserUrl = given;
    else {
      const server = await startTestPostgres();
      superuserUrl = server.superuserUrl();
      stop = () => server.stop();
    }
    database = await prepareDatabase(superuserUrl, { name });
    await withClient(database.adminUrl, (client) =>
      client.query(
        'create table words (word text); create view spoken with (security_barrier) as select word from words; alter view spoken owner to alongside_policy',
      ),
    );
  });
  afterAll(async () => {
    for (const each of [copy, name]) await dropDatabase(superuserUrl, each);
    await stop();
  });

  it('are harmless: none is a superuser or passes by row-level security', async () => {
    const roles = await ask(
      superuserUrl,
      `select rolname, rolcanlogin, rolinherit, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as strong
       from pg_roles where rolname like 'alongside%' order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'alongside_app', rolcanlogin: true, rolinherit: false, strong: false },
      { rolname: 'alongside_migrator', rolcanlogin: true, rolinherit: true, strong: false },
      { rolname: 'alongside_policy', rolcanlogin: false, rolinherit: false, strong: false },
      { rolname: 'alongside_sealer', rolcanlogin: false, rolinherit: false, strong: false },
    ]);
  });

  it('compile nothing just in time, whatever the server does for others', async () => {
    for (const url of [database.appUrl, database.adminUrl]) expect(await ask(url, 'show jit')).toEqual([{ jit: 'off' }]);
  });

  it('let several processes prepare at once, and again', async () => {
    await Promise.all([1, 2, 3].map(() => prepareDatabase(superuserUrl, { name })));
    expect(await ask(database.appUrl, 'select current_user')).toEqual([{ current_user: 'alongside_app' }]);
  });

  it.each([
    ['the original', () => Promise.resolve(database)],
    ['a clone', () => cloneDatabase(superuserUrl, name, copy)],
  ])('leave the application no way round, in %s', async (_place, open) => {
    const { appUrl } = await open();
    for (const refused of [
      'select * from words',
      'create table mine (a int)',
      'create temporary table mine (a int)',
      'set role alongside_policy',
      'set role alongside_migrator',
      'select n_live_tup from pg_stat_user_tables',
      "select pg_stat_get_live_tuples('words'::regclass)",
    ]) {
      await expect(ask(appUrl, refused), refused).rejects.toThrow(/permission denied/);
    }
  });
});
