import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Answer, Decider, Question, World } from '../../libs/consent/model/src/decision/index.ts';

const LOAD = readFileSync(join(import.meta.dirname, 'load-world.sql'), 'utf8');

/** What the story shows of an entry. */
export interface Seen {
  level: Answer['level'];
  rule: Answer['rule'];
  words: string;
}

/** The decision in the database: explained, and as the story itself gives it. */
export interface PostgresDecider extends Decider {
  /** What a worker reads of the entry of each question. Null where there is nothing, and for any other question. */
  seeAll(world: World, questions: readonly Question[]): Promise<(Seen | null)[]>;
}

/**
 * The sharing decision as the database answers it. `superuserUrl` names a migrated test database of the caller's own, as its superuser: each world is
 * loaded as the migrator and asked as the application, in one transaction that is taken back. Keys between tables are dropped first, for a world may
 * name what is not in it.
 */
export async function postgresDecider(superuserUrl: string): Promise<PostgresDecider> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`
    do $$ declare one record; begin
      for one in select conrelid::regclass as t, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 loop
        execute format('alter table %s drop constraint %I', one.t, one.conname);
      end loop;
    end $$;
    alter table memberships drop constraint memberships_role_check;
    alter table places disable trigger places_begin;
    alter table organisations disable trigger organisations_begin;
    alter table people disable trigger people_merge_one_step;
    set role alongside_migrator`);
  await client.query(LOAD);
  await client.query('reset role; set enable_seqscan = off; set jit = off');
  let worlds = 0;
  const inWorld = async <Told>(ask: 'ask_world' | 'see_world', world: World, questions: readonly Question[]): Promise<Told[]> => {
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
        JSON.stringify(subjects(world)),
      ]);
      return rows[0]?.told ?? [];
    } finally {
      await client.query('rollback');
      if (worlds % 1000 === 0) await client.query('vacuum');
    }
  };
  return {
    name: 'postgres',
    askAll: (world, questions) => inWorld<Answer>('ask_world', world, questions),
    seeAll: (world, questions) => inWorld<Seen | null>('see_world', world, questions),
    close: () => client.end(),
  };
}

/** Whose each entry, and each line of Who looked, is. */
function subjects(world: World): { entries: Record<string, string>; looks: Record<string, string> } {
  const entries = Object.fromEntries(Object.entries(world.entries ?? {}).map(([id, { subject }]) => [id, subject]));
  const looks = Object.fromEntries(Object.entries(world.looks ?? {}).map(([id, { entry }]) => [id, entries[entry] ?? '']));
  return { entries, looks };
}
