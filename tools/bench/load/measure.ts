import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../../clear-error.ts';
import { dropDatabase, prepareDatabase, startPostgres, withClient } from '../../postgres/index.ts';
import { runMigrations } from '../../schema/migrations.ts';
import { run } from '../../start/build.ts';
import { ROOT } from '../../start/settings.ts';
import { step } from '../../start/steps.ts';
import type { Options } from '../options.ts';
import { madeUpList } from './made-up-list.ts';

/** How long a list took: the first time, when every row is new, and once more, when every row is as before. */
export interface Loaded {
  readonly rows: number;
  readonly firstSeconds: number;
  readonly againSeconds: number;
}

const PLACE = `
  with place as (insert into places (place_id, name) values (gen_random_uuid(), 'A place for the bench') returning place_id)
  insert into organisations (organisation_id, place_id, name, kind, joined_at)
  select gen_random_uuid(), place_id, 'A partner', 'housing', moment() from place`;

/** Loads a made-up list by the command that a partner would use, into an empty place of a durable server, and counts what is in the database then. */
export async function measureLoad({ folder, rows, sizes: { seed } }: Options): Promise<Loaded> {
  const data = join(folder, 'load');
  mkdirSync(data, { recursive: true });
  const file = join(data, 'list.csv');
  writeFileSync(file, madeUpList(rows, seed));
  const server = await startPostgres({ folder: data });
  try {
    await dropDatabase(server.superuserUrl(), 'alongside'); // laid out anew, whatever an earlier run left
    const { adminUrl } = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets });
    await runMigrations(adminUrl);
    await withClient(adminUrl, (client) => client.query(PLACE));
    const load = async (counts: string): Promise<number> => {
      const from = performance.now();
      const { code, output } = await run([join(ROOT, 'tools/load.ts'), 'people', file, '--yes'], { ALONGSIDE_DATA: data });
      const took = (performance.now() - from) / 1000;
      if (code !== 0 || !output.includes(counts))
        throw new ClearError(`The list was not loaded as it should be: ${counts}.\n${output.trim()}`);
      return took;
    };
    const figure = rows.toLocaleString('en-GB');
    const firstSeconds = await step(`  ${figure} rows, seed ${seed}, by npm run load`, () => load(`${figure} new, 0 changed, 0 as before`));
    const againSeconds = await step('  the same list once more', () => load(`0 new, 0 changed, ${figure} as before`));
    const listed = await withClient(
      adminUrl,
      async (client) => (await client.query<{ n: number }>('select count(*)::integer as n from listed_people')).rows[0]?.n,
    );
    if (listed !== rows) throw new ClearError(`${listed} people are on the list, and ${rows} were loaded.`);
    return { rows, firstSeconds, againSeconds };
  } finally {
    await server.stop();
  }
}

/** What it took, in words. */
export const loadInWords = ({ rows, firstSeconds, againSeconds }: Loaded, { sizes }: Options): string =>
  `### Load a partner’s list\n\n${rows.toLocaleString('en-GB')} rows, seed ${sizes.seed}: ${firstSeconds.toFixed(1)} s, the command’s own start included. The same list once more: ${againSeconds.toFixed(1)} s.`;
