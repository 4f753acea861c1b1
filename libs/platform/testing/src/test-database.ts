import type {} from './provided.d.ts';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { cloneDatabase, dropDatabase } from '../../../../tools/postgres/index.ts';

/** A database of this test file's own, cloned from the migrated template. */
export class TestDatabase {
  private admin: pg.Pool | undefined;
  private app: pg.Pool | undefined;
  appUrl = '';
  adminUrl = '';

  async open(superuserUrl: string, template: string): Promise<() => Promise<void>> {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const { adminUrl, appUrl } = await cloneDatabase(superuserUrl, template, name);
    this.adminUrl = adminUrl;
    this.appUrl = appUrl;
    this.admin = new pg.Pool({ connectionString: adminUrl, max: 2 });
    this.app = new pg.Pool({ connectionString: appUrl, max: 2 });
    for (const pool of [this.admin, this.app]) pool.on('error', () => undefined); // the database goes while idle connections may still be closing
    return async () => {
      await this.admin?.end();
      await this.app?.end();
      await dropDatabase(superuserUrl, name);
    };
  }

  /** Runs SQL as the migrator: what a test arranges, and looks up afterwards. */
  async sql<R extends object = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    if (!this.admin) throw new Error('The test database is not open.');
    return (await this.admin.query<R & pg.QueryResultRow>(text, [...values])).rows;
  }

  /** Runs SQL as the migrator in a transaction that ends only after `meanwhile`: it began early and is committed late. */
  async late(
    work: (run: (text: string, values?: readonly unknown[]) => Promise<unknown>) => Promise<void>,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    if (!this.admin) throw new Error('The test database is not open.');
    const client = await this.admin.connect();
    try {
      await client.query('begin');
      await work((text, values = []) => client.query(text, [...values]));
      await meanwhile();
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  /** Runs SQL as the application's role in the context of `actor`, and takes it back: what policies and views let through. */
  as(
    actor: Actor,
    { purpose = 'support' }: { purpose?: string } = {},
  ): { sees: <R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<R[]> } {
    return {
      sees: async <R extends object>(text: string, values: readonly unknown[] = []) => {
        if (!this.app) throw new Error('The test database is not open.');
        const client = await this.app.connect();
        try {
          await client.query('begin');
          await enter(client, actor, purpose);
          return (await client.query<R & pg.QueryResultRow>(text, [...values])).rows;
        } finally {
          await client.query('rollback');
          client.release();
        }
      },
    };
  }

  /** Begins a transaction on a connection of its own, as the migrator, or as the application in the context of `actor`: for what two do at once. */
  async begin(actor?: Actor): Promise<Begun> {
    const client = new pg.Client({ connectionString: actor ? this.appUrl : this.adminUrl });
    await client.connect();
    const [backend] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    await client.query('begin');
    if (actor) await enter(client, actor, 'support');
    return {
      run: async <R extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<R & pg.QueryResultRow>(text, [...values])).rows,
      waits: async () => {
        const [row] = await this.sql<{ waits: boolean }>('select exists (select from pg_locks where pid = $1 and not granted) as waits', [
          backend?.pid,
        ]);
        return row?.waits ?? false;
      },
      commit: async () => void (await client.query('commit')),
      end: () => client.end(),
    };
  }

  /** Runs SQL as the application's role with no context at all. */
  async outside(text: string): Promise<unknown> {
    if (!this.app) throw new Error('The test database is not open.');
    return (await this.app.query(text)).rows;
  }

  /** Empties tables, with all that hangs on them: what is only ever added to refuses that, and is emptied here alone. */
  async empty(...tables: readonly string[]): Promise<void> {
    await this
      .sql(`do $$ declare kept regclass[] := array(select tgrelid::regclass from pg_trigger where tgname = 'never_emptied' and tgparentid = 0); one regclass;
      begin
        foreach one in array kept loop execute format('alter table %s disable trigger never_emptied', one); end loop;
        truncate ${tables.join(', ')} cascade;
        foreach one in array kept loop execute format('alter table %s enable trigger never_emptied', one); end loop;
      end $$`);
  }

  /** Stops the clock at an instant; undefined lets it run again. */
  async setClock(now: string | undefined): Promise<void> {
    await this.sql('delete from test_clock');
    if (now) await this.sql('insert into test_clock values ($1)', [now]);
  }
}

/** A transaction that has begun. */
export interface Begun {
  run<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The server says that what it runs waits for another's lock. */
  waits(): Promise<boolean>;
  commit(): Promise<void>;
  /** Closes the connection; what was not committed is taken back. */
  end(): Promise<void>;
}

/** Says to PostgreSQL who asks, until the transaction ends. */
async function enter(client: pg.ClientBase, actor: Actor, purpose: string): Promise<void> {
  await client.query(
    "select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true), set_config('app.role', $4, true), set_config('app.session_id', $5, true), set_config('app.purpose', $6, true)",
    [actor.workerId, actor.organisationId, actor.placeId, actor.role, actor.sessionId, purpose],
  );
}

/** A worker with a live session, acting for one organisation. */
export interface Actor {
  readonly workerId: string;
  readonly organisationId: string;
  readonly placeId: string;
  readonly role: string;
  readonly sessionId: string;
  /** The value of the session cookie. */
  readonly token: string;
}

/** Opens a database for the test file it is called in. */
export function testDatabase(): TestDatabase {
  const database = new TestDatabase();
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    close = await database.open(inject('superuserUrl'), inject('template'));
  });
  afterAll(() => close?.());
  return database;
}
