import type { SqlMigration } from '@alongside/platform/database';

const files: Record<string, string> = import.meta.glob(
  ['../../../libs/*/api/src/migrations/*.sql', '../../../libs/platform/database/src/migrations/*.sql'],
  { query: '?raw', import: 'default', eager: true },
);

/** Every migration of the product, wherever its domain keeps it. Their timestamps order them. */
export const migrations: readonly SqlMigration[] = Object.entries(files).map(([file, sql]) => ({ file, sql }));
