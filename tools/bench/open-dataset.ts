import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { migrate, type SqlMigration } from '../../libs/platform/database/src/migrations.ts';
import { ClearError } from '../clear-error.ts';
import {
  APP,
  dropDatabase,
  MIGRATOR,
  prepareDatabase,
  withClient,
  type PreparedDatabase,
  type RunningPostgres,
} from '../postgres/index.ts';
import { ROOT } from '../start/settings.ts';
import { seconds } from '../start/steps.ts';
import { fill } from './dataset/copy.ts';
import { makePeople } from './dataset/people.ts';
import { makePlace } from './dataset/place.ts';
import { progress } from './dataset/progress.ts';
import { storyLengths, type Sizes } from './dataset/sizes.ts';

/** Tells whether somebody wants the bench to end. */
export interface Stopping {
  asked(): boolean;
}

/** People whose rows are made and sent together. */
const BATCH = 1000;

/** What the bench keeps beside the product's tables: what the data is made from, and where `raw write` puts what it would tell others. */
const OWN_SCHEMA = `create schema bench;
create table bench.stamp (stamp text not null);
create table bench.outbox (event_id uuid primary key, person_id uuid not null, entry_id uuid not null, written_at timestamptz not null)`;

/** Gives the database of these sizes: the one that is there, or a new one where sizes, seed or migrations have changed. */
export async function openDataset(server: RunningPostgres, name: string, sizes: Sizes, stopping: Stopping): Promise<PreparedDatabase> {
  const migrations = readMigrations();
  const stamp = stampOf(sizes, migrations);
  const prepare = () => prepareDatabase(server.superuserUrl(), { name, passwords: server.secrets });
  const found = await prepare();
  if ((await stampIn(found.adminUrl)) === stamp) {
    await forgetLooks(server, name);
    await withClient(found.adminUrl, (client) => forgetEarlierRuns(client, sizes));
    console.log(`The dataset is there: ${inWords(sizes)}.`);
    return found;
  }
  await dropDatabase(server.superuserUrl(), name);
  const made = await prepare();
  const from = performance.now();
  await migrate(made.adminUrl, migrations);
  await withClient(made.adminUrl, async (client) => {
    await fillTables(client, sizes, stopping);
    await client.query('vacuum analyze');
    await client.query(OWN_SCHEMA);
    await client.query('insert into bench.stamp values ($1)', [stamp]);
  });
  await withClient(server.superuserUrl(), (client) => client.query('checkpoint'));
  console.log(`The dataset was made in ${seconds(from)}: ${inWords(sizes)}.`);
  return made;
}

const inWords = ({ people, entries, seed }: Sizes): string =>
  `${people.toLocaleString('en-GB')} people, ${entries.toLocaleString('en-GB')} entries, seed ${seed}`;

function readMigrations(): SqlMigration[] {
  return globSync('libs/{platform/database,*/api}/src/migrations/*.sql', { cwd: ROOT })
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((file) => ({ file, sql: readFileSync(join(ROOT, file), 'utf8') }));
}

/** Changes with the sizes, the generator's own code and the migrations. */
function stampOf(sizes: Sizes, migrations: readonly SqlMigration[]): string {
  const hash = createHash('sha256').update(JSON.stringify(sizes)).update(OWN_SCHEMA);
  const generator = join(import.meta.dirname, 'dataset');
  for (const file of globSync('*.ts', { cwd: generator }).sort())
    if (!file.endsWith('.spec.ts')) hash.update(readFileSync(join(generator, file)));
  for (const { file, sql } of migrations) hash.update(file).update(sql);
  return hash.digest('hex');
}

async function stampIn(adminUrl: string): Promise<string | undefined> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('bench.stamp') is not null as there");
    if (!rows[0]?.there) return undefined;
    return (await client.query<{ stamp: string }>('select stamp from bench.stamp')).rows[0]?.stamp;
  });
}

/** Looks and seals are never taken back but by a superuser who tells the triggers to be quiet. */
async function forgetLooks(server: RunningPostgres, name: string): Promise<void> {
  await withClient(server.superuserUrl(name), (client) =>
    client.query(
      "set session_replication_role = 'replica'; truncate access_events, log_leaves, log_seals, guardian_alerts; update log_watch set position = 0",
    ),
  );
}

/** What a copy of the dataset has in place of what the product has, so that what that costs is measured beside it. */
const CHANGES = {
  /** Looks get no leaf. */
  unsealed: 'drop index access_events_at; alter table access_events drop column leaf',
  /** The page asks the simple rule that stood before the full decision. */
  simple: readFileSync(join(import.meta.dirname, 'contenders/simple-rule.sql'), 'utf8'),
} as const;

/** What a copy of the dataset can lack. */
export type Change = keyof typeof CHANGES;

/** A copy of a dataset with one thing changed. `drop` takes it away again. */
export async function copyDataset(
  server: RunningPostgres,
  { name, appUrl, adminUrl }: PreparedDatabase,
  change: Change,
): Promise<PreparedDatabase & { drop: () => Promise<void> }> {
  const copy = `${name}_${change}`;
  const within = (text: string) => Object.assign(new URL(text), { pathname: `/${copy}` }).href;
  const drop = () => dropDatabase(server.superuserUrl(), copy);
  await drop();
  await withClient(server.superuserUrl(), async (client) => {
    await client.query(`create database ${copy} owner ${MIGRATOR} template ${name} strategy file_copy`);
    await client.query(`revoke all on database ${copy} from public`);
    await client.query(`grant connect on database ${copy} to ${APP}`);
  });
  await withClient(within(adminUrl), (client) => client.query(CHANGES[change]));
  return { name: copy, appUrl: within(appUrl), adminUrl: within(adminUrl), drop };
}

/** A run leaves looks, mutations and recorded conversations behind; the next one starts from the same data. */
async function forgetEarlierRuns(client: pg.Client, { base }: Sizes): Promise<void> {
  await client.query('truncate mutations, bench.outbox');
  const { rowCount } = await client.query('delete from entries where recorded_at >= $1', [new Date(base)]);
  if (rowCount) await client.query('vacuum entries');
}

async function fillTables(client: pg.Client, sizes: Sizes, stopping: Stopping): Promise<void> {
  await client.query('set synchronous_commit = off');
  const place = makePlace(sizes);
  for (const rows of place.tables) await fill(client, rows);
  const lengths = storyLengths(sizes);
  const bar = progress('Making the dataset', sizes.people);
  for (let first = 0; first < sizes.people; first += BATCH) {
    if (stopping.asked()) throw new ClearError('Stopped half-way; the next run begins the dataset anew.');
    const end = Math.min(first + BATCH, sizes.people);
    for (const rows of makePeople(sizes, place, lengths, first, end)) await fill(client, rows);
    bar.at(end);
  }
  bar.end();
}
