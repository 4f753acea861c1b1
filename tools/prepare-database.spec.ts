import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningPostgres, startTestPostgres, withClient } from './postgres/index.ts';
import { ROOT } from './start/settings.ts';

let server: RunningPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
}, 60_000);
afterAll(() => server.stop());

const as = (role: string, password: string, database = 'our_place'): string => {
  const url = new URL(server.superuserUrl());
  [url.username, url.password, url.pathname] = [role, password, `/${database}`];
  return url.href;
};
const prepare = (app: string, admin: string) =>
  spawnSync(process.execPath, [join(ROOT, 'tools/prepare-database.ts')], {
    env: { ...process.env, SUPERUSER_URL: server.superuserUrl(), DATABASE_URL: app, DATABASE_ADMIN_URL: admin },
    encoding: 'utf8',
  });

it('makes a database with roles that are harmless, twice without harm', async () => {
  const [app, admin] = [as('alongside_app', 'an app’s/secret'), as('alongside_migrator', 'another#secret')];
  for (const _ of [1, 2]) expect(prepare(app, admin)).toMatchObject({ status: 0, stderr: '' });
  const roles = await withClient(admin, async (client) => (await client.query('select current_user as name')).rows as unknown);
  expect(roles).toEqual([{ name: 'alongside_migrator' }]);
  await expect(withClient(app, (client) => client.query('create table public.mine ()'))).rejects.toThrow(/permission denied/);
  await expect(withClient(app, (client) => client.query('set role alongside_migrator'))).rejects.toThrow(/permission denied/);
});

it.each([
  ['another role', () => [as('postgres', 'x'), as('alongside_migrator', 'x')]],
  ['no password', () => [as('alongside_app', ''), as('alongside_migrator', 'x')]],
  ['two databases', () => [as('alongside_app', 'x'), as('alongside_migrator', 'x', 'other')]],
  ['no address', () => ['', as('alongside_migrator', 'x')]],
])('refuses %s with words, and changes nothing', (_, urls) => {
  const [app = '', admin = ''] = urls();
  const { status, stderr } = prepare(app, admin);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was changed.');
  expect(stderr).not.toContain('    at ');
});
