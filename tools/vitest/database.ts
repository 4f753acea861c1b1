// Once a test run: a template database with every migration of the product, which each test file clones.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../libs/platform/database/src/migrations.ts';
import { dropDatabase, prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { letTheClockBeSet } from './test-clock.ts';

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
  await letTheClockBeSet(adminUrl);
  project.provide('superuserUrl', superuserUrl);
  project.provide('template', template);
  return async () => {
    await dropDatabase(superuserUrl, template);
    await server?.stop();
  };
}
