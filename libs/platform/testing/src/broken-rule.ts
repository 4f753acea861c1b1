import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TestDatabase } from './test-database.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const MADE = /^create (?:or replace )?(?:view (\w+)[\s\S]*?;$|function (\w+)[\s\S]*?\$\$;$)/gm;

let inForce: ReadonlyMap<string, string> | undefined;

/** The text that makes a view or function as it is in force: the newest of all migrations, as `create or replace`. Throws where no migration makes it. */
export function ruleInForce(name: string): string {
  inForce ??= new Map(
    migrations().flatMap((sql) => [...sql.matchAll(MADE)].map(([text, view, made]) => [view ?? made ?? '', text] as const)),
  );
  const text = inForce.get(name);
  if (text === undefined) throw new Error(`No migration makes a view or function called ${name}.`);
  return text.replace(/^create (?:or replace )?/, 'create or replace ');
}

/** Runs `work` while one line of a view or function has other words. Throws unless the line stands there once: a mutant that changes nothing proves nothing. */
export async function withBrokenRule<T>(
  database: TestDatabase,
  [name, stands, instead]: readonly [name: string, stands: string, instead: string],
  work: () => Promise<T>,
): Promise<T> {
  const text = ruleInForce(name);
  const times = text.split(stands).length - 1;
  if (times !== 1) throw new Error(`${name} has "${stands}" ${times} times, and must have it once.`);
  const put = (each: string) => database.sql(`set role alongside_policy; ${each}; reset role`);
  await put(text.replace(stands, () => instead));
  try {
    return await work();
  } finally {
    await put(text);
  }
}

/** In the order in which they run, whosever they are. */
const migrations = (): string[] =>
  globSync('libs/*/api/src/migrations/*.sql', { cwd: ROOT })
    .concat(globSync('libs/platform/*/src/migrations/*.sql', { cwd: ROOT }))
    .sort((a, b) => basename(a).localeCompare(basename(b)))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'));
