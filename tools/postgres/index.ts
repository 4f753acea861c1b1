export { databaseFolder } from './account.ts';
export { freePort, startPostgres, type PostgresOptions, type RunningPostgres } from './launcher.ts';
export { findOrphan } from './processes.ts';
export {
  APP,
  cloneDatabase,
  dropDatabase,
  MIGRATOR,
  POLICY,
  prepareDatabase,
  SEALER,
  withClient,
  type PreparedDatabase,
  type RolePasswords,
} from './roles.ts';
export { startTestPostgres } from './test-server.ts';
