export { asMigrator } from './as-migrator.ts';
export { type AtOnce, Database, type Reader, type Writer } from './database.ts';
export { DatabaseModule, POOL } from './database.module.ts';
export { toApiError } from './errors.ts';
export { SCHEMA_GUARD, schemaHoles } from './guard.ts';
export { LogMonths } from './log-months.ts';
export { migrate, type SqlMigration } from './migrations.ts';
export { type Call, OutsideContext } from './outside.ts';
export type { Pool } from './pool.ts';
export type { Watcher } from './transaction.ts';
export {
  change,
  type Look,
  query,
  type Row,
  type Statement,
  type WholeMutation,
  wholeMutation,
  type WholeRead,
  wholeRead,
} from './statement.ts';
