import { expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const needed = { DATABASE_URL: 'postgres://app', DATABASE_ADMIN_URL: 'postgres://migrator' };

it('speaks to PostgreSQL itself where nothing is said of a pooler', () => {
  expect(readConfig(needed).pooled).toBe(false);
  expect(readConfig({ ...needed, DATABASE_POOL: 'session' }).pooled).toBe(false);
});

it('sends statements without names behind a pooler in transaction mode', () => {
  expect(readConfig({ ...needed, DATABASE_POOL: 'transaction' }).pooled).toBe(true);
});

it('takes no other word for a pooler, and says which there are', () => {
  for (const text of ['', 'statement', 'Transaction', 'pgbouncer'])
    expect(() => readConfig({ ...needed, DATABASE_POOL: text })).toThrow(ConfigError);
});
