import { expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { SCHEMA_GUARD } from './guard.ts';

const database = testDatabase();

it('finds no hole in the schema as it is migrated', async () => {
  expect(await database.sql(SCHEMA_GUARD)).toEqual([]);
});
