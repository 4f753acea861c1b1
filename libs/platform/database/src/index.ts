export { asMigrator } from './as-migrator.ts';
export { Database, type Reader, type Watcher, type Writer } from './database.ts';
export { DatabaseModule, POOL } from './database.module.ts';
export { toApiError } from './errors.ts';
export { SCHEMA_GUARD, schemaHoles } from './guard.ts';
export { migrate, type SqlMigration } from './migrations.ts';
export { OutsideContext } from './outside.ts';
export type { Pool } from './pool.ts';
export { change, type Look, query, type Row, type Statement } from './statement.ts';
