import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerActor } from '../../libs/consent/model/src/decision/question.ts';
import { migrateAll } from '../crash/small-place.ts';
import { FORGET, prepareForWorlds } from '../decision/postgres-decider.ts';
import { dropDatabase, prepareDatabase, startTestPostgres } from '../postgres/index.ts';
import { letTheClockBeSet } from '../vitest/test-clock.ts';
import type { Furnished } from './furnished.ts';
import { type Api, loadApi, type Manifest, manifest } from './load-api.ts';
import { Minted } from './minted.ts';
import type { Mutant } from './mutants.ts';
import { OneConnection } from './one-connection.ts';
import { type Asking, nextPage, pageDocuments } from './pages.ts';
import type { Ids, Step } from './plan.ts';
import { FOLLOW, type Follow, hear } from './screens.ts';

const FURNISH = readFileSync(join(import.meta.dirname, 'furnish-world.sql'), 'utf8');
/** As many worlds as leave no more behind than an index passes over at once. */
const WORLDS_BETWEEN_CLEARINGS = 300;

/** One step's whole answer, as text: status, headers, and body to the byte, of each page; or of each screen, with every word that came to it. */
export type Told = string;

/** What may be asked here: the operations of the apps, and their lists in small pages. */
const listed = (): Manifest => ({ ...manifest(), ...pageDocuments() });

/** The API, and a database that holds one world at a time and keeps none. */
export class Twins {
  private readonly connection: OneConnection;
  private readonly api: Api;
  private readonly stop: () => Promise<void>;
  private readonly ids = new Map(Object.entries(listed()).map(([id, { name }]) => [name, id] as const));
  private readonly documents = new Map(Object.values(listed()).map(({ name, document }) => [name, document] as const));
  private worlds = 0;

  private constructor(connection: OneConnection, api: Api, stop: () => Promise<void>) {
    this.connection = connection;
    this.api = api;
    this.stop = stop;
  }

  /** Opens the API on one connection to a database of its own; starts PostgreSQL for it where none is given. */
  static async open(given = process.env['TEST_DATABASE_URL']): Promise<Twins> {
    const server = given ? undefined : await startTestPostgres();
    const superuserUrl = given ?? server?.superuserUrl() ?? '';
    const name = `no_trace_${process.pid}`;
    try {
      const { adminUrl, appUrl } = await prepareDatabase(superuserUrl, { name });
      await migrateAll(adminUrl);
      await letTheClockBeSet(adminUrl);
      const url = new URL(superuserUrl);
      url.pathname = `/${name}`;
      const connection = await OneConnection.open(url.href);
      const api = await loadApi(connection, appUrl, listed());
      await prepareForWorlds((text) => connection.sql(text));
      await connection.sql('set role alongside_migrator');
      await connection.sql(FURNISH);
      await connection.sql('reset role');
      return new Twins(connection, api, async () => {
        await api.close();
        await connection.end();
        await dropDatabase(superuserUrl, name);
        await server?.stop();
      });
    } catch (error) {
      await server?.stop();
      throw error;
    }
  }

  /** Builds a leak into the database. Gives what takes it back. */
  async mutate(make: Mutant['sql']): Promise<() => Promise<void>> {
    const { build, undo } = await make({
      view: async (view, column, instead) => {
        const [row] = await this.connection.sql<{ columns: string[]; stands: string }>(
          `select array_agg(attname::text order by attnum) as columns, pg_get_viewdef($1::regclass) as stands
           from pg_attribute where attrelid = $1::regclass and attnum > 0`,
          [view],
        );
        const stands = (row?.stands ?? '').replace(/;\s*$/, '');
        const columns = (row?.columns ?? []).map((name) => (name === column ? `(${instead}) as ${name}` : `x.${name}`));
        const anew = (text: string): string => `create or replace view ${view} with (security_barrier) as ${text}`;
        return { build: anew(`select ${columns.join(', ')} from (${stands}) x`), undo: anew(stands) };
      },
      inFunction: async (name, stands, instead) => {
        const [row] = await this.connection.sql<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [name]);
        if (!stands.test(row?.text ?? '')) throw new Error(`${name} has nothing like ${String(stands)}.`);
        return { build: row?.text.replace(stands, () => instead) ?? '', undo: row?.text ?? '' };
      },
    });
    await this.connection.sql(build);
    return () => this.connection.sql(undo).then(() => undefined);
  }

  /** Loads a world, and gives what its ids allow to ask. `ask` sends each question into the world as it was loaded. */
  async inWorld<T>(
    furnished: Furnished,
    askers: readonly WorkerActor[],
    salt: string,
    work: (ids: Ids, ask: (steps: readonly Step[]) => Promise<Told[]>) => Promise<T>,
  ): Promise<T> {
    this.worlds += 1;
    const { connection } = this;
    await connection.sql('begin');
    try {
      await connection.sql('set local role alongside_migrator');
      const sessions = askers.map((actor) => ({ door: 'worker', actor, session: { until: '2999-01-01T00:00:00Z' }, purpose: 'support' }));
      await connection.sql('select load_world($1, $2, $3)', [JSON.stringify(furnished.world), JSON.stringify(sessions), salt]);
      await connection.sql('select furnish_world($1, $2, $3)', [JSON.stringify(furnished.world), JSON.stringify(furnished.extras), salt]);
      const [row] = await connection.sql<{ ids: Ids }>('select ids_of_world($1) as ids', [salt]);
      await connection.sql('set local role alongside_app');
      return await work(row?.ids ?? { overrides: null, acts: null, memberships: null }, (steps) => this.ask(steps, salt));
    } finally {
      await connection.sql('rollback');
      if (this.worlds % WORLDS_BETWEEN_CLEARINGS === 0) await this.clear();
    }
  }

  async close(): Promise<void> {
    await this.stop();
  }

  /** Empties every table, with those that are only ever added to. */
  private async clear(): Promise<void> {
    await this.connection.sql("set session_replication_role = 'replica'");
    await this.connection.sql(FORGET);
    await this.connection.sql("set session_replication_role = 'origin'");
  }

  private async ask(steps: readonly Step[], salt: string): Promise<Told[]> {
    const told: Told[] = [];
    const minted = new Minted(Date.now());
    await this.connection.sql('savepoint question');
    for (const step of steps) {
      const token = `${salt}${step.by + 1}`;
      told.push(minted.named(step.operation === FOLLOW ? await this.follow(token, step) : await this.askPages(token, step)));
    }
    await this.connection.stillAnswers();
    await this.connection.sql('rollback to savepoint question');
    await this.connection.sql('release savepoint question');
    return told;
  }

  /** Asks, and asks on from the cursor of each answer. */
  private async askPages(token: string, step: Step): Promise<Told> {
    const pages: Told[] = [];
    for (let asking: Asking | undefined = step; asking;) {
      const id = this.ids.get(asking.operation) ?? '';
      const asked = (step.long ? this.api.throughGraphql.get(id) : undefined) ?? id;
      const { status, headers, body } = await this.api.ask(token, asked, asking.variables);
      pages.push(`${status} ${JSON.stringify(headers)} ${body}`);
      asking = nextPage(asking, body, this.documents, pages.length);
    }
    return pages.join('\n');
  }

  private follow(token: string, { variables }: Step): Promise<Told> {
    const { screens, written } = variables as unknown as Follow;
    return hear(this.connection, screens, written, (subject, id) => this.api.follow(token, subject, id));
  }
}
