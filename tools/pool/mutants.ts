import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../postgres/index.ts';
import { DIST } from '../start/build.ts';

/** Makes the context outlive its transaction: the mistake of setting it on the connection. Gives what puts it back. */
export async function contextThatStays(adminUrl: string): Promise<() => Promise<void>> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      "select pg_get_functiondef('enter(uuid, uuid, uuid, text, uuid, text)'::regprocedure) as text",
    );
    const right = rows[0]?.text ?? '';
    const wrong = right.replaceAll(/(set_config\('app\.[a-z_]+', [^,]+), true\)/g, '$1, false)');
    if (wrong === right)
      throw new Error('The function that sets the context was not changed: it reads otherwise than this mutant expects.');
    await client.query(wrong);
    return () => withClient(adminUrl, async (again) => void (await again.query(right)));
  });
}

/** A copy of the built product that sends what it asks outside of any transaction. Gives its main file, and what removes it. */
export function withoutTransaction(): { main: string; remove: () => void } {
  const folder = join(DIST, 'apps/api-without-transaction');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  remove();
  cpSync(join(DIST, 'apps/api'), folder, { recursive: true });
  let changed = 0;
  for (const file of globSync('**/*.js', { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const wrong = text.replaceAll(/this\.tail = client\.query\(["']begin["']\)/g, 'this.tail = Promise.resolve()');
    if (wrong === text) continue;
    changed++;
    writeFileSync(path, wrong);
  }
  if (changed === 0) {
    remove();
    throw new Error('The built product was not changed: its door begins otherwise than this mutant expects.');
  }
  return { main: join(folder, 'main.js'), remove };
}
