import { ruleInForce } from '../../../../tools/decision/rule-in-force.ts';
import type { TestDatabase } from './test-database.ts';

/** Runs `work` while one line of a view or function has other words. Throws unless the line stands there once: a mutant that changes nothing proves nothing. */
export async function withBrokenRule<T>(
  database: TestDatabase,
  [name, stands, instead]: readonly [name: string, stands: string, instead: string],
  work: () => Promise<T>,
): Promise<T> {
  const text = ruleInForce(name);
  const times = text.split(stands).length - 1;
  if (times !== 1) throw new Error(`${name} has "${stands}" ${times} times, and must have it once.`);
  const [{ owner } = { owner: '' }] = await database.sql<{ owner: string }>(
    `select proowner::regrole::text as owner from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace
     union all select relowner::regrole::text from pg_class where relname = $1 and relnamespace = 'public'::regnamespace`,
    [name],
  );
  const put = (each: string) => database.sql(`set role ${owner}; ${each}; reset role`);
  await put(text.replace(stands, () => instead));
  try {
    return await work();
  } finally {
    await put(text);
  }
}
