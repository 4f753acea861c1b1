import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The login of migrations: owns the database and its tables, and is no superuser. */
export const MIGRATOR = 'alongside_migrator';
/** The login of the application: owns nothing. */
export const APP = 'alongside_app';
/** Owner of the sharing decision's views and functions; nobody logs in as it. */
export const POLICY = 'alongside_policy';
/** Owner of the functions that seal the access log and watch over it; nobody logs in as it. */
export const SEALER = 'alongside_sealer';

/** Passwords of the two roles that log in. */
export interface RolePasswords {
  migrator: string;
  app: string;
}

/** A database that is ready for migrations, with the two connection strings that Alongside uses. */
export interface PreparedDatabase {
  name: string;
  /** DATABASE_ADMIN_URL: the migrator's. */
  adminUrl: string;
  /** DATABASE_URL: the application's. */
  appUrl: string;
}

/** Makes the four roles and the database where they are missing; safe to run at every start and from several processes at once. */
export async function prepareDatabase(
  superuserUrl: string,
  options: { name?: string; passwords?: RolePasswords } = {},
): Promise<PreparedDatabase> {
  const name = options.name ?? 'alongside';
  const passwords = options.passwords ?? derivePasswords(superuserUrl);
  await alone(superuserUrl, async (client) => {
    await makeRole(client, MIGRATOR, 'login', passwords.migrator);
    await makeRole(client, APP, 'login noinherit', passwords.app);
    await makeRole(client, POLICY, 'nologin noinherit');
    await makeRole(client, SEALER, 'nologin noinherit');
    // the migrator may act as these two, to give them the objects that they are to own
    await client.query(`grant ${POLICY}, ${SEALER} to ${MIGRATOR}`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} owner ${MIGRATOR}`);
    await closeDatabase(client, name);
    await withClient(urlOf(superuserUrl, { database: name }), closeSchema);
  });
  return connections(superuserUrl, name, passwords);
}

/** Clones a prepared and migrated database, for instance once per test file. Nobody may be connected to the template. */
export async function cloneDatabase(superuserUrl: string, template: string, name: string): Promise<PreparedDatabase> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`create database ${pg.escapeIdentifier(name)} owner ${MIGRATOR} template ${pg.escapeIdentifier(template)}`);
    // grants on a database, unlike those inside it, do not come with the copy
    await closeDatabase(client, name);
  });
  return connections(superuserUrl, name, derivePasswords(superuserUrl));
}

/** Removes a database and ends the sessions that are still open in it. */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`));
}

const connections = (superuserUrl: string, database: string, passwords: RolePasswords): PreparedDatabase => ({
  name: database,
  adminUrl: urlOf(superuserUrl, { database, user: MIGRATOR, password: passwords.migrator }),
  appUrl: urlOf(superuserUrl, { database, user: APP, password: passwords.app }),
});

/** For tests: the same passwords in every process that shares a server, without a file between them. */
function derivePasswords(superuserUrl: string): RolePasswords {
  const secret = decodeURIComponent(new URL(superuserUrl).password) || 'trusted';
  const derive = (role: string) => createHmac('sha256', secret).update(role).digest('base64url');
  return { migrator: derive(MIGRATOR), app: derive(APP) };
}

async function makeRole(client: pg.Client, role: string, kind: string, password?: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  await client.query(
    `${rowCount ? 'alter' : 'create'} role ${role} ${kind} nosuperuser nobypassrls nocreatedb nocreaterole noreplication` +
      (password === undefined ? '' : ` password ${pg.escapeLiteral(password)}`),
  );
  // The decision's statements are large and quick: where PostgreSQL compiles them, as Debian's does unless it is told, one takes seconds.
  await client.query(`alter role ${role} set jit = off`);
}

async function closeDatabase(client: pg.Client, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${APP}`);
}

/** Inside the database: the schema is the migrator's, and counts of rows that nobody may see are not for everyone. */
async function closeSchema(client: pg.Client): Promise<void> {
  await client.query(`
    alter schema public owner to ${MIGRATOR};
    revoke all on schema public from public;
    grant usage, create on schema public to ${POLICY}, ${SEALER};
    grant usage on schema public to ${APP};
    do $$
    declare item record;
    begin
      for item in select viewname from pg_views
        where schemaname = 'pg_catalog' and viewname ~ '^pg_stat(io)?_(xact_)?(all|user|sys)_(tables|indexes|sequences)$'
      loop
        execute format('revoke all on pg_catalog.%I from public', item.viewname);
      end loop;
      for item in select oid::regprocedure as signature from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^pg_stat_get_(xact_)?(live_|dead_)?(tuples|numscans|blocks|ins_since|mod_since)'
      loop
        execute format('revoke all on function %s from public', item.signature);
      end loop;
    end $$`);
}

/** The same server with another database or login. */
function urlOf(superuserUrl: string, change: { database: string; user?: string; password?: string }): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${encodeURIComponent(change.database)}`;
  if (change.user !== undefined) url.username = change.user;
  if (change.password !== undefined) url.password = encodeURIComponent(change.password);
  return url.href;
}

/** Roles belong to the whole server: two processes that make them at once would fail on each other. */
function alone(superuserUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  return withClient(superuserUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('alongside roles'))`);
    await work(client);
  });
}

/** Runs work on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'alongside tools' });
  // without a listener, a server that ends takes this process with it; the query in flight reports the failure
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
