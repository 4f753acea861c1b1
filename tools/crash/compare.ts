import { withClient } from '../postgres/index.ts';
import type { Acknowledged } from './recorders.ts';
import type { Writer } from './small-place.ts';

/** An entry, as it was found at the end. */
export interface Found {
  entryId: string;
  words: string;
}

/** What was acknowledged against what is there. */
export interface Comparison {
  lost: string[];
  doubled: string[];
  /** There, and nobody had sent it. */
  strange: string[];
}

/** Compares. Lost: acknowledged, and not there with the same words. Doubled: the same words in more than one entry. */
export function compare(acknowledged: readonly Acknowledged[], sent: ReadonlySet<string>, found: readonly Found[]): Comparison {
  const words = new Map(found.map((each) => [each.entryId, each.words]));
  const seen = new Map<string, number>();
  for (const each of found) seen.set(each.words, (seen.get(each.words) ?? 0) + 1);
  return {
    lost: acknowledged.filter((each) => words.get(each.entryId) !== each.words).map(({ entryId }) => entryId),
    doubled: [...seen].filter(([, times]) => times > 1).map(([each]) => each),
    strange: found.filter(({ entryId }) => !sent.has(entryId)).map(({ entryId }) => entryId),
  };
}

/** Reads every entry as its own writer reads it: through the sharing decision, as the application's role. */
export function readAll(appUrl: string, writers: readonly Writer[]): Promise<Found[]> {
  return withClient(appUrl, async (client) => {
    const found: Found[] = [];
    for (const { workerId, organisationId, placeId, sessionId, personId } of writers) {
      await client.query('begin');
      await client.query(
        "select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true), set_config('app.role', 'worker', true), set_config('app.session_id', $4, true), set_config('app.purpose', 'support', true)",
        [workerId, organisationId, placeId, sessionId],
      );
      const { rows } = await client.query<Found>('select entry_id as "entryId", words from story where person_id = $1', [personId]);
      found.push(...rows);
      await client.query('commit');
    }
    return found;
  });
}

/** Asks behind the sharing decision: entries in all, stored answers, and entries that were shown and left no line in the access log. */
export function countBehind(superuserUrl: string, acknowledged: readonly Acknowledged[], shown: ReadonlySet<string>) {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ entries: number; answers: number; unlogged: number }>(
      `select (select count(*)::int from entries) as entries,
              (select count(*)::int from mutations where mutation_id = any ($2::uuid[]) and answer is not null) as answers,
              (select count(*)::int from unnest($1::uuid[]) seen (id)
                where not exists (select from (select distinct unnest(entry_ids) as id from access_events) logged where logged.id = seen.id)) as unlogged`,
      [[...shown], acknowledged.map(({ mutationId }) => mutationId)],
    );
    if (!rows[0]) throw new Error('The database gave no answer.');
    return rows[0];
  });
}
