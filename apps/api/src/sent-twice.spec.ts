import { buildASTSchema, parse } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import { aLivelyPlace, type LivelyPlace } from './testing/a-lively-place.ts';
import { fittingRows, plainArguments } from './testing/arguments.ts';
import { rootsOf } from './testing/documents.ts';
import { type Effect, effectOf, senderOf } from './testing/effects.ts';
import { aTextWorld } from './testing/text-world.ts';

// A phone that lost its signal sends again, and two tabs send at once. Every mutation of the schema is one effect, found from the schema.

const AT_ONCE = 20;
const mutations = rootsOf(buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')))).filter(({ kind }) => kind === 'Mutation');
const api = startApi(domains);
let place: LivelyPlace;
beforeAll(async () => {
  place = await aLivelyPlace(api.database);
});

/** Rows of each table, and the sum of their versions. Looks and sessions are written again at every asking, and a change is noted for each statement. Of an amendment the version is which of them it is. */
async function fingerprint(): Promise<Record<string, number>> {
  const tables = await api.database.sql<{ name: string; versioned: boolean }>(
    `select c.relname as name, c.relname <> 'entry_amendments' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'version' and not a.attisdropped) as versioned
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^(access_events|changes$|sessions|test_clock)'`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name, versioned }) => {
      const [row] = await api.database.sql<{ n: string }>(
        `select ${versioned ? 'coalesce(sum(version), 0)' : 'count(*)'} as n from "${name}"`,
      );
      return [name, Number(row?.n)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** What stands in every table but that of the answers: a refusal in words is kept there as well, and has changed nothing else. Of sessions only whom they act for. */
async function standing(): Promise<string> {
  const tables = await api.database.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^(mutations$|access_events|changes$|sessions|test_clock)' order by 1`,
  );
  const each = tables.map(({ name }) => `(select coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from "${name}" t)`);
  const sessions = "(select string_agg(concat(session_id, organisation_id), ',' order by session_id) from sessions)";
  const [row] = await api.database.sql<{ all: string }>(`select md5(concat(${[...each, sessions].join(', ')})) as all`);
  return row?.all ?? '';
}

describe('a mutation that is sent twenty times at once, and again', () => {
  /** Sends it so many times at once, and again. Gives how much each table grew by, of rows and versions together, and whether anything came of it. */
  async function send(
    document: string,
    actor: Actor,
    input: object,
    times = AT_ONCE,
  ): Promise<{ grown: Record<string, number>; had: boolean }> {
    const variables = { input: { ...input, mutationId: uuidv7() } };
    const burst = async (): Promise<Set<string>> =>
      new Set((await Promise.all(Array.from({ length: times }, () => api.ask(actor, document, variables)))).map(({ body }) => body));
    const [before, stood] = [await fingerprint(), await standing()];
    const answers = await burst();
    const after = await fingerprint();
    expect(answers.size, [...answers].join('\n')).toBe(1);
    expect([...answers].join()).not.toContain('INTERNAL');
    const grown = Object.fromEntries(
      Object.entries(after)
        .map(([table, n]) => [table, n - (before[table] ?? 0)] as const)
        .filter(([, by]) => by),
    );
    if (grown['mutations']) expect(await burst()).toEqual(answers);
    expect(await fingerprint()).toEqual(after);
    // An answer in words alone is no effect
    return { grown, had: grown['mutations'] === 1 && (await standing()) !== stood };
  }

  /** Sends what means well, in a world of its own: what one mutation does there is in no other’s way. */
  async function meantWell(document: string, meant: Effect, times: number): Promise<Record<string, number>> {
    const world = await aTextWorld(api);
    const { grown, had } = await send(document, senderOf(world, meant), await meant.input(world), times);
    expect(had, `${meant.mutation} has an effect`).toBe(true);
    return grown;
  }

  it.each(mutations.map((root) => [root.field.name, root] as const))(
    'is one effect: %s',
    async (name, { field, documents: [document = ''] }) => {
      const meant = effectOf(name);
      if (meant) expect(await meantWell(document, meant, AT_ONCE), 'as much as of one').toEqual(await meantWell(document, meant, 1));
      let done = meant !== undefined;
      // As it comes, about whoever is there: taken or refused, it is once
      const { alongside, administrator, guardian } = place.actors;
      for (const actor of meant ? [alongside] : [alongside, administrator, guardian])
        for (const row of fittingRows(field, place.rows).slice(0, meant ? 1 : 6)) {
          if (done && !meant) return;
          await place.freshen();
          const { grown, had } = await send(document, actor, plainArguments(field, row)['input'] as object);
          expect(
            Object.entries(grown).filter(([, by]) => by > 1),
            'more than one row or version',
          ).toEqual([]);
          done ||= had;
        }
      expect(done, `${name} has an effect`).toBe(true);
    },
    60_000,
  );
});
