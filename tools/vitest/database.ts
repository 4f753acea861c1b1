// Once a test run: a template database with every migration of the product, which each test file clones.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../libs/platform/database/src/migrations.ts';
import { dropDatabase, prepareDatabase, startTestPostgres, withClient } from '../postgres/index.ts';

const root = join(import.meta.dirname, '../..');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startTestPostgres();
  const superuserUrl = process.env['TEST_DATABASE_URL'] ?? server?.superuserUrl() ?? '';
  const template = `template_${process.pid}`;
  const { adminUrl } = await prepareDatabase(superuserUrl, { name: template });
  const files = globSync('libs/{platform/database,*/api}/src/migrations/*.sql', { cwd: root });
  await migrate(
    adminUrl,
    files.map((file) => ({ file, sql: readFileSync(join(root, file), 'utf8') })),
  );
  // The clock is an input, here and nowhere else: a test may set it.
  await withClient(adminUrl, async (client) => {
    await client.query('create table test_clock (now timestamptz)');
    await client.query("call secure_table('test_clock')");
    await client.query('create policy app_reads on test_clock for select to alongside_app, alongside_sealer using (true)');
    await client.query('grant select on test_clock to alongside_app, alongside_policy, alongside_sealer');
    await client.query(
      'create or replace function moment() returns timestamptz language sql stable as $$ select coalesce((select now from test_clock), statement_timestamp()) $$',
    );
  });
  project.provide('superuserUrl', superuserUrl);
  project.provide('template', template);
  return async () => {
    await dropDatabase(superuserUrl, template);
    await server?.stop();
  };
}
