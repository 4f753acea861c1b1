import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
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

/** The texts of all migrations, in the order in which they run, whosever they are. */
export const migrations = (): string[] =>
  globSync('libs/**/migrations/*.sql', { cwd: ROOT })
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'));
