import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { LET_WORLDS_IN, LOAD_WORLD, subjectsOf, type World } from './let-worlds-in.ts';

export type { World } from './let-worlds-in.ts';

const TOGETHER = readFileSync(join(import.meta.dirname, 'ask-together.sql'), 'utf8');

// Each world is taken back, so that a vacuum finds every table empty, and plans made from that read whole indexes at every step. A table that was never
// looked at is taken for a small full one.
const KEEP_UNKNOWN = `
  do $$ declare one regclass; begin
    for one in select c.oid from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
      execute format('alter table %s set (autovacuum_enabled = false)', one);
    end loop;
  end $$`;
/** Empties every table of a place, between two worlds. */
export const FORGET = `
  do $$ declare one regclass; begin
    for one in select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'place_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (pg_relation_size(c.oid) > 0 or c.reltuples >= 0)
    loop
      execute format('truncate %s', one);
    end loop;
  end $$`;
/** So many worlds leave no more behind than an index passes over at once; plans are made anew after each clearing. */
const WORLDS_BETWEEN_CLEARINGS = 400;

/** A question of the sharing cases, as it goes to the database. */
export interface Question {
  readonly door: string;
}

/** An answer of the sharing cases. */
export interface Explained {
  readonly result: string;
  readonly level: string | null;
  readonly rule: string;
  readonly duties: string[];
}

/** What the story shows of an entry. */
export interface Seen {
  readonly level: string;
  readonly rule: string;
  readonly words: string;
}

/** The decision in the database: explained, and as the story itself gives it. With the model's `Answer` it is a `Decider` of the model. */
export interface PostgresDecider<Answer> {
  readonly name: string;
  /** The answers in the order of the questions. One world at a time. */
  askAll(world: World, questions: readonly Question[]): Promise<Answer[]>;
  /** What a worker reads of the entry of each question. Null where there is nothing, and for any other question. */
  seeAll(world: World, questions: readonly Question[]): Promise<(Seen | null)[]>;
  /** Another function of (questions, salt, subjects) that `also` made, asked as the application in that world. */
  ask<Told>(sqlFunction: string, world: World, questions: readonly Question[]): Promise<Told[]>;
  close(): Promise<void>;
}

/**
 * The sharing decision as the database answers it. `superuserUrl` names a migrated test database of the caller's own, as its superuser: each world is
 * loaded as the migrator and asked as the application, in one transaction that is taken back. Keys between tables are dropped first, for a world may
 * name what is not in it. `together`: the verdicts of one actor are decided in one statement, which is faster where a world has many questions.
 * `also`: SQL that is run once, with what a caller asks of a world besides.
 */
export async function postgresDecider<Answer = Explained>(
  superuserUrl: string,
  { together = false, also = '' } = {},
): Promise<PostgresDecider<Answer>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await prepareForWorlds((text) => client.query(text), (together ? TOGETHER : '') + also);
  let worlds = 0;
  const inWorld = async <Told>(ask: string, world: World, questions: readonly Question[]): Promise<Told[]> => {
    worlds += 1;
    const salt = String(worlds);
    const asked = JSON.stringify(questions);
    await client.query('begin; set local role alongside_migrator');
    try {
      await client.query('select load_world($1, $2, $3)', [JSON.stringify(world), asked, salt]);
      await client.query('set local role alongside_app');
      const { rows } = await client.query<{ told: Told[] }>(`select ${ask}($1, $2, $3) as told`, [
        asked,
        salt,
        JSON.stringify(subjectsOf(world)),
      ]);
      return rows[0]?.told ?? [];
    } finally {
      await client.query('rollback');
      if (worlds % WORLDS_BETWEEN_CLEARINGS === 0) await client.query(FORGET);
    }
  };
  return {
    name: 'postgres',
    askAll: (world, questions) => inWorld<Answer>('ask_world', world, questions),
    seeAll: (world, questions) => inWorld<Seen | null>('see_world', world, questions),
    ask: inWorld,
    close: () => client.end(),
  };
}

/** Makes a migrated test database ready for worlds, as its superuser: it takes what names nobody, its clock is `app.moment`, `load_world` is there, and what `also` makes. */
export async function prepareForWorlds(sql: (text: string) => Promise<unknown>, also = ''): Promise<void> {
  await sql(`
    ${LET_WORLDS_IN}
    -- a setting is a clock that costs no look-up in every plan
    create or replace function moment() returns timestamptz language sql stable as $$ select current_setting('app.moment')::timestamptz $$;
    set role alongside_migrator`);
  await sql(LOAD_WORLD);
  await sql('reset role');
  await sql(also);
  await sql('set enable_seqscan = off; set jit = off');
  await sql(KEEP_UNKNOWN);
  await sql(FORGET);
}
