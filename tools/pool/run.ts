import type { SharedPlace } from '../served/shared-place.ts';
import { withClient } from '../postgres/index.ts';
import { askSomething, belonging, type Tally, wordsOf } from './askers.ts';

/** What stands in the database afterwards, and what was left on connections meanwhile. */
export interface Afterwards {
  /** Entries whose words name another worker than their author. */
  misattributed: number;
  /** Looks in the log of workers who are not beside that person. */
  misLogged: number;
  /** Looks at connections that still had somebody's context, of so many. */
  left: number;
  probes: number;
}

export interface RunOptions {
  readonly origins: readonly string[];
  readonly place: SharedPlace;
  readonly requests: number;
  /** How many requests are on their way at once. */
  readonly atOnce: number;
  readonly random: () => number;
  /** The application's login through the pooler. */
  readonly pooledUrl: string;
  readonly adminUrl: string;
}

/** Sends mixed requests of all readers at once, and looks between them for a context that was left behind. */
export async function runThroughPool(options: RunOptions): Promise<Tally & Afterwards> {
  const { origins, place, requests, atOnce, random, pooledUrl, adminUrl } = options;
  const known = belonging(place);
  const tally: Tally = { requests: 0, foreign: 0, missing: 0, failed: 0, recorded: 0 };
  let begun = 0;
  let going = true;
  const asker = async () => {
    while (begun++ < requests) {
      const reader = known.readers[Math.floor(random() * known.readers.length)];
      const origin = origins[begun % origins.length];
      if (!reader || !origin) return;
      const asked = performance.now();
      const verdict = await askSomething(origin, reader, known, random).catch((error: unknown) => {
        // told at once: one answer that did not come is a finding, and no reason to throw the others away
        console.log(
          `  no answer after ${Math.round(performance.now() - asked)} ms: ${error instanceof Error ? error.message : String(error)}`,
        );
        return 'failed' as const;
      });
      tally.requests++;
      if (verdict !== 'own') tally[verdict]++;
      if (tally.requests % 10_000 === 0) console.log(`  ${tally.requests} requests`);
    }
  };
  const looking = probe(pooledUrl, () => going);
  await Promise.all(Array.from({ length: atOnce }, asker)).finally(() => (going = false));
  const { left, probes } = await looking;
  return { ...tally, left, probes, ...(await lookThrough(adminUrl, place)) };
}

/** Asks connections of the pool what context they have, outside of any transaction of the product's: it has to be none. */
async function probe(url: string, going: () => boolean): Promise<{ left: number; probes: number }> {
  return withClient(url, async (client) => {
    let [left, probes] = [0, 0];
    while (going()) {
      const { rows } = await client.query<{ context: string | null }>(
        "select nullif(current_setting('app.worker_id', true), '') as context",
      );
      probes++;
      if (rows[0]?.context) left++;
      await new Promise((done) => setTimeout(done, 5));
    }
    return { left, probes };
  });
}

async function lookThrough(
  adminUrl: string,
  place: SharedPlace,
): Promise<Pick<Afterwards, 'misattributed' | 'misLogged'> & { recorded: number }> {
  return withClient(adminUrl, async (client) => {
    const authors = place.readers.map(({ workerId }) => workerId);
    const { rows: written } = await client.query<{ wrong: number; recorded: number }>(
      `select count(*)::int as recorded, (count(*) filter (where e.author_id <> w.author_id))::int as wrong
       from unnest($1::text[], $2::uuid[]) w (words, author_id) join entries e using (words)`,
      [place.readers.map(wordsOf), authors],
    );
    const { rows: looks } = await client.query<{ wrong: number }>(
      `select count(*)::int as wrong from access_events a where a.result = 'shown' and a.worker_id = any ($1::uuid[])
       and not exists (select from involvements i where i.person_id = a.person_id and i.worker_id = a.worker_id)`,
      [authors],
    );
    return { misattributed: written[0]?.wrong ?? 0, recorded: written[0]?.recorded ?? 0, misLogged: looks[0]?.wrong ?? 0 };
  });
}
