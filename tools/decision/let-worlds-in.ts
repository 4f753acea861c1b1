import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Run as the owner of the tables of a test's own database: worlds of the sharing cases may be put into them. Keys between tables go, for a world may
 * name what is not in it, and so do the triggers that begin a place with the defaults, that keep the history of its settings, and that refuse to empty a
 * table. A basis may rest on telling whatever its organisation is: one that
 * was of another kind once has such rows, and the decision must not count them.
 */
export const LET_WORLDS_IN = `
  do $$ declare one record; begin
    for one in select conrelid::regclass as t, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 loop
      execute format('alter table %s drop constraint %I', one.t, one.conname);
    end loop;
    for one in select tgrelid::regclass as t, tgname from pg_trigger join pg_attribute a on a.attrelid = tgrelid and a.attname = 'place_id'
      where (tgname = 'never_emptied' or tgname like '%_keep_history') and tgparentid = 0 loop
      execute format('alter table %s disable trigger %I', one.t, one.tgname);
    end loop;
  end $$;
  alter table memberships drop constraint memberships_role_check;
  alter table places disable trigger places_begin;
  alter table places disable trigger places_begin_bases;
  alter table organisations disable trigger organisations_begin;
  alter table sharing_bases disable trigger sharing_bases_may_be;
  alter table people disable trigger people_merge_one_step;`;

/** Makes load_world, and what asks of a world that it has loaded: ask_world explains, see_world reads the story. */
export const LOAD_WORLD = readFileSync(join(import.meta.dirname, 'load-world.sql'), 'utf8');

/** Of a world of the sharing cases, what is read here: whose each entry is. The rest goes to the database as it stands. */
export interface World {
  readonly entries?: Readonly<Record<string, { readonly subject: string }>>;
  readonly looks?: Readonly<Record<string, { readonly entry: string }>>;
}

/** Whose each entry, and each line of Who looked, is: what ask_world and see_world are told beside the questions. */
export function subjectsOf(world: World): { entries: Record<string, string>; looks: Record<string, string> } {
  const entries = Object.fromEntries(Object.entries(world.entries ?? {}).map(([id, { subject }]) => [id, subject]));
  const looks = Object.fromEntries(Object.entries(world.looks ?? {}).map(([id, { entry }]) => [id, entries[entry] ?? '']));
  return { entries, looks };
}
