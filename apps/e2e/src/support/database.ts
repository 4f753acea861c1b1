import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFolder, MIGRATOR, withClient } from '../../../../tools/postgres/index.ts';
import { productData } from './product.ts';

/** Asks the product's own database, as the role that owns the tables: what the screen must not show can be seen here. */
export async function ask<Row>(sql: string, values: readonly unknown[] = [], data = productData): Promise<Row[]> {
  return withClient(databaseUrl(data), async (client) => (await client.query(sql, [...values])).rows as Row[]);
}

function databaseUrl(data: string): string {
  const folder = databaseFolder(data);
  const { migrator } = JSON.parse(readFileSync(join(folder, 'postgres-passwords.json'), 'utf8')) as { migrator: string };
  // The fourth line of a running server's own note is its port
  const port = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://${MIGRATOR}:${migrator}@127.0.0.1:${port}/alongside`;
}

/** The id of someone in the demo place. */
export async function idOf(fullName: string): Promise<string> {
  const [person] = await ask<{ id: string }>('select person_id as id from people where full_name = $1', [fullName]);
  if (!person) throw new Error(`${fullName} is not in the demo place.`);
  return person.id;
}

/** An entry as the database holds it. */
export interface StoredEntry {
  readonly id: string;
  readonly categories: readonly string[];
  readonly shown: string;
}

/** Every entry whose first words are these. */
export async function entriesWith(words: string): Promise<StoredEntry[]> {
  return ask('select entry_id as id, categories, shown_to_person as shown from entries where words = $1', [words]);
}

/** Ends all sessions of a worker, as half an hour without a request does. */
export async function endSessionsOf(worker: string): Promise<void> {
  await ask('update sessions set ended_at = now() where ended_at is null and worker_id = (select worker_id from workers where name = $1)', [
    worker,
  ]);
}

/** One look, as the access log has it. */
export interface Look {
  readonly operation: string;
  readonly kind: string;
  readonly result: string;
  readonly entryIds: readonly string[];
}

/** What a worker looked at of a person since a moment. */
export async function looksOf(worker: string, personId: string, since: Date): Promise<Look[]> {
  return ask(
    `select operation, kind, result, entry_ids as "entryIds" from access_events
     where worker_id = (select worker_id from workers where name = $1) and person_id = $2 and at >= $3 order by at`,
    [worker, personId, since],
  );
}
