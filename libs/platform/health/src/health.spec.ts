import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, afterEach, expect, it } from 'vitest';
import { DatabaseModule, POOL } from '@alongside/platform/database';
import { logTo } from '@alongside/platform/logging';
import { testDatabase } from '@alongside/platform/testing';
import { HealthModule } from './health.module.ts';

const database = testDatabase();
let app: NestFastifyApplication | undefined;
const unlog = logTo(() => undefined);

async function start(pool?: object): Promise<NestFastifyApplication> {
  const building = Test.createTestingModule({ imports: [DatabaseModule.forRoot(database.appUrl), HealthModule] });
  if (pool) building.overrideProvider(POOL).useValue(pool);
  app = (await building.compile()).createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
const ask = async (url: string): Promise<unknown[]> => {
  const answer = await app?.inject(url);
  return [answer?.statusCode, answer?.body];
};

afterEach(() => app?.close());
afterAll(unlog);

it('is ready with a database whose schema is whole', async () => {
  await start();
  expect(await ask('/health/live')).toEqual([200, '{"status":"ok"}']);
  expect(await ask('/health/ready')).toEqual([200, '{"status":"ok"}']);
});

it('is not ready while the schema has a hole, and does not say which', async () => {
  await database.sql('create table forgotten (x int)');
  await start();
  expect(await ask('/health/ready')).toEqual([503, '{"status":"not ready"}']);
  expect(await ask('/health/live')).toEqual([200, '{"status":"ok"}']);
  await database.sql('drop table forgotten');
});

it('is not ready without a database, and lives', async () => {
  await start({ query: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1')) });
  expect(await ask('/health/ready')).toEqual([503, '{"status":"not ready"}']);
  expect(await ask('/health/live')).toEqual([200, '{"status":"ok"}']);
});

it('does not wait for a database that does not answer', async () => {
  const whole = { query: (text: string) => (text === 'select 1' ? new Promise(() => undefined) : Promise.resolve({ rows: [] })) };
  await start(whole);
  expect(await ask('/health/ready')).toEqual([503, '{"status":"not ready"}']);
});
