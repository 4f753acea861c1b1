import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A hand-written SQL migration: `file` is its path, whose name begins with the timestamp that orders it. */
export interface SqlMigration {
  readonly file: string;
  readonly sql: string;
}

type MigrationClass = new () => MigrationInterface;

function toClass({ file, sql }: SqlMigration): MigrationClass {
  const [, stamp, words] = /(\d{13})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
  if (!stamp || !words) throw new Error(`${file} is not named <13 digits>-<words>.sql.`);
  const name = words.replaceAll('-', '_') + stamp;
  return class implements MigrationInterface {
    name = name;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    down(): Promise<void> {
      return Promise.reject(new Error('Migrations go forward only.'));
    }
  };
}

/** Brings the database up to date as the migrator, each migration in its own transaction, one process at a time. Gives how many ran. */
export async function migrate(adminUrl: string, migrations: readonly SqlMigration[]): Promise<number> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    migrations: migrations.map(toClass),
    migrationsTableName: 'migrations',
    logging: false,
    poolSize: 2,
  });
  await source.initialize();
  try {
    const runner = source.createQueryRunner();
    await runner.query("select pg_advisory_lock(hashtext('alongside.migrations'))");
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      await runner.query('call make_access_event_partitions()');
      await runner.query('alter table migrations enable row level security');
      await runner.query('alter table migrations force row level security');
      await runner.query(
        "do $$ begin if not exists (select from pg_policies where tablename = 'migrations' and policyname = 'migrator_all') then create policy migrator_all on migrations to alongside_migrator using (true) with check (true); end if; end $$",
      );
      return ran.length;
    } finally {
      await runner.query("select pg_advisory_unlock(hashtext('alongside.migrations'))");
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
